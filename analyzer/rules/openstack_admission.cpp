// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kShoot = "provider-openstack pkg/admission/validator/shoot.go#Validate@v1.57.0";
constexpr std::string_view kWorkers = "provider-openstack pkg/apis/openstack/validation/shoot.go@v1.57.0";
constexpr std::string_view kWorker = "provider-openstack pkg/apis/openstack/validation/worker.go@v1.57.0";
constexpr std::string_view kInfrastructure =
    "provider-openstack pkg/apis/openstack/validation/infrastructure.go@v1.57.0";

/// What the extension's webhooks refuse.
constexpr std::array kRules{
    Rule{"openstack/cloud-profile-config", "the CloudProfile's providerConfig is not valid",
         "the extension's webhook checks it on every change", "Mend the field that is named.",
         "provider-openstack pkg/apis/openstack/validation/cloudprofile.go@v1.57.0"},
    Rule{"openstack/config-missing", "a configuration of the provider is missing",
         "Shoots on OpenStack need infrastructureConfig and controlPlaneConfig, CloudProfiles a providerConfig",
         "Add it.", kShoot},
    Rule{"openstack/control-plane-config", "controlPlaneConfig is not valid",
         "load balancer providers and classes must be offered by the CloudProfile, CSI Manila needs a share network, "
         "and "
         "the Kubernetes version must have the feature gates of cloudControllerManager",
         "Mend the field that is named.", "provider-openstack pkg/apis/openstack/validation/controlplane.go@v1.57.0"},
    Rule{"openstack/dns-credentials", "a DNS provider names no credentials",
         "DNS providers of type openstack-designate need them", "Name a Secret that holds them.",
         "provider-openstack pkg/admission/validator/shoot.go#validateDNS@v1.57.0"},
    Rule{"openstack/floating-pool", "the CloudProfile does not offer the floating pool",
         "region and domain decide which pools a Shoot may use", "Use one of the supported values.", kInfrastructure},
    Rule{"openstack/in-place-pool", "a pool that is updated in place keeps its providerConfig and data volumes",
         "they could only be changed with new machines", "Use a new pool.", kWorkers},
    Rule{"openstack/infrastructure-config", "infrastructureConfig is not valid",
         "the extension's webhook checks it on every change", "Mend the field that is named.", kInfrastructure},
    Rule{"openstack/infrastructure-immutable", "this part of infrastructureConfig cannot be changed",
         "the extension does not move a Shoot to another network or floating pool; a share network can only be enabled",
         "Keep it, or create another Shoot.", kInfrastructure},
    Rule{"openstack/networking", "spec.networking does not suit OpenStack",
         "Shoots on OpenStack need a nodes range and IPv4", "Mend the field that is named.", kWorkers},
    Rule{"openstack/server-group-policy", "the server group's policy is not allowed",
         "the CloudProfile must list it in serverGroupPolicies, on every update of the Shoot, and affinity needs one "
         "zone",
         "Use a policy that the CloudProfile lists; keep policies in it as long as Shoots use them.", kWorker},
    Rule{"openstack/volume-type", "a volume type needs a size", "without a size the flavor's own disk is used",
         "Give volume.size, too.", kWorkers},
    Rule{"openstack/worker-config", "providerConfig of the worker is not valid",
         "the extension's webhook checks it on every change", "Mend the field that is named.", kWorker},
    Rule{"openstack/zones", "zones of a pool can only be appended",
         "each machine deployment stands for the zone in its place of the list", "Keep the zones and their order.",
         kWorkers},
};

}  // namespace

std::span<const Rule> openstack_admission_rules() { return kRules; }

}  // namespace gprov::rules

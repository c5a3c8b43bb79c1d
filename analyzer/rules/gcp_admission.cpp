// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kWorkerConfig =
    "provider-gcp pkg/apis/gcp/validation/worker.go#ValidateWorkerConfig@v1.54.1";
constexpr std::string_view kInfrastructure =
    "provider-gcp pkg/apis/gcp/validation/infrastructure.go#ValidateInfrastructureConfig@v1.54.1";
constexpr std::string_view kShoot = "provider-gcp pkg/admission/validator/shoot.go#newValidationContext@v1.54.1";

/// What the extension's webhooks refuse: nothing happens.
constexpr std::array kRules{
    Rule{"gcp/config-missing", "a configuration of the provider is missing",
         "infrastructureConfig and controlPlaneConfig must be set", "Add it.", kShoot},
    Rule{"gcp/config-undecodable", "a configuration of the provider cannot be decoded",
         "admission decodes infrastructureConfig, controlPlaneConfig and providerConfig strictly and needs apiVersion "
         "and kind",
         "Correct the fields that the message names.", kShoot},
    Rule{"gcp/control-plane-config", "controlPlaneConfig breaks a rule",
         "the zone must be one of the region and of a pool; hyperdisk storage classes need their parameters; the "
         "Kubernetes version must have the feature gates of cloudControllerManager",
         "Follow the message.",
         "provider-gcp pkg/apis/gcp/validation/controlplane.go#ValidateControlPlaneConfig@v1.54.1"},
    Rule{"gcp/control-plane-zone", "the zone of controlPlaneConfig changed", "it is immutable", "Keep the zone.",
         "provider-gcp pkg/apis/gcp/validation/controlplane.go#ValidateControlPlaneConfigUpdate@v1.54.1"},
    Rule{"gcp/dns-credentials", "a DNS provider names no credentials",
         "DNS providers of type google-clouddns need them", "Name a Secret that holds them.",
         "provider-gcp pkg/admission/validator/shoot.go#validateDNS@v1.54.1"},
    Rule{"gcp/in-place-added", "a pool with in-place updates is added",
         "the webhook of provider-gcp v1.45 crashes on a new pool of that kind",
         "Add the pool with a release from v1.46 on, or create the Shoot with it.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateWorkersUpdate@v1.45.1"},
    Rule{"gcp/in-place-config", "a pool that is updated in place cannot change this",
         "neither data volumes nor providerConfig can be changed on a running machine", "Use a new pool.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateWorkersUpdate@v1.54.1"},
    Rule{"gcp/infrastructure-config", "infrastructureConfig breaks a rule",
         "networks must be valid and must not overlap", "Follow the message.", kInfrastructure},
    Rule{"gcp/network-config", "networking.providerConfig cannot be read",
         "the mutating webhook reads it as a map, and overlay.enabled in it as true or false",
         "Write a map, and 'overlay: {enabled: false}' or true in it.",
         "provider-gcp pkg/admission/mutator/shoot.go#Mutate@v1.54.1"},
    Rule{"gcp/networking", "spec.networking breaks a rule",
         "a CIDR of nodes is required; IPv6 needs IPv4 beside it and no overlay", "Follow the message.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateNetworking@v1.54.1"},
    Rule{"gcp/networks-immutable", "a network setting changed that is immutable",
         "the VPC, its router, the internal network and the MTU cannot be exchanged", "Keep the old value.",
         "provider-gcp pkg/apis/gcp/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v1.54.1"},
    Rule{"gcp/profile-config", "providerConfig of the CloudProfile breaks a rule",
         "every image version needs a mapping, and every mapping an image", "Follow the message.",
         "provider-gcp pkg/apis/gcp/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.54.1"},
    Rule{"gcp/worker-config", "providerConfig of the worker breaks a rule",
         "its fields must fit each other and the volumes of the pool", "Follow the message.", kWorkerConfig},
    Rule{"gcp/worker-volume", "the volume of a pool is not complete",
         "a root volume with type and size is required, and it cannot be a local SSD",
         "Give the pool a volume with type and size.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateWorkers@v1.54.1"},
    Rule{"gcp/worker-zones-missing", "a pool has no zones", "at least one zone is required", "Add a zone.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateWorkers@v1.54.1"},
    Rule{"gcp/workers-cidr", "the network of the workers became smaller", "it can only be expanded",
         "Choose a range that contains the old one.",
         "provider-gcp pkg/apis/gcp/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v1.54.1"},
    Rule{"gcp/zones-immutable", "the zones of a pool were removed or reordered", "zones can only be appended",
         "Keep the old zones in their order; use a new pool otherwise.",
         "provider-gcp pkg/apis/gcp/validation/shoot.go#ValidateWorkersUpdate@v1.54.1"},
};

}  // namespace

std::span<const Rule> gcp_admission_rules() { return kRules; }

}  // namespace gprov::rules

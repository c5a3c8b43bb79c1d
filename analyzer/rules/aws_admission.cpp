// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kShoot = "provider-aws pkg/apis/aws/validation/shoot.go#ValidateWorker@v1.73.0";
constexpr std::string_view kUpdate = "provider-aws pkg/apis/aws/validation/shoot.go#ValidateWorkersUpdate@v1.73.0";
constexpr std::string_view kInfrastructure =
    "provider-aws pkg/apis/aws/validation/infrastructure.go#ValidateInfrastructureConfig@v1.73.0";

/// What the extension's webhooks refuse.
constexpr std::array kRules{
    Rule{"aws/config-not-supported", "a configuration of the extension cannot be read",
         "the webhook decodes it strictly: apiVersion, kind, and only fields that its release knows",
         "Correct the configuration.", "provider-aws pkg/admission/validator/serialization.go@v1.73.0"},
    Rule{"aws/control-plane-invalid", "the controlPlaneConfig is not valid",
         "the webhook checks names in it, and that the Kubernetes "
         "version has the feature gates of its cloudControllerManager",
         "Correct the field.",
         "provider-aws pkg/apis/aws/validation/controlplane.go#ValidateControlPlaneConfig@v1.73.0"},
    Rule{"aws/dns-credentials", "a DNS provider names no credentials", "DNS providers of type aws-route53 need them",
         "Name a Secret that holds them.", "provider-aws pkg/admission/validator/shoot.go#validateDNS@v1.73.0"},
    Rule{"aws/image-not-offered", "no AMI fits a worker",
         "the webhook looks in the CloudProfile for an AMI of each worker's image, region and architecture, on every "
         "update",
         "Choose an image version that the CloudProfile maps for the region.",
         "provider-aws pkg/apis/aws/validation/worker.go#ValidateWorkersAgainstCloudProfileOnUpdate@v1.73.0"},
    Rule{"aws/in-place-immutable", "providerConfig and data volumes of in-place pools cannot be changed",
         "nothing can bring such a change to a node without replacing it", "Use a new pool.", kUpdate},
    Rule{"aws/infrastructure-immutable", "the infrastructureConfig cannot be changed there",
         "the network of a Shoot stays as it was made", "Leave the field as it is.",
         "provider-aws pkg/apis/aws/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v1.73.0"},
    Rule{"aws/infrastructure-invalid", "the infrastructureConfig is not valid", "the webhook checks all of it",
         "Correct the field.", kInfrastructure},
    Rule{"aws/infrastructure-missing", "the Shoot has no infrastructureConfig", "every Shoot on AWS needs one",
         "Give spec.provider.infrastructureConfig.", "provider-aws pkg/admission/validator/shoot.go@v1.73.0"},
    Rule{"aws/networking-invalid", "spec.networking does not suit AWS",
         "nodes need an address range, and IPv6 goes without overlay network only", "Correct the field.",
         "provider-aws pkg/apis/aws/validation/shoot.go#ValidateNetworking@v1.73.0"},
    Rule{"aws/profile-config", "providerConfig of the CloudProfile is missing or cannot be read",
         "the webhook decodes it strictly: apiVersion, kind, and only fields that its release knows",
         "Correct the fields that the message names.",
         "provider-aws pkg/admission/validator/cloudprofile.go#Validate@v1.73.0"},
    Rule{"aws/profile-images", "an image in providerConfig of the CloudProfile is not valid",
         "images have a name and versions, versions regions or capabilityFlavors, and regions a name and an AMI",
         "Write what the message asks for.",
         "provider-aws pkg/apis/aws/validation/cloudprofile.go#ValidateProviderMachineImage@v1.73.0"},
    Rule{
        "aws/profile-mapping", "an image version of the CloudProfile has no AMI",
        "each version of spec.machineImages needs an entry in providerConfig, for each of its architectures or flavors",
        "Add the entry, or remove the version.",
        "provider-aws pkg/apis/aws/validation/cloudprofile.go#validateMachineImageMapping@v1.73.0"},
    Rule{"aws/worker-config-refused", "providerConfig of a worker is not valid",
         "the webhook checks each field of a WorkerConfig", "Correct the field.",
         "provider-aws pkg/apis/aws/validation/worker.go#ValidateWorkerConfig@v1.73.0"},
    Rule{"aws/worker-invalid", "a worker does not suit AWS",
         "volumes need size and type, at most eleven data volumes fit, and zones must be in the infrastructureConfig",
         "Correct the field.", kShoot},
    Rule{"aws/zone-unknown", "a zone of the infrastructureConfig is not in the CloudProfile, or stands there twice",
         "zones come from the CloudProfile's region", "Use a zone of the region, once.",
         "provider-aws pkg/apis/aws/validation/infrastructure.go#ValidateInfrastructureConfigAgainstCloudProfile"
         "@v1.73.0"},
    Rule{"aws/zones-immutable", "zones of a worker can only be appended",
         "MachineDeployments are numbered in the order of the zones", "Append new zones, and keep the others.",
         kUpdate},
};

}  // namespace

std::span<const Rule> aws_admission_rules() { return kRules; }

}  // namespace gprov::rules

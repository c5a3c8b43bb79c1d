// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kMachines = "provider-aws pkg/controller/worker/machines.go#generateMachineConfig@v1.73.0";
constexpr std::string_view kDisks = "provider-aws pkg/controller/worker/machines.go#computeBlockDevices@v1.73.0";
constexpr std::string_view kProfiles =
    "provider-aws pkg/controller/worker/machines.go#computeIAMInstanceProfile@v1.73.0";

/// What makes the worker reconciliation fail: nodes stay as they are until it is mended.
constexpr std::array kRules{
    Rule{"aws/cpu-counts-missing", "cpuOptions lack coreCount or threadsPerCore",
         "before v1.68 the extension reads both without looking whether they are there", "Give both.", kMachines},
    Rule{"aws/disk-size", "the size of a disk does not begin with a number", "the extension takes its leading digits",
         "Write a size such as 50Gi.", kDisks},
    Rule{"aws/image-not-found", "no AMI fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has an AMI for this image version, region "
         "and architecture",
         "Map the image version, for the pool's region and architecture, in the CloudProfile's providerConfig.",
         "provider-aws pkg/controller/worker/machine_images.go#selectMachineImageForWorkerPool@v1.73.0"},
    Rule{"aws/infrastructure-incomplete", "the Infrastructure's status lacks what the nodes need",
         "machine classes name the security group and the instance profile with purpose nodes",
         "Let the Infrastructure be reconciled first.", kMachines},
    Rule{"aws/instance-profile-empty", "iamInstanceProfile names no profile", "one of name and arn must be given",
         "Give name or arn, or leave iamInstanceProfile out.", kProfiles},
    Rule{"aws/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks up its capabilities to select an image",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kMachines},
    Rule{"aws/node-template-missing", "nodeTemplate.capacity is given, but the machine type is not known",
         "the extension lays it over the machine type's capacity without looking whether there is one",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kMachines},
    Rule{"aws/profile-config-invalid", "the CloudProfile's providerConfig cannot be read",
         "the extension decodes it strictly, so every Worker of that CloudProfile fails",
         "Use only fields that this release of the extension knows.",
         "provider-aws pkg/apis/aws/helper/scheme.go#CloudProfileConfigFromCluster@v1.73.0"},
    Rule{"aws/subnet-missing", "a zone of the pool has no subnet",
         "each zone of a pool needs an entry in the infrastructureConfig",
         "Add the zone to infrastructureConfig.networks.zones.", kMachines},
    Rule{"aws/too-many-disks", "the pool has more than eleven data volumes", "there are no more device names",
         "Use at most eleven data volumes.",
         "provider-aws pkg/controller/worker/machines.go#computeEBSDeviceNameForIndex@v1.73.0"},
    Rule{"aws/volume-missing", "the pool has no root volume",
         "the extension reads its size without looking whether there is one", "Give the pool a volume with a size.",
         kDisks},
    Rule{"aws/worker-config-invalid", "providerConfig of the worker cannot be read",
         "the extension decodes it strictly", "Use only fields that this release of the extension knows.", kMachines},
};

}  // namespace

std::span<const Rule> aws_error_rules() { return kRules; }

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kMachines =
    "provider-alicloud pkg/controller/worker/machines.go#generateMachineConfig@v1.71.0";
constexpr std::string_view kImages =
    "provider-alicloud pkg/controller/worker/machine_images.go#findMachineImage@v1.71.0";

/// What makes the worker reconciliation fail: nodes stay as they are until it is mended.
constexpr std::array kRules{
    Rule{"alicloud/disk-size", "a volume's size does not begin with a number",
         "the extension takes the digits at the beginning as gigabytes",
         "Write the size as a whole number with a unit, such as 50Gi.",
         "provider-alicloud pkg/controller/worker/machines.go#computeDisks@v1.71.0"},
    Rule{"alicloud/image-not-found", "no Alicloud image fits the pool",
         "neither the CloudProfile's providerConfig nor the status of the Infrastructure has an image for this version "
         "and region; upstream's text means that status when it says worker status",
         "Map the image version for the region in the CloudProfile's providerConfig.", kImages},
    Rule{"alicloud/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks up its capabilities to select an image",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kImages},
    Rule{"alicloud/profile-config-unreadable", "the CloudProfile's providerConfig cannot be read",
         "the extension decodes it strictly before anything else, so every Shoot of the CloudProfile fails",
         "Correct the field; capabilityFlavors need v1.70 of the extension.",
         "provider-alicloud pkg/apis/alicloud/helper/scheme.go#CloudProfileConfigFromCluster@v1.71.0"},
    Rule{"alicloud/security-group-missing", "the status of the Infrastructure has no security group for nodes",
         "every machine class needs it", "Wait until the Infrastructure is reconciled.", kMachines},
    Rule{"alicloud/volume-missing", "the pool has no root volume",
         "the extension reads its encryption without looking whether there is one",
         "Give the pool a volume with type and size.",
         "provider-alicloud pkg/controller/worker/machines.go#computeAdditionalHashData@v1.71.0"},
    Rule{"alicloud/vswitch-missing", "a zone of the pool has no vswitch",
         "each zone of a pool needs one, which the Infrastructure makes for its own zones",
         "Add the zone to infrastructureConfig.networks.zones.", kMachines},
};

}  // namespace

std::span<const Rule> alicloud_error_rules() { return kRules; }

}  // namespace gprov::rules

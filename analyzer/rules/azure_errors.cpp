// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kScaleSets = "provider-azure pkg/controller/worker/machineset_vmo.go#reconcileVMO@v1.62.1";
constexpr std::string_view kImages =
    "provider-azure pkg/controller/worker/machine_images.go#selectMachineImageForWorkerPool@v1.62.1";
constexpr std::string_view kMachines = "provider-azure pkg/controller/worker/machines.go#generateMachineConfig@v1.62.1";

/// What makes the worker reconciliation fail: nodes stay as they are until it is mended.
constexpr std::array kRules{
    Rule{"azure/duplicate-scale-set", "the Worker's status lists two scale sets for one pool",
         "the extension refuses to choose", "Remove the wrong entry from status.providerStatus.vmoDependencies.",
         "provider-azure pkg/controller/worker/machineset_vmo.go#determineWorkerPoolVmoDependency@v1.62.1"},
    Rule{"azure/fault-domain-count-missing", "the CloudProfile has no count of fault domains for this region",
         "pools of Shoots without zones need it; the error also makes the extension forget the scale sets, so the "
         "pools roll once it is back",
         "Keep the region in countFaultDomains.", kScaleSets},
    Rule{"azure/image-not-found", "no Azure image fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has exactly one image for this version and "
         "machine type",
         "Map the image version, for the pool's architecture, exactly once in the CloudProfile's providerConfig.",
         kImages},
    Rule{"azure/in-place-with-scale-set", "in-place updates need a Shoot with zones",
         "pools in a scale set cannot be updated in place", "Use updateStrategy AutoRollingUpdate.",
         "provider-azure pkg/controller/worker/machineset_vmo.go#determineWorkerPoolVmoDependency@v1.62.1"},
    Rule{"azure/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks up its capabilities to select an image",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kImages},
    Rule{"azure/profile-config-missing", "the CloudProfile has no providerConfig",
         "the extension reads machine images and fault domains from it",
         "Add a CloudProfileConfig as spec.providerConfig.", kMachines},
    Rule{"azure/subnet-missing", "a zone of the pool has no subnet",
         "with networks.zones each zone of a pool needs an entry",
         "Add the zone to infrastructureConfig.networks.zones.", kMachines},
    Rule{"azure/volume-missing", "the pool has no root volume",
         "the extension reads its size without looking whether there is one", "Give the pool a volume with a size.",
         "provider-azure pkg/controller/worker/machines.go#computeDisks@v1.62.1"},
};

}  // namespace

std::span<const Rule> azure_error_rules() { return kRules; }

}  // namespace gprov::rules

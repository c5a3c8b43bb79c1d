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
    Rule{"azure/diagnostics-without-storage", "the extension needs a storage URI for diagnostics",
         "these releases read diagnosticsProfile.storageURI without looking whether there is one",
         "Give diagnosticsProfile a storageURI, or leave it out.",
         "provider-azure pkg/controller/worker/machines.go#workerPoolHashDataV2@v1.47.0"},
    Rule{"azure/domain-count-missing", "the CloudProfile has no domain counts for this region",
         "releases up to v1.55 need both for the availability set of a Shoot, and since v1.50 for every Shoot, with "
         "zones "
         "or without: the reconciliation of the infrastructure fails, and the Worker is not reached",
         "Keep the region in countFaultDomains and countUpdateDomains.",
         "provider-azure pkg/controller/infrastructure/infraflow/infra_adapter.go#availabilitySetConfig@v1.55.2"},
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
    Rule{"azure/in-place-with-availability-set", "in-place updates need a Shoot with zones",
         "pools in an availability set cannot be updated in place", "Use updateStrategy AutoRollingUpdate.",
         "provider-azure pkg/controller/worker/machineset_vmo.go#determineWorkerPoolVmoDependency@v1.55.0"},
    Rule{"azure/in-place-with-scale-set", "in-place updates need a Shoot with zones",
         "pools in a scale set cannot be updated in place", "Use updateStrategy AutoRollingUpdate.",
         "provider-azure pkg/controller/worker/machineset_vmo.go#determineWorkerPoolVmoDependency@v1.62.1"},
    Rule{"azure/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks up its capabilities to select an image",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kImages},
    Rule{"azure/profile-config-missing", "the CloudProfile has no providerConfig",
         "the extension reads machine images and fault domains from it",
         "Add a CloudProfileConfig as spec.providerConfig.", kMachines},
    Rule{"azure/profile-config-undecodable", "this release cannot read the CloudProfile's providerConfig",
         "it is decoded strictly when the worker controller starts on a Worker, so every Worker of the profile fails",
         "Take out what the release does not know, or update the extension first.",
         "provider-azure pkg/apis/azure/helper/scheme.go#CloudProfileConfigFromCluster@v1.62.1"},
    Rule{"azure/subnet-missing", "a zone of the pool has no subnet",
         "with networks.zones each zone of a pool needs an entry",
         "Add the zone to infrastructureConfig.networks.zones.", kMachines},
    Rule{"azure/surge-unreadable", "maxSurge or maxUnavailable is no percentage",
         "the extension spreads it over the zones and panics", "Write a number or a percentage such as 10%.",
         "provider-azure pkg/controller/worker/machines.go#generateMachineConfig@v1.62.1"},
    Rule{"azure/volume-missing", "the pool has no root volume",
         "the extension reads its size without looking whether there is one", "Give the pool a volume with a size.",
         "provider-azure pkg/controller/worker/machines.go#computeDisks@v1.62.1"},
    Rule{"azure/volume-size-unreadable", "a volume's size does not begin with a number",
         "the class holds the size as a whole number of gigabytes", "Write the size as 50Gi.",
         "provider-azure pkg/controller/worker/machines.go#computeDisks@v1.62.1"},
    Rule{"azure/worker-config-undecodable", "this release cannot read the pool's providerConfig",
         "it is decoded strictly: fields that the release does not know are errors",
         "Mend the field, or update the extension before it is used.", kMachines},
};

}  // namespace

std::span<const Rule> azure_error_rules() { return kRules; }

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kMachines = "provider-gcp pkg/controller/worker/machines.go#generateMachineConfig@v1.54.1";

/// What makes the worker reconciliation fail: nodes stay as they are until it is mended.
constexpr std::array kRules{
    Rule{"gcp/disk-size-unreadable", "the size of a disk is not understood",
         "the extension takes the digits at its beginning", "Write the size as a whole number of Gi.", kMachines},
    Rule{"gcp/disk-type-missing", "a disk without a type has settings that depend on it",
         "until provider-gcp v1.48 the extension reads the type without looking whether there is one",
         "Give every data volume a type.", "provider-gcp pkg/controller/worker/machines.go#createDiskSpec@v1.48.3"},
    Rule{"gcp/image-not-found", "no GCP image fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has exactly one image for this version and "
         "machine type",
         "Map the image version, for the pool's architecture, exactly once in the CloudProfile's providerConfig.",
         "provider-gcp pkg/controller/worker/machine_images.go#selectMachineImageForWorkerPool@v1.54.1"},
    Rule{"gcp/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "since provider-gcp v1.50 the extension looks up its capabilities to select an image",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kMachines},
    Rule{"gcp/node-template-missing", "providerConfig has a nodeTemplate, but the pool has none",
         "the extension adds to the pool's node template without looking whether there is one; it is made from the "
         "CloudProfile's machine type",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kMachines},
    Rule{"gcp/profile-config-unreadable", "the CloudProfile's providerConfig cannot be read",
         "the extension decodes it strictly before it looks at any pool", "Correct the fields that the message names.",
         "provider-gcp pkg/apis/gcp/helper/scheme.go#CloudProfileConfigFromCluster@v1.54.1"},
    Rule{"gcp/provider-config-unreadable", "providerConfig of the worker cannot be read",
         "the extension decodes it strictly; one such pool stops the reconciliation of all",
         "Correct the fields that the message names.", kMachines},
    Rule{"gcp/subnet-missing", "the infrastructure has no subnet for nodes",
         "machines are attached to the subnet with purpose nodes of the InfrastructureStatus",
         "Wait for the Infrastructure to be reconciled.",
         "provider-gcp pkg/apis/gcp/helper/helper.go#FindSubnetByPurpose@v1.54.1"},
    Rule{"gcp/volume-missing", "the pool has no disk at all",
         "the chart of the machine class cannot be rendered without a disk",
         "Give the pool a volume with type and size.",
         "provider-gcp charts/internal/machineclass/templates/machineclass.yaml@v1.54.1"},
};

}  // namespace

std::span<const Rule> gcp_error_rules() { return kRules; }

}  // namespace gprov::rules

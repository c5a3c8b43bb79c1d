// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHcloud = "provider-hcloud pkg/controller/worker/machines.go#generateMachineConfig@v0.6.42";
constexpr std::string_view kLocal = "pkg/provider-local/controller/worker/machines.go#generateMachineConfig@v1.149.0";
constexpr std::string_view kVsphere =
    "provider-vsphere pkg/controller/worker/machines.go#generateMachineConfig@v0.33.2";

/// What makes the reconciliation of a Worker fail.
constexpr std::array kRules{
    Rule{"equinixmetal/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.",
         "provider-equinix-metal pkg/apis/equinixmetal/helper/scheme.go@v2.20.0"},
    Rule{"equinixmetal/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "provider-equinix-metal pkg/controller/worker/machine_images.go#findMachineImage@v2.20.0"},
    Rule{"hcloud/config-unreadable", "the extension cannot read a configuration",
         "it has another apiVersion, or a field of another type", "Correct the field, or leave it out.",
         "provider-hcloud pkg/hcloud/apis/transcoder/scheme_decoder.go@v0.6.42"},
    Rule{"hcloud/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "provider-hcloud pkg/controller/worker/machine_images.go#findMachineImageName@v0.6.42"},
    Rule{"hcloud/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks it up", "Keep the machine type in spec.machineTypes as long as a pool uses it.", kHcloud},
    Rule{"ironcore/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.", "provider-ironcore pkg/apis/ironcore/helper/scheme.go@v0.6.0"},
    Rule{"ironcore/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "provider-ironcore pkg/controller/worker/machine_images.go#findMachineImage@v0.6.0"},
    Rule{"local/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.", "pkg/provider-local/apis/local/helper/scheme.go@v1.149.0"},
    Rule{"local/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "pkg/provider-local/controller/worker/machine_images.go#selectMachineImageForWorkerPool@v1.149.0"},
    Rule{"local/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks it up", "Keep the machine type in spec.machineTypes as long as a pool uses it.", kLocal},
    Rule{"metal/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.", "provider-metal pkg/apis/metal/helper/scheme.go@v0.27.12"},
    Rule{"metal/explicit-hash", "annotation use-worker-hash names another hash than the pool has",
         "beside keep-worker-hash it must name the hash of the MachineClass that exists",
         "Name that hash, or take the annotation away.",
         "provider-metal pkg/controller/worker/machines.go#keepHash@v0.27.12"},
    Rule{"stackit/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.", "provider-stackit pkg/apis/stackit/helper/scheme.go@v2.20.0"},
    Rule{"stackit/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "provider-stackit pkg/controller/worker/machine_images.go#findMachineImage@v2.20.0"},
    Rule{"vsphere/config-unreadable", "the extension cannot read a configuration",
         "the decoder is strict: it knows the fields, their types and one apiVersion",
         "Correct the field, or leave it out.", "provider-vsphere pkg/apis/vsphere/helper/scheme.go@v0.33.2"},
    Rule{"vsphere/image-not-found", "no image of the provider fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has one for this version",
         "Map the image version in the CloudProfile.",
         "provider-vsphere pkg/controller/worker/machine_images.go#findMachineImage@v0.33.2"},
    Rule{"vsphere/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks it up", "Keep the machine type in spec.machineTypes as long as a pool uses it.",
         kVsphere},
};

}  // namespace

std::span<const Rule> small_error_rules() { return kRules; }

}  // namespace gprov::rules

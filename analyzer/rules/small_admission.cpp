// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// What the smaller providers' webhooks refuse.
constexpr std::array kRules{
    Rule{"hcloud/pool-size", "the size of a pool is not allowed",
         "a pool with a maximum needs a minimum of 1, and a placement group of type spread holds 10 machines",
         "Choose a minimum of 1 or more, or a maximum whose sum with maxSurge is 10 at most.",
         "provider-hcloud pkg/hcloud/apis/validation/workers.go#ValidateWorkers@v0.6.42"},
    Rule{"hcloud/zones", "the zones of a pool are not allowed",
         "a pool has at least one zone, and zones can only be appended", "Append zones at the end.",
         "provider-hcloud pkg/hcloud/apis/validation/workers.go#ValidateWorkersUpdate@v0.6.42"},
    Rule{"ironcore/network-immutable", "networkRef of the infrastructure changed", "it is immutable",
         "Keep it, or create another Shoot.",
         "provider-ironcore pkg/apis/ironcore/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v0.6.0"},
    Rule{"ironcore/nodes-required", "the range of the nodes is missing", "ironcore Shoots need networking.nodes",
         "Give the range.", "provider-ironcore pkg/apis/ironcore/validation/shoot.go#ValidateNetworking@v0.6.0"},
    Rule{"ironcore/volume-required", "a pool has no complete root volume", "ironcore wants its type and size",
         "Give both.", "provider-ironcore pkg/apis/ironcore/validation/shoot.go#ValidateWorkers@v0.6.0"},
    Rule{"ironcore/zones", "the zones of a pool are not allowed",
         "a pool has at least one zone, and zones can only be appended", "Append zones at the end.",
         "provider-ironcore pkg/apis/ironcore/validation/shoot.go#ValidateWorkersUpdate@v0.6.0"},
    Rule{"metal/infrastructure-immutable", "project or partition of the infrastructure changed", "both are immutable",
         "Keep them, or create another Shoot.",
         "provider-metal pkg/apis/metal/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v0.27.12"},
    Rule{"metal/tenant-immutable", "the tenant of the Shoot changed",
         "annotation cluster.metal-stack.io/tenant is immutable", "Keep it, or create another Shoot.",
         "provider-metal pkg/admission/validator/shoot.go#validateShootUpdate@v0.27.12"},
    Rule{"metal/worker", "a pool asks for what metal-stack does not offer",
         "a pool has no volume and no zones, and its image version must be in the CloudProfile",
         "Leave volume and zones out, and choose an image version of the CloudProfile.",
         "provider-metal pkg/apis/metal/validation/shoot.go#ValidateWorkers@v0.27.12"},
    Rule{"stackit/infrastructure-immutable", "networks or floating pool of the infrastructure changed",
         "they are immutable", "Keep them, or create another Shoot.",
         "provider-stackit pkg/apis/stackit/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v2.20.0"},
    Rule{"vsphere/networks-immutable", "networks of the infrastructure changed", "they are immutable",
         "Keep them, or create another Shoot.",
         "provider-vsphere pkg/apis/vsphere/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v0.33.2"},
    Rule{"vsphere/nodes", "the range of the nodes is missing or changed",
         "vSphere Shoots need networking.nodes, which is immutable", "Keep the range.",
         "provider-vsphere pkg/apis/vsphere/validation/shoot.go#ValidateNetworkingUpdate@v0.33.2"},
    Rule{"vsphere/zones", "the zones of a pool are not allowed",
         "a pool has at least one zone, and zones can only be appended", "Append zones at the end.",
         "provider-vsphere pkg/apis/vsphere/validation/shoot.go#ValidateWorkersUpdate@v0.33.2"},
};

}  // namespace

std::span<const Rule> small_admission_rules() { return kRules; }

}  // namespace gprov::rules

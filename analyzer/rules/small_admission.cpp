// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// What the smaller providers' webhooks refuse.
constexpr std::array kRules{
    Rule{"hcloud/cloud-profile", "the CloudProfile is refused", "a region may have one zone only",
         "Leave one zone in each region.", "provider-hcloud pkg/webhook/validator/cloudprofile.go#Validate@v0.6.42"},
    Rule{"hcloud/pool-size", "the size of a pool is not allowed",
         "a pool with a maximum needs a minimum of 1, and a placement group of type spread holds 10 machines",
         "Choose a minimum of 1 or more, or a maximum whose sum with maxSurge is 10 at most.",
         "provider-hcloud pkg/hcloud/apis/validation/workers.go#ValidateWorkers@v0.6.42"},
    Rule{"hcloud/zones", "the zones of a pool are not allowed",
         "a pool has at least one zone, and zones can only be appended", "Append zones at the end.",
         "provider-hcloud pkg/hcloud/apis/validation/workers.go#ValidateWorkersUpdate@v0.6.42"},
    Rule{"ironcore/cloud-profile", "the CloudProfile's providerConfig is refused",
         "the webhook checks images, their mapping to versions and architectures, and names of storage classes",
         "Mend the field that is named.",
         "provider-ironcore pkg/apis/ironcore/validation/cloudprofile.go#ValidateCloudProfileConfig@v0.6.0"},
    Rule{"ironcore/control-plane", "controlPlaneConfig is not valid",
         "the Kubernetes version must have the feature gates of cloudControllerManager",
         "Mend the field that is named.",
         "provider-ironcore pkg/apis/ironcore/validation/controlplane.go#ValidateControlPlaneConfig@v0.6.0"},
    Rule{"ironcore/infrastructure", "infrastructureConfig is not valid",
         "networkRef is a label, and natPortsPerNetworkInterface a power of two up to 64512",
         "Mend the field that is named.",
         "provider-ironcore pkg/apis/ironcore/validation/infrastructure.go#ValidateInfrastructureConfig@v0.6.0"},
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
    Rule{"local/cloud-profile", "the CloudProfile's providerConfig is refused",
         "the webhook checks images and, with machineCapabilities, that each version and flavor has one",
         "Mend the field that is named.",
         "pkg/provider-local/apis/local/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.149.3"},
    Rule{"local/nodes-range", "the range of the nodes is refused",
         "machines are pods of kind, so the range lies in that of kind's pods",
         "Use a part of 10.0.0.0/16, or of fd00:10:1:100::/56.",
         "pkg/provider-local/admission/validator/shoot.go#ValidateShootNodesCIDR@v1.149.3"},
    Rule{"metal/cloud-profile", "the CloudProfile's providerConfig is refused",
         "the webhook checks versions of firewall controllers, that partitions are zones, and the isolation of their "
         "networks, which stays",
         "Mend the field that is named.",
         "provider-metal pkg/apis/metal/validation/cloudprofile.go#ValidateCloudProfileConfig@v0.27.12"},
    Rule{"metal/infrastructure", "infrastructureConfig is not valid",
         "the partition must be a zone of the region, and the firewall one that the CloudProfile offers",
         "Choose what the CloudProfile has.",
         "provider-metal "
         "pkg/apis/metal/validation/infrastructure.go#ValidateInfrastructureConfigAgainstCloudProfile@v0.27.12"},
    Rule{"metal/infrastructure-immutable", "project or partition of the infrastructure changed", "both are immutable",
         "Keep them, or create another Shoot.",
         "provider-metal pkg/apis/metal/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v0.27.12"},
    Rule{"metal/network-access", "the partition has no isolated network",
         "every networkAccessType but baseline needs networkIsolation of the partition",
         "Use baseline, or another partition.",
         "provider-metal pkg/apis/metal/validation/network_access.go#ValidateControlPlaneConfigNetworkAccess@v0.27.12"},
    Rule{"metal/tenant-immutable", "the tenant of the Shoot changed",
         "annotation cluster.metal-stack.io/tenant is immutable", "Keep it, or create another Shoot.",
         "provider-metal pkg/admission/validator/shoot.go#validateShootUpdate@v0.27.12"},
    Rule{"metal/tenant-required", "the Shoot names no tenant", "annotation cluster.metal-stack.io/tenant is needed",
         "Add the annotation.", "provider-metal pkg/admission/validator/shoot.go#validateShoot@v0.27.12"},
    Rule{"metal/worker", "a pool asks for what metal-stack does not offer",
         "a pool has no volume and no zones, and its image version must be in the CloudProfile",
         "Leave volume and zones out, and choose an image version of the CloudProfile.",
         "provider-metal pkg/apis/metal/validation/shoot.go#ValidateWorkers@v0.27.12"},
    Rule{"stackit/cloud-profile", "the CloudProfile's providerConfig is refused",
         "the webhook checks floating pools, images and their mapping, Keystone, DNS servers and policies",
         "Mend the field that is named.",
         "provider-stackit pkg/apis/stackit/validation/cloudprofile.go#ValidateCloudProfileConfig@v2.20.0"},
    Rule{"stackit/control-plane", "controlPlaneConfig is not valid",
         "controllers are those of stackit or openstack, the Kubernetes version must have the feature gates of "
         "cloudControllerManager",
         "Mend the field that is named.",
         "provider-stackit pkg/apis/stackit/validation/controlplane.go#ValidateControlPlaneConfig@v2.20.0"},
    Rule{"stackit/infrastructure", "infrastructureConfig is not valid",
         "it needs a floating pool, and either an address range in that of the nodes or a network of its own",
         "Mend the field that is named.",
         "provider-stackit pkg/apis/stackit/validation/infrastructure.go#ValidateInfrastructureConfig@v2.20.0"},
    Rule{"stackit/infrastructure-immutable", "networks or floating pool of the infrastructure changed",
         "they are immutable", "Keep them, or create another Shoot.",
         "provider-stackit pkg/apis/stackit/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v2.20.0"},
    Rule{"vsphere/control-plane", "controlPlaneConfig is not valid, or changed",
         "size and default class of the load balancer stay; the Kubernetes version must have the feature gates of "
         "cloudControllerManager",
         "Mend the field that is named.",
         "provider-vsphere pkg/apis/vsphere/validation/controlplane.go#ValidateControlPlaneConfig@v0.33.2"},
    Rule{"vsphere/infrastructure", "infrastructureConfig is not valid",
         "networks need both paths, and overwriteNSXTInfraVersion is 1 or 2", "Mend the field that is named.",
         "provider-vsphere pkg/apis/vsphere/validation/infrastructure.go#ValidateInfrastructureConfig@v0.33.2"},
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

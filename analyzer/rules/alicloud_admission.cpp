// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// What the admission webhooks of the extension refuse.
constexpr std::array kRules{
    Rule{"alicloud/control-plane-config",
         "controlPlaneConfig cannot be read, or its feature gates do not fit the Kubernetes version",
         "admission decodes it and checks cloudControllerManager.featureGates", "Correct the field.",
         "provider-alicloud pkg/apis/alicloud/validation/controlplane.go#ValidateControlPlaneConfig@v1.71.0"},
    Rule{"alicloud/data-volumes", "a data volume is named wrongly, or there are too many",
         "at most 64 data volumes are allowed; a name begins with a letter, goes on with letters, digits or .-_: and "
         "has at most 64 characters",
         "Correct the names, or use fewer volumes.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateWorkers@v1.71.0"},
    Rule{"alicloud/dual-stack", "dualStack does not fit",
         "dual stack needs a region with network load balancers and an IPv6 block of its own for each zone, and stays "
         "once it is enabled",
         "Correct dualStack or the zones' ipv6CidrBlock.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateInfrastructureConfig@v1.71.0"},
    Rule{"alicloud/encryption-undecided", "the image of a pool is not in the CloudProfile",
         "for a new root volume without the flag encrypted the extension looks up who owns the image",
         "Map the image version for the region, or set volume.encrypted.",
         "provider-alicloud pkg/admission/mutator/shoot.go#Mutate@v1.71.0"},
    Rule{"alicloud/in-place-immutable", "providerConfig or dataVolumes of an in-place pool changed",
         "both are immutable while the update strategy is in-place", "Use a new pool for the change.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateWorkersUpdate@v1.71.0"},
    Rule{"alicloud/infrastructure-config", "infrastructureConfig is missing or cannot be read",
         "admission decodes it strictly", "Correct infrastructureConfig.",
         "provider-alicloud pkg/admission/validator/serialization.go#checkAndDecodeInfrastructureConfig@v1.71.0"},
    Rule{"alicloud/infrastructure-zones", "the zones of the network changed",
         "networks.zones can only grow at the end, and keep names and address ranges",
         "Append new zones and leave the others as they are.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateNetworkZonesConfig@v1.71.0"},
    Rule{"alicloud/nat-gateway", "the NAT gateway of a zone has no address", "natGateway needs an eipAllocationID",
         "Set eipAllocationID, or leave natGateway out.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateNatGatewayConfig@v1.71.0"},
    Rule{"alicloud/network-config", "networking.providerConfig cannot be read",
         "the extension decides about the overlay network in it", "Correct networking.providerConfig.",
         "provider-alicloud pkg/admission/mutator/shoot.go#Mutate@v1.71.0"},
    Rule{"alicloud/networking", "the Shoot's networks do not suit Alicloud",
         "100.64.0.0/10 is reserved, and the network of the nodes must be given", "Use other address ranges.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateNetworking@v1.71.0"},
    Rule{"alicloud/networking-immutable", "networks of the Shoot changed",
         "nodes, pods and services keep their address ranges", "Keep the address ranges.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateNetworkingUpdate@v1.71.0"},
    Rule{"alicloud/networks", "address ranges of the infrastructure do not fit",
         "they must be canonical, inside the VPC and the nodes' network, and apart from each other, from pods and from "
         "services",
         "Correct the address ranges.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateInfrastructureConfig@v1.71.0"},
    Rule{"alicloud/profile-config", "the CloudProfile has no providerConfig, or one that cannot be read",
         "Alicloud CloudProfiles need a CloudProfileConfig, which is decoded strictly", "Correct spec.providerConfig.",
         "provider-alicloud pkg/admission/validator/cloudprofile.go#Validate@v1.71.0"},
    Rule{"alicloud/profile-images", "machineImages of the CloudProfileConfig are not complete",
         "images need names, versions and an id for each region, in one format a version",
         "Correct providerConfig.machineImages.",
         "provider-alicloud pkg/apis/alicloud/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.71.0"},
    Rule{"alicloud/profile-mapping", "an image version of the CloudProfile is not mapped",
         "each version in spec.machineImages needs an entry in providerConfig.machineImages (since v1.70 of the "
         "extension)",
         "Add the entry to providerConfig.machineImages.",
         "provider-alicloud pkg/apis/alicloud/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.71.0"},
    Rule{"alicloud/volume", "a volume has no type or no size", "root volumes and data volumes need both",
         "Set type and size.", "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateWorkers@v1.71.0"},
    Rule{"alicloud/vpc", "networks.vpc is not valid",
         "either an id or a cidr must be given, and a custom route table in a VPC of one's own needs "
         "gardenerManagedNATGateway",
         "Correct networks.vpc.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateInfrastructureConfig@v1.71.0"},
    Rule{"alicloud/vpc-immutable", "networks.vpc changed", "the VPC of a Shoot stays, and so does useCustomRouteTable",
         "Keep networks.vpc.",
         "provider-alicloud pkg/apis/alicloud/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v1.71.0"},
    Rule{"alicloud/worker-zones", "the zones of a pool do not fit",
         "a pool needs zones, each of them listed in infrastructureConfig.networks.zones",
         "List the zone in infrastructureConfig.networks.zones first.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateWorkers@v1.71.0"},
    Rule{"alicloud/worker-zones-immutable", "zones of a pool were removed or reordered", "zones can only be appended",
         "Use a new pool for other zones.",
         "provider-alicloud pkg/apis/alicloud/validation/shoot.go#ValidateWorkersUpdate@v1.71.0"},
};

}  // namespace

std::span<const Rule> alicloud_admission_rules() { return kRules; }

}  // namespace gprov::rules

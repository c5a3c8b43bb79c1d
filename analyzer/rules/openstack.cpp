// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHash =
    "provider-openstack pkg/controller/worker/machines.go#generateWorkerPoolHash@v1.57.0";
constexpr std::string_view kClass =
    "provider-openstack pkg/controller/worker/machines.go#generateMachineConfig@v1.57.0";
constexpr std::string_view kImages =
    "provider-openstack pkg/controller/worker/machine_images.go#selectMachineImageForWorkerPool@v1.57.0";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";

constexpr std::array kRules{
    Rule{
        "openstack/machine-label", "a machine label with triggerRollingOnUpdate changed",
        "name and value of each such label are part of the class hash; adding or removing one, and turning the switch, "
        "count too; other machine labels do not",
        "Leave triggerRollingOnUpdate out where running nodes need not get the label.", kHash},
    Rule{"openstack/security-group", "additionalSecurityGroups of the worker changed",
         "each name is part of the class hash, whatever their order", "Use a new pool for the new groups.", kHash},
    Rule{"openstack/server-group", "the server group of the pool changes",
         "the id of the group is part of the class hash; adding or removing serverGroup or changing its policy needs "
         "another group, and so does Kubernetes 1.35 for groups whose names an extension before v1.53 drew",
         "Use a new pool for the new policy.",
         "provider-openstack pkg/controller/worker/machine_dependencies.go#reconcilePoolServerGroup@v1.57.0"},
};

/// Content of the machine class that can differ under an unchanged name.
constexpr std::array kClassRules{
    Rule{"openstack/availability-zone", "the zone in this place of the list changed",
         "machine deployments are named by the zone's place, and the zone is not in the class hash: only new machines "
         "start in the other zone",
         "Append zones at the end.", kClass},
    Rule{"openstack/class-capacity", "the capacity of the pool's nodes changed",
         "it is in the machine class, for the cluster autoscaler, and not in its hash", "", kClass},
    Rule{"openstack/image-labels", "the machine class is labelled with its image in another way", kNotHashed, "",
         kClass},
    Rule{"openstack/image-reference", "the CloudProfile names another OpenStack image for this version", kNotHashed,
         "Nothing is replaced; add a new image version if running nodes shall get the image, too.", kClass},
    Rule{"openstack/key-pair", "the key pair of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"openstack/network", "the network of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"openstack/node-template-architecture", "the architecture of the pool's nodes changed",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"openstack/node-template-virtual-capacity", "nodeTemplate.virtualCapacity changed",
         "extended resources are told to nodes in place; they are not in the class hash", "", kClass},
    Rule{"openstack/nodes-security-group", "the security group of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"openstack/pod-network", "the pod network in the machine class changed", kNotHashed, kRollout, kClass},
    Rule{"openstack/root-disk", "the root disk's default size or type changed",
         "where the Shoot gives no volume type, the storage of the CloudProfile's machine type is in the machine class "
         "but not in its hash",
         "Give the volume's size and type in the Shoot.", kClass},
    Rule{"openstack/security-group-order", "the order of additionalSecurityGroups changed",
         "the machine class has them as written, its hash sorted", "Keep the order.", kClass},
    Rule{"openstack/server-metadata", "the labels of the pool's servers changed",
         "labels of the pool and machineLabels become metadata of the servers in the machine class, not in its hash: "
         "only new machines get them",
         kRollout, kClass},
    Rule{"openstack/subnets", "the subnets of the nodes changed", kNotHashed, kRollout, kClass},
};

/// What makes the worker reconciliation fail: nodes stay as they are until it is mended.
constexpr std::array kErrorRules{
    Rule{"openstack/config-not-decoded", "the extension cannot read a configuration",
         "its release does not know a field, or the field has another type; the extension is strict",
         "Remove the field, or run a release of the extension that knows it.",
         "provider-openstack pkg/apis/openstack/helper/scheme.go#WorkerConfigFromRawExtension@v1.57.0"},
    Rule{"openstack/image-not-found", "no OpenStack image fits the pool",
         "neither the CloudProfile's providerConfig nor the Worker's status has an image for this version, region and "
         "architecture",
         "Map the image version for the region in the CloudProfile's providerConfig.", kImages},
    Rule{"openstack/infrastructure-incomplete", "the Infrastructure's status lacks what machines need",
         "the class takes the nodes' security group and subnet from it",
         "Let the Infrastructure be reconciled before the Worker.", kClass},
    Rule{"openstack/machine-type-missing", "the CloudProfile does not have the pool's machine type",
         "the extension looks up its capabilities and storage",
         "Keep the machine type in spec.machineTypes as long as a pool uses it.", kClass},
    Rule{"openstack/profile-config-missing", "the CloudProfile has no providerConfig",
         "the extension reads machine images and the Keystone URL from it",
         "Add a CloudProfileConfig as spec.providerConfig.",
         "provider-openstack pkg/controller/worker/actuator.go#WorkerDelegate@v1.57.0"},
    Rule{"openstack/volume-size", "the root volume has no size",
         "the extension reads the number that the size begins with",
         "Give volume.size, such as 50Gi, or no volume at all.",
         "extensions/pkg/controller/worker/machines.go#DiskSize@v1.145.0"},
};

}  // namespace

std::span<const Rule> openstack_rules() { return kRules; }
std::span<const Rule> openstack_class_rules() { return kClassRules; }
std::span<const Rule> openstack_error_rules() { return kErrorRules; }

}  // namespace gprov::rules

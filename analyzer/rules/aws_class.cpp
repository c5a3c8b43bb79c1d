// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kClass = "provider-aws pkg/controller/worker/machines.go#generateMachineConfig@v1.73.0";
constexpr std::string_view kDisks = "provider-aws pkg/controller/worker/machines.go#computeBlockDevices@v1.73.0";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";

/// Content of the machine class that can differ under an unchanged name.
constexpr std::array kRules{
    Rule{"aws/class-capacity", "the capacity of the pool's nodes is written in another way",
         "the machine class holds each quantity as it is written, its hash at most the rounded number; it is told to "
         "the cluster autoscaler",
         "", kClass},
    Rule{"aws/class-capacity-reservation", "the capacity reservation in the machine class changed", kNotHashed,
         kRollout, kClass},
    Rule{"aws/class-cpu-options", "the CPU options in the machine class changed",
         "amdSevSnp is in the machine class but not in its hash: only new machines get it", kRollout, kClass},
    Rule{"aws/class-data-volume", "a data disk in the machine class changed",
         "the machine class has the disks in the order of the volumes' names, which the hash does not list; and the "
         "hash lists values without the names of their fields: only new machines get the new disks",
         kRollout, kDisks},
    Rule{"aws/class-instance-market", "the market of the instances changed", kNotHashed, kRollout, kClass},
    Rule{"aws/class-instance-profile", "the IAM instance profile of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"aws/class-ipv6", "the nodes' interfaces get IPv6 addresses, or lose them", kNotHashed, kRollout, kClass},
    Rule{"aws/class-machine", "machine type, operating system or zone in the machine class changed", kNotHashed,
         kRollout, kClass},
    Rule{"aws/class-metadata-options", "the instance metadata options in the machine class changed",
         "defaults are not hashed: only new machines get them", kRollout,
         "provider-aws pkg/controller/worker/machines.go#ComputeInstanceMetadataOptions@v1.73.0"},
    Rule{"aws/class-network-interface", "a network interface in the machine class changed",
         "descriptions are in the machine class but not in its hash: only new machines get them", kRollout, kClass},
    Rule{"aws/class-placement", "the placement in the machine class changed", kNotHashed, kRollout, kClass},
    Rule{"aws/class-volume", "the root disk in the machine class changed",
         "the hash lists values without the names of their fields, so iops 3000 and throughput 3000 look alike to it: "
         "only new machines get the new settings",
         kRollout, kDisks},
    Rule{"aws/image-reference", "the CloudProfile names another AMI for this version", kNotHashed,
         "Nothing is replaced; add a new image version if running nodes shall get the image, too.", kClass},
    Rule{"aws/node-template-architecture", "the architecture of the pool's nodes changed",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"aws/node-template-virtual-capacity", "nodeTemplate.virtualCapacity changed",
         "extended resources are told to nodes in place; they are not in the class hash", "", kClass},
    Rule{"aws/security-group", "the security group of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"aws/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"aws/subnet", "the subnet of a zone changed", kNotHashed, kRollout, kClass},
    Rule{"aws/tags", "the labels of the pool changed",
         "labels become tags of the machines in the machine class, not in its hash: only new machines get the tags",
         kRollout, kClass},
};

}  // namespace

std::span<const Rule> aws_class_rules() { return kRules; }

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kClass = "provider-azure pkg/controller/worker/machines.go#generateMachineConfig@v1.62.1";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";

/// Content of the machine class that can differ under an unchanged name.
constexpr std::array kRules{
    Rule{"azure/accelerated-networking", "accelerated networking changed for this image and machine type", kNotHashed,
         kRollout, kClass},
    Rule{"azure/class-capacity", "the capacity of the pool's nodes is written in another way",
         "the machine class holds each quantity as it is written, its hash at most the rounded number; it is told to "
         "the "
         "cluster autoscaler",
         "", kClass},
    Rule{"azure/class-capacity-reservation", "the capacity reservation changed", kNotHashed, kRollout, kClass},
    Rule{"azure/class-diagnostics", "the diagnostics profile changed",
         "this release hashes at most a part of it: only new machines get it", kRollout, kClass},
    Rule{"azure/data-disk-image", "the image of a data disk changed", kNotHashed, kRollout, kClass},
    Rule{"azure/data-disk-name", "a data disk has another name or number", kNotHashed, kRollout, kClass},
    Rule{"azure/image-reference", "the CloudProfile names another Azure image for this version", kNotHashed,
         "Nothing is replaced; add a new image version if running nodes shall get the image, too.", kClass},
    Rule{"azure/in-place-class", "the machines of an in-place pool are described in another way",
         "in-place updates keep the machines, and the pool's hash covers none of this: only new machines get it", "",
         kClass},
    Rule{"azure/location", "the region changed", kNotHashed, "", kClass},
    Rule{"azure/marketplace-agreement", "whether the marketplace agreement is skipped changed", kNotHashed, kRollout,
         kClass},
    Rule{"azure/node-template-architecture", "the architecture of the pool's nodes changed",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"azure/node-template-virtual-capacity", "nodeTemplate.virtualCapacity changed",
         "extended resources are told to nodes in place; they are not in the class hash", "", kClass},
    Rule{"azure/os-disk-caching", "the caching of the root disk changed", kNotHashed, kRollout, kClass},
    Rule{"azure/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kClass},
    Rule{"azure/vm-tags", "the labels of the pool changed",
         "labels become tags of the virtual machines in the machine class, not in its hash: only new machines get the "
         "tags",
         kRollout, "provider-azure pkg/controller/worker/machines.go#getVMTags@v1.62.1"},
    Rule{"azure/vnet", "the virtual network changed", kNotHashed, kRollout, kClass},
};

}  // namespace

std::span<const Rule> azure_class_rules() { return kRules; }

}  // namespace gprov::rules

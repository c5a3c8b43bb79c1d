// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kClass =
    "provider-alicloud charts/internal/machineclass/templates/machineclass.yaml@v1.71.0";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";

/// Content of the machine class that can differ under an unchanged name.
constexpr std::array kRules{
    Rule{"alicloud/class-capacity", "the capacity of the pool's nodes is written in another way",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"alicloud/class-format", "another release of the extension labels machine classes with the operating system",
         "labels of the class are not in its hash", "", kClass},
    Rule{
        "alicloud/data-disk-name", "a data disk has another name",
        "names and descriptions of data disks are in the machine class but not in its hash: only new machines get them",
        kRollout, "provider-alicloud pkg/controller/worker/machines.go#computeDisks@v1.71.0"},
    Rule{"alicloud/disk", "a disk of the machine class changed",
         "the hash of this pool does not take part in it: only new machines get it", kRollout,
         "provider-alicloud pkg/controller/worker/machines.go#computeDisks@v1.71.0"},
    Rule{"alicloud/image-id", "another Alicloud image stands for this version", kNotHashed,
         "Nothing is replaced; add a new image version if running nodes shall get the image, too.",
         "provider-alicloud pkg/controller/worker/machine_images.go#findMachineImage@v1.71.0"},
    Rule{"alicloud/instance-type", "the instance type of the machine class changed", kNotHashed, kRollout, kClass},
    Rule{"alicloud/network", "new machines get another vswitch or security group", kNotHashed, kRollout, kClass},
    Rule{"alicloud/node-template-architecture", "the architecture of the pool's nodes changed",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"alicloud/tags", "the labels of the pool changed",
         "labels with a value become tags of the instances in the machine class, not in its hash: only new machines "
         "get the tags",
         kRollout, "provider-alicloud pkg/controller/worker/machines.go#getLabelsWithValue@v1.71.0"},
};

}  // namespace

std::span<const Rule> alicloud_class_rules() { return kRules; }

}  // namespace gprov::rules

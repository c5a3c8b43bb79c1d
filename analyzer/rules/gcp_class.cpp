// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kClass = "provider-gcp pkg/controller/worker/machines.go#generateMachineConfig@v1.54.1";
constexpr std::string_view kDisk = "provider-gcp pkg/controller/worker/machines.go#createDiskSpec@v1.54.1";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";

/// Content of the machine class that can differ under an unchanged name.
constexpr std::array kRules{
    Rule{"gcp/class-capacity", "the capacity of the pool's nodes is written in another way",
         "the machine class holds each quantity as it is written, its hash at most the rounded number; it is told to "
         "the cluster autoscaler",
         "", kClass},
    Rule{"gcp/class-disk", "a disk of new machines differs", kNotHashed, kRollout, kDisk},
    Rule{"gcp/class-gpu", "the GPUs of new machines differ", kNotHashed, kRollout, kClass},
    Rule{"gcp/class-machine-type", "the type of new machines differs", kNotHashed, kRollout, kClass},
    Rule{"gcp/class-min-cpu-platform", "the CPU platform of new machines differs", kNotHashed, kRollout, kClass},
    Rule{"gcp/class-operating-system", "the machine class is labelled with another operating system", kNotHashed, "",
         kClass},
    Rule{"gcp/class-service-account", "the service account of new machines differs",
         "without serviceAccount in providerConfig it is the one in the status of the Infrastructure, which is in the "
         "machine class but not in its hash",
         kRollout, kClass},
    Rule{"gcp/class-zone", "the MachineDeployment gets another zone",
         "MachineDeployments are numbered in the order of the zones, and the zone is not in the class hash: new "
         "machines start in the new zone",
         "Append zones at the end of the list.", kClass},
    Rule{"gcp/disk-storage-pool", "the storage pool of a disk changed",
         "from Kubernetes 1.35 storagePool of data volumes is in the machine class but not in its hash: only new "
         "machines get it",
         kRollout, kDisk},
    Rule{"gcp/image-reference", "the CloudProfile names another image for this version", kNotHashed,
         "Nothing is replaced; add a new image version if running nodes shall get the image, too.", kClass},
    Rule{"gcp/instance-labels", "the labels of the pool changed",
         "labels become labels of the instances and disks in the machine class, not in its hash: only new machines get "
         "them",
         kRollout, "provider-gcp pkg/controller/worker/machines.go#getGcePoolLabels@v1.54.1"},
    Rule{"gcp/network-interface", "the network interface of new machines differs",
         "its subnet and IP families come from the status of the Infrastructure, which is not in the class hash",
         kRollout, kClass},
    Rule{"gcp/node-template-architecture", "the architecture of the pool's nodes changed",
         "it is told to the cluster autoscaler by the machine class and is not in its hash", "", kClass},
    Rule{"gcp/node-template-virtual-capacity", "nodeTemplate.virtualCapacity changed",
         "extended resources are told to nodes in place; they are not in the class hash", "", kClass},
    Rule{"gcp/on-host-maintenance", "what happens to new machines when their host is maintained differs",
         "whether a machine can migrate live depends on its GPUs, its type and the release of the extension; it is not "
         "in the class hash",
         kRollout, "provider-gcp pkg/controller/worker/machines.go#isLiveMigrationSupported@v1.54.1"},
};

}  // namespace

std::span<const Rule> gcp_class_rules() { return kRules; }

}  // namespace gprov::rules

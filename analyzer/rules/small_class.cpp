// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kEquinixMetal =
    "provider-equinix-metal pkg/controller/worker/machines.go#generateMachineConfig@v2.20.0";
constexpr std::string_view kHcloud = "provider-hcloud pkg/controller/worker/machines.go#generateMachineConfig@v0.6.42";
constexpr std::string_view kIroncore =
    "provider-ironcore pkg/controller/worker/machines.go#generateMachineClassAndSecrets@v0.6.0";
constexpr std::string_view kLocal = "pkg/provider-local/controller/worker/machines.go#generateMachineConfig@v1.149.0";
constexpr std::string_view kMetal = "provider-metal pkg/controller/worker/machines.go#generateMachineConfig@v0.27.12";
constexpr std::string_view kStackit =
    "provider-stackit pkg/controller/worker/machines.go#generateMachineConfig@v2.20.0";
constexpr std::string_view kVsphere =
    "provider-vsphere pkg/controller/worker/machines.go#generateMachineConfig@v0.33.2";
constexpr std::string_view kNotHashed = "it is in the machine class but not in its hash: only new machines get it";
constexpr std::string_view kRollout =
    "Nothing is replaced; roll the pool with the operation rollout-workers=POOL if its nodes shall get the new value "
    "now.";
constexpr std::string_view kOtherImage =
    "Nothing is replaced; add a new image version if running nodes shall get the image, too.";

/// Content of machine classes that is not in their hash.
constexpr std::array kRules{
    Rule{"equinixmetal/facilities", "the pool's zones changed",
         "they are facilities in the machine class and not in its hash: only new machines start elsewhere", kRollout,
         kEquinixMetal},
    Rule{"equinixmetal/image-reference", "the CloudProfile names another image of the provider for this version",
         kNotHashed, kOtherImage, kEquinixMetal},
    Rule{"equinixmetal/reservations", "reservationIDs or reservedDevicesOnly changed", kNotHashed, kRollout,
         kEquinixMetal},
    Rule{"equinixmetal/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kEquinixMetal},
    Rule{"hcloud/floating-pool", "the floating pool of the nodes changed", kNotHashed, kRollout, kHcloud},
    Rule{"hcloud/image-reference", "the CloudProfile names another image of the provider for this version", kNotHashed,
         kOtherImage, kHcloud},
    Rule{"hcloud/machine-type-options", "the CloudProfile's extraConfig for the machine type changed", kNotHashed,
         kRollout, kHcloud},
    Rule{"hcloud/placement-group", "the placement group of the pool changed",
         "the group is in the machine class but not in its hash (of version 2): only new machines join it", kRollout,
         kHcloud},
    Rule{"hcloud/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kHcloud},
    Rule{"ironcore/image-reference", "the CloudProfile names another image of the provider for this version",
         kNotHashed, kOtherImage, kIroncore},
    Rule{"ironcore/network", "the network or prefix of the nodes changed", kNotHashed, kRollout, kIroncore},
    Rule{"local/image-reference", "the CloudProfile names another image of the provider for this version", kNotHashed,
         kOtherImage, kLocal},
    Rule{"local/ip-pools", "the IP families of the Shoot changed",
         "the class names an IP pool for each; they are not in its hash", kRollout, kLocal},
    Rule{"metal/hash-kept", "annotation keep-worker-hash keeps the hash, whatever changed",
         "the MachineClass keeps its name, and its content changes under it: only new machines get it",
         "Take the annotation cluster.metal-stack.io/keep-worker-hash away if running nodes shall be replaced.",
         "provider-metal pkg/controller/worker/machines.go#keepHash@v0.27.12"},
    Rule{"metal/machine-tags", "the pool's labels changed",
         "they are tags of the machines, which are not in the class hash: only new machines get them", kRollout,
         kMetal},
    Rule{"metal/servers", "the partition's DNS or NTP servers changed in the CloudProfile", kNotHashed, kRollout,
         kMetal},
    Rule{"metal/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kMetal},
    Rule{"stackit/availability-zone", "the zone in this place of the list changed",
         "machine deployments are named by the zone's place, and the zone is not in the class hash: only new machines "
         "start in the other zone",
         "Append zones at the end.", kStackit},
    Rule{"stackit/class-capacity", "the capacity of the pool's nodes changed",
         "it is in the machine class, for the cluster autoscaler, and not in its hash", "", kStackit},
    Rule{"stackit/image-reference", "the CloudProfile names another image of the provider for this version", kNotHashed,
         kOtherImage, kStackit},
    Rule{"stackit/key-pair", "the key pair of the nodes changed", kNotHashed, kRollout, kStackit},
    Rule{"stackit/machine-controller", "the pool changes between the STACKIT and the OpenStack machine controller",
         "the class of the same name describes servers in another way: only new machines are made so", "",
         "provider-stackit pkg/feature/feature.go#UseStackitMachineControllerManager@v2.20.0"},
    Rule{"stackit/network", "the network of the nodes changed", kNotHashed, kRollout, kStackit},
    Rule{"stackit/security-group", "the security group of the nodes changed", kNotHashed, kRollout, kStackit},
    Rule{
        "stackit/server-metadata", "a label that becomes metadata of the pool's servers changed",
        "it is in the machine class but not in its hash, unless triggerRollingOnUpdate is set: only new servers get it",
        kRollout, kStackit},
    Rule{"vsphere/image-reference", "the CloudProfile names another image of the provider for this version", kNotHashed,
         kOtherImage, kVsphere},
    Rule{"vsphere/machine-size", "the CloudProfile gives the machine type another size",
         "CPU, memory and disk are copied into the machine class and are not in its hash: only new machines get them",
         "Add another machine type if running nodes shall change, too.", kVsphere},
    Rule{"vsphere/machine-type-options", "the CloudProfile's machineTypeOptions for the machine type changed",
         kNotHashed, kRollout, kVsphere},
    Rule{"vsphere/ssh-key", "the SSH key of the nodes changed", kNotHashed, kRollout, kVsphere},
    Rule{"vsphere/zone-config", "the placement of the zone changed",
         "datacenter, cluster and datastore of a zone are in the machine class and not in its hash: only new machines "
         "go there",
         kRollout, kVsphere},
};

}  // namespace

std::span<const Rule> small_class_rules() { return kRules; }

}  // namespace gprov::rules

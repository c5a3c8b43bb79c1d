// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHash = "provider-azure pkg/controller/worker/machines.go#generateWorkerPoolHash@v1.62.1";
constexpr std::string_view kHashV2 = "provider-azure pkg/controller/worker/machines.go#WorkerPoolHashDataV2@v1.62.1";

/// What takes part in the class hash: a change rolls the pool.
constexpr std::array kRules{
    Rule{"azure/capacity-reservation", "the capacity reservation group changed",
         "from Kubernetes 1.35 its id is part of the class hash by itself", "Use a new pool for the new group.",
         kHashV2},
    Rule{"azure/data-volume-image", "the image of a data volume changed",
         "from Kubernetes 1.35 the image reference of each entry is part of the class hash",
         "Use a new pool for the new image.", kHashV2},
    Rule{"azure/data-volume-name", "the entries of providerConfig.dataVolumes changed",
         "from Kubernetes 1.35 their names are part of the class hash in the order written, even of entries without an "
         "image",
         "Keep the entries and their order.", kHashV2},
    Rule{"azure/data-volume-size", "the size of a data volume changed, or a data volume came or went",
         "sizes are part of the class hash, in the order of the volumes' names", "Use a new pool for the new volumes.",
         kHash},
    Rule{"azure/data-volume-type", "the type of a data volume changed, or a data volume came or went",
         "types are part of the class hash, in the order of the volumes' names", "Use a new pool for the new volumes.",
         kHash},
    Rule{"azure/diagnostics-enabled", "boot diagnostics changed",
         "from Kubernetes 1.35 the switch is part of the class hash; an empty diagnosticsProfile counts as false",
         "Leave diagnosticsProfile as it is until a change that rolls anyway.", kHashV2},
    Rule{"azure/diagnostics-storage", "the storage of boot diagnostics changed",
         "from Kubernetes 1.35 its URI is part of the class hash",
         "Leave it as it is until a change that rolls anyway.", kHashV2},
    Rule{"azure/fault-domains", "the pool gets another scale set (VMO)",
         "a Shoot without zones keeps each pool in a scale set whose random name is part of the class hash; another "
         "count of fault domains for the region needs a new one",
         "Keep countFaultDomains of the regions in use; it concerns every Shoot without zones there.",
         "provider-azure pkg/controller/worker/machineset_vmo.go#reconcileVMO@v1.62.1"},
    Rule{"azure/identity", "the managed identity changed",
         "its id is part of the class hash of every pool, so adding, exchanging or removing it rolls them all; "
         "acrAccess does not",
         "Plan it with a change that rolls all pools anyway.", kHash},
    Rule{"azure/node-template-capacity", "nodeTemplate.capacity changed",
         "from Kubernetes 1.35 each resource, rounded up to a whole number, is part of the class hash",
         "Use nodeTemplate.virtualCapacity for extended resources: it does not roll.", kHashV2},
    Rule{"azure/provider-config", "providerConfig of the worker changed",
         "below Kubernetes 1.35 its JSON text is part of the class hash, so 2 and \"2\", or an added default, count; "
         "key order, comments and virtualCapacity do not",
         "Leave it as it is written until Kubernetes 1.35; that upgrade rolls once anyway.", kHashV2},
    Rule{"azure/volume-caching", "the caching of the root volume changed",
         "from Kubernetes 1.35 volume.caching is part of the class hash, even if it repeats the default None",
         "Leave it as it is until a change that rolls anyway.", kHashV2},
    Rule{"azure/zone-subnet", "the zone has another subnet",
         "with networks.zones the subnet's name is part of the class hash of each zone, except of the one zone that "
         "keeps the old address range",
         "Give the zone with the most nodes the old address range; zones without nodes in the pool do not matter.",
         kHash},
};

}  // namespace

std::span<const Rule> azure_rules() { return kRules; }

}  // namespace gprov::rules

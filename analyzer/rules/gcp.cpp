// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHash = "provider-gcp pkg/controller/worker/machines.go#generateWorkerPoolHash@v1.54.1";
constexpr std::string_view kFields = "provider-gcp pkg/controller/worker/machines.go#hashDataForWorkerConfig@v1.54.1";

/// What takes part in the class hash: a change rolls the pool.
constexpr std::array kRules{
    Rule{"gcp/boot-volume", "the bootVolume block of the providerConfig came, went, or has other settings",
         "from Kubernetes 1.35 its settings are part of the class hash; a block counts even if it is empty: it adds an "
         "empty text",
         "Leave the bootVolume block as it is until a change that rolls anyway.", kFields},
    Rule{"gcp/data-volume-encrypted", "the encryption of a data volume was switched",
         "until provider-gcp v1.43 an encrypted data volume adds to the class hash, although it changes no disk",
         "Leave it as it is until provider-gcp v1.44, which does not hash it.",
         "provider-gcp pkg/controller/worker/machines.go#generateWorkerPoolHash@v1.43.3"},
    Rule{"gcp/data-volume-name", "a data volume came, went or was renamed",
         "names are part of the class hash, in the order of the names", "Use a new pool for the new volumes.", kHash},
    Rule{"gcp/data-volume-size", "the size of a data volume changed, or a data volume came or went",
         "sizes are part of the class hash, in the order of the volumes' names", "Use a new pool for the new volumes.",
         kHash},
    Rule{"gcp/data-volume-type", "the type of a data volume changed, or a data volume came or went",
         "types are part of the class hash since provider-gcp v1.43, in the order of the volumes' names",
         "Use a new pool for the new volumes.", kHash},
    Rule{"gcp/disk-config", "the entries of providerConfig.dataVolumes changed",
         "names, iops, throughput and source images are part of the class hash, from Kubernetes 1.35 in the order "
         "written; storagePool is not",
         "Keep the entries and their order.", kFields},
    Rule{"gcp/disk-encryption", "the key that disks are encrypted with changed",
         "the names of the key and of its service account are part of the class hash",
         "Plan it with a change that rolls the pool anyway.", kFields},
    Rule{"gcp/disk-interface", "the volume block of the providerConfig came, went, or has another interface",
         "volume.interface is part of the class hash; from Kubernetes 1.35 a volume block counts even if it is empty: "
         "it "
         "adds an empty text",
         "Leave the volume block as it is until a change that rolls anyway.", kFields},
    Rule{"gcp/gpu", "the GPUs of the pool changed", "the type of accelerator and its count are part of the class hash",
         "Use a new pool for other GPUs.", kFields},
    Rule{"gcp/min-cpu-platform", "the minimum CPU platform changed", "it is part of the class hash",
         "Use a new pool for another platform.", kFields},
    Rule{"gcp/node-template-capacity", "nodeTemplate.capacity changed",
         "from Kubernetes 1.35 each resource, rounded up to a whole number, is part of the class hash",
         "Use nodeTemplate.virtualCapacity for extended resources: it does not roll.", kFields},
    Rule{"gcp/provider-config", "providerConfig of the worker changed",
         "below Kubernetes 1.35 its JSON text is part of the class hash, so 2 and \"2\", or an added default, count; "
         "key order and comments do not, nor does virtualCapacity since provider-gcp v1.50",
         "Leave it as it is written until Kubernetes 1.35; that upgrade rolls once anyway.",
         "provider-gcp pkg/controller/worker/machines.go#WorkerPoolHashDataV2@v1.54.1"},
    Rule{"gcp/service-account", "the service account of the nodes changed",
         "its address and scopes are part of the class hash, from Kubernetes 1.35 the scopes in the order written",
         "Keep the order of the scopes; plan another account with a change that rolls the pool anyway.", kFields},
};

}  // namespace

std::span<const Rule> gcp_rules() { return kRules; }

}  // namespace gprov::rules

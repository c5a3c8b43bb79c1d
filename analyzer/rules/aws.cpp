// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kPool = "provider-aws pkg/controller/worker/machines.go#ComputeAdditionalHashDataV1@v1.73.0";
constexpr std::string_view kConfig =
    "provider-aws pkg/controller/worker/machines.go#ComputeAdditionalHashDataV2@v1.73.0";
constexpr std::string_view kFields =
    "provider-aws pkg/controller/worker/machines.go#appendHashDataForWorkerConfig@v1.73.0";
constexpr std::string_view kLater = "Leave it as it is until a change that rolls anyway.";

/// What takes part in the class hash: a change rolls the pool.
constexpr std::array kRules{
    Rule{"aws/capacity-reservation", "the capacity reservation changed",
         "from Kubernetes 1.34 preference, id and resource group are part of the class hash",
         "Use a new pool for the new reservation.", kFields},
    Rule{"aws/config-data-volume", "the entries of providerConfig.dataVolumes changed",
         "from Kubernetes 1.34 name, iops, throughput and snapshot of each entry are part of the class hash, in the "
         "order written",
         "Keep the entries and their order.", kFields},
    Rule{"aws/cpu-options", "the CPU options changed",
         "core count and threads per core are part of the class hash from Kubernetes 1.34, and with provider-aws v1.57 "
         "to v1.61",
         kLater, kFields},
    Rule{"aws/data-volume-encryption", "the encryption of a data volume changed",
         "the switch is part of the class hash if it is written, even if it repeats the default true", kLater, kPool},
    Rule{"aws/data-volume-size", "the size of a data volume changed, or a data volume came or went",
         "sizes are part of the class hash as they are written, in the order of the list",
         "Use a new pool for the new volumes.", kPool},
    Rule{"aws/data-volume-type", "the type of a data volume changed, or a data volume came or went",
         "types are part of the class hash, in the order of the list", "Use a new pool for the new volumes.", kPool},
    Rule{"aws/instance-market", "the market of the instances changed",
         "from Kubernetes 1.34 the market type is part of the class hash", "Use a new pool for spot instances.",
         kFields},
    Rule{"aws/instance-metadata", "the instance metadata options changed",
         "token mode and hop limit are part of the class hash if they are written, from Kubernetes 1.34 and with "
         "provider-aws v1.57 to v1.61",
         kLater, kFields},
    Rule{"aws/instance-profile", "the IAM instance profile changed",
         "its name or ARN is part of the class hash from Kubernetes 1.34, and with provider-aws v1.57 to v1.61",
         "Change the roles of the profile in AWS instead.", kFields},
    Rule{"aws/network-interface", "the network interfaces changed",
         "from Kubernetes 1.34 type, indexes and subnet of each interface are part of the class hash, in the order "
         "written; descriptions are not",
         "Use a new pool for the new interfaces.", kFields},
    Rule{"aws/node-template-capacity", "nodeTemplate.capacity changed",
         "from Kubernetes 1.34 each resource, rounded up to a whole number, is part of the class hash",
         "Use nodeTemplate.virtualCapacity for extended resources: it does not roll.", kFields},
    Rule{"aws/placement", "the placement of the instances changed",
         "from Kubernetes 1.34 group, tenancy, host, partition and affinity are part of the class hash",
         "Use a new pool for the new placement.", kFields},
    Rule{"aws/provider-config", "providerConfig of the worker changed",
         "below Kubernetes 1.34 its JSON text is part of the class hash, so 2 and \"2\", or an added default, count; "
         "key order and comments do not, and since provider-aws v1.67 virtualCapacity does not either",
         "Leave it as it is written until Kubernetes 1.34; that upgrade rolls once anyway.", kConfig},
    Rule{"aws/volume-encryption", "the encryption of the root volume changed",
         "the switch is part of the class hash if it is written, even if it repeats the default true", kLater, kPool},
    Rule{"aws/volume-performance", "iops or throughput of the root volume changed",
         "from Kubernetes 1.34 both are part of the class hash by themselves", kLater, kFields},
};

}  // namespace

std::span<const Rule> aws_rules() { return kRules; }

}  // namespace gprov::rules

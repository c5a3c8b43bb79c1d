// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// Triggers of the smaller providers.
constexpr std::array kRules{
    Rule{"ironcore/data-volume-encrypted", "encryption of a data volume changed",
         "hash version 1 has the flag; leaving it out is not the same as false",
         "Leave it as it is until the pool is on hash version 2.",
         "provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0"},
    Rule{"ironcore/data-volume-name", "the name of a data volume changed",
         "hash version 1 has names, in the order of the Shoot",
         "Leave it as it is until the pool is on hash version 2.",
         "provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0"},
    Rule{"ironcore/data-volume-size", "the size of a data volume changed",
         "hash version 1 has sizes, in the order of the Shoot",
         "Leave it as it is until the pool is on hash version 2.",
         "provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0"},
    Rule{"ironcore/data-volume-type", "the type of a data volume changed",
         "hash version 1 has types, in the order of the Shoot",
         "Leave it as it is until the pool is on hash version 2.",
         "provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0"},
    Rule{"ironcore/volume-encrypted", "encryption of the root volume changed",
         "hash version 1 has the flag; leaving it out is not the same as false",
         "Leave it as it is until the pool is on hash version 2.",
         "provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0"},
    Rule{"stackit/machine-label", "a machine label with triggerRollingOnUpdate changed",
         "name and value of each such label are part of the class hash; adding or removing one, and turning the "
         "switch, count too; other machine labels do not",
         "Leave triggerRollingOnUpdate out where running nodes need not get the label.",
         "provider-stackit pkg/controller/worker/machines.go#generateWorkerPoolHash@v2.20.0"},
};

}  // namespace

std::span<const Rule> small_rules() { return kRules; }

}  // namespace gprov::rules

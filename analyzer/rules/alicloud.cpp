// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHash =
    "provider-alicloud pkg/controller/worker/machines.go#computeAdditionalHashData@v1.71.0";

/// What takes part in the class hash: a change rolls the pool.
constexpr std::array kRules{
    Rule{"alicloud/data-volume-encrypted", "the encryption of a data volume changed, or a data volume came or went",
         "the flag is part of the class hash in the order of the list; an absent flag, false and true are three "
         "values, and volumes added without it get true",
         "Use a new pool for the new volumes.", kHash},
    Rule{"alicloud/data-volume-size", "the size of a data volume changed, or a data volume came or went",
         "sizes are part of the class hash, in the order of the list",
         "Keep the order of the list; use a new pool for the new volumes.", kHash},
    Rule{"alicloud/data-volume-type", "the type of a data volume changed, or a data volume came or went",
         "types are part of the class hash, in the order of the list",
         "Keep the order of the list; use a new pool for the new volumes.", kHash},
    Rule{"alicloud/volume-encrypted", "the encryption of the root volume changed",
         "the flag is part of the class hash; an absent flag and false are different values although both mean an "
         "unencrypted disk",
         "Leave the flag as it is stored; leaving it out of the manifest keeps it.", kHash},
};

}  // namespace

std::span<const Rule> alicloud_rules() { return kRules; }

}  // namespace gprov::rules

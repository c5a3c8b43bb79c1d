// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hashing/hash_data.hpp"

namespace gprov::rules {

/// What becomes of nodes where a rule speaks.
enum class Kind : std::uint8_t {
  rolls,     ///< a datum of the class hash: nodes are replaced
  drifts,    ///< content of the machine class under its name: only new nodes get it
  rejected,  ///< the API server refuses the request
  fails,     ///< the reconciliation fails: nodes stay as they are
  other,     ///< what comes and goes, notes, and everything about operators' resources
};

/// Words about one trigger or rule. Plain text: what happened (title), why it has that effect, how to avoid it, and
/// where Gardener does it (file#function@tag). When a rule applies is decided in hashing/, gardener/ and providers/.
struct Rule {
  std::string_view id;      ///< scope/name, kebab-case; never reused
  std::string_view title;   ///< "the machine type changed"
  std::string_view why;     ///< one sentence
  std::string_view remedy;  ///< one sentence, imperative; "" if there is none
  std::string_view source;
};

/// All rows, sorted by id.
[[nodiscard]] std::span<const Rule> all();
/// nullptr if there is no such id.
[[nodiscard]] const Rule* find(std::string_view id);
/// By the table that the row stands in; `other` if there is no such id.
[[nodiscard]] Kind kind_of(std::string_view id);
/// The row of a hash trigger; every trigger has one.
[[nodiscard]] const Rule& of(hashing::Trigger trigger);

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/hash_data.hpp"

namespace gprov::impact {

/// What every reason of one pool has in common.
struct ReasonContext {
  const State* before = nullptr;  ///< nullptr: the Shoot does not exist on this side
  const State* after = nullptr;
  std::string ns, shoot, pool;
  bool verdicts_only = false;  ///< only reasons that make a verdict, without values and words
};

/// One side of a difference: where it stands and what it is worth; nothing if it is absent there.
struct Item {
  std::string path;
  hashing::DatumValue value;
};

/// A complete reason: words from the rule's row, positions, masked values, fingerprint.
[[nodiscard]] Reason make_reason(const ReasonContext& context, const std::string& rule, Verdict effect,
                                 providers::Subject subject, const std::optional<Item>& before,
                                 const std::optional<Item>& after);

/// A reason that is no pair of values: a pool added, an object that is missing.
[[nodiscard]] Reason make_note(const ReasonContext& context, const std::string& rule, Verdict effect,
                               const std::string& before_path, const std::string& after_path, const std::string& why);

/// Why two lists hash differently (or cannot be compared): their data aligned by trigger and key, never by position.
[[nodiscard]] std::vector<Reason> reasons_of_data(const ReasonContext& context, const hashing::HashData& before,
                                                  const hashing::HashData& after,
                                                  const std::vector<providers::Cause>& causes);

/// Why a class differs under an unchanged name, or cannot be compared.
[[nodiscard]] std::vector<Reason> reasons_of_content(const ReasonContext& context,
                                                     const std::vector<providers::ContentItem>& before,
                                                     const std::vector<providers::ContentItem>& after);

/// The list behind a hash, for --explain-hash.
[[nodiscard]] std::vector<HashLine> hash_lines(const hashing::HashData& data);

/// Where a path of one of the given objects stands in its file.
[[nodiscard]] std::optional<Position> place(const State* state, providers::Subject subject, const std::string& path);

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analyzer/cli/inputs.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/impact/analyze.hpp"

namespace gprov::cli {

/// Both sides of a comparison. Not to be moved: analyses hold pointers into it.
struct BothSides {
  Gathered before, after;  ///< with what both share
  model::Objects old_side, new_side;
  impact::Resting resting;  ///< Shoots that were not read with the rest
};

/// Reads what `sides` has gathered. Shoots of which no output would tell anything are not read.
void read_both(BothSides& sides, const Options& options);

/// Who takes Shoots as soon as they are answered.
struct Receiver {
  impact::HandOn take;
  std::function<void()> begin_anew;     ///< forgets all that it took; nothing if it cannot
  std::optional<std::size_t> enough{};  ///< see impact::Unread
};

/// The answer, as if all had been read. Its Shoots go to `receiver` if few of them were read with the rest. If it
/// cannot begin anew, nothing is to be told of how the others are written; whether that is so is known before the
/// first.
[[nodiscard]] impact::Impact analyze_both(BothSides& sides, const Options& options, const Receiver* receiver = nullptr);

}  // namespace gprov::cli

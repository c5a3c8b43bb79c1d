// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "analyzer/impact/analyze.hpp"

namespace gprov::impact {

/// Of which maintenances the forecast tells.
struct Horizon {
  enum class Kind : std::uint8_t {
    moment,   ///< one at `time`, as if a window came then
    windows,  ///< all that begin until `time`, from Options::now on
  };
  Kind kind = Kind::windows;
  long long time = 0;  ///< seconds since the epoch
};

/// What Gardener's own maintenance does to the given stored Shoots if nobody does anything. Verdicts, names and reasons
/// are those between the given state and the state after the last maintenance; Shoot::maintenance tells the way.
/// Windows in which nothing happens are left out, and one that repeats the one before is counted there. Maintenance
/// begins at a random moment of its window upstream; here it is when the window begins.
[[nodiscard]] Impact forecast(const model::Objects& objects, const Options& options, const Horizon& horizon);

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/inputs.hpp"

// A comparison from what was gathered to what is written, wherever it was gathered.

namespace gprov::cli {

/// Both sides, and what of them the user named himself.
struct Inputs {
  Gathered before, after, shared;
  Sources own_before, own_after;
  Sources written;  ///< what the user wrote, if `own_after` is what a server made of it
};

/// Which sides may be without a single object.
enum class Emptiness : std::uint8_t { of_no_side, of_one_side, of_both };

/// Adds what --with, --with-old and --with-new name, compares, and writes the outputs.
[[nodiscard]] ExitStatus compare(Inputs inputs, const Options& options, Emptiness allowed,
                                 const GetEnvironment& environment, const Streams& streams);

}  // namespace gprov::cli

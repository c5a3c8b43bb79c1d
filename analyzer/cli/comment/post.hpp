// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/cli/comment/forge.hpp"

namespace gprov::comment {

enum class Behavior : std::uint8_t { update, add, hide_and_add, delete_and_add };
/// What to do if there is no comment of ours yet.
enum class IfNone : std::uint8_t { create, nothing };
/// Whether to write, or only to tell what would be written.
enum class Mode : std::uint8_t { write, dry_run };

struct Plan {
  Behavior behavior = Behavior::update;
  IfNone if_none = IfNone::create;
  Mode mode = Mode::write;
  std::string body;  ///< begins with the marker
};

/// Brings the comment into the pull request; what was done, in a sentence. A comment that a newer run has left stays.
/// Throws PostError.
[[nodiscard]] std::string post(Forge& forge, const Plan& plan, const Patience& patience);

}  // namespace gprov::comment

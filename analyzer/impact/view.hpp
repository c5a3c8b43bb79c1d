// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"

namespace gprov::impact {

/// What a reader wants to look at. A word is a rule's id, a pool's name, or a Shoot's namespace/name; `*` stands for
/// any text. Numbers and the exit code go on counting everything.
struct View {
  std::vector<std::string> only, skip;
};

/// Takes the pools out of `impact` that `view` hides, and Shoots that lose their last pool by that. Refusals and errors
/// of a Shoot stay in sight.
void hide(Impact& impact, const View& view);

}  // namespace gprov::impact

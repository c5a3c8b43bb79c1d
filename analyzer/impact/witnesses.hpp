// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/resting.hpp"
#include "analyzer/model/outline.hpp"

namespace gprov::impact {

/// A Shoot that stands on both sides, and is at rest.
struct AtRest {
  Sides<Place> at;
  Sides<const model::Outline*> outline;
};

/// Whether any profile may speak of capabilities: then which image fits hangs on the machine type, too.
enum class Capabilities : std::uint8_t { untold, told };

/// Makes witnesses of hardly more of `shoots`, which are in order, than are needed to have all the parts that occur,
/// the first with each frame among them. All others are counted.
void choose_witnesses(const std::vector<AtRest>& shoots, Capabilities capabilities, Resting& resting);

}  // namespace gprov::impact

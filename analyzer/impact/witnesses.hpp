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

/// What pools are made with, and how far their parts decide apart.
enum class Profiles : std::uint8_t {
  plain,              ///< whether a pool can be made is all that can be told of it
  with_capabilities,  ///< which image fits hangs on the machine type, too
  edited,             ///< what comes of an edit may hang on anything: a pool is one part, with all around it
};

/// Makes witnesses of hardly more of `shoots`, which are in order, than are needed to have all the parts that occur,
/// the first with each frame among them. All others are counted.
void choose_witnesses(const std::vector<AtRest>& shoots, Profiles profiles, Resting& resting);

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "analyzer/model/shoot.hpp"

namespace gprov::model {

/// Whether two stored Shoots have specs that the API server takes for equal: quantities by value, whatever their
/// spelling. Only what is modelled. Mirrors apiequality.Semantic.DeepEqual of core.ShootSpec.
[[nodiscard]] bool same_spec(const Shoot& a, const Shoot& b);

enum class Extent : std::uint8_t {
  whole,  ///< both say the same
  part,   ///< the second says nothing that the first does not
};
/// The same of two Shoots as they were written, with every field of the API. Both were decoded from trees.
[[nodiscard]] bool same_written_spec(const Shoot& a, const Shoot& b, Extent extent);

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <span>
#include <string_view>

namespace gprov::model {

/// The one of `names` that `wrong` most likely means: the same but for case, else the nearest by edit distance if that
/// is at most a third of its length. Empty if there is none.
[[nodiscard]] std::string_view near_name(std::string_view wrong, std::span<const std::string_view> names);

}  // namespace gprov::model

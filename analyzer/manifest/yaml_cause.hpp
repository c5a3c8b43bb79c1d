// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

namespace gprov::manifest {

/// A sentence for a person: what libyaml's terse cause means here and what to do. `rest` is the input from the place
/// on.
[[nodiscard]] std::string explain_yaml(std::string_view cause, std::string_view rest);

}  // namespace gprov::manifest

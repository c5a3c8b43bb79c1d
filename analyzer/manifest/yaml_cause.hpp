// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

namespace gprov::manifest {

/// A sentence for a person: what libyaml's terse cause means here and what to do. `got` is the input from the place on
/// as it may be shown, "" if there is none.
[[nodiscard]] std::string explain_yaml(std::string_view cause, std::string_view got);

}  // namespace gprov::manifest

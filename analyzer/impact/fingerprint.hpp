// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <initializer_list>
#include <string>

namespace gprov::impact {

/// 12 hex digits over the parts, to follow a finding over several runs. Whoever calls it leaves line numbers, file
/// names and indices out.
[[nodiscard]] std::string fingerprint(std::initializer_list<std::string> parts);

}  // namespace gprov::impact

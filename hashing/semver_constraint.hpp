// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::hashing {

/// Whether the version meets a constraint such as ">= 1.26, < 1.30 || ~1.31". Nothing if the constraint is none.
/// Mirrors github.com/Masterminds/semver/constraints.go#NewConstraint and #Check@v3.4.0: a pre-release meets only what
/// names one.
[[nodiscard]] std::optional<bool> meets(const Version& version, std::string_view constraint);

}  // namespace gprov::hashing

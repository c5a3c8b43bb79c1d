// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/cli/inputs.hpp"
#include "analyzer/impact/impact.hpp"

namespace gprov::cli {

/// Findings stand in `answers`, which a server gave for manifests that the user has `written`. Where he has written the
/// same field of the same object (of a list's items, the one of the same name or else of the same place), they point
/// at it; all others keep their places in the answer.
void point_at_written(impact::Impact& impact, const Sources& answers, const Sources& written);

}  // namespace gprov::cli

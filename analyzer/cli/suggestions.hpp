// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>

#include "analyzer/cli/options.hpp"
#include "analyzer/impact/impact.hpp"

namespace gprov::cli {

/// Words of --only, --skip and --hash-version that name nothing in the answer: a slip of the pen would silently show,
/// or settle, something else. Tells each on `err`, with the name that was probably meant.
void tell_unknown_names(const Options& options, const impact::Impact& impact, std::ostream& err);

/// "there is no rule 'core/machine-typ'; did you mean 'core/machine-type'?"
[[nodiscard]] std::string no_such_rule(const std::string& typed);

}  // namespace gprov::cli

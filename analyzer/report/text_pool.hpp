// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <set>
#include <string>

#include "analyzer/report/layout.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

/// Explanations that were told already: the same sentence is not repeated for each pool.
using Told = std::set<std::string>;

/// One pool with its reasons, remedies and class names.
void write_pool(const impact::Pool& pool, std::size_t name_width, const Style& style, Told& told, std::ostream& out);

/// The data behind the class names of a pool, old beside new (--explain-hash).
void write_hashes(const impact::Pool& pool, const Style& style, std::ostream& out);

/// A rejected update or a reconcile error.
void write_refusal(const impact::Refusal& refusal, const Style& style, std::ostream& out);
/// Likewise, and what follows from it: nothing else tells of a failing reconciliation.
void write_failure(const impact::Refusal& refusal, const Style& style, Told& told, std::ostream& out);

}  // namespace gprov::report

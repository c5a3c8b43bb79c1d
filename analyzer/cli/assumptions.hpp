// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/impact/analyze.hpp"

// Options that tell what manifests cannot: one function each, text in, meaning into the analysis options, UsageError
// with a whole sentence otherwise.

namespace gprov::cli {

/// POOL=OLD[:NEW] with 1 or 2; the pool * stands for all.
void add_hash_version(const std::string& text, impact::Options& options);
/// NAME=OLD[:NEW] with true or false.
void add_feature_gate(const std::string& text, impact::Options& options);
/// NAME=OLD[:NEW] of the registry in impact/assumptions.hpp.
void add_assumption(const std::string& text, impact::Options& options);

/// Throws UsageError if what was told cannot be true together: a gate that the told release does not have, a hash
/// version that it does not know.
void refuse_contradictions(const impact::Options& options);

}  // namespace gprov::cli

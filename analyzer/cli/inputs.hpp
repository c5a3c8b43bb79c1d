// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"

// From names on the command line to objects.

namespace gprov::cli {

using Sources = std::vector<std::shared_ptr<const manifest::Source>>;

/// Files as bytes, and what went wrong on the way.
struct Gathered {
  Sources sources;
  std::vector<manifest::Problem> problems;

  /// Standard input is read for `-`.
  void add(const std::vector<std::string>& names, const Streams& streams);
};

/// Both sides read `shared` on their own: a document belongs to one side.
[[nodiscard]] model::Objects read_side(Gathered own, const Gathered& shared, const model::DecodeOptions& options);

/// An argument without a single object is rather a pipe that broke than a landscape that was deleted: an error.
void refuse_empty(const std::string& argument, const Sources& own, model::Objects& objects);

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/impact/resting.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/files.hpp"
#include "analyzer/model/objects.hpp"

// From names on the command line to objects.

namespace gprov::cli {

using Sources = impact::Sources;

/// What is told about a file that is no part of the change.
enum class Told : std::uint8_t { nothing, errors };

/// Files as bytes, and what went wrong on the way.
struct Gathered {
  Sources sources;
  std::vector<manifest::Problem> problems;
  std::map<std::string, Told, std::less<>> unchanged;  ///< names of sources; of all others everything is told

  /// Standard input is read for `-`, and git is asked for REV:path.
  void add(const std::vector<std::string>& names, const Streams& streams,
           manifest::Loading loading = manifest::Loading::copied);
};

/// Of the files that lie in memory as they lie on disk, those that somebody wrote to since.
[[nodiscard]] std::vector<manifest::Problem> written_meanwhile(const Sources& sources);

/// Objects, and how the sources were read.
struct ReadSide {
  model::Objects objects;
  std::map<const manifest::Source*, std::vector<manifest::Stretch>> general;  ///< see manifest::ReadResult
  bool holes_kept = true;
};

/// Both sides read `shared` on their own: a document belongs to one side. `gathered` holds it already.
[[nodiscard]] ReadSide read_side(const Gathered& gathered, const model::DecodeOptions& options,
                                 const impact::Holes& holes = {});

/// `own`, then `shared`.
[[nodiscard]] Gathered together(Gathered own, const Gathered& shared);

/// Whether any object that this program reads came from one of `sources`.
[[nodiscard]] bool has_object(const model::Objects& objects, const Sources& sources);

/// An argument without a single object is rather a pipe that broke than a landscape that was deleted: an error.
void refuse_empty(const std::string& argument, const Sources& own, model::Objects& objects);

}  // namespace gprov::cli

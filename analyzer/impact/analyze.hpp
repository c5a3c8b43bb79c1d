// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/impact/ignore.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/semver.hpp"

namespace gprov::impact {

struct Resting;

/// A version for each side, if told.
using VersionPair = Sides<std::optional<hashing::Version>>;

enum class Update : std::uint8_t { apply, replace };
/// Whether answers that are known beforehand are computed all the same, to prove that they are right.
enum class Shortcuts : std::uint8_t { taken, avoided };
enum class UnknownMode : std::uint8_t { fail, warn, ignore };

struct Options {
  VersionPair gardener;
  std::map<std::string, VersionPair> extensions;  ///< by provider type
  std::string version_source = "command line";
  /// The same from a file that holds what is usual: a Shoot's status and ControllerDeployments know better.
  VersionPair usual_gardener;
  std::map<std::string, VersionPair> usual_extensions;
  /// Of extensions that this program does not know, by provider type; "*": of any other type.
  std::map<std::string, gardener::ProviderRule> provider_rules;
  /// What is told of each side beyond its releases: gates, hash versions, assumptions. The releases in it are not read.
  Sides<gardener::Environment> assumptions;
  std::set<std::string> told;  ///< names of the assumptions that the user settled (see impact/assumptions.hpp)
  Update update = Update::apply;
  std::optional<Verdict> fail_on = Verdict::roll;  ///< nothing: never
  UnknownMode unknown = UnknownMode::fail;
  std::vector<Ignore> ignores;
  bool follow_ignores = true;                        ///< annotations of Shoots, too
  std::optional<std::int64_t> max_pools, max_nodes;  ///< budgets: more that roll, or go, are a finding
  bool allow_empty = false;
  bool explain_hash = false;
  std::string refused_by_server;  ///< what a real API server said against a dry run of the new side, a line each
  std::string names_unknown;      ///< why no name may be told, if so: the releases are not those of the rules
  bool verdicts_only = false;     ///< leave out words, positions and names: for weighing what an assumption changes
  long long now = 0;              ///< seconds since the epoch
  unsigned jobs = 1;              ///< threads; the answer is the same with any number
  Shortcuts shortcuts = Shortcuts::taken;
  std::optional<Shard> shard;  ///< compare only its Shoots
};

/// Shoots that were not read (see resting.hpp), and how to read those of which something may have to be told: a few on
/// each thread. It throws ReadTogether.
struct Unread {
  const Resting& resting;
  std::function<Sides<model::Objects>(const std::vector<std::uint32_t>& places)> read;
  std::function<void()> rest;  ///< called now and then, when no thread reads
  /// If Shoots are handed on, and all that is to be told of some is that their profile is refused: how many of these
  /// are needed with their pools.
  std::optional<std::size_t> enough{};
};

/// Takes a Shoot that is answered, in the order of the report, which then does without it.
using HandOn = std::function<void(Shoot shoot)>;

/// Compares two sides. Problems of reading are in the objects already; the result carries them as diagnostics, decides
/// the exit code (an input error makes it 3) and is complete, but for Shoots that are handed on. Throws ReadTogether if
/// `unread` does.
[[nodiscard]] Impact analyze(const model::Objects& before, const model::Objects& after, const Options& options,
                             const Unread* unread = nullptr, const HandOn* hand_on = nullptr);

}  // namespace gprov::impact

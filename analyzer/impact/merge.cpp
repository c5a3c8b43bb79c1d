// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/merge.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/impact/collect.hpp"
#include "analyzer/impact/profile_effects.hpp"
#include "hashing/fingerprint.hpp"

namespace gprov::impact {
namespace {

std::string numbered(const Shard& shard) { return std::to_string(shard.number) + "/" + std::to_string(shard.of); }

bool same(const std::vector<Diagnostic>& a, const std::vector<Diagnostic>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Diagnostic& one, const Diagnostic& other) {
    return one.severity == other.severity && one.message == other.message && one.at == other.at;
  });
}

/// Each shard once, in order; and all of one run, as far as they tell.
void check(const std::vector<Impact>& shards) {
  const ShardNote& first = *shards.front().shard;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const ShardNote& note = *shards[i].shard;
    if (note.shard.of != first.shard.of) {
      throw MergeError("expected shards of one run, got " + numbered(first.shard) + " and " + numbered(note.shard));
    }
    if (note.shard.number != i + 1) {
      const bool twice = note.shard.number <= i;
      const Shard absent{static_cast<std::uint32_t>(i + 1), note.shard.of};
      throw MergeError("expected each shard once, got " +
                       (twice ? numbered(note.shard) + " twice" : "no report of " + numbered(absent)));
    }
    const bool alike = same(note.before, first.before) && same(note.after, first.after) && note.keys == first.keys &&
                       note.ignores.size() == first.ignores.size() && shards[i].fail_on == shards.front().fail_on &&
                       note.unknown == first.unknown && note.max_pools == first.max_pools &&
                       note.max_nodes == first.max_nodes;
    if (!alike) {
      throw MergeError("expected shards of one run, got " + numbered(first.shard) + " and " + numbered(note.shard) +
                       " of runs with other inputs or options");
    }
  }
  if (shards.size() != first.shard.of) {
    const Shard absent{static_cast<std::uint32_t>(shards.size() + 1), first.shard.of};
    throw MergeError("expected each shard once, got no report of " + numbered(absent));
  }
}

constexpr std::array kUnknownModes{std::pair("fail", UnknownMode::fail), std::pair("warn", UnknownMode::warn),
                                   std::pair("ignore", UnknownMode::ignore)};

auto key(const Shoot& shoot) { return std::tie(shoot.ns, shoot.name); }
auto key(const Ignored& row) { return std::tie(row.ns, row.shoot); }

}  // namespace

bool owns(const Shard& shard, std::string_view ns, std::string_view name) {
  return hashing::fingerprint(std::string(ns) + "/" + std::string(name)) % shard.of == shard.number - 1;
}

void begin_note(Impact& impact, const Options& options) {
  impact.shard.emplace();
  impact.shard->shard = *options.shard;
  impact.shard->before = impact.diagnostics;
}

void note_shoot(Impact& impact, const ShootProfiles& profiles, const std::vector<Diagnostic>& diagnostics) {
  impact.shard->profiles.emplace_back(profiles.keys.begin(), profiles.keys.end());
  impact.shard->of_shoots.push_back(diagnostics);
}

void complete_note(Impact& impact, const Options& options, const std::vector<IgnoreNote>& ignores) {
  ShardNote& note = *impact.shard;
  for (const auto& [word, mode] : kUnknownModes) {
    if (mode == options.unknown) note.unknown = word;
  }
  note.max_pools = options.max_pools;
  note.max_nodes = options.max_nodes;
  note.ignores = ignores;
  std::size_t of_shoots = 0;
  for (const auto& diagnostics : note.of_shoots) of_shoots += diagnostics.size();
  note.after.assign(impact.diagnostics.begin() + static_cast<std::ptrdiff_t>(note.before.size() + of_shoots),
                    impact.diagnostics.end());
  for (const CloudProfile& profile : impact.cloud_profiles) {
    note.keys.push_back(profile_key({profile.kind, profile.name}, profile.ns));
    note.changes.push_back(profile.change);
  }
  // Those that nobody changed are no matter of the report.
  for (auto& keys : note.profiles) {
    std::erase_if(keys, [&](const std::string& one) {
      return std::find(note.keys.begin(), note.keys.end(), one) == note.keys.end();
    });
  }
}

Impact merge(std::vector<Impact> shards) {
  if (shards.empty()) throw MergeError("expected the reports of all shards, got none");
  for (const Impact& one : shards) {
    if (!one.shard) throw MergeError("expected reports that --shard made, got one of a whole run");
    const ShardNote& note = *one.shard;
    if (note.of_shoots.size() != one.shoots.size() || note.profiles.size() != one.shoots.size() ||
        note.keys.size() != one.cloud_profiles.size() || note.changes.size() != note.keys.size()) {
      throw MergeError("expected reports as --shard made them, got one that was changed since");
    }
  }
  std::sort(shards.begin(), shards.end(),
            [](const Impact& a, const Impact& b) { return a.shard->shard.number < b.shard->shard.number; });
  check(shards);

  std::vector<ShootAnswer> answers;
  for (Impact& one : shards) {
    for (std::size_t i = 0; i < one.shoots.size(); ++i) {
      ShootAnswer& answer = answers.emplace_back();
      answer.shoot = std::move(one.shoots[i]);
      answer.diagnostics = std::move(one.shard->of_shoots.at(i));
      answer.profiles.keys.insert(one.shard->profiles.at(i).begin(), one.shard->profiles.at(i).end());
    }
  }
  std::sort(answers.begin(), answers.end(),
            [](const ShootAnswer& a, const ShootAnswer& b) { return key(a.shoot) < key(b.shoot); });
  const ShardNote& note = *shards.front().shard;
  Impact impact;
  impact.complete = shards.front().complete;
  impact.fail_on = shards.front().fail_on;
  impact.resources = std::move(shards.front().resources);
  impact.cloud_profiles = std::move(shards.front().cloud_profiles);
  impact.diagnostics = note.before;
  ProfileTallies tallies;
  for (ShootAnswer& answer : answers) {
    add_tally(tallies, answer.profiles.keys, answer.shoot);
    collect(impact, std::move(answer));
  }
  for (std::size_t i = 0; i < impact.cloud_profiles.size(); ++i) {
    CloudProfile& profile = impact.cloud_profiles[i];
    const Position at = profile.effects.empty() ? Position{} : profile.effects.front().at.value_or(Position{});
    profile.effects = effects_of(tallies, note.keys.at(i), change_of(note.changes.at(i)), at);
  }
  impact.diagnostics.insert(impact.diagnostics.end(), note.after.begin(), note.after.end());
  std::vector<IgnoreNote> ignores = note.ignores;
  for (Impact& one : shards) {
    for (const Assumed& row : one.assumed) add_assumed(impact, row);
    for (std::size_t i = 0; i < ignores.size(); ++i) ignores[i].used = ignores[i].used || one.shard->ignores[i].used;
    impact.ignored.insert(impact.ignored.end(), one.ignored.begin(), one.ignored.end());
  }
  std::stable_sort(impact.ignored.begin(), impact.ignored.end(),
                   [](const Ignored& a, const Ignored& b) { return key(a) < key(b); });
  impact.summary.ignored = static_cast<std::int64_t>(impact.ignored.size());
  Options options;
  options.fail_on = verdict_of(impact.fail_on);
  for (const auto& [word, mode] : kUnknownModes) {
    if (word == note.unknown) options.unknown = mode;
  }
  options.max_pools = note.max_pools;
  options.max_nodes = note.max_nodes;
  // A report is incomplete because of an error, or of something beside pools that could not be known.
  impact.has_unknown =
      !impact.complete && std::none_of(impact.diagnostics.begin(), impact.diagnostics.end(),
                                       [](const auto& row) { return row.severity == manifest::Severity::error; });
  conclude(impact, options, ignores);
  return impact;
}

}  // namespace gprov::impact

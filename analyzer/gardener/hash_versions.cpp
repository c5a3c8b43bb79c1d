// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/hash_versions.hpp"

#include <algorithm>
#include <optional>

#include "hashing/questions.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

std::optional<int> told(const std::string& pool, const Environment& environment) {
  auto found = environment.hash_versions.find(pool);
  if (found == environment.hash_versions.end()) found = environment.hash_versions.find("*");
  return found == environment.hash_versions.end() ? std::nullopt : std::optional<int>(found->second);
}

bool changed(const HashRecord& previous, const std::map<int, hashing::HashData>& keys) {
  return std::any_of(previous.keys.begin(), previous.keys.end(), [&](const auto& recorded) {
    const auto now = keys.find(recorded.first);
    return now != keys.end() && hashing::compare(recorded.second, now->second) == hashing::Equality::different;
  });
}

}  // namespace

bool has_hash_versions(const Environment& environment) {
  const hashing::QuestionListener apart;  // see note_told_versions
  return hashing::has(environment.gardener, GardenerFeature::hash_version_field);
}

void note_told_versions(const Environment& environment) {
  (void)hashing::has(environment.gardener, GardenerFeature::hash_version_field);
}

int newest_hash_version(const Environment& environment) {
  const hashing::Version& release = environment.gardener;
  if (!hashing::has(release, GardenerFeature::hash_version_2)) return 1;
  const bool by_default = hashing::has(release, GardenerFeature::new_worker_pool_hash_default);
  if (!environment.new_worker_pool_hash) return by_default ? 2 : 1;
  const bool is_locked = hashing::has(release, GardenerFeature::new_worker_pool_hash_locked);
  return is_locked || *environment.new_worker_pool_hash ? 2 : 1;
}

HashRecord next_record(const HashRecord* previous, const std::map<int, hashing::HashData>& keys,
                       const std::string& pool, const Environment& environment) {
  const int newest = newest_hash_version(environment);
  HashRecord record;
  record.current = newest;
  if (!has_hash_versions(environment)) {
    // gardenlet v1.97 notes version 1 of every pool that is there, before v1.98 brings version 2.
    if (const auto key = keys.find(1); newest == 1 && key != keys.end()) record.keys.insert(*key);
    return record;
  }
  if (previous == nullptr) {
    record.current = told(pool, environment).value_or(newest);
  } else if (!previous->keys.empty()) {
    record.current = changed(*previous, keys) ? newest : previous->current;
    if (const auto wanted = told(pool, environment)) record.current = *wanted;
  }
  std::set<int> kept{record.current, newest};
  if (previous == nullptr) {
    const auto known = environment.recorded_by_pool.find(pool);
    if (known != environment.recorded_by_pool.end()) {
      kept = known->second;
    } else if (!environment.recorded_hash_versions.empty()) {
      kept = environment.recorded_hash_versions;
    }
  }
  for (const int version : kept) {
    if (const auto key = keys.find(version); key != keys.end()) record.keys.insert(*key);
  }
  return record;
}

}  // namespace gprov::gardener

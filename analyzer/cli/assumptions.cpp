// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/assumptions.hpp"

#include <utility>

#include "analyzer/cli/options.hpp"
#include "analyzer/impact/assumptions.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::cli {

namespace {

using gardener::Environment;
using hashing::GardenerFeature;

/// NAME=OLD[:NEW]; without NEW both sides are the same.
struct Told {
  std::string name, before, after;
  bool has_new = false;
};

Told split(const std::string& option, const std::string& text, const std::string& example) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw UsageError("--" + option + ": '" + text + "' does not look like NAME=OLD[:NEW], such as " + example);
  }
  Told told;
  told.name = text.substr(0, equals);
  const std::string values = text.substr(equals + 1);
  const std::size_t colon = values.find(':');
  told.before = values.substr(0, colon);
  told.has_new = colon != std::string::npos;
  told.after = told.has_new ? values.substr(colon + 1) : told.before;
  return told;
}

int hash_version(const std::string& text) {
  if (text == "1" || text == "2") return text == "1" ? 1 : 2;
  throw UsageError("--hash-version: '" + text + "' is neither 1 nor 2");
}

bool boolean(const std::string& option, const std::string& name, const std::string& text) {
  if (text == "true" || text == "false") return text == "true";
  throw UsageError("--" + option + ": " + name + " is true or false, not '" + text + "'");
}

void refuse_gate(const std::optional<hashing::Version>& release, const std::optional<bool>& gate) {
  if (!release || !gate) return;
  if (!hashing::has(*release, GardenerFeature::hash_version_2)) {
    throw UsageError("--feature-gate: Gardener " + hashing::to_string(*release) +
                     " has no gate NewWorkerPoolHash; it came with v1.98");
  }
  if (!*gate && hashing::has(*release, GardenerFeature::new_worker_pool_hash_locked)) {
    throw UsageError("--feature-gate: NewWorkerPoolHash cannot be off with Gardener " + hashing::to_string(*release) +
                     "; it is locked to true since v1.141");
  }
}

void refuse_hash_version(const std::optional<hashing::Version>& release, const std::map<std::string, int>& versions) {
  if (!release) return;
  for (const auto& [pool, version] : versions) {
    const bool has_1 = !hashing::has(*release, GardenerFeature::hash_version_2) ||
                       hashing::has(*release, GardenerFeature::hash_version_field);
    const bool has_2 = hashing::has(*release, GardenerFeature::hash_version_2);
    if (version == 1 ? has_1 : has_2) continue;
    throw UsageError("--hash-version: pool " + pool + " cannot be on version " + std::to_string(version) +
                     " with Gardener " + hashing::to_string(*release) +
                     (version == 1 ? "; every pool is on version 2 since v1.146" : "; version 2 came with v1.98"));
  }
}

}  // namespace

void add_hash_version(const std::string& text, impact::Options& options) {
  const Told told = split("hash-version", text, "worker-a=1 or worker-a=1:2");
  options.assumptions.before.hash_versions[told.name] = hash_version(told.before);
  // A version that is not told of the new side follows from what Gardener does.
  if (told.has_new) options.assumptions.after.hash_versions[told.name] = hash_version(told.after);
  options.told.insert("hash version");
}

void add_feature_gate(const std::string& text, impact::Options& options) {
  const Told told = split("feature-gate", text, "NewWorkerPoolHash=false:true");
  std::optional<bool> Environment::*gate = nullptr;
  if (told.name == "NewWorkerPoolHash") gate = &Environment::new_worker_pool_hash;
  if (told.name == "InPlaceNodeUpdates") gate = &Environment::in_place_node_updates;
  if (told.name == "CloudProfileCapabilities") gate = &Environment::profile_capabilities;
  if (told.name == "VersionClassificationLifecycle") gate = &Environment::version_lifecycle;
  if (gate == nullptr) {
    throw UsageError(
        "--feature-gate: '" + told.name +
        "' changes nothing here; known are NewWorkerPoolHash, InPlaceNodeUpdates, CloudProfileCapabilities "
        "and VersionClassificationLifecycle");
  }
  options.assumptions.before.*gate = boolean("feature-gate", told.name, told.before);
  options.assumptions.after.*gate = boolean("feature-gate", told.name, told.after);
}

void add_assumption(const std::string& text, impact::Options& options) {
  const Told told = split("assume", text, "gke-reservations=true");
  const impact::Assumption* row = impact::find_assumption(told.name);
  std::string names;
  for (const impact::Assumption& known : impact::assumptions()) {
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  if (row == nullptr) throw UsageError("--assume: there is no '" + told.name + "'; known are " + names);
  for (const auto& [value, side] :
       {std::pair(told.before, &options.assumptions.before), std::pair(told.after, &options.assumptions.after)}) {
    if (!row->set(*side, value)) {
      throw UsageError("--assume: " + told.name + " is " + std::string(row->values) + ", not '" + value + "'");
    }
  }
  options.told.insert(told.name);
}

void refuse_contradictions(const impact::Options& options) {
  const auto& [before, after] = options.assumptions;
  refuse_gate(options.gardener.before, before.new_worker_pool_hash);
  refuse_gate(options.gardener.after, after.new_worker_pool_hash);
  refuse_hash_version(options.gardener.before, before.hash_versions);
  refuse_hash_version(options.gardener.after, after.hash_versions);
}

}  // namespace gprov::cli

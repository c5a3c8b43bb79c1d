// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/lifecycle.hpp"

#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

/// Times that do not parse never come: the API server would not have taken them.
long long seconds_of(const std::string& time, long long otherwise) {
  return hashing::unix_seconds(time).value_or(otherwise);
}

}  // namespace

std::string classification(const std::optional<std::string>& legacy_classification,
                           const std::optional<std::string>& expiration_date,
                           const std::vector<model::LifecycleStage>& lifecycle, const Environment& environment) {
  const long long now = environment.now;
  // What is said outright holds in every release.
  if (legacy_classification && !expiration_date && lifecycle.empty()) return *legacy_classification;
  if (!hashing::has(environment.gardener, GardenerFeature::version_classification)) {
    return legacy_classification.value_or("");
  }
  if (!hashing::has(environment.gardener, GardenerFeature::version_lifecycle)) {
    if (expiration_date && seconds_of(*expiration_date, now + 1) <= now) return "expired";
    return legacy_classification.value_or("supported");
  }
  if (lifecycle.empty()) {
    if (is_expired(expiration_date, now)) return "expired";
    return legacy_classification.value_or("supported");
  }
  // The last stage in list order wins, whatever the order of the times.
  std::string current = "unavailable";
  for (const model::LifecycleStage& stage : lifecycle) {
    if (!stage.start_time || seconds_of(*stage.start_time, now) < now) current = stage.classification;
  }
  return current;
}

bool is_expired(const std::optional<std::string>& expiration_date, long long now) {
  return expiration_date && seconds_of(*expiration_date, now) < now;
}

}  // namespace gprov::gardener

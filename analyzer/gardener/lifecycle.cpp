// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/lifecycle.hpp"

#include "hashing/go_time.hpp"

namespace gprov::gardener {

std::string classification(const std::optional<std::string>& legacy_classification,
                           const std::optional<std::string>& expiration_date,
                           const std::vector<model::LifecycleStage>& lifecycle, long long now) {
  const auto begun = [now](const std::optional<std::string>& start) {
    if (!start) return true;
    const auto seconds = hashing::unix_seconds(*start);
    return seconds && *seconds < now;
  };
  if (lifecycle.empty()) {
    if (expiration_date && begun(expiration_date)) return "expired";
    return legacy_classification.value_or("supported");
  }
  // The last stage in list order wins, whatever the order of the times.
  std::string current = "unavailable";
  for (const model::LifecycleStage& stage : lifecycle) {
    if (begun(stage.start_time)) current = stage.classification;
  }
  return current;
}

}  // namespace gprov::gardener

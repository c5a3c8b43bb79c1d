// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/worker_rules.hpp"

#include <algorithm>

namespace gprov::providers {

bool only_appended(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  return after.size() >= before.size() && std::equal(before.begin(), before.end(), after.begin());
}

bool same_volumes(const model::ShootWorker& before, const model::ShootWorker& after) {
  const auto equal = [](const model::DataVolume& a, const model::DataVolume& b) {
    return a.name == b.name && a.type == b.type && a.size == b.size && a.encrypted == b.encrypted;
  };
  return std::equal(before.data_volumes.begin(), before.data_volumes.end(), after.data_volumes.begin(),
                    after.data_volumes.end(), equal);
}

}  // namespace gprov::providers

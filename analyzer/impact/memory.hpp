// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/providers/config_memory.hpp"

namespace gprov::impact {

/// What the analysis of one Shoot leaves to those of the others in the same run, on any thread. It saves work and
/// never changes an answer.
class Memory {
 public:
  /// model::equal of two CloudProfiles that live as long as the run.
  [[nodiscard]] bool are_equal(const model::CloudProfileSpec& a, const model::CloudProfileSpec& b);

  /// What a webhook of `extension` refuses of `after`, in the place of `before`: asked once.
  [[nodiscard]] const std::vector<gardener::Rejection>& refusals(
      const model::CloudProfileSpec& before, const model::CloudProfileSpec& after, const std::string& extension,
      const std::function<std::vector<gardener::Rejection>()>& ask);

  /// Whether the report will have this row of `assumed` anyway.
  [[nodiscard]] bool is_listed(const Assumed& row);
  void list(const Assumed& row);

  [[nodiscard]] providers::ConfigMemory& configs() { return configs_; }

 private:
  using Row = std::tuple<std::string, std::string, std::string, std::string>;
  std::mutex mutex_;
  std::map<std::pair<const void*, const void*>, bool> profiles_;
  std::map<std::tuple<const void*, const void*, std::string>, std::vector<gardener::Rejection>> refusals_;
  std::set<Row> listed_;
  providers::ConfigMemory configs_;
};

}  // namespace gprov::impact

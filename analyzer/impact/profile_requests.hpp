// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/profile_references.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"

// A profile of the new side on its way through the API server and the extension's webhooks.

namespace gprov::impact {

struct ProfileContext {
  const gardener::ProfileUse& use;
  const Given& given;
  const Options& options;
};

struct ProfileVerdict {
  std::vector<gardener::Rejection> rejections;  ///< of the first step that refuses
  std::vector<Diagnostic> diagnostics;
  bool unchecked = false;  ///< whether something might refuse it that could not be asked
};

/// `old`: the same profile on the old side; nullptr if it is created.
[[nodiscard]] ProfileVerdict request(const model::Object<model::CloudProfile>* old,
                                     const model::Object<model::CloudProfile>& now, const ProfileContext& context);
[[nodiscard]] ProfileVerdict request(const model::Object<model::NamespacedCloudProfile>* old,
                                     const model::Object<model::NamespacedCloudProfile>& now,
                                     const ProfileContext& context);

}  // namespace gprov::impact

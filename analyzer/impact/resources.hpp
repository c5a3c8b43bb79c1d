// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

struct ResourcesAnswer {
  std::vector<Resource> resources;  ///< sorted by kind, namespace and name
  std::vector<Assumed> assumed;
  std::vector<Diagnostic> diagnostics;
};

/// Operators' resources of both sides, in pairs. Those that come from one file for both sides (--with) merely exist.
[[nodiscard]] ResourcesAnswer analyze_resources(const model::Objects& before, const model::Objects& after,
                                                const Options& options);

/// One of them: `old_one` and `new_one` are of one kind, namespace and name; one may be nullptr.
struct ResourcePair {
  const model::Object<model::Resource>* old_one;
  const model::Object<model::Resource>* new_one;
  const model::Objects& before;
  const model::Objects& after;
};
[[nodiscard]] Resource judge_resource(const ResourcePair& pair, const gardener::Environment& environment,
                                      const std::map<std::string, hashing::Version>& extensions,
                                      providers::Knowledge knowledge);

/// What Gardener itself does with it, whatever its provider.
void follow_core(const ResourcePair& pair, std::vector<gardener::ResourceEffect>& effects);

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>
#include <set>
#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/maintenance.hpp"
#include "analyzer/impact/index.hpp"

namespace gprov::impact {

/// A Shoot after its maintenance.
struct Maintained {
  model::Shoot shoot;  ///< stored, and its reconciliation begun
  gardener::Maintenance asked;
  gardener::MaintenanceRecord record;
  std::vector<gardener::Rejection> rejections;  ///< of the dry run: then nothing changed
  std::set<std::string> rolled;                 ///< pools whose machines an operation replaces under their class
  bool rotation = false;                        ///< a rotation that replaces nodes began
};

/// Lets maintenance run over the stored `shoot` at `environment.now`, whatever its window says: the controller, the API
/// server with the extension's webhooks, and gardenlet's beginning of operations. The profile must be given.
[[nodiscard]] Maintained maintain(const model::Shoot& shoot, const ProfileReference& profile,
                                  const gardener::Environment& environment, std::pmr::memory_resource& arena);

}  // namespace gprov::impact

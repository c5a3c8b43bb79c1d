// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/index.hpp"
#include "analyzer/impact/memory.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// What operation annotations of the new side begin.
struct Started {
  gardener::StartedOperations now, maintenance;
  long long maintenance_begin = 0;  ///< of the next maintenance window, seconds since the epoch
};

/// One side of one Shoot as the cluster would have it: stored object, Worker pools, and what was given beside it.
struct State {
  const model::Object<model::Shoot>* object = nullptr;
  model::Shoot stored;
  std::vector<gardener::Gap> gaps;
  std::vector<gardener::Rejection> rejections;
  ProfileReference profile;
  const model::Object<model::Infrastructure>* infrastructure = nullptr;
  const model::Object<model::Worker>* worker = nullptr;
  Started started;       ///< new side only
  providers::Side side;  ///< points into this struct
};

/// Both sides of one Shoot. Not copyable: `side` points into it.
struct Pair {
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena;  ///< nodes that kubectl's merge made
  std::unique_ptr<State> before, after;
  bool no_last_applied = false;  ///< a manifest over a stored object that says nothing of what was applied last
};

struct Given {
  const model::Objects& before;
  const model::Objects& after;
  const Sides<ProfileBook>& profiles;
  Memory* memory = nullptr;       ///< of the run; nullptr: nothing is shared between Shoots
  bool asks_for_refusals = true;  ///< whether validation and webhooks say what they refuse; it decides no verdict
};

/// Takes an update of `before` through the API server: `after.stored` is what was asked for, and becomes what is stored
/// unless `after.rejections` says that it is refused. Both know their CloudProfile.
void request_update(State& after, const State* before, const gardener::Environment& environment,
                    std::pmr::memory_resource& arena);

/// Takes each side through what happens to it before the extension sees it. A manifest OLD is created; a manifest NEW
/// is applied over OLD (or created, if there is none); stored objects are only decoded.
[[nodiscard]] Pair build(const model::Object<model::Shoot>* before, const model::Object<model::Shoot>* after,
                         const Given& given, const Sides<gardener::Environment>& environment, Update update);

}  // namespace gprov::impact

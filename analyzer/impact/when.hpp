// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// When what happens to a pool happens: at once if the update makes gardenlet reconcile, else when something else does.
/// Mirrors pkg/apiserver/registry/core/shoot/strategy.go#mustIncreaseGeneration and
/// pkg/gardenlet/controller/shoot/shoot/helper/infos.go#shouldReconcileNow@v1.149.3. `pair` outlives the result.
class Schedule {
 public:
  /// `gravest`: of all pools; nothing is looked at where it is none.
  Schedule(const Pair& pair, Verdict gravest);
  [[nodiscard]] When of(const Pool& pool) const;
  /// Of the whole Shoot: the earliest of those of its gravest pools.
  [[nodiscard]] When of(const std::vector<Pool>& pools) const;

 private:
  const Pair& pair_;
  When shoot_;  ///< of a rolling pool that no operation touches
};

}  // namespace gprov::impact

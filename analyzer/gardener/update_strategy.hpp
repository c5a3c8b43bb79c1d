// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// Mirrors helper/shoot.go#IsUpdateStrategyInPlace@v1.149.3.
[[nodiscard]] inline bool is_in_place(const model::ShootWorker& worker) {
  return worker.update_strategy == "AutoInPlaceUpdate" || worker.update_strategy == "ManualInPlaceUpdate";
}

}  // namespace gprov::gardener

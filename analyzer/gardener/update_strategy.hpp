// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

namespace gprov::gardener {

/// Mirrors helper/shoot.go#IsUpdateStrategyInPlace@v1.149.3.
template <class WorkerOrPool>
[[nodiscard]] bool is_in_place(const WorkerOrPool& worker) {
  return worker.update_strategy == "AutoInPlaceUpdate" || worker.update_strategy == "ManualInPlaceUpdate";
}

}  // namespace gprov::gardener

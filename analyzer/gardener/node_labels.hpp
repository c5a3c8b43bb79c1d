// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// The labels of a pool's nodes, the user's and Gardener's. Without a key, the label that holds it is left out.
/// Mirrors pkg/utils/gardener/shoot.go#NodeLabelsForWorkerPool@v1.149.3.
[[nodiscard]] model::StringMap node_labels(const model::ShootWorker& worker, bool node_local_dns,
                                           const std::optional<std::string>& node_agent_secret_name);

}  // namespace gprov::gardener

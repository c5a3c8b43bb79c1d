// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/impact/analyze.hpp"

// Pairs of Shoots as texts that differ by a few words, judged end to end.

namespace gprov::tests {

/// Texts and what to put in their place, one after the other; each must be there once at least.
using Edits = std::vector<std::pair<std::string, std::string>>;

/// Shoot garden-port/harbor with the pools apps (3 zones, 3-6 nodes) and batch (1 zone, 1-2 nodes), as somebody wrote
/// it: Kubernetes 1.34.5, maintenance from 22:00 to 23:00 +01:00.
[[nodiscard]] std::string harbor(const Edits& edits = {});
/// The same as the API server returns it, with a status.
[[nodiscard]] std::string stored_harbor(const std::string& status, const Edits& edits = {});
/// The edit that adds lines under metadata.
[[nodiscard]] std::pair<std::string, std::string> annotated(const std::string& annotation, const std::string& value);

/// Compares texts, with the CloudProfile az-port beside both, on 2026-08-21T12:00:00Z.
[[nodiscard]] impact::Impact compare(const std::string& before, const std::string& after,
                                     const std::string& gardener = "1.149.3",
                                     impact::Update update = impact::Update::apply, impact::Options options = {});

[[nodiscard]] const impact::Pool& pool(const impact::Impact& impact, const std::string& name);
/// "roll none", of the pools in order of their names.
[[nodiscard]] std::string verdicts(const impact::Impact& impact);

}  // namespace gprov::tests

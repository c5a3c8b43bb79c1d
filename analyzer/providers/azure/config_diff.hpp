// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// The fields that differ between two WorkerConfigs, as causes of the datum that hashes the whole text (Kubernetes
/// below 1.35). Nothing if one of them is absent: the datum tells that itself. `path` is the new side's providerConfig.
/// virtualCapacity is named only if nothing else differs, since upstream strips it before hashing.
[[nodiscard]] std::vector<Cause> config_causes(const model::RawExtension& before, const model::RawExtension& after,
                                               const std::string& path);

}  // namespace gprov::providers::azure

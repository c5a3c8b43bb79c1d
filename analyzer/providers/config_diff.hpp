// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers {

/// The fields that differ between two WorkerConfigs, as causes of the datum that hashes the whole text (`trigger`).
/// Nothing if one of them is absent: the datum tells that itself. `path` is the new side's providerConfig.
/// virtualCapacity is named only if nothing else differs, since extensions strip it before hashing.
[[nodiscard]] std::vector<Cause> config_causes(hashing::Trigger trigger, const model::RawExtension& before,
                                               const model::RawExtension& after, const std::string& path);

}  // namespace gprov::providers

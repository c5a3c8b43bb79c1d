// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "analyzer/providers/capabilities.hpp"

namespace gprov::providers::azure {

using providers::normalize;

/// Names and values of the extension's own capability; the name depends on the release.
struct Networking {
  std::string name;
};
inline constexpr std::string_view kAccelerated = "accelerated";
inline constexpr std::string_view kBasic = "basic";

/// A CloudProfile without machineCapabilities is read as if it defined architecture and networking.
/// Mirrors pkg/apis/azure/helper/helper.go#NormalizeCapabilityDefinitions@v1.62.1.
[[nodiscard]] Definitions normalize(const Definitions& definitions, const Networking& networking);

}  // namespace gprov::providers::azure

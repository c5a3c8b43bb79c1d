// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/capabilities.hpp"

namespace gprov::providers::azure {

Definitions normalize(const Definitions& definitions, const Networking& networking) {
  if (!definitions.empty()) return definitions;
  Definitions result = providers::normalize(definitions);
  result.push_back({networking.name, {std::string(kAccelerated), std::string(kBasic)}});
  return result;
}

}  // namespace gprov::providers::azure

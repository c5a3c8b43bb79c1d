// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/providers/refusals.hpp"

namespace gprov::providers {

/// What a check that several extensions have in common refuses; `value` tells errors of one field apart.
struct RefusedSetting {
  const char* type;
  std::string path;
  std::string message;
  std::string value;
};

inline void refuse(Refusals& refusals, const char* rule, const std::vector<RefusedSetting>& settings) {
  for (const RefusedSetting& one : settings) refusals.add(rule, one.type, one.path, one.message, one.value);
}

}  // namespace gprov::providers

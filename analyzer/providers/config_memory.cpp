// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_memory.hpp"

namespace gprov::providers {

std::shared_ptr<const void> ConfigMemory::find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto found = configs_.find(key);
  return found == configs_.end() ? nullptr : found->second;
}

void ConfigMemory::keep(const Key& key, std::shared_ptr<const void> config) {
  const std::lock_guard lock(mutex_);
  configs_.emplace(key, std::move(config));
}

}  // namespace gprov::providers

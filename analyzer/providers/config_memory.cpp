// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_memory.hpp"

#include <utility>

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

std::optional<std::optional<std::string>> ConfigMemory::find(const ErrorKey& key) {
  const std::lock_guard lock(mutex_);
  const auto found = errors_.find(key);
  if (found == errors_.end()) return std::nullopt;
  return std::optional<std::optional<std::string>>(std::in_place, found->second);
}

std::optional<std::string> ConfigMemory::keep(const ErrorKey& key, std::optional<std::string> error) {
  const std::lock_guard lock(mutex_);
  errors_.emplace(key, error);
  return error;
}

}  // namespace gprov::providers

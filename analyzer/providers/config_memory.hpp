// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <typeindex>
#include <utility>

#include "analyzer/providers/provider.hpp"

namespace gprov::providers {

/// The CloudProfiles' closed configs that a run has read, for all threads: every Shoot, side and release of a run asks
/// for the same few.
class ConfigMemory {
 public:
  /// What `read` makes of the config at `node`, read once. The node lives as long as the run.
  template <class Config, class Read>
  [[nodiscard]] std::shared_ptr<const Config> once(const manifest::Node* node, Read read) {
    const Key key(node, typeid(Config));
    if (auto known = find(key)) return std::static_pointer_cast<const Config>(known);
    auto fresh = std::make_shared<const Config>(read());
    keep(key, fresh);
    return fresh;
  }

 private:
  using Key = std::pair<const void*, std::type_index>;
  [[nodiscard]] std::shared_ptr<const void> find(const Key& key);
  void keep(const Key& key, std::shared_ptr<const void> config);

  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const void>> configs_;
};

/// A config that its readers share; nullptr or an empty optional: there is none.
template <class Config>
using SharedConfig = std::shared_ptr<const std::optional<Config>>;

template <class Config>
[[nodiscard]] const Config* get(const SharedConfig<Config>& shared) {
  return shared && *shared ? &**shared : nullptr;
}

/// The providerConfig of the side's CloudProfile, by way of the run's memory if there is one.
template <class Config>
[[nodiscard]] SharedConfig<Config> profile_config(const Side& side,
                                                  std::optional<Config> (*read)(const model::RawExtension& raw)) {
  if (side.profile == nullptr) return nullptr;
  const model::RawExtension& raw = side.profile->provider_config;
  if (side.configs == nullptr) return std::make_shared<const std::optional<Config>>(read(raw));
  return side.configs->once<std::optional<Config>>(raw.node, [&] { return read(raw); });
}

}  // namespace gprov::providers

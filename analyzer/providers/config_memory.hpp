// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
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

  /// What an extension's controller has against the config at `node`, asked once of each release.
  template <class Ask>
  [[nodiscard]] std::optional<std::string> error(const manifest::Node* node, const hashing::Version& release, Ask ask) {
    const ErrorKey key(node, hashing::to_string(release));
    if (const auto known = find(key)) return *known;
    return keep(key, ask());
  }

 private:
  using Key = std::pair<const void*, std::type_index>;
  [[nodiscard]] std::shared_ptr<const void> find(const Key& key);
  void keep(const Key& key, std::shared_ptr<const void> config);
  using ErrorKey = std::pair<const void*, std::string>;
  [[nodiscard]] std::optional<std::optional<std::string>> find(const ErrorKey& key);
  std::optional<std::string> keep(const ErrorKey& key, std::optional<std::string> error);

  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const void>> configs_;
  std::map<ErrorKey, std::optional<std::string>> errors_;
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

/// What the side's extension has against the providerConfig of its CloudProfile, which it was given: `ask` says it of
/// the release, and is asked once a run.
template <class Ask>
[[nodiscard]] std::optional<std::string> profile_error(const Side& side, Ask ask) {
  if (side.configs == nullptr) return ask();
  return side.configs->error(side.profile->provider_config.node, side.environment.extension, ask);
}

}  // namespace gprov::providers

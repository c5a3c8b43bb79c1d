// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"

namespace gprov::tests {

/// Exchanges a piece of the sample's text, which is there once.
struct Edit {
  std::string text, replacement;
};
using Edits = std::vector<Edit>;

// Lines of the sample that stand for nothing until they are exchanged, and some that stand for something.
inline constexpr const char* kUid = "  # uid";
inline constexpr const char* kVersion = "    version: 1.34.5";
inline constexpr const char* kShootKubelet = "    # kubelet of the Shoot";
inline constexpr const char* kProxy = "    # kubeProxy";
inline constexpr const char* kImage = "        image: {name: gardenlinux, version: 1877.3.0}";
inline constexpr const char* kVolume = "      volume: {type: Premium_LRS, size: 64Gi}";
inline constexpr const char* kWorkerKubernetes = "      # kubernetes of the worker";
inline constexpr const char* kWorkerConfig = "      # providerConfig";
inline constexpr const char* kStrategy = "      # updateStrategy";
inline constexpr const char* kComponents = "  # systemComponents";
inline constexpr const char* kMaintenance = "  # maintenance";
inline constexpr const char* kHibernation = "  # hibernation";
inline constexpr const char* kStatus = "# status";
inline constexpr const char* kMoreVersions = "    # more versions";
inline constexpr const char* kPatch = "    - {version: 1.34.10}";
inline constexpr const char* kMinor = "    - {version: 1.36.1}";
inline constexpr const char* kMoreImages = "    # more images";
inline constexpr const char* kImagePatch = "    - {version: 1877.9.0, inPlaceUpdates: {supported: true}}";

/// What both sides run on.
struct Setting {
  std::string gardener = "1.149.3";
  std::optional<int> hash_version = {};  ///< of pool apps on the old side
  std::set<int> recorded = {};
  std::optional<bool> gate = {};
  bool gke = false;
};

/// One row of a table of cases.
struct Case {
  const char* what;
  Edits before, after;
  const char* expected;  ///< what answer() gives
  Setting setting;
};

inline const Edits kSame{};
inline const Setting kUsual{};
inline const Edit kNodeLocalDns{kComponents, "  systemComponents: {nodeLocalDNS: {enabled: true}}"};

[[nodiscard]] inline Edit shoot_kubelet(const std::string& block) { return {kShootKubelet, "    kubelet: " + block}; }
[[nodiscard]] inline Edit worker_kubernetes(const std::string& block) {
  return {kWorkerKubernetes, "      kubernetes: " + block};
}
[[nodiscard]] inline Edit version(const std::string& text) { return {kVersion, "    version: " + text}; }
[[nodiscard]] inline Edit proxy(const std::string& block) { return {kProxy, "    kubeProxy: " + block}; }
[[nodiscard]] inline Edit image(const std::string& block) { return {kImage, "        image: " + block}; }

/// Compares the sample (Shoot harbor with the one pool apps on azure, and its CloudProfile) after each side's edits.
[[nodiscard]] impact::Impact compare(const Edits& before, const Edits& after, const Setting& setting);

/// "none", or the verdict of pool apps and the rule of its first reason.
[[nodiscard]] std::string answer(const impact::Impact& impact);

void check(const std::vector<Case>& cases);

}  // namespace gprov::tests

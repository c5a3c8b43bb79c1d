// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/worker_images.hpp"

// Where each small extension finds its images. Mirrors the FindImageFromCloudProfile of their
// pkg/apis/<provider>/helper and the fallback in pkg/controller/worker/machine_images.go.

namespace gprov::providers::small {

/// What is told apart: name and version, of some providers the architecture, too.
struct ImageKey {
  std::string name, version, architecture;
  friend auto operator<=>(const ImageKey&, const ImageKey&) = default;
};

/// An image as the machine class shows it.
struct NamedImage {
  ImageKey key;
  std::string text;
};
using PoolImage = WorkerImage<NamedImage>;
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

/// How a provider finds images.
struct ImageRules {
  ImageKey (*key)(const model::WorkerPool& pool);
  /// In the side's CloudProfile, which is given.
  std::optional<std::string> (*in_profile)(const Side& side, const model::WorkerPool& pool);
  std::map<ImageKey, std::string> (*in_status)(const model::RawExtension& status);
  const char* missing_rule;
  std::string (*missing)(const ImageKey& key);  ///< upstream's text
};

/// Both sides at once: the old side leaves its images to the new one. Either may be nullptr.
[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const Side* before, const Side* after,
                                                            const ImageRules& rules);

extern const ImageRules kEquinixMetalImages, kHcloudImages, kIroncoreImages, kLocalImages, kStackitImages,
    kVsphereImages;

}  // namespace gprov::providers::small

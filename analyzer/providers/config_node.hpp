// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/manifest/node.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"

// Reading members of a provider's own configuration. What is absent or of another type reads as Go's zero value: the
// strict check of the schema has told about it already.

namespace gprov::providers {

/// The map that a raw extension is; nullptr for anything else.
[[nodiscard]] const manifest::Node* map_of(const model::RawExtension& raw);

[[nodiscard]] std::string text(const manifest::Node& map, std::string_view key);
/// Whether text(map, key) is `value`.
[[nodiscard]] bool has_text(const manifest::Node& map, std::string_view key, std::string_view value);
[[nodiscard]] std::optional<std::string> optional_text(const manifest::Node& map, std::string_view key);
[[nodiscard]] bool flag(const manifest::Node& map, std::string_view key);
[[nodiscard]] std::optional<bool> optional_flag(const manifest::Node& map, std::string_view key);
/// Go's decoder takes 3.0 for an integer too.
[[nodiscard]] std::int64_t integer(const manifest::Node& map, std::string_view key);
[[nodiscard]] std::optional<std::int64_t> optional_integer(const manifest::Node& map, std::string_view key);
[[nodiscard]] std::span<const manifest::Node> list(const manifest::Node& map, std::string_view key);
[[nodiscard]] std::vector<std::string> texts(const manifest::Node& map, std::string_view key);
/// The map under a key; nullptr if there is none, or null.
[[nodiscard]] const manifest::Node* object(const manifest::Node& map, std::string_view key);

/// A core/v1 ResourceList as written: quantities may be numbers, of which Go reads the JSON text.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> resources(const manifest::Node& map,
                                                                         std::string_view key);
/// The member "capabilities": name to values.
[[nodiscard]] model::Capabilities capabilities(const manifest::Node& map);
/// The member "architecture", amd64 if it is left out.
[[nodiscard]] std::string architecture_of(const manifest::Node& map);

/// The machineImages of a CloudProfileConfig; `read` makes a version of each entry under "versions".
template <class Image, class Read>
[[nodiscard]] std::vector<Image> read_images(const manifest::Node& config, const Read& read) {
  std::vector<Image> images;
  for (const manifest::Node& entry : list(config, "machineImages")) {
    Image& image = images.emplace_back();
    image.name = text(entry, "name");
    for (const manifest::Node& version : list(entry, "versions")) image.versions.push_back(read(version));
  }
  return images;
}

}  // namespace gprov::providers

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

// Landscapes as `kubectl get shoots -A` prints them, made up but equal for equal arguments on every machine.

namespace gprov::bench {

enum class Layout : std::uint8_t { documents, list };
enum class Notation : std::uint8_t { yaml, json_compact, json_indented };
/// What moves in an object that nobody edits: times of conditions and managed fields, and the resource version.
enum class Heartbeats : std::uint8_t { rest, move };

struct Landscape {
  std::uint32_t shoots = 0;
  std::uint32_t changed_percent = 0;  ///< of the Shoots have another spec than the side with 0
  Heartbeats heartbeats = Heartbeats::rest;
  Layout layout = Layout::documents;
  Notation notation = Notation::yaml;
};

/// The Shoots of one side, about 7 KB each in YAML.
[[nodiscard]] std::string write(const Landscape& landscape);

/// The same text with an image version added to the first CloudProfile in it: an edit of which every Shoot has to be
/// asked what becomes of it.
[[nodiscard]] std::string with_new_image(std::string profile);
/// The same, but the providerConfig does not map it: the extension refuses the profile, and each Shoot says so.
[[nodiscard]] std::string with_unmapped_image(std::string profile);

}  // namespace gprov::bench

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gprov::manifest {

// What libyaml's events do not tell and the text does.

/// Where a double-quoted scalar holds the escape of a slash, which libyaml knows and go.yaml.in/yaml/v2 does not; or
/// npos.
[[nodiscard]] std::size_t find_escaped_slash(std::string_view quoted);

/// Appends the places of the quotes in \' from text[place] on to the end of the double-quoted scalar around it.
void find_escaped_quotes(std::string_view text, std::uint64_t place, std::vector<std::uint64_t>& places);

/// Where the tag among the properties in text[place, end) begins, or npos. No plain scalar begins with ! or &.
[[nodiscard]] std::size_t find_tag(std::string_view text, std::uint64_t place, std::uint64_t end);

/// The comma right behind the tag of the node that begins at `place`. In a flow collection libyaml 0.2.5 ends the tag
/// there; to upstream (scannerc.go#yaml_parser_scan_tag_uri) it is a part of a short tag, and wrong behind !<…>.
struct TagComma {
  std::size_t place = std::string_view::npos;
  bool verbatim = false;
};
[[nodiscard]] TagComma find_tag_comma(std::string_view text, std::uint64_t place);

}  // namespace gprov::manifest

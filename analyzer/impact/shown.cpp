// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/shown.hpp"

#include <variant>

namespace gprov::impact {

bool is_sensitive(const std::string& text) {
  const auto url = text.find("://");
  if (url == std::string::npos) return false;
  return text.find_first_of("?@", url) != std::string::npos;
}

Shown shown(const hashing::DatumValue& value) {
  Shown result;
  if (const auto* opaque = std::get_if<hashing::Opaque>(&value)) {
    result.unknown = opaque->why;
    return result;
  }
  const auto& text = std::get<std::string>(value);
  result.text = text;
  result.masked = is_sensitive(text);
  return result;
}

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/shown.hpp"

#include <variant>

#include "analyzer/manifest/secrets.hpp"

namespace gprov::impact {

Shown shown(const hashing::DatumValue& value) {
  Shown result;
  if (const auto* opaque = std::get_if<hashing::Opaque>(&value)) {
    result.unknown = opaque->why;
    return result;
  }
  const auto& text = std::get<std::string>(value);
  result.text = text;
  result.masked = manifest::is_sensitive(text);
  return result;
}

}  // namespace gprov::impact

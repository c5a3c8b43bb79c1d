// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/secrets.hpp"

#include <cstddef>

namespace gprov::manifest {

bool is_sensitive(std::string_view text) {
  if (text.find("sig=") != std::string_view::npos) return true;
  const std::size_t url = text.find("://");
  return url != std::string_view::npos && text.find_first_of("?@", url) != std::string_view::npos;
}

bool looks_like_secret(std::string_view piece) {
  for (std::size_t at = piece.find("kind"); at != std::string_view::npos; at = piece.find("kind", at + 1)) {
    const std::size_t value = piece.find_first_not_of("\"': \t\r\n", at + 4);
    if (value == std::string_view::npos) return false;
    const std::string_view kind = piece.substr(value);
    if (kind.starts_with("Secret") || kind.starts_with("InternalSecret")) return true;
  }
  return false;
}

}  // namespace gprov::manifest

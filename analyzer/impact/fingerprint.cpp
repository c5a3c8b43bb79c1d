// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/fingerprint.hpp"

#include "hashing/fingerprint.hpp"

namespace gprov::impact {

std::string fingerprint(std::initializer_list<std::string> parts) {
  std::string identity;
  for (const std::string& part : parts) {
    identity += part;
    identity += '\0';
  }
  return hashing::fingerprint_hex(identity);
}

}  // namespace gprov::impact

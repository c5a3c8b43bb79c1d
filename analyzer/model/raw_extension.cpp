// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/raw_extension.hpp"

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"

namespace gprov::model {

std::string canonical_text(const RawExtension& raw) {
  return raw ? manifest::canonical_json(*raw.node) : std::string();
}

}  // namespace gprov::model

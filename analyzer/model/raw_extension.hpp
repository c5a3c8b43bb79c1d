// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

namespace gprov::manifest {
struct Node;
}

namespace gprov::model {

/// A providerConfig, infrastructureConfig or providerStatus: closed to everybody but its provider. nullptr: absent.
struct RawExtension {
  const manifest::Node* node = nullptr;
  explicit operator bool() const { return node != nullptr; }
};

/// JSON as a custom resource stores it: keys sorted, Go's encoder. "" if absent.
[[nodiscard]] std::string canonical_text(const RawExtension& raw);

}  // namespace gprov::model

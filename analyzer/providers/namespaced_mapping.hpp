// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/namespaced_profile.hpp"

namespace gprov::providers {

inline constexpr const char* kNamespacedRule = "core/profile-config-mapping";

/// Of several entries of one name the last counts, as in upstream's maps. nullptr: there is none.
template <class Entry, class Key>
[[nodiscard]] const Entry* last_named(const std::vector<Entry>& all, Key Entry::*key, const std::string& name) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Entry& one) { return one.*key == name; });
  return found == all.rend() ? nullptr : &*found;
}

/// spec.machineImages against providerConfig.machineImages, both ways, and both against the parent's. `config` is
/// nullptr without a providerConfig. Mirrors namespacedcloudprofile.go#validateMachineImages.
void check_namespaced_mapping(const Provider& provider, const NamespacedRequest& request, const manifest::Node* config);

}  // namespace gprov::providers

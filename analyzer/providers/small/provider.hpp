// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"
#include "hashing/release_bands_small.hpp"

namespace gprov::providers::small {

[[nodiscard]] Plans plan(hashing::small::Extension extension, const Side* old_side, const Side* new_side);
[[nodiscard]] std::vector<manifest::Problem> check(hashing::small::Extension extension, const model::Objects& objects);
void validate(hashing::small::Extension extension, const WebhookRequest& request);

/// The registry's row of a small extension.
template <hashing::small::Extension extension>
[[nodiscard]] constexpr Provider provider(std::string_view type, Releases releases = Releases::its_own) {
  return {type,
          [] { return hashing::small::supported(extension); },
          [](const hashing::Version& release) { return hashing::small::library(extension, release); },
          [](const hashing::Version& release) { return hashing::small::band(extension, release); },
          [](const model::Objects& objects) { return small::check(extension, objects); },
          nullptr,
          [](const WebhookRequest& request) { small::validate(extension, request); },
          nullptr,
          nullptr,
          nullptr,
          [](const Side* old_side, const Side* new_side) { return small::plan(extension, old_side, new_side); },
          nullptr,
          releases};
}

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"
#include "hashing/release_bands_small.hpp"

namespace gprov::providers::small {

[[nodiscard]] Plans plan(hashing::small::Extension extension, const Side* old_side, const Side* new_side);
[[nodiscard]] std::vector<manifest::Problem> check(hashing::small::Extension extension, const model::Objects& objects);
void validate(hashing::small::Extension extension, const WebhookRequest& request);
void validate_profile(hashing::small::Extension extension, const ProfileRequest& request);
void check_profile_images(hashing::small::Extension extension, const ProfileRequest& request);
[[nodiscard]] std::optional<std::string> decode_profile_config(hashing::small::Extension extension,
                                                               const model::RawExtension& raw, Reader reader);

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
          [](const ProfileRequest& request) { small::validate_profile(extension, request); },
          [](const ProfileRequest& request) { small::check_profile_images(extension, request); },
          [](const model::RawExtension& raw, const hashing::Version& /*release*/, Reader reader) {
            return small::decode_profile_config(extension, raw, reader);
          },
          [](const Side* old_side, const Side* new_side) { return small::plan(extension, old_side, new_side); },
          nullptr,
          releases};
}

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

// A small Alicloud Shoot with its CloudProfile, and what the program says when a piece of it changes.

namespace gprov::tests::alicloud {

/// A text with one piece of it exchanged; the piece must be there exactly once.
[[nodiscard]] std::string with(std::string text, std::string_view piece, std::string_view replacement);

extern const std::string kProfile, kShoot, kInfrastructure;

struct Told {
  std::string gardener = "1.144.0", extension = "1.71.0";
  bool images_owned_by_alicloud = true;
  bool hash_version_1 = false;
};

/// One line a pool ("a: roll alicloud/volume-encrypted spec.provider.workers[0].volume.encrypted"), a refusal
/// ("refused Shoot extension-validator Required spec.provider.workers[0].volume") and a reconcile error ("fails: …").
[[nodiscard]] std::string outcome(const std::string& before, const std::string& after, const Told& told = {});

/// Of a change of the Shoot under the same CloudProfile.
[[nodiscard]] std::string of_shoot(std::string_view piece, std::string_view replacement, const Told& told = {});

}  // namespace gprov::tests::alicloud

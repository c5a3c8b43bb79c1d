// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "analyzer/model/objects.hpp"

// A small Shoot on AWS with its CloudProfile, and what the program says when a piece of it changes.

namespace gprov::tests::aws {

/// A text with one piece of it exchanged; the piece must be there exactly once.
[[nodiscard]] std::string with(std::string text, std::string_view piece, std::string_view replacement);

/// CloudProfile "a" with zones za, zb and zc; a Shoot of Kubernetes 1.34 with pool "a" in za and zb, a root and two
/// data volumes, and no providerConfig; the Infrastructure of that Shoot.
extern const std::string kProfile, kShoot, kInfrastructure;

/// The Shoot with lines in the providerConfig of its pool, or in its pool. Each line is indented by 8, or by 6.
[[nodiscard]] std::string with_config(const std::string& lines, const std::string& shoot = kShoot);
[[nodiscard]] std::string with_worker(const std::string& lines, const std::string& shoot = kShoot);
/// The Shoot under a Kubernetes that has each providerConfig hashed as text.
[[nodiscard]] std::string at_1_33(const std::string& shoot);

[[nodiscard]] model::Objects decoded(const std::string& yaml);

struct Told {
  std::string gardener = "1.144.0", extension = "1.73.0";
  bool hash_version_1 = false;
};

/// One line a pool ("a: roll aws/volume-encryption spec.provider.workers[0].volume.encrypted"), a refusal
/// ("refused extension-validator Required spec.provider.workers[0].volume") and a reconcile error ("fails: …").
[[nodiscard]] std::string outcome(const std::string& before, const std::string& after, const Told& told = {});

/// Of two Shoots under the same CloudProfile.
[[nodiscard]] std::string of_shoots(const std::string& before, const std::string& after, const Told& told = {});

}  // namespace gprov::tests::aws

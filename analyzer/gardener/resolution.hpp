// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

// What the steps of mutating admission share.

namespace gprov::gardener {

/// One request: the Shoot being written, and what decides about it. Findings go to `admission`.
struct Request {
  model::Shoot& shoot;
  const model::Shoot* old;
  const std::vector<Gap>& old_gaps;
  const model::CloudProfileSpec* profile;
  const Environment& environment;
  Admission& admission;
};

/// "1.32", "1", "": the parts of a version that narrow the choice down.
struct PartialVersion {
  std::optional<std::uint64_t> major, minor;
};

/// Splits at dots. nothing: three parts, so there is nothing to choose. `bad_part` is set to the part that is no
/// number.
[[nodiscard]] std::optional<PartialVersion> split_version(std::string_view text, std::optional<std::string>& bad_part);

/// What a message calls the Shoot's CloudProfile or NamespacedCloudProfile.
[[nodiscard]] std::string profile_name(const model::Shoot& shoot);

/// Go's %q of plain text.
[[nodiscard]] std::string quoted(std::string_view text);

/// spec.provider.workers[index]
[[nodiscard]] std::string worker_path(std::size_t index);

[[nodiscard]] const model::ShootWorker* find_worker(const model::Shoot* shoot, std::string_view name);

void default_kubernetes_versions(const Request& request);
/// Since v1.149; before, it is a plain default.
void default_architectures(const Request& request);
void ensure_machine_images(const Request& request);
/// Since v1.93; before, the static values are plain defaults.
void reserve_resources(const Request& request);

}  // namespace gprov::gardener

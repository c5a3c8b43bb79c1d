// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/maintenance.hpp"
#include "hashing/release_bands_maintenance.hpp"
#include "hashing/semver.hpp"

// What the steps of maintenance share.

namespace gprov::gardener {

/// A maintenance under way.
struct Maintaining {
  const model::Shoot& old;
  const model::CloudProfileSpec& profile;
  const Environment& environment;
  Maintenance& result;
};

[[nodiscard]] inline bool has(const Maintaining& at, hashing::MaintenanceFeature feature) {
  return hashing::has(at.environment.gardener, feature);
}

/// An update of a version, or a rotation; where it goes wrong, `description` tells why.
struct UpdateResult {
  enum class Success : std::uint8_t { no, yes };
  std::string subject;  ///< "Control Plane", "Worker pool \"a\"", "Credentials \"…\""
  std::string description, reason;
  Success success = Success::yes;
};

/// The sentences of one kind of update, as #buildMaintenanceMessages puts them.
struct UpdateWords {
  std::string failed;  ///< behind the subject, if it failed
  std::string why;     ///< between the subject and the description of a failure
};
void tell(Maintenance& result, const UpdateResult& update, const UpdateWords& words);

/// Whether the version is of 1.`minor` or later.
[[nodiscard]] bool reaches(const hashing::Version& version, std::uint64_t minor);
/// Whether the control plane comes to 1.`minor` or later from below.
[[nodiscard]] bool crosses(const Maintaining& at, const hashing::Version& control_plane, std::uint64_t minor);
void remember(const Maintaining& at, std::string path, std::optional<std::string> before,
              std::optional<std::string> after, const std::string& why);

[[nodiscard]] std::string pool_subject(const std::string& pool);

/// Moves the images of all pools, until something is missing in the CloudProfile: then pools behind it stay, and
/// nothing is told. Mirrors #maintainMachineImages.
[[nodiscard]] std::vector<UpdateResult> maintain_images(const Maintaining& at);

/// Takes away what the new version of Kubernetes does not allow any more, before pools of their own version follow
/// (`control_plane` is the new version) …
void clean_up_control_plane(const Maintaining& at, const hashing::Version& control_plane,
                            std::vector<std::string>& operations);
/// … and after it.
void clean_up_workers(const Maintaining& at, const hashing::Version& control_plane,
                      std::vector<std::string>& operations);
/// Kubernetes 1.25 waits for the window after that in which PodSecurityPolicy is turned off; true if it waits.
[[nodiscard]] bool postpones_kubernetes(const Maintaining& at, const hashing::Version& control_plane,
                                        std::vector<std::string>& operations);

/// Credentials that have come of age. Mirrors #computeCredentialsToRotationResults.
[[nodiscard]] std::vector<UpdateResult> due_rotations(const Maintaining& at);
/// What the annotations say afterwards; the value of gardener.cloud/operation, or "". Mirrors #maintainOperation.
[[nodiscard]] std::string maintain_operation(const Maintaining& at, const std::vector<UpdateResult>& rotations);

}  // namespace gprov::gardener

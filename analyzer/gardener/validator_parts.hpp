// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/validator.hpp"

// The functions of the ShootValidator, by topic. Each is named after its upstream function.

namespace gprov::gardener {

/// One pool of one request.
struct PoolReview {
  const Review& review;
  const model::CloudProfileSpec& profile;
  const model::ShootWorker& worker;
  const model::ShootWorker* old;  ///< nullptr: the pool is new
  std::string path;               ///< spec.provider.workers[i]
};

/// A version of an image or of Kubernetes that is neither expired nor unavailable.
[[nodiscard]] bool is_active(const Review& review, const model::MachineImageVersion& version);
[[nodiscard]] bool is_active(const Review& review, const model::ExpirableVersion& version);
[[nodiscard]] bool is_expired(const Review& review, const model::MachineImageVersion& version);

/// nullptr if the CloudProfile has no such image version.
[[nodiscard]] const model::MachineImageVersion* find_image_version(const model::CloudProfileSpec& profile,
                                                                   const model::ShootMachineImage& image);

/// Whether a zone of the pool lacks something; `missing` tells what zones lack.
[[nodiscard]] bool is_missing_in_a_zone(const PoolReview& pool, std::vector<std::string> model::RegionZone::*missing,
                                        const std::string& name);

void validate_machine(const PoolReview& pool);
void validate_worker_volume(const PoolReview& pool);
void validate_reservations(const PoolReview& pool, const model::Kubelet* kubelet);
void validate_zones(const PoolReview& pool);
void validate_profile_version(const Review& review, const model::CloudProfileSpec& profile, const std::string& version,
                              const std::string& old_version, bool only_active, const std::string& path);
/// False if the change of the reference is refused; then nothing else is looked at.
[[nodiscard]] bool validate_cloud_profile_changes(const Review& review, const ReferencedProfile& profile,
                                                  const ReferencedProfile& old_profile);

}  // namespace gprov::gardener

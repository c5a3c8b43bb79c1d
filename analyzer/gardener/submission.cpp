// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/submission.hpp"

#include <algorithm>

#include "analyzer/gardener/validation.hpp"
#include "hashing/release_bands_validation.hpp"

namespace gprov::gardener {

namespace {

/// Until v1.131 the ShootValidator tells versions that it cannot complete together with all else that it finds; an
/// image that it cannot choose stops it.
bool goes_on(const std::vector<Rejection>& refused) {
  const auto of_version = [](const Rejection& rejection) {
    return rejection.by == "validator" && (rejection.rule == "core/kubernetes-version-syntax" ||
                                           rejection.rule == "core/kubernetes-version-unresolvable");
  };
  return std::all_of(refused.begin(), refused.end(), of_version);
}

}  // namespace

std::vector<Rejection> rejections_of(const Submission& submission) {
  const auto against_profile = [&] {
    return validate_against(submission.profile, submission.old_profile, submission.shoot, submission.old,
                            submission.environment);
  };
  std::vector<Rejection> rejections = submission.refused;
  if (!goes_on(rejections)) return rejections;
  const bool validator_first =
      hashing::has(submission.environment.gardener, hashing::ValidationFeature::validator_mutates);
  if (validator_first) {
    for (Rejection& rejection : against_profile()) rejections.push_back(std::move(rejection));
  }
  if (!rejections.empty()) return rejections;
  rejections = validate(submission.shoot, submission.old, submission.environment);
  if (!rejections.empty() || validator_first) return rejections;
  return against_profile();
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_admission.hpp"

#include "analyzer/gardener/profile_overrides.hpp"
#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/gardener/profile_validation.hpp"

namespace gprov::gardener {

ProfileAnswer<model::CloudProfileSpec> submit(model::CloudProfile written, const model::CloudProfile* old,
                                              const ProfileUse& use, const Environment& environment) {
  set_defaults(written.spec);
  prepare(written.spec, old == nullptr ? nullptr : &old->spec, environment);
  ProfileAnswer<model::CloudProfileSpec> answer;
  answer.rejections = validate(written, old, environment);
  canonicalize(written.spec, environment);
  if (answer.rejections.empty() && old != nullptr) {
    answer.rejections = check_references(written, *old, use, environment);
  }
  answer.stored = std::move(written.spec);
  return answer;
}

ProfileAnswer<model::NamespacedCloudProfileSpec> submit(model::NamespacedCloudProfile written,
                                                        const model::NamespacedCloudProfile* old,
                                                        const model::CloudProfileSpec* parent, const ProfileUse& use,
                                                        const Environment& environment) {
  set_defaults(written.spec);
  prepare(written.spec, old == nullptr ? nullptr : &old->spec, environment);
  ProfileAnswer<model::NamespacedCloudProfileSpec> answer;
  answer.rejections = validate(written, old, environment);
  if (answer.rejections.empty() && old != nullptr) {
    answer.rejections = check_references(written, *old, parent, use, environment);
  }
  if (answer.rejections.empty()) answer.rejections = validate_overrides(written, old, parent, environment);
  answer.stored = std::move(written.spec);
  return answer;
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_references.hpp"

namespace gprov::gardener {

ProfileName referenced_profile(const model::Shoot& shoot) {
  const auto& reference = shoot.spec.cloud_profile;
  if (reference && !reference->name.empty()) {
    return {reference->kind.empty() ? "CloudProfile" : reference->kind, reference->name};
  }
  if (!shoot.spec.cloud_profile_name || shoot.spec.cloud_profile_name->empty()) return {};
  return {"CloudProfile", *shoot.spec.cloud_profile_name};
}

ProfileUser user_of(const model::Shoot& shoot) {
  ProfileUser user{shoot.metadata.ns,
                   shoot.metadata.name,
                   shoot.spec.kubernetes.version,
                   referenced_profile(shoot),
                   {},
                   shoot.metadata.deletion_timestamp.has_value()};
  for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
    ProfileUser::Pool& pool = user.pools.emplace_back();
    pool.name = worker.name;
    pool.minimum = worker.minimum;
    pool.maximum = worker.maximum;
    if (!worker.machine.image) continue;
    pool.image = worker.machine.image->name;
    pool.image_version = worker.machine.image->version.value_or("");
  }
  return user;
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/index.hpp"

namespace gprov::impact {

ProfileReference profile_of(const model::Shoot& shoot, const model::Objects& objects) {
  std::string kind = "CloudProfile";
  std::string name;
  if (shoot.spec.cloud_profile && !shoot.spec.cloud_profile->name.empty()) {
    if (!shoot.spec.cloud_profile->kind.empty()) kind = shoot.spec.cloud_profile->kind;
    name = shoot.spec.cloud_profile->name;
  } else if (shoot.spec.cloud_profile_name) {
    name = *shoot.spec.cloud_profile_name;
  }
  ProfileReference reference;
  if (name.empty()) return reference;
  reference.name = kind + " " + name;
  if (kind == "NamespacedCloudProfile") {
    if (const auto* found = find(objects.namespaced_cloud_profiles, shoot.metadata.ns, name)) {
      reference.root = found->value.spec.parent.name;
      if (found->value.status.cloud_profile_spec) {
        reference.spec = &*found->value.status.cloud_profile_spec;
        reference.origin = &found->origin;
        reference.path_prefix = "status.cloudProfileSpec";
      } else {
        reference.name += " with status.cloudProfileSpec";
      }
    }
  } else {
    reference.root = name;
    if (const auto* found = find(objects.cloud_profiles, "", name)) {
      reference.spec = &found->value.spec;
      reference.origin = &found->origin;
    }
  }
  return reference;
}

}  // namespace gprov::impact

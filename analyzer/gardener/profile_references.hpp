// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

// Who uses a profile, and what therefore must stay in it.

namespace gprov::gardener {

/// A profile by kind and name; "" if a Shoot names none.
struct ProfileName {
  std::string kind, name;
};

/// spec.cloudProfile, else spec.cloudProfileName.
/// Mirrors pkg/utils/gardener/cloudprofile.go#BuildV1beta1CloudProfileReference@v1.149.3.
[[nodiscard]] ProfileName referenced_profile(const model::Shoot& shoot);

/// What the API server looks at of a stored Shoot.
struct ProfileUser {
  struct Pool {
    std::string name, image, image_version;  ///< image "" if the pool has none
    std::int32_t minimum = 0, maximum = 0;
  };
  std::string ns, name, kubernetes;
  ProfileName profile;
  std::vector<Pool> pools;
  bool is_deleted = false;
};
[[nodiscard]] ProfileUser user_of(const model::Shoot& shoot);

/// What else the API server holds.
struct ProfileUse {
  std::vector<ProfileUser> shoots;
  std::vector<const model::NamespacedCloudProfile*> namespaced;
};

/// What the plugin ResourceReferenceManager refuses of an update: Kubernetes and image versions and capabilities that
/// are in use do not go, a limit is not below what is there. Both are stored forms.
/// Mirrors plugin/pkg/global/resourcereferencemanager/admission.go#Validate@v1.149.3, kind CloudProfile.
[[nodiscard]] std::vector<Rejection> check_references(const model::CloudProfile& profile,
                                                      const model::CloudProfile& old, const ProfileUse& use,
                                                      const Environment& environment);

/// The same of kind NamespacedCloudProfile: an override goes only while the parent's version lives. `parent` is nullptr
/// if there is none of that name.
[[nodiscard]] std::vector<Rejection> check_references(const model::NamespacedCloudProfile& profile,
                                                      const model::NamespacedCloudProfile& old,
                                                      const model::CloudProfileSpec* parent, const ProfileUse& use,
                                                      const Environment& environment);

}  // namespace gprov::gardener

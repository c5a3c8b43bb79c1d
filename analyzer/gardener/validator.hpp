// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// What a Shoot's reference to a CloudProfile or NamespacedCloudProfile leads to.
struct ReferencedProfile {
  const model::CloudProfileSpec* spec = nullptr;  ///< nullptr: not given
  std::string root;  ///< the CloudProfile at the end of all parents; "" if that cannot be told
};

/// What the plugin ShootValidator refuses: the Shoot against its CloudProfile. `old` is nullptr on create. Without a
/// CloudProfile nothing that depends on one is judged. Whatever depends on Seeds, Secrets, other Shoots or on who asks
/// is not known and not judged. Mirrors plugin/pkg/shoot/validator/admission.go#Validate@v1.149.3 and its earlier
/// releases.
[[nodiscard]] std::vector<Rejection> validate_against(const ReferencedProfile& profile,
                                                      const ReferencedProfile& old_profile, const model::Shoot& shoot,
                                                      const model::Shoot* old, const Environment& environment);

}  // namespace gprov::gardener

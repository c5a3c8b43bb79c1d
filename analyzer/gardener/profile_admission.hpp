// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/profile_references.hpp"

// One request for a profile on its way through the API server.

namespace gprov::gardener {

template <class Spec>
struct ProfileAnswer {
  Spec stored;                        ///< as it is stored if nothing refuses it
  std::vector<Rejection> rejections;  ///< of the first stage that refuses
};

/// `old`: as stored; nullptr on creation.
[[nodiscard]] ProfileAnswer<model::CloudProfileSpec> submit(model::CloudProfile written, const model::CloudProfile* old,
                                                            const ProfileUse& use, const Environment& environment);

/// `old` holds the former merge in its status. `parent`: as stored; nullptr if there is none.
[[nodiscard]] ProfileAnswer<model::NamespacedCloudProfileSpec> submit(model::NamespacedCloudProfile written,
                                                                      const model::NamespacedCloudProfile* old,
                                                                      const model::CloudProfileSpec* parent,
                                                                      const ProfileUse& use,
                                                                      const Environment& environment);

}  // namespace gprov::gardener

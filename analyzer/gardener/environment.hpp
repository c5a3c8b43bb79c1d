// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "hashing/semver.hpp"

namespace gprov::gardener {

/// What one side of a comparison runs on, beyond the manifests.
struct Environment {
  hashing::Version gardener;   ///< gardenlet and API server
  hashing::Version extension;  ///< the Shoot's provider extension
  long long now = 0;           ///< seconds since the epoch: which versions are expired
};

}  // namespace gprov::gardener

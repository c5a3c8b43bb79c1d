// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// On which releases both sides of one Shoot run, and what of that nobody told us.
struct Releases {
  Sides<gardener::Environment> environment;
  std::vector<Assumed> assumed;    ///< all that is worth telling: taken from a status, or the newest known
  bool gardener_is_guess = false;  ///< neither told nor in a status
  bool extension_is_guess = false;
  std::string unsupported;  ///< a sentence if a told or recorded version is outside the known range
};

/// Command line, then Shoot.status.gardener.version, then the newest known. `provider` may be nullptr.
[[nodiscard]] Releases releases(const model::Shoot* before, const model::Shoot* after,
                                const providers::Provider* provider, const Options& options);

/// What might have been meant where a release is a guess: one representative of every other band of behaviour in the
/// supported range, one axis at a time.
[[nodiscard]] std::vector<gardener::Environment> alternatives(const gardener::Environment& taken,
                                                              const Releases& releases,
                                                              const providers::Provider* provider);

}  // namespace gprov::impact

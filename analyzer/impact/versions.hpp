// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// On which releases both sides of one Shoot run, and what of that nobody told us.
struct Releases {
  Sides<gardener::Environment> environment;
  std::vector<Assumed> assumed;    ///< all that is worth telling: taken from a status, or the newest known
  bool gardener_is_guess = false;  ///< neither told nor in a status
  bool extension_is_guess = false;
  bool extension_follows_gardener = false;  ///< a guess that goes with Gardener's release
  std::string unsupported;                  ///< a sentence if a told or recorded version is outside the known range
};

/// Of Gardener: command line, then Shoot.status.gardener.version, then the newest known. Of the extension: command
/// line, then its ControllerDeployment, then the newest known. `provider` may be nullptr.
[[nodiscard]] Releases releases(const model::Shoot* before, const model::Shoot* after,
                                const providers::Provider* provider, const Given& given, const Options& options);

/// The release that a ControllerDeployment installs for a provider type, and who told.
struct InstalledRelease {
  hashing::Version version;
  std::string source;
};
[[nodiscard]] std::optional<InstalledRelease> installed_release(const std::string& type, const model::Objects& objects);

/// A release that might have been meant.
struct OtherRelease {
  std::string what;  ///< the row of `assumed` that it doubts
  Sides<gardener::Environment> environment;
};

/// What profiles are stored and merged with: Shoots that tell a release all tell the same.
[[nodiscard]] Sides<gardener::Environment> common_environment(const model::Objects& before, const model::Objects& after,
                                                              const Options& options);

/// Of every provider that a CloudProfile is of, for Shoots that tell nothing else.
[[nodiscard]] Sides<ExtensionReleases> extension_releases(const model::Objects& before, const model::Objects& after,
                                                          const Options& options);

/// What might have been meant where a release is a guess: one representative of every other band of behaviour in the
/// supported range that runs both sides' Kubernetes versions, one axis at a time.
[[nodiscard]] std::vector<OtherRelease> other_releases(const Releases& releases, const providers::Provider* provider,
                                                       const Pair& pair);

}  // namespace gprov::impact

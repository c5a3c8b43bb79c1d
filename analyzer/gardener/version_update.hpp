// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

// To which version maintenance moves something that runs on another one.

namespace gprov::gardener {

/// What a version is at a moment, as far as maintenance asks.
struct Stage {
  bool preview = false, deprecated = false, expired = false;
};

/// A version on offer.
struct Candidate {
  std::string version;
  Stage stage;
};

/// Judged at `environment.now`. Until v1.120 expiry was told apart from the classification; the exact instant of expiry
/// counts as expired until v1.136. Mirrors helper/cloudprofile.go#CurrentLifecycleClassification@v1.149.3 and
/// #FilterExpiredVersion@v1.120.0.
[[nodiscard]] Candidate candidate(const model::ExpirableVersion& version, const Environment& environment);
[[nodiscard]] Candidate candidate(const model::MachineImageVersion& version, const Environment& environment);

enum class Strategy : std::uint8_t {
  patch,       ///< of an image: stays on its minor until that expires, then goes to the next minor that there is
  minor,       ///< of an image: stays on its major
  major,       ///< of an image: takes whatever is newest
  kubernetes,  ///< stays on its minor until that expires, then goes to the minor that follows
};

struct Choice {
  std::optional<std::string> version;  ///< nothing: it stays
  std::string error;                   ///< why no version could be found for one that has expired; or ""
};

enum class Current : std::uint8_t { good, expired };

/// Newest first, deprecated ones only where nothing else is left, never previews, expired ones only where one that has
/// expired could not move otherwise. `image` names the image in messages. Mirrors
/// maintenance/helper/helper.go#DetermineVersionForStrategy, #DetermineMachineImageVersion and
/// helper/cloudprofile.go#GetLatestVersionForPatchAutoUpdate and friends@v1.149.3; unchanged since v1.83.
[[nodiscard]] Choice choose_version(const std::vector<Candidate>& candidates, const std::string& current_version,
                                    Current current, Strategy strategy, const std::string& image);

/// By their numbers alone, without a leading v and what follows the numbers. Mirrors
/// pkg/utils/version/version.go#CompareVersions@v1.149.3. Nothing if either is no version.
[[nodiscard]] std::optional<std::strong_ordering> compare_numbers(const std::string& a, const std::string& b);

}  // namespace gprov::gardener

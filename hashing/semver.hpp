// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// A version as github.com/Masterminds/semver#NewVersion understands it: an optional leading v, one to three numeric
/// parts (missing ones are 0), pre-release and build metadata.
struct Version {
  std::uint64_t major = 0, minor = 0, patch = 0;
  std::string prerelease;  ///< without the leading '-'
  std::string metadata;    ///< without the leading '+'; does not take part in compare()

  [[nodiscard]] bool operator==(const Version&) const = default;
};

/// Nothing if the text is not a version.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text);

/// Precedence by semver 2.0: a pre-release is lower than its release.
[[nodiscard]] std::strong_ordering compare(const Version& a, const Version& b);

/// "major.minor", as `fmt.Sprintf("%d.%d")` prints it.
[[nodiscard]] std::string major_minor(const Version& version);

/// Whether `version` satisfies "< major.minor-0": its pre-releases count as the new minor.
/// Mirrors pkg/utils/version/version.go#ConstraintK8sLess…@v1.149.3.
[[nodiscard]] bool below_minor(const Version& version, std::uint64_t major, std::uint64_t minor);

/// v1.144.0-like text without build metadata, with a leading v.
[[nodiscard]] std::string to_string(const Version& version);

}  // namespace gprov::hashing

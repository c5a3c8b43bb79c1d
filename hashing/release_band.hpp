// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <limits>

#include "hashing/semver.hpp"

// What the tables of release bands are made of. All releases are v1.

namespace gprov::hashing {

struct Release {
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
};

inline constexpr Release kNever{std::numeric_limits<std::uint64_t>::max(), 0};

/// From `since` on, until the release `before` ended it.
struct Band {
  Release since{};
  Release before = kNever;
};

/// Pre-releases count as their release.
[[nodiscard]] constexpr bool contains(const Band& band, const Version& version) {
  const auto below = [&](const Release& release) {
    if (version.major != 1) return version.major < 1;
    return version.minor != release.minor ? version.minor < release.minor : version.patch < release.patch;
  };
  return !below(band.since) && below(band.before);
}

[[nodiscard]] inline Version version_of(const Release& release) { return {1, release.minor, release.patch, "", ""}; }

/// Releases that this program knows the rules of, as inclusive ranges of minors.
struct SupportedRange {
  Version oldest;
  Version newest;
};

/// Which Gardener release an extension was built with, since which of its own releases. Rows go upwards.
struct LibraryRow {
  Release since;
  Release gardener;
};

/// The last row that began; the first one for anything older.
template <class Rows>
[[nodiscard]] Version library_of(const Rows& rows, const Version& extension) {
  Release found = rows.front().gardener;
  for (const LibraryRow& row : rows) {
    if (contains({row.since}, extension)) found = row.gardener;
  }
  return version_of(found);
}

}  // namespace gprov::hashing

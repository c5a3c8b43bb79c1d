// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "hashing/questions.hpp"
#include "hashing/semver.hpp"

// What the tables of release bands are made of.

namespace gprov::hashing {

inline constexpr Release kNever{0, 0, std::numeric_limits<std::uint64_t>::max()};

/// From `since` on, until the release `before` ended it.
struct Band {
  Release since{0, 0, 0};
  Release before = kNever;
};

/// Pre-releases count as their release.
[[nodiscard]] constexpr bool contains(const Band& band, const Version& version) {
  const auto below = [&](const Release& release) {
    if (version.major != release.major) return version.major < release.major;
    return version.minor != release.minor ? version.minor < release.minor : version.patch < release.patch;
  };
  return !below(band.since) && below(band.before);
}

[[nodiscard]] inline Version version_of(const Release& release) {
  return {release.major, release.minor, release.patch, "", ""};
}

/// Releases that this program knows the rules of, as inclusive ranges of minors.
struct SupportedRange {
  Version oldest;
  Version newest;
};

[[nodiscard]] inline bool contains(const SupportedRange& range, const Version& version) {
  const auto minor = [](const Version& v) { return std::pair(v.major, v.minor); };
  return minor(range.oldest) <= minor(version) && minor(version) <= minor(range.newest);
}

/// Whether a row can give a pool another class, or another verdict.
enum class Reach : std::uint8_t { classes, nothing_hashed };

/// Behaviour that came or went with a release. A feature that came back has several rows.
template <class Feature>
struct FeatureRow {
  Feature feature;
  Band band;
  Reach reach = Reach::nothing_hashed;
};

/// clang 14 deduces no arguments of aggregates by itself.
template <class Feature>
FeatureRow(Feature, Band) -> FeatureRow<Feature>;
template <class Feature>
FeatureRow(Feature, Band, Reach) -> FeatureRow<Feature>;

/// Whether any row of `feature` holds.
template <class Rows, class Feature>
[[nodiscard]] bool has_feature(const Rows& rows, const Version& release, Feature feature) {
  bool result = false;
  for (const auto& row : rows) {
    if (row.feature != feature) continue;
    if (row.reach == Reach::classes) note_question(release, row.band);
    result = result || contains(row.band, release);
  }
  return result;
}

/// The rows of one feature, from the first until behind the last; those of others may stand between them.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// By feature, for a table whose features are an enumeration.
template <const auto& kRows>
inline constexpr auto kStretches = [] {
  constexpr std::size_t kFeatures = [] {
    std::size_t last = 0;
    for (const auto& row : kRows) last = std::max(last, static_cast<std::size_t>(row.feature));
    return last + 1;
  }();
  std::array<Stretch, kFeatures> stretches{};
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    Stretch& stretch = stretches[static_cast<std::size_t>(kRows[i].feature)];
    if (stretch.end == 0) stretch.begin = i;
    stretch.end = i + 1;
  }
  return stretches;
}();

/// Whether any row of `feature` holds.
template <const auto& kRows, class Feature>
[[nodiscard]] bool has_feature(const Version& release, Feature feature) {
  const auto at = static_cast<std::size_t>(feature);
  if (at >= kStretches<kRows>.size()) return false;
  const Stretch& stretch = kStretches<kRows>[at];
  return has_feature(std::span(kRows).subspan(stretch.begin, stretch.end - stretch.begin), release, feature);
}

/// Equal texts for releases between which no row begins or ends that can give a pool another class.
template <class Rows>
[[nodiscard]] std::string band_of(const Rows& rows, const Version& release) {
  std::string band;
  for (const auto& row : rows) {
    if (row.reach == Reach::classes) band += contains(row.band, release) ? '1' : '0';
  }
  return band;
}

/// The first row that holds, of a table with a row for every release; all of them can give a pool another class.
template <class Rows>
[[nodiscard]] const auto& row_of(const Rows& rows, const Version& release) {
  for (const auto& row : rows) {
    note_question(release, row.band);
    if (contains(row.band, release)) return row;
  }
  return rows.back();
}

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

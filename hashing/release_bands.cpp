// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands.hpp"

#include <array>
#include <cstdint>

namespace gprov::hashing {
namespace {

constexpr std::uint64_t kMajor = 1;
constexpr std::uint64_t kOpen = UINT64_MAX;

/// Minors of v1, both ends included.
struct Band {
  std::uint64_t since = 0;
  std::uint64_t until = kOpen;
};

/// Whether a row can give a pool another class, or another verdict.
enum class Reach : std::uint8_t { classes, nothing_hashed };

struct FeatureRow {
  GardenerFeature feature;
  Band band;
  Reach reach;
};

struct CapabilityRow {
  Band band;
  std::string_view name;
};

constexpr Band kGardener{144, 150};
constexpr Band kAzure{60, 62};

constexpr std::array<FeatureRow, 3> kFeatures{{
    // operatingsystemconfig.go#calculateKeyForVersion, machines.go#WorkerPoolHashV1: gone in v1.146.0. Pools of version
    // 1
    // are an assumption of its own.
    {GardenerFeature::hash_version_field, {0, 145}, Reach::nothing_hashed},
    // mutator/admission.go#ensureMachineImage@v1.148.0.
    {GardenerFeature::image_provider_config, {148, kOpen}, Reach::nothing_hashed},
    // mutator/admission.go#defaultWorkerArchitectures@v1.149.0.
    {GardenerFeature::architecture_by_mutator, {149, kOpen}, Reach::classes},
}};

constexpr std::array<CapabilityRow, 2> kAzureNetworking{{
    {{0, 61}, "gardener-azure-networking"},
    {{62, kOpen}, "azure-networking"},
}};

/// Pre-releases count as their release.
bool contains(const Band& band, const Version& version) {
  return !below_minor(version, kMajor, band.since) &&
         (band.until == kOpen || below_minor(version, kMajor, band.until + 1));
}

SupportedRange range(const Band& band) {
  return {Version{kMajor, band.since, 0, "", ""}, Version{kMajor, band.until, 0, "", ""}};
}

}  // namespace

SupportedRange supported_gardener() { return range(kGardener); }

SupportedRange supported_azure() { return range(kAzure); }

bool has(const Version& gardener, GardenerFeature feature) {
  for (const FeatureRow& row : kFeatures) {
    if (row.feature == feature) return contains(row.band, gardener);
  }
  return false;
}

std::string gardener_band(const Version& gardener) {
  std::string band;
  for (const FeatureRow& row : kFeatures) {
    if (row.reach == Reach::classes) band += contains(row.band, gardener) ? '1' : '0';
  }
  return band;
}

std::string azure_band(const Version& extension) { return std::string(azure_networking_capability(extension)); }

std::string_view azure_networking_capability(const Version& extension) {
  for (const CapabilityRow& row : kAzureNetworking) {
    if (contains(row.band, extension)) return row.name;
  }
  return kAzureNetworking.back().name;
}

}  // namespace gprov::hashing

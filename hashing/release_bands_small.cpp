// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_small.hpp"

#include <array>
#include <span>

#include "hashing/release_bands.hpp"

namespace gprov::hashing::small {
namespace {

constexpr Release v0(std::uint64_t minor, std::uint64_t patch = 0) { return {minor, patch, 0}; }
constexpr Release v2(std::uint64_t minor, std::uint64_t patch = 0) { return {minor, patch, 2}; }

// go.mod of each release.

constexpr std::array kEquinixMetal{
    LibraryRow{v2(10), {80, 3}},  LibraryRow{v2(11), {95, 1}},  LibraryRow{v2(17), {112, 4}},
    LibraryRow{v2(18), {119, 0}}, LibraryRow{v2(20), {128, 2}},
};
constexpr std::array kHcloud{
    LibraryRow{v0(6), {56, 1}},      LibraryRow{v0(6, 2), {58, 0}},   LibraryRow{v0(6, 3), {59, 1}},
    LibraryRow{v0(6, 10), {62, 0}},  LibraryRow{v0(6, 11), {67, 1}},  LibraryRow{v0(6, 15), {70, 2}},
    LibraryRow{v0(6, 18), {74, 1}},  LibraryRow{v0(6, 19), {78, 0}},  LibraryRow{v0(6, 24), {80, 0}},
    LibraryRow{v0(6, 25), {83, 3}},  LibraryRow{v0(6, 28), {91, 2}},  LibraryRow{v0(6, 29), {98, 5}},
    LibraryRow{v0(6, 32), {105, 1}}, LibraryRow{v0(6, 33), {107, 0}}, LibraryRow{v0(6, 34), {113, 0}},
    LibraryRow{v0(6, 38), {119, 0}}, LibraryRow{v0(6, 42), {122, 3}},
};
constexpr std::array kIroncore{
    LibraryRow{v0(3), {80, 3}},     LibraryRow{v0(3, 1), {87, 2}},   LibraryRow{v0(3, 2), {89, 0}},
    LibraryRow{v0(3, 3), {90, 4}},  LibraryRow{v0(3, 4), {99, 1}},   LibraryRow{v0(3, 5), {101, 0}},
    LibraryRow{v0(3, 6), {105, 3}}, LibraryRow{v0(3, 7), {110, 4}},  LibraryRow{v0(3, 8), {113, 3}},
    LibraryRow{v0(3, 9), {114, 3}}, LibraryRow{v0(3, 10), {117, 5}}, LibraryRow{v0(4), {118, 3}},
    LibraryRow{v0(5), {122, 3}},    LibraryRow{v0(6), {138, 3}},
};
constexpr std::array kMetal{
    LibraryRow{v0(24), {82, 3}},     LibraryRow{v0(24, 1), {83, 3}},   LibraryRow{v0(24, 3), {87, 4}},
    LibraryRow{v0(24, 5), {89, 4}},  LibraryRow{v0(24, 8), {92, 3}},   LibraryRow{v0(24, 9), {94, 1}},
    LibraryRow{v0(25), {95, 6}},     LibraryRow{v0(25, 1), {96, 6}},   LibraryRow{v0(25, 4), {104, 3}},
    LibraryRow{v0(25, 7), {106, 2}}, LibraryRow{v0(25, 9), {110, 5}},  LibraryRow{v0(25, 15), {113, 3}},
    LibraryRow{v0(26, 3), {116, 4}}, LibraryRow{v0(26, 5), {119, 2}},  LibraryRow{v0(27, 3), {122, 3}},
    LibraryRow{v0(27, 4), {123, 5}}, LibraryRow{v0(27, 10), {132, 5}}, LibraryRow{v0(27, 11), {136, 7}},
};
constexpr std::array kStackit{
    LibraryRow{v2(0), {136, 2}},  LibraryRow{v2(3), {136, 3}},  LibraryRow{v2(4), {136, 4}},
    LibraryRow{v2(5), {137, 2}},  LibraryRow{v2(6), {137, 3}},  LibraryRow{v2(7), {137, 5}},
    LibraryRow{v2(8), {138, 0}},  LibraryRow{v2(10), {139, 1}}, LibraryRow{v2(11), {142, 1}},
    LibraryRow{v2(13), {143, 1}}, LibraryRow{v2(14), {145, 0}}, LibraryRow{v2(15), {145, 3}},
    LibraryRow{v2(17), {145, 4}}, LibraryRow{v2(18), {147, 1}}, LibraryRow{v2(19), {147, 2}},
    LibraryRow{v2(20), {148, 3}},
};
constexpr std::array kVsphere{
    LibraryRow{v0(29), {73, 0}},
    LibraryRow{v0(29, 3), {74, 0}},
    LibraryRow{v0(31), {76, 0}},
    LibraryRow{v0(32), {77, 0}},
};

struct Row {
  Extension extension;
  std::uint64_t major, oldest, newest;  ///< of the known releases, as minors
  std::span<const LibraryRow> libraries;
};

/// `local` comes with Gardener and is not here.
constexpr std::array kExtensions{
    Row{Extension::equinixmetal, 2, 10, 20, kEquinixMetal},
    Row{Extension::hcloud, 0, 6, 6, kHcloud},
    Row{Extension::ironcore, 0, 3, 6, kIroncore},
    Row{Extension::metal, 0, 24, 27, kMetal},
    Row{Extension::stackit, 2, 0, 20, kStackit},
    Row{Extension::vsphere, 0, 29, 33, kVsphere},
};

const Row* find(Extension extension) {
  for (const Row& row : kExtensions) {
    if (row.extension == extension) return &row;
  }
  return nullptr;
}

struct OwnFeature {
  Extension extension;
  Feature feature;
  friend bool operator==(const OwnFeature&, const OwnFeature&) = default;
};
using FeatureOfExtension = FeatureRow<OwnFeature>;

using enum Extension;
using enum Feature;

constexpr std::array kFeatures{
    FeatureOfExtension{{ironcore, volumes_in_version_1}, {v0(3, 4)}, Reach::classes},
    FeatureOfExtension{{local, deployment_per_zone}, {{136}}, Reach::classes},
    FeatureOfExtension{{equinixmetal, in_place_deployments}, {v2(20)}, Reach::classes},
    FeatureOfExtension{{hcloud, in_place_deployments}, {v0(6, 42)}, Reach::classes},
    FeatureOfExtension{{local, in_place_deployments}, {{115}}, Reach::classes},
    FeatureOfExtension{{stackit, in_place_deployments}, {}, Reach::classes},
    FeatureOfExtension{{local, ip_pools}, {{96}}},
    FeatureOfExtension{{hcloud, machine_type_lookup}, {}},
    FeatureOfExtension{{local, machine_type_lookup}, {{128}}},
    FeatureOfExtension{{vsphere, machine_type_lookup}, {}},
    FeatureOfExtension{{metal, explicit_hash}, {v0(26, 4)}, Reach::classes},
    FeatureOfExtension{{stackit, shoot_webhook}, {v2(16)}},
    FeatureOfExtension{{stackit, shoot_refusals}, {v2(17)}},
    FeatureOfExtension{{local, nodes_range}, {{128}}},
    FeatureOfExtension{{hcloud, profile_webhook}, {}},
    FeatureOfExtension{{ironcore, profile_webhook}, {v0(4)}},
    FeatureOfExtension{{local, profile_webhook}, {{128}}},
    FeatureOfExtension{{metal, profile_webhook}, {}},
    FeatureOfExtension{{stackit, profile_webhook}, {}},
    FeatureOfExtension{{ironcore, nat_ports}, {v0(3, 3)}},
    FeatureOfExtension{{stackit, openstack_required}, {v2(0), v2(7)}},
};

}  // namespace

SupportedRange supported(Extension extension) {
  const Row* row = find(extension);
  if (row == nullptr) return supported_gardener();
  return {{row->major, row->oldest, 0, "", ""}, {row->major, row->newest, row->libraries.back().since.patch, "", ""}};
}

Version library(Extension extension, const Version& release) {
  const Row* row = find(extension);
  return row == nullptr ? release : library_of(row->libraries, release);
}

std::string band(Extension extension, const Version& release) {
  std::string band = gardener_band(library(extension, release));
  for (const FeatureOfExtension& row : kFeatures) {
    if (row.feature.extension != extension || row.reach != Reach::classes) continue;
    band += contains(row.band, release) ? '1' : '0';
  }
  return band;
}

bool has(Extension extension, const Version& release, Feature feature) {
  return has_feature(kFeatures, release, OwnFeature{extension, feature});
}

}  // namespace gprov::hashing::small

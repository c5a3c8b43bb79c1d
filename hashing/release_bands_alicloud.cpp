// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_alicloud.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing::alicloud {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{40}, {53, 0}},  LibraryRow{{41}, {59, 0}},     LibraryRow{{44}, {62, 0}},  LibraryRow{{45}, {67, 1}},
    LibraryRow{{46}, {70, 2}},  LibraryRow{{47}, {73, 0}},     LibraryRow{{48}, {75, 0}},  LibraryRow{{49}, {80, 3}},
    LibraryRow{{50}, {81, 6}},  LibraryRow{{51}, {86, 0}},     LibraryRow{{52}, {91, 1}},  LibraryRow{{53}, {95, 1}},
    LibraryRow{{54}, {98, 4}},  LibraryRow{{57}, {108, 1}},    LibraryRow{{58}, {110, 4}}, LibraryRow{{60}, {113, 0}},
    LibraryRow{{62}, {120, 0}}, LibraryRow{{64}, {122, 1}},    LibraryRow{{65}, {123, 1}}, LibraryRow{{67}, {127, 1}},
    LibraryRow{{68}, {134, 0}}, LibraryRow{{68, 1}, {134, 2}}, LibraryRow{{69}, {136, 0}},
};

constexpr std::array kFeatures{
    FeatureRow{Feature::class_labels, {{52}}},
    FeatureRow{Feature::class_architecture, {{53}}},
    FeatureRow{Feature::in_place_immutable, {{62}}},
    FeatureRow{Feature::worker_to_workers, {{64, 1}}},
    FeatureRow{Feature::capability_flavors, {{70}}, Reach::classes},
    FeatureRow{Feature::dual_stack, {{71}}},
    FeatureRow{Feature::network_config_of_calico, {{43}}},
    FeatureRow{Feature::network_config_of_cilium, {{44}}},
    FeatureRow{Feature::snat_to_upstream_dns, {{45}}},
    FeatureRow{Feature::network_config_of_any_cni, {{50}}},
};

}  // namespace

SupportedRange supported() { return {version_of({40}), version_of({71})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) { return band_of(kFeatures, extension); }

bool has(const Version& extension, Feature feature) { return has_feature<kFeatures>(extension, feature); }

}  // namespace gprov::hashing::alicloud

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_openstack.hpp"

#include <array>

namespace gprov::hashing::openstack {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{33}, {67, 1}},     LibraryRow{{34}, {71, 0}},  LibraryRow{{35}, {73, 0}},
    LibraryRow{{36}, {75, 0}},     LibraryRow{{37}, {76, 0}},  LibraryRow{{38}, {81, 6}},
    LibraryRow{{39}, {86, 0}},     LibraryRow{{40}, {95, 1}},  LibraryRow{{41}, {97, 1}},
    LibraryRow{{42}, {103, 0}},    LibraryRow{{43}, {108, 0}}, LibraryRow{{44}, {108, 1}},
    LibraryRow{{45}, {110, 2}},    LibraryRow{{47}, {113, 0}}, LibraryRow{{48}, {121, 1}},
    LibraryRow{{48, 1}, {122, 1}}, LibraryRow{{49}, {127, 1}}, LibraryRow{{50}, {129, 1}},
    LibraryRow{{51}, {131, 2}},    LibraryRow{{52}, {134, 2}}, LibraryRow{{53}, {136, 1}},
    LibraryRow{{53, 1}, {136, 6}}, LibraryRow{{54}, {139, 1}}, LibraryRow{{55}, {142, 0}},
    LibraryRow{{57}, {145, 0}},
};

using enum Feature;

constexpr std::array kFeatures{
    FeatureRow{preserve_annotation, {{}, {48}}, Reach::classes},
    FeatureRow{server_group_names, {{53}}, Reach::classes},
    FeatureRow{security_groups, {{55}}, Reach::classes},
    FeatureRow{machine_type_lookup, {{52}}},
    FeatureRow{image_architecture, {{39}}},
    FeatureRow{capability_flavors, {{52}}},
    FeatureRow{mixed_formats, {{55}}},
    FeatureRow{status_lookup_panics, {{55}, {56}}},
    FeatureRow{image_labels, {{40}}},
    FeatureRow{plus_in_image_labels, {{}, {41}}},
    FeatureRow{pod_network_list, {{42}}},
    FeatureRow{node_template_architecture, {{42}}},
    FeatureRow{node_template_merged, {{53}}},
    FeatureRow{machine_type_storage, {{54}}},
    FeatureRow{subnet_list, {{55}}},
    FeatureRow{virtual_capacity_field, {{48}}},
    FeatureRow{use_octavia_field, {{}, {51}}},
    FeatureRow{dual_stack, {{55}}},
    FeatureRow{regional_load_balancers, {{42}}},
    FeatureRow{ip_families_checked, {{43}}},
    FeatureRow{share_network_kept, {{43}}},
    FeatureRow{tcp_to_upstream_dns, {{44}}},
    FeatureRow{image_mapping_checked, {{47}}},
    FeatureRow{mapping_without_regions, {{48}}},
    FeatureRow{in_place_immutable, {{48}}},
    FeatureRow{names_checked, {{49}}},
    FeatureRow{partial_capacity, {{53}}},
};

}  // namespace

SupportedRange supported() { return {version_of({33}), version_of({57})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) { return band_of(kFeatures, extension); }

bool has(const Version& extension, Feature feature) { return has_feature<kFeatures>(extension, feature); }

}  // namespace gprov::hashing::openstack

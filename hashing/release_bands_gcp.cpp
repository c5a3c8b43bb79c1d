// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_gcp.hpp"

#include <array>

namespace gprov::hashing::gcp {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{37}, {97, 1}},     LibraryRow{{38}, {99, 1}},     LibraryRow{{39}, {103, 0}},
    LibraryRow{{40}, {105, 1}},    LibraryRow{{41}, {108, 1}},    LibraryRow{{42}, {110, 4}},
    LibraryRow{{43}, {113, 0}},    LibraryRow{{44}, {118, 0}},    LibraryRow{{45}, {121, 1}},
    LibraryRow{{45, 1}, {122, 1}}, LibraryRow{{46}, {127, 1}},    LibraryRow{{47}, {130, 0}},
    LibraryRow{{48}, {132, 2}},    LibraryRow{{48, 3}, {132, 4}}, LibraryRow{{49}, {134, 3}},
    LibraryRow{{49, 6}, {135, 4}}, LibraryRow{{50}, {139, 0}},    LibraryRow{{51}, {141, 0}},
    LibraryRow{{52}, {142, 1}},    LibraryRow{{53}, {145, 0}},    LibraryRow{{54}, {147, 2}},
};

constexpr std::array kFeatures{
    FeatureRow{Feature::data_volume_type, {{43}}, Reach::classes},
    FeatureRow{Feature::data_volume_encrypted, {{}, {44}}, Reach::classes},
    FeatureRow{Feature::config_by_sorted_list, {{}, {44}}, Reach::classes},
    FeatureRow{Feature::config_by_field, {{50}}, Reach::classes},
    FeatureRow{Feature::hyperdisk_balanced, {{38}}, Reach::classes},
    FeatureRow{Feature::node_template_merged, {{42}}, Reach::classes},
    FeatureRow{Feature::dual_stack, {{43}}, Reach::classes},
    FeatureRow{Feature::alias_ips, {{47}}, Reach::classes},
    FeatureRow{Feature::disk_without_type, {{49}}, Reach::classes},
    FeatureRow{Feature::image_capabilities, {{50}}, Reach::classes},
    FeatureRow{Feature::virtual_capacity_field, {{44}}, Reach::classes},
    FeatureRow{Feature::disk_settings_fields, {{49}}, Reach::classes},
    FeatureRow{Feature::capability_flavor_fields, {{50}}, Reach::classes},
    FeatureRow<Feature>{Feature::csi_filestore_field, {{45}}},
    FeatureRow<Feature>{Feature::storage_class_fields, {{53}}},
    FeatureRow<Feature>{Feature::mtu_field, {{52}}},
    FeatureRow<Feature>{Feature::overlay_turns_snat_off, {{40}}},
    FeatureRow<Feature>{Feature::ipv6_alone_refused, {{40}}},
    FeatureRow<Feature>{Feature::dual_stack_refused, {{40}, {43}}},
    FeatureRow<Feature>{Feature::dual_stack_needs_1_31, {{43}, {51}}},
    FeatureRow<Feature>{Feature::ipv6_with_overlay_refused, {{44}}},
    FeatureRow<Feature>{Feature::ipv6_needs_overlay_entry, {{47}}},
    FeatureRow<Feature>{Feature::duplicates_refused, {{38}}},
    FeatureRow<Feature>{Feature::new_in_place_pool_panics, {{45}, {46}}},
    FeatureRow<Feature>{Feature::in_place_immutable, {{45}}},
    FeatureRow<Feature>{Feature::internal_may_be_added, {{45}}},
    FeatureRow<Feature>{Feature::interface_error_at_interface, {{45}}},
    FeatureRow<Feature>{Feature::patterns, {{46}}},
    FeatureRow<Feature>{Feature::capacity_optional, {{42}}},
    FeatureRow<Feature>{Feature::capacity_may_be_empty, {{50}}},
    FeatureRow<Feature>{Feature::any_service_account, {{49, 1}}},
    FeatureRow<Feature>{Feature::image_mapping_by_architecture, {{42}}},
};

}  // namespace

SupportedRange supported() { return {version_of({37}), version_of({54})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) { return band_of(kFeatures, extension); }

bool has(const Version& extension, Feature feature) { return has_feature<kFeatures>(extension, feature); }

}  // namespace gprov::hashing::gcp

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_gcp.hpp"

#include <algorithm>
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

/// Whether releases on both sides of a row's end can give a pool another class name or content.
enum class Scope : std::uint8_t { machine_class, admission };

struct FeatureRow {
  Feature feature;
  Scope scope;
  Band band;
};

constexpr std::array kFeatures{
    FeatureRow{Feature::data_volume_type, Scope::machine_class, {{43}}},
    FeatureRow{Feature::data_volume_encrypted, Scope::machine_class, {{}, {44}}},
    FeatureRow{Feature::config_by_sorted_list, Scope::machine_class, {{}, {44}}},
    FeatureRow{Feature::config_by_field, Scope::machine_class, {{50}}},
    FeatureRow{Feature::hyperdisk_balanced, Scope::machine_class, {{38}}},
    FeatureRow{Feature::node_template_merged, Scope::machine_class, {{42}}},
    FeatureRow{Feature::dual_stack, Scope::machine_class, {{43}}},
    FeatureRow{Feature::alias_ips, Scope::machine_class, {{47}}},
    FeatureRow{Feature::disk_without_type, Scope::machine_class, {{49}}},
    FeatureRow{Feature::image_capabilities, Scope::machine_class, {{50}}},
    FeatureRow{Feature::virtual_capacity_field, Scope::machine_class, {{44}}},
    FeatureRow{Feature::disk_settings_fields, Scope::machine_class, {{49}}},
    FeatureRow{Feature::capability_flavor_fields, Scope::machine_class, {{50}}},
    FeatureRow{Feature::csi_filestore_field, Scope::admission, {{45}}},
    FeatureRow{Feature::storage_class_fields, Scope::admission, {{53}}},
    FeatureRow{Feature::mtu_field, Scope::admission, {{52}}},
    FeatureRow{Feature::overlay_turns_snat_off, Scope::admission, {{40}}},
    FeatureRow{Feature::ipv6_alone_refused, Scope::admission, {{40}}},
    FeatureRow{Feature::dual_stack_refused, Scope::admission, {{40}, {43}}},
    FeatureRow{Feature::dual_stack_needs_1_31, Scope::admission, {{43}, {51}}},
    FeatureRow{Feature::ipv6_with_overlay_refused, Scope::admission, {{44}}},
    FeatureRow{Feature::ipv6_needs_overlay_entry, Scope::admission, {{47}}},
    FeatureRow{Feature::duplicates_refused, Scope::admission, {{38}}},
    FeatureRow{Feature::new_in_place_pool_panics, Scope::admission, {{45}, {46}}},
    FeatureRow{Feature::in_place_immutable, Scope::admission, {{45}}},
    FeatureRow{Feature::internal_may_be_added, Scope::admission, {{45}}},
    FeatureRow{Feature::interface_error_at_interface, Scope::admission, {{45}}},
    FeatureRow{Feature::patterns, Scope::admission, {{46}}},
    FeatureRow{Feature::capacity_optional, Scope::admission, {{42}}},
    FeatureRow{Feature::capacity_may_be_empty, Scope::admission, {{50}}},
    FeatureRow{Feature::any_service_account, Scope::admission, {{49, 1}}},
    FeatureRow{Feature::image_mapping_by_architecture, Scope::admission, {{42}}},
};

}  // namespace

SupportedRange supported() { return {version_of({37}), version_of({54})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) {
  std::string result;
  for (const FeatureRow& row : kFeatures) {
    if (row.scope == Scope::machine_class) result += contains(row.band, extension) ? '1' : '0';
  }
  return result;
}

bool has(const Version& extension, Feature feature) {
  const auto row = std::find_if(kFeatures.begin(), kFeatures.end(),
                                [&](const FeatureRow& candidate) { return candidate.feature == feature; });
  return row != kFeatures.end() && contains(row->band, extension);
}

}  // namespace gprov::hashing::gcp

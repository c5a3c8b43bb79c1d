// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_azure.hpp"

#include <array>

#include "hashing/release_bands.hpp"

namespace gprov::hashing::azure {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{40}, {83, 3}},     LibraryRow{{41}, {87, 1}},     LibraryRow{{43}, {91, 4}},
    LibraryRow{{44}, {95, 1}},     LibraryRow{{45}, {97, 1}},     LibraryRow{{46}, {99, 1}},
    LibraryRow{{48}, {103, 0}},    LibraryRow{{49}, {108, 0}},    LibraryRow{{50}, {110, 4}},
    LibraryRow{{51}, {113, 0}},    LibraryRow{{53}, {118, 0}},    LibraryRow{{54}, {126, 0}},
    LibraryRow{{55}, {127, 1}},    LibraryRow{{56}, {130, 0}},    LibraryRow{{56, 2}, {130, 3}},
    LibraryRow{{57}, {132, 1}},    LibraryRow{{57, 2}, {132, 4}}, LibraryRow{{58}, {134, 3}},
    LibraryRow{{58, 4}, {136, 6}}, LibraryRow{{59}, {137, 5}},    LibraryRow{{60}, {140, 1}},
    LibraryRow{{61}, {143, 0}},    LibraryRow{{62}, {144, 2}},
};

struct CapabilityRow {
  Band band;
  std::string_view name;
};

constexpr std::array kNetworking{
    CapabilityRow{{{}, {60}}, "networking"},
    CapabilityRow{{{60}, {62}}, "gardener-azure-networking"},
    CapabilityRow{{{62}}, "azure-networking"},
};

struct SchemeRow {
  Band band;
  int line;
};

/// k8s.io/apimachinery/pkg/runtime/scheme.go#NewScheme of each release's go.mod: v0.32, v0.34, v0.35.
constexpr std::array kSchemes{
    SchemeRow{{{}, {54}}, 100},
    SchemeRow{{{54}, {59}}, 110},
    SchemeRow{{{59}}, 111},
};

using enum Feature;

constexpr std::array kFeatures{
    // pkg/apis/azure/v1alpha1/types_{cloudprofile,worker,infrastructure}.go; virtualCapacity is Gardener's own field.
    FeatureRow{cloud_configuration, {{43}}},
    FeatureRow{skip_marketplace_agreement, {{45}}},
    FeatureRow{diagnostics_profile, {{45}}},
    FeatureRow{data_volume_images, {{48}}},
    FeatureRow{virtual_capacity, {{53}}},
    FeatureRow{volume_caching, {{56}}},
    FeatureRow{capacity_reservation, {{57}}},
    FeatureRow{capability_flavors, {{58}}},
    FeatureRow{nat_gateway_sku, {{60}}},
    FeatureRow{optional_ip_zone, {{60}}},
    // pkg/controller/worker/machines.go#workerPoolHashDataV2
    FeatureRow{diagnostics_storage_hashed, {{46}, {53}}, Reach::classes},
    FeatureRow{diagnostics_literal_hashed, {{52}, {53}}, Reach::classes},
    FeatureRow{config_hashed, {{53}}, Reach::classes},
    FeatureRow{config_fields_hashed, {{60}}, Reach::classes},
    // pkg/controller/worker/machines.go, machineset_vmo.go, machine_images.go; pkg/apis/azure/helper/helper.go.
    FeatureRow{diagnostics_need_storage, {{46}, {48}}},
    FeatureRow{availability_sets, {{}, {56}}, Reach::classes},
    FeatureRow{scale_set_annotation, {{}, {50}}, Reach::classes},
    FeatureRow{scale_set_migration, {{50}, {56}}},
    FeatureRow{domain_counts_for_all, {{50}, {56}}},
    FeatureRow{namespaced_profiles, {{48}}},
    FeatureRow{in_place_strategies, {{54}}},
    FeatureRow{in_place_needs_zones, {{56}}},
    FeatureRow{machine_type_in_profile, {{58}}},
    FeatureRow{flavors_beside_images, {{60}}},
    FeatureRow{any_volume_type, {{48}}},
    FeatureRow{node_template_architecture, {{46}}},
    FeatureRow{merged_node_template, {{60}}},
    // pkg/admission/{validator,mutator}/*.go, pkg/apis/azure/validation/*.go.
    FeatureRow{infrastructure_paths, {{54}}},
    FeatureRow{in_place_immutability, {{54}}},
    FeatureRow{strict_mutator, {{54}, {56}}},
    FeatureRow{ip_families, {{49}}},
    FeatureRow{name_patterns, {{55}}},
    FeatureRow{optional_capacity, {{55}}},
    FeatureRow{known_capacity, {{55}, {60}}},
    FeatureRow{scale_sets_for_nat_gateway, {{}, {50}}},
    FeatureRow{vnet_names_together, {{58}}},
    FeatureRow{image_mapping, {{50}}},
    FeatureRow{image_mapping_after_errors, {{50}, {58}}},
    FeatureRow{named_profile_errors, {{58}}},
    FeatureRow{system_components_by_mutator, {{50}}},
    FeatureRow{system_components_of_any_network, {{54}}},
};

}  // namespace

SupportedRange supported() { return {version_of({40}), version_of({62})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) {
  return std::string(networking_capability(extension)) + ' ' + band_of(kFeatures, extension);
}

bool has(const Version& extension, Feature feature) { return has_feature<kFeatures>(extension, feature); }

int scheme_line(const Version& extension) {
  for (const SchemeRow& row : kSchemes) {
    if (contains(row.band, extension)) return row.line;
  }
  return kSchemes.back().line;
}

std::string_view networking_capability(const Version& extension) { return row_of(kNetworking, extension).name; }

}  // namespace gprov::hashing::azure

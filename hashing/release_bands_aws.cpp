// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_aws.hpp"

#include <array>

namespace gprov::hashing::aws {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{51}, {83, 2}},    LibraryRow{{51, 1}, {83, 3}},  LibraryRow{{52}, {87, 0}},  LibraryRow{{54}, {91, 1}},
    LibraryRow{{54, 1}, {91, 4}}, LibraryRow{{55}, {95, 1}},     LibraryRow{{56}, {97, 1}},  LibraryRow{{57}, {99, 1}},
    LibraryRow{{58}, {103, 0}},   LibraryRow{{59}, {108, 1}},    LibraryRow{{60}, {110, 4}}, LibraryRow{{61}, {113, 0}},
    LibraryRow{{62}, {119, 0}},   LibraryRow{{62, 2}, {120, 0}}, LibraryRow{{63}, {125, 0}}, LibraryRow{{64}, {127, 1}},
    LibraryRow{{65}, {129, 1}},   LibraryRow{{65, 4}, {129, 4}}, LibraryRow{{66}, {131, 2}}, LibraryRow{{67}, {134, 2}},
    LibraryRow{{68}, {136, 2}},   LibraryRow{{68, 3}, {136, 6}}, LibraryRow{{69}, {139, 1}}, LibraryRow{{70}, {141, 1}},
    LibraryRow{{71}, {143, 1}},   LibraryRow{{72}, {145, 0}},
};

struct ConfigRow {
  Band band;
  ConfigData data;
};

/// machines.go#computeAdditionalHashDataV2.
constexpr std::array kConfigData{
    ConfigRow{{{}, {57}}, ConfigData::nothing},
    ConfigRow{{{57}, {62}}, ConfigData::first_fields},
    ConfigRow{{{62}, {66}}, ConfigData::raw},
    ConfigRow{{{66}, {67}}, ConfigData::raw_or_struct},
    ConfigRow{{{67}, kNever}, ConfigData::raw_then_fields},
};

using enum Feature;

constexpr std::array kFeatures{
    // pkg/controller/worker/machines.go, machine_images.go, charts/internal/machineclass.
    FeatureRow{in_place_without_volumes, {{62}, {62, 2}}, Reach::classes},
    FeatureRow{network_data, {{70}}, Reach::classes},
    FeatureRow{node_template_merged, {{59}}},
    FeatureRow{virtual_capacity_in_class, {{66}}},
    FeatureRow{metadata_defaults, {{55}}},
    FeatureRow{metadata_defaults_always, {{67}}},
    FeatureRow{ipv6_interfaces, {{58}}},
    FeatureRow{ipv6_metadata, {{69}}},
    FeatureRow{optional_cpu_counts, {{68}}},
    FeatureRow{typed_classes, {{70}}},
    FeatureRow{machine_type_lookup, {{64}}},
    FeatureRow{capability_flavors, {{64}}},
    FeatureRow{mixed_image_formats, {{69}}},
    // pkg/admission/validator/shoot.go, pkg/apis/aws/validation.
    FeatureRow{image_admission, {{56}}},
    FeatureRow{profile_before_update, {{58}}},
    FeatureRow{ipv6_networking, {{58}}},
    FeatureRow{capacity_optional, {{59}}},
    FeatureRow{capacity_may_be_empty, {{63}}},
    FeatureRow{virtual_capacity_checked, {{63}}},
    FeatureRow{internal_by_ipv4, {{58}, {60}}},
    FeatureRow{overlay_checked, {{62}}},
    FeatureRow{overlay_must_be_off, {{64, 1}}},
    FeatureRow{in_place_immutability, {{62}}},
    FeatureRow{dedicated_tenancy, {{63}}},
    FeatureRow{duplicate_zones_removable, {{63}, {68}}},
    FeatureRow{deletion_spared, {{63}}},
    FeatureRow{regular_expressions, {{64}}},
    FeatureRow{lenient_endpoints, {{65, 1}}},
    FeatureRow{all_errors_at_once, {{67}}},
    FeatureRow{new_pool_type_lookup, {{70, 1}, {71}}},
    FeatureRow{new_pool_type_lookup, {{71, 1}}},
    FeatureRow{mtu_customizer, {{69}}},
    FeatureRow{ipam_block, {{70}}},
    FeatureRow{user_subnets, {{73}}},
    // pkg/admission/validator/cloudprofile.go, pkg/apis/aws/validation/cloudprofile.go.
    FeatureRow{profile_mapping, {{61}}},
    FeatureRow{mapping_before_architectures, {{64}}},
    FeatureRow{profile_flavors, {{65}}},
    FeatureRow{named_profile_errors, {{65}}},
};

struct FieldRow {
  std::string_view type, field;
  Band band;
};

/// pkg/apis/aws/v1alpha1/types_*.go, and the node template of the Gardener library inside.
constexpr std::array kFields{
    FieldRow{"WorkerConfig", "cpuOptions", {{56}}},
    FieldRow{"NodeTemplate", "virtualCapacity", {{62}}},
    FieldRow{"WorkerConfig", "capacityReservation", {{66}}},
    FieldRow{"CpuOptions", "amdSevSnp", {{68}}},
    FieldRow{"WorkerConfig", "networkInterfaces", {{70}}},
    FieldRow{"WorkerConfig", "placement", {{70}}},
    FieldRow{"WorkerConfig", "instanceMarketOptions", {{70}}},
    FieldRow{"InfrastructureConfig", "enableDedicatedTenancyForVPC", {{63}}},
    FieldRow{"InfrastructureConfig", "elasticFileSystem", {{63}}},
    FieldRow{"InfrastructureConfig", "enableMTUCustomizer", {{69}}},
    FieldRow{"VPC", "ipv6IpamPool", {{67}}},
    FieldRow{"IPAMPool", "cidrBlock", {{70}}},
    FieldRow{"Networks", "nodesSecurityGroupID", {{73}}},
    FieldRow{"Zone", "workersSubnetID", {{73}}},
    FieldRow{"Zone", "publicSubnetID", {{73}}},
    FieldRow{"Zone", "internalSubnetID", {{73}}},
    FieldRow{"MachineImageVersion", "capabilityFlavors", {{65}}},
};

}  // namespace

SupportedRange supported() { return {version_of({51}), version_of({73})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) {
  return std::to_string(static_cast<int>(config_data(extension))) + band_of(kFeatures, extension);
}

ConfigData config_data(const Version& extension) { return row_of(kConfigData, extension).data; }

bool has(const Version& extension, Feature feature) { return has_feature<kFeatures>(extension, feature); }

bool has_field(const Version& extension, std::string_view type, std::string_view field) {
  for (const FieldRow& row : kFields) {
    if (row.type == type && row.field == field) return contains(row.band, extension);
  }
  return true;
}

std::string field_band(const Version& extension) {
  std::string band;
  for (const FieldRow& row : kFields) band += contains(row.band, extension) ? '1' : '0';
  return band;
}

}  // namespace gprov::hashing::aws

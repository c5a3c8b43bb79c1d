// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_resources.hpp"

namespace gprov::hashing {
namespace {

Band band(ResourceFeature feature) {
  using enum ResourceFeature;
  switch (feature) {
    case seed_backup_secret_ref:
      return {{}, {123}};
    case seed_backup_credentials_ref:
      return {{118}};
    case bucket_secret_ref:
      return {{}, {124}};
    case bucket_credentials_ref:
      return {{120}};
    case bucket_shoot_ref:
    case internal_secret:
    case dns_provider_credentials_ref:
    case dns_internal_required:
      return {{135}};
    case seed_workload_identity:
      return {{128}};
    case dns_provider_secret_ref:
      return {{}, {139}};
    case dns_internal:
      return {{127}};
    case dns_defaults:
      return {{131}};
    case oci_repository:
      return {{96}};
  }
  return {};
}

Band band(azure::ResourceFeature feature) {
  using enum azure::ResourceFeature;
  switch (feature) {
    case seed_validator:
    case gate_immutable_buckets:
      return {{52}};
    case seed_validator_reordered:
    case bucket_validator:
      return {{56}};
    case credential_mapping:
      return {{57}};
    case internal_secret:
      return {{62}};
    case gate_vmo_and_nat:
      return {{54}, {56}};
    case chart_backup:
    case chart_logging:
      return {{58}};
    case chart_gates_as_written:
      return {{58, 1}};
  }
  return {};
}

Band band(alicloud::ResourceFeature feature) {
  using enum alicloud::ResourceFeature;
  switch (feature) {
    case seed_validator:
      return {{65}};
    case backup_credentials:
    case bucket_validator:
      return {{66}};
    case credentials_validator:
      return {{55}};
    case credentials_file_added:
      return {{61}};
  }
  return {};
}

}  // namespace

bool has(const Version& gardener, ResourceFeature feature) { return contains(band(feature), gardener); }

namespace azure {

bool has(const Version& extension, ResourceFeature feature) { return contains(band(feature), extension); }

SupportedRange resources_supported() { return {version_of({52}), version_of({62})}; }

}  // namespace azure

namespace alicloud {

bool has(const Version& extension, ResourceFeature feature) { return contains(band(feature), extension); }

SupportedRange resources_supported() { return {version_of({50}), version_of({71})}; }

}  // namespace alicloud

}  // namespace gprov::hashing

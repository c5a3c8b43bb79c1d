// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "hashing/quantity.hpp"

namespace gprov::providers::gcp {
namespace {

using manifest::Node;

constexpr const char* kRule = "gcp/control-plane-config";
const std::string kConfig = "spec.provider.controlPlaneConfig";

/// A storage class of its own, and which of its two parameters it takes.
struct HyperDisk {
  std::string_view storage_class;
  const char* field;
  bool iops, throughput;
};

constexpr std::array kHyperDisks{
    HyperDisk{"gce-sc-hd-balanced", "hyperDiskBalanced", true, true},
    HyperDisk{"gce-sc-hd-throughput", "hyperDiskThroughput", false, true},
    HyperDisk{"gce-sc-hd-extreme", "hyperDiskExtreme", true, false},
};

constexpr std::array<std::string_view, 3> kPlainClasses = {"default", "gce-sc-hdd", "gce-sc-fast"};

/// Mirrors controlplane.go#validateHyperDiskConfig@v1.54.1.
void validate_hyper_disk(const Validation& validation, const Node& config, const HyperDisk& disk) {
  if (!flag(config, "enabled")) return;
  const auto add = [&](const char* type, const std::string& field, const std::string& message) {
    validation.refusals.add(kRule, type, kConfig + ".storage." + disk.field + "." + field, message);
  };
  const std::string iops_field = "provisionedIopsOnCreate", throughput_field = "provisionedThroughputOnCreate";
  const auto iops = optional_integer(config, iops_field);
  const auto throughput = optional_text(config, throughput_field);
  if (disk.iops && !iops) add("Required", iops_field, iops_field + " is required when enabled");
  if (disk.throughput && !throughput) add("Required", throughput_field, throughput_field + " is required when enabled");
  const std::string unsupported = " is not supported for this hyperdisk type";
  if (iops && !disk.iops) {
    add("Forbidden", iops_field, iops_field + unsupported);
  } else if (iops && *iops <= 0) {
    add("Invalid", iops_field, "must be a positive integer");
  }
  if (throughput && !disk.throughput) {
    add("Forbidden", throughput_field, throughput_field + unsupported);
  } else if (throughput && !hashing::Quantity::parse(*throughput)) {
    add("Invalid", throughput_field, "must be a valid quantity string (e.g. \"140Mi\")");
  }
}

void validate_storage(const Validation& validation, const Node& storage) {
  const std::string path = kConfig + ".storage.defaultStorageClass";
  if (const auto wanted = optional_text(storage, "defaultStorageClass")) {
    const auto own = std::find_if(kHyperDisks.begin(), kHyperDisks.end(),
                                  [&](const HyperDisk& disk) { return disk.storage_class == *wanted; });
    if (own != kHyperDisks.end()) {
      const Node* config = object(storage, own->field);
      if (config == nullptr || !flag(*config, "enabled")) {
        validation.refusals.add(kRule, "Invalid", path, "the corresponding StorageClass must have enabled set to true");
      }
    } else if (std::find(kPlainClasses.begin(), kPlainClasses.end(), *wanted) == kPlainClasses.end()) {
      validation.refusals.add(kRule, "NotSupported", path, "", *wanted);
    }
  }
  for (const HyperDisk& disk : kHyperDisks) {
    if (const Node* config = object(storage, disk.field)) validate_hyper_disk(validation, *config, disk);
  }
}

bool has_zone(const model::CloudProfileSpec& profile, const std::string& region, const std::string& zone) {
  const auto found = std::find_if(profile.regions.begin(), profile.regions.end(),
                                  [&](const model::Region& one) { return one.name == region; });
  return found != profile.regions.end() && std::any_of(found->zones.begin(), found->zones.end(),
                                                       [&](const model::RegionZone& one) { return one.name == zone; });
}

}  // namespace

void validate_control_plane(const Validation& validation, const Node& config, const model::Shoot& shoot,
                            const model::CloudProfileSpec* profile) {
  const std::string zone = text(config, "zone");
  const std::string path = kConfig + ".zone";
  if (zone.empty()) {
    validation.refusals.add(kRule, "Required", path, "must provide the name of a zone in this region");
  } else if (profile != nullptr && !has_zone(*profile, shoot.spec.region, zone)) {
    validation.refusals.add(kRule, "NotSupported", path, "", zone);
  }
  const auto& workers = shoot.spec.provider.workers;
  const bool used = std::any_of(workers.begin(), workers.end(), [&](const model::ShootWorker& worker) {
    return std::find(worker.zones.begin(), worker.zones.end(), zone) != worker.zones.end();
  });
  if (!used) validation.refusals.add(kRule, "Invalid", path, "must be part of at least one worker zone", zone);
  const Node* storage = object(config, "storage");
  if (storage != nullptr && validation.has(hashing::gcp::Feature::storage_class_fields)) {
    validate_storage(validation, *storage);
  }
}

}  // namespace gprov::providers::gcp

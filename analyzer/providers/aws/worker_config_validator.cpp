// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/aws/admission.hpp"
#include "hashing/quantity.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kRule = "aws/worker-config-refused";
constexpr const char* kProvisioned = "io1";
constexpr const char* kReservationsOnly = "capacity-reservations-only";

void check_volume_config(Findings& findings, const hashing::aws::ConfigVolume* volume, const std::string& type,
                         const std::string& path) {
  if (volume != nullptr && volume->iops) {
    if (*volume->iops <= 0) findings.add(kRule, "Forbidden", path + ".iops", "iops must be a positive value");
  } else if (type == kProvisioned) {
    findings.add(kRule, "Required", path + ".iops", "iops must be provided when using io1 volumes");
  }
  if (volume != nullptr && volume->throughput && *volume->throughput <= 0) {
    findings.add(kRule, "Invalid", path + ".throughput", "throughput must be a positive value");
  }
}

/// The paths of the pool's volumes stand in the WorkerConfig, by the index of the pool's list.
std::set<std::string> check_pool_volumes(Findings& findings, const WorkerConfig& config,
                                         const model::ShootWorker& worker) {
  if (worker.volume && worker.volume->type) {
    check_volume_config(findings, config.volume ? &*config.volume : nullptr, *worker.volume->type,
                        config.path + ".volume");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < worker.data_volumes.size(); ++i) {
    const model::DataVolume& volume = worker.data_volumes[i];
    if (!volume.type) continue;
    names.insert(volume.name);
    const auto found = std::find_if(config.data_volumes.begin(), config.data_volumes.end(),
                                    [&](const auto& own) { return own.name == volume.name; });
    check_volume_config(findings, found == config.data_volumes.end() ? nullptr : &found->volume, *volume.type,
                        config.path + ".dataVolumes[" + std::to_string(i) + "]");
  }
  return names;
}

void check_data_volumes(Findings& findings, const WorkerConfig& config, const std::set<std::string>& names) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < config.data_volumes.size(); ++i) {
    const hashing::aws::ConfigDataVolume& volume = config.data_volumes[i];
    const std::string path = config.path + ".dataVolumes[" + std::to_string(i) + "]";
    if (!names.contains(volume.name)) {
      findings.add(kRule, "Invalid", path + ".name",
                   quoted(volume.name) + " not found in data volumes configured in worker pool");
    }
    if (!seen.insert(volume.name).second)
      findings.add(kRule, "Duplicate", path + ".name", quoted(volume.name) + " is there twice");
    if (volume.snapshot_id && findings.has(Feature::regular_expressions)) {
      check_pattern(findings, kRule, Pattern::snapshot_id, *volume.snapshot_id, path + ".snapshotID");
    }
  }
}

void check_instance_profile(Findings& findings, const WorkerConfig& config) {
  if (!config.instance_profile) return;
  const auto& [name, arn] = *config.instance_profile;
  const std::string path = config.path + ".iamInstanceProfile";
  if (name.has_value() == arn.has_value()) {
    findings.add(kRule, "Invalid", path, "exactly one of 'name' or 'arn' must be specified");
  }
  if (findings.has(Feature::regular_expressions)) {
    if (name) check_pattern(findings, kRule, Pattern::profile_name, *name, path + ".name");
    if (arn) check_pattern(findings, kRule, Pattern::profile_arn, *arn, path + ".arn");
    return;
  }
  if (name && name->empty()) findings.add(kRule, "Required", path + ".name", "name must not be empty");
  if (arn && arn->empty()) findings.add(kRule, "Required", path + ".arn", "arn must not be empty");
}

using Resources = std::vector<std::pair<std::string, std::string>>;

void check_not_negative(Findings& findings, const std::string& resource, const std::string& text,
                        const std::string& path) {
  const auto quantity = hashing::Quantity::parse(text);
  if (quantity && quantity->sign() < 0) {
    findings.add(kRule, "Invalid", path, resource + " value must not be negative");
  }
}

/// Not whole: rounding up to an integer changes it.
bool is_whole(const std::string& text) {
  const auto quantity = hashing::Quantity::parse(text);
  if (!quantity) return true;
  return hashing::compare_quantities(text, std::to_string(quantity->value())).value_or(0) == 0;
}

void check_node_template(Findings& findings, const WorkerConfig& config) {
  if (!config.node_template) return;
  const Resources& capacity = config.node_template->capacity;
  const std::string path = config.path + ".nodeTemplate.capacity";
  if (capacity.empty() && findings.has(Feature::capacity_optional) && !findings.has(Feature::capacity_may_be_empty)) {
    findings.add(kRule, "Required", path, "capacity must not be empty");
  }
  for (const char* resource : {"cpu", "gpu", "memory"}) {
    const auto found =
        std::find_if(capacity.begin(), capacity.end(), [&](const auto& entry) { return entry.first == resource; });
    if (found != capacity.end()) {
      check_not_negative(findings, resource, found->second, path + "." + resource);
    } else if (!findings.has(Feature::capacity_optional)) {
      findings.add(kRule, "Required", path, std::string(resource) + " is a mandatory field");
    }
  }
  if (!findings.has(Feature::virtual_capacity_checked)) return;
  for (const auto& [resource, text] : config.node_template->virtual_capacity) {
    const std::string at = config.path + ".nodeTemplate.virtualCapacity." + resource;
    check_not_negative(findings, resource, text, at);
    if (!is_whole(text)) findings.add(kRule, "Invalid", at, resource + " value must be a whole number");
  }
}

void check_reservation(Findings& findings, const WorkerConfig& config) {
  if (!config.reservation) return;
  const hashing::aws::CapacityReservation& reservation = *config.reservation;
  const std::string path = config.path + ".capacityReservation";
  if (reservation.preference) {
    const std::string& preference = *reservation.preference;
    if (preference != kReservationsOnly && preference != "open" && preference != "none") {
      findings.add(kRule, "NotSupported", path + ".capacityReservationPreference",
                   quoted(preference) + " is not one of capacity-reservations-only, open, none");
    }
    if (preference != kReservationsOnly && (reservation.id || reservation.resource_group_arn)) {
      findings.add(kRule, "Forbidden", path + ".capacityReservationPreference",
                   "'capacityReservationId' or 'capacityReservationResourceGroupArn' may only be given if "
                   "'capacityReservationPreference' is 'capacity-reservations-only' (or absent)");
    }
  }
  if (reservation.id) {
    check_pattern(findings, kRule, Pattern::reservation_id, *reservation.id, path + ".capacityReservationId");
  }
  if (reservation.resource_group_arn) {
    check_pattern(findings, kRule, Pattern::reservation_group, *reservation.resource_group_arn,
                  path + ".capacityReservationResourceGroupArn");
  }
  if (reservation.id && reservation.resource_group_arn) {
    findings.add(kRule, "Forbidden", path + ".capacityReservationId",
                 "only one of 'capacityReservationId' and 'capacityReservationResourceGroupArn' may be given");
  }
}

}  // namespace

void check_worker_config(Findings& findings, const WorkerConfig& config, const model::ShootWorker& worker) {
  const std::set<std::string> names = check_pool_volumes(findings, config, worker);
  check_data_volumes(findings, config, names);
  check_instance_profile(findings, config);
  check_node_template(findings, config);
  check_reservation(findings, config);
  check_instance_options(findings, config);
}

}  // namespace gprov::providers::aws

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <set>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/openstack/schema.hpp"
#include "analyzer/providers/openstack/validate.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/worker_rules.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands_openstack.hpp"

// Mirrors pkg/apis/openstack/validation/shoot.go and worker.go@v1.57.0.

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

constexpr const char* kRule = "openstack/worker-config";

void validate_server_group(Validation& validation, const model::ShootWorker& worker, const WorkerConfig& config,
                           const std::string& path) {
  if (!config.server_group_policy) return;
  const std::string& policy = *config.server_group_policy;
  const std::string field = path + ".serverGroup.policy";
  if (policy.empty()) {
    return validation.refusals.add(kRule, "Invalid", field, "policy field cannot be empty");
  }
  if (validation.profile != nullptr) {
    const auto& policies = validation.profile->server_group_policies;
    if (std::find(policies.begin(), policies.end(), policy) == policies.end()) {
      return validation.refusals.add("openstack/server-group-policy", "Invalid", field,
                                     "no matching server group policy found in cloudprofile");
    }
  }
  if (worker.zones.size() > 1 && policy == "affinity") {
    validation.refusals.add("openstack/server-group-policy", "Forbidden", field,
                            "using \"affinity\" policy with multiple availability zones is not allowed");
  }
}

bool is_negative(const std::string& text) {
  const auto quantity = hashing::Quantity::parse(text);
  return quantity && quantity->sign() < 0;
}

bool is_whole(const std::string& text) {
  const auto quantity = hashing::Quantity::parse(text);
  return !quantity || hashing::compare_quantities(text, std::to_string(quantity->value())) == 0;
}

void validate_node_template(Validation& validation, const NodeTemplate& node_template, const std::string& path) {
  const std::map<std::string, std::string> capacity(node_template.capacity.begin(), node_template.capacity.end());
  for (const char* name : {"cpu", "gpu", "memory"}) {
    const auto value = capacity.find(name);
    if (value != capacity.end()) {
      if (is_negative(value->second)) {
        validation.refusals.add(kRule, "Invalid", path + ".capacity." + name,
                                std::string(name) + " value must not be negative");
      }
    } else if (!has(validation.extension, Feature::partial_capacity)) {
      validation.refusals.add(kRule, "Required", path + ".capacity", std::string(name) + " is a mandatory field");
    }
  }
  if (!has(validation.extension, Feature::partial_capacity)) return;
  for (const auto& [name, value] : node_template.virtual_capacity) {
    const std::string field = path + ".virtualCapacity." + name;
    if (is_negative(value)) {
      validation.refusals.add(kRule, "Invalid", field, name + " value must not be negative");
    }
    if (!is_whole(value)) validation.refusals.add(kRule, "Invalid", field, name + " value must be a whole number");
  }
}

void validate_machine_labels(Validation& validation, const model::ShootWorker& worker, const WorkerConfig& config,
                             const std::string& path) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < config.machine_labels.size(); ++i) {
    const MachineLabel& label = config.machine_labels[i];
    const std::string place = path + ".machineLabels[" + std::to_string(i) + "]";
    if (has(validation.extension, Feature::names_checked)) {
      validate_name(validation.refusals, kRule, label.name, place + ".name");
      validate_name(validation.refusals, kRule, label.value, place + ".value");
    }
    if (names.contains(label.name)) {
      validation.refusals.add(kRule, "Duplicate", place + ".name", "Duplicate value: \"" + label.name + "\"");
    } else if (worker.labels.contains(label.name)) {
      validation.refusals.add(kRule, "Invalid", place + ".name", "label name already defined as pool label");
    } else {
      names.insert(label.name);
    }
  }
}

void validate_security_groups(Validation& validation, const WorkerConfig& config, const std::string& path) {
  if (!has(validation.extension, Feature::security_groups)) return;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < config.security_groups.size(); ++i) {
    const std::string& name = config.security_groups[i];
    const std::string place = path + ".additionalSecurityGroups[" + std::to_string(i) + "]";
    if (name.empty()) {
      validation.refusals.add(kRule, "Required", place, "security group name must not be empty");
    } else if (const auto first = seen.find(name); first != seen.end()) {
      validation.refusals.add(kRule, "Invalid", place,
                              "duplicate security group, already listed at index " + std::to_string(first->second),
                              name);
    } else {
      seen[name] = i;
    }
  }
}

void validate_worker(Validation& validation, const model::ShootWorker& worker, const std::string& path) {
  if (worker.zones.empty()) {
    return validation.refusals.add("openstack/zones", "Required", path + ".zones",
                                   "at least one zone must be configured");
  }
  if (worker.volume && worker.volume->type && worker.volume->size.empty()) {
    validation.refusals.add("openstack/volume-type", "Forbidden", path + ".volume.type",
                            "specifying volume type without a custom volume size is not allowed");
  }
  if (!is_given(worker.provider_config)) return;
  const std::string config_path = path + ".providerConfig";
  if (const auto error = decode_error(worker.provider_config, worker_config_of(validation.extension), kApiVersion,
                                      Strictness::strict, Reader::controller)) {
    return validation.refusals.add("openstack/config-not-decoded", "Invalid", config_path,
                                   "providerConfig could not be decoded" + *error);
  }
  const WorkerConfig config = read_worker_config(worker.provider_config);
  validate_server_group(validation, worker, config, config_path);
  if (config.node_template) validate_node_template(validation, *config.node_template, config_path + ".nodeTemplate");
  validate_machine_labels(validation, worker, config, config_path);
  validate_security_groups(validation, config, config_path);
}

void validate_worker_update(Validation& validation, const model::ShootWorker& worker, const model::ShootWorker& old,
                            const std::string& path) {
  if (!only_appended(old.zones, worker.zones)) {
    validation.refusals.add("openstack/zones", "Invalid", path + ".zones", "field is immutable");
  }
  if (!has(validation.extension, Feature::in_place_immutable) || !gardener::is_in_place(worker)) return;
  if (!model::equal(worker.provider_config, old.provider_config)) {
    validation.refusals.add("openstack/in-place-pool", "Invalid", path + ".providerConfig",
                            "providerConfig is immutable when update strategy is in-place");
  }
  if (!same_volumes(old, worker)) {
    validation.refusals.add("openstack/in-place-pool", "Invalid", path + ".dataVolumes",
                            "dataVolumes is immutable when update strategy is in-place");
  }
}

}  // namespace

void validate_workers(Validation& validation) {
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) validate_worker(validation, workers[i], worker_path(i));
}

void validate_workers_update(Validation& validation, const model::Shoot& old) {
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const auto& old_workers = old.spec.provider.workers;
    const auto found = std::find_if(old_workers.begin(), old_workers.end(),
                                    [&](const model::ShootWorker& one) { return one.name == workers[i].name; });
    if (found != old_workers.end()) validate_worker_update(validation, workers[i], *found, worker_path(i));
  }
}

}  // namespace gprov::providers::openstack

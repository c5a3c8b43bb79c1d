// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/plan_errors.hpp"

#include <algorithm>

#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/gcp/machine_class.hpp"
#include "analyzer/providers/gcp/schema.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;

constexpr const char* kPanic = "panic: runtime error: invalid memory address or nil pointer dereference";

/// The profile as the decoding error names it: kind, and the Shoot's namespace whatever the kind.
std::string specifier(const Side& side) {
  if (side.shoot == nullptr || !side.shoot->spec.cloud_profile) return "CloudProfile \"" + profile_name(side) + "\"";
  const model::CloudProfileReference& reference = *side.shoot->spec.cloud_profile;
  return reference.kind + " '" + side.shoot->metadata.ns + "/" + reference.name + "'";
}

std::optional<ReconcileError> config_error(const Side& side, const gardener::GeneratedPool& generated) {
  const model::RawExtension& raw = generated.pool.provider_config;
  if (!is_given(raw)) return std::nullopt;
  const auto error = decode_error(raw, worker_config_of(side.environment.extension), kApiVersion, Strictness::strict,
                                  Reader::controller);
  if (!error) return std::nullopt;
  return ReconcileError{"gcp/provider-config-unreadable", Subject::shoot, worker_path(generated) + ".providerConfig",
                        "could not decode provider config: " + *error, generated.pool.name};
}

/// Mirrors #createDiskSpec: sizes are read in every release, types without looking until v1.48.
std::optional<ReconcileError> disk_error(const Side& side, const gardener::GeneratedPool& generated,
                                         const std::optional<WorkerConfig>& config) {
  const model::WorkerPool& pool = generated.pool;
  const bool careful = hashing::gcp::has(side.environment.extension, Feature::disk_without_type);
  const auto check = [&](const std::string& path, const std::string& size, const std::optional<std::string>& type,
                         const hashing::gcp::DiskSettings* settings) -> std::optional<ReconcileError> {
    if (disk_size(size).empty()) {
      return ReconcileError{"gcp/disk-size-unreadable", Subject::shoot, path + ".size",
                            "strconv.Atoi: parsing \"\": invalid syntax", pool.name};
    }
    if (careful || type) return std::nullopt;
    const bool reads_type = (config && config->hashed.volume && config->hashed.volume->interface) ||
                            (settings != nullptr && (settings->provisioned_iops || settings->provisioned_throughput));
    if (!reads_type) return std::nullopt;
    return ReconcileError{"gcp/disk-type-missing", Subject::shoot, path + ".type", kPanic, pool.name};
  };
  if (pool.volume) {
    if (auto error = check(worker_path(generated) + ".volume", pool.volume->size, pool.volume->type, nullptr)) {
      return error;
    }
  }
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    const hashing::gcp::DiskSettings* settings = nullptr;
    if (config) {
      const auto& all = config->hashed.data_volumes;
      const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == volume.name; });
      if (found != all.end()) settings = &found->settings;
    }
    const std::string path = worker_path(generated) + ".dataVolumes[" + std::to_string(i) + "]";
    if (auto error = check(path, volume.size, volume.type, settings)) return error;
  }
  return std::nullopt;
}

/// The first error of a pool, in upstream's order.
std::optional<ReconcileError> pool_error(const Side& side, const gardener::GeneratedPool& generated,
                                         const PoolImages& images) {
  if (auto error = config_error(side, generated)) return error;
  const auto image = images.find(generated.pool.name);
  if (image != images.end() && image->second.error) return image->second.error;
  const std::string path = worker_path(generated) + ".providerConfig";
  const auto config = read_worker_config(generated.pool.provider_config, path);
  if (auto error = disk_error(side, generated, config)) return error;
  const bool adds = config && config->hashed.has_node_template &&
                    hashing::gcp::has(side.environment.extension, Feature::node_template_merged);
  if (adds && !generated.pool.node_template && side.profile != nullptr && !generated.pool.zones.empty()) {
    return ReconcileError{"gcp/node-template-missing", Subject::shoot, path + ".nodeTemplate", kPanic,
                          generated.pool.name};
  }
  return std::nullopt;
}

/// The chart writes "disks:" with an empty list below at the same depth, which is no YAML. The line is counted in the
/// rendered class. Mirrors charts/internal/machineclass/templates/machineclass.yaml@v1.54.1.
ReconcileError no_disk(const gardener::GeneratedPool& generated) {
  std::size_t line = 15;  // "labels:" of a class without a nodeTemplate
  if (const auto& node_template = generated.pool.node_template) {
    line += 6 + node_template->capacity.size();
    if (!node_template->virtual_capacity.empty()) line += 1 + node_template->virtual_capacity.size();
  }
  return {"gcp/volume-missing", Subject::shoot, worker_path(generated) + ".volume",
          "failed to sort manifests: YAML parse error on machineclass/templates/machineclass.yaml: error converting "
          "YAML to JSON: yaml: line " +
              std::to_string(line) + ": could not find expected ':'",
          generated.pool.name};
}

}  // namespace

std::vector<ReconcileError> early_errors(const Side& side, const InfrastructureState& infrastructure) {
  std::vector<ReconcileError> errors;
  if (side.profile != nullptr && is_given(side.profile->provider_config)) {
    const auto error = profile_error(side, [&] {
      return decode_error(side.profile->provider_config, cloud_profile_config_of(side.environment.extension),
                          kApiVersion, Strictness::strict, Reader::controller);
    });
    if (error) {
      errors.push_back({"gcp/profile-config-unreadable", Subject::cloud_profile, "spec.providerConfig",
                        "could not decode providerConfig of " + specifier(side) + ": " + *error, ""});
    }
  }
  if (infrastructure.status && !infrastructure.subnet) {
    errors.push_back({"gcp/subnet-missing", Subject::infrastructure, "status.providerStatus.networks.subnets",
                      "cannot find subnet with purpose \"nodes\"", ""});
  }
  for (const gardener::GeneratedPool& generated : side.pools) {
    if (auto error = config_error(side, generated)) errors.push_back(std::move(*error));
  }
  return errors;
}

std::vector<ReconcileError> errors_of(const Side& side, const InfrastructureState& infrastructure,
                                      const PoolImages& images) {
  std::vector<ReconcileError> errors = early_errors(side, infrastructure);
  std::erase_if(errors, [](const ReconcileError& error) { return !error.pool.empty(); });
  for (const gardener::GeneratedPool& generated : side.pools) {
    if (auto error = pool_error(side, generated, images)) errors.push_back(std::move(*error));
  }
  if (!errors.empty()) return errors;
  for (const gardener::GeneratedPool& generated : side.pools) {
    const model::WorkerPool& pool = generated.pool;
    if (!pool.volume && pool.data_volumes.empty() && !pool.zones.empty()) errors.push_back(no_disk(generated));
  }
  return errors;
}

}  // namespace gprov::providers::gcp

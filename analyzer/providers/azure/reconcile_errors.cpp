// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/reconcile_errors.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/providers/azure/decode.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;

constexpr const char* kNilPointer = "panic: runtime error: invalid memory address or nil pointer dereference";

/// One side's pools on their way through upstream's loop.
class Errors {
 public:
  Errors(const Side& side, const InfrastructureState& infrastructure) : side_(side), infrastructure_(infrastructure) {}

  std::vector<ReconcileError> all;

  void pool(const gardener::GeneratedPool& generated, const PoolImages& images) {
    pool_ = &generated;
    machine_sets();
    const auto image = images.find(generated.pool.name);
    if (image != images.end() && image->second.error) all.push_back(*image->second.error);
    config();
    disks();
    diagnostics();
    spread();
  }

 private:
  [[nodiscard]] bool has(Feature feature) const { return hashing::azure::has(side_.environment.extension, feature); }
  void add(const char* rule, const std::string& field, std::string message) {
    all.push_back({rule, Subject::shoot, "spec.provider.workers[" + std::to_string(pool_->index) + "]" + field,
                   std::move(message), pool_->pool.name});
  }

  /// Mirrors machineset_vmo.go#determineWorkerPoolVmoDependency@v1.55.0 and @v1.62.1.
  void machine_sets() {
    if (!gardener::is_in_place(pool_->pool)) return;
    const bool zoned = infrastructure_.machine_sets == MachineSets::zones;
    if (has(Feature::in_place_needs_zones) && !zoned) {
      add("azure/in-place-with-scale-set", ".updateStrategy",
          "worker pools with in-place update strategy is not supported when VMSS Flex are used");
    }
    if (has(Feature::in_place_strategies) && has(Feature::availability_sets) && infrastructure_.has_availability_set) {
      add("azure/in-place-with-availability-set", ".updateStrategy",
          "worker pools with in-place update strategy is not supported when availability sets are used");
    }
  }

  void config() {
    const auto error =
        decode_error(pool_->pool.provider_config, kWorkerConfig, Reader::controller, side_.environment.extension);
    if (error) add("azure/worker-config-undecodable", ".providerConfig", "could not decode provider config: " + *error);
  }

  /// Mirrors machines.go#computeDisks; extensions/pkg/controller/worker/machines.go#DiskSize@v1.144.2.
  void disks() {
    const model::WorkerPool& pool = pool_->pool;
    if (!pool.volume) return add("azure/volume-missing", ".volume", kNilPointer);
    size(pool.volume->size, ".volume.size");
    for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
      size(pool.data_volumes[i].size, ".dataVolumes[" + std::to_string(i) + "].size");
    }
  }

  void size(const std::string& text, const std::string& field) {
    const std::string digits = text.substr(0, text.find_first_not_of("0123456789"));
    std::int64_t number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (result.ec == std::errc()) return;
    const char* why = digits.empty() ? "invalid syntax" : "value out of range";
    add("azure/volume-size-unreadable", field, "strconv.Atoi: parsing \"" + digits + "\": " + why);
  }

  /// Mirrors machines.go#workerPoolHashDataV2@v1.47.0, which runs for pools of hash version 1 too.
  void diagnostics() {
    if (!has(Feature::diagnostics_need_storage)) return;
    const auto config = read_worker_config(pool_->pool.provider_config, "");
    if (!config || !config->hashed.diagnostics_enabled || config->hashed.diagnostics_storage_uri) return;
    add("azure/diagnostics-without-storage", ".providerConfig.diagnosticsProfile", kNilPointer);
  }

  void spread() {
    if (infrastructure_.machine_sets != MachineSets::zones) return;
    if (infrastructure_.multiple_subnets) {
      for (const std::string& zone : pool_->pool.zones) {
        if (infrastructure_.subnets.contains(zone)) continue;
        add("azure/subnet-missing", ".zones", "cannot find subnet with purpose \"nodes\" and zone \"" + zone + "\"");
      }
    }
    if (pool_->pool.zones.empty()) return;
    percentage(pool_->pool.max_unavailable, ".maxUnavailable");
    percentage(pool_->pool.max_surge, ".maxSurge");
  }

  /// Mirrors extensions/pkg/controller/worker/machines.go#DistributePercentOverZones@v1.144.2.
  void percentage(const hashing::IntOrString& value, const std::string& field) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return;
    std::string digits = text->substr(0, text->empty() ? 0 : text->size() - 1);
    if (digits.starts_with('+') || digits.starts_with('-')) digits.erase(0, 1);
    if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos) return;
    add("azure/surge-unreadable", field, "panic: given value \"" + *text + "\" is not a percent value");
  }

  const Side& side_;
  const InfrastructureState& infrastructure_;
  const gardener::GeneratedPool* pool_ = nullptr;
};

std::string profile_reference(const Side& side) {
  const model::ShootSpec& spec = side.shoot->spec;
  if (!hashing::azure::has(side.environment.extension, Feature::namespaced_profiles)) {
    return "cloudProfile for '/" +
           spec.cloud_profile_name.value_or(spec.cloud_profile ? spec.cloud_profile->name : "") + "'";
  }
  if (!spec.cloud_profile) return "CloudProfile \"/" + spec.cloud_profile_name.value_or("") + "\"";
  return spec.cloud_profile->kind + " '" + side.shoot->metadata.ns + "/" + spec.cloud_profile->name + "'";
}

/// Mirrors pkg/apis/azure/helper/scheme.go#CloudProfileConfigFromCluster@v1.47.0 and @v1.62.1.
std::optional<ReconcileError> profile_error(const Side& side) {
  if (side.profile == nullptr || side.shoot == nullptr) return std::nullopt;
  const auto error = profile_decode_error(side);
  if (!error) return std::nullopt;
  return ReconcileError{"azure/profile-config-undecodable", Subject::cloud_profile, "spec.providerConfig",
                        "could not decode providerConfig of " + profile_reference(side) + ": " + *error, ""};
}

/// Mirrors pkg/controller/infrastructure/infraflow/infra_adapter.go#availabilitySetConfig@v1.55.2, which v1.49 asks of
/// Shoots on an availability set only.
std::optional<ReconcileError> infrastructure_error(const Side& side, const InfrastructureState& infrastructure) {
  const manifest::Node* config = side.profile == nullptr ? nullptr : map_of(side.profile->provider_config);
  const hashing::Version& release = side.environment.extension;
  const bool on_set = infrastructure.machine_sets == MachineSets::availability_set;
  if (config == nullptr || side.shoot == nullptr) return std::nullopt;
  if (!on_set && !hashing::azure::has(release, Feature::domain_counts_for_all)) return std::nullopt;
  const std::string& region = side.shoot->spec.region;
  for (const char* counts : {"countFaultDomains", "countUpdateDomains"}) {
    const auto entries = list(*config, counts);
    // A profile without any is refused, so that no infrastructure sees it.
    if (entries.empty() || std::any_of(entries.begin(), entries.end(),
                                       [&](const manifest::Node& one) { return text(one, "region") == region; })) {
      continue;
    }
    return ReconcileError{"azure/domain-count-missing", Subject::cloud_profile,
                          std::string("spec.providerConfig.") + counts,
                          "could not find a domain count for region " + region, ""};
  }
  return std::nullopt;
}

}  // namespace

std::vector<ReconcileError> reconcile_errors(const Side& side, const InfrastructureState& infrastructure,
                                             const VmoState& vmos, const PoolImages& images) {
  Errors errors(side, infrastructure);
  if (auto error = profile_error(side)) errors.all.push_back(std::move(*error));
  errors.all.insert(errors.all.end(), vmos.errors.begin(), vmos.errors.end());
  if (errors.all.empty()) {
    if (auto error = infrastructure_error(side, infrastructure)) errors.all.push_back(std::move(*error));
  }
  for (const gardener::GeneratedPool& pool : side.pools) errors.pool(pool, images);
  return std::move(errors.all);
}

}  // namespace gprov::providers::azure

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/pool_errors.hpp"

#include <algorithm>

#include "analyzer/providers/aws/machine_class.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/decoding.hpp"
#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kNilPointer = "panic: runtime error: invalid memory address or nil pointer dereference";
constexpr const char* kNilMap = "panic: assignment to entry in nil map";
constexpr std::size_t kDataDisks = 11;

/// One pool on its way into the list.
class Pool {
 public:
  Pool(const gardener::GeneratedPool& generated, std::vector<ReconcileError>& errors)
      : pool_(generated.pool),
        path_("spec.provider.workers[" + std::to_string(generated.index) + "]"),
        errors_(errors) {}

  void add(const char* rule, const std::string& field, std::string message, Subject subject = Subject::shoot) {
    const bool own = subject == Subject::shoot;
    errors_.push_back({rule, subject, own ? path_ + field : field, std::move(message), pool_.name});
  }
  [[nodiscard]] const model::WorkerPool& pool() const { return pool_; }

 private:
  const model::WorkerPool& pool_;
  std::string path_;
  std::vector<ReconcileError>& errors_;
};

/// Upstream parses the digits at the beginning.
std::string size_error(const std::string& what) {
  return "error when computing EBS for " + what + ": strconv.Atoi: parsing \"\": invalid syntax";
}

/// As Go prints a struct with %v: addresses in memory, which nobody can foretell, in place of what is pointed to.
std::string printed(const model::DataVolume& volume) {
  const auto pointer = [](bool given) { return given ? std::string("0x…") : std::string("<nil>"); };
  return "{" + volume.name + " " + pointer(volume.type.has_value()) + " " + volume.size + " " +
         pointer(volume.encrypted.has_value()) + "}";
}

void add_disk_errors(Pool& errors) {
  const model::WorkerPool& pool = errors.pool();
  if (!pool.volume) return errors.add("aws/volume-missing", ".volume", kNilPointer);
  if (disk_size(pool.volume->size).empty()) {
    errors.add("aws/disk-size", ".volume.size", size_error("root disk"));
  }
  std::vector<const model::DataVolume*> disks;
  for (const model::DataVolume& volume : pool.data_volumes) disks.push_back(&volume);
  std::sort(disks.begin(), disks.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  for (std::size_t i = 0; i < disks.size(); ++i) {
    if (disk_size(disks[i]->size).empty()) errors.add("aws/disk-size", ".dataVolumes", size_error(disks[i]->name));
    if (i == kDataDisks) {
      errors.add("aws/too-many-disks", ".dataVolumes",
                 "error when computing EBS device name for " + printed(*disks[i]) + ": unsupported data volume number");
    }
  }
}

void add_profile_errors(Pool& errors, const InfrastructureState& infrastructure, const WorkerConfig* config) {
  if (config != nullptr && config->instance_profile) {
    if (config->instance_profile->name || config->instance_profile->arn) return;
    return errors.add("aws/instance-profile-empty", ".providerConfig.iamInstanceProfile",
                      "unable to compute IAM instance profile configuration");
  }
  if (infrastructure.own && nodes_entry(infrastructure.status->instance_profiles) == nullptr) {
    errors.add("aws/infrastructure-incomplete", "status.providerStatus.iam.instanceProfiles",
               "no instance profile with purpose \"nodes\" found", Subject::infrastructure);
  }
}

/// A zone that the infrastructureConfig names gets its subnet before the Worker is reconciled.
void add_subnet_errors(Pool& errors, const Side& side, const InfrastructureState& infrastructure) {
  if (!infrastructure.own || side.shoot == nullptr) return;
  const auto config = read_infrastructure_config(side.shoot->spec.provider.infrastructure_config);
  for (const std::string& zone : errors.pool().zones) {
    if (nodes_subnet(*infrastructure.status, zone) != nullptr) continue;
    const bool comes = config && std::any_of(config->zones.begin(), config->zones.end(),
                                             [&](const Zone& one) { return one.name == zone; });
    if (comes) continue;
    errors.add("aws/subnet-missing", ".zones", "no subnet with purpose \"nodes\" in zone \"" + zone + "\" found");
  }
}

}  // namespace

void add_cluster_errors(const Side& side, const InfrastructureState& infrastructure,
                        std::vector<ReconcileError>& errors) {
  const hashing::Version& extension = side.environment.extension;
  if (side.profile != nullptr && is_given(side.profile->provider_config)) {
    const auto error = profile_error(side, [&] {
      return decode_error(side.profile->provider_config, as_of(kCloudProfileConfig, extension), kApiVersion,
                          Strictness::strict, Reader::controller);
    });
    if (error) {
      errors.push_back({"aws/profile-config-invalid", Subject::cloud_profile, "spec.providerConfig",
                        "could not decode providerConfig of " + side.cloud_profile_name + ": " + *error, ""});
    }
  }
  if (infrastructure.own && nodes_entry(infrastructure.status->security_groups) == nullptr) {
    errors.push_back({"aws/infrastructure-incomplete", Subject::infrastructure,
                      "status.providerStatus.vpc.securityGroups", "no security group with purpose \"nodes\" found",
                      ""});
  }
}

void add_pool_errors(const Side& side, const InfrastructureState& infrastructure,
                     const gardener::GeneratedPool& generated, const WorkerConfig* config, const PoolImage* image,
                     std::vector<ReconcileError>& errors) {
  const hashing::Version& extension = side.environment.extension;
  Pool pool(generated, errors);
  if (is_given(generated.pool.provider_config)) {
    const auto error = decode_error(generated.pool.provider_config, as_of(kWorkerConfig, extension), kApiVersion,
                                    Strictness::strict, Reader::controller);
    if (error) {
      return pool.add("aws/worker-config-invalid", ".providerConfig", "could not decode provider config: " + *error);
    }
  }
  const bool counts_missing =
      config != nullptr && config->cpu && !(config->cpu->core_count && config->cpu->threads_per_core);
  if (counts_missing && !has(extension, Feature::optional_cpu_counts)) {
    pool.add("aws/cpu-counts-missing", ".providerConfig.cpuOptions", kNilPointer);
  }
  if (image != nullptr && image->error) errors.push_back(*image->error);
  add_disk_errors(pool);
  add_profile_errors(pool, infrastructure, config);
  add_subnet_errors(pool, side, infrastructure);
  const bool adds_capacity = config != nullptr && config->node_template && !config->node_template->capacity.empty();
  if (adds_capacity && !generated.pool.node_template && side.profile != nullptr &&
      has(extension, Feature::node_template_merged)) {
    pool.add("aws/node-template-missing", ".providerConfig.nodeTemplate.capacity", kNilMap);
  }
}

}  // namespace gprov::providers::aws

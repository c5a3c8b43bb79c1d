// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/vmo.hpp"

#include <algorithm>

namespace gprov::providers::azure {
namespace {

using hashing::DatumValue;
using hashing::Opaque;

struct Count {
  std::int64_t count = 0;
  std::string path;
};

/// The first entry wins. Mirrors helper.go#FindDomainCountByRegion@v1.62.1.
std::optional<Count> fault_domains(const CloudProfileConfig& config, const std::string& region) {
  for (std::size_t i = 0; i < config.count_fault_domains.size(); ++i) {
    const DomainCount& entry = config.count_fault_domains[i];
    if (entry.region == region) {
      return Count{entry.count, "spec.providerConfig.countFaultDomains[" + std::to_string(i) + "].count"};
    }
  }
  return std::nullopt;
}

std::string region_of(const Side& side) { return side.shoot == nullptr ? "" : side.shoot->spec.region; }

std::optional<std::string> in_status(const WorkerStatus* status, const std::string& pool) {
  if (status == nullptr) return std::nullopt;
  for (const VmoDependency& dependency : status->vmo_dependencies) {
    if (dependency.pool == pool) return dependency.name;
  }
  return std::nullopt;
}

Opaque existing(const std::string& pool) {
  const std::string token = "existing scale set of pool " + pool;
  return {token, "scale set of pool " + pool,
          "the name of the pool's scale set is not known without the Worker object (status.providerStatus)"};
}

Opaque created(const std::string& pool) {
  const std::string token = "new scale set of pool " + pool;
  return {token, token, "the new scale set's name ends in a random suffix, drawn when it is created"};
}

ReconcileError missing_count(const std::string& region) {
  return {"azure/fault-domain-count-missing", Subject::cloud_profile, "spec.providerConfig.countFaultDomains",
          "could not find a domain count for region " + region, ""};
}

/// Mirrors machineset_vmo.go#determineWorkerPoolVmoDependency@v1.62.1.
void refuse_duplicates(const WorkerStatus* status, VmoState& state) {
  if (status == nullptr) return;
  for (const auto& [pool, vmo] : state.by_pool) {
    const auto entries = std::count_if(status->vmo_dependencies.begin(), status->vmo_dependencies.end(),
                                       [&](const VmoDependency& dependency) { return dependency.pool == pool; });
    if (entries < 2) continue;
    state.errors.push_back(
        {"azure/duplicate-scale-set", Subject::worker, "status.providerStatus.vmoDependencies",
         "found more then one vmo dependencies for workerpool " + pool + " in the worker provider status", pool});
  }
}

VmoState old_names(const VmoSide& before, const WorkerStatus* status) {
  VmoState state;
  for (const gardener::GeneratedPool& pool : before.side->pools) {
    const auto name = in_status(status, pool.pool.name);
    state.by_pool[pool.pool.name].name = name ? DatumValue(*name) : DatumValue(existing(pool.pool.name));
  }
  if (before.profile != nullptr && !fault_domains(*before.profile, region_of(*before.side))) {
    state.errors.push_back(missing_count(region_of(*before.side)));
  }
  return state;
}

Cause count_changed(const std::optional<Count>& old_count, const Count& new_count) {
  Cause cause;
  cause.trigger = hashing::Trigger::azure_vmo;
  cause.subject = Subject::cloud_profile;
  cause.path = new_count.path;
  cause.new_value = std::to_string(new_count.count);
  if (old_count) {
    cause.old_value = std::to_string(old_count->count);
  } else {
    cause.why =
        "while the region was missing, the Worker's status lost the pools' scale sets, so each pool gets a new one";
  }
  return cause;
}

Cause lost_in_status(const std::string& old_name) {
  Cause cause;
  cause.trigger = hashing::Trigger::azure_vmo;
  cause.subject = Subject::worker;
  cause.path = "status.providerStatus.vmoDependencies";
  cause.old_value = old_name;
  cause.why =
      "the Worker's status has no scale set for the pool any more, as after a reconciliation without its region in "
      "countFaultDomains";
  return cause;
}

/// The new side's own record of a pool's scale set: another name means that the replacement has happened already.
Vmo from_own_status(const DatumValue& old_name, const std::optional<std::string>& recorded, const std::string& pool,
                    const std::optional<Cause>& change) {
  const auto* old_text = std::get_if<std::string>(&old_name);
  if (recorded && (old_text == nullptr || *recorded != *old_text)) return {*recorded, std::nullopt};
  if (!recorded && old_text != nullptr) return {created(pool), lost_in_status(*old_text)};
  return change ? Vmo{created(pool), change} : Vmo{old_name, std::nullopt};
}

/// One CloudProfile of two is missing: whether the count changed cannot be told.
void blur(const std::string& pool, const Side& without_profile, Vmo& old_vmo, Vmo& new_vmo) {
  const std::string family = "scale set of pool " + pool;
  const std::string why = "whether the region's fault domain count changed is not known, since " +
                          without_profile.cloud_profile_name + " was given for one side only";
  old_vmo.name = Opaque{family + " before", family, why};
  new_vmo.name = Opaque{family + " after", family, why};
}

bool has_scale_sets(const VmoSide& side) {
  return side.side != nullptr &&
         (side.machine_sets == MachineSets::scale_sets || side.machine_sets == MachineSets::either_set);
}

bool has_pool(const Side& side, const std::string& name) {
  return std::any_of(side.pools.begin(), side.pools.end(),
                     [&](const gardener::GeneratedPool& pool) { return pool.pool.name == name; });
}

/// A Shoot that may be on an availability set hashes no scale set at all then.
Opaque maybe(const std::string& pool, const std::string& token) {
  return {token, "scale set of pool " + pool,
          "whether the Shoot is still on an availability set is not known without the Infrastructure object"};
}

Cause left_availability_set() {
  Cause cause;
  cause.trigger = hashing::Trigger::azure_vmo;
  cause.path = "spec.provider.infrastructureConfig.zoned";
  cause.old_value = "availability set";
  cause.new_value = "scale sets";
  cause.why = "the Shoot moves from its availability set to scale sets, whose names are hashed";
  return cause;
}

}  // namespace

std::pair<VmoState, VmoState> vmo_states(const VmoSide& before, const VmoSide& after) {
  // A Worker given for one side only describes the old state.
  const WorkerStatus* old_status = before.status != nullptr ? before.status : after.status;
  const WorkerStatus* own_status = before.status != nullptr ? after.status : nullptr;
  VmoState old_state, new_state;
  if (has_scale_sets(before)) old_state = old_names(before, old_status);
  if (!has_scale_sets(after)) return {std::move(old_state), std::move(new_state)};

  const std::string region = region_of(*after.side);
  const auto new_count = after.profile == nullptr ? std::nullopt : fault_domains(*after.profile, region);
  if (after.profile != nullptr && !new_count) new_state.errors.push_back(missing_count(region));
  const auto old_count = before.profile == nullptr ? std::nullopt : fault_domains(*before.profile, region);
  std::optional<Cause> change;
  if (before.profile != nullptr && new_count && (!old_count || old_count->count != new_count->count)) {
    change = count_changed(old_count, *new_count);
  }

  const bool continues = has_scale_sets(before);
  const bool moves = before.side != nullptr && before.machine_sets == MachineSets::availability_set;
  for (const gardener::GeneratedPool& generated : after.side->pools) {
    const std::string& pool = generated.pool.name;
    Vmo& vmo = new_state.by_pool[pool];
    const auto old_vmo = old_state.by_pool.find(pool);
    if (!continues || old_vmo == old_state.by_pool.end()) {
      const auto recorded = in_status(own_status != nullptr ? own_status : old_status, pool);
      vmo.name = recorded && !change ? DatumValue(*recorded) : DatumValue(created(pool));
      if (moves && (!recorded || change) && has_pool(*before.side, pool)) vmo.cause = left_availability_set();
      continue;
    }
    const DatumValue old_name = old_vmo->second.name;
    if (own_status != nullptr) {
      vmo = from_own_status(old_name, in_status(own_status, pool), pool, change);
    } else {
      vmo = change ? Vmo{created(pool), change} : Vmo{old_name, std::nullopt};
    }
    if (before.machine_sets == MachineSets::either_set && !std::holds_alternative<std::string>(old_name)) {
      const bool settles = after.machine_sets != MachineSets::either_set;
      if (vmo.cause || settles) vmo.name = maybe(pool, "scale set of pool " + pool + " after");
    }
    const bool one_profile_missing = (before.profile == nullptr) != (after.profile == nullptr);
    if (one_profile_missing && hashing::compare(vmo.name, old_name) == hashing::Equality::equal) {
      blur(pool, before.profile == nullptr ? *before.side : *after.side, old_vmo->second, vmo);
    }
  }
  refuse_duplicates(old_status, old_state);
  refuse_duplicates(own_status != nullptr ? own_status : old_status, new_state);
  return {std::move(old_state), std::move(new_state)};
}

}  // namespace gprov::providers::azure

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/server_groups.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "hashing/openstack.hpp"
#include "hashing/release_bands_openstack.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::Opaque;
using hashing::openstack::Feature;

/// A pool that needs a group.
struct Wanted {
  std::string pool, policy, path;
  std::string uid;             ///< of the Shoot; "" if it is not known
  std::string technical_id;    ///< likewise
  bool finds_by_name = false;  ///< the release computes names and adopts groups
  bool needs_name = false;     ///< … and from Kubernetes 1.35 no other name will do
};

std::vector<Wanted> wanted(const OpenedSide& given) {
  std::vector<Wanted> result;
  const Side& side = *given.side;
  for (const gardener::GeneratedPool& generated : side.pools) {
    const WorkerConfig config = read_worker_config(generated.pool.provider_config);
    if (!needs_server_group(config)) continue;
    Wanted& one = result.emplace_back();
    one.pool = generated.pool.name;
    one.policy = *config.server_group_policy;
    one.path = "spec.provider.workers[" + std::to_string(generated.index) + "].providerConfig.serverGroup.policy";
    if (side.shoot != nullptr) one.uid = side.shoot->metadata.uid;
    one.technical_id = side.technical_id;
    one.finds_by_name = has(side.environment.extension, Feature::server_group_names);
    const std::string of_shoot = side.shoot == nullptr ? std::string() : side.shoot->spec.kubernetes.version;
    const auto version = hashing::parse_version(generated.pool.kubernetes_version.value_or(of_shoot));
    one.needs_name = one.finds_by_name && version && !hashing::below_minor(*version, 1, 35);
  }
  return result;
}

constexpr std::size_t kUidCharacters = 18;

bool is_uid_beginning(const std::string& text) {
  return text.size() == kUidCharacters &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0 || c == '-'; });
}

/// Whether a group is called as the newer releases call the wanted one. Where the Shoot's uid is not known, any will
/// do.
bool has_computed_name(const std::string& name, const Wanted& wanted) {
  std::string uid = wanted.uid;
  if (uid.empty()) {
    uid = name.substr(0, kUidCharacters);
    if (!is_uid_beginning(uid)) return false;
  }
  return name == hashing::openstack::server_group_name(uid, wanted.pool, wanted.policy);
}

const ServerGroupDependency* in_status(const std::optional<WorkerStatus>& status, const std::string& pool) {
  if (!status) return nullptr;
  const auto found = std::find_if(status->server_groups.begin(), status->server_groups.end(),
                                  [&](const ServerGroupDependency& one) { return one.pool == pool; });
  return found == status->server_groups.end() ? nullptr : &*found;
}

ServerGroup existing(const Wanted& one) {
  const std::string token = "existing server group of pool " + one.pool;
  return {Opaque{token, "server group of pool " + one.pool,
                 "the id of the pool's server group is not known without the Worker object (status.providerStatus)"},
          "", one.policy};
}

ServerGroup created(const Wanted& one) {
  const std::string token = "new server group of pool " + one.pool + " with policy " + one.policy;
  ServerGroup group{Opaque{token, token, "OpenStack gives the new server group its id when it is created"}, "",
                    one.policy};
  if (one.finds_by_name && !one.uid.empty()) {
    group.name = hashing::openstack::server_group_name(one.uid, one.pool, one.policy);
  }
  return group;
}

/// The other pools' groups have unknown names: one may fit, and be adopted.
ServerGroup created_or_adopted(const Wanted& one) {
  ServerGroup group = created(one);
  const std::string token = "server group that pool " + one.pool + " gets";
  group.id = Opaque{token, token,
                    "the pool adopts a server group of another pool if its name fits; names are not known without the "
                    "Worker object (status.providerStatus)"};
  group.name.clear();
  return group;
}

/// Whether the group may stay. A name that is not known was given by the rules of the time: below Kubernetes 1.35 any.
bool may_stay(const ServerGroup& group, const Wanted& one, bool name_was_needed) {
  if (group.policy != one.policy) return false;
  if (!one.needs_name) return true;
  return group.name.empty() ? name_was_needed : has_computed_name(group.name, one);
}

/// What the old reconciliation left. A recorded group that does not fit has been replaced by then; the new side's own
/// status may tell by which one.
ServerGroups old_groups(const OpenedSide& before, const std::optional<WorkerStatus>& status,
                        const std::optional<WorkerStatus>& later) {
  ServerGroups groups;
  for (const Wanted& one : wanted(before)) {
    if (!status) {
      groups[one.pool] = existing(one);
      continue;
    }
    for (const auto* record : {in_status(status, one.pool), in_status(later, one.pool)}) {
      if (groups.contains(one.pool) || record == nullptr) continue;
      ServerGroup recorded{record->id, record->name, one.policy};
      if (may_stay(recorded, one, false)) groups[one.pool] = std::move(recorded);
    }
    if (!groups.contains(one.pool)) groups[one.pool] = created(one);
  }
  return groups;
}

/// Names of the old form begin with the technical ID and the pool: pool "a" takes that of pool "a-b" too.
ServerGroup adopted_or_created(const Wanted& one, const ServerGroups& old_groups) {
  if (!one.finds_by_name) return created(one);
  std::vector<const ServerGroup*> fitting;
  bool open = false;
  const std::string prefix = one.technical_id + "-" + one.pool + "-";
  for (const auto& [pool, group] : old_groups) {
    if (group.policy != one.policy) continue;
    if (group.name.empty()) {
      open = open || (!one.needs_name && pool.starts_with(one.pool + "-"));
    } else if (has_computed_name(group.name, one) ||
               (!one.needs_name && !one.technical_id.empty() && group.name.starts_with(prefix))) {
      fitting.push_back(&group);
    }
  }
  if (open || fitting.size() > 1) return created_or_adopted(one);
  if (fitting.empty()) return created(one);
  return *fitting.front();
}

/// nullptr: no group is wanted on that side. One of the two is.
Cause changed(const Wanted* old_one, const Wanted* new_one) {
  Cause cause;
  cause.trigger = hashing::Trigger::openstack_server_group;
  cause.path = new_one != nullptr ? new_one->path : old_one->path;
  if (old_one == nullptr || new_one == nullptr || old_one->policy != new_one->policy) {
    if (old_one != nullptr) cause.old_value = old_one->policy;
    if (new_one != nullptr) cause.new_value = new_one->policy;
  } else {
    cause.why =
        "from Kubernetes 1.35 a server group must have the name that the extension computes; this pool's group "
        "has an older one, so the pool gets another group";
  }
  return cause;
}

}  // namespace

ServerGroupsOfSides server_groups(const OpenedSide& before, const OpenedSide& after) {
  // A Worker given for one side only describes the old state.
  const auto& old_status = before.status ? before.status : after.status;
  const std::optional<WorkerStatus> own_status = before.status || before.side == nullptr ? after.status : std::nullopt;
  ServerGroupsOfSides result;
  if (before.side != nullptr) result.before = old_groups(before, old_status, own_status);
  if (after.side == nullptr) return result;

  std::map<std::string, Wanted> old_wanted, new_wanted;
  if (before.side != nullptr) {
    for (Wanted& one : wanted(before)) old_wanted[one.pool] = std::move(one);
  }
  for (Wanted& one : wanted(after)) new_wanted[one.pool] = std::move(one);
  for (const auto& [pool, one] : old_wanted) {
    if (!new_wanted.contains(pool)) result.causes[pool] = changed(&one, nullptr);
  }
  for (const auto& [pool, one] : new_wanted) {
    const auto old_group = result.before.find(pool);
    const bool had_group = old_group != result.before.end();
    const Wanted* old_one = had_group ? &old_wanted.at(pool) : nullptr;
    ServerGroup& group = result.after[pool];
    const ServerGroupDependency* recorded = in_status(own_status, pool);
    const auto* old_id = had_group ? std::get_if<std::string>(&old_group->second.id) : nullptr;
    if (recorded != nullptr && (old_id == nullptr || recorded->id != *old_id)) {
      // The replacement has happened already.
      group = {recorded->id, recorded->name, one.policy};
      if (!may_stay(group, one, false)) group = created(one);
      continue;
    }
    if (had_group && may_stay(old_group->second, one, old_one->needs_name)) {
      group = old_group->second;
      continue;
    }
    group = adopted_or_created(one, result.before);
    result.causes[pool] = changed(old_one, &one);
  }
  return result;
}

}  // namespace gprov::providers::openstack

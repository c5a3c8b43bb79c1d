// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/operations_check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "analyzer/gardener/operations.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {
namespace {

using enum hashing::GardenerFeature;
using Names = std::vector<std::string>;

constexpr std::string_view kRotateRollout = "rotate-rollout-workers", kRollout = "rollout-workers";

struct Known {
  std::string_view name;
  enum class Hibernated { allowed, forbidden } hibernated;
  enum class Alone { alone, with_others } alone = Alone::with_others;
};
using enum Known::Hibernated;
/// Sorted, as the message lists them.
constexpr std::array kKnown{
    Known{"force-in-place-update", allowed, Known::Alone::alone},
    Known{"maintain", allowed, Known::Alone::alone},
    Known{"reconcile", allowed},
    Known{"retry", allowed, Known::Alone::alone},
    Known{kRollout, forbidden},
    Known{"rotate-ca-complete", allowed},
    Known{"rotate-ca-start", allowed},
    Known{"rotate-ca-start-without-workers-rollout", allowed},
    Known{"rotate-credentials-complete", forbidden},
    Known{"rotate-credentials-start", forbidden},
    Known{"rotate-credentials-start-without-workers-rollout", forbidden},
    Known{"rotate-etcd-encryption-key", forbidden},
    Known{"rotate-etcd-encryption-key-complete", forbidden},
    Known{"rotate-etcd-encryption-key-start", forbidden},
    Known{"rotate-observability-credentials", allowed},
    Known{kRotateRollout, forbidden},
    Known{"rotate-serviceaccount-key-complete", forbidden},
    Known{"rotate-serviceaccount-key-start", forbidden},
    Known{"rotate-serviceaccount-key-start-without-workers-rollout", forbidden},
    Known{"rotate-ssh-keypair", allowed},
};

bool exists(const Known& one, const hashing::Version& gardener) {
  if (one.name == kRollout) return hashing::has(gardener, rollout_workers);
  const bool without_rollout = one.name == kRotateRollout || one.name.ends_with("-without-workers-rollout");
  return !without_rollout || hashing::has(gardener, rotation_by_pool);
}

const Known* find(const std::string& operation, const hashing::Version& gardener) {
  for (const Known& one : kKnown) {
    const bool takes_pools = one.name == kRollout || one.name == kRotateRollout;
    const bool matches = takes_pools ? operation.starts_with(one.name) : operation == one.name;
    if (matches && exists(one, gardener)) return &one;
  }
  return nullptr;
}

struct Check {
  const model::Shoot& shoot;
  const hashing::Version& gardener;
  std::string path;
  std::vector<Rejection>& found;

  void refuse(const char* rule, const char* type, const std::string& message) const {
    found.push_back({rule, "Shoot", "validation", type, path, message});
  }
  void forbid(const char* rule, const std::string& message) const {
    refuse(rule, "Forbidden", "Forbidden: " + message);
  }
};

bool contains(const Names& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

/// False: nothing else is worth checking.
bool check_names(const Check& check, const Names& operations) {
  for (const std::string& operation : operations) {
    const Known* known = find(operation, check.gardener);
    if (known == nullptr) {
      std::string values;
      for (const Known& one : kKnown) {
        if (exists(one, check.gardener)) values += (values.empty() ? "" : ", ") + quoted(one.name);
      }
      check.refuse("core/operation-unknown", "NotSupported",
                   "Unsupported value: " + quoted(operation) + ": supported values: " + values);
      return false;
    }
    const bool waits = operation.ends_with("-without-workers-rollout") || operation.starts_with(kRotateRollout);
    if (waits && !hashing::has(check.gardener, rotation_without_rollout_default)) {
      check.forbid("core/operation-unknown",
                   "the " + operation +
                       " operation can only be used when the CredentialsRotationWithoutWorkersRollout feature gate is "
                       "enabled");
    }
    if (operations.size() > 1 && known->alone == Known::Alone::alone) {
      check.forbid("core/operation-combination",
                   "operation '" + operation + "' is not permitted to be run in parallel with other operations");
      return false;
    }
  }
  return true;
}

struct Incompatible {
  std::string_view operation;
  std::vector<std::string_view> with;
};
const std::vector<Incompatible>& incompatible() {
  static const std::vector<Incompatible> kRows = {
      {"rotate-credentials-start",
       {"rotate-ca-start-without-workers-rollout", "rotate-serviceaccount-key-start-without-workers-rollout",
        "rotate-credentials-start-without-workers-rollout"}},
      {"rotate-credentials-start-without-workers-rollout", {"rotate-ca-start", "rotate-serviceaccount-key-start"}},
      {"rotate-ca-start", {"rotate-ca-start-without-workers-rollout"}},
      {"rotate-serviceaccount-key-start", {"rotate-serviceaccount-key-start-without-workers-rollout"}},
      {"rotate-etcd-encryption-key", {"rotate-etcd-encryption-key-start"}},
  };
  return kRows;
}

void check_combinations(const Check& check, const Names& operations, const std::string& kind) {
  for (const Incompatible& row : incompatible()) {
    if (!contains(operations, row.operation)) continue;
    std::string list;
    bool hit = false;
    for (const std::string_view other : row.with) {
      hit = hit || contains(operations, other);
      list += (list.empty() ? "" : ", ") + std::string(other);
    }
    if (!hit) continue;
    check.forbid("core/operation-combination", "operation '" + std::string(row.operation) +
                                                   "' is not permitted to be run together with " + list + kind +
                                                   " operations");
  }
}

/// helper/shoot.go#IsShootInHibernation
void check_hibernation(const Check& check, const Names& operations) {
  const model::Shoot& shoot = check.shoot;
  const bool enabled = shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
  if (!enabled && !shoot.status.hibernated) return;
  for (const std::string& operation : operations) {
    const Known* known = find(operation, check.gardener);
    if (known == nullptr || known->hibernated == allowed) continue;
    const std::string name =
        hashing::has(check.gardener, several_operations) ? "operation '" + operation + "'" : "operation";
    check.forbid("core/operation-hibernated", name + " is not permitted when shoot is hibernated or is waking up");
  }
}

struct Phases {
  std::string authorities, service_account_key, etcd_encryption_key;
};
Phases phases_of(const model::Shoot& shoot) {
  Phases phases;
  if (!shoot.status.credentials || !shoot.status.credentials->rotation) return phases;
  const model::CredentialsRotation& rotation = *shoot.status.credentials->rotation;
  if (rotation.certificate_authorities) phases.authorities = rotation.certificate_authorities->phase;
  if (rotation.service_account_key) phases.service_account_key = rotation.service_account_key->phase;
  if (rotation.etcd_encryption_key) phases.etcd_encryption_key = rotation.etcd_encryption_key->phase;
  return phases;
}

/// validateShootOperationContext for one of the rotations.
void check_rotation(const Check& check, const std::string& operation) {
  const Phases phases = phases_of(check.shoot);
  const bool whole = operation.starts_with("rotate-credentials-");
  const bool authorities = whole || operation.starts_with("rotate-ca-");
  const bool service_account_key = whole || operation.starts_with("rotate-serviceaccount-key-");
  if (!authorities && !service_account_key) return;
  const std::string what = whole         ? "rotation of all credentials"
                           : authorities ? "CA rotation"
                                         : "service account key rotation";
  const bool starts = operation.find("-start") != std::string::npos;
  const auto phase = [&](bool counts, const std::string& is, const std::string& field) {
    const bool fits = starts ? is.empty() || is == "Completed" : is == "Prepared";
    if (!counts || fits) return;
    check.forbid("core/rotation-phase", std::string("cannot ") + (starts ? "start " : "complete ") + what +
                                            " if .status.credentials.rotation." + field + ".phase is not '" +
                                            (starts ? "Completed'" : "Prepared'"));
  };
  const auto& last = check.shoot.status.last_operation;
  const bool ready = last && (last->type == "Reconcile" ||
                              ((last->type == "Create" || last->type == "Restore") && last->state == "Succeeded"));
  if (starts && !ready) {
    check.forbid("core/rotation-phase", "cannot start " + what +
                                            " if shoot was not yet created successfully or is not ready for "
                                            "reconciliation");
  }
  phase(authorities, phases.authorities, "certificateAuthorities");
  phase(service_account_key, phases.service_account_key, "serviceAccountKey");
  const auto version = hashing::parse_version(check.shoot.spec.kubernetes.version);
  const bool completes_etcd = version && hashing::below_minor(*version, 1, 34);
  phase(whole && (starts || completes_etcd), phases.etcd_encryption_key, "etcdEncryptionKey");
  const auto& updates = check.shoot.status.in_place_updates;
  if (!starts || !updates || !updates->pending_worker_updates) return;
  const auto pending = [&](const Names& pools, const std::string& field) {
    if (pools.empty()) return;
    check.forbid("core/rotation-phase",
                 "cannot start " + what + " if status.inPlaceUpdates.pendingWorkerUpdates." + field + " is not empty");
  };
  pending(updates->pending_worker_updates->auto_in_place_update, "autoInPlaceUpdate");
  pending(updates->pending_worker_updates->manual_in_place_update, "manualInPlaceUpdate");
}

void check_pools(const Check& check, const std::string& operation, std::string_view name) {
  constexpr const char* kRule = "core/operation-pools";
  Names pools = pools_in(operation, name);
  const bool any = name == kRollout;
  if (contains(pools, "")) {
    check.refuse(kRule, "Required",
                 "Required value: must provide " + std::string(any ? "either '*' or " : "") +
                     "at least one pool name via " + std::string(name) + "=<poolName1>[,<poolName2>,...]");
  }
  const auto& workers = check.shoot.spec.provider.workers;
  if (any && pools == Names{"*"}) {
    pools.clear();
    for (const model::ShootWorker& worker : workers) pools.push_back(worker.name);
  }
  if (any && contains(pools, "*")) check.forbid(kRule, "if '*' is provided, no other pool names are allowed");
  std::set<std::string> seen;
  for (const std::string& pool : pools) {
    if (!seen.insert(pool).second) {
      check.refuse(kRule, "Duplicate",
                   "Duplicate value: " + quoted("pool name " + pool + " was specified multiple times"));
    }
    const model::ShootWorker* worker = find_worker(&check.shoot, pool);
    const std::string invalid = "Invalid value: " + quoted(pool) + ": worker pool ";
    if (worker == nullptr) {
      check.refuse(kRule, "Invalid", invalid + "name " + pool + " does not exist in .spec.provider.workers[]");
    } else if (any && is_in_place(*worker)) {
      check.refuse(
          kRule, "Invalid",
          invalid + pool +
              " is using in-place update strategy; manual worker pool rollout is not supported for such pools");
    }
  }
}

void check_context(const Check& check, const std::string& operation, StatusKnown status) {
  const bool status_is_known = status == StatusKnown::yes;
  if (status_is_known) check_rotation(check, operation);
  if (operation.starts_with(kRotateRollout)) {
    const Phases phases = phases_of(check.shoot);
    constexpr std::string_view kWaiting = "WaitingForWorkersRollout";
    if (status_is_known && phases.authorities != kWaiting && phases.service_account_key != kWaiting) {
      check.forbid("core/rotation-phase",
                   "either .status.credentials.rotation.certificateAuthorities.phase or "
                   ".status.credentials.rotation.serviceAccountKey.phase must be in 'WaitingForWorkersRollout' in "
                   "order to trigger workers rollout");
    }
    check_pools(check, operation, kRotateRollout);
  }
  if (operation.starts_with(kRollout)) check_pools(check, operation, kRollout);
}

}  // namespace

std::vector<Rejection> check_operations(const model::Shoot& shoot, const hashing::Version& gardener,
                                        StatusKnown status) {
  std::vector<Rejection> found;
  const auto path = [](std::string_view annotation) { return "metadata.annotations[" + std::string(annotation) + "]"; };
  const Check own{shoot, gardener, path(kOperation), found};
  const Check maintenance{shoot, gardener, path(kMaintenanceOperation), found};
  const Names operations = operations_in(shoot, kOperation, gardener);
  const Names in_maintenance = operations_in(shoot, kMaintenanceOperation, gardener);
  if (!check_names(own, operations) || !check_names(maintenance, in_maintenance)) return found;
  for (const std::string& operation : operations) {
    if (!contains(in_maintenance, operation)) continue;
    const Check both{shoot, gardener, "metadata.annotations", found};
    const std::string names = "annotations " + own.path + " and " + maintenance.path + " must not ";
    both.forbid("core/operation-combination",
                names + (hashing::has(gardener, several_operations) ? "have any equal operations" : "be equal"));
    break;
  }
  for (const auto& [check, list, kind] :
       {std::tuple(&own, &operations, ""), std::tuple(&maintenance, &in_maintenance, " maintenance")}) {
    check_combinations(*check, *list, kind);
    check_hibernation(*check, *list);
    if (check == &maintenance && shoot.metadata.deletion_timestamp) continue;
    for (const std::string& operation : *list) check_context(*check, operation, status);
  }
  return found;
}

}  // namespace gprov::gardener

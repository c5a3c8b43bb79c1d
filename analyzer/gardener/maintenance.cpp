// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/maintenance.hpp"

#include <algorithm>

#include "analyzer/gardener/maintenance_parts.hpp"
#include "analyzer/gardener/maintenance_window.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/version_update.hpp"

namespace gprov::gardener {
namespace {

using enum hashing::MaintenanceFeature;

/// What became of one version of Kubernetes.
struct KubernetesUpdate {
  std::optional<std::string> version;  ///< nothing: it stays
  std::optional<UpdateResult> result;
};

/// #shouldKubernetesVersionBeUpdated, #determineKubernetesVersion
KubernetesUpdate update_kubernetes(const Maintaining& at, const std::string& current) {
  const model::ExpirableVersion* found = nullptr;
  for (const model::ExpirableVersion& version : at.profile.kubernetes.versions) {
    const auto order = compare_numbers(version.version, current);
    if (!order) return {};
    if (*order != 0) continue;
    found = &version;
    break;
  }
  UpdateResult result;
  Current state = Current::expired;
  if (found == nullptr) {
    result.reason = "Version does not exist in CloudProfile";
  } else if (candidate(*found, at.environment).stage.expired) {
    result.reason = "Kubernetes version expired - force update required";
  } else if (at.old.spec.maintenance && at.old.spec.maintenance->auto_update &&
             at.old.spec.maintenance->auto_update->kubernetes_version) {
    result.reason = "Automatic update of Kubernetes version configured";
    state = Current::good;
  } else {
    return {};
  }
  std::vector<Candidate> candidates;
  for (const auto& version : at.profile.kubernetes.versions) candidates.push_back(candidate(version, at.environment));
  const Choice choice = choose_version(candidates, current, state, Strategy::kubernetes, "");
  if (!choice.error.empty()) {
    result.description = "could not determine higher suitable version than " + quoted(current) + ": " + choice.error;
    result.success = UpdateResult::Success::no;
    return {{}, result};
  }
  if (!choice.version) return {};
  return {choice.version, result};
}

void describe(UpdateResult& result, const std::string& from, const std::string& to) {
  result.description = "Updated Kubernetes version from " + quoted(from) + " to " + quoted(to);
}

void add_change(Maintenance& result, std::string path, const std::string& from, const std::string& to,
                const std::string& why) {
  result.changes.push_back({std::move(path), from, to, false, why});
}

std::optional<UpdateResult> maintain_control_plane(const Maintaining& at) {
  KubernetesUpdate update = update_kubernetes(at, at.old.spec.kubernetes.version);
  if (update.result) update.result->subject = "Control Plane";
  if (update.version) {
    describe(*update.result, at.old.spec.kubernetes.version, *update.version);
    at.result.shoot.spec.kubernetes.version = *update.version;
  }
  return update.result;
}

/// Pools follow on their own, but not beyond the control plane.
std::vector<UpdateResult> maintain_worker_versions(const Maintaining& at, const hashing::Version& control_plane) {
  std::vector<UpdateResult> results;
  auto& workers = at.result.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (!workers[i].kubernetes || !workers[i].kubernetes->version) continue;
    std::string& version = *workers[i].kubernetes->version;
    KubernetesUpdate update = update_kubernetes(at, version);
    if (!update.result) continue;
    update.result->subject = pool_subject(workers[i].name);
    if (update.version) {
      const auto chosen = hashing::parse_version(*update.version);
      if (!chosen) continue;
      const bool beyond = hashing::compare(*chosen, control_plane) > 0;
      const std::string target = hashing::to_string(beyond ? control_plane : *chosen).substr(1);
      describe(*update.result, version, target);
      if (target != version) {
        add_change(at.result, worker_path(i) + ".kubernetes.version", version, target, update.result->reason);
      }
      version = target;
    }
    results.push_back(*update.result);
  }
  return results;
}

}  // namespace

std::string pool_subject(const std::string& pool) { return "Worker pool " + quoted(pool); }

void tell(Maintenance& result, const UpdateResult& update, const UpdateWords& words) {
  if (update.success == UpdateResult::Success::yes) {
    ++result.succeeded;
    result.messages.push_back(update.subject + ": " + update.description + ". Reason: " + update.reason);
    return;
  }
  ++result.failed;
  result.messages.push_back(update.subject + ": " + words.failed + ". Reason for update: " + update.reason);
  result.failures.push_back(update.subject + ": " + words.why + update.description);
}

bool is_due(const model::Shoot& shoot, const Environment& environment) {
  if (shoot.metadata.deletion_timestamp) return false;
  const auto operations = operations_in(shoot, kOperation, environment.gardener);
  if (std::find(operations.begin(), operations.end(), "maintain") != operations.end()) return true;
  const auto window = effective_maintenance_window(shoot);
  return !window || contains(*window, environment.now);
}

Maintenance maintain(const model::Shoot& shoot, const model::CloudProfileSpec& profile,
                     const Environment& environment) {
  Maintenance result;
  result.shoot = shoot;
  const Maintaining at{shoot, profile, environment, result};
  const std::vector<UpdateResult> images = maintain_images(at);
  std::optional<UpdateResult> control_plane_update = maintain_control_plane(at);
  const std::vector<UpdateResult> rotations = due_rotations(at);

  std::vector<std::string> operations;
  auto control_plane = hashing::parse_version(result.shoot.spec.kubernetes.version);
  const auto old_control_plane = hashing::parse_version(shoot.spec.kubernetes.version);
  std::vector<UpdateResult> pools;
  if (control_plane && old_control_plane) {
    if (postpones_kubernetes(at, *control_plane, operations)) {
      control_plane = old_control_plane;
      result.shoot.spec.kubernetes.version = shoot.spec.kubernetes.version;
      control_plane_update.reset();
    }
    if (control_plane_update && control_plane_update->success == UpdateResult::Success::yes) {
      add_change(result, "spec.kubernetes.version", shoot.spec.kubernetes.version, result.shoot.spec.kubernetes.version,
                 control_plane_update->reason);
    }
    clean_up_control_plane(at, *control_plane, operations);
    pools = maintain_worker_versions(at, *control_plane);
    clean_up_workers(at, *control_plane, operations);
  }
  const std::string operation = maintain_operation(at, rotations);
  if (!operation.empty()) operations.push_back("Added " + quoted(operation) + " operation annotation");

  if (control_plane_update) {
    tell(result, *control_plane_update,
         {"Kubernetes version update failed", "Kubernetes maintenance failure due to: "});
  }
  for (const UpdateResult& update : pools) {
    tell(result, update, {"Kubernetes version maintenance failed", "Kubernetes maintenance failure due to: "});
  }
  for (const UpdateResult& update : images) tell(result, update, {"machine image version maintenance failed", ""});
  for (const UpdateResult& update : rotations) {
    tell(result, update, {"Automatic rotation failed", "Automatic rotation failure due to: "});
  }
  result.messages.insert(result.messages.end(), operations.begin(), operations.end());
  return result;
}

MaintenanceRecord record_of(const Maintenance& maintenance, const model::Shoot& shoot, DryRun dry_run,
                            const Environment& environment) {
  MaintenanceRecord record;
  if (maintenance.messages.empty()) {
    const auto& last = shoot.status.last_maintenance;
    if (last && last->state == "Failed" && hashing::has(environment.gardener, failure_is_forgotten)) {
      record.state = "Succeeded";
      record.messages = {"Maintenance succeeded"};
    }
    return record;
  }
  if (dry_run == DryRun::refused) return {"Failed", {"Maintenance failed"}, {}};
  const int all = maintenance.succeeded + maintenance.failed;
  record.state = maintenance.failures.empty() ? "Succeeded" : "Failed";
  record.messages.push_back(maintenance.failed == 0 ? "All maintenance operations successful."
                                                    : "(" + std::to_string(maintenance.succeeded) + "/" +
                                                          std::to_string(all) + ") maintenance operations successful.");
  record.messages.insert(record.messages.end(), maintenance.messages.begin(), maintenance.messages.end());
  record.failures = maintenance.failures;
  return record;
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/maintenance_parts.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {
namespace {

using enum hashing::MaintenanceFeature;

constexpr std::string_view kSshKeypair = "rotate-ssh-keypair", kObservability = "rotate-observability-credentials",
                           kEtcdKey = "rotate-etcd-encryption-key";

/// Credentials that maintenance rotates by their age.
struct Credentials {
  std::string_view operation;
  std::string name;    ///< at the beginning of a sentence
  std::string reason;  ///< "Automatic rotation of … configured"
  long long due;       ///< seconds since the epoch
};

bool is_hibernated(const model::Shoot& shoot) {
  return shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
}

bool has_ssh_access(const model::Shoot& shoot) {
  const auto& settings = shoot.spec.provider.workers_settings;
  if (shoot.spec.provider.workers.empty()) return false;
  return !settings || !settings->ssh_access || settings->ssh_access->enabled;
}

/// The end of the period that began when the credentials were last rotated, or with the Shoot; nothing if they are not
/// rotated. Mirrors helper/shoot.go#SSHKeypairRotationPassedRotationPeriod@v1.149.3.
std::optional<long long> due_at(const model::Shoot& shoot, const std::optional<model::RotationPeriod>& configured,
                                const std::optional<std::string>& completed) {
  if (!configured || !configured->rotation_period) return std::nullopt;
  const auto period = hashing::go_duration(*configured->rotation_period);
  if (!period || *period == 0) return std::nullopt;
  const auto& since = completed ? completed : shoot.metadata.creation_timestamp;
  const auto begin = since ? hashing::unix_seconds(*since) : std::nullopt;
  return begin.value_or(0) + *period / 1'000'000'000;
}

std::vector<Credentials> rotated_credentials(const model::Shoot& shoot, const Environment& environment) {
  const auto& maintenance = shoot.spec.maintenance;
  if (!hashing::has(environment.gardener, rotates_credentials) || !maintenance || !maintenance->auto_rotation ||
      !maintenance->auto_rotation->credentials) {
    return {};
  }
  const model::CredentialsAutoRotation& configured = *maintenance->auto_rotation->credentials;
  const auto& credentials = shoot.status.credentials;
  const model::CredentialsRotation status =
      credentials && credentials->rotation ? *credentials->rotation : model::CredentialsRotation{};
  const auto completion = [](const auto& rotation) { return rotation ? rotation->last_completion_time : std::nullopt; };
  std::vector<Credentials> result;
  const auto add = [&](std::string_view operation, const std::string& name, const std::string& what,
                       const std::optional<long long>& due) {
    if (due) result.push_back({operation, name, "Automatic rotation of " + what + " configured", *due});
  };
  if (has_ssh_access(shoot)) {
    add(kSshKeypair, "SSH keypair", "SSH keypair",
        due_at(shoot, configured.ssh_keypair, completion(status.ssh_keypair)));
  }
  add(kObservability, "Observability passwords", "observability passwords",
      due_at(shoot, configured.observability, completion(status.observability)));
  if (!hashing::has(environment.gardener, hibernated_keeps_key) || !is_hibernated(shoot)) {
    add(kEtcdKey, "ETCD Encryption key", "etcd encryption key",
        due_at(shoot, configured.etcd_encryption_key, completion(status.etcd_encryption_key)));
  }
  return result;
}

std::string joined(const std::vector<std::string>& operations) {
  std::string text;
  for (const std::string& one : operations) text += (text.empty() ? "" : ";") + one;
  return text;
}

/// #getOperation
std::vector<std::string> operations_of(const Maintaining& at, const std::vector<UpdateResult>& rotations) {
  std::vector<std::string> operations = operations_in(at.old, kMaintenanceOperation, at.environment.gardener);
  if (!has(at, operations_with_reconcile)) {
    return operations.empty() ? std::vector<std::string>{"reconcile"} : operations;
  }
  const auto asked = [&](std::string_view operation) {
    return std::find(operations.begin(), operations.end(), operation) != operations.end();
  };
  if (!asked("reconcile")) operations.emplace_back("reconcile");
  for (const std::string_view operation : {kSshKeypair, kObservability, kEtcdKey}) {
    if (operation == kEtcdKey && asked("rotate-etcd-encryption-key-start")) continue;
    for (const UpdateResult& rotation : rotations) {
      const bool starts = rotation.success == UpdateResult::Success::yes;
      if (starts && rotation.subject == "Credentials " + quoted(operation)) operations.emplace_back(operation);
    }
  }
  return operations;
}

/// strconv.ParseBool
bool is_true(const std::string& value) {
  constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "True", "TRUE"};
  return std::find(kTrue.begin(), kTrue.end(), value) != kTrue.end();
}

template <class Version>
void add_turning_points(const Version& version, std::vector<long long>& points) {
  const auto add = [&](const std::optional<std::string>& time) {
    if (const auto seconds = time ? hashing::unix_seconds(*time) : std::nullopt) points.push_back(*seconds);
  };
  add(version.expiration_date);
  for (const model::LifecycleStage& stage : version.lifecycle) add(stage.start_time);
}

}  // namespace

std::vector<UpdateResult> due_rotations(const Maintaining& at) {
  std::vector<UpdateResult> results;
  for (const Credentials& one : rotated_credentials(at.old, at.environment)) {
    if (one.due >= at.environment.now) continue;
    UpdateResult result;
    result.subject = "Credentials " + quoted(one.operation);
    result.reason = one.reason;
    result.description = one.name + " rotation started";
    const auto& credentials = at.old.status.credentials;
    const bool has_phase = credentials && credentials->rotation && credentials->rotation->etcd_encryption_key;
    const std::string phase = has_phase ? credentials->rotation->etcd_encryption_key->phase : "";
    if (one.operation == kEtcdKey && !phase.empty() && phase != "Completed") {
      result.success = UpdateResult::Success::no;
      result.description = "Could not start ETCD encryption key rotation";
      result.reason = "ETCD encryption key rotation is already in progress";
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::string maintain_operation(const Maintaining& at, const std::vector<UpdateResult>& rotations) {
  auto& annotations = at.result.shoot.metadata.annotations;
  const std::string operation(kOperation), maintenance_operation(kMaintenanceOperation);
  const auto present = operations_in(at.old, kOperation, at.environment.gardener);
  if (std::find(present.begin(), present.end(), "maintain") != present.end()) annotations.erase(operation);
  const auto& last = at.old.status.last_operation;
  if (!last) return "";
  if (last->state == "Failed") {
    const std::string needs_retry = "maintenance.shoot.gardener.cloud/needs-retry-operation";
    const auto retry = annotations.find(needs_retry);
    if (retry != annotations.end() && is_true(retry->second)) {
      annotations[operation] = "retry";
      annotations.erase(needs_retry);
    }
    return "";
  }
  at.result.operations = operations_of(at, rotations);
  const std::string value = joined(at.result.operations);
  annotations[operation] = value;
  annotations.erase(maintenance_operation);
  return value == "reconcile" ? "" : value;
}

std::vector<long long> turning_points(const model::Shoot& shoot, const model::CloudProfileSpec& profile,
                                      const Environment& environment) {
  std::vector<long long> points;
  for (const auto& version : profile.kubernetes.versions) add_turning_points(version, points);
  for (const auto& image : profile.machine_images) {
    for (const auto& version : image.versions) add_turning_points(version, points);
  }
  for (const Credentials& one : rotated_credentials(shoot, environment)) points.push_back(one.due);
  return points;
}

}  // namespace gprov::gardener

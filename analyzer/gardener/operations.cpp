// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/operations.hpp"

#include <algorithm>
#include <optional>

#include "analyzer/gardener/absent.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {
namespace {

using Names = std::vector<std::string>;
using Rotation = std::optional<model::CredentialRotation> model::CredentialsRotation::*;

constexpr Rotation kAuthorities = &model::CredentialsRotation::certificate_authorities;
constexpr Rotation kServiceAccountKey = &model::CredentialsRotation::service_account_key;
constexpr std::string_view kWaiting = "WaitingForWorkersRollout";

Names split(std::string_view text, char separator) {
  Names parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string trimmed(const std::string& text) {
  constexpr const char* kBlanks = " \t\n\v\f\r";
  const auto begin = text.find_first_not_of(kBlanks);
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

enum class Workers { roll, wait };

void start(model::Shoot& shoot, Rotation which, Workers workers, const std::string& moment) {
  auto& rotation = ensure(ensure(ensure(shoot.status.credentials).rotation).*which);
  if (workers == Workers::wait) {
    rotation.pending_workers_rollouts.clear();
    for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
      rotation.pending_workers_rollouts.push_back({worker.name, rotation.last_initiation_time});
    }
  }
  rotation.phase = workers == Workers::wait ? "PreparingWithoutWorkersRollout" : "Preparing";
  rotation.last_initiation_time = moment;
}

void complete(model::Shoot& shoot, Rotation which) {
  ensure(ensure(ensure(shoot.status.credentials).rotation).*which).phase = "Completing";
}

/// Of the rotations that wait for their pools.
template <class Visit>
void each_rotation(model::Shoot& shoot, const Visit& visit) {
  if (!shoot.status.credentials || !shoot.status.credentials->rotation) return;
  for (const Rotation which : {kAuthorities, kServiceAccountKey}) {
    if (auto& rotation = (*shoot.status.credentials->rotation).*which) visit(*rotation);
  }
}

void release(model::CredentialRotation& rotation, const Names& pools) {
  if (rotation.phase != kWaiting) return;
  std::erase_if(rotation.pending_workers_rollouts, [&](const model::PendingWorkersRollout& pending) {
    return std::find(pools.begin(), pools.end(), pending.name) != pools.end();
  });
}

struct Start {
  std::string_view operation;
  Workers workers;
  std::vector<Rotation> rotations;
};
const std::vector<Start>& starts() {
  static const std::vector<Start> kStarts = {
      {"rotate-credentials-start", Workers::roll, {kAuthorities, kServiceAccountKey}},
      {"rotate-credentials-start-without-workers-rollout", Workers::wait, {kAuthorities, kServiceAccountKey}},
      {"rotate-ca-start", Workers::roll, {kAuthorities}},
      {"rotate-ca-start-without-workers-rollout", Workers::wait, {kAuthorities}},
      {"rotate-serviceaccount-key-start", Workers::roll, {kServiceAccountKey}},
      {"rotate-serviceaccount-key-start-without-workers-rollout", Workers::wait, {kServiceAccountKey}},
  };
  return kStarts;
}

/// strategy.go#mustIncreaseGeneration takes an operation away that one for all credentials covers.
bool is_covered(const Start& start, const Names& operations) {
  const std::string whole =
      start.workers == Workers::wait ? "rotate-credentials-start-without-workers-rollout" : "rotate-credentials-start";
  return start.operation != whole && std::find(operations.begin(), operations.end(), whole) != operations.end();
}

}  // namespace

Names operations_in(const model::Shoot& shoot, std::string_view annotation, const hashing::Version& gardener) {
  const auto found = shoot.metadata.annotations.find(std::string(annotation));
  if (found == shoot.metadata.annotations.end() || found->second.empty()) return {};
  if (!hashing::has(gardener, hashing::GardenerFeature::several_operations)) return {found->second};
  Names all;
  for (const std::string& part : split(found->second, ';')) {
    const std::string one = trimmed(part);
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
  return all;
}

Names pools_in(std::string_view operation, std::string_view name) {
  if (!operation.starts_with(name)) return {};
  operation.remove_prefix(name.size());
  if (operation.starts_with('=')) operation.remove_prefix(1);
  return split(operation, ',');
}

StartedOperations start_operations(model::Shoot& shoot, const Names& operations, const std::string& moment,
                                   const hashing::Version& gardener) {
  using enum hashing::GardenerFeature;
  StartedOperations started;
  const bool by_pool = hashing::has(gardener, rotation_by_pool);
  for (const std::string& operation : operations) {
    for (const Start& one : starts()) {
      if (one.operation != operation || is_covered(one, operations)) continue;
      if (one.workers == Workers::wait && !by_pool) continue;
      for (const Rotation which : one.rotations) start(shoot, which, one.workers, moment);
      started.rotation = true;
    }
    if (operation == "rotate-ca-complete" || operation == "rotate-credentials-complete") complete(shoot, kAuthorities);
    if (operation == "rotate-serviceaccount-key-complete" || operation == "rotate-credentials-complete") {
      complete(shoot, kServiceAccountKey);
    }
    if (const Names pools = pools_in(operation, "rotate-rollout-workers"); by_pool && !pools.empty()) {
      if (!shoot.status.last_operation && !shoot.status.credentials) {
        started.undecided.insert(pools.begin(), pools.end());
      }
      each_rotation(shoot, [&](model::CredentialRotation& rotation) { release(rotation, pools); });
    }
    const Names pools = pools_in(operation, "rollout-workers");
    if (!hashing::has(gardener, rollout_workers) || pools.empty()) continue;
    const bool all = std::find(pools.begin(), pools.end(), "*") != pools.end();
    for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
      if (all || std::find(pools.begin(), pools.end(), worker.name) != pools.end()) started.rolled.insert(worker.name);
    }
  }
  return started;
}

void forget_pending_rollouts(model::Shoot& shoot) {
  const bool hibernated = shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
  const auto& workers = shoot.spec.provider.workers;
  each_rotation(shoot, [&](model::CredentialRotation& rotation) {
    std::erase_if(rotation.pending_workers_rollouts, [&](const model::PendingWorkersRollout& pending) {
      return hibernated || std::none_of(workers.begin(), workers.end(),
                                        [&](const model::ShootWorker& worker) { return worker.name == pending.name; });
    });
  });
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/maintenance.hpp"

#include <algorithm>

#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/maintenance_window.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/gardener/operations_check.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {
namespace {

/// The dry run: what the API server and the extension say to the update, and what they make of it.
std::vector<gardener::Rejection> submit(model::Shoot& asked, const model::Shoot& stored,
                                        const ProfileReference& profile, const gardener::Environment& environment,
                                        std::pmr::memory_resource& arena) {
  State before, after;
  before.stored = stored;
  after.stored = asked;
  before.profile = after.profile = profile;
  request_update(after, &before, environment, arena);
  // Whoever mends a request meets what the webhooks say next; this one ends at what refuses it first.
  const auto is_webhooks = [](const gardener::Rejection& one) { return one.by == "extension-validator"; };
  if (!std::all_of(after.rejections.begin(), after.rejections.end(), is_webhooks)) {
    std::erase_if(after.rejections, is_webhooks);
  }
  if (after.rejections.empty()) {
    after.rejections = gardener::check_operations(after.stored, environment.gardener, gardener::StatusKnown::yes);
  }
  asked = std::move(after.stored);
  return std::move(after.rejections);
}

/// Credentials that are rotated in one go are new when the next window comes.
void complete_rotations(model::Shoot& shoot, const std::vector<std::string>& operations, const std::string& moment) {
  const auto has = [&](const char* operation) {
    return std::find(operations.begin(), operations.end(), operation) != operations.end();
  };
  const auto rotation = [&]() -> model::CredentialsRotation& {
    return gardener::ensure(gardener::ensure(shoot.status.credentials).rotation);
  };
  if (has("rotate-ssh-keypair")) gardener::ensure(rotation().ssh_keypair).last_completion_time = moment;
  if (has("rotate-observability-credentials")) {
    gardener::ensure(rotation().observability).last_completion_time = moment;
  }
  if (has("rotate-etcd-encryption-key")) {
    auto& key = gardener::ensure(rotation().etcd_encryption_key);
    key.phase = "Completed";
    key.last_completion_time = moment;
  }
}

}  // namespace

Maintained maintain(const model::Shoot& shoot, const ProfileReference& profile,
                    const gardener::Environment& environment, std::pmr::memory_resource& arena) {
  Maintained result;
  result.asked = gardener::maintain(shoot, *profile.spec, environment);
  model::Shoot next = result.asked.shoot;
  if (!result.asked.messages.empty()) result.rejections = submit(next, shoot, profile, environment, arena);
  const bool refused = !result.rejections.empty();
  result.record = gardener::record_of(result.asked, shoot,
                                      refused ? gardener::DryRun::refused : gardener::DryRun::accepted, environment);
  result.shoot = refused ? shoot : std::move(next);
  if (!result.record.state.empty()) gardener::ensure(result.shoot.status.last_maintenance).state = result.record.state;
  auto& annotations = result.shoot.metadata.annotations;
  const std::string operation(gardener::kOperation);
  if (refused) {
    const auto asked = gardener::operations_in(shoot, gardener::kOperation, environment.gardener);
    if (std::find(asked.begin(), asked.end(), "maintain") != asked.end()) annotations.erase(operation);
    return result;
  }
  annotations.erase(operation);
  const std::string moment = gardener::rfc3339(environment.now, 0);
  const auto started = gardener::start_operations(result.shoot, result.asked.operations, moment, environment.gardener);
  result.rolled = started.rolled;
  result.rotation = started.rotation;
  complete_rotations(result.shoot, result.asked.operations, moment);
  return result;
}

}  // namespace gprov::impact

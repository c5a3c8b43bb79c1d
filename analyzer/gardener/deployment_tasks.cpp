// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/deployment_tasks.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/equal.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

constexpr const char* tasks_annotation = "shoot.gardener.cloud/tasks";

std::vector<std::string> split(const model::StringMap& annotations, const char* key, char separator) {
  std::vector<std::string> parts;
  const auto found = annotations.find(key);
  if (found == annotations.end() || found->second.empty()) return parts;
  const std::string& text = found->second;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

void add(model::Shoot& shoot, std::initializer_list<std::string_view> tasks) {
  auto present = split(shoot.metadata.annotations, tasks_annotation, ',');
  for (const std::string_view task : tasks) {
    if (std::find(present.begin(), present.end(), task) == present.end()) present.emplace_back(task);
  }
  std::string joined;
  for (const std::string& task : present) joined += (joined.empty() ? "" : ",") + task;
  shoot.metadata.annotations[tasks_annotation] = joined;
}

void add_dns(model::Shoot& shoot) {
  add(shoot, {"deployDNSRecordInternal", "deployDNSRecordExternal", "deployDNSRecordIngress"});
}

bool hibernated(const model::Shoot& shoot) {
  return shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
}

const model::SshAccess* ssh_access(const model::Shoot& shoot) {
  const auto& settings = shoot.spec.provider.workers_settings;
  return settings && settings->ssh_access ? &*settings->ssh_access : nullptr;
}

bool families_changed(const model::ShootSpec& before, const model::ShootSpec& after, const Environment& environment) {
  if (!hashing::has(environment.gardener, GardenerFeature::tasks_by_ip_families)) return false;
  if (!before.networking || !after.networking || before.networking->ip_families.empty()) return false;
  const auto& old_families = before.networking->ip_families;
  const auto& new_families = after.networking->ip_families;
  return hashing::has(environment.gardener, GardenerFeature::tasks_by_more_ip_families)
             ? old_families.size() < new_families.size()
             : old_families != new_families;
}

bool orders_infrastructure(const std::string& operation) {
  return operation == "rotate-ssh-keypair" || operation == "rotate-credentials-start" ||
         operation == "rotate-credentials-start-without-workers-rollout";
}

bool infrastructure_changed(const model::Shoot& shoot, const model::Shoot& old, const Environment& environment) {
  if (!model::equal(old.spec.provider.infrastructure_config, shoot.spec.provider.infrastructure_config)) return true;
  if (families_changed(old.spec, shoot.spec, environment)) return true;
  const model::SshAccess* before = ssh_access(old);
  const model::SshAccess* after = ssh_access(shoot);
  if (before != nullptr && after != nullptr && before->enabled != after->enabled) return true;
  constexpr const char* annotation = "gardener.cloud/operation";
  const bool list = hashing::has(environment.gardener, GardenerFeature::operations_are_a_list);
  const auto operations = split(shoot.metadata.annotations, annotation, list ? ';' : '\0');
  return std::any_of(operations.begin(), operations.end(), orders_infrastructure);
}

}  // namespace

void add_infrastructure_task(model::Shoot& shoot) { add(shoot, {"deployInfrastructure"}); }

void add_deployment_tasks(model::Shoot& shoot, const model::Shoot* old, const Environment& environment) {
  const bool wakes_up = old != nullptr && hibernated(*old) && !hibernated(shoot);
  if (old == nullptr || wakes_up) {
    add_infrastructure_task(shoot);
    add_dns(shoot);
  }
  if (old != nullptr && infrastructure_changed(shoot, *old, environment)) add_infrastructure_task(shoot);
}

}  // namespace gprov::gardener

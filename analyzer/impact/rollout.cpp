// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/rollout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "analyzer/gardener/capabilities.hpp"
#include "hashing/go_time.hpp"
#include "hashing/quantity.hpp"

namespace gprov::impact {
namespace {

// genericactuator/actuator_reconcile.go#deployMachineDeployment@v1.149.3: MinReadySeconds.
constexpr std::int64_t kReadySeconds = 500;
// pkg/component/nodemanagement/machinecontrollermanager/provider.go#ProviderSidecarContainer@v1.149.3.
constexpr std::int64_t kCreationSeconds = 20 * 60, kDrainSeconds = 2 * 3'600;

enum class Round : std::uint8_t { up, down };

/// intstr.GetScaledValueFromIntOrPercent; what is no percentage counts as 0.
std::int64_t scaled(const hashing::IntOrString& value, std::int64_t total, Round round) {
  if (const auto* number = std::get_if<std::int32_t>(&value)) return *number;
  const std::string& text = std::get<std::string>(value);
  std::int64_t percent = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), percent);
  if (result.ec != std::errc() || std::string_view(result.ptr, text.data() + text.size()) != "%") return 0;
  const std::int64_t hundredths = percent * total;
  return round == Round::down || hundredths % 100 == 0 ? hundredths / 100 : hundredths / 100 + 1;
}

std::int64_t seconds_of(const std::optional<std::string>& duration, std::int64_t fallback) {
  const auto nanoseconds = duration ? hashing::go_duration(*duration) : std::nullopt;
  return nanoseconds ? *nanoseconds / 1'000'000'000 : fallback;
}

void widen(Nodes& range, std::int64_t value) {
  range.min = std::min(range.min, value);
  range.max = std::max(range.max, value);
}

constexpr Nodes kNothingYet{std::numeric_limits<std::int64_t>::max(), 0};

/// Node counts between which the deployment may stand when it rolls: the present ones, cut to the new limits.
Nodes counts(const MachineDeployment& deployment) {
  const std::int64_t least = deployment.minimum.after.value_or(0);
  const std::int64_t most = std::max<std::int64_t>(least, deployment.maximum.after.value_or(0));
  const auto cut = [&](std::int64_t nodes) { return std::clamp(nodes, least, most); };
  if (deployment.replicas) return {cut(*deployment.replicas), cut(*deployment.replicas)};
  return {cut(deployment.minimum.before.value_or(0)), cut(deployment.maximum.before.value_or(0))};
}

DeploymentRollout rollout_of(const MachineDeployment& deployment, std::int64_t step_seconds) {
  const Nodes nodes = counts(deployment);
  DeploymentRollout rollout{nodes, kNothingYet, kNothingYet, kNothingYet, {}};
  // Percentages make steps go up and down with the number of nodes: each is tried, as far as that is quick.
  constexpr std::int64_t kTries = 10'000;
  const std::int64_t stride = std::max<std::int64_t>(1, (nodes.max - nodes.min) / kTries);
  for (std::int64_t count = nodes.min; count <= nodes.max; count += stride) {
    const Fenceposts posts = resolve_fenceposts(*deployment.max_surge.after, *deployment.max_unavailable.after, count);
    const std::int64_t at_once = std::max<std::int64_t>(1, posts.surge + posts.unavailable);
    widen(rollout.steps, (count + at_once - 1) / at_once);
    widen(rollout.surge, std::min(posts.surge, count));
    widen(rollout.unavailable, std::min(posts.unavailable, count));
  }
  rollout.seconds = {rollout.steps.min * kReadySeconds, rollout.steps.max * step_seconds};
  return rollout;
}

/// A multiple of a quantity, as people write it: in the largest binary unit that leaves no fraction.
std::string times(const std::string& quantity, std::int64_t count) {
  const auto parsed = hashing::Quantity::parse(quantity);
  if (!parsed) return "";
  const std::int64_t milli = parsed->milli_value() * count;
  if (milli % 1'000 != 0) return std::to_string(milli) + "m";
  std::int64_t value = parsed->value() * count;
  constexpr std::array<const char*, 5> kSuffixes = {"", "Ki", "Mi", "Gi", "Ti"};
  std::size_t power = 0;
  while (value != 0 && value % 1'024 == 0 && power + 1 < kSuffixes.size()) {
    value /= 1'024;
    ++power;
  }
  return std::to_string(value) + kSuffixes.at(power);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return text;
}

std::string text_of(const hashing::IntOrString& value) {
  if (const auto* number = std::get_if<std::int32_t>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

bool is_zero(const hashing::IntOrString& value) { return value == hashing::IntOrString(0) || text_of(value) == "0%"; }

/// Zones to which nothing of maxSurge falls, and where a node goes before its successor is there.
void warn_of_surge(Pool& pool, const model::WorkerPool& wanted) {
  std::vector<std::string> without, losing;
  for (const MachineDeployment& deployment : pool.machine_deployments) {
    if (!deployment.rollout || !is_zero(*deployment.max_surge.after)) continue;
    without.push_back(deployment.zone);
    if (is_zero(*deployment.max_unavailable.after) && deployment.rollout->nodes.max > 0)
      losing.push_back(deployment.zone);
  }
  if (without.empty() || is_zero(wanted.max_surge)) return;
  const std::string zones = without.size() == 1 ? "zone " : "zones ";
  std::string text = "maxSurge " + text_of(wanted.max_surge) + " is spread over " +
                     std::to_string(pool.machine_deployments.size()) + " zones and leaves none for " + zones +
                     joined(without);
  if (!losing.empty()) {
    text += losing == without ? ": there" : ": in " + joined(losing);
    text +=
        " each node goes before its successor is ready, although maxUnavailable is " + text_of(wanted.max_unavailable);
  }
  pool.warnings.push_back(text);
}

/// A new zone takes its share of maximum from the others.
void warn_of_shrinking(Pool& pool) {
  const bool grows = std::any_of(pool.machine_deployments.begin(), pool.machine_deployments.end(),
                                 [](const MachineDeployment& one) { return one.verdict == Verdict::create; });
  if (!grows) return;
  for (const MachineDeployment& deployment : pool.machine_deployments) {
    const auto& maximum = deployment.maximum;
    if (!maximum.before || !maximum.after || *maximum.after >= *maximum.before) continue;
    std::string text = "the new zone takes its share of maximum: zone " + deployment.zone + " falls from " +
                       std::to_string(*maximum.before) + " to " + std::to_string(*maximum.after);
    if (!deployment.replicas) {
      text += " and loses what it has above";
    } else if (*deployment.replicas > *maximum.after) {
      text += " and loses " + std::to_string(*deployment.replicas - *maximum.after) + " of its " +
              std::to_string(*deployment.replicas) + " nodes";
    }
    pool.warnings.push_back(text);
  }
}

/// Such a Shoot has no nodes, and gets new ones at once when it wakes up.
bool is_hibernated(const model::Shoot& shoot) {
  return shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
}

}  // namespace

Fenceposts resolve_fenceposts(const hashing::IntOrString& max_surge, const hashing::IntOrString& max_unavailable,
                              std::int64_t nodes) {
  Fenceposts posts{scaled(max_surge, nodes, Round::up), scaled(max_unavailable, nodes, Round::down)};
  if (posts.surge == 0 && posts.unavailable == 0) posts.unavailable = 1;
  return posts;
}

void add_rollout(Pool& pool, const Pair& pair) {
  if (!pair.before || !pair.after) return;
  const auto& workers = pair.after->stored.spec.provider.workers;
  const auto& generated = pair.after->side.pools;
  const auto worker = std::find_if(workers.begin(), workers.end(),
                                   [&](const model::ShootWorker& one) { return one.name == pool.name; });
  const auto wanted = std::find_if(generated.begin(), generated.end(),
                                   [&](const gardener::GeneratedPool& one) { return one.pool.name == pool.name; });
  if (worker == workers.end() || wanted == generated.end()) return;
  if (is_hibernated(pair.before->stored) || is_hibernated(pair.after->stored)) return;
  warn_of_shrinking(pool);
  const model::MachineControllerManagerSettings& settings = worker->machine_controller_manager;
  const std::int64_t step_seconds = seconds_of(settings.machine_creation_timeout, kCreationSeconds) + kReadySeconds +
                                    seconds_of(settings.machine_drain_timeout, kDrainSeconds);
  for (MachineDeployment& deployment : pool.machine_deployments) {
    if (deployment.verdict != Verdict::roll || !deployment.max_surge.after || !deployment.minimum.before) continue;
    deployment.rollout = rollout_of(deployment, step_seconds);
    if (!pool.rollout) pool.rollout.emplace();
    const auto raise = [](std::int64_t& value, std::int64_t other) { value = std::max(value, other); };
    // All deployments roll at the same time.
    raise(pool.rollout->steps.min, deployment.rollout->steps.min);
    raise(pool.rollout->steps.max, deployment.rollout->steps.max);
    raise(pool.rollout->seconds.min, deployment.rollout->seconds.min);
    raise(pool.rollout->seconds.max, deployment.rollout->seconds.max);
    pool.rollout->nodes.min += deployment.rollout->nodes.min;
    pool.rollout->nodes.max += deployment.rollout->nodes.max;
    pool.rollout->extra_machines.min += deployment.rollout->surge.min;
    pool.rollout->extra_machines.max += deployment.rollout->surge.max;
  }
  if (!pool.rollout) return;
  const model::CloudProfileSpec* profile = pair.after->profile.spec;
  const model::MachineType* type =
      profile == nullptr ? nullptr : gardener::find_machine_type(*profile, worker->machine.type);
  if (type != nullptr) {
    pool.rollout->extra_cpu = times(type->cpu, pool.rollout->extra_machines.max);
    pool.rollout->extra_memory = times(type->memory, pool.rollout->extra_machines.max);
  }
  warn_of_surge(pool, wanted->pool);
}

}  // namespace gprov::impact

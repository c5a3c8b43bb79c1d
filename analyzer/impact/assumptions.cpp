// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/assumptions.hpp"

#include <algorithm>
#include <array>

#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;

template <bool Environment::*Member>
bool set_flag(Environment& environment, const std::string& value) {
  if (value != "true" && value != "false") return false;
  environment.*Member = value == "true";
  return true;
}
template <bool Environment::*Member>
std::string get_flag(const Environment& environment) {
  return environment.*Member ? "true" : "false";
}
template <bool Environment::*Member>
void flip_flag(Environment& environment) {
  environment.*Member = !(environment.*Member);
}

bool set_owner(Environment& environment, const std::string& value) {
  if (value != "self" && value != "alicloud") return false;
  environment.images_owned_by_alicloud = value == "alicloud";
  return true;
}
std::string get_owner(const Environment& environment) {
  return environment.images_owned_by_alicloud ? "alicloud" : "self";
}

bool set_recorded(Environment& environment, const std::string& value) {
  environment.recorded_hash_versions.clear();
  if (value == "1" || value == "1,2") environment.recorded_hash_versions.insert(1);
  if (value == "2" || value == "1,2") environment.recorded_hash_versions.insert(2);
  return !environment.recorded_hash_versions.empty();
}
std::string get_recorded(const Environment& environment) {
  std::string text;
  for (const int version : environment.recorded_hash_versions) {
    text += (text.empty() ? "" : ",") + std::to_string(version);
  }
  return text.empty() ? "as a reconciliation leaves it" : text;
}
void flip_recorded(Environment& environment) { environment.recorded_hash_versions = {1}; }

bool is_written(const std::unique_ptr<State>& state) {
  return state != nullptr && state->object->state == model::State::manifest;
}

/// Admission writes reservations into a manifest that leaves the Shoot's own open.
bool lets_reserve(const Pair& pair) {
  const auto open = [](const std::unique_ptr<State>& state) {
    if (!is_written(state)) return false;
    const auto& kubelet = state->object->value.spec.kubernetes.kubelet;
    return !kubelet || !kubelet->kube_reserved;
  };
  return open(pair.before) || open(pair.after);
}

/// The plugin speaks on creation only, and only where nothing is said.
bool lets_default_dns(const Pair& pair) {
  const std::unique_ptr<State>& created = pair.before ? pair.before : pair.after;
  if (!is_written(created)) return false;
  const auto& components = created->object->value.spec.system_components;
  return !components || !components->node_local_dns;
}

bool asks_alicloud(const Pair& pair) {
  const std::unique_ptr<State>& any = pair.after ? pair.after : pair.before;
  return any->stored.spec.provider.type == "alicloud" && (is_written(pair.before) || is_written(pair.after));
}

/// Only a pool on version 1 remembers keys that can move it to version 2.
bool remembers_keys(const Pair& pair) {
  if (!pair.before || !gardener::has_hash_versions(pair.before->side.environment)) return false;
  return std::any_of(pair.before->side.pools.begin(), pair.before->side.pools.end(),
                     [](const gardener::GeneratedPool& pool) { return pool.record.current == 1; });
}

constexpr std::array kAssumptions{
    Assumption{"gke-reservations", "true or false",
               "the resource-reservation plugin fills kubeReserved of each worker by GKE's formula",
               set_flag<&Environment::gke_reservations>, get_flag<&Environment::gke_reservations>,
               flip_flag<&Environment::gke_reservations>, lets_reserve},
    Assumption{"node-local-dns-default", "true or false",
               "plugin ShootNodeLocalDNSEnabledByDefault turns node-local DNS on for new Shoots",
               set_flag<&Environment::node_local_dns_default>, get_flag<&Environment::node_local_dns_default>,
               flip_flag<&Environment::node_local_dns_default>, lets_default_dns},
    Assumption{"alicloud-image-owner", "self or alicloud",
               "machine images owned by Alicloud are encrypted in another way than one's own", set_owner, get_owner,
               flip_flag<&Environment::images_owned_by_alicloud>, asks_alicloud},
    Assumption{"recorded-hash-versions", "1, 2 or 1,2",
               "a pool of hash version 1 moves to version 2 when a recorded key changes", set_recorded, get_recorded,
               flip_recorded, remembers_keys},
};

/// Of every pool of which nobody told it: on the other version.
Alternative other_hash_version(const Pair& pair, const Sides<Environment>& environment) {
  const int taken = gardener::newest_hash_version(environment.before);
  Alternative other{"hash version",
                    std::to_string(taken),
                    std::to_string(pair.after ? gardener::newest_hash_version(environment.after) : taken),
                    "a live Worker, Secret worker-pools-operatingsystemconfig-hashes of the seed or --hash-version "
                    "would tell it",
                    environment,
                    false};
  const auto& told = pair.before->side.environment.hash_versions;
  for (const gardener::GeneratedPool& pool : pair.before->side.pools) {
    if (told.contains(pool.pool.name) || told.contains("*")) continue;
    other.environment.before.hash_versions.emplace(pool.pool.name, 3 - taken);
  }
  return other;
}

/// Pools of which something told the version need no guess.
bool guesses_hash_version(const Pair& pair) {
  if (!pair.before || !gardener::has_hash_versions(pair.before->side.environment)) return false;
  const auto& told = pair.before->side.environment.hash_versions;
  return std::any_of(
      pair.before->side.pools.begin(), pair.before->side.pools.end(),
      [&](const gardener::GeneratedPool& pool) { return !told.contains(pool.pool.name) && !told.contains("*"); });
}

}  // namespace

std::span<const Assumption> assumptions() { return kAssumptions; }

const Assumption* find_assumption(std::string_view name) {
  const auto found =
      std::find_if(kAssumptions.begin(), kAssumptions.end(), [&](const Assumption& row) { return row.name == name; });
  return found == kAssumptions.end() ? nullptr : &*found;
}

std::vector<Alternative> assumed_otherwise(const Pair& pair, const Sides<Environment>& environment,
                                           const std::set<std::string>& told) {
  std::vector<Alternative> result;
  if (guesses_hash_version(pair)) result.push_back(other_hash_version(pair, environment));
  for (const Assumption& row : kAssumptions) {
    const std::string name(row.name);
    if (!row.applies(pair)) continue;
    Alternative& other = result.emplace_back();
    other.what = name;
    other.taken_before = row.get(environment.before);
    other.taken_after = row.get(environment.after);
    other.told = told.contains(name);
    other.source = other.told ? "command line" : "not told: " + std::string(row.changes);
    other.environment = environment;
    row.flip(other.environment.before);
    row.flip(other.environment.after);
  }
  return result;
}

}  // namespace gprov::impact

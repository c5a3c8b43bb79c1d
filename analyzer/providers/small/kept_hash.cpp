// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/kept_hash.hpp"

#include "hashing/hash_data.hpp"
#include "hashing/release_bands_small.hpp"

namespace gprov::providers::small {
namespace {

using hashing::small::Extension;

constexpr std::size_t kHashLength = 5;
const std::string kKeep = "cluster.metal-stack.io/keep-worker-hash";
const std::string kUse = "cluster.metal-stack.io/use-worker-hash-";

bool keeps(const Side* side) {
  return side != nullptr && side->shoot != nullptr && side->shoot->metadata.annotations.contains(kKeep);
}

/// The hash that an annotation names for a pool; heeded beside keep-worker-hash only.
std::optional<std::string> named(const Side& side, const std::string& pool) {
  if (!hashing::small::has(Extension::metal, side.environment.extension, hashing::small::Feature::explicit_hash)) {
    return std::nullopt;
  }
  const auto& annotations = side.shoot->metadata.annotations;
  const auto found = annotations.find(kUse + pool);
  return found == annotations.end() ? std::nullopt : std::optional(found->second);
}

/// What the class would be called after, kept or not: it changes under the kept name.
void tell_data(Deployment& deployment, const hashing::HashData& data) {
  hashing::DatumValue value;
  if (const auto digest = hashing::digest(data, kHashLength)) {
    value = *digest;
  } else {
    value = hashing::Opaque{"hash", "hash", "the hash that the pool would have without the annotation"};
  }
  std::vector<ContentItem> items = deployment.content.items();
  items.push_back({"metal/hash-kept", "", Subject::shoot, "metadata.annotations[" + kKeep + "]", std::move(value)});
  deployment.content = std::move(items);
}

Deployment* find(std::optional<Plan>& plan, const std::string& pool) {
  if (!plan) return nullptr;
  for (Pool& one : plan->pools) {
    if (one.name == pool && !one.deployments.empty()) return &one.deployments.front();
  }
  return nullptr;
}

/// A class that the annotation has kept before: nobody told when it was made.
void keep_unknown(Deployment& deployment, const std::string& pool) {
  deployment.data = {{hashing::Trigger::node_agent_secret, "", "metadata.annotations[" + kKeep + "]",
                      hashing::Opaque{"kept hash of pool " + pool, "",
                                      "the annotation keeps the hash that the pool's MachineClass has, which a "
                                      "MachineDeployment of the seed or annotation use-worker-hash-" +
                                          pool + " would tell"}}};
}

}  // namespace

void keep_hashes(const Side* old_side, const Side* new_side, Plans& plans) {
  if (!keeps(old_side) && !keeps(new_side)) return;
  if (plans.old_plan && keeps(old_side)) {
    for (Pool& pool : plans.old_plan->pools) {
      for (Deployment& deployment : pool.deployments) {
        tell_data(deployment, deployment.data);
        deployment.kept_hash = named(*old_side, pool.name);
        if (!deployment.kept_hash) keep_unknown(deployment, pool.name);
      }
    }
  }
  if (!plans.new_plan || !keeps(new_side)) return;
  for (Pool& pool : plans.new_plan->pools) {
    Deployment* before = find(plans.old_plan, pool.name);
    const auto wanted = named(*new_side, pool.name);
    for (Deployment& deployment : pool.deployments) {
      if (before == nullptr) {
        deployment.kept_hash = wanted;
        continue;
      }
      tell_data(deployment, deployment.data);
      if (!keeps(old_side)) tell_data(*before, before->data);
      const auto has = before->kept_hash ? before->kept_hash : hashing::digest(before->data, kHashLength);
      if (has && wanted && *has != *wanted) {
        plans.new_plan->errors.push_back(
            {"metal/explicit-hash", Subject::shoot, "metadata.annotations[" + kUse + pool.name + "]",
             "unable to use explicit hash which differs from hash that was figured out from existing machine classes",
             pool.name});
      }
      deployment.data = before->data;
      deployment.kept_hash = before->kept_hash;
    }
  }
}

}  // namespace gprov::providers::small

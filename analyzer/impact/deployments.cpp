// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/deployments.hpp"

#include <algorithm>
#include <map>

#include "analyzer/gardener/update_strategy.hpp"

namespace gprov::impact {
namespace {

using hashing::Equality;

constexpr std::size_t kPoolHashLength = 5;

const std::string* why_opaque(const hashing::HashData& data) {
  for (const hashing::HashDatum& datum : data) {
    if (const auto* opaque = std::get_if<hashing::Opaque>(&datum.value)) return &opaque->why;
  }
  return nullptr;
}

using Hash = std::optional<std::string>;

Hash hash_of(const providers::Deployment* deployment) {
  if (deployment == nullptr) return std::nullopt;
  return deployment->kept_hash ? deployment->kept_hash : hashing::digest(deployment->data, kPoolHashLength);
}

/// Class names decide. Where one cannot be computed, the lists do.
Equality compare_hashes(const providers::Deployment& before, const Hash& old_hash, const providers::Deployment& after,
                        const Hash& new_hash) {
  if (old_hash && new_hash) return *old_hash == *new_hash ? Equality::equal : Equality::different;
  return hashing::compare(before.data, after.data);
}

Verdict gravest(const std::vector<Reason>& reasons) {
  Verdict verdict = Verdict::none;
  for (const Reason& reason : reasons) verdict = std::max(verdict, reason.effect);
  return verdict;
}

/// The lists behind the digests in their place: reasons name fields, not digests.
hashing::HashData expanded(const hashing::HashData& data, const gardener::GeneratedPool& generated) {
  hashing::HashData result;
  for (const hashing::HashDatum& datum : data) {
    const hashing::HashData* behind = datum.trigger == hashing::Trigger::node_agent_secret ? &generated.key_data
                                      : datum.trigger == hashing::Trigger::in_place_hash   ? &generated.in_place
                                                                                           : nullptr;
    if (behind == nullptr) {
      result.push_back(datum);
    } else {
      result.insert(result.end(), behind->begin(), behind->end());
    }
  }
  return result;
}

std::optional<Item> version_item(const PoolSide& side) {
  const bool is_old = side.generated->frame.scheme == hashing::HashScheme::v1;
  return Item{"spec.provider.workers[" + std::to_string(side.generated->index) + "].name", is_old ? "1" : "2"};
}

/// Between hash versions the lists have little in common: what counts is that the pool moves, and which fields of its
/// key moved it.
std::vector<Reason> reasons_of_version(const ReasonContext& context, const PoolSide& before, const PoolSide& after) {
  std::vector<Reason> reasons = {make_reason(context, "core/hash-version", Verdict::roll, providers::Subject::shoot,
                                             version_item(before), version_item(after))};
  for (Reason& reason : reasons_of_data(context, before.generated->key_data, after.generated->key_data, {})) {
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

std::vector<Reason> reasons_of(const ReasonContext& context, const PoolSide& before,
                               const providers::Deployment& old_one, const PoolSide& after,
                               const providers::Deployment& new_one) {
  if (before.generated->frame.scheme != after.generated->frame.scheme &&
      !gardener::is_in_place(before.generated->pool) && !gardener::is_in_place(after.generated->pool)) {
    return reasons_of_version(context, before, after);
  }
  return reasons_of_data(context, expanded(old_one.data, *before.generated), expanded(new_one.data, *after.generated),
                         new_one.causes);
}

bool same(const Reason& a, const Reason& b) {
  return a.rule == b.rule && a.effect == b.effect && a.fingerprint == b.fingerprint;
}

void add(std::vector<Reason>& all, std::vector<Reason> more, const std::string& deployment) {
  for (Reason& reason : more) {
    const auto known = std::find_if(all.begin(), all.end(), [&](const Reason& other) { return same(other, reason); });
    if (known != all.end()) {
      if (known->deployments.empty() || known->deployments.back() != deployment)
        known->deployments.push_back(deployment);
      continue;
    }
    reason.deployments = {deployment};
    all.push_back(std::move(reason));
  }
}

std::string zones_path(const PoolSide& side) {
  return side.generated == nullptr ? "" : "spec.provider.workers[" + std::to_string(side.generated->index) + "].zones";
}

ExplainedHash explain(const PoolSide& side, const providers::Deployment& deployment) {
  const bool in_place = side.generated->frame.scheme == hashing::HashScheme::in_place;
  const bool has_key = side.generated->frame.scheme != hashing::HashScheme::v1;
  const hashing::HashData& key = in_place ? side.generated->in_place : side.generated->key_data;
  return {has_key ? hash_lines(key) : std::vector<HashLine>(), hash_lines(deployment.data)};
}

/// "a-b-1f2e3-z1", or what is known of it.
Name class_name(const providers::Deployment& deployment, const Hash& hash, const Options& options) {
  if (!options.names_unknown.empty()) return UnknownText{options.names_unknown, deployment.class_prefix};
  if (hash && !deployment.name.empty() && deployment.name_unknown.empty())
    return deployment.class_prefix + *hash + deployment.class_suffix;
  const std::string* why = why_opaque(deployment.data);
  if (why == nullptr && hash && !deployment.name_unknown.empty()) {
    return UnknownText{deployment.name_unknown, deployment.class_prefix};
  }
  return UnknownText{why != nullptr ? *why : "the Shoot's technical ID is not known", deployment.class_prefix};
}

/// Not the name: without a technical ID that is unknown.
const std::string& slot_of(const providers::Deployment& deployment) {
  return deployment.slot.empty() ? deployment.zone : deployment.slot;
}

constexpr auto kBefore = [](auto& both) -> auto& { return both.before; };
constexpr auto kAfter = [](auto& both) -> auto& { return both.after; };

/// One side's facts of a deployment.
template <class Side>
void fill(MachineDeployment& deployment, const providers::Deployment* one, const PoolSide& pool, const Hash& hash,
          const Options& options, const Side& side) {
  if (one == nullptr) return;
  side(deployment.class_name) = class_name(*one, hash, options);
  side(deployment.minimum) = one->minimum;
  side(deployment.maximum) = one->maximum;
  side(deployment.max_surge) = one->max_surge;
  side(deployment.max_unavailable) = one->max_unavailable;
  if (options.explain_hash) side(deployment.hash) = explain(pool, *one);
}

}  // namespace

std::vector<MachineDeployment> compare_deployments(const ReasonContext& context, const PoolSide& before,
                                                   const PoolSide& after, const Options& options,
                                                   std::vector<Reason>& reasons) {
  std::map<std::string, std::pair<const providers::Deployment*, const providers::Deployment*>> by_slot;
  if (before.planned != nullptr) {
    for (const auto& deployment : before.planned->deployments) by_slot[slot_of(deployment)].first = &deployment;
  }
  if (after.planned != nullptr) {
    for (const auto& deployment : after.planned->deployments) by_slot[slot_of(deployment)].second = &deployment;
  }
  std::vector<MachineDeployment> result;
  for (const auto& [slot, sides] : by_slot) {
    const auto& [old_one, new_one] = sides;
    const providers::Deployment& any = new_one != nullptr ? *new_one : *old_one;
    const Hash old_hash = hash_of(old_one), new_hash = hash_of(new_one);
    MachineDeployment deployment;
    deployment.name = any.name;
    deployment.zone = any.zone;
    fill(deployment, old_one, before, old_hash, options, kBefore);
    fill(deployment, new_one, after, new_hash, options, kAfter);
    const std::string label = any.name.empty() ? slot : any.name;
    if (old_one == nullptr || new_one == nullptr) {
      deployment.verdict = old_one == nullptr ? Verdict::create : Verdict::remove;
      if (before.generated != nullptr && after.generated != nullptr) {
        add(reasons,
            {make_note(context, old_one == nullptr ? "core/zone-added" : "core/zone-removed", deployment.verdict,
                       zones_path(before), zones_path(after), "")},
            label);
      }
    } else {
      const bool renamed = !old_one->name.empty() && !new_one->name.empty() && old_one->name != new_one->name;
      const Equality equality = compare_hashes(*old_one, old_hash, *new_one, new_hash);
      std::vector<Reason> found;
      if (renamed) {
        found = {make_note(context, "core/deployment-renamed", Verdict::roll, "", zones_path(after),
                           "MachineDeployment " + old_one->name + " is now called " + new_one->name)};
        deployment.verdict = Verdict::roll;
      } else if (equality != Equality::equal) {
        if (!context.verdicts_only) found = reasons_of(context, before, *old_one, after, *new_one);
        const bool in_place =
            gardener::is_in_place(after.generated->pool) && new_one->renewal == providers::Renewal::by_pool;
        deployment.verdict = equality != Equality::different ? Verdict::unknown
                             : in_place                      ? Verdict::in_place
                                                             : Verdict::roll;
      } else {
        found = reasons_of_content(context, old_one->content.items(), new_one->content.items());
        deployment.verdict = gravest(found);
      }
      add(reasons, std::move(found), label);
    }
    result.push_back(std::move(deployment));
  }
  // A reason that concerns every deployment of the pool need not name them.
  for (Reason& reason : reasons) {
    if (reason.deployments.size() >= result.size()) reason.deployments.clear();
  }
  return result;
}

}  // namespace gprov::impact

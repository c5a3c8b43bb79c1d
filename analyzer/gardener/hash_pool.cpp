// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/hash_pool.hpp"

#include <algorithm>

#include "analyzer/gardener/node_agent_input.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;
using hashing::HashData;
using hashing::HashDatum;
using hashing::HashScheme;
using hashing::Opaque;
using hashing::Trigger;

bool lacks(const std::vector<Gap>& gaps, const std::string& pool, Trigger trigger) {
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](const Gap& gap) { return gap.pool == pool && gap.trigger == trigger; });
}

/// Puts the opaque values in.
void apply_gaps(HashData& data, const std::vector<Gap>& gaps, const std::string& pool) {
  for (const Gap& gap : gaps) {
    if (gap.pool != pool) continue;
    for (HashDatum& datum : data) {
      if (datum.trigger == gap.trigger) datum.value = gap.value;
    }
  }
}

hashing::NodeAgentKeyInput input_of(const model::Shoot& shoot, std::size_t index, const std::vector<Gap>& gaps,
                                    const hashing::Version& release) {
  hashing::NodeAgentKeyInput input = node_agent_key_input(shoot, index, release);
  // An image that is not known yet is still one item of the list.
  if (!input.image_name && lacks(gaps, input.pool, Trigger::machine_image)) input.image_name = "";
  // An open minor comes to the newest one, for which node-local-dns on its own does not count.
  if (lacks(gaps, input.pool, Trigger::kubernetes_minor)) input.kubernetes_version.clear();
  return input;
}

/// The datum that stands for a list of its own. Where its digest cannot be computed, link_digests makes it comparable.
HashDatum nested(Trigger trigger, const std::string& path, const std::optional<std::string>& digest) {
  return {trigger, "", path, digest ? hashing::DatumValue(*digest) : Opaque{}};
}

std::optional<std::string> config_text(const model::ShootWorker& worker) {
  if (!worker.provider_config) return std::nullopt;
  return model::canonical_text(worker.provider_config);
}

hashing::PoolHashFrame frame_v1(const model::Shoot& shoot, std::size_t index, const std::vector<Gap>& gaps,
                                const hashing::Version& library) {
  const model::ShootWorker& worker = shoot.spec.provider.workers[index];
  hashing::FrameV1Input input{input_of(shoot, index, gaps, library), config_text(worker),
                              worker_path(index) + ".providerConfig"};
  hashing::PoolHashFrame frame = hashing::frame_v1(input, library);
  apply_gaps(frame.before, gaps, worker.name);
  apply_gaps(frame.after, gaps, worker.name);
  return frame;
}

/// The library's choice: extensions/pkg/controller/worker/machines.go#WorkerPoolHash, by its release.
void choose_frame(GeneratedPool& generated, const model::Shoot& shoot, const std::vector<Gap>& gaps, bool in_place,
                  const hashing::Version& library) {
  const bool has_name = !in_place ? generated.record.current > 1 : true;
  const std::string path = worker_path(generated.index);
  const HashDatum secret = nested(Trigger::node_agent_secret, path, generated.pool.node_agent_secret_name);
  const HashDatum digest =
      nested(Trigger::in_place_hash, path + ".updateStrategy", hashing::in_place_hash(generated.in_place));
  if (in_place && hashing::has(library, GardenerFeature::in_place_scheme)) {
    generated.frame = {HashScheme::in_place, {secret, digest}, {}};
  } else if (!has_name || !hashing::has(library, GardenerFeature::hash_version_2)) {
    generated.frame = frame_v1(shoot, generated.index, gaps, library);
  } else {
    generated.frame = {HashScheme::v2, {secret}, {}};
    if (in_place && hashing::has(library, GardenerFeature::in_place_data_in_v2)) {
      generated.frame.before.push_back(digest);
    }
  }
}

std::string hash_in_place_pool(GeneratedPool& generated, const hashing::NodeAgentKeyInput& input,
                               const std::vector<Gap>& gaps, const Environment& environment) {
  const std::string& name = input.pool;
  generated.in_place = hashing::in_place_data(input);
  apply_gaps(generated.in_place, gaps, name);
  if (hashing::has(environment.gardener, GardenerFeature::in_place_scheme)) {
    generated.pool.node_agent_secret_name = "gardener-node-agent-" + name;
  } else {
    generated.key_data = hashing::in_place_key_data(input, environment.gardener);
    apply_gaps(generated.key_data, gaps, name);
    generated.pool.node_agent_secret_name = hashing::node_agent_secret_name(name, generated.key_data);
  }
  return generated.pool.node_agent_secret_name.value_or("");
}

/// Whether next_record looks at keys: else there is one version, and nothing is recorded.
bool records_keys(const Environment& environment) {
  return newest_hash_version(environment) == 1 || has_hash_versions(environment);
}

std::string hash_rolling_pool(GeneratedPool& generated, const hashing::NodeAgentKeyInput& input,
                              const std::vector<Gap>& gaps, const HashRecords* records,
                              const Environment& environment) {
  const std::string& name = input.pool;
  generated.key_data = hashing::node_agent_key_data(input, environment.gardener);
  apply_gaps(generated.key_data, gaps, name);
  std::map<int, HashData> keys;
  if (records_keys(environment)) {
    // Recorded is the key's present form, which is all that the releases with a record know.
    const std::string recorded = hashing::node_agent_key_v1(input, hashing::supported_gardener().newest);
    HashData& data_v1 = keys[1] = {{Trigger::node_agent_secret, "", "", recorded}};
    if (lacks(gaps, name, Trigger::kubernetes_minor)) data_v1.front().value = Opaque{};
    keys[2] = generated.key_data;
  }
  const HashRecord* previous = nullptr;
  if (records != nullptr) {
    if (const auto found = records->find(name); found != records->end()) previous = &found->second;
  }
  generated.record = next_record(previous, keys, name, environment);
  if (generated.record.current == 1) return hashing::node_agent_key_v1(input, environment.gardener);
  generated.pool.node_agent_secret_name = hashing::node_agent_secret_name(name, generated.key_data);
  return generated.pool.node_agent_secret_name.value_or("");
}

const std::string* why_open(const HashData& data) {
  for (const HashDatum& datum : data) {
    if (const auto* opaque = std::get_if<Opaque>(&datum.value)) return &opaque->why;
  }
  return nullptr;
}

using Nested = HashData GeneratedPool::*;

/// A value for a digest that cannot be computed, which compares with the other side's as their data do.
Opaque stand_in(const GeneratedPool& pool, const GeneratedPool* other, Nested list, const std::string& side) {
  const std::string family = "node agent of pool " + pool.pool.name;
  const std::string* why = why_open(pool.*list);
  if (why == nullptr && other != nullptr) why = why_open(other->*list);
  const std::string reason = why == nullptr ? "" : *why;
  if (other == nullptr) return {family, family, reason};
  switch (hashing::compare(pool.*list, other->*list)) {
    case hashing::Equality::equal:
      return {family, family, reason};
    case hashing::Equality::unknown:
      return {family + side, family, reason};
    case hashing::Equality::different:
      break;
  }
  return {family + side, family + side, reason};
}

void link(GeneratedPool& pool, const GeneratedPool* other, const std::string& side) {
  for (HashDatum& datum : pool.frame.before) {
    const bool is_secret = datum.trigger == Trigger::node_agent_secret;
    if (!is_secret && datum.trigger != Trigger::in_place_hash) continue;
    const Nested list = is_secret ? &GeneratedPool::key_data : &GeneratedPool::in_place;
    const bool open = why_open(pool.*list) != nullptr;
    const bool other_open = other != nullptr && why_open(other->*list) != nullptr;
    // One open list makes the other side's digest incomparable too, unless the lists differ for certain.
    const bool differs = other != nullptr && hashing::compare(pool.*list, other->*list) == hashing::Equality::different;
    if (open || (other_open && !differs)) datum.value = stand_in(pool, other, list, side);
  }
}

}  // namespace

std::string hash_pool(GeneratedPool& generated, const model::Shoot& shoot, const std::vector<Gap>& gaps,
                      const HashRecords* records, const Environment& environment) {
  const bool in_place = is_in_place(shoot.spec.provider.workers[generated.index]);
  const hashing::NodeAgentKeyInput input = input_of(shoot, generated.index, gaps, environment.gardener);
  const std::string key = in_place ? hash_in_place_pool(generated, input, gaps, environment)
                                   : hash_rolling_pool(generated, input, gaps, records, environment);
  choose_frame(generated, shoot, gaps, in_place, environment.library);
  return key;
}

HashRecords records_of(const std::vector<GeneratedPool>& pools) {
  HashRecords records;
  for (const GeneratedPool& pool : pools) records[pool.pool.name] = pool.record;
  return records;
}

void link_digests(std::vector<GeneratedPool>* before, std::vector<GeneratedPool>* after) {
  const auto partner = [](const std::vector<GeneratedPool>* pools, const std::string& name) -> const GeneratedPool* {
    if (pools == nullptr) return nullptr;
    const auto found =
        std::find_if(pools->begin(), pools->end(), [&](const GeneratedPool& pool) { return pool.pool.name == name; });
    return found == pools->end() ? nullptr : &*found;
  };
  if (before != nullptr) {
    for (GeneratedPool& pool : *before) link(pool, partner(after, pool.pool.name), " before");
  }
  if (after != nullptr) {
    for (GeneratedPool& pool : *after) link(pool, partner(before, pool.pool.name), " after");
  }
}

}  // namespace gprov::gardener

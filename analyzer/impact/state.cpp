// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/state.hpp"

#include <algorithm>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/gardener/submission.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/impact/operations.hpp"
#include "analyzer/impact/webhooks.hpp"
#include "analyzer/model/apply.hpp"
#include "analyzer/model/equal.hpp"
#include "hashing/questions.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;
using model::Object;

/// The objects of the Shoot's control-plane namespace carry the Shoot's name; where the technical ID cannot be
/// computed, the only object of that name tells it.
template <class T>
const Object<T>* of_shoot(const std::vector<Object<T>>& objects, const std::string& technical_id,
                          const std::string& name) {
  if (!technical_id.empty()) return find(objects, technical_id, name);
  const Object<T>* only = nullptr;
  for (const Object<T>& object : objects) {
    if (object.value.metadata.name != name) continue;
    if (only != nullptr) return nullptr;
    only = &object;
  }
  return only;
}

std::unique_ptr<State> begin(const Object<model::Shoot>& object) {
  auto state = std::make_unique<State>();
  state->object = &object;
  return state;
}

void admit(State& state, const State* before, const Environment& environment) {
  gardener::note_open_architectures(state.stored, state.profile.spec, environment);
  gardener::set_defaults(state.stored, environment);
  static const std::vector<gardener::Gap> kNone;
  gardener::Admission admission =
      gardener::admit(state.stored, before == nullptr ? nullptr : &before->stored,
                      before == nullptr ? kNone : before->gaps, state.profile.spec, environment);
  state.gaps = std::move(admission.gaps);
  state.rejections = std::move(admission.rejections);
  for (gardener::Gap& gap : state.gaps) {
    if (gap.needs.empty()) gap.needs = state.profile.name;
  }
}

/// What the API server itself says to the request, after all that mutates it.
void submit(State& state, const State* before, const Environment& environment) {
  gardener::Submission submission{state.stored,
                                  before == nullptr ? nullptr : &before->stored,
                                  {state.profile.spec, state.profile.root},
                                  {},
                                  state.rejections,
                                  environment};
  if (before != nullptr) submission.old_profile = {before->profile.spec, before->profile.root};
  state.rejections = gardener::rejections_of(submission);
}

/// What mutates a request on its way.
void change_by_admission(State& state, const State* before, const Environment& environment,
                         std::pmr::memory_resource& arena) {
  admit(state, before, environment);
  mutate(state, before, environment, arena);
}

void ask_for_refusals(State& state, const State* before, const Environment& environment,
                      std::pmr::memory_resource& arena) {
  const hashing::QuestionListener apart;  // a refusal decides no verdict
  submit(state, before, environment);
  validate(state, before, environment, arena);
}

void ask_about_profile(State& state, const State& before, const Environment& environment, const Given& given) {
  const hashing::QuestionListener apart;
  validate_profile(state, before, environment, given);
}

/// A stored object that somebody edited is a request; one that the API server has written since is accepted already,
/// and one that is as it was is nobody's request.
bool is_edited(const State& state, const State& before) {
  if (before.object->state != model::State::stored || model::equal(state.stored, before.stored)) return false;
  const std::string& version = state.stored.metadata.resource_version;
  return version.empty() || version == before.stored.metadata.resource_version;
}

void take_stored(State& state, const ProfileBook& profiles, const Environment& environment) {
  state.stored = state.object->value;
  gardener::note_open_architectures(state.stored, nullptr, environment);
  gardener::set_defaults(state.stored, environment);
  state.profile = profile_of(state.stored, profiles);
}

void build_before(State& state, const Given& given, const Environment& environment, std::pmr::memory_resource& arena) {
  if (state.object->state == model::State::stored) return take_stored(state, given.profiles.before, environment);
  state.stored = model::create(state.object->value, arena);
  state.profile = profile_of(state.stored, given.profiles.before);
  change_by_admission(state, nullptr, environment, arena);
}

void build_after(State& state, const State* before, const Given& given, const Environment& environment, Update update,
                 Pair& pair) {
  const model::Shoot& written = state.object->value;
  if (state.object->state == model::State::stored) {
    take_stored(state, given.profiles.after, environment);
    if (before == nullptr || !given.asks_for_refusals) return;
    if (is_edited(state, *before)) ask_for_refusals(state, before, environment, *pair.arena);
    ask_about_profile(state, *before, environment, given);
    return;
  }
  if (before == nullptr) {
    state.stored = model::create(written, *pair.arena);
  } else if (update == Update::replace) {
    state.stored = model::replace(written, before->stored);
  } else if (before->object->state == model::State::manifest) {
    state.stored = model::apply(before->object->value, written, before->stored, *pair.arena);
  } else {
    const auto last = model::last_applied(*before->object);
    pair.no_last_applied = !last;
    state.stored = model::apply(last ? last->shoot : model::Shoot{}, written, before->stored, *pair.arena);
  }
  state.profile = profile_of(state.stored, given.profiles.after);
  change_by_admission(state, before, environment, *pair.arena);
  if (!given.asks_for_refusals) return;
  ask_for_refusals(state, before, environment, *pair.arena);
  if (before != nullptr) ask_about_profile(state, *before, environment, given);
}

/// gardenlet's own Secret tells the hash version of each pool; else a pool of a live Worker that has no node-agent
/// secret is on version 1.
void learn_hash_versions(Environment& environment, const Object<model::Worker>* worker,
                         const model::HashSecret* secret) {
  const bool is_live = worker != nullptr && worker->state == model::State::stored;
  if (secret == nullptr && !is_live && environment.hash_versions.empty()) return;
  Environment learned = environment;
  if (secret != nullptr) {
    for (const model::RecordedPool& pool : secret->pools) {
      learned.hash_versions.emplace(pool.name, pool.current);
      learned.recorded_by_pool.emplace(pool.name, pool.recorded);
    }
  }
  if (is_live) {
    for (const model::WorkerPool& pool : worker->value.spec.pools) {
      learned.hash_versions.emplace(pool.name, pool.node_agent_secret_name ? 2 : 1);
    }
  }
  const int newest = gardener::newest_hash_version(environment);
  const auto is_other = [&](const auto& one) { return one.second != newest; };
  if (std::any_of(learned.hash_versions.begin(), learned.hash_versions.end(), is_other)) {
    gardener::note_told_versions(environment);
  }
  if (gardener::has_hash_versions(environment)) environment = std::move(learned);
}

const model::HashSecret* hash_secret(const model::Objects& objects, const std::string& ns) {
  const auto* found = ns.empty() ? nullptr : find(objects.hash_secrets, ns, model::kHashSecretName);
  if (found == nullptr && ns.empty() && objects.hash_secrets.size() == 1) found = &objects.hash_secrets.front();
  return found == nullptr ? nullptr : &found->value;
}

void complete(State& state, const model::Objects& objects, const State* before, const std::string& technical_id,
              Environment environment) {
  const std::string& name = state.stored.metadata.name;
  state.infrastructure = of_shoot(objects.infrastructures, technical_id, name);
  state.worker = of_shoot(objects.workers, technical_id, name);
  providers::Side& side = state.side;
  side.shoot = &state.stored;
  side.cloud_profile_name = state.profile.name;
  side.profile = state.profile.spec;
  side.infrastructure = state.infrastructure == nullptr ? nullptr : &state.infrastructure->value;
  side.worker = state.worker == nullptr ? nullptr : &state.worker->value;
  side.technical_id = technical_id;
  if (side.technical_id.empty() && state.worker != nullptr) side.technical_id = state.worker->value.metadata.ns;
  if (side.technical_id.empty() && state.infrastructure != nullptr) {
    side.technical_id = state.infrastructure->value.metadata.ns;
  }
  if (before == nullptr) learn_hash_versions(environment, state.worker, hash_secret(objects, side.technical_id));
  side.environment = environment;
  std::vector<model::WorkerPool> existing;
  if (before != nullptr) {
    for (const auto& generated : before->side.pools) existing.push_back(generated.pool);
  } else if (state.worker != nullptr) {
    existing = state.worker->value.spec.pools;
  }
  gardener::HashRecords records;
  if (before != nullptr) records = gardener::records_of(before->side.pools);
  side.pools = gardener::generate_pools(state.stored, state.gaps, state.profile.spec, existing,
                                        before == nullptr ? nullptr : &records, environment);
}

std::string technical_id_of(const Pair& pair) {
  for (const State* state : {pair.after.get(), pair.before.get()}) {
    if (state != nullptr && !state->object->value.status.technical_id.empty()) {
      return state->object->value.status.technical_id;
    }
  }
  return gardener::technical_id(pair.after ? pair.after->stored : pair.before->stored);
}

}  // namespace

void request_update(State& after, const State* before, const Environment& environment,
                    std::pmr::memory_resource& arena) {
  change_by_admission(after, before, environment, arena);
  ask_for_refusals(after, before, environment, arena);
}

Pair build(const Object<model::Shoot>* before, const Object<model::Shoot>* after, const Given& given,
           const Sides<Environment>& environment, Update update) {
  Pair pair;
  pair.arena = std::make_unique<std::pmr::monotonic_buffer_resource>();
  if (before != nullptr) {
    pair.before = begin(*before);
    build_before(*pair.before, given, environment.before, *pair.arena);
  }
  if (after != nullptr) {
    pair.after = begin(*after);
    build_after(*pair.after, pair.before.get(), given, environment.after, update, pair);
    begin_operations(*pair.after, pair.before.get(), environment.after);
  }
  const std::string technical_id = technical_id_of(pair);
  if (pair.before) complete(*pair.before, given.before, nullptr, technical_id, environment.before);
  if (pair.after) complete(*pair.after, given.after, pair.before.get(), technical_id, environment.after);
  for (State* state : {pair.before.get(), pair.after.get()}) {
    if (state != nullptr && given.memory != nullptr) state->side.configs = &given.memory->configs();
  }
  gardener::link_digests(pair.before ? &pair.before->side.pools : nullptr,
                         pair.after ? &pair.after->side.pools : nullptr);
  return pair;
}

}  // namespace gprov::impact

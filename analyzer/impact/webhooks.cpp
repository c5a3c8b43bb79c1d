// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/webhooks.hpp"

#include "analyzer/model/equal.hpp"

namespace gprov::impact {
namespace {

providers::WebhookRequest request_of(State& state, const State* before, const gardener::Environment& environment,
                                     std::pmr::memory_resource& arena) {
  return {state.stored,       before == nullptr ? nullptr : &before->stored,
          state.profile.spec, before == nullptr ? nullptr : before->profile.spec,
          environment,        arena,
          state.rejections};
}

const providers::Provider* provider_of(const State& state) { return providers::find(state.stored.spec.provider.type); }

}  // namespace

void mutate(State& state, const State* before, const gardener::Environment& environment,
            std::pmr::memory_resource& arena) {
  const providers::Provider* provider = provider_of(state);
  if (provider == nullptr || provider->mutate == nullptr) return;
  provider->mutate(request_of(state, before, environment, arena));
}

void validate(State& state, const State* before, const gardener::Environment& environment,
              std::pmr::memory_resource& arena) {
  const providers::Provider* provider = provider_of(state);
  if (provider == nullptr || provider->validate == nullptr) return;
  provider->validate(request_of(state, before, environment, arena));
}

void validate_profile(State& state, const State& before, const gardener::Environment& environment, Memory* memory) {
  const providers::Provider* provider = provider_of(state);
  const model::CloudProfileSpec* profile = state.profile.spec;
  if (provider == nullptr || provider->validate_profile == nullptr || profile == nullptr) return;
  const model::CloudProfileSpec* old = before.profile.spec;
  if (old == nullptr || old == profile) return;
  if (memory == nullptr ? model::equal(*old, *profile) : memory->are_equal(*old, *profile)) return;
  provider->validate_profile({*profile, old, environment, state.rejections, state.profile.root});
}

}  // namespace gprov::impact

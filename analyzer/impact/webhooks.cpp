// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/webhooks.hpp"

#include "hashing/semver.hpp"

namespace gprov::impact {
namespace {

providers::WebhookRequest request_of(State& state, const State* before, const gardener::Environment& environment,
                                     std::pmr::memory_resource& arena) {
  return {state.stored,       before == nullptr ? nullptr : &before->stored,
          state.profile.spec, before == nullptr ? nullptr : before->profile.spec,
          environment,        arena,
          state.rejections};
}

/// The CloudProfile that a profile is, or is merged from; nullptr if it was not given.
const model::CloudProfileSpec* cloud_profile(const ProfileReference& profile, const ProfileBook& book) {
  const auto found = book.profiles.find(profile_key({"CloudProfile", profile.root}, ""));
  return found == book.profiles.end() ? nullptr : found->second.spec;
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

const std::vector<gardener::Rejection>& profile_refusals(const providers::Provider& provider,
                                                         const model::CloudProfileSpec& old,
                                                         const model::CloudProfileSpec& profile,
                                                         const gardener::Environment& environment,
                                                         const std::string& name, Memory& memory) {
  const std::string extension = std::string(provider.type) + " " + hashing::to_string(environment.extension);
  return memory.refusals(old, profile, extension, [&] {
    std::vector<gardener::Rejection> rejections;
    provider.validate_profile({profile, &old, environment, rejections, name});
    return rejections;
  });
}

void validate_profile(State& state, const State& before, const gardener::Environment& environment, const Given& given) {
  const providers::Provider* provider = provider_of(state);
  if (provider == nullptr || provider->validate_profile == nullptr) return;
  const model::CloudProfileSpec* profile = cloud_profile(state.profile, given.profiles.after);
  const model::CloudProfileSpec* old = cloud_profile(before.profile, given.profiles.before);
  if (profile == nullptr || old == nullptr || old == profile) return;
  Memory own;
  Memory& memory = given.memory == nullptr ? own : *given.memory;
  if (memory.are_equal(*old, *profile)) return;
  const auto& refused = profile_refusals(*provider, *old, *profile, environment, state.profile.root, memory);
  state.rejections.insert(state.rejections.end(), refused.begin(), refused.end());
}

}  // namespace gprov::impact

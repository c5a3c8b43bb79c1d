// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/count_resting.hpp"

#include <algorithm>
#include <tuple>

namespace gprov::impact {
namespace {

bool is_silent(const Pool& pool) {
  return pool.verdict == Verdict::none && pool.confidence == Confidence::certain && !pool.rollout &&
         pool.conditions.empty() && pool.recreate_of.empty() && pool.reasons.empty() && pool.warnings.empty();
}

/// What a witness tells.
enum class Speech : std::uint8_t {
  nothing,
  refusal,  ///< of its profile, and nothing else
  more,
};

Speech speech_of(const ShootAnswer* answer) {
  if (answer == nullptr) return Speech::more;
  const Shoot& shoot = answer->shoot;
  const bool is_silent =
      answer->is_untouched && answer->diagnostics.empty() && shoot.verdict == Verdict::none &&
      shoot.reconcile_errors.empty() &&
      std::all_of(shoot.pools.begin(), shoot.pools.end(), [](const Pool& pool) { return impact::is_silent(pool); });
  if (!is_silent) return Speech::more;
  if (shoot.rejections.empty()) return Speech::nothing;
  const bool of_profile = std::all_of(shoot.rejections.begin(), shoot.rejections.end(), [](const Refusal& refusal) {
    return refusal.what.object == "CloudProfile" || refusal.what.object == "NamespacedCloudProfile";
  });
  return of_profile ? Speech::refusal : Speech::more;
}

bool is_same(const Refusal& a, const Refusal& b) {
  const auto told = [](const gardener::Rejection& one) {
    return std::tie(one.rule, one.object, one.by, one.type, one.path, one.message, one.place);
  };
  return told(a.what) == told(b.what) && a.at == b.at;
}

/// The place in `likes` of one that is refused like `shoot`.
std::uint32_t like_of(const Shoot& shoot, std::vector<Shoot>& likes) {
  const auto at = std::find_if(likes.begin(), likes.end(), [&](const Shoot& one) {
    return std::equal(one.rejections.begin(), one.rejections.end(), shoot.rejections.begin(), shoot.rejections.end(),
                      is_same);
  });
  const auto place = static_cast<std::uint32_t>(at - likes.begin());
  if (at == likes.end()) {
    likes.emplace_back().exists = shoot.exists;
    likes.back().rejections = shoot.rejections;
  }
  return place;
}

/// What witnesses tell, each in its place.
struct Speeches {
  std::vector<Speech> all;
  std::vector<std::uint32_t> likes;  ///< of those that tell a refusal
};

/// What is to be told of one that has `parts`: what is told of its frame, which names the profile, if no witness of
/// another part tells a refusal that differs, and those of its pools, whose profile it is, too, tell the same.
Speech speech_of(const std::vector<std::uint32_t>& parts, const Resting& resting, const Speeches& speeches) {
  const std::uint32_t frame = resting.parts[parts.front()].witness;
  const Speech told = speeches.all[frame];
  for (const std::uint32_t part : parts) {
    const std::uint32_t witness = resting.parts[part].witness;
    const Speech other = speeches.all[witness];
    if (other == Speech::more) return Speech::more;
    if (other == Speech::refusal && (told != other || speeches.likes[witness] != speeches.likes[frame])) {
      return Speech::more;
    }
    if (!resting.parts[part].pool.empty() && other != told) return Speech::more;
  }
  return told;
}

bool uses_one_of(const ShootProfiles& shoot, const std::set<std::string>& profiles) {
  return std::any_of(shoot.keys.begin(), shoot.keys.end(),
                     [&](const std::string& key) { return profiles.contains(key); });
}

const ShootAnswer* find(const std::vector<ShootAnswer>& answers, const Witness& witness) {
  const auto at = std::lower_bound(answers.begin(), answers.end(), witness,
                                   [&](const ShootAnswer& a, const Witness& b) { return key(a.shoot) < key(b); });
  return at != answers.end() && key(at->shoot) == key(witness) ? &*at : nullptr;
}

std::int64_t deployments_of(const ShootAnswer* answer, std::string_view name) {
  if (answer == nullptr) return 0;
  for (const Pool& pool : answer->shoot.pools) {
    if (pool.name == name) return static_cast<std::int64_t>(pool.machine_deployments.size());
  }
  return 0;
}

}  // namespace

Uncounted count_resting(Impact& impact, const Resting& resting, const std::vector<ShootAnswer>& answers,
                        const UsedProfiles& profiles, std::optional<std::size_t> enough, ProfileUsers& users) {
  Uncounted result;
  std::vector<const ShootAnswer*> of_witnesses;
  Speeches speeches;
  for (const Witness& witness : resting.witnesses) {
    const ShootAnswer* const answer = find(answers, witness);
    of_witnesses.push_back(answer);
    speeches.all.push_back(speech_of(answer));
    speeches.likes.push_back(speeches.all.back() == Speech::refusal ? like_of(answer->shoot, result.likes) : 0);
  }
  std::vector<std::int64_t> deployments;
  for (const Part& part : resting.parts) deployments.push_back(deployments_of(of_witnesses[part.witness], part.pool));
  std::size_t read = 0;  // of those that are refused
  Summary& summary = impact.summary;
  for (std::uint32_t i = 0; i < resting.counted.size(); ++i) {
    const std::vector<std::uint32_t>& parts = resting.counted[i].parts;
    const Speech told = speech_of(parts, resting, speeches);
    // The frame, which names the profile, is the first part.
    const std::uint32_t frame = resting.parts[parts.front()].witness;
    const bool has_to_be_read = told == Speech::more || (told == Speech::refusal && (!enough || read++ < *enough)) ||
                                uses_one_of(of_witnesses[frame]->profiles, profiles.that_ask);
    if (has_to_be_read) {
      result.places.push_back(i);
      continue;
    }
    const ShootProfiles& alike = of_witnesses[frame]->profiles;
    if (uses_one_of(alike, profiles.changed)) add_user(users, {alike.keys, {}, "", {}});
    if (told == Speech::refusal) {
      result.repeated.push_back({i, speeches.likes[frame]});
      ++summary.rejected;
    } else {
      ++impact.resting;
    }
    ++summary.shoots;
    for (const std::uint32_t part : parts) {
      if (resting.parts[part].pool.empty()) continue;
      ++summary.pools;
      summary.machine_deployments += deployments[part];
      ++summary.verdicts.at(static_cast<std::size_t>(Verdict::none));
    }
  }
  return result;
}

}  // namespace gprov::impact

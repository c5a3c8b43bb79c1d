// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profiles.hpp"

#include <algorithm>
#include <iterator>

#include "analyzer/impact/profile_effects.hpp"
#include "analyzer/impact/profile_requests.hpp"
#include "analyzer/manifest/problems.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal_struct.hpp"

namespace gprov::impact {
namespace {

using gardener::Rejection;
using manifest::Severity;
using model::NamespacedCloudProfile;
using model::Object;

bool same_status(const model::CloudProfile&, const model::CloudProfile&) { return true; }
bool same_status(const NamespacedCloudProfile& a, const NamespacedCloudProfile& b) {
  return model::equal_struct(a.status, b.status);
}

template <class T>
bool may_touch_nodes(const Object<T>& a, const Object<T>& b) {
  return !model::equal_struct(a.value.spec, b.value.spec) || !same_status(a.value, b.value);
}

template <class T>
bool differ(const Object<T>& a, const Object<T>& b) {
  return may_touch_nodes(a, b) || a.value.metadata.labels != b.value.metadata.labels ||
         a.value.metadata.annotations != b.value.metadata.annotations;
}

const char* kind_of(const Object<model::CloudProfile>&) { return "CloudProfile"; }
const char* kind_of(const Object<NamespacedCloudProfile>&) { return "NamespacedCloudProfile"; }

class Profiles {
 public:
  Profiles(Impact& impact, const ProfileTallies& tallies, const ProfileUsers& users, const Given& given,
           const Options& options)
      : impact_(impact), tallies_(tallies), users_(users), given_(given), options_(options) {
    use_.shoots = users.used_by;
    for (const auto& one : given.before.namespaced_cloud_profiles) use_.namespaced.push_back(&one.value);
  }

  void add_all() {
    each(given_.before.cloud_profiles, given_.after.cloud_profiles);
    each(given_.before.namespaced_cloud_profiles, given_.after.namespaced_cloud_profiles);
  }

 private:
  template <class T>
  void each(const std::vector<Object<T>>& before, const std::vector<Object<T>>& after) {
    for (const Object<T>& now : after) {
      const Object<T>* old = find(before, now.value.metadata.ns, now.value.metadata.name);
      if (old == nullptr && manifest::has_error(given_.before.problems)) {
        not_compared(now, "old");
      } else if (old == nullptr || differ(*old, now)) {
        add(old, &now);
      }
    }
    for (const Object<T>& old : before) {
      if (find(after, old.value.metadata.ns, old.value.metadata.name) != nullptr) continue;
      if (manifest::has_error(given_.after.problems)) {
        not_compared(old, "new");
      } else {
        add(&old, static_cast<const Object<T>*>(nullptr));
      }
    }
  }

  template <class T>
  void not_compared(const Object<T>& object, const std::string& side) {
    const model::ObjectMeta& meta = object.value.metadata;
    impact_.diagnostics.push_back({Severity::warning,
                                   std::string(kind_of(object)) + " " + (meta.ns.empty() ? "" : meta.ns + "/") +
                                       meta.name + " was not compared: the " + side +
                                       " side has errors, and the profile is not among what could be read",
                                   model::position(object.origin, "metadata.name")});
  }

  template <class T>
  void add(const Object<T>* old, const Object<T>* now) {
    const Object<T>& any = now != nullptr ? *now : *old;
    CloudProfile& entry = impact_.cloud_profiles.emplace_back();
    entry.kind = kind_of(any);
    entry.ns = any.value.metadata.ns;
    entry.name = any.value.metadata.name;
    key_ = profile_key({entry.kind, entry.name}, entry.ns);
    const auto users = users_.shoots.find(key_);
    entry.shoots = users == users_.shoots.end() ? 0 : users->second;
    // A Shoot that uses it says that it is there, though the old side does not show it.
    const bool is_context = old == nullptr && entry.shoots > 0;
    if (now != nullptr && !is_context) {
      ProfileVerdict verdict = request(old, *now, {use_, given_, options_});
      for (const Rejection& rejection : verdict.rejections) {
        const std::string& path = rejection.place.empty() ? rejection.path : rejection.place;
        entry.rejections.push_back({rejection, model::position(now->origin, path)});
      }
      if (verdict.unchecked) impact_.has_unknown = true;
      std::move(verdict.diagnostics.begin(), verdict.diagnostics.end(), std::back_inserter(impact_.diagnostics));
    }
    const Change change = is_context       ? Change::unseen
                          : old == nullptr ? Change::created
                          : now == nullptr ? Change::removed
                                           : Change::updated;
    entry.change = word(change);
    const bool any_shoot = !given_.before.shoots.empty() || !given_.after.shoots.empty();
    if (change == Change::updated && !any_shoot && !options_.allow_empty && may_touch_nodes(*old, *now)) {
      impact_.has_unknown = true;
    }
    entry.effects = effects_of(tallies_, key_, change, model::position(any.origin, "metadata.name"));
  }

  Impact& impact_;
  const ProfileTallies& tallies_;
  const ProfileUsers& users_;
  const Given& given_;
  const Options& options_;
  gardener::ProfileUse use_;
  std::string key_;  ///< of the profile in question
};

/// One Shoot's own reasons say it already.
void tell_missing(Impact& impact, const ProfileUsers& users) {
  for (const auto& [name, missing] : users.missing) {
    if (missing.shoots < 2) continue;
    impact.diagnostics.push_back(
        {Severity::warning,
         name + " was not given, and " + std::to_string(missing.shoots) +
             " Shoots use it, this one among them: what it does to their nodes is unknown; give it with --with",
         missing.first});
  }
}

}  // namespace

std::set<std::string> changed_profiles(const model::Objects& before, const model::Objects& after) {
  std::set<std::string> keys;
  const auto add = [&](const auto& object) {
    keys.insert(profile_key({kind_of(object), object.value.metadata.name}, object.value.metadata.ns));
  };
  const auto each = [&](const auto& some, const auto& others) {
    for (const auto& one : some) {
      const auto* other = find(others, one.value.metadata.ns, one.value.metadata.name);
      if (other == nullptr || differ(one, *other)) add(one);
    }
  };
  each(before.cloud_profiles, after.cloud_profiles);
  each(after.cloud_profiles, before.cloud_profiles);
  each(before.namespaced_cloud_profiles, after.namespaced_cloud_profiles);
  each(after.namespaced_cloud_profiles, before.namespaced_cloud_profiles);
  return keys;
}

std::set<std::string> profiles_that_ask(const model::Objects& before, const model::Objects& after) {
  const auto versions_of = [](const auto& spec) {
    std::set<std::string> versions;
    const auto add_all = [&](const std::string& of, const auto& list) {
      for (const auto& one : list) versions.insert(of + " " + one.version);
    };
    if constexpr (requires { spec.kubernetes->versions; }) {
      if (spec.kubernetes) add_all("", spec.kubernetes->versions);
    } else {
      add_all("", spec.kubernetes.versions);
    }
    for (const auto& image : spec.machine_images) add_all(image.name, image.versions);
    return versions;
  };
  std::set<std::string> keys;
  const auto each = [&](const auto& some, const auto& others) {
    for (const auto& old : some) {
      const model::ObjectMeta& meta = old.value.metadata;
      const auto* now = find(others, meta.ns, meta.name);
      if (now == nullptr) continue;
      const auto were = versions_of(old.value.spec), are = versions_of(now->value.spec);
      const bool lacks = !std::includes(are.begin(), are.end(), were.begin(), were.end());
      if (lacks || !model::equal_value(old.value.spec.limits, now->value.spec.limits)) {
        keys.insert(profile_key({kind_of(old), meta.name}, meta.ns));
      }
    }
  };
  each(before.cloud_profiles, after.cloud_profiles);
  each(before.namespaced_cloud_profiles, after.namespaced_cloud_profiles);
  return keys;
}

ShootProfiles profiles_of(const Pair& pair) {
  ShootProfiles result;
  for (const State* state : {pair.before.get(), pair.after.get()}) {
    if (state == nullptr) continue;
    const gardener::ProfileName name = gardener::referenced_profile(state->stored);
    if (!name.name.empty()) result.keys.insert(profile_key(name, state->stored.metadata.ns));
    if (!state->profile.root.empty()) result.keys.insert("CloudProfile " + state->profile.root);
    if (state->profile.spec != nullptr) continue;
    result.missing = state->profile.name.empty() ? "the CloudProfile that a Shoot ought to name" : state->profile.name;
    result.missing_at = model::position(state->object->origin, "spec.cloudProfile.name");
  }
  if (pair.before) result.used_by.push_back(gardener::user_of(pair.before->stored));
  return result;
}

void add_user(ProfileUsers& users, ShootProfiles shoot) {
  for (const std::string& key : shoot.keys) ++users.shoots[key];
  if (users.are_asked) std::move(shoot.used_by.begin(), shoot.used_by.end(), std::back_inserter(users.used_by));
  if (shoot.missing.empty()) return;
  ProfileUsers::Missing& missing = users.missing[shoot.missing];
  if (missing.shoots++ == 0) missing.first = std::move(shoot.missing_at);
}

void add_profiles(Impact& impact, const ProfileTallies& tallies, const ProfileUsers& users, const Given& given,
                  const Options& options) {
  Profiles(impact, tallies, users, given, options).add_all();
  std::sort(impact.cloud_profiles.begin(), impact.cloud_profiles.end(),
            [](const CloudProfile& a, const CloudProfile& b) {
              return std::tie(a.ns, a.name, a.kind) < std::tie(b.ns, b.name, b.kind);
            });
  tell_missing(impact, users);
}

}  // namespace gprov::impact

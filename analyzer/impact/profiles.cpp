// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profiles.hpp"

#include <algorithm>

#include "analyzer/gardener/profile_admission.hpp"
#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/impact/profile_effects.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {
namespace {

using gardener::Rejection;
using manifest::Severity;
using model::NamespacedCloudProfile;
using model::Object;

bool has_error(const model::Objects& objects) {
  return std::any_of(objects.problems.begin(), objects.problems.end(),
                     [](const manifest::Problem& problem) { return problem.severity == Severity::error; });
}

bool same_status(const model::CloudProfile&, const model::CloudProfile&) { return true; }
bool same_status(const NamespacedCloudProfile& a, const NamespacedCloudProfile& b) {
  return model::equal_struct(a.status, b.status);
}

template <class T>
bool differ(const Object<T>& a, const Object<T>& b) {
  return !model::equal_struct(a.value.spec, b.value.spec) || a.value.metadata.labels != b.value.metadata.labels ||
         a.value.metadata.annotations != b.value.metadata.annotations || !same_status(a.value, b.value);
}

const char* kind_of(const Object<model::CloudProfile>&) { return "CloudProfile"; }
const char* kind_of(const Object<NamespacedCloudProfile>&) { return "NamespacedCloudProfile"; }

class Profiles {
 public:
  Profiles(Impact& impact, const std::vector<ShootProfiles>& shoots, const std::vector<ShootProfiles>& users,
           const Given& given, const Options& options)
      : impact_(impact), shoots_(shoots), users_(users), given_(given), options_(options) {
    for (const ShootProfiles& shoot : users) {
      use_.shoots.insert(use_.shoots.end(), shoot.used_by.begin(), shoot.used_by.end());
    }
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
      if (old == nullptr && has_error(given_.before)) {
        not_compared(now, "old");
      } else if (old == nullptr || differ(*old, now)) {
        add(old, &now);
      }
    }
    for (const Object<T>& old : before) {
      if (find(after, old.value.metadata.ns, old.value.metadata.name) != nullptr) continue;
      has_error(given_.after) ? not_compared(old, "new") : add(&old, static_cast<const Object<T>*>(nullptr));
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
    entry.shoots = std::count_if(users_.begin(), users_.end(),
                                 [&](const ShootProfiles& shoot) { return shoot.keys.contains(key_); });
    // A Shoot that uses it says that it is there, though the old side does not show it.
    const bool is_context = old == nullptr && entry.shoots > 0;
    if (now != nullptr && !is_context) {
      for (const Rejection& rejection : request(old, *now)) {
        entry.rejections.push_back({rejection, model::position(now->origin, rejection.path)});
      }
    }
    const Change change = is_context       ? Change::unseen
                          : old == nullptr ? Change::created
                          : now == nullptr ? Change::removed
                                           : Change::updated;
    entry.change = word(change);
    entry.effects = effects_of(impact_, shoots_, key_, change, model::position(any.origin, "metadata.name"));
  }

  gardener::Environment environment(const std::string& type) {
    const providers::Provider* provider = providers::find(type);
    const auto told = [](const auto& shoots) -> const model::Shoot* {
      for (const auto& shoot : shoots) {
        if (!shoot.value.status.gardener.version.empty()) return &shoot.value;
      }
      return nullptr;
    };
    return releases(told(given_.before.shoots), told(given_.after.shoots), provider, given_, options_)
        .environment.after;
  }

  std::vector<Rejection> request(const Object<model::CloudProfile>* old, const Object<model::CloudProfile>& now) {
    gardener::Environment own = environment(now.value.spec.type);
    std::optional<model::CloudProfile> before;
    if (old != nullptr) {
      before = old->value;
      gardener::set_defaults(before->spec);
    }
    if (before) learn_gates(own, before->spec);
    auto answer = gardener::submit(now.value, before ? &*before : nullptr, use_, own);
    forgive(answer.rejections, before ? &*before : nullptr, own, now.value, model::position(now.origin, "spec"));
    const providers::Provider* provider = providers::find(now.value.spec.type);
    if (answer.rejections.empty() && provider != nullptr && provider->validate_profile != nullptr &&
        (old == nullptr || !model::equal(answer.stored, before->spec))) {
      provider->validate_profile(
          {answer.stored, before ? &before->spec : nullptr, own, answer.rejections, now.value.metadata.name});
    }
    return answer.rejections;
  }

  /// What the old side holds already the API server once took: the gate was on, unless somebody tells otherwise.
  static void learn_gates(gardener::Environment& own, const model::CloudProfileSpec& old) {
    const auto staged = [](const auto& version) { return !version.lifecycle.empty(); };
    const auto& kubernetes = old.kubernetes.versions;
    bool has_stages = std::any_of(kubernetes.begin(), kubernetes.end(), staged);
    for (const auto& image : old.machine_images) {
      has_stages = has_stages || std::any_of(image.versions.begin(), image.versions.end(), staged);
    }
    if (!old.machine_capabilities.empty() && !own.profile_capabilities) own.profile_capabilities = true;
    if (has_stages && !own.version_lifecycle) own.version_lifecycle = true;
  }

  /// Takes out what says nothing against this update, and tells of it as a warning: what the API server would refuse of
  /// the old side as well, which it holds (the manifest is an excerpt, or the release another one), and what hangs on a
  /// gate that nobody told.
  void forgive(std::vector<Rejection>& rejections, const model::CloudProfile* before, const gardener::Environment& own,
               const model::CloudProfile& now, const Position& at) {
    const std::string& name = now.metadata.name;
    const bool writes_flavors = static_cast<bool>(now.spec.provider_config);
    // Which version it is about makes no other kind of finding.
    const auto kind = [](const Rejection& one) {
      std::string text = one.path + " " + one.message;
      std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
      return text;
    };
    std::set<std::string> known;
    if (before != nullptr) {
      for (const Rejection& one : gardener::submit(*before, before, {}, own).rejections) known.insert(kind(one));
    }
    const auto forgive_where = [&](const auto& is_forgiven, const std::string& why) {
      std::string first;
      const auto count = std::erase_if(rejections, [&](const Rejection& one) {
        if (!is_forgiven(one)) return false;
        if (first.empty()) first = one.path + ": " + one.message;
        return true;
      });
      if (count == 0) return;
      impact_.diagnostics.push_back({Severity::warning,
                                     "CloudProfile " + name + ": " + why + " (" +
                                         counted(static_cast<std::int64_t>(count), "finding") + "; the first is " +
                                         first + ")",
                                     at});
    };
    const auto is_about_gate = [](const Rejection& one) { return one.message.ends_with("feature gate"); };
    forgive_where(
        [&](const Rejection& one) {
          return (one.path.ends_with("machineCapabilities") && is_about_gate(one) && !own.profile_capabilities) ||
                 (one.path.ends_with(".lifecycle") && is_about_gate(one) && !own.version_lifecycle);
        },
        "refused only where a feature gate is off, as it is by default; nobody told, see --feature-gate");
    forgive_where(
        [&](const Rejection& one) {
          return writes_flavors && one.path.ends_with("].capabilityFlavors") && one.type == "Required";
        },
        "refused unless the extension's webhook writes the flavors, which it does from the providerConfig");
    forgive_where([&](const Rejection& one) { return known.contains(kind(one)) && !is_about_gate(one); },
                  "the API server refuses what the old side has too, so it does not count as a refusal of this update");
  }

  std::vector<Rejection> request(const Object<NamespacedCloudProfile>* old, const Object<NamespacedCloudProfile>& now) {
    const auto seen = [](const ProfileBook& book, const std::string& key) -> const model::CloudProfileSpec* {
      const auto found = book.profiles.find(key);
      return found == book.profiles.end() ? nullptr : found->second.spec;
    };
    const model::CloudProfileSpec* parent = seen(given_.profiles.after, "CloudProfile " + now.value.spec.parent.name);
    std::optional<NamespacedCloudProfile> before;
    if (old != nullptr) {
      before = old->value;
      gardener::set_defaults(before->spec);
      if (const auto* merged = seen(given_.profiles.before, key_)) before->status.cloud_profile_spec = *merged;
    }
    // Without its parent nothing can be said against the overrides: that it was not given does not mean it is absent.
    gardener::Environment own = environment(parent == nullptr ? "" : parent->type);
    if (parent != nullptr) learn_gates(own, *parent);
    auto answer = gardener::submit(now.value, before ? &*before : nullptr, parent, use_, own);
    if (parent == nullptr) {
      std::erase_if(answer.rejections, [](const Rejection& one) { return one.by != "validation"; });
      impact_.diagnostics.push_back({Severity::warning,
                                     "NamespacedCloudProfile " + now.value.metadata.ns + "/" + now.value.metadata.name +
                                         ": its parent CloudProfile " + now.value.spec.parent.name +
                                         " was not given, so its overrides were not checked; give it with --with",
                                     model::position(now.origin, "spec.parent.name")});
    }
    return answer.rejections;
  }

  Impact& impact_;
  const std::vector<ShootProfiles>& shoots_;
  const std::vector<ShootProfiles>& users_;
  const Given& given_;
  const Options& options_;
  gardener::ProfileUse use_;
  std::string key_;  ///< of the profile in question
};

/// One Shoot's own reasons say it already.
void tell_missing(Impact& impact, const std::vector<ShootProfiles>& shoots) {
  std::map<std::string, std::vector<const ShootProfiles*>> missing;
  for (const ShootProfiles& shoot : shoots) {
    if (!shoot.missing.empty()) missing[shoot.missing].push_back(&shoot);
  }
  for (const auto& [name, users] : missing) {
    if (users.size() < 2) continue;
    impact.diagnostics.push_back(
        {Severity::warning,
         name + " was not given, and " + std::to_string(users.size()) +
             " Shoots use it, this one among them: what it does to their nodes is unknown; give it with --with",
         model::position(*users.front()->missing_in, "spec.cloudProfile.name")});
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

ShootProfiles profiles_of(const Pair& pair) {
  ShootProfiles result;
  for (const State* state : {pair.before.get(), pair.after.get()}) {
    if (state == nullptr) continue;
    const gardener::ProfileName name = gardener::referenced_profile(state->stored);
    if (!name.name.empty()) result.keys.insert(profile_key(name, state->stored.metadata.ns));
    if (!state->profile.root.empty()) result.keys.insert("CloudProfile " + state->profile.root);
    if (state->profile.spec != nullptr) continue;
    result.missing = state->profile.name.empty() ? "the CloudProfile that a Shoot ought to name" : state->profile.name;
    result.missing_in = &state->object->origin;
  }
  if (pair.before) result.used_by.push_back(gardener::user_of(pair.before->stored));
  return result;
}

void add_profiles(Impact& impact, const std::vector<ShootProfiles>& shoots, const std::vector<ShootProfiles>& users,
                  const Given& given, const Options& options) {
  Profiles(impact, shoots, users, given, options).add_all();
  std::sort(impact.cloud_profiles.begin(), impact.cloud_profiles.end(),
            [](const CloudProfile& a, const CloudProfile& b) {
              return std::tie(a.ns, a.name, a.kind) < std::tie(b.ns, b.name, b.kind);
            });
  tell_missing(impact, users);
}

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profile_requests.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "analyzer/gardener/profile_admission.hpp"
#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/impact/profile_effects.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/impact/webhooks.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/namespaced_profile.hpp"
#include "analyzer/providers/profile_config.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;
using gardener::Rejection;
using manifest::Severity;
using model::NamespacedCloudProfile;
using model::Object;

Environment environment_of(const std::string& type, const ProfileContext& context) {
  const auto told = [](const auto& shoots) -> const model::Shoot* {
    for (const auto& shoot : shoots) {
      if (!shoot.value.status.gardener.version.empty()) return &shoot.value;
    }
    return nullptr;
  };
  const Given& given = context.given;
  return releases(told(given.before.shoots), told(given.after.shoots), providers::find(type), given, context.options)
      .environment.after;
}

/// What the old side holds already the API server once took: the gate was on, unless somebody tells otherwise.
void learn_gates(Environment& own, const model::CloudProfileSpec& old) {
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
void forgive(ProfileVerdict& verdict, const model::CloudProfile* before, const Environment& own,
             const model::CloudProfile& now, const Position& at) {
  if (verdict.rejections.empty()) return;
  const providers::Provider* provider = providers::find(now.spec.type);
  const bool is_known = provider != nullptr && provider->decode_profile_config != nullptr;
  const bool may_write_flavors = !is_known && now.spec.provider_config;
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
    const auto count = std::erase_if(verdict.rejections, [&](const Rejection& one) {
      if (!is_forgiven(one)) return false;
      if (first.empty()) first = one.path + ": " + one.message;
      return true;
    });
    if (count == 0) return;
    verdict.diagnostics.push_back({Severity::warning,
                                   "CloudProfile " + now.metadata.name + ": " + why + " (" +
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
        const bool hangs_on_it =
            may_write_flavors && one.path.ends_with("].capabilityFlavors") && one.type == "Required";
        verdict.unchecked = verdict.unchecked || hangs_on_it;
        return hangs_on_it;
      },
      "refused unless the extension's webhook writes the flavors, and this program does not know the extension");
  forgive_where([&](const Rejection& one) { return known.contains(kind(one)) && !is_about_gate(one); },
                "the API server refuses what the old side has too, so it does not count as a refusal of this update");
}

const model::CloudProfileSpec* seen(const ProfileBook& book, const std::string& key) {
  const auto found = book.profiles.find(key);
  return found == book.profiles.end() ? nullptr : found->second.spec;
}

/// What the extension's webhook refuses. Its Shoots have asked that already, if they see the profile as the request
/// leaves it.
std::vector<Rejection> refused_by_webhook(const providers::ProfileRequest& request, const providers::Provider& provider,
                                          const Given& given) {
  const std::string key = profile_key({"CloudProfile", request.name}, "");
  const model::CloudProfileSpec* before = seen(given.profiles.before, key);
  const model::CloudProfileSpec* after = seen(given.profiles.after, key);
  const auto sees = [](const model::CloudProfileSpec* one, const model::CloudProfileSpec* other) {
    return one != nullptr && other != nullptr && model::equal(*one, *other);
  };
  if (given.memory == nullptr || !sees(before, request.old) || !sees(after, &request.profile)) {
    provider.validate_profile(request);
    return std::move(request.rejections);
  }
  return profile_refusals(provider, *before, *after, request.environment, request.name, *given.memory);
}

}  // namespace

ProfileVerdict request(const Object<model::CloudProfile>* old, const Object<model::CloudProfile>& now,
                       const ProfileContext& context) {
  ProfileVerdict verdict;
  Environment own = environment_of(now.value.spec.type, context);
  const providers::Provider* provider = providers::find(now.value.spec.type);
  const auto mutated = [&](model::CloudProfile profile, std::vector<Rejection>& rejections) {
    model::CloudProfileSpec& spec = profile.spec;
    gardener::set_defaults(spec);
    if (provider == nullptr) return profile;
    providers::write_flavors(*provider, {"CloudProfile", profile.metadata.name, spec.provider_config,
                                         spec.machine_capabilities, spec.machine_images, own.extension, rejections});
    return profile;
  };
  std::optional<model::CloudProfile> before;
  if (old != nullptr) {
    std::vector<Rejection> then;  // of an earlier request
    before = mutated(old->value, then);
    learn_gates(own, before->spec);
  }
  model::CloudProfile written = mutated(now.value, verdict.rejections);
  if (!verdict.rejections.empty()) return verdict;
  auto answer = gardener::submit(std::move(written), before ? &*before : nullptr, context.use, own);
  verdict.rejections = std::move(answer.rejections);
  forgive(verdict, before ? &*before : nullptr, own, now.value, model::position(now.origin, "spec"));
  if (verdict.rejections.empty() && provider != nullptr && provider->validate_profile != nullptr &&
      (old == nullptr || !model::equal(answer.stored, before->spec))) {
    std::vector<Rejection> rejections;
    verdict.rejections =
        refused_by_webhook({answer.stored, before ? &before->spec : nullptr, own, rejections, now.value.metadata.name},
                           *provider, context.given);
  }
  return verdict;
}

ProfileVerdict request(const Object<NamespacedCloudProfile>* old, const Object<NamespacedCloudProfile>& now,
                       const ProfileContext& context) {
  const model::ObjectMeta& meta = now.value.metadata;
  const std::string& parent_name = now.value.spec.parent.name;
  const model::CloudProfileSpec* parent = seen(context.given.profiles.after, "CloudProfile " + parent_name);
  std::optional<NamespacedCloudProfile> before;
  if (old != nullptr) {
    before = old->value;
    gardener::set_defaults(before->spec);
    const std::string key = profile_key({"NamespacedCloudProfile", meta.name}, meta.ns);
    if (const auto* merged = seen(context.given.profiles.before, key)) before->status.cloud_profile_spec = *merged;
  }
  // Without its parent nothing can be said against the overrides: that it was not given does not mean it is absent.
  Environment own = environment_of(parent == nullptr ? "" : parent->type, context);
  if (parent != nullptr) learn_gates(own, *parent);
  ProfileVerdict verdict;
  NamespacedCloudProfile written = now.value;
  model::NamespacedCloudProfileSpec& spec = written.spec;
  gardener::set_defaults(spec);
  const providers::Provider* provider = parent == nullptr ? nullptr : providers::find(parent->type);
  if (provider != nullptr) {
    providers::write_flavors(*provider,
                             {"NamespacedCloudProfile", meta.name, spec.provider_config, parent->machine_capabilities,
                              spec.machine_images, own.extension, verdict.rejections});
    if (!verdict.rejections.empty()) return verdict;
  }
  auto answer = gardener::submit(std::move(written), before ? &*before : nullptr, parent, context.use, own);
  verdict.rejections = std::move(answer.rejections);
  const bool is_valid = std::none_of(verdict.rejections.begin(), verdict.rejections.end(),
                                     [](const Rejection& one) { return one.by == "validation"; });
  if (provider != nullptr && is_valid) {
    providers::validate_namespaced(*provider, {answer.stored, *parent, own, meta.name, verdict.rejections});
  }
  if (parent == nullptr) {
    verdict.unchecked = true;
    std::erase_if(verdict.rejections, [](const Rejection& one) { return one.by != "validation"; });
    verdict.diagnostics.push_back({Severity::warning,
                                   "NamespacedCloudProfile " + meta.ns + "/" + meta.name +
                                       ": its parent CloudProfile " + parent_name +
                                       " was not given, so its overrides were not checked; give it with --with",
                                   model::position(now.origin, "spec.parent.name")});
  }
  return verdict;
}

}  // namespace gprov::impact

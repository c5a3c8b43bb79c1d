// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/resources.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "analyzer/impact/versions.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using model::KindId;
using Time = gardener::ResourceEffect::Time;
using Kind = gardener::ResourceEffect::Kind;

constexpr const char* kNoRoll = "No worker pool rolls because of it.";
constexpr const char* kByRelease = "Worker pools roll because of it only where the Shoots of this report say so.";

/// Of which provider types the extensions see a resource. Secrets are looked at by all: their labels decide.
bool concerns(const model::Resource& resource, const providers::Provider& provider, const model::Objects& objects) {
  const auto labels = gardener::labelled_types(resource);
  if (std::find(labels.begin(), labels.end(), provider.type) != labels.end()) return true;
  if (const auto* bucket = model::as<model::SeedSideBucket>(resource)) return bucket->spec.type == provider.type;
  if (const auto* file = model::as<model::ControllerConfiguration>(resource)) return file->provider == provider.type;
  if (resource.kind == KindId::secret) return model::as<model::SecretObject>(resource) != nullptr;
  return resource.kind == KindId::controller_deployment &&
         providers::installs(objects, provider.type, resource.metadata.name);
}

When when_of(Time time) {
  switch (time) {
    case Time::now:
      return {WhenKind::now, "", {}, ""};
    case Time::next_reconciliation:
      return {WhenKind::maintenance, "", {}, "with the next reconciliation"};
    case Time::manual:
      return {WhenKind::manual, "", {}, ""};
    case Time::never:
      break;
  }
  return {WhenKind::never, "", {}, ""};
}

/// A path of a referenced Secret's data, or of nothing, stands where the object does.
std::string own_path(const std::string& path) {
  constexpr std::string_view kSecret = "secret.";
  if (path.starts_with(kSecret)) return path.substr(kSecret.size());
  return path.starts_with('[') ? "" : path;
}

std::optional<Position> position_of(const ResourcePair& pair, const gardener::Rejection& rejection) {
  const auto* object = pair.new_one;
  if (object->origin.source == nullptr) return std::nullopt;
  if (rejection.by == "decode" && !object->value.errors.empty()) {
    return manifest::position(*object->origin.source, object->value.errors.front().offset);
  }
  return model::position(object->origin, own_path(rejection.path));
}

void sort_rejections(std::vector<gardener::Rejection>& rejections) {
  std::stable_sort(rejections.begin(), rejections.end(), [](const auto& a, const auto& b) {
    return std::tie(a.by, a.path, a.type, a.message) < std::tie(b.by, b.path, b.type, b.message);
  });
}

/// Secrets are many, and most are nobody's business here.
bool is_worth_telling(const Resource& resource, const model::Resource& object) {
  if (object.kind != KindId::secret && object.kind != KindId::internal_secret) return true;
  if (resource.changed || !resource.rejections.empty() || !resource.effects.empty()) return true;
  return std::any_of(object.metadata.labels.begin(), object.metadata.labels.end(), [](const auto& label) {
    return label.first.starts_with("provider.shoot.gardener.cloud/") || label.first.ends_with("gardener.cloud/purpose");
  });
}

struct KnownReleases {
  gardener::Environment environment;
  std::map<std::string, hashing::Version> extensions;
  std::vector<Assumed> assumed;
  std::vector<Diagnostic> diagnostics;
};

KnownReleases releases_of(const model::Objects& after, const Options& options) {
  KnownReleases result;
  const std::string newest = "the newest release that this program knows";
  result.environment = options.assumptions.after;
  result.environment.now = options.now;
  const auto told = options.gardener.after ? options.gardener.after : options.gardener.before;
  const auto usual = options.usual_gardener.after;
  result.environment.gardener = told ? *told : usual.value_or(hashing::supported_gardener().newest);
  const std::string gardener = hashing::to_string(result.environment.gardener);
  const std::string file = "configuration file";
  if (!told) result.assumed.push_back({"gardener version", gardener, gardener, usual ? file : newest, false});
  for (const providers::Provider& provider : providers::registry()) {
    if (provider.resources == nullptr) continue;
    const std::string type(provider.type);
    const hashing::SupportedRange range = provider.resources->supported();
    hashing::Version version = range.newest;
    std::string source = newest;
    const auto option = options.extensions.find(type);
    if (option != options.extensions.end() && (option->second.after || option->second.before)) {
      version = option->second.after ? *option->second.after : *option->second.before;
      source = options.version_source;
    } else if (const auto installed = installed_release(type, after)) {
      version = installed->version;
      source = installed->source;
    } else if (const auto usual_one = options.usual_extensions.find(type);
               usual_one != options.usual_extensions.end() && usual_one->second.after) {
      version = *usual_one->second.after;
      source = file;
    }
    if (!hashing::contains(range, version)) {
      const std::string text = hashing::to_string(version);
      version = hashing::compare(version, range.oldest) < 0 ? range.oldest : range.newest;
      result.diagnostics.push_back({manifest::Severity::warning,
                                    "provider-" + type + " " + text + " (" + source +
                                        ") is outside what this program knows of resources; they are judged by " +
                                        hashing::to_string(version),
                                    {}});
    }
    const std::string text = hashing::to_string(version);
    if (source != options.version_source) {
      result.assumed.push_back({"provider-" + type + " version", text, text, source, false});
    }
    result.extensions[type] = version;
  }
  return result;
}

/// What is said of releases of providers that no resource is about is left out.
void drop_unused(KnownReleases& releases, const std::set<std::string>& used) {
  const auto is_unused = [&](const std::string& words) {
    return words.starts_with("provider-") && std::none_of(used.begin(), used.end(), [&](const std::string& type) {
             return words.starts_with("provider-" + type + " ");
           });
  };
  std::erase_if(releases.assumed, [&](const Assumed& row) { return is_unused(row.what); });
  std::erase_if(releases.diagnostics, [&](const Diagnostic& row) { return is_unused(row.message); });
}

}  // namespace

Resource judge_resource(const ResourcePair& pair, const gardener::Environment& environment,
                        const std::map<std::string, hashing::Version>& extensions, providers::Knowledge knowledge) {
  const model::Object<model::Resource>& any = pair.new_one == nullptr ? *pair.old_one : *pair.new_one;
  Resource result;
  result.kind = gardener::kind_of(any.value);
  result.ns = any.value.metadata.ns;
  result.name = any.value.metadata.name;
  result.exists = {pair.old_one != nullptr, pair.new_one != nullptr};
  const model::Resource* old = pair.old_one == nullptr ? nullptr : &pair.old_one->value;
  result.changed =
      pair.old_one == nullptr || pair.new_one == nullptr || !model::same_content(*old, pair.new_one->value);
  std::vector<gardener::Rejection> rejections;
  std::vector<gardener::ResourceEffect> effects;
  if (pair.new_one != nullptr) {
    const model::Resource& now = pair.new_one->value;
    rejections = gardener::admit_resource(now, old, environment);
    providers::ResourceAnswer answer;
    for (const bool follows : {false, true}) {
      if (!rejections.empty()) break;
      for (const providers::Provider& provider : providers::registry()) {
        if (provider.resources == nullptr) continue;
        if (!concerns(now, provider, pair.after) && (old == nullptr || !concerns(*old, provider, pair.before)))
          continue;
        gardener::Environment own = environment;
        own.extension = extensions.at(std::string(provider.type));
        const providers::ResourceRequest request{now, old,       pair.before, pair.after,
                                                 own, knowledge, rejections,  effects};
        (follows ? provider.resources->follow : provider.resources->admit)(request, answer);
      }
    }
    result.principal = rejections.empty() ? answer.principal : "";
    result.starts = answer.starts;
  }
  if (!rejections.empty()) effects.clear();
  if (rejections.empty()) follow_core(pair, effects);
  sort_rejections(rejections);
  for (gardener::Rejection& rejection : rejections) {
    const auto at = position_of(pair, rejection);
    result.rejections.push_back({std::move(rejection), at});
  }
  for (gardener::ResourceEffect& effect : effects) {
    result.fails = result.fails || effect.kind == Kind::failure;
    result.unknown = result.unknown || effect.kind == Kind::unknown;
    std::optional<Position> at;
    if (any.origin.source != nullptr) at = model::position(any.origin, own_path(effect.path));
    const bool by_release = effect.rule == "core/controller-deployment-release";
    result.effects.push_back({std::move(effect.rule), std::move(effect.what), by_release ? kByRelease : kNoRoll,
                              std::move(effect.on), when_of(effect.time), at});
  }
  return result;
}

ResourcesAnswer analyze_resources(const model::Objects& before, const model::Objects& after, const Options& options) {
  ResourcesAnswer answer;
  KnownReleases releases = releases_of(after, options);
  std::set<std::string> used;
  const auto key = [](const model::Object<model::Resource>& object) {
    const model::Resource& resource = object.value;
    return std::tie(resource.kind, resource.metadata.ns, resource.metadata.name);
  };
  const auto judge = [&](const model::Object<model::Resource>* old_one, const model::Object<model::Resource>* new_one) {
    const bool merely_exists =
        old_one != nullptr && new_one != nullptr && old_one->origin.source == new_one->origin.source;
    if (merely_exists) return;
    const model::Object<model::Resource>& any = new_one == nullptr ? *old_one : *new_one;
    Resource resource = judge_resource({old_one, new_one, before, after}, releases.environment, releases.extensions,
                                       providers::Knowledge::partial);
    if (!is_worth_telling(resource, any.value)) return;
    for (const providers::Provider& provider : providers::registry()) {
      if (concerns(any.value, provider, after) && any.value.kind != KindId::secret) {
        used.insert(std::string(provider.type));
      }
    }
    answer.resources.push_back(std::move(resource));
  };
  auto old_one = before.resources.begin();
  auto new_one = after.resources.begin();
  while (old_one != before.resources.end() || new_one != after.resources.end()) {
    if (new_one == after.resources.end() || (old_one != before.resources.end() && key(*old_one) < key(*new_one))) {
      judge(&*old_one++, nullptr);
    } else if (old_one == before.resources.end() || key(*new_one) < key(*old_one)) {
      judge(nullptr, &*new_one++);
    } else {
      judge(&*old_one++, &*new_one++);
    }
  }
  std::stable_sort(answer.resources.begin(), answer.resources.end(), [](const Resource& a, const Resource& b) {
    return std::tie(a.ns, a.name, a.kind) < std::tie(b.ns, b.name, b.kind);
  });
  if (answer.resources.empty()) return answer;
  drop_unused(releases, used);
  answer.assumed = std::move(releases.assumed);
  answer.diagnostics = std::move(releases.diagnostics);
  return answer;
}

}  // namespace gprov::impact

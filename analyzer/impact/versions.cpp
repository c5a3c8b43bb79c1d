// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/versions.hpp"

#include <algorithm>
#include <optional>

#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using hashing::Version;

struct Found {
  Version version;
  std::string source;
  bool guess = false;
};

constexpr const char* kConfiguration = "configuration file";

std::optional<Version> of_status(const model::Shoot* shoot) {
  if (shoot == nullptr || shoot->status.gardener.version.empty()) return std::nullopt;
  return hashing::parse_version(shoot->status.gardener.version);
}

Found gardener_version(const std::optional<Version>& told, const std::optional<Version>& usual, const model::Shoot* own,
                       const model::Shoot* other, const Options& options) {
  if (told) return {*told, options.version_source};
  if (const auto version = of_status(own)) return {*version, "status.gardener.version of the Shoot"};
  if (const auto version = of_status(other))
    return {*version, "status.gardener.version of the Shoot on the other side"};
  if (usual) return {*usual, kConfiguration};
  return {hashing::supported_gardener().newest, "the newest release that this program knows", true};
}

/// Keeps the two sides from differing only because one of them was guessed.
void align(Found& before, Found& after) {
  if (before.guess && !after.guess) before = after;
  if (after.guess && !before.guess) after = before;
}

/// The same as of a side.
std::optional<Found> installed(const std::string& type, const model::Objects& objects) {
  const auto release = installed_release(type, objects);
  if (!release) return std::nullopt;
  return Found{release->version, release->source};
}

std::string text(const Version& version) { return hashing::to_string(version); }

/// Puts an unsupported version back into the range, so that names and structure can still be told.
void clamp(Version& version, const hashing::SupportedRange& range, const std::string& what, const std::string& source,
           std::string& unsupported) {
  if (hashing::contains(range, version)) return;
  if (unsupported.empty()) {
    unsupported = what + " " + text(version) + " (" + source + ") is outside what this program knows, " +
                  text(range.oldest) + " to " + text(range.newest);
  }
  version = hashing::compare(version, range.oldest) < 0 ? range.oldest : range.newest;
}

void tell_provider_rule(Releases& releases, const std::string& type, const Options& options) {
  const auto& rules = options.provider_rules;
  const auto own = rules.find(type), any = rules.find("*");
  if (own == rules.end() && any == rules.end()) return;
  const gardener::ProviderRule rule = own != rules.end() ? own->second : any->second;
  releases.environment.before.provider_rule = releases.environment.after.provider_rule = rule;
  const std::string word = rule == gardener::ProviderRule::raw ? "raw" : "none";
  releases.assumed.push_back({"what provider-" + type + " hashes", word, word, "--provider-rule", false});
}

}  // namespace

std::optional<InstalledRelease> installed_release(const std::string& type, const model::Objects& objects) {
  for (const auto& deployment : objects.controller_deployments) {
    const auto version = hashing::parse_version(deployment.value.version);
    if (!version || !providers::installs(objects, type, deployment.value.metadata.name)) continue;
    return InstalledRelease{*version, "ControllerDeployment " + deployment.value.metadata.name};
  }
  return std::nullopt;
}

Releases releases(const model::Shoot* before, const model::Shoot* after, const providers::Provider* provider,
                  const Given& given, const Options& options) {
  Releases result;
  Found old_gardener = gardener_version(options.gardener.before, options.usual_gardener.before, before, after, options);
  Found new_gardener = gardener_version(options.gardener.after, options.usual_gardener.after, after, before, options);
  align(old_gardener, new_gardener);
  result.gardener_is_guess = old_gardener.guess && new_gardener.guess;
  const hashing::SupportedRange core = hashing::supported_gardener();
  clamp(old_gardener.version, core, "Gardener", old_gardener.source, result.unsupported);
  clamp(new_gardener.version, core, "Gardener", new_gardener.source, result.unsupported);
  if (old_gardener.source != options.version_source || new_gardener.source != options.version_source) {
    result.assumed.push_back(
        {"gardener version", text(old_gardener.version), text(new_gardener.version), new_gardener.source, false});
  }
  result.environment = options.assumptions;
  result.environment.before.gardener = old_gardener.version;
  result.environment.after.gardener = new_gardener.version;
  result.environment.before.now = result.environment.after.now = options.now;

  // Nobody knows what an extension that this program does not know was built with.
  result.environment.before.library = old_gardener.version;
  result.environment.after.library = new_gardener.version;
  if (provider == nullptr) {
    const model::Shoot* any = after != nullptr ? after : before;
    if (any != nullptr) tell_provider_rule(result, any->spec.provider.type, options);
    return result;
  }
  const hashing::SupportedRange range = provider->supported();
  const Found newest{range.newest, "the newest release that this program knows", true};
  const std::string type(provider->type);
  const bool with_gardener = provider->releases == providers::Releases::of_gardener;
  Found old_extension = with_gardener ? old_gardener : newest, new_extension = with_gardener ? new_gardener : newest;
  if (const auto usual = options.usual_extensions.find(type); usual != options.usual_extensions.end()) {
    if (usual->second.before) old_extension = {*usual->second.before, kConfiguration};
    if (usual->second.after) new_extension = {*usual->second.after, kConfiguration};
  }
  old_extension = installed(type, given.before).value_or(old_extension);
  new_extension = installed(type, given.after).value_or(new_extension);
  if (const auto told = options.extensions.find(type); told != options.extensions.end()) {
    if (told->second.before) old_extension = {*told->second.before, options.version_source};
    if (told->second.after) new_extension = {*told->second.after, options.version_source};
  }
  align(old_extension, new_extension);
  result.extension_is_guess = old_extension.guess && new_extension.guess;
  result.extension_follows_gardener = with_gardener && result.extension_is_guess;
  const std::string name = "provider-" + type;
  clamp(old_extension.version, range, name, old_extension.source, result.unsupported);
  clamp(new_extension.version, range, name, new_extension.source, result.unsupported);
  if (old_extension.source != options.version_source || new_extension.source != options.version_source) {
    result.assumed.push_back(
        {name + " version", text(old_extension.version), text(new_extension.version), new_extension.source, false});
  }
  result.environment.before.extension = old_extension.version;
  result.environment.after.extension = new_extension.version;
  result.environment.before.library = provider->library(old_extension.version);
  result.environment.after.library = provider->library(new_extension.version);
  return result;
}

Sides<gardener::Environment> common_environment(const model::Objects& before, const model::Objects& after,
                                                const Options& options) {
  const auto told = [](const model::Objects& objects) -> const model::Shoot* {
    for (const auto& shoot : objects.shoots) {
      if (!shoot.value.status.gardener.version.empty()) return &shoot.value;
    }
    return nullptr;
  };
  static const Sides<ProfileBook> kNoProfiles;
  return releases(told(before), told(after), nullptr, Given{before, after, kNoProfiles}, options).environment;
}

Sides<ExtensionReleases> extension_releases(const model::Objects& before, const model::Objects& after,
                                            const Options& options) {
  static const Sides<ProfileBook> kNoProfiles;
  const auto has_profile = [&](std::string_view type) {
    const auto is_of_type = [&](const auto& profile) { return profile.value.spec.type == type; };
    return std::any_of(before.cloud_profiles.begin(), before.cloud_profiles.end(), is_of_type) ||
           std::any_of(after.cloud_profiles.begin(), after.cloud_profiles.end(), is_of_type);
  };
  Sides<ExtensionReleases> result;
  for (const providers::Provider& provider : providers::registry()) {
    if (!has_profile(provider.type)) continue;
    const auto [old_side, new_side] =
        releases(nullptr, nullptr, &provider, Given{before, after, kNoProfiles}, options).environment;
    result.before.emplace(provider.type, old_side.extension);
    result.after.emplace(provider.type, new_side.extension);
  }
  return result;
}

std::vector<OtherRelease> other_releases(const Releases& releases, const providers::Provider* provider,
                                         const Pair& pair) {
  std::vector<OtherRelease> result;
  const auto vary = [&](const std::string& what, const hashing::SupportedRange& range, const auto& set,
                        const auto& band) {
    gardener::Environment tried = releases.environment.after;
    std::vector<std::string> seen = {band(tried)};
    for (std::uint64_t minor = range.oldest.minor; minor <= range.newest.minor; ++minor) {
      const Version version{range.oldest.major, minor, 0, {}, {}};
      if (!set(tried, version)) continue;
      std::string signature = band(tried);
      if (std::find(seen.begin(), seen.end(), signature) != seen.end()) continue;
      seen.push_back(std::move(signature));
      OtherRelease& other = result.emplace_back(OtherRelease{what, releases.environment});
      set(other.environment.before, version);
      set(other.environment.after, version);
    }
  };
  std::vector<Version> kubernetes;
  for (const State* state : {pair.before.get(), pair.after.get()}) {
    if (state == nullptr) continue;
    if (auto version = hashing::parse_version(state->stored.spec.kubernetes.version)) kubernetes.push_back(*version);
  }
  const auto runs_both = [&](const Version& gardener) {
    return std::all_of(kubernetes.begin(), kubernetes.end(),
                       [&](const Version& version) { return hashing::supports_kubernetes(gardener, version); });
  };
  if (releases.gardener_is_guess) {
    vary(
        "gardener version", hashing::supported_gardener(),
        [&](gardener::Environment& environment, const Version& version) {
          environment.gardener = version;
          if (releases.extension_follows_gardener) environment.extension = environment.library = version;
          return runs_both(version);
        },
        [&](const gardener::Environment& environment) {
          const std::string core = hashing::gardener_band(environment.gardener);
          return releases.extension_follows_gardener ? core + provider->band(environment.extension) : core;
        });
  }
  if (releases.extension_is_guess && provider != nullptr && !releases.extension_follows_gardener) {
    vary(
        "provider-" + std::string(provider->type) + " version", provider->supported(),
        [&](gardener::Environment& environment, const Version& version) {
          environment.extension = version;
          environment.library = provider->library(version);
          return true;
        },
        [&](const gardener::Environment& environment) {
          return provider->band(environment.extension) + ' ' + hashing::gardener_band(environment.library);
        });
  }
  return result;
}

}  // namespace gprov::impact

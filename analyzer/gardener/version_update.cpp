// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/version_update.hpp"

#include <algorithm>
#include <functional>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {
namespace {

using hashing::Version;

/// A candidate with its numbers.
struct Offer {
  const Candidate* candidate;
  Version version;
};
using Offers = std::vector<Offer>;
using Fits = std::function<bool(const Offer&)>;

template <class VersionWithLifecycle>
Candidate judge(const VersionWithLifecycle& version, const Environment& environment) {
  const std::string name = classification(version, environment);
  Candidate result{version.version, {}};
  result.stage = {.preview = name == "preview", .deprecated = name == "deprecated", .expired = name == "expired"};
  if (!hashing::has(environment.gardener, hashing::GardenerFeature::version_classification)) {
    const auto expiry = version.expiration_date ? hashing::unix_seconds(*version.expiration_date) : std::nullopt;
    result.stage.expired = expiry && *expiry <= environment.now;
  }
  return result;
}

/// pkg/utils/version/version.go#Normalize
std::optional<Version> normalized(std::string text) {
  std::erase(text, 'v');
  return hashing::parse_version(text.substr(0, text.find_first_of("-+~")));
}

/// helper/cloudprofile.go#GetLatestQualifyingVersion
const Offer* latest(const Offers& offers, const Fits& fits) {
  const Offer* best = nullptr;
  Version best_version;
  for (const Offer& offer : offers) {
    if (offer.candidate->stage.preview || !fits(offer)) continue;
    if (hashing::compare(offer.version, best_version) <= 0) continue;
    best = &offer;
    best_version = offer.version;
  }
  return best;
}

/// helper/cloudprofile.go#getVersionForAutoUpdate
const Offer* automatic(const Offers& offers, const Version& current, const Fits& in_range) {
  const auto qualifies = [&](const Offer& offer) {
    return !offer.candidate->stage.expired && hashing::compare(offer.version, current) > 0 && in_range(offer);
  };
  const Offer* best =
      latest(offers, [&](const Offer& offer) { return qualifies(offer) && !offer.candidate->stage.deprecated; });
  return best != nullptr ? best : latest(offers, qualifies);
}

using Part = std::uint64_t Version::*;

struct Next {
  const Offer* offer = nullptr;
  std::uint64_t skipped_to = 0;  ///< the next number that there is, whether or not anything of it qualifies
};

/// helper/cloudprofile.go#GetQualifyingVersionForNextHigher: the newest of the next major or minor of which anything
/// qualifies.
Next next_higher(const Offers& sorted, const Version& current, Part part, const Fits& fits) {
  Next next;
  bool seen = false;
  for (const Offer& offer : sorted) {
    const std::uint64_t number = offer.version.*part;
    if (number > current.*part && (!seen || number < next.skipped_to)) {
      next.skipped_to = number;
      seen = true;
    }
    if (offer.candidate->stage.preview || !fits(offer)) continue;
    if (next.offer != nullptr && number > next.offer->version.*part) break;
    next.offer = &offer;
  }
  return next;
}

/// helper/cloudprofile.go#getVersionForMachineImageForceUpdate: an expired version of the next number is preferred to
/// skipping it.
const Candidate* forced_image(Offers offers, const Version& current, Part part, const Fits& in_range) {
  std::stable_sort(offers.begin(), offers.end(),
                   [](const Offer& a, const Offer& b) { return hashing::compare(a.version, b.version) < 0; });
  const Next alive = next_higher(
      offers, current, part, [&](const Offer& offer) { return in_range(offer) && !offer.candidate->stage.expired; });
  const Offer* found = alive.offer;
  if (found == nullptr || found->version.*part > alive.skipped_to) {
    found = next_higher(offers, current, part, in_range).offer;
  }
  return found == nullptr ? nullptr : found->candidate;
}

/// helper/cloudprofile.go#GetVersionForForcefulUpdateToConsecutiveMinor
const Candidate* forced_kubernetes(const Offers& offers, const Version& current) {
  const auto in_range = [&](const Offer& offer) {
    return offer.version.major == current.major && offer.version.minor == current.minor + 1;
  };
  const Offer* best =
      latest(offers, [&](const Offer& offer) { return in_range(offer) && !offer.candidate->stage.expired; });
  if (best == nullptr) best = latest(offers, in_range);
  return best == nullptr ? nullptr : best->candidate;
}

/// Automatic updates try the patches of the same minor first, whatever the strategy.
const Offer* automatic(const Offers& offers, const Version& current, const Version& plain, Strategy strategy) {
  const auto same_minor = [&](const Offer& offer) {
    const auto version = normalized(hashing::to_string(offer.version));
    return version && version->major == plain.major && version->minor == plain.minor && version->patch >= plain.patch;
  };
  const Offer* found = automatic(offers, current, same_minor);
  if (found != nullptr || strategy == Strategy::patch || strategy == Strategy::kubernetes) return found;
  return automatic(offers, current, [&](const Offer& offer) {
    return strategy == Strategy::major || offer.version.major == current.major;
  });
}

const Candidate* forced(const Offers& offers, const Version& current, Strategy strategy) {
  if (strategy == Strategy::kubernetes) return forced_kubernetes(offers, current);
  if (strategy == Strategy::patch) {
    return forced_image(offers, current, &Version::minor, [&](const Offer& offer) {
      return offer.version.major == current.major && offer.version.minor > current.minor;
    });
  }
  return forced_image(offers, current, &Version::major,
                      [&](const Offer& offer) { return offer.version.major > current.major; });
}

std::string no_successor(Strategy strategy, const std::string& current, const std::string& image) {
  if (strategy == Strategy::major) {
    return "failed to determine version for forceful update: either the machine image " + quoted(image) +
           " is reaching end of life and migration to another machine image is required or there is a "
           "misconfiguration in the CloudProfile. If it is the latter, make sure the machine image in the CloudProfile "
           "has at least one version that is not expired, not in preview and greater or equal to the current Shoot "
           "image version " +
           quoted(current);
  }
  return "cannot perform forceful update of expired version " + quoted(current) +
         ". No suitable version found in CloudProfile - this is most likely a misconfiguration of the CloudProfile";
}

}  // namespace

Candidate candidate(const model::ExpirableVersion& version, const Environment& environment) {
  return judge(version, environment);
}

Candidate candidate(const model::MachineImageVersion& version, const Environment& environment) {
  return judge(version, environment);
}

Choice choose_version(const std::vector<Candidate>& candidates, const std::string& current_version, Current current,
                      Strategy strategy, const std::string& image) {
  const auto version = hashing::parse_version(current_version);
  const auto plain = version ? normalized(hashing::to_string(*version)) : std::nullopt;
  const std::string unreadable = "failed to determine a higher patch version for automatic update: ";
  if (!version || !plain) return {{}, unreadable + "invalid semantic version"};
  Offers offers;
  for (const Candidate& one : candidates) {
    const auto parsed = hashing::parse_version(one.version);
    if (!parsed) {
      if (one.stage.preview) continue;
      return {{}, unreadable + "error while parsing version '" + one.version + "': invalid semantic version"};
    }
    offers.push_back({&one, *parsed});
  }
  if (const Offer* found = automatic(offers, *version, *plain, strategy)) return {found->candidate->version, ""};
  if (current == Current::good) return {};
  const Candidate* found = strategy == Strategy::major ? nullptr : forced(offers, *version, strategy);
  if (found == nullptr) return {{}, no_successor(strategy, current_version, image)};
  return {found->version, ""};
}

std::optional<std::strong_ordering> compare_numbers(const std::string& a, const std::string& b) {
  const auto left = normalized(a), right = normalized(b);
  if (!left || !right) return std::nullopt;
  return hashing::compare(*left, *right);
}

}  // namespace gprov::gardener

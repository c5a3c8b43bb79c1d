// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <climits>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

// Versions of Kubernetes and of images: their form, their classifications and lifecycles.

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;
using hashing::GardenerFeature;
using model::ExpirableVersion;
using model::LifecycleStage;

const std::vector<std::string>& classifications(const ProfileReview& review) {
  static const std::vector<std::string> kAll{"deprecated", "expired", "preview", "supported"};
  static const std::vector<std::string> kBefore{"deprecated", "preview", "supported"};
  return has(review, lifecycle) ? kAll : kBefore;
}

bool is_classification(const ProfileReview& review, const std::string& text) {
  const auto& known = classifications(review);
  return std::find(known.begin(), known.end(), text) != known.end();
}

/// The order of stages; what is no stage comes first. types_cloudprofile.go#Compare@v1.149.3
int rank(const std::string& stage) {
  constexpr std::array kOrder{"unavailable", "preview", "supported", "deprecated", "expired"};
  const auto found = std::find(kOrder.begin(), kOrder.end(), stage);
  return found == kOrder.end() ? 0 : static_cast<int>(found - kOrder.begin());
}

bool is_supported(const ProfileReview& review, const ExpirableVersion& version) {
  return classification(version, review.environment) == "supported";
}

/// helper/cloudprofile.go#FilterVersionsWithClassification@v1.149.3
bool is_ever_supported(const ExpirableVersion& version) {
  return version.classification == "supported" ||
         std::any_of(version.lifecycle.begin(), version.lifecycle.end(),
                     [](const LifecycleStage& stage) { return stage.classification == "supported"; });
}

const LifecycleStage* stage_above(const ExpirableVersion& version, const std::string& stage) {
  for (const LifecycleStage& one : version.lifecycle) {
    if (rank(one.classification) > rank(stage)) return &one;
  }
  return nullptr;
}

/// metav1.Time#Before: an absent time is before nothing, and nothing is before it.
bool is_before(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return false;
  const auto one = hashing::unix_seconds(*a), other = hashing::unix_seconds(*b);
  return one && other && *one < *other;
}

/// #supportedVersionsOverlapping@v1.149.3
bool overlap(const ExpirableVersion& a, const ExpirableVersion& b) {
  if (a.lifecycle.empty() || b.lifecycle.empty()) return true;
  const auto supported = [](const ExpirableVersion& version) {
    for (const LifecycleStage& stage : version.lifecycle) {
      if (stage.classification == "supported") return stage;
    }
    return LifecycleStage{};
  };
  const LifecycleStage stage = supported(a), other = supported(b);
  if (stage.classification != "supported" || other.classification != "supported") return false;
  const LifecycleStage* next = stage_above(a, stage.classification);
  const LifecycleStage* other_next = stage_above(b, other.classification);
  if (next == nullptr && other_next == nullptr) return true;
  if (next == nullptr) return !stage.start_time || is_before(stage.start_time, other_next->start_time);
  return other_next == nullptr && (!other.start_time || is_before(other.start_time, next->start_time));
}

/// ^([0-9]+\.){2}[0-9]+$
bool is_kubernetes_version(const std::string& text) {
  int parts = 0;
  std::size_t digits = 0;
  for (const char c : text + '.') {
    if (c == '.') {
      if (digits == 0) return false;
      ++parts;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return parts == 3;
}

std::string json_of(const ProfileReview& review, const ExpirableVersion& version) {
  std::string json = "{\"Version\":" + json_text(version.version) +
                     ",\"ExpirationDate\":" + json_text(version.expiration_date) +
                     ",\"Classification\":" + json_text(version.classification);
  if (!has(review, lifecycle)) return json + "}";
  std::string stages;
  for (const LifecycleStage& stage : version.lifecycle) {
    stages += (stages.empty() ? "" : ",") + std::string("{\"Classification\":") + json_text(stage.classification) +
              ",\"StartTime\":" + json_text(stage.start_time) + "}";
  }
  return json + ",\"Lifecycle\":" + (version.lifecycle.empty() ? "null" : "[" + stages + "]") + "}";
}

struct Latest {
  const ExpirableVersion* version = nullptr;
  std::string error;
};

/// helper/cloudprofile.go#DetermineLatestExpirableVersion@v1.149.3
Latest latest(const std::vector<ExpirableVersion>& versions) {
  Latest found;
  std::optional<hashing::Version> newest;
  for (const ExpirableVersion& candidate : versions) {
    const auto version = hashing::parse_version(candidate.version);
    if (!version) {
      return {nullptr, "error while parsing expirable version '" + candidate.version + "': invalid semantic version"};
    }
    if (newest && hashing::compare(*version, *newest) <= 0) continue;
    newest = version;
    found.version = &candidate;
  }
  if (found.version == nullptr) found.error = "unable to determine latest expirable version";
  return found;
}

/// #validateLifecycleNoDuplicates, #validateLifecycleInOrder, #validateLifecycleStartTimes@v1.149.3
void validate_stages(const ProfileReview& review, const std::vector<LifecycleStage>& stages, std::string_view rule,
                     const std::string& path) {
  std::set<std::string> seen;
  const auto at = [&](std::size_t i) { return indexed(path, i); };
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const std::string& stage = stages[i].classification;
    const std::string where = at(i) + ".classification";
    if (!is_classification(review, stage)) not_supported(review.refusals, rule, where, stage, classifications(review));
    if (!seen.insert(stage).second) duplicate(review.refusals, rule, where, stage);
    if (i == 0 || rank(stages[i - 1].classification) <= rank(stage)) continue;
    invalid(review.refusals, rule, where, stage,
            "lifecycle classifications not in expected order (preview, supported, deprecated, expired): " + stage +
                " must be before " + stages[i - 1].classification);
  }
  long long previous = LLONG_MIN;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const auto& start = stages[i].start_time;
    if (!start) {
      if (i > 0) {
        required(review.refusals, rule, at(i), "only the leading lifecycle elements can have the start time optional");
      }
      continue;
    }
    const long long current = hashing::unix_seconds(*start).value_or(LLONG_MIN);
    if (i > 0 && current < previous) {
      invalid(review.refusals, rule, at(i), hashing::go_time_string(*start).value_or(*start),
              "lifecycle start times must be monotonically increasing");
    }
    previous = current;
  }
}

}  // namespace

std::string latest_version_error(const std::vector<ExpirableVersion>& versions) { return latest(versions).error; }

void validate_kubernetes_settings(const ProfileReview& review, const model::CloudProfileKubernetes& kubernetes,
                                  const std::string& path) {
  const auto& versions = kubernetes.versions;
  if (versions.empty()) {
    required(review.refusals, "core/profile-kubernetes", path + ".versions",
             "must provide at least one Kubernetes version");
  }
  const Latest newest = latest(versions);
  if (newest.version == nullptr) {
    invalid(review.refusals, "core/profile-kubernetes", path + ".versions", "",
            "failed to determine the latest kubernetes version from the cloud profile");
  } else {
    const ExpirableVersion& version = *newest.version;
    const std::string rest = " of latest kubernetes version ('" + version.version + "') must not be set";
    if (version.expiration_date) {
      invalid_json(review.refusals, "core/profile-kubernetes", path + ".versions[].expirationDate",
                   json_text(version.expiration_date), "expiration date" + rest);
    }
    if (has(review, lifecycle) && !version.lifecycle.empty() && version.lifecycle.back().classification == "expired") {
      invalid_json(review.refusals, "core/profile-kubernetes", path + ".versions[].lifecycle",
                   json_text(version.expiration_date), "classification expired" + rest);
    }
  }
  validate_kubernetes_versions(review, versions, path);
  const std::vector<EverSupported> all = ever_supported(versions);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    validate_supported_versions(review, versions[i], all, "core/profile-kubernetes", indexed(path + ".versions", i));
  }
}

void validate_kubernetes_versions(const ProfileReview& review, const std::vector<ExpirableVersion>& versions,
                                  const std::string& path) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const std::string at = indexed(path + ".versions", i);
    const ExpirableVersion& version = versions[i];
    if (!is_kubernetes_version(version.version)) {
      invalid_json(review.refusals, "core/profile-kubernetes", at, json_of(review, version),
                   "all Kubernetes versions must match the regex ^([0-9]+\\.){2}[0-9]+$");
    } else if (!seen.insert(version.version).second) {
      duplicate(review.refusals, "core/profile-kubernetes", at + ".version", version.version);
    }
    validate_expirable_version(review, version, "core/profile-kubernetes", at);
  }
}

void validate_expirable_version(const ProfileReview& review, const ExpirableVersion& version, std::string_view rule,
                                const std::string& path) {
  const bool knows_lifecycles = has(review, lifecycle);
  if (!version.lifecycle.empty() && knows_lifecycles && !review.environment.version_lifecycle.value_or(false)) {
    return forbidden(review.refusals, rule, path + ".lifecycle",
                     "lifecycles are not allowed with disabled VersionClassificationLifecycle feature gate");
  }
  if (version.classification && !is_classification(review, *version.classification)) {
    not_supported(review.refusals, rule, path + ".classification", *version.classification, classifications(review));
  }
  if (!knows_lifecycles) return;
  if (version.lifecycle.empty() && version.classification == "expired") {
    forbidden(review.refusals, rule, path + ".classification", "cannot specify `classification` expired");
  }
  if ((version.classification || version.expiration_date) && !version.lifecycle.empty()) {
    forbidden(review.refusals, rule, path,
              "cannot specify `classification` or `expirationDate` in combination with `lifecycle`");
  }
  validate_stages(review, version.lifecycle, rule, path + ".lifecycle");
}

std::vector<EverSupported> ever_supported(const std::vector<ExpirableVersion>& all) {
  std::vector<EverSupported> result;
  for (const ExpirableVersion& version : all) {
    if (is_ever_supported(version)) result.push_back({&version, hashing::parse_version(version.version)});
  }
  return result;
}

void validate_supported_versions(const ProfileReview& review, const ExpirableVersion& version,
                                 const std::vector<EverSupported>& all, std::string_view rule,
                                 const std::string& path) {
  const bool counts = version.classification || (has(review, lifecycles_overlap) && !version.lifecycle.empty());
  if (!counts || !is_supported(review, version)) return;
  const auto own = hashing::parse_version(version.version);
  if (!own) return;
  std::vector<const ExpirableVersion*> others;
  for (const auto& [other, parsed] : all) {
    if (!parsed) return;
    if (parsed->major == own->major && parsed->minor == own->minor && hashing::compare(*parsed, *own) != 0) {
      others.push_back(other);
    }
  }
  const std::string begin = "unable to add version " + quoted(version.version) + " with classification \"supported\". ";
  if (!has(review, lifecycle)) {
    if (others.empty()) return;
    return forbidden(review.refusals, rule, path,
                     begin + "Only one \"supported\" version is allowed per minor version");
  }
  for (const ExpirableVersion* other : others) {
    if (!overlap(version, *other)) continue;
    forbidden(review.refusals, rule, path, begin + "\"supported\" lifecycle stages must not overlap per minor version");
  }
}

void validate_versions_update(const ProfileReview& review, const std::vector<ExpirableVersion>& versions,
                              const std::vector<ExpirableVersion>& old, std::string_view rule,
                              const std::string& path) {
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto before =
        std::find_if(old.rbegin(), old.rend(), [&](const auto& one) { return one.version == versions[i].version; });
    if (before == old.rend() || classification(*before, review.environment) == "unavailable" ||
        classification(versions[i], review.environment) != "unavailable") {
      continue;
    }
    forbidden(review.refusals, rule, indexed(path, i),
              "a version cannot be turned unavailable if it was already moved into a later lifecycle stage");
  }
}

}  // namespace gprov::gardener

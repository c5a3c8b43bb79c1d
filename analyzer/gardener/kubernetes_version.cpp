// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <string>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

/// semver.Version#String: three numbers, no leading v.
std::string plain(const hashing::Version& version) {
  std::string text =
      std::to_string(version.major) + "." + std::to_string(version.minor) + "." + std::to_string(version.patch);
  if (!version.prerelease.empty()) text += "-" + version.prerelease;
  if (!version.metadata.empty()) text += "+" + version.metadata;
  return text;
}

/// Whether a partial version may come to this one. mutator/admission.go#findLatestSupportedVersion@v1.149.3: deprecated
/// versions do not take part; validator/admission.go#findLatestVersion@v1.120.0: they did.
bool eligible(const model::ExpirableVersion& candidate, const Environment& environment) {
  const std::string current = classification(candidate, environment);
  if (hashing::has(environment.gardener, GardenerFeature::version_classification)) return current == "supported";
  return current != "preview" && !is_expired(candidate.expiration_date, environment.now);
}

std::optional<hashing::Version> latest_supported(const Request& request, const PartialVersion& partial) {
  std::optional<hashing::Version> latest;
  for (const model::ExpirableVersion& candidate : request.profile->kubernetes.versions) {
    if (!eligible(candidate, request.environment)) continue;
    const auto version = hashing::parse_version(candidate.version);
    if (!version) continue;
    if (partial.major && version->major != *partial.major) continue;
    if (partial.minor && version->minor != *partial.minor) continue;
    if (!latest || hashing::compare(*version, *latest) > 0) latest = version;
  }
  return latest;
}

bool is_mutator(const Request& request) {
  return hashing::has(request.environment.gardener, GardenerFeature::kubernetes_version_by_mutator);
}

void add_rejection(const Request& request, const std::string& rule, const std::string& path, const std::string& value,
                   const std::string& detail) {
  request.admission.rejections.push_back({rule, "Shoot", is_mutator(request) ? "mutator" : "validator", "Invalid", path,
                                          "Invalid value: " + quoted(value) + ": " + detail});
}

enum class Resolved : unsigned char { yes, minor_unknown, refused };

/// mutator/admission.go#defaultKubernetesVersion@v1.149.3
Resolved resolve(const Request& request, std::string& text, const std::string& path) {
  std::optional<std::string> bad_part;
  const auto partial = split_version(text, bad_part);
  if (bad_part) {
    add_rejection(request, "core/kubernetes-version-syntax", path, *bad_part, "must be a semantic version");
    return Resolved::refused;
  }
  if (!partial) return Resolved::yes;
  // Without a CloudProfile the patch level stays open, but no node is replaced because of it.
  if (request.profile == nullptr) return partial->major && partial->minor ? Resolved::yes : Resolved::minor_unknown;
  if (const auto latest = latest_supported(request, *partial)) {
    text = plain(*latest);
    return Resolved::yes;
  }
  add_rejection(request, "core/kubernetes-version-unresolvable", path, text,
                "couldn't find a suitable version for " + text +
                    ". Suitable versions have a non-expired expiration date and are no 'preview' versions. "
                    "'Preview'-classified versions have to be selected explicitly");
  return Resolved::refused;
}

Gap gap(const Request& request, const std::string& pool, const std::string& version) {
  const std::string needs = profile_name(request.shoot);
  // A version is chosen anew by every write, so two sides never share the token.
  const std::string token = std::string(request.old == nullptr ? "create" : "update") + "/kubernetes/" + version;
  const std::string what =
      version.empty() ? "no Kubernetes version is given" : "the Kubernetes version is only " + quoted(version);
  return {pool, hashing::Trigger::kubernetes_minor, {token, "", what + "; " + needs + " decides"}, needs};
}

}  // namespace

void default_kubernetes_versions(const Request& request) {
  model::ShootSpec& spec = request.shoot.spec;
  const std::string written = spec.kubernetes.version;
  const bool minor_known =
      resolve(request, spec.kubernetes.version, "spec.kubernetes.version") != Resolved::minor_unknown;
  for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
    model::ShootWorker& worker = spec.provider.workers[i];
    if (!worker.kubernetes || !worker.kubernetes->version) {
      if (!minor_known) request.admission.gaps.push_back(gap(request, worker.name, written));
      continue;
    }
    std::string& pinned = *worker.kubernetes->version;
    const std::string pinned_written = pinned;
    const Resolved resolved = resolve(request, pinned, worker_path(i) + ".kubernetes.version");
    if (resolved == Resolved::minor_unknown)
      request.admission.gaps.push_back(gap(request, worker.name, pinned_written));
    // The mutator stops at the first worker that it refuses.
    if (resolved == Resolved::refused && is_mutator(request)) return;
  }
}

}  // namespace gprov::gardener

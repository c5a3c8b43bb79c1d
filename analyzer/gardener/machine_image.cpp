// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <string>
#include <variant>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {

namespace {

using Image = std::optional<model::ShootMachineImage>;

struct Refusal {
  std::string rule, value, detail;
};

std::string name_of(const Image& image) { return image ? image->name : std::string(); }
std::string version_of(const Image& image) { return image ? image->version.value_or("") : std::string(); }

/// Images may carry a leading v that their numbers do not.
std::optional<PartialVersion> split_image_version(std::string_view text, std::optional<std::string>& bad_part) {
  return split_version(text.starts_with('v') ? text.substr(1) : text, bad_part);
}

bool within(const hashing::Version& version, const PartialVersion& partial) {
  return (!partial.major || version.major == *partial.major) && (!partial.minor || version.minor == *partial.minor);
}

/// The image that a pool without an image name gets: the first with a version for its architecture or machine type.
const model::CloudProfileImage* first_suitable(const model::CloudProfileSpec& profile, const model::MachineType* type,
                                               const std::string& architecture) {
  for (const model::CloudProfileImage& image : profile.machine_images) {
    for (const model::MachineImageVersion& version : image.versions) {
      if (supports_architecture(version, architecture, profile)) return &image;
      if (type != nullptr && fits(*type, version, profile)) return &image;
    }
  }
  return nullptr;
}

/// helper/cloudprofile.go#DetermineLatestMachineImageVersion@v1.149.3: no previews, deprecated ones only if nothing
/// else is left. Expired versions take part; the validator refuses them afterwards.
const model::MachineImageVersion* latest(const std::vector<const model::MachineImageVersion*>& candidates,
                                         long long now) {
  const model::MachineImageVersion* best = nullptr;
  bool best_deprecated = false;
  hashing::Version best_version;
  for (const model::MachineImageVersion* candidate : candidates) {
    const std::string stage = classification(*candidate, now);
    const auto version = hashing::parse_version(candidate->version);
    if (stage == "preview" || !version) continue;
    const bool deprecated = stage == "deprecated";
    const bool newer = best == nullptr || hashing::compare(*version, best_version) > 0;
    if (best != nullptr && (deprecated == best_deprecated ? !newer : deprecated)) continue;
    best = candidate;
    best_deprecated = deprecated;
    best_version = *version;
  }
  return best;
}

/// mutator/admission.go#getDefaultMachineImage@v1.149.3
std::variant<Image, Refusal> default_image(const Request& request, const model::ShootWorker& worker) {
  const model::CloudProfileSpec& profile = *request.profile;
  const Image& image = worker.machine.image;
  const std::string reference = image ? name_of(image) + "@" + version_of(image) : std::string();
  const std::string architecture = worker.machine.architecture.value_or("amd64");
  const model::MachineType* type = find_machine_type(profile, worker.machine.type);
  if (profile.machine_images.empty()) {
    return Refusal{"core/image-unresolvable", reference,
                   "the cloud profile does not contain any machine image - cannot create shoot cluster"};
  }

  const model::CloudProfileImage* chosen = nullptr;
  if (!name_of(image).empty()) {
    for (const model::CloudProfileImage& candidate : profile.machine_images) {
      if (candidate.name == image->name) {
        chosen = &candidate;
        break;
      }
    }
    if (chosen == nullptr) return Refusal{"core/image-unknown", image->name, "image is not supported"};
    const bool exact = std::any_of(chosen->versions.begin(), chosen->versions.end(),
                                   [&](const auto& version) { return version.version == version_of(image); });
    if (exact) return image;
  } else {
    chosen = first_suitable(profile, type, architecture);
    if (chosen == nullptr) {
      return Refusal{"core/image-unresolvable", reference,
                     "no valid machine image found that supports architecture `" + architecture + "`"};
    }
  }

  PartialVersion partial;
  if (image) {
    std::optional<std::string> bad_part;
    const auto split = split_image_version(version_of(image), bad_part);
    if (!split) return image;
    if (bad_part) {
      return Refusal{"core/image-version-syntax", version_of(image),
                     *bad_part + " must be a semantic version: strconv.ParseUint: parsing " + quoted(*bad_part) +
                         ": invalid syntax"};
    }
    partial = *split;
  }

  std::vector<const model::MachineImageVersion*> candidates;
  for (const model::MachineImageVersion& version : chosen->versions) {
    if (!supports_architecture(version, architecture, profile)) continue;
    if (type != nullptr && !fits(*type, version, profile)) continue;
    const auto parsed = hashing::parse_version(version.version);
    if (parsed && within(*parsed, partial)) candidates.push_back(&version);
  }
  const model::MachineImageVersion* best = latest(candidates, request.environment.now);
  if (best == nullptr) {
    return Refusal{
        "core/image-unresolvable", reference,
        "failed to determine latest machine image from cloud profile: unable to determine latest expirable version"};
  }
  return Image(model::ShootMachineImage{.name = chosen->name,
                                        .version = best->version,
                                        .provider_config = image ? image->provider_config : model::RawExtension{}});
}

const Gap* find_gap(const std::vector<Gap>& gaps, const std::string& pool) {
  for (const Gap& gap : gaps) {
    if (gap.pool == pool && gap.trigger == hashing::Trigger::machine_image) return &gap;
  }
  return nullptr;
}

/// Whether no version that the new image may come to can be the old one.
bool surely_another(const Image& image, const Image& old_image) {
  if (name_of(image).empty() || name_of(old_image).empty()) return false;
  if (image->name != old_image->name) return true;
  std::optional<std::string> bad_part;
  const auto partial = split_image_version(version_of(image), bad_part);
  const auto old_version = hashing::parse_version(version_of(old_image));
  return partial && !bad_part && old_version && !within(*old_version, *partial);
}

Gap gap(const Request& request, const model::ShootWorker& worker, const model::ShootWorker* old_worker) {
  const Image& image = worker.machine.image;
  const std::string needs = profile_name(request.shoot);
  const std::string what = name_of(image).empty()      ? "no machine image is given"
                           : version_of(image).empty() ? "machine image " + image->name + " is given without a version"
                                                       : "machine image " + image->name + " is given with version " +
                                                             quoted(version_of(image)) + " only";
  hashing::Opaque value;
  // A partial version is chosen anew by every write, so two sides share a token only by taking the old image over.
  value.token =
      std::string(request.old == nullptr ? "create" : "update") + "/image/" + name_of(image) + "@" + version_of(image);
  const bool old_known = old_worker != nullptr && find_gap(request.old_gaps, worker.name) == nullptr;
  if (old_known && surely_another(image, old_worker->machine.image)) value.family = "machine image " + image->name;
  value.why = what + "; " + needs + " decides";
  return {worker.name, hashing::Trigger::machine_image, value, needs};
}

/// Whether the image is the same whatever the CloudProfile says.
bool complete(const Image& image) {
  std::optional<std::string> bad_part;
  return !name_of(image).empty() && !split_image_version(version_of(image), bad_part);
}

/// mutator/admission.go#ensureMachineImage@v1.149.3: an image must not be updated just because its pool is written
/// again; that is left to the maintenance window. True if the old image was taken over.
bool keep_old_image(const Request& request, model::ShootWorker& worker, const model::ShootWorker& old_worker) {
  Image& image = worker.machine.image;
  const Image& old_image = old_worker.machine.image;
  const Gap* old_gap = find_gap(request.old_gaps, worker.name);
  if (!old_image && old_gap == nullptr) return false;
  if (image) {
    if (name_of(image).empty() || name_of(image) != name_of(old_image)) return false;
    // The version that stands in an unresolved old image is not the one that was stored.
    const bool same_version = old_gap == nullptr && version_of(image) == version_of(old_image);
    if (!version_of(image).empty() && !same_version) return false;
  }
  const model::RawExtension provider_config = image ? image->provider_config : model::RawExtension{};
  const bool replaces_config =
      image && hashing::has(request.environment.gardener, hashing::GardenerFeature::image_provider_config);
  image = old_image;
  if (replaces_config && image) image->provider_config = provider_config;
  if (old_gap != nullptr) request.admission.gaps.push_back(*old_gap);
  return true;
}

}  // namespace

void ensure_machine_images(const Request& request) {
  if (request.shoot.metadata.deletion_timestamp) return;
  auto& workers = request.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    model::ShootWorker& worker = workers[i];
    const model::ShootWorker* old_worker = find_worker(request.old, worker.name);
    if (old_worker != nullptr && keep_old_image(request, worker, *old_worker)) continue;
    if (request.profile == nullptr) {
      if (!complete(worker.machine.image)) request.admission.gaps.push_back(gap(request, worker, old_worker));
      continue;
    }
    auto result = default_image(request, worker);
    if (auto* image = std::get_if<Image>(&result)) {
      worker.machine.image = *image;
    } else {
      const Refusal& refusal = std::get<Refusal>(result);
      request.admission.rejections.push_back({refusal.rule, "Shoot", "mutator", "Invalid", worker_path(i),
                                              "Invalid value: " + quoted(refusal.value) + ": " + refusal.detail});
    }
  }
}

}  // namespace gprov::gardener

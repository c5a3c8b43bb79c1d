// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <string>
#include <variant>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;
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

bool has(const Request& request, GardenerFeature feature) {
  return hashing::has(request.environment.gardener, feature);
}

/// Whether the machine type does not stand against the version. A type that the CloudProfile does not have never does.
bool fits_machine(const Request& request, const model::MachineType* type, const model::MachineImageVersion& version) {
  if (type == nullptr || !has(request, GardenerFeature::image_by_capabilities)) return true;
  return fits(*type, version, *request.profile);
}

/// The image that a pool without an image name gets: the first with a version for its architecture or machine type.
const model::CloudProfileImage* first_suitable(const Request& request, const model::MachineType* type,
                                               const std::string& architecture) {
  const bool by_type = type != nullptr && has(request, GardenerFeature::image_by_capabilities);
  for (const model::CloudProfileImage& image : request.profile->machine_images) {
    for (const model::MachineImageVersion& version : image.versions) {
      if (supports_architecture(version, architecture, *request.profile)) return &image;
      if (by_type && fits(*type, version, *request.profile)) return &image;
    }
  }
  return nullptr;
}

/// helper/cloudprofile.go#DetermineLatestMachineImageVersion@v1.149.3: no previews, deprecated ones only if nothing
/// else is left. Until v1.120 a version without a classification counted as deprecated. Expired versions take part; the
/// validator refuses them afterwards.
const model::MachineImageVersion* latest(const std::vector<const model::MachineImageVersion*>& candidates,
                                         const Environment& environment) {
  const model::MachineImageVersion* best = nullptr;
  bool best_deprecated = false;
  hashing::Version best_version;
  for (const model::MachineImageVersion* candidate : candidates) {
    const std::string stage = classification(*candidate, environment);
    const auto version = hashing::parse_version(candidate->version);
    if (stage == "preview" || !version) continue;
    const bool deprecated = stage == "deprecated" || stage.empty();
    const bool newer = best == nullptr || hashing::compare(*version, best_version) > 0;
    if (best != nullptr && (deprecated == best_deprecated ? !newer : deprecated)) continue;
    best = candidate;
    best_deprecated = deprecated;
    best_version = *version;
  }
  return best;
}

std::string unsupported_architecture(const Request& request, const std::string& architecture) {
  const char* verb = has(request, GardenerFeature::partial_image_version) ? "supports" : "support";
  return "no valid machine image found that " + std::string(verb) + " architecture `" + architecture + "`";
}

/// The versions that may be chosen for a worker.
std::vector<const model::MachineImageVersion*> candidates_for(const Request& request, const model::ShootWorker& worker,
                                                              const model::CloudProfileImage& image,
                                                              const PartialVersion& partial) {
  const model::MachineType* type = find_machine_type(*request.profile, worker.machine.type);
  const bool in_place = is_in_place(worker) && has(request, GardenerFeature::in_place_images);
  std::vector<const model::MachineImageVersion*> candidates;
  for (const model::MachineImageVersion& version : image.versions) {
    if (!supports_architecture(version, worker.machine.architecture.value_or("amd64"), *request.profile)) continue;
    if (!fits_machine(request, type, version)) continue;
    if (in_place && !(version.in_place_updates && version.in_place_updates->supported)) continue;
    const auto parsed = hashing::parse_version(version.version);
    if (parsed && within(*parsed, partial)) candidates.push_back(&version);
  }
  return candidates;
}

bool is_same(const std::variant<Image, Refusal>& answer, const Image& image) {
  const Image* other = std::get_if<Image>(&answer);
  return other != nullptr && *other && image && (*other)->name == image->name && (*other)->version == image->version &&
         (*other)->provider_config.node == image->provider_config.node;
}

/// The newest version of `chosen` that fits the pool and what it says of a version.
std::variant<Image, Refusal> latest_image(const Request& request, const model::ShootWorker& worker,
                                          const model::CloudProfileImage& chosen, const std::string& reference) {
  const Image& image = worker.machine.image;
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
  const model::MachineImageVersion* best =
      latest(candidates_for(request, worker, chosen, partial), request.environment);
  if (best == nullptr) {
    return Refusal{
        "core/image-unresolvable", reference,
        "failed to determine latest machine image from cloud profile: unable to determine latest expirable version"};
  }
  const bool keeps_config = image && has(request, GardenerFeature::partial_image_version);
  return Image(
      model::ShootMachineImage{.name = chosen.name,
                               .version = best->version,
                               .provider_config = keeps_config ? image->provider_config : model::RawExtension{}});
}

/// mutator/admission.go#getDefaultMachineImage@v1.149.3, validator/admission.go#getDefaultMachineImage@v1.110.0
std::variant<Image, Refusal> default_image(const Request& request, const model::ShootWorker& worker) {
  const model::CloudProfileSpec& profile = *request.profile;
  const Image& image = worker.machine.image;
  std::string reference = name_of(image);
  if (image && has(request, GardenerFeature::partial_image_version)) reference += "@" + version_of(image);
  const std::string architecture = worker.machine.architecture.value_or("amd64");
  if (profile.machine_images.empty()) {
    return Refusal{"core/image-unresolvable", reference,
                   "the cloud profile does not contain any machine image - cannot create shoot cluster"};
  }

  const model::CloudProfileImage* chosen = nullptr;
  bool exact = false;
  if (!name_of(image).empty()) {
    for (const model::CloudProfileImage& candidate : profile.machine_images) {
      if (candidate.name == image->name) {
        chosen = &candidate;
        break;
      }
    }
    if (chosen == nullptr) return Refusal{"core/image-unknown", image->name, "image is not supported"};
    exact = std::any_of(chosen->versions.begin(), chosen->versions.end(),
                        [&](const auto& version) { return version.version == version_of(image); });
  } else {
    chosen = first_suitable(request, find_machine_type(profile, worker.machine.type), architecture);
    if (chosen == nullptr) {
      return Refusal{"core/image-unresolvable", reference, unsupported_architecture(request, architecture)};
    }
  }

  const std::variant<Image, Refusal> newest = latest_image(request, worker, *chosen, reference);
  // A release is asked only where its answer makes a difference.
  if (exact && !is_same(newest, image) && has(request, GardenerFeature::exact_image_version)) return image;
  return newest;
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

/// Whether the version is left as it is, whatever the CloudProfile has: before v1.111 any, until v1.121 any of a pool
/// that has an image already.
bool takes_any_version(const Request& request, const model::ShootWorker* old_worker) {
  if (!has(request, GardenerFeature::partial_image_version)) return true;
  return has(request, GardenerFeature::partial_image_version_kept) && old_worker != nullptr &&
         old_worker->machine.image.has_value();
}

/// Whether the image is the same whatever the CloudProfile says.
bool complete(const Image& image) {
  std::optional<std::string> bad_part;
  return !name_of(image).empty() && !split_image_version(version_of(image), bad_part);
}

/// Whether resolving an image anew would leave it as it is.
bool stays(const Request& request, const Image& image) {
  if (!complete(image)) return false;
  const auto is_named = [&](const model::CloudProfileImage& one) { return one.name == image->name; };
  return request.profile == nullptr ||
         std::any_of(request.profile->machine_images.begin(), request.profile->machine_images.end(), is_named);
}

/// mutator/admission.go#ensureMachineImage@v1.149.3, validator/admission.go#ensureMachineImage@v1.132.0: an image must
/// not be updated just because its pool is written again; that is left to the maintenance window. True if the old image
/// was taken over.
bool keep_old_image(const Request& request, model::ShootWorker& worker, const model::ShootWorker& old_worker) {
  Image& image = worker.machine.image;
  const Gap* old_gap = find_gap(request.old_gaps, worker.name);
  Image kept = old_worker.machine.image;
  if (!kept && old_gap == nullptr) return false;
  if (image) {
    if (name_of(image) != name_of(kept) || (name_of(image).empty() && old_gap != nullptr)) return false;
    if (kept && has(request, GardenerFeature::image_provider_config)) kept->provider_config = image->provider_config;
    if (!version_of(image).empty()) {
      // The version that stands in an unresolved old image is not the one that was stored.
      if (old_gap != nullptr || version_of(image) != version_of(kept)) return false;
      // A release is asked only where its answer makes a difference.
      const bool is_alike = stays(request, image) && model::equal(image->provider_config, kept->provider_config);
      if (!is_alike && !has(request, GardenerFeature::same_image_version)) return false;
    }
  }
  image = std::move(kept);
  if (old_gap != nullptr) request.admission.gaps.push_back(*old_gap);
  return true;
}

}  // namespace

void ensure_machine_images(const Request& request) {
  if (request.shoot.metadata.deletion_timestamp) return;
  const char* by = has(request, GardenerFeature::image_by_mutator) ? "mutator" : "validator";
  auto& workers = request.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    model::ShootWorker& worker = workers[i];
    const model::ShootWorker* old_worker = find_worker(request.old, worker.name);
    if (old_worker != nullptr && keep_old_image(request, worker, *old_worker)) continue;
    if (!version_of(worker.machine.image).empty() && takes_any_version(request, old_worker)) continue;
    if (request.profile == nullptr) {
      if (!complete(worker.machine.image)) request.admission.gaps.push_back(gap(request, worker, old_worker));
      continue;
    }
    auto result = default_image(request, worker);
    if (auto* image = std::get_if<Image>(&result)) {
      worker.machine.image = *image;
    } else {
      const Refusal& refusal = std::get<Refusal>(result);
      request.admission.rejections.push_back({refusal.rule, "Shoot", by, "Invalid", worker_path(i),
                                              "Invalid value: " + quoted(refusal.value) + ": " + refusal.detail});
    }
  }
}

}  // namespace gprov::gardener

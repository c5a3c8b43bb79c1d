// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_overrides.hpp"

#include <algorithm>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;
using model::CloudProfileImage;
using model::MachineImageVersion;

constexpr const char* kRule = "core/profile-override";

struct Overrides {
  const ProfileReview& review;
  const model::NamespacedCloudProfileSpec& spec;
  const model::NamespacedCloudProfileSpec* old;  ///< nullptr on creation
  const model::CloudProfileSpec* old_merged;     ///< nullptr: none
  const model::CloudProfileSpec& parent;
};

/// A plain error: upstream stops at the first.
void refuse_plainly(const ProfileReview& review, std::string_view message) {
  refuse_as(review.refusals, kRule, "Error", message);
}

template <class Named>
const Named* by_name(const std::vector<Named>& all, const std::string& name) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Named& one) { return one.name == name; });
  return found == all.rend() ? nullptr : &*found;
}

template <class Version>
const Version* by_version(const std::vector<Version>& all, const std::string& version) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& one) { return one.version == version; });
  return found == all.rend() ? nullptr : &*found;
}

const MachineImageVersion* image_version(const std::vector<CloudProfileImage>& images, const std::string& image,
                                         const std::string& version) {
  const CloudProfileImage* found = by_name(images, image);
  return found == nullptr ? nullptr : by_version(found->versions, version);
}

bool is_over(const ProfileReview& review, const model::ExpirableVersion& version) {
  const Environment& environment = review.environment;
  if (!hashing::has(environment.gardener, hashing::GardenerFeature::version_classification)) {
    return is_expired(version.expiration_date, environment.now);
  }
  return classification(version, environment) == "expired";
}

bool is_same_time(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return hashing::unix_seconds(*a) == hashing::unix_seconds(*b);
}

/// #validateMachineTypes@v1.144.0
void validate_types(const Overrides& overrides) {
  if (has(overrides.review, override_type_free)) return;
  for (const model::MachineType& type : overrides.spec.machine_types) {
    if (by_name(overrides.parent.machine_types, type.name) == nullptr) continue;
    if (overrides.old != nullptr && by_name(overrides.old->machine_types, type.name) != nullptr) continue;
    return refuse_as(overrides.review.refusals, kRule, "BadRequest",
                     "NamespacedCloudProfile attempts to overwrite parent CloudProfile with machineType: " + type.name);
  }
}

/// #validateKubernetesVersionOverrides@v1.149.3
void validate_kubernetes(const Overrides& overrides) {
  if (!overrides.spec.kubernetes) return;
  const ProfileReview& review = overrides.review;
  for (const model::ExpirableVersion& version : overrides.spec.kubernetes->versions) {
    if (by_version(overrides.parent.kubernetes.versions, version.version) == nullptr) {
      return refuse_plainly(review, "invalid kubernetes version specified: '" + version.version +
                                        "' does not exist in parent CloudProfile and thus cannot be overridden");
    }
    if (!version.expiration_date) {
      return refuse_plainly(review, "specified version '" + version.version + "' does not set expiration date");
    }
    if (overrides.old == nullptr || !is_over(review, version)) continue;
    const auto* before = overrides.old_merged == nullptr
                             ? nullptr
                             : by_version(overrides.old_merged->kubernetes.versions, version.version);
    if (before != nullptr && is_same_time(before->expiration_date, version.expiration_date)) continue;
    return refuse_plainly(review, "expiration date for version " + quoted(version.version) + " is in the past");
  }
}

/// #validateNamespacedCloudProfileExtendedMachineImages@v1.149.3
void validate_extended(const ProfileReview& review, const MachineImageVersion& version, const std::string& path) {
  const auto refuse = [&](bool is_given, const char* field, const std::string& what) {
    if (!is_given) return;
    forbidden(review.refusals, kRule, path + "." + field,
              "must not provide " + what + " to an extended machine image in NamespacedCloudProfile");
  };
  refuse(!version.classification.value_or("").empty(), "classification", "a classification");
  refuse(!version.cri.empty(), "cri", "a cri");
  refuse(!version.architectures.empty(), "architectures", "an architecture");
  refuse(!version.capability_flavors.empty(), "capabilityFlavors", "capabilities");
  refuse(!version.kubelet_version_constraint.value_or("").empty(), "kubeletVersionConstraint",
         "a kubelet version constraint");
  refuse(version.in_place_updates.has_value(), "inPlaceUpdates", "inPlaceUpdates");
}

/// Whether somebody changed a version that the parent has got since; its date is free since v1.135.
bool is_changed(const ProfileReview& review, MachineImageVersion now, MachineImageVersion before) {
  if (has(review, override_date_free)) {
    now.expiration_date.reset();
    before.expiration_date.reset();
  }
  return !model::equal_struct(now, before);
}

/// A version of an image that the parent has as well.
void validate_image_override(const Overrides& overrides, const CloudProfileImage& image,
                             const MachineImageVersion& version, const std::string& path) {
  const ProfileReview& review = overrides.review;
  const auto* before =
      overrides.old == nullptr ? nullptr : image_version(overrides.old->machine_images, image.name, version.version);
  if (before != nullptr && is_changed(review, version, *before)) {
    const std::string but = has(review, override_date_free) ? " (except for the expiration date)" : "";
    forbidden(review.refusals, kRule, path,
              "cannot update the machine image version spec" + but + " of \"" + image.name + "@" + version.version +
                  "\", as this version has been added to the parent CloudProfile by now");
  }
  const std::string date = path + ".expirationDate";
  if (before == nullptr) {
    validate_extended(review, version, path);
    if (!version.expiration_date) {
      invalid_json(review.refusals, kRule, date, "null",
                   "expiration date for version " + quoted(version.version) + " must be set");
    }
  }
  if (overrides.old == nullptr || !is_over(review, expirable(version))) return;
  const auto* merged = overrides.old_merged == nullptr
                           ? nullptr
                           : image_version(overrides.old_merged->machine_images, image.name, version.version);
  if (merged != nullptr && is_same_time(merged->expiration_date, version.expiration_date)) return;
  invalid_json(review.refusals, kRule, date, json_text(version.expiration_date),
               "expiration date for version " + quoted(version.version) + " is in the past");
}

/// An image that the parent lacks.
void validate_own_image(const Overrides& overrides, const CloudProfileImage& image, const std::string& path) {
  const ProfileReview& review = overrides.review;
  const Definitions& definitions = overrides.parent.machine_capabilities;
  if (!has(review, architecture_synced)) {
    validate_machine_images(review, {image}, definitions, path, EmptyVersions::refused);
    return validate_profile_images(review, {image}, definitions, path);
  }
  SeenImages seen;
  validate_machine_image(review, image, definitions, seen, EmptyVersions::refused, path);
  const std::vector<model::ExpirableVersion> versions = expirable_versions(image);
  const std::vector<EverSupported> all = ever_supported(versions);
  for (std::size_t i = 0; i < image.versions.size(); ++i) {
    validate_additional_config(review, image.versions[i], all, definitions, indexed(path + ".versions", i));
  }
}

/// #validateMachineImageOverrides@v1.149.3
void validate_images(const Overrides& overrides) {
  const ProfileReview& review = overrides.review;
  for (std::size_t i = 0; i < overrides.spec.machine_images.size(); ++i) {
    const CloudProfileImage& image = overrides.spec.machine_images[i];
    const std::string path = indexed("spec.machineImages", i);
    if (by_name(overrides.parent.machine_images, image.name) == nullptr) {
      validate_own_image(overrides, image, path);
      continue;
    }
    const auto* before = overrides.old == nullptr ? nullptr : by_name(overrides.old->machine_images, image.name);
    if (before != nullptr && image.update_strategy.value_or("") != before->update_strategy.value_or("")) {
      forbidden(review.refusals, kRule, path + ".updateStrategy",
                "cannot update the machine image update strategy of " + quoted(image.name) +
                    ", as this version has been added to the parent CloudProfile by now");
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const std::string at = indexed(path + ".versions", j);
      if (image_version(overrides.parent.machine_images, image.name, image.versions[j].version) != nullptr) {
        validate_image_override(overrides, image, image.versions[j], at);
      } else if (has(review, architecture_synced)) {
        std::set<std::string> seen;
        validate_machine_image_version(review, image, image.versions[j], overrides.parent.machine_capabilities, seen,
                                       at);
      }
    }
  }
}

/// #validateLimits@v1.116.0
void validate_limit(const Overrides& overrides) {
  const auto limit_of = [](const std::optional<model::CloudProfileLimits>& limits) {
    return limits ? limits->max_nodes_total : std::nullopt;
  };
  const auto own = limit_of(overrides.spec.limits), above = limit_of(overrides.parent.limits);
  const bool is_fresh = own && (overrides.old == nullptr || own != limit_of(overrides.old->limits));
  if (!has(overrides.review, limits_below_parent) || !is_fresh || !above || *above <= 0 || *own <= *above) return;
  invalid_number(overrides.review.refusals, kRule, "spec.limits.maxNodesTotal", *own,
                 "overriding value must be less than or equal to value set in parent CloudProfile");
}

/// #ValidateSimulatedNamespacedCloudProfileStatus@v1.149.3
void validate_merge(const Overrides& overrides) {
  const ProfileReview& review = overrides.review;
  Refusals refusals{review.refusals.by, {}, review.refusals.object};
  validate_merged({review.environment, refusals}, merge(overrides.spec, overrides.parent, review.environment),
                  "status.cloudProfileSpec");
  if (refusals.all.empty()) return;
  std::string all;
  for (const Rejection& one : refusals.all) all += (all.empty() ? "" : " ") + one.path + ": " + one.message;
  refuse_plainly(review, "error while validating merged NamespacedCloudProfile: [" + all + "]");
}

}  // namespace

std::vector<Rejection> validate_overrides(model::NamespacedCloudProfile profile,
                                          const model::NamespacedCloudProfile* old,
                                          const model::CloudProfileSpec* parent, const Environment& environment) {
  Refusals refusals{"namespacedcloudprofilevalidator", {}, "NamespacedCloudProfile"};
  const ProfileReview review{environment, refusals};
  if (old != nullptr && model::equal_struct(profile.spec, old->spec) &&
      (profile.metadata.deletion_timestamp || (profile.metadata.labels == old->metadata.labels &&
                                               profile.metadata.annotations == old->metadata.annotations))) {
    return {};
  }
  if (parent == nullptr) {
    refuse_as(refusals, "core/profile-parent", "BadRequest", "parent CloudProfile could not be found");
    return std::move(refusals.all);
  }
  model::NamespacedCloudProfileSpec before = old == nullptr ? model::NamespacedCloudProfileSpec{} : old->spec;
  to_parent_format(profile.spec, parent->machine_capabilities, environment);
  to_parent_format(before, parent->machine_capabilities, environment);
  const bool has_status = old != nullptr && old->status.cloud_profile_spec;
  const Overrides overrides{review, profile.spec, old == nullptr ? nullptr : &before,
                            has_status ? &*old->status.cloud_profile_spec : nullptr, *parent};
  for (const auto& step : {validate_types, validate_kubernetes, validate_images, validate_limit, validate_merge}) {
    step(overrides);
    if (!refusals.all.empty()) break;
  }
  return std::move(refusals.all);
}

}  // namespace gprov::gardener

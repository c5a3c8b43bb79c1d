// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_validation.hpp"

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "hashing/go_json.hpp"
#include "hashing/quantity.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;

/// apivalidation.ValidateObjectMeta, without what the server itself writes.
void validate_metadata(const ProfileReview& review, const model::ObjectMeta& meta) {
  const auto refuse = [&](const std::string& path, const std::string& value, const std::vector<std::string>& errors) {
    for (const std::string& error : errors) invalid(review.refusals, "core/name-format", path, value, error);
  };
  refuse("metadata.name", meta.name, dns_subdomain_errors(meta.name));
  for (const auto& [key, value] : meta.labels) {
    refuse("metadata.labels", key, qualified_name_errors(key));
    refuse("metadata.labels", value, label_value_errors(value));
  }
  for (const auto& [key, value] : meta.annotations) {
    std::string lower = key;
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    refuse("metadata.annotations", key, qualified_name_errors(lower));
  }
}

/// #ValidateCloudProfileSpec@v1.149.3
void validate_spec(const ProfileReview& review, const model::CloudProfileSpec& spec) {
  const Definitions& definitions = spec.machine_capabilities;
  if (spec.type.empty()) required(review.refusals, "core/profile-field", "spec.type", "must provide a provider type");
  validate_capability_definitions(review, definitions, "spec.machineCapabilities");
  validate_kubernetes_settings(review, spec.kubernetes, "spec.kubernetes");
  validate_profile_images(review, spec.machine_images, definitions, "spec.machineImages");
  validate_profile_machine_types(review, spec.machine_types, definitions, "spec.machineTypes");
  validate_volume_types(review, spec.volume_types, "spec.volumeTypes");
  validate_regions(review, spec.regions, "spec.regions");
  validate_bastion(review, spec, "spec.bastion");
  validate_limits(review, spec.limits, "spec.limits");
  validate_seed_selector(review, spec.seed_selector, "spec.seedSelector");
  validate_ca_bundle(review, spec.ca_bundle, "spec.caBundle");
}

/// #ValidateCloudProfileSpecUpdate@v1.149.3
void validate_update(const ProfileReview& review, const model::CloudProfileSpec& spec,
                     const model::CloudProfileSpec& old) {
  validate_limits_update(review, spec.limits, old.limits, "spec.limits");
  if (!has(review, lifecycle)) return;
  validate_versions_update(review, spec.kubernetes.versions, old.kubernetes.versions, "core/profile-kubernetes",
                           "spec.kubernetes.versions");
  for (std::size_t i = 0; i < spec.machine_images.size(); ++i) {
    const model::CloudProfileImage& image = spec.machine_images[i];
    const model::CloudProfileImage* before = nullptr;
    for (const auto& one : old.machine_images) {
      if (one.name == image.name) before = &one;
    }
    if (before == nullptr) continue;
    validate_versions_update(review, expirable_versions(image), expirable_versions(*before), "core/profile-image",
                             indexed("spec.machineImages", i) + ".versions");
  }
}

/// #validateNamespacedCloudProfileParent@v1.149.3
void validate_parent(const ProfileReview& review, const model::NamespacedCloudProfileParent& parent) {
  if (parent.kind != "CloudProfile") {
    not_supported(review.refusals, "core/profile-parent", "spec.parent.kind", parent.kind, {"CloudProfile"});
  }
  if (parent.name.empty()) {
    required(review.refusals, "core/profile-parent", "spec.parent.name", "must provide a parent name");
  }
}

/// #ValidateNamespacedCloudProfileSpecUpdate@v1.149.3
void validate_update(const ProfileReview& review, const model::NamespacedCloudProfileSpec& spec,
                     const model::NamespacedCloudProfileSpec& old) {
  if (spec.parent.kind != old.parent.kind || spec.parent.name != old.parent.name) {
    invalid_json(review.refusals, "core/profile-parent", "spec.parent",
                 "{\"Kind\":" + json_text(spec.parent.kind) + ",\"Name\":" + json_text(spec.parent.name) + "}",
                 "field is immutable");
  }
  if (has(review, limits_never_fall)) validate_limits_update(review, spec.limits, old.limits, "spec.limits");
}

}  // namespace

model::ExpirableVersion expirable(const model::MachineImageVersion& version) {
  return {version.version, version.expiration_date, version.classification, version.lifecycle};
}

std::string json_text(const std::string& text) {
  std::string json;
  hashing::append_json_string(json, text);
  return json;
}

std::string json_text(const std::optional<std::string>& text) { return text ? json_text(*text) : "null"; }

void validate_unprefixed_name(const ProfileReview& review, std::string_view rule, const std::string& path,
                              const std::string& name, std::string_view what) {
  if (!has(review, qualified_names)) return;
  std::vector<std::string> errors = qualified_name_errors(name);
  if (errors.empty() && name.find('/') != std::string::npos) {
    errors.push_back("name '" + name + "' must not contain a prefix");
  }
  if (errors.empty()) return;
  invalid_json(review.refusals, rule, path, json_text(name), std::string(what) + listed(errors));
}

void validate_quantity(const ProfileReview& review, std::string_view rule, const std::string& path,
                       const std::string& quantity) {
  const auto value = hashing::Quantity::parse(quantity);
  if (!value || value->sign() >= 0) return;
  invalid_json(review.refusals, rule, path, json_text(value->text()), "must be greater than or equal to 0");
}

void validate_merged(const ProfileReview& review, const model::CloudProfileSpec& spec, const std::string& path) {
  const Definitions& definitions = spec.machine_capabilities;
  validate_kubernetes_settings(review, spec.kubernetes, path + ".kubernetes");
  if (!spec.machine_images.empty()) {
    validate_profile_images(review, spec.machine_images, definitions, path + ".machineImages");
  }
  if (!spec.machine_types.empty()) {
    validate_profile_machine_types(review, spec.machine_types, definitions, path + ".machineTypes");
  }
  if (!spec.volume_types.empty()) validate_volume_types(review, spec.volume_types, path + ".volumeTypes");
}

std::vector<Rejection> validate(const model::CloudProfile& profile, const model::CloudProfile* old,
                                const Environment& environment) {
  Refusals refusals{"validation", {}, "CloudProfile"};
  const ProfileReview review{environment, refusals};
  validate_metadata(review, profile.metadata);
  validate_spec(review, profile.spec);
  if (old != nullptr) validate_update(review, profile.spec, old->spec);
  return std::move(refusals.all);
}

std::vector<Rejection> validate(const model::NamespacedCloudProfile& profile, const model::NamespacedCloudProfile* old,
                                const Environment& environment) {
  Refusals refusals{"validation", {}, "NamespacedCloudProfile"};
  const ProfileReview review{environment, refusals};
  const model::NamespacedCloudProfileSpec& spec = profile.spec;
  if (old != nullptr) validate_update(review, spec, old->spec);
  validate_metadata(review, profile.metadata);
  validate_parent(review, spec.parent);
  if (spec.kubernetes) {
    const auto& versions = spec.kubernetes->versions;
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (!versions[i].classification) continue;
      forbidden(refusals, "core/profile-override", indexed("spec.kubernetes.versions", i) + ".classification",
                "must not provide a classification to a Kubernetes version in NamespacedCloudProfile");
    }
    validate_kubernetes_versions(review, versions, "spec.kubernetes");
  }
  validate_machine_images(review, spec.machine_images, {}, "spec.machineImages", EmptyVersions::allowed);
  validate_volume_types(review, spec.volume_types, "spec.volumeTypes");
  validate_machine_types(review, spec.machine_types, {}, "spec.machineTypes");
  validate_ca_bundle(review, spec.ca_bundle, "spec.caBundle");
  validate_limits(review, spec.limits, "spec.limits");
  return std::move(refusals.all);
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/certificate.hpp"
#include "hashing/release_bands_validation.hpp"

// Regions, the bastion, limits and the CA bundle of a profile.

namespace gprov::gardener {

namespace {

constexpr const char* kRule = "core/profile-field";

/// version.SupportsArchitecture. Mirrors types_cloudprofile.go#SupportsArchitecture@v1.149.3.
bool supports(const model::MachineImageVersion& version, const Definitions& definitions,
              const std::string& architecture) {
  const auto has_it = [&](const std::vector<std::string>& values) {
    return std::find(values.begin(), values.end(), architecture) != values.end();
  };
  if (definitions.empty()) return has_it(version.architectures);
  if (has_it(flavor_architectures(version.capability_flavors))) return true;
  const auto* defined = find_definition(definitions, kArchitecture);
  return defined != nullptr && has_it(*defined);
}

/// #checkImageSupport@v1.149.3
void check_image(const ProfileReview& review, const std::string& image,
                 const std::vector<model::MachineImageVersion>& versions, const Definitions& definitions,
                 const std::optional<std::string>& architecture, const std::string& path) {
  const bool fits = std::any_of(versions.begin(), versions.end(), [&](const auto& version) {
    return (!architecture || supports(version, definitions, *architecture)) && version.classification &&
           classification(version, review.environment) == "supported";
  });
  if (fits) return;
  invalid(review.refusals, kRule, path, image,
          "no image with classification supported and arch " + quoted(architecture.value_or("<nil>")) + " found");
}

/// #validateBastionImage@v1.149.3
void validate_bastion_image(const ProfileReview& review, const model::BastionMachineImage& wanted,
                            const model::CloudProfileSpec& spec, const std::optional<std::string>& architecture,
                            const std::string& path) {
  const auto image = std::find_if(spec.machine_images.begin(), spec.machine_images.end(),
                                  [&](const auto& one) { return one.name == wanted.name; });
  if (image == spec.machine_images.end()) {
    return invalid(review.refusals, kRule, path + ".name", wanted.name, "image name not found in spec.machineImages");
  }
  if (!wanted.version) {
    return check_image(review, wanted.name, image->versions, spec.machine_capabilities, architecture, path + ".name");
  }
  const auto version = std::find_if(image->versions.begin(), image->versions.end(),
                                    [&](const auto& one) { return one.version == *wanted.version; });
  if (version == image->versions.end()) {
    return invalid(review.refusals, kRule, path + ".version", *wanted.version,
                   "image version not found in spec.machineImages");
  }
  check_image(review, wanted.name, {*version}, spec.machine_capabilities, architecture, path + ".version");
}

}  // namespace

/// #validateCloudProfileRegions@v1.149.3
void validate_regions(const ProfileReview& review, const std::vector<model::Region>& regions, const std::string& path) {
  if (regions.empty()) required(review.refusals, kRule, path, "must provide at least one region");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const std::string at = indexed(path, i);
    const model::Region& region = regions[i];
    if (region.name.empty()) {
      required(review.refusals, kRule, at + ".name", "must provide a region name");
    } else if (!seen.insert(region.name).second) {
      duplicate(review.refusals, kRule, at + ".name", region.name);
    }
    std::set<std::string> zones;
    for (std::size_t j = 0; j < region.zones.size(); ++j) {
      const std::string& name = region.zones[j].name;
      const std::string zone = indexed(at + ".zones", j) + ".name";
      if (name.empty()) {
        required(review.refusals, kRule, zone, "zone name cannot be empty");
      } else if (!zones.insert(name).second) {
        duplicate(review.refusals, kRule, zone, name);
      }
    }
    for (const auto& [key, value] : region.labels) {
      for (const std::string& error : qualified_name_errors(key)) {
        invalid(review.refusals, "core/name-format", at + ".labels", key, error);
      }
      for (const std::string& error : label_value_errors(value)) {
        invalid(review.refusals, "core/name-format", at + ".labels", value, error);
      }
    }
  }
}

/// #validateCloudProfileBastion@v1.149.3
void validate_bastion(const ProfileReview& review, const model::CloudProfileSpec& spec, const std::string& path) {
  if (!spec.bastion) return;
  const auto& [image, type] = *spec.bastion;
  if (!type && !image) {
    invalid_json(review.refusals, kRule, path, "{\"MachineImage\":null,\"MachineType\":null}",
                 "bastion section needs a machine type or machine image");
  }
  std::optional<std::string> architecture;
  if (type) {
    const auto found = std::find_if(spec.machine_types.begin(), spec.machine_types.end(),
                                    [&](const auto& one) { return one.name == type->name; });
    if (found == spec.machine_types.end()) {
      invalid(review.refusals, kRule, path + ".machineType.name", type->name,
              "machine type not found in spec.machineTypes");
    } else {
      architecture = type_architecture(*found, spec.machine_capabilities);
    }
  }
  if (image) validate_bastion_image(review, *image, spec, architecture, path + ".machineImage");
}

void validate_limits(const ProfileReview& review, const std::optional<model::CloudProfileLimits>& limits,
                     const std::string& path) {
  if (!hashing::has(review.environment.gardener, hashing::ValidationFeature::nodes_limit)) return;
  if (!limits || !limits->max_nodes_total || *limits->max_nodes_total > 0) return;
  invalid_number(review.refusals, "core/profile-limits", path + ".maxNodesTotal", *limits->max_nodes_total,
                 "maxNodesTotal must be greater than 0");
}

/// #validateCloudProfileLimitsUpdate@v1.149.3: limits may come, go and grow.
void validate_limits_update(const ProfileReview& review, const std::optional<model::CloudProfileLimits>& limits,
                            const std::optional<model::CloudProfileLimits>& old, const std::string& path) {
  if (!limits || !old || !limits->max_nodes_total || !old->max_nodes_total) return;
  if (*limits->max_nodes_total >= *old->max_nodes_total) return;
  invalid_number(review.refusals, "core/profile-limits", path + ".maxNodesTotal", *limits->max_nodes_total,
                 "maxNodesTotal cannot be decreased");
}

void validate_seed_selector(const ProfileReview& review, const std::optional<model::SeedSelector>& selector,
                            const std::string& path) {
  if (!selector) return;
  const auto refuse = [&](const std::string& at, const std::string& value, const std::vector<std::string>& errors) {
    for (const std::string& error : errors) invalid(review.refusals, kRule, at, value, error);
  };
  for (const auto& [key, value] : selector->match_labels) {
    refuse(path + ".matchLabels", key, qualified_name_errors(key));
    refuse(path + ".matchLabels", value, label_value_errors(value));
  }
  for (std::size_t i = 0; i < selector->match_expressions.size(); ++i) {
    const auto& [key, op, values] = selector->match_expressions[i];
    const std::string at = indexed(path + ".matchExpressions", i);
    if (op == "In" || op == "NotIn") {
      if (values.empty()) {
        required(review.refusals, kRule, at + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
      }
    } else if (op == "Exists" || op == "DoesNotExist") {
      if (!values.empty()) {
        forbidden(review.refusals, kRule, at + ".values",
                  "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
    } else {
      invalid(review.refusals, kRule, at + ".operator", op, "not a valid selector operator");
    }
    refuse(at + ".key", key, qualified_name_errors(key));
    if (!has(review, hashing::ProfileFeature::selector_values_checked)) continue;
    for (std::size_t j = 0; j < values.size(); ++j) {
      refuse(indexed(at + ".values", j), values[j], label_value_errors(values[j]));
    }
  }
}

void validate_ca_bundle(const ProfileReview& review, const std::optional<std::string>& bundle,
                        const std::string& path) {
  if (!bundle || hashing::is_certificate(*bundle)) return;
  invalid_json(review.refusals, kRule, path, json_text(*bundle), "caBundle is not a valid PEM-encoded certificate");
}

}  // namespace gprov::gardener

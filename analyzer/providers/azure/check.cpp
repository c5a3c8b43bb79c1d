// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_check.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::azure {
namespace {

/// Mistakes that the extension's own documentation makes.
void add_hint(model::FieldError& error) {
  if (error.reason != model::FieldError::Reason::unknown_field) return;
  if (error.path.ends_with(".volume.cachingType")) error.hint = "did you mean 'caching'?";
  if (error.path.ends_with(".networks.zoned")) error.hint = "it belongs one level higher, beside 'networks'";
}

/// provider-azure docs/operations/operations.md@v1.62.1.
std::string_view volume_advice(std::string_view type) {
  if (type.empty() || type == "Standard_LRS" || type == "StandardSSD_LRS" || type == "Premium_LRS") return "";
  if (type == "UltraSSD_LRS") {
    return "cannot be the disk of an operating system, says the documentation of provider-azure";
  }
  return "is none of those that the documentation of provider-azure names, Standard_LRS, StandardSSD_LRS and "
         "Premium_LRS: a machine gets the default of its machine type instead";
}

constexpr ConfigTypes kTypes{.provider = "azure",
                             .api_version = kApiVersion,
                             .infrastructure_config = &kInfrastructureConfig,
                             .infrastructure_status = &kInfrastructureStatus,
                             .control_plane_config = &kControlPlaneConfig,
                             .worker_config = &kWorkerConfig,
                             .worker_status = &kWorkerStatus,
                             .cloud_profile_config = &kCloudProfileConfig,
                             .add_hint = add_hint,
                             .mapped_images = mapped_images,
                             .volume_advice = volume_advice};

/// Whether two entries of one version are the same choice to helper.go#FindImageInCloudProfile@v1.62.1, which then
/// takes neither.
bool same_choice(const manifest::Node& a, const manifest::Node& b) {
  return list(a, "capabilityFlavors").empty() && list(b, "capabilityFlavors").empty() &&
         optional_text(a, "architecture").value_or("amd64") == optional_text(b, "architecture").value_or("amd64") &&
         flag(a, "acceleratedNetworking") == flag(b, "acceleratedNetworking");
}

void warn_of_doubles(const model::Origin& origin, const model::CloudProfileSpec& profile,
                     std::vector<manifest::Problem>& problems) {
  const manifest::Node* config = profile.type == kTypes.provider ? map_of(profile.provider_config) : nullptr;
  if (config == nullptr || origin.source == nullptr) return;
  const auto images = list(*config, "machineImages");
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto versions = list(images[i], "versions");
    std::map<std::string, std::vector<const manifest::Node*>> earlier;  // by version
    for (std::size_t j = 0; j < versions.size(); ++j) {
      const std::string name = text(versions[j], "version");
      std::vector<const manifest::Node*>& likes = earlier[name];
      const bool is_double =
          std::any_of(likes.begin(), likes.end(), [&](const auto* one) { return same_choice(*one, versions[j]); });
      likes.push_back(&versions[j]);
      if (!is_double) continue;
      manifest::Problem problem;
      problem.severity = manifest::Severity::warning;
      problem.at = manifest::position(*origin.source, versions[j].offset);
      problem.message = "spec.providerConfig.machineImages[" + std::to_string(i) + "].versions[" + std::to_string(j) +
                        "]: a second entry for '" + name +
                        "' and the same kind of machine; since v1.60 provider-azure takes neither, so pools keep the "
                        "image in their Worker's status, and the Worker of a new pool fails; remove one";
      problems.push_back(std::move(problem));
    }
  }
}

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) {
  std::vector<manifest::Problem> problems = check_configs(objects, kTypes);
  for (const auto& object : objects.cloud_profiles) warn_of_doubles(object.origin, object.value.spec, problems);
  return problems;
}

}  // namespace gprov::providers::azure

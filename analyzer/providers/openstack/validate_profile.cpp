// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/openstack/schema.hpp"
#include "analyzer/providers/openstack/validate.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "hashing/release_bands_openstack.hpp"

// Mirrors pkg/apis/openstack/validation/cloudprofile.go@v1.57.0.

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

constexpr const char* kRule = "openstack/cloud-profile-config";
const std::string kPath = "spec.providerConfig";

class ProfileValidation {
 public:
  ProfileValidation(const ProfileRequest& request, const CloudProfileConfig& config)
      : profile_(request.profile),
        config_(config),
        extension_(request.environment.extension),
        refusals_(request.rejections, "CloudProfile") {}

  void run() {
    floating_pools();
    load_balancer_providers();
    if (config_.images.empty()) required(kPath + ".machineImages", "must provide at least one machine image");
    images();
    if (has(extension_, Feature::image_mapping_checked)) mappings();
    keystone();
    if (config_.dhcp_domain && config_.dhcp_domain->empty()) {
      required(kPath + ".dhcpDomain", "must provide a dhcp domain when the key is specified");
    }
    for (std::size_t i = 0; i < config_.server_group_policies.size(); ++i) {
      if (config_.server_group_policies[i].empty()) {
        required(at_index(kPath + ".serverGroupPolicies", i), "policy cannot be empty");
      }
    }
  }

  void images() {
    for (std::size_t i = 0; i < config_.images.size(); ++i) {
      image(config_.images[i], at_index(kPath + ".machineImages", i));
    }
  }

 private:
  void required(const std::string& path, const std::string& message) {
    refusals_.add(kRule, "Required", path, message);
  }
  void needs(const std::string& text, const std::string& path, const char* message) {
    if (text.empty()) required(path, message);
  }
  void needs_if_given(const std::optional<std::string>& text, const std::string& path, const char* message) {
    if (text && text->empty()) required(path, message);
  }

  void floating_pools() {
    const std::string path = kPath + ".constraints.floatingPools";
    if (config_.floating_pools.empty()) required(path, "must provide at least one floating pool");
    std::set<std::string> found;
    for (std::size_t i = 0; i < config_.floating_pools.size(); ++i) {
      const FloatingPool& pool = config_.floating_pools[i];
      const std::string at = at_index(path, i);
      needs(pool.name, at + ".name", "must provide a name");
      if (!pool.region && !pool.domain) continue;
      needs_if_given(pool.region, at + ".region", "must provide a region if key is present");
      needs_if_given(pool.domain, at + ".domain", "must provide a domain if key is present");
      if (!found.insert(pool.name + "," + pool.domain.value_or("*") + "," + pool.region.value_or("*")).second) {
        refusals_.add(kRule, "Duplicate", at + ".name", "Duplicate value: \"" + pool.name + "\"");
      }
    }
    for (std::size_t i = 0; i < config_.floating_pools.size(); ++i) {
      validate_load_balancer_classes(refusals_, extension_, config_.floating_pools[i].load_balancer_classes,
                                     at_index(path, i) + ".loadBalancerClasses");
    }
  }

  void load_balancer_providers() {
    const std::string path = kPath + ".constraints.loadBalancerProviders";
    const bool several = has(extension_, Feature::regional_load_balancers);
    if (config_.load_balancer_providers.empty()) required(path, "must provide at least one load balancer provider");
    std::set<std::string> found;
    for (std::size_t i = 0; i < config_.load_balancer_providers.size(); ++i) {
      const LoadBalancerProvider& provider = config_.load_balancer_providers[i];
      const std::string at = at_index(path, i);
      needs(provider.name, at + ".name", "must provide a name");
      if (!provider.region) continue;
      needs_if_given(provider.region, at + ".region", "must provide a region if key is present");
      if (found.insert(several ? provider.name + "," + *provider.region : *provider.region).second) continue;
      refusals_.add(kRule, "Duplicate", several ? at : at + ".region",
                    "duplicate provider \"" + provider.name + "\" for region \"" + *provider.region + "\"");
    }
  }

  void image(const Image& image, const std::string& path) {
    needs(image.name, path + ".name", "must provide a name");
    if (image.versions.empty()) {
      required(path + ".versions", "must provide at least one version for machine image \"" + image.name + "\"");
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) version(image.versions[j], at_index(path + ".versions", j));
  }

  void version(const ImageVersion& version, const std::string& path) {
    needs(version.version, path + ".version", "must provide a version");
    if (profile_.machine_capabilities.empty()) {
      regions(version.regions, path, ArchitectureIn::region);
      if (!version.flavors.empty()) {
        forbidden(path + ".capabilityFlavors",
                  "must not be set as CloudProfile does not define capabilities. Use regions instead.");
      }
      return;
    }
    const bool mixed = has(extension_, Feature::mixed_formats);
    if (mixed && !version.regions.empty() && !version.flavors.empty()) {
      return forbidden(path, "must not set both regions and capabilityFlavors on the same version");
    }
    if (!mixed && !version.regions.empty()) {
      forbidden(path + ".regions",
                "must not be set as CloudProfile defines capabilities. Use capabilityFlavors.regions instead.");
    }
    for (std::size_t k = 0; k < version.flavors.size(); ++k) {
      regions(version.flavors[k].regions, at_index(path + ".capabilityFlavors", k), ArchitectureIn::capabilities);
    }
    if (mixed && version.flavors.empty()) regions(version.regions, path, ArchitectureIn::region);
  }

  enum class ArchitectureIn : bool { region, capabilities };

  void regions(const std::vector<RegionImage>& regions, const std::string& path, ArchitectureIn where) {
    for (std::size_t k = 0; k < regions.size(); ++k) {
      const RegionImage& region = regions[k];
      const std::string at = at_index(path + ".regions", k);
      needs(region.name, at + ".name", "must provide a name");
      needs(region.id, at + ".id", "must provide an image ID");
      if (where == ArchitectureIn::capabilities) {
        if (region.architecture) forbidden(at + ".architecture", "must be defined in .capabilities.architecture");
      } else if (!is_architecture(region.architecture.value_or("amd64"))) {
        refusals_.add(kRule, "NotSupported", at + ".architecture", "supported values: \"amd64\", \"arm64\"");
      }
    }
  }

  void forbidden(const std::string& path, const char* message) { refusals_.add(kRule, "Forbidden", path, message); }

  [[nodiscard]] const ImageVersion* mapped(const std::string& name, const std::string& version) const {
    const ImageVersion* found = nullptr;  // the last one wins, as in upstream's map
    for (const Image& image : config_.images) {
      if (image.name != name) continue;
      found = nullptr;
      for (const ImageVersion& one : image.versions) {
        if (one.version == version) found = &one;
      }
    }
    return found;
  }

  void mappings() {
    for (std::size_t i = 0; i < profile_.machine_images.size(); ++i) {
      const model::CloudProfileImage& image = profile_.machine_images[i];
      if (image.versions.empty()) continue;
      const std::string path = at_index("spec.machineImages", i);
      const bool known = std::any_of(config_.images.begin(), config_.images.end(),
                                     [&](const Image& one) { return one.name == image.name; });
      if (!known) {
        required(path, "must provide an image mapping for image \"" + image.name + "\" in providerConfig");
        continue;
      }
      for (std::size_t j = 0; j < image.versions.size(); ++j) mapping(image, j, at_index(path + ".versions", j));
    }
  }

  void mapping(const model::CloudProfileImage& image, std::size_t index, const std::string& path) {
    const model::MachineImageVersion& version = image.versions[index];
    const std::string name = image.name + "@" + version.version;
    const ImageVersion* found = mapped(image.name, version.version);
    if (found == nullptr) {
      return required(path, "machine image version " + name + " is not defined in the providerConfig");
    }
    if (!profile_.machine_capabilities.empty()) return;
    if (found->regions.empty() && has(extension_, Feature::mapping_without_regions)) return;
    std::vector<std::string> architectures = version.architectures;
    if (architectures.empty()) architectures = {"amd64"};  // as the API server's defaulting has it
    for (const std::string& architecture : architectures) {
      const bool offered = std::any_of(found->regions.begin(), found->regions.end(), [&](const RegionImage& region) {
        return region.architecture.value_or("amd64") == architecture;
      });
      if (!offered) {
        required(path, "missing providerConfig mapping for machine image version " + name +
                           " and architecture: " + architecture);
      }
    }
  }

  void keystone() {
    if (config_.keystone_url.empty() && config_.keystone_urls.empty()) {
      required(kPath + ".keyStoneURL", "must provide the URL to KeyStone");
    }
    std::set<std::string> found;
    for (std::size_t i = 0; i < config_.keystone_urls.size(); ++i) {
      const KeyStoneUrl& one = config_.keystone_urls[i];
      const std::string at = at_index(kPath + ".keyStoneURLs", i);
      needs(one.region, at + ".region", "must provide a region");
      needs(one.url, at + ".url", "must provide an url");
      if (!found.insert(one.region).second) {
        refusals_.add(kRule, "Duplicate", at + ".region", "Duplicate value: \"" + one.region + "\"");
      }
    }
  }

  const model::CloudProfileSpec& profile_;
  const CloudProfileConfig& config_;
  const hashing::Version& extension_;
  Refusals refusals_;
};

}  // namespace

std::optional<std::string> decode_profile_config(const model::RawExtension& raw, const hashing::Version& extension,
                                                 Reader reader) {
  return decode_error(raw, cloud_profile_config_of(extension), kApiVersion, Strictness::strict, reader);
}

void validate_profile(const ProfileRequest& request) {
  const model::RawExtension& raw = request.profile.provider_config;
  Refusals refusals(request.rejections, "CloudProfile");
  if (!is_given(raw)) {
    return refusals.add("openstack/config-missing", "Required", kPath,
                        "providerConfig must be set for OpenStack cloud profiles");
  }
  if (const auto error = decode_profile_config(raw, request.environment.extension, Reader::admission)) {
    return refusals.add("openstack/config-not-decoded", "", "", *error, "", kPath);
  }
  const auto config = read_cloud_profile_config(raw);
  if (config) ProfileValidation(request, *config).run();
}

void check_profile_images(const ProfileRequest& request) {
  const auto config = read_cloud_profile_config(request.profile.provider_config);
  if (config) ProfileValidation(request, *config).images();
}

}  // namespace gprov::providers::openstack

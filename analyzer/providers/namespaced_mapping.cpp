// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/namespaced_mapping.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/refusals.hpp"
#include "hashing/release_bands_profile_webhooks.hpp"

namespace gprov::providers {
namespace {

using hashing::NamespacedRules;
using manifest::Node;
using Shape = NamespacedRules::Shape;
using Inherited = NamespacedRules::Inherited;
using Formats = NamespacedRules::Capabilities;

const std::string kImages = "spec.providerConfig.machineImages";

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Of two entries of one name the last one counts.
const Node* last(std::span<const Node> all, const char* key, const std::string& name) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Node& one) { return has_text(one, key, name); });
  return found == all.rend() ? nullptr : &*found;
}

const model::MachineImageVersion* version_in(const std::vector<model::CloudProfileImage>& images,
                                             const std::string& name, const std::string& version) {
  const auto* image = last_named(images, &model::CloudProfileImage::name, name);
  return image == nullptr ? nullptr : last_named(image->versions, &model::MachineImageVersion::version, version);
}

bool is_offered_by(const std::vector<model::Capabilities>& flavors, const std::string& architecture) {
  return std::any_of(flavors.begin(), flavors.end(), [&](const model::Capabilities& flavor) {
    const auto values = flavor.find(std::string(kArchitecture));
    return values != flavor.end() && contains(values->second, architecture);
  });
}

class Mapping {
 public:
  Mapping(const Provider& provider, const NamespacedRequest& request, const Node* config)
      : rules_(hashing::namespaced_rules(provider.type, request.environment.extension)),
        profile_(request.profile),
        parent_(request.parent),
        definitions_(rules_.capabilities == Formats::unknown ? Definitions() : request.parent.machine_capabilities),
        entries_(config == nullptr ? std::span<const Node>() : list(*config, "machineImages")),
        refusals_(request.rejections, "NamespacedCloudProfile") {}

  void run() {
    std::set<std::string> seen;
    for (const model::CloudProfileImage& image : profile_.machine_images) {
      if (seen.insert(image.name).second)
        wanted(*last_named(profile_.machine_images, &model::CloudProfileImage::name, image.name));
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) given(entries_[i], at_index(kImages, i));
  }

 private:
  [[nodiscard]] bool by_entry() const { return rules_.shape == Shape::images_by_entry; }
  [[nodiscard]] bool of_images() const { return rules_.shape == Shape::images || by_entry(); }

  void refuse(const char* type, const std::string& path, const std::string& message) {
    refusals_.add(kNamespacedRule, type, path, message);
  }

  /// Entries of one version: upstream's map keeps the last one where a version has one entry.
  [[nodiscard]] std::vector<const Node*> entries(const std::string& image, const std::string& version) const {
    const Node* mapped = last(entries_, "name", image);
    std::vector<const Node*> found;
    if (mapped == nullptr) return found;
    for (const Node& entry : list(*mapped, "versions")) {
      if (has_text(entry, "version", version)) found.push_back(&entry);
    }
    if (!of_images() && found.size() > 1) found.erase(found.begin(), found.end() - 1);
    return found;
  }

  void wanted(const model::CloudProfileImage& image) {
    const bool in_parent = last_named(parent_.machine_images, &model::CloudProfileImage::name, image.name) != nullptr;
    if (!in_parent && last(entries_, "name", image.name) == nullptr) {
      return refuse("Required", kImages,
                    "machine image " + image.name + " is not defined in the NamespacedCloudProfile providerConfig");
    }
    for (const model::MachineImageVersion& version : image.versions) {
      const bool inherited = version_in(parent_.machine_images, image.name, version.version) != nullptr;
      const std::vector<const Node*> found = entries(image.name, version.version);
      const std::string name = "machine image version " + image.name + "@" + version.version;
      if (of_images()) {
        wanted_images(version, found, name, inherited, in_parent);
      } else if (!inherited && found.empty()) {
        refuse("Required", kImages, name + " is not defined in the NamespacedCloudProfile providerConfig");
      } else if (found.empty() && rules_.inherited == Inherited::skipped) {
        continue;
      } else if (!definitions_.empty()) {
        wanted_flavors(version, found, name);
      } else if (rules_.shape == Shape::regions) {
        wanted_regions(version, found, name);
      }
    }
  }

  /// Entries of one architecture each.
  void wanted_images(const model::MachineImageVersion& version, const std::vector<const Node*>& found,
                     const std::string& name, bool inherited, bool in_parent) {
    if (!by_entry() && inherited && rules_.inherited == Inherited::skipped) return;
    if (!definitions_.empty()) {
      if (!found.empty()) return wanted_flavors(version, found, name);
      if (inherited && rules_.inherited == Inherited::skipped) return;
      return refuse("Required", kImages, name + " is not defined in the NamespacedCloudProfile providerConfig");
    }
    // One by one, the image is asked for instead of the version since the extension knows capabilities.
    const bool by_parent = by_entry() && rules_.capabilities != Formats::unknown ? in_parent : inherited;
    for (const std::string& architecture : version.architectures) {
      const bool mapped = std::any_of(found.begin(), found.end(),
                                      [&](const Node* entry) { return architecture_of(*entry) == architecture; });
      if (by_parent || mapped) continue;
      refuse("Required", kImages,
             rules_.capabilities == Formats::unknown
                 ? name + " is not defined in the NamespacedCloudProfile providerConfig"
                 : name + " and architecture: \"" + architecture +
                       "\" is not defined in the NamespacedCloudProfile providerConfig");
    }
  }

  /// #validateMachineImageArchitectures
  void wanted_regions(const model::MachineImageVersion& version, const std::vector<const Node*>& found,
                      const std::string& name) {
    std::map<std::string, std::set<std::string>> regions;
    for (const Node* entry : found) {
      for (const Node& region : list(*entry, "regions")) {
        const std::string architecture = architecture_of(region), region_name = text(region, "name");
        if (!contains(version.architectures, architecture)) {
          refuse("Forbidden", kImages,
                 name + " in region \"" + region_name + "\" has an excess entry for architecture \"" + architecture +
                     "\", which is not defined in the machineImages spec");
        }
        regions[region_name].insert(architecture);
      }
    }
    for (const std::string& architecture : version.architectures) {
      const std::string rest =
          " with architecture \"" + architecture + "\" is not defined in the NamespacedCloudProfile providerConfig";
      if (regions.empty()) refuse("Required", kImages, name + rest);
      for (const auto& [region, architectures] : regions) {
        if (!architectures.contains(architecture)) {
          refuse("Required", kImages, name + " for region \"" + region + "\"" + rest);
        }
      }
    }
  }

  void missing(const std::string& name, const model::Capabilities& flavor) {
    refuse("Required", kImages,
           name + " has a capabilityFlavor " + go_text(flavor) +
               " not defined in the NamespacedCloudProfile providerConfig");
  }
  void excess(const std::string& name, const std::string& what) {
    refuse("Forbidden", kImages, name + " has an excess " + what + ", which is not defined in the machineImages spec");
  }

  [[nodiscard]] bool same(const model::Capabilities& defaulted, const model::Capabilities& own) const {
    return equal(defaulted, with_defaults(own, definitions_));
  }

  [[nodiscard]] bool has_flavor(const std::vector<model::Capabilities>& defaulted,
                                const model::Capabilities& own) const {
    return std::any_of(defaulted.begin(), defaulted.end(), [&](const auto& one) { return same(one, own); });
  }

  /// #validateMachineImageCapabilities
  void wanted_flavors(const model::MachineImageVersion& version, const std::vector<const Node*>& found,
                      const std::string& name) {
    const std::vector<model::Capabilities> wanted = defaulted_flavors(version.capability_flavors, definitions_);
    const auto flavored = std::find_if(found.begin(), found.end(),
                                       [](const Node* one) { return !list(*one, "capabilityFlavors").empty(); });
    if (flavored != found.end()) return new_format(**flavored, wanted, name);
    if (rules_.capabilities == Formats::flavors_only) return;
    std::set<std::string> offered;
    for (const Node* entry : found) {
      if (of_images()) offered.insert(architecture_of(*entry));
      const bool amd64_only = rules_.shape == Shape::no_architectures;
      for (const Node& region : list(*entry, "regions")) offered.insert(amd64_only ? "amd64" : architecture_of(region));
    }
    if (offered.empty()) {
      for (const model::Capabilities& flavor : wanted) missing(name, flavor);
      return;
    }
    const std::string key(kArchitecture);
    for (const std::string& architecture : offered) {
      if (!by_entry() && !is_offered_by(wanted, architecture)) excess(name, "architecture \"" + architecture + "\"");
    }
    for (const model::Capabilities& flavor : wanted) {
      const auto values = flavor.find(key);
      if (values == flavor.end()) continue;
      for (const std::string& architecture : values->second) {
        if (!offered.contains(architecture)) missing(name, flavor);
      }
    }
  }

  /// #validateCapabilityFlavorsFormat
  void new_format(const Node& entry, const std::vector<model::Capabilities>& wanted, const std::string& name) {
    const std::span<const Node> flavors = list(entry, "capabilityFlavors");
    std::map<std::string, std::vector<model::Capabilities>> regions;
    for (const Node& flavor : flavors) {
      const model::Capabilities own = capabilities(flavor);
      if (!by_entry() && !has_flavor(wanted, own)) excess(name, "capabilityFlavor " + go_text(own));
      for (const Node& region : list(flavor, "regions")) regions[text(region, "name")].push_back(own);
    }
    for (const model::Capabilities& flavor : wanted) {
      const bool mapped =
          std::any_of(flavors.begin(), flavors.end(), [&](const Node& one) { return same(flavor, capabilities(one)); });
      if (!mapped) {
        missing(name, flavor);
        continue;
      }
      if (of_images()) continue;
      for (const auto& [region, offered] : regions) {
        if (std::any_of(offered.begin(), offered.end(), [&](const auto& one) { return same(flavor, one); })) continue;
        refuse("Required", kImages,
               name + " is missing region \"" + region + "\" in capabilityFlavor " + go_text(flavor) +
                   " in the NamespacedCloudProfile providerConfig");
      }
    }
  }

  void given(const Node& entry, const std::string& path) {
    const std::string image = text(entry, "name");
    const std::span<const Node> versions = list(entry, "versions");
    for (std::size_t j = 0; j < versions.size(); ++j) {
      const std::string version = text(versions[j], "version");
      if (version_in(parent_.machine_images, image, version) == nullptr) continue;
      refuse("Forbidden", at_index(path + ".versions", j),
             "machine image version " + image + "@" + version + " is already defined in the parent CloudProfile");
    }
    if (last_named(profile_.machine_images, &model::CloudProfileImage::name, image) == nullptr) {
      return refuse("Required", path,
                    "machine image " + image + " is not defined in the NamespacedCloudProfile .spec.machineImages");
    }
    for (std::size_t j = 0; j < versions.size(); ++j) {
      const std::string version = text(versions[j], "version");
      const model::MachineImageVersion* own = version_in(profile_.machine_images, image, version);
      if (own == nullptr) {
        refusals_.add(kNamespacedRule, "Invalid", at_index(path + ".versions", j),
                      "machine image version is not defined in the NamespacedCloudProfile", image + "@" + version);
      }
      if (of_images()) given_image(versions[j], own, "machine image version " + image + "@" + version);
    }
  }

  /// `own`: the version in the spec; nullptr if it lacks it.
  void given_image(const Node& entry, const model::MachineImageVersion* own, const std::string& name) {
    const std::string architecture = architecture_of(entry);
    if (definitions_.empty()) {
      const bool leaves_out_unknown = by_entry() && rules_.capabilities != Formats::unknown;
      if (own == nullptr ? leaves_out_unknown : contains(own->architectures, architecture)) return;
      return refuse("Forbidden", kImages,
                    name + " has an excess entry for architecture \"" + architecture +
                        "\", which is not defined in the machineImages spec");
    }
    if (own == nullptr) return;
    const std::vector<model::Capabilities> wanted = defaulted_flavors(own->capability_flavors, definitions_);
    const std::span<const Node> flavors = list(entry, "capabilityFlavors");
    if (flavors.empty()) {
      if (rules_.capabilities == Formats::both_formats && !is_offered_by(wanted, architecture)) {
        excess(name, "architecture \"" + architecture + "\"");
      }
    } else if (by_entry()) {
      for (const Node& flavor : flavors) {
        const model::Capabilities given = capabilities(flavor);
        if (!has_flavor(wanted, given)) excess(name, "capabilityFlavor " + go_text(given));
      }
    }
  }

  NamespacedRules rules_;
  const model::NamespacedCloudProfileSpec& profile_;
  const model::CloudProfileSpec& parent_;
  Definitions definitions_;
  std::span<const Node> entries_;
  Refusals refusals_;
};

}  // namespace

void check_namespaced_mapping(const Provider& provider, const NamespacedRequest& request, const Node* config) {
  Mapping(provider, request, config).run();
}

}  // namespace gprov::providers

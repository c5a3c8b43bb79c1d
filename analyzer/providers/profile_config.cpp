// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/profile_config.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/node_writer.hpp"
#include "hashing/release_bands_profile_webhooks.hpp"

namespace gprov::providers {
namespace {

using hashing::ConfigMerge;
using hashing::FlavorWriting;
using manifest::Node;

using Flavors = std::vector<model::CapabilityFlavor>;

const std::string kNetworking = "azure-networking";

Flavors new_format(const Node& version) {
  Flavors flavors;
  for (const Node& flavor : list(version, "capabilityFlavors")) flavors.push_back({capabilities(flavor)});
  return flavors;
}

Flavors of_architectures(const std::set<std::string>& architectures) {
  Flavors flavors;
  for (const std::string& one : architectures) flavors.push_back({{{std::string(kArchitecture), {one}}}});
  return flavors;
}

Flavors of_regions(const Node& version) {
  std::set<std::string> architectures;
  for (const Node& region : list(version, "regions")) architectures.insert(architecture_of(region));
  return of_architectures(architectures);
}

bool has_image(const Node& entry) {
  constexpr std::array kReferences{"image", "urn", "id", "communityGalleryImageID", "sharedGalleryImageID"};
  return std::any_of(kReferences.begin(), kReferences.end(),
                     [&](const char* field) { return !text(entry, field).empty(); });
}

/// Mirrors provider-gcp #convertVersionsToCapabilityFlavors@v1.54.1, provider-azure the same @v1.62.1.
Flavors of_images(const std::vector<const Node*>& entries, FlavorWriting writing) {
  std::set<std::pair<std::string, bool>> found;
  const bool with_networking = writing != FlavorWriting::flavors_or_images;
  for (const Node* entry : entries) {
    if (!has_image(*entry)) continue;
    found.emplace(architecture_of(*entry), with_networking && flag(*entry, "acceleratedNetworking"));
  }
  Flavors flavors;
  for (const auto& [architecture, accelerated] : found) {
    model::Capabilities one{{std::string(kArchitecture), {architecture}}};
    if (with_networking && !accelerated) one[kNetworking] = {"basic"};
    if (accelerated && writing == FlavorWriting::flavors_or_networking_lists) {
      one[kNetworking] = {"basic", "accelerated"};
    }
    flavors.push_back({std::move(one)});
  }
  return flavors;
}

Flavors of_entries(const std::vector<const Node*>& entries, FlavorWriting writing) {
  for (const Node* entry : entries) {
    if (Flavors flavors = new_format(*entry); !flavors.empty()) return flavors;
  }
  return of_images(entries, writing);
}

/// `flavors` are what the version had before.
void write_entry(Flavors& flavors, const Node& entry, FlavorWriting writing) {
  Flavors own = new_format(entry);
  if (writing == FlavorWriting::flavors || !own.empty()) {
    flavors = std::move(own);
  } else if (writing == FlavorWriting::flavors_or_regions_always) {
    flavors = of_regions(entry);
  } else if (!list(entry, "regions").empty()) {
    flavors = writing == FlavorWriting::flavors_or_amd64 ? of_architectures({"amd64"}) : of_regions(entry);
  }
}

void write(const Node& config, FlavorWriting writing, std::vector<model::CloudProfileImage>& images) {
  const bool by_version = writing == FlavorWriting::flavors_or_images ||
                          writing == FlavorWriting::flavors_or_networking ||
                          writing == FlavorWriting::flavors_or_networking_lists;
  for (const Node& mapped : list(config, "machineImages")) {
    const std::string name = text(mapped, "name");
    const auto image = std::find_if(images.begin(), images.end(), [&](const auto& one) { return one.name == name; });
    if (image == images.end()) continue;
    const std::span<const Node> entries = list(mapped, "versions");
    for (const Node& entry : entries) {
      const std::string wanted = text(entry, "version");
      const auto version = std::find_if(image->versions.begin(), image->versions.end(),
                                        [&](const auto& one) { return one.version == wanted; });
      if (version == image->versions.end()) continue;
      if (!by_version) {
        write_entry(version->capability_flavors, entry, writing);
        continue;
      }
      std::vector<const Node*> together;
      for (const Node& other : entries) {
        if (has_text(other, "version", wanted)) together.push_back(&other);
      }
      version->capability_flavors = of_entries(together, writing);
    }
  }
}

/// Lists as upstream's maps from slices have them: of two entries of one key the last one counts.
std::vector<Node> by_key(std::span<const Node> entries, std::string_view key) {
  std::vector<Node> result;
  for (const Node& entry : entries) {
    const auto same =
        std::find_if(result.begin(), result.end(), [&](const Node& one) { return text(one, key) == text(entry, key); });
    if (same == result.end()) {
      result.push_back(entry);
    } else {
      *same = entry;
    }
  }
  return result;
}

enum class Existing : bool { replaced, kept };

std::vector<Node> merge_lists(std::vector<Node> base, const std::vector<Node>& own, std::string_view key,
                              Existing existing) {
  for (const Node& entry : own) {
    const auto same =
        std::find_if(base.begin(), base.end(), [&](const Node& one) { return text(one, key) == text(entry, key); });
    if (same == base.end()) {
      base.push_back(entry);
    } else if (existing == Existing::replaced) {
      *same = entry;
    }
  }
  return base;
}

Node merge_image(const Node& base, const Node& own, bool by_entry, std::pmr::memory_resource& arena) {
  const std::span<const Node> of_base = list(base, "versions"), of_own = list(own, "versions");
  std::vector<Node> versions;
  if (by_entry) {
    versions.assign(of_base.begin(), of_base.end());
    versions.insert(versions.end(), of_own.begin(), of_own.end());
  } else {
    versions = merge_lists(by_key(of_base, "version"), by_key(of_own, "version"), "version", Existing::replaced);
  }
  return with_member(&base, "versions", list_of(versions, arena), arena);
}

Node merge_images(const Node& parent, const Node& own, bool by_entry, std::pmr::memory_resource& arena) {
  std::vector<Node> images = by_key(list(parent, "machineImages"), "name");
  for (const Node& image : by_key(list(own, "machineImages"), "name")) {
    const auto same = std::find_if(images.begin(), images.end(),
                                   [&](const Node& one) { return text(one, "name") == text(image, "name"); });
    if (same == images.end()) {
      images.push_back(image);
    } else {
      *same = merge_image(*same, image, by_entry, arena);
    }
  }
  return list_of(images, arena);
}

bool is_in_format(const Node& config, bool with_flavors) {
  for (const Node& image : list(config, "machineImages")) {
    for (const Node& version : list(image, "versions")) {
      if (list(version, "capabilityFlavors").empty() == with_flavors) return false;
    }
  }
  return true;
}

}  // namespace

void write_flavors(const Provider& provider, const FlavorRequest& request) {
  const hashing::ProfileWebhooks webhooks = hashing::profile_webhooks(provider.type, request.extension);
  const bool namespaced = request.kind == "NamespacedCloudProfile";
  const FlavorWriting writing = namespaced ? webhooks.namespaced : webhooks.cloud_profile;
  if (writing == FlavorWriting::no_flavors || !is_given(request.config)) return;
  if (!namespaced && request.definitions.empty()) return;
  if (const auto error = provider.decode_profile_config(request.config, request.extension, Reader::versioned)) {
    request.rejections.push_back(
        {"core/profile-config-undecodable", request.kind, "extension-mutator", "", "",
         "could not decode providerConfig of " + request.kind + " '" + request.name + "': " + *error,
         "spec.providerConfig"});
    return;
  }
  if (!request.definitions.empty()) write(*map_of(request.config), writing, request.images);
}

MergedConfig merge_config(const Provider& provider, const model::RawExtension& own, const model::RawExtension& parent,
                          const Definitions& definitions, const hashing::Version& extension,
                          std::pmr::memory_resource& arena) {
  if (provider.decode_profile_config == nullptr && is_given(own)) {
    return {{}, "how its own providerConfig is merged by provider-" + std::string(provider.type) + " is not known"};
  }
  const hashing::ProfileWebhooks webhooks = hashing::profile_webhooks(provider.type, extension);
  if (webhooks.merge == ConfigMerge::no_merge || !is_given(parent) || !is_given(own)) return {parent, ""};
  for (const model::RawExtension* one : {&own, &parent}) {
    if (const auto error = provider.decode_profile_config(*one, extension, Reader::versioned)) {
      return {{},
              std::string(one == &own ? "its own" : "its parent's") + " providerConfig cannot be decoded: " + *error};
    }
  }
  const Node &mine = *map_of(own), &theirs = *map_of(parent);
  if (webhooks.format == hashing::MergedFormat::as_parent && !is_in_format(mine, !definitions.empty())) {
    return {{},
            "provider-" + std::string(provider.type) + " " + hashing::to_string(extension) +
                " rewrites its own providerConfig in the format of the parent"};
  }
  const bool by_entry = webhooks.merge == ConfigMerge::entries || webhooks.merge == ConfigMerge::entries_and_types;
  const Node* merged = &with_member(&theirs, "machineImages", merge_images(theirs, mine, by_entry, arena), arena);
  if (webhooks.merge == ConfigMerge::versions_and_types || webhooks.merge == ConfigMerge::entries_and_types) {
    const std::vector<Node> types = merge_lists(by_key(list(theirs, "machineTypes"), "name"),
                                                by_key(list(mine, "machineTypes"), "name"), "name", Existing::kept);
    merged = &with_member(merged, "machineTypes", list_of(types, arena), arena);
  }
  return {{merged}, ""};
}

}  // namespace gprov::providers

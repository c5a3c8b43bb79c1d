// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_stored.hpp"

#include <algorithm>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/profile_architectures.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

template <class Version>
bool is_over(const Version& version, const Environment& environment) {
  if (!hashing::has(environment.gardener, hashing::GardenerFeature::version_classification)) {
    return is_expired(version.expiration_date, environment.now);
  }
  return classification(version, environment) == "expired";
}

template <class Version>
bool is_inactive(const Version& version, const Environment& environment) {
  return is_over(version, environment) || classification(version, environment) == "unavailable";
}

void default_types(std::vector<model::MachineType>& types, std::vector<model::VolumeType>& volumes) {
  for (model::MachineType& type : types) {
    type.usable = type.usable.value_or(true);
    for (std::string* quantity : {&type.cpu, &type.gpu, &type.memory}) hashing::canonicalize_quantity(*quantity);
    if (!type.storage) continue;
    hashing::canonicalize_quantity(type.storage->size);
    hashing::canonicalize_quantity(type.storage->min_size);
  }
  for (model::VolumeType& volume : volumes) {
    volume.usable = volume.usable.value_or(true);
    hashing::canonicalize_quantity(volume.min_size);
  }
}

bool has_version(const std::vector<model::CloudProfileImage>& images, const std::string& image,
                 const std::string& version) {
  // Of two images with one name the last one counts, as in a Go map.
  for (auto at = images.rbegin(); at != images.rend(); ++at) {
    if (at->name != image) continue;
    return std::any_of(at->versions.begin(), at->versions.end(),
                       [&](const auto& one) { return one.version == version; });
  }
  return false;
}

/// #mergeDeep: an entry of the base with the same key is merged where it stands, a new one is put behind, if allowed.
enum class Additional : std::uint8_t { refused, allowed };
template <class T, class Key, class Merge>
void merge_lists(std::vector<T>& base, const std::vector<T>& overrides, Key key, Additional additional,
                 const Merge& merge_one) {
  // The base is an ordered map upstream: a later entry of one name replaces the first in its place.
  std::vector<T> merged;
  const auto put = [&](const T& value, bool may_be_new, const auto& combine) {
    const auto found = std::find_if(merged.begin(), merged.end(), [&](const T& one) { return one.*key == value.*key; });
    if (found != merged.end()) {
      *found = combine(*found, value);
    } else if (may_be_new) {
      merged.push_back(value);
    }
  };
  for (const T& value : base) put(value, true, [](const T&, const T& later) { return later; });
  for (const T& value : overrides) put(value, additional == Additional::allowed, merge_one);
  base = std::move(merged);
}

model::MachineImageVersion merge_version(model::MachineImageVersion base, const model::MachineImageVersion& own) {
  const auto says = [](const std::optional<std::string>& text) { return text && !text->empty(); };
  // It was there before the parent had that version.
  if (!own.architectures.empty() || !own.capability_flavors.empty() || !own.cri.empty() ||
      says(own.kubelet_version_constraint) || says(own.classification)) {
    return own;
  }
  base.expiration_date = own.expiration_date;
  return base;
}

model::CloudProfileImage merge_image(model::CloudProfileImage base, const model::CloudProfileImage& own) {
  if (own.update_strategy && !own.update_strategy->empty()) base.update_strategy = own.update_strategy;
  merge_lists(base.versions, own.versions, &model::MachineImageVersion::version, Additional::allowed, merge_version);
  return base;
}

}  // namespace

void set_defaults(model::CloudProfileSpec& spec) {
  for (model::CloudProfileImage& image : spec.machine_images) {
    if (!image.update_strategy) image.update_strategy = "major";
    for (model::MachineImageVersion& version : image.versions) {
      if (version.cri.empty()) version.cri.push_back({"containerd", {}});
      if (spec.machine_capabilities.empty() && version.architectures.empty()) version.architectures = {"amd64"};
    }
  }
  if (spec.machine_capabilities.empty()) {
    for (model::MachineType& type : spec.machine_types) {
      if (!type.architecture) type.architecture = "amd64";
    }
  }
  default_types(spec.machine_types, spec.volume_types);
}

void set_defaults(model::NamespacedCloudProfileSpec& spec) { default_types(spec.machine_types, spec.volume_types); }

void prepare(model::CloudProfileSpec& spec, const model::CloudProfileSpec* old, const Environment& environment) {
  if (old != nullptr) return sync_architectures(spec, old->machine_capabilities, environment);
  std::erase_if(spec.kubernetes.versions, [&](const auto& version) { return is_inactive(version, environment); });
  for (model::CloudProfileImage& image : spec.machine_images) {
    std::erase_if(image.versions, [&](const auto& version) { return is_over(version, environment); });
  }
}

void prepare(model::NamespacedCloudProfileSpec& spec, const model::NamespacedCloudProfileSpec* old,
             const Environment& environment) {
  if (spec.kubernetes) {
    const auto was_there = [&](const std::string& version) {
      if (old == nullptr || !old->kubernetes) return false;
      const auto& versions = old->kubernetes->versions;
      return std::any_of(versions.begin(), versions.end(), [&](const auto& one) { return one.version == version; });
    };
    std::erase_if(spec.kubernetes->versions, [&](const auto& version) {
      return !was_there(version.version) && is_inactive(version, environment);
    });
  }
  for (model::CloudProfileImage& image : spec.machine_images) {
    std::erase_if(image.versions, [&](const auto& version) {
      const bool was_there = old != nullptr && has_version(old->machine_images, image.name, version.version);
      return !was_there && is_inactive(version, environment);
    });
  }
  std::erase_if(spec.machine_images, [](const model::CloudProfileImage& image) {
    return image.versions.empty() && image.update_strategy.value_or("").empty();
  });
}

void canonicalize(model::CloudProfileSpec& spec, const Environment& environment) {
  sync_architectures(spec, {}, environment);
}

model::CloudProfileSpec merge(model::NamespacedCloudProfileSpec spec, const model::CloudProfileSpec& parent,
                              const Environment& environment) {
  model::CloudProfileSpec merged = parent;
  const auto replace = [](const auto&, const auto& own) { return own; };
  if (spec.kubernetes) {
    merge_lists(merged.kubernetes.versions, spec.kubernetes->versions, &model::ExpirableVersion::version,
                Additional::refused, [](model::ExpirableVersion base, const model::ExpirableVersion& own) {
                  base.expiration_date = own.expiration_date;
                  return base;
                });
  }
  to_parent_format(spec, parent.machine_capabilities, environment);
  merge_lists(merged.machine_images, spec.machine_images, &model::CloudProfileImage::name, Additional::allowed,
              merge_image);
  merge_lists(merged.machine_types, spec.machine_types, &model::MachineType::name, Additional::allowed, replace);
  merge_lists(merged.volume_types, spec.volume_types, &model::VolumeType::name, Additional::allowed, replace);
  if (spec.ca_bundle) merged.ca_bundle = merged.ca_bundle.value_or("") + *spec.ca_bundle;
  if (spec.limits) {
    if (!merged.limits) merged.limits.emplace();
    if (spec.limits->max_nodes_total.value_or(0) > 0) merged.limits->max_nodes_total = spec.limits->max_nodes_total;
  }
  complete_architectures(merged, environment);
  return merged;
}

}  // namespace gprov::gardener

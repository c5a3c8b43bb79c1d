// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_references.hpp"

#include <map>
#include <set>

#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/refusals.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/release_bands_profiles.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;
using model::NamespacedCloudProfile;
using Names = std::set<std::string>;
using ImageVersions = std::map<std::string, Names>;

constexpr const char* kRule = "core/profile-in-use";

std::string full_name(const model::ObjectMeta& meta) { return meta.ns + "/" + meta.name; }
std::string full_name(const ProfileUser& shoot) { return shoot.ns + "/" + shoot.name; }

template <class Versions>
Names names_of(const Versions& versions) {
  Names names;
  for (const auto& version : versions) names.insert(version.version);
  return names;
}

Names without(Names names, const Names& others) {
  for (const std::string& name : others) names.erase(name);
  return names;
}

ImageVersions by_image(const std::vector<model::CloudProfileImage>& images) {
  ImageVersions found;
  // Of two images with one name the last one counts, as in a Go map.
  for (const model::CloudProfileImage& image : images) found[image.name] = names_of(image.versions);
  return found;
}

/// helper/cloudprofile.go#GetMachineImageDiff@v1.149.3
struct ImageDiff {
  Names removed, added;
  ImageVersions removed_versions;
};

ImageDiff image_diff(const ImageVersions& before, const ImageVersions& after) {
  ImageDiff diff;
  for (const auto& [name, versions] : before) {
    const auto now = after.find(name);
    if (now == after.end()) diff.removed.insert(name);
    const Names gone = now == after.end() ? versions : without(versions, now->second);
    if (now == after.end() || !gone.empty()) diff.removed_versions[name] = gone;
  }
  for (const auto& [name, versions] : after) {
    if (!before.contains(name)) diff.added.insert(name);
  }
  return diff;
}

/// #getRemovedMachineCapabilities@v1.149.3
ImageVersions removed_capabilities(const CapabilityDefinitions& before, const CapabilityDefinitions& after) {
  ImageVersions old_values, new_values, removed;
  for (const auto& one : before) old_values[one.name] = {one.values.begin(), one.values.end()};
  for (const auto& one : after) new_values[one.name] = {one.values.begin(), one.values.end()};
  for (const auto& [name, values] : old_values) {
    const auto now = new_values.find(name);
    const Names gone = now == new_values.end() ? values : without(values, now->second);
    if (now == new_values.end() || !gone.empty()) removed[name] = gone;
  }
  return removed;
}

template <class Use>
void for_each_capability(const NamespacedCloudProfile& profile, const Use& use) {
  const auto all = [&](const model::Capabilities& capabilities) {
    for (const auto& [name, values] : capabilities) use(name, values);
  };
  for (const auto& image : profile.spec.machine_images) {
    for (const auto& version : image.versions) {
      for (const auto& flavor : version.capability_flavors) all(flavor.capabilities);
    }
  }
  for (const auto& type : profile.spec.machine_types) all(type.capabilities);
}

/// One request on its way.
struct Check {
  const Environment& environment;
  Refusals& refusals;
  std::string name;  ///< of the profile in question

  void refuse(const std::string& message) const { refuse_as(refusals, kRule, "Forbidden", message); }
  [[nodiscard]] bool has(hashing::ProfileFeature feature) const { return hashing::has(environment.gardener, feature); }
};

void check_capabilities(const Check& check, const NamespacedCloudProfile& user, const ImageVersions& removed) {
  ImageVersions in_use;
  for_each_capability(user, [&](const std::string& name, const std::vector<std::string>& values) {
    const auto gone = removed.find(name);
    for (const std::string& value : values) {
      if (gone == removed.end() || !gone->second.contains(value)) continue;
      if (check.has(capabilities_may_be_undone)) {
        in_use[name].insert(value);
        continue;
      }
      check.refuse("unable to delete MachineCapability " + quoted(name) + " with value " + quoted(value) +
                   " from CloudProfile " + quoted(check.name) +
                   " - capability value is still in use by NamespacedCloudProfile '" + full_name(user.metadata) + "'");
    }
  });
  for (const auto& [name, values] : in_use) {
    check.refuse("unable to delete MachineCapability " + quoted(name) + " with values " +
                 listed({values.begin(), values.end()}) + " from CloudProfile " + quoted(check.name) +
                 " - capability values are still in use by NamespacedCloudProfile '" + full_name(user.metadata) + "'");
  }
}

void check_namespaced(const Check& check, const NamespacedCloudProfile& user, const Names& removed_kubernetes,
                      const ImageDiff& images) {
  const std::string by = full_name(user.metadata);
  const std::string of = " from CloudProfile " + quoted(check.name) + " - ";
  if (user.spec.kubernetes) {
    for (const auto& version : user.spec.kubernetes->versions) {
      if (!removed_kubernetes.contains(version.version)) continue;
      check.refuse("unable to delete Kubernetes version " + quoted(version.version) + of +
                   "version is still in use by NamespacedCloudProfile '" + by + "'");
    }
  }
  for (const auto& image : user.spec.machine_images) {
    if (images.removed.contains(image.name)) {
      check.refuse("unable to delete MachineImage " + quoted(image.name) + of +
                   "MachineImage is still in use by NamespacedCloudProfile " + quoted(by));
    }
    if (images.added.contains(image.name)) {
      check.refuse("unable to add MachineImage " + quoted(image.name) + " to CloudProfile " + quoted(check.name) +
                   " - MachineImage is already defined by NamespacedCloudProfile " + quoted(by));
    }
    const auto gone = images.removed_versions.find(image.name);
    if (gone == images.removed_versions.end()) continue;
    for (const auto& version : image.versions) {
      if (!gone->second.contains(version.version)) continue;
      check.refuse("unable to delete MachineImage version '" + image.name + "/" + version.version + "'" + of +
                   "version is still in use by NamespacedCloudProfile '" + by + "'");
    }
  }
}

/// #validateShootWorkerLimits@v1.149.3
void check_limits(const Check& check, const ProfileUser& shoot,
                  const std::optional<model::CloudProfileLimits>& limits) {
  if (!limits || !limits->max_nodes_total) return;
  const std::int32_t limit = *limits->max_nodes_total;
  const std::string of = " the limit of " + std::to_string(limit) + " total nodes configured in the cloud profile";
  std::int64_t minimum = 0;
  for (const ProfileUser::Pool& pool : shoot.pools) {
    minimum += pool.minimum;
    if (pool.maximum <= limit || !check.has(limits_by_maximum)) continue;
    check.refuse("the maximum node count of worker pool " + quoted(pool.name) + " in shoot " +
                 quoted(full_name(shoot)) + " exceeds" + of);
  }
  if (minimum <= limit) return;
  check.refuse("the total minimum node count of all worker pools of shoot " + quoted(full_name(shoot)) +
               " must not exceed" + of);
}

bool is_related(const ProfileUser& shoot, const std::string& profile,
                const std::vector<const NamespacedCloudProfile*>& children) {
  if (shoot.profile.kind == "CloudProfile") return shoot.profile.name == profile;
  if (shoot.profile.kind != "NamespacedCloudProfile") return false;
  for (const NamespacedCloudProfile* child : children) {
    if (child->metadata.ns == shoot.ns && child->metadata.name == shoot.profile.name) return true;
  }
  return false;
}

template <class Use>
void for_each_removed_image(const ProfileUser& shoot, const ImageVersions& removed, const Use& use) {
  for (const ProfileUser::Pool& pool : shoot.pools) {
    const auto gone = removed.find(pool.image);
    if (!pool.image.empty() && gone != removed.end() && gone->second.contains(pool.image_version)) use(pool);
  }
}

bool is_over(const model::ExpirableVersion& version, const Environment& environment) {
  if (!hashing::has(environment.gardener, hashing::GardenerFeature::version_classification)) {
    return is_expired(version.expiration_date, environment.now);
  }
  return classification(version, environment) == "expired";
}

/// #getRemovedMachineImageVersions@v1.149.3
ImageVersions removed_images(const NamespacedCloudProfile& before, const NamespacedCloudProfile& after) {
  return image_diff(by_image(before.spec.machine_images), by_image(after.spec.machine_images)).removed_versions;
}

/// Whether the parent has that image version and it has not expired.
bool lives_in(const model::CloudProfileSpec& parent, const ProfileUser::Pool& pool, const Environment& environment) {
  for (auto image = parent.machine_images.rbegin(); image != parent.machine_images.rend(); ++image) {
    if (image->name != pool.image) continue;
    for (const auto& version : image->versions) {
      if (version.version != pool.image_version) continue;
      return !is_over({version.version, version.expiration_date, version.classification, version.lifecycle},
                      environment);
    }
    return false;
  }
  return false;
}

}  // namespace

std::vector<Rejection> check_references(const model::CloudProfile& profile, const model::CloudProfile& old,
                                        const ProfileUse& use, const Environment& environment) {
  Refusals refusals{"resourcereferencemanager", {}, "CloudProfile"};
  if (profile.metadata.deletion_timestamp) return {};
  const Check check{environment, refusals, profile.metadata.name};
  const Names kubernetes = without(names_of(old.spec.kubernetes.versions), names_of(profile.spec.kubernetes.versions));
  const ImageDiff images = image_diff(by_image(old.spec.machine_images), by_image(profile.spec.machine_images));
  const bool limits_differ = !model::equal_value(profile.spec.limits, old.spec.limits);
  ImageVersions capabilities;
  if (check.has(capabilities_in_use)) {
    capabilities = removed_capabilities(old.spec.machine_capabilities, profile.spec.machine_capabilities);
  }
  std::vector<const NamespacedCloudProfile*> children;
  bool only_architecture = true;
  for (const NamespacedCloudProfile* one : use.namespaced) {
    const auto& parent = one->spec.parent;
    if (one->metadata.deletion_timestamp || parent.kind != "CloudProfile" || parent.name != profile.metadata.name)
      continue;
    children.push_back(one);
    for_each_capability(*one, [&](const std::string& name, const std::vector<std::string>&) {
      only_architecture = only_architecture && name == kArchitecture;
    });
  }
  if (only_architecture && check.has(capabilities_may_be_undone)) capabilities.clear();
  for (const NamespacedCloudProfile* child : children) {
    check_namespaced(check, *child, kubernetes, images);
    check_capabilities(check, *child, capabilities);
  }
  const std::string of =
      " from CloudProfile " + quoted(profile.metadata.name) + " - version is still in use by shoot '";
  for (const ProfileUser& shoot : use.shoots) {
    if (shoot.is_deleted || !is_related(shoot, profile.metadata.name, children)) continue;
    if (kubernetes.contains(shoot.kubernetes)) {
      check.refuse("unable to delete Kubernetes version " + quoted(shoot.kubernetes) + of + full_name(shoot) + "'");
    }
    for_each_removed_image(shoot, images.removed_versions, [&](const ProfileUser::Pool& pool) {
      check.refuse("unable to delete Machine image version '" + pool.image + "/" + pool.image_version + "'" + of +
                   full_name(shoot) + "' by worker " + quoted(pool.name));
    });
    if (limits_differ) check_limits(check, shoot, profile.spec.limits);
  }
  return std::move(refusals.all);
}

std::vector<Rejection> check_references(const NamespacedCloudProfile& profile, const NamespacedCloudProfile& old,
                                        const model::CloudProfileSpec* parent, const ProfileUse& use,
                                        const Environment& environment) {
  Refusals refusals{"resourcereferencemanager", {}, "NamespacedCloudProfile"};
  if (profile.metadata.deletion_timestamp) return {};
  const Check check{environment, refusals, full_name(profile.metadata)};
  Names kubernetes;
  if (old.spec.kubernetes) {
    kubernetes = names_of(old.spec.kubernetes->versions);
    if (profile.spec.kubernetes) kubernetes = without(kubernetes, names_of(profile.spec.kubernetes->versions));
  }
  const ImageVersions images = removed_images(old, profile);
  const bool limits_differ = !model::equal_value(profile.spec.limits, old.spec.limits);
  if (kubernetes.empty() && images.empty() && !limits_differ) return {};
  if (parent == nullptr) {
    refuse_as(refusals, "core/profile-parent", "InternalError",
              "could not get parent CloudProfile: cloudprofile.core.gardener.cloud " + quoted(old.spec.parent.name) +
                  " not found");
    return std::move(refusals.all);
  }
  const std::string of = " from NamespacedCloudProfile '" + check.name + "' - version ";
  for (const ProfileUser& shoot : use.shoots) {
    if (shoot.is_deleted || shoot.ns != profile.metadata.ns || shoot.profile.name != profile.metadata.name ||
        shoot.profile.kind != "NamespacedCloudProfile") {
      continue;
    }
    if (kubernetes.contains(shoot.kubernetes)) {
      model::ExpirableVersion inherited;
      for (const auto& version : parent->kubernetes.versions) {
        if (version.version == shoot.kubernetes) inherited = version;
      }
      if (is_over(inherited, environment)) {
        check.refuse("unable to delete Kubernetes version " + quoted(shoot.kubernetes) + of +
                     "with extended expiration date is still in use by shoot '" + full_name(shoot) + "'");
      }
    }
    for_each_removed_image(shoot, images, [&](const ProfileUser::Pool& pool) {
      if (lives_in(*parent, pool, environment)) return;
      check.refuse("unable to delete Machine image version '" + pool.image + "/" + pool.image_version + "'" + of +
                   "is still in use by shoot '" + full_name(shoot) + "' by worker " + quoted(pool.name));
    });
    if (limits_differ) check_limits(check, shoot, profile.spec.limits);
  }
  return std::move(refusals.all);
}

}  // namespace gprov::gardener

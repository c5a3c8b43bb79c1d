// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profile_book.hpp"

#include <algorithm>

#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/providers/profile_config.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;
using model::NamespacedCloudProfile;
using model::Object;

/// What a side runs on.
struct Installed {
  const Environment& environment;
  const ExtensionReleases& extensions;

  [[nodiscard]] const hashing::Version& extension(std::string_view type) const {
    const auto found = extensions.find(type);
    return found == extensions.end() ? environment.extension : found->second;
  }
};

const model::CloudProfileSpec* keep(ProfileBook& book, model::CloudProfileSpec spec) {
  return &book.specs.emplace_back(std::move(spec));
}

/// Flavors of a profile that nobody changes were written already.
bool has_flavors(const model::CloudProfileSpec& spec) {
  return std::any_of(spec.machine_images.begin(), spec.machine_images.end(), [](const auto& image) {
    return std::any_of(image.versions.begin(), image.versions.end(),
                       [](const auto& version) { return !version.capability_flavors.empty(); });
  });
}

/// `old`: the same profile on the old side; nullptr on the old side itself, or if it is not there. `other`: on the
/// other side.
model::CloudProfileSpec stored(const Object<model::CloudProfile>& object, const Object<model::CloudProfile>* old,
                               const Object<model::CloudProfile>* other, const Installed& installed) {
  const Environment& environment = installed.environment;
  model::CloudProfileSpec spec = object.value.spec;
  gardener::set_defaults(spec);
  const providers::Provider* provider = providers::find(spec.type);
  if (object.state == model::State::manifest && provider != nullptr && !spec.machine_capabilities.empty() &&
      !(other != nullptr && has_flavors(spec) && model::equal(object.value.spec, other->value.spec))) {
    std::vector<gardener::Rejection> told_elsewhere;
    providers::write_flavors(
        *provider, {"CloudProfile", object.value.metadata.name, spec.provider_config, spec.machine_capabilities,
                    spec.machine_images, installed.extension(spec.type), told_elsewhere});
  }
  const bool is_request = object.state == model::State::manifest && old != nullptr;
  if (!is_request || model::equal(object.value.spec, old->value.spec)) return spec;
  model::CloudProfileSpec before = old->value.spec;
  gardener::set_defaults(before);
  gardener::prepare(spec, &before, environment);
  gardener::canonicalize(spec, environment);
  return spec;
}

void add_cloud_profiles(ProfileBook& book, const model::Objects& objects, const model::Objects* old,
                        const model::Objects& others, const Installed& installed) {
  for (const Object<model::CloudProfile>& object : objects.cloud_profiles) {
    const std::string& name = object.value.metadata.name;
    ProfileReference reference;
    reference.name = "CloudProfile " + name;
    reference.root = name;
    reference.origin = &object.origin;
    reference.spec = keep(book, stored(object, old == nullptr ? nullptr : find(old->cloud_profiles, "", name),
                                       find(others.cloud_profiles, "", name), installed));
    book.profiles[reference.name] = reference;
  }
}

bool is_same(const model::CloudProfileSpec* a, const model::CloudProfileSpec* b) {
  return a == b || (a != nullptr && b != nullptr && model::equal(*a, *b));
}

/// Whether status.cloudProfileSpec is what a reconciliation made of this very spec and this very parent, as far as both
/// sides tell.
bool is_fresh(const NamespacedCloudProfile& profile, const NamespacedCloudProfile* old,
              const model::CloudProfileSpec* parent, const model::CloudProfileSpec* old_parent) {
  const auto& status = profile.status.cloud_profile_spec;
  if (!status) return false;
  if (old == nullptr || !old->status.cloud_profile_spec || !model::equal(*status, *old->status.cloud_profile_spec)) {
    return true;
  }
  return model::equal_struct(profile.spec, old->spec) && is_same(parent, old_parent);
}

/// status.cloudProfileSpec as Gardener and the extension make it; `problem` says why that cannot be known.
model::CloudProfileSpec merge(const Object<NamespacedCloudProfile>& object, const Object<NamespacedCloudProfile>* old,
                              const model::CloudProfileSpec& parent, const Installed& installed,
                              std::pmr::memory_resource& arena, std::string& problem) {
  model::NamespacedCloudProfileSpec spec = object.value.spec;
  gardener::set_defaults(spec);
  const model::RawExtension own = spec.provider_config;
  const providers::Provider* provider = providers::find(parent.type);
  const hashing::Version& extension = installed.extension(parent.type);
  if (object.state == model::State::manifest) {
    std::vector<gardener::Rejection> told_elsewhere;
    if (provider != nullptr) {
      providers::write_flavors(*provider,
                               {"NamespacedCloudProfile", object.value.metadata.name, own, parent.machine_capabilities,
                                spec.machine_images, extension, told_elsewhere});
    }
    if (old != nullptr) gardener::prepare(spec, &old->value.spec, installed.environment);
  }
  model::CloudProfileSpec merged = gardener::merge(std::move(spec), parent, installed.environment);
  if (!own) return merged;
  if (provider == nullptr) {
    problem = "its own providerConfig is merged by the extension";
    return merged;
  }
  providers::MergedConfig config =
      providers::merge_config(*provider, own, parent.provider_config, parent.machine_capabilities, extension, arena);
  merged.provider_config = config.config;
  problem = std::move(config.problem);
  return merged;
}

void see_namespaced(ProfileBook& book, const Object<NamespacedCloudProfile>& object,
                    const Object<NamespacedCloudProfile>* old, const ProfileBook* old_book,
                    const Installed& installed) {
  const NamespacedCloudProfile& profile = object.value;
  const auto& [parent_kind, parent_name] = profile.spec.parent;
  const std::string parent_key = "CloudProfile " + parent_name;
  const auto spec_in = [&](const ProfileBook& where) {
    const auto found = where.profiles.find(parent_key);
    return found == where.profiles.end() ? nullptr : found->second.spec;
  };
  const model::CloudProfileSpec* parent = spec_in(book);
  const model::CloudProfileSpec* old_parent = old_book == nullptr ? parent : spec_in(*old_book);
  const std::string key = profile_key({"NamespacedCloudProfile", profile.metadata.name}, profile.metadata.ns);
  ProfileReference& reference = book.profiles[key];
  reference.name = "NamespacedCloudProfile " + profile.metadata.name;
  reference.root = parent_name;
  if (is_fresh(profile, old == nullptr ? nullptr : &old->value, parent, old_parent)) {
    reference.spec = keep(book, *profile.status.cloud_profile_spec);
    reference.origin = &object.origin;
    reference.path_prefix = "status.cloudProfileSpec";
    return;
  }
  reference.problem_at = &object.origin;
  if (parent_kind != "CloudProfile" || parent_name.empty()) {
    reference.name += " with status.cloudProfileSpec (its parent is " +
                      (parent_name.empty() ? "not named" : "no CloudProfile but a " + parent_kind) +
                      ", which Gardener refuses)";
  } else if (parent == nullptr) {
    reference.name += " with status.cloudProfileSpec, or its parent CloudProfile " + parent_name;
  } else {
    std::string problem;
    model::CloudProfileSpec merged = merge(object, old, *parent, installed, *book.arena, problem);
    if (!problem.empty()) {
      reference.name += " with status.cloudProfileSpec (" + problem + ")";
      return;
    }
    reference.spec = keep(book, std::move(merged));
    // Entries of the parent stay where they are.
    reference.origin = book.profiles.at(parent_key).origin;
    reference.problem_at = nullptr;
  }
}

}  // namespace

std::string profile_key(const gardener::ProfileName& name, const std::string& ns) {
  return name.kind + " " + (name.kind == "NamespacedCloudProfile" ? ns + "/" : "") + name.name;
}

Sides<ProfileBook> read_profiles(const model::Objects& before, const model::Objects& after,
                                 const Sides<Environment>& environment, const Sides<ExtensionReleases>& extensions) {
  const Installed old_side{environment.before, extensions.before}, new_side{environment.after, extensions.after};
  Sides<ProfileBook> books;
  add_cloud_profiles(books.before, before, nullptr, after, old_side);
  add_cloud_profiles(books.after, after, &before, before, new_side);
  for (const auto& object : before.namespaced_cloud_profiles) {
    see_namespaced(books.before, object, nullptr, nullptr, old_side);
  }
  for (const auto& object : after.namespaced_cloud_profiles) {
    const auto* old = find(before.namespaced_cloud_profiles, object.value.metadata.ns, object.value.metadata.name);
    see_namespaced(books.after, object, old, &books.before, new_side);
  }
  return books;
}

ProfileReference profile_of(const model::Shoot& shoot, const ProfileBook& book) {
  const gardener::ProfileName name = gardener::referenced_profile(shoot);
  if (name.name.empty()) return {};
  const auto found = book.profiles.find(profile_key(name, shoot.metadata.ns));
  if (found != book.profiles.end()) return found->second;
  ProfileReference reference;
  reference.name = name.kind + " " + name.name;
  if (name.kind == "CloudProfile") reference.root = name.name;
  return reference;
}

}  // namespace gprov::impact

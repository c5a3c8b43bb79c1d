// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profile_book.hpp"

#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/equal_struct.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;
using model::NamespacedCloudProfile;
using model::Object;

const model::CloudProfileSpec* keep(ProfileBook& book, model::CloudProfileSpec spec) {
  return &book.specs.emplace_back(std::move(spec));
}

/// `old`: the same profile on the old side; nullptr on the old side itself, or if it is not there.
model::CloudProfileSpec stored(const Object<model::CloudProfile>& object, const Object<model::CloudProfile>* old,
                               const Environment& environment) {
  model::CloudProfileSpec spec = object.value.spec;
  gardener::set_defaults(spec);
  const bool is_request = object.state == model::State::manifest && old != nullptr;
  if (!is_request || model::equal(object.value.spec, old->value.spec)) return spec;
  model::CloudProfileSpec before = old->value.spec;
  gardener::set_defaults(before);
  gardener::prepare(spec, &before, environment);
  gardener::canonicalize(spec, environment);
  return spec;
}

void add_cloud_profiles(ProfileBook& book, const model::Objects& objects, const model::Objects* old,
                        const Environment& environment) {
  for (const Object<model::CloudProfile>& object : objects.cloud_profiles) {
    const std::string& name = object.value.metadata.name;
    ProfileReference reference;
    reference.name = "CloudProfile " + name;
    reference.root = name;
    reference.origin = &object.origin;
    reference.spec =
        keep(book, stored(object, old == nullptr ? nullptr : find(old->cloud_profiles, "", name), environment));
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

void see_namespaced(ProfileBook& book, const Object<NamespacedCloudProfile>& object,
                    const Object<NamespacedCloudProfile>* old, const ProfileBook* old_book,
                    const Environment& environment) {
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
  } else if (profile.spec.provider_config) {
    reference.name += " with status.cloudProfileSpec (its own providerConfig is merged by the extension)";
  } else {
    model::NamespacedCloudProfileSpec spec = profile.spec;
    gardener::set_defaults(spec);
    if (old != nullptr && object.state == model::State::manifest)
      gardener::prepare(spec, &old->value.spec, environment);
    reference.spec = keep(book, gardener::merge(std::move(spec), *parent, environment));
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
                                 const Sides<Environment>& environment) {
  Sides<ProfileBook> books;
  add_cloud_profiles(books.before, before, nullptr, environment.before);
  add_cloud_profiles(books.after, after, &before, environment.after);
  for (const auto& object : before.namespaced_cloud_profiles) {
    see_namespaced(books.before, object, nullptr, nullptr, environment.before);
  }
  for (const auto& object : after.namespaced_cloud_profiles) {
    const auto* old = find(before.namespaced_cloud_profiles, object.value.metadata.ns, object.value.metadata.name);
    see_namespaced(books.after, object, old, &books.before, environment.after);
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

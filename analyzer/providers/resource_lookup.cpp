// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/resource_lookup.hpp"

#include <algorithm>

namespace gprov::providers {
namespace {

using model::KindId;
using model::ObjectMeta;

/// The Secret that a binding of `ns` leads to; nothing if the binding is not given or names none.
std::optional<std::pair<std::string, std::string>> target(const model::Objects& objects, const std::string& ns,
                                                          const model::Shoot& shoot) {
  if (const auto& name = shoot.spec.credentials_binding_name) {
    const model::Resource* binding = find_resource(objects, KindId::credentials_binding, ns, *name);
    const auto* value = binding == nullptr ? nullptr : model::as<model::CredentialsBinding>(*binding);
    if (value == nullptr || !gardener::is_secret(value->credentials_ref)) return std::nullopt;
    return std::pair(value->credentials_ref.ns, value->credentials_ref.name);
  }
  if (const auto& name = shoot.spec.secret_binding_name) {
    const model::Resource* binding = find_resource(objects, KindId::secret_binding, ns, *name);
    const auto* value = binding == nullptr ? nullptr : model::as<model::SecretBinding>(*binding);
    if (value == nullptr) return std::nullopt;
    return std::pair(value->secret_ref.ns, value->secret_ref.name);
  }
  return std::nullopt;
}

}  // namespace

const model::Resource* find_resource(const model::Objects& objects, KindId kind, std::string_view ns,
                                     std::string_view name) {
  for (const auto& object : objects.resources) {
    const model::Resource& resource = object.value;
    if (resource.kind == kind && resource.metadata.ns == ns && resource.metadata.name == name) return &resource;
  }
  return nullptr;
}

std::string full_name(const ObjectMeta& metadata) {
  return metadata.ns.empty() ? metadata.name : metadata.ns + "/" + metadata.name;
}

std::vector<std::string> shoots_using(const model::Objects& objects, const ObjectMeta& secret) {
  std::vector<std::string> names;
  for (const auto& object : objects.shoots) {
    const auto found = target(objects, object.value.metadata.ns, object.value);
    if (found && found->first == secret.ns && found->second == secret.name) {
      names.push_back(full_name(object.value.metadata));
    }
  }
  return names;
}

bool is_labelled(const model::Resource& secret, std::string_view provider) {
  const auto label = secret.metadata.labels.find("provider.shoot.gardener.cloud/" + std::string(provider));
  return label != secret.metadata.labels.end() && label->second == "true";
}

bool is_shoot_credential(const model::Resource& secret, const model::Objects& objects, std::string_view provider) {
  if (is_labelled(secret, provider)) return true;
  return std::any_of(objects.resources.begin(), objects.resources.end(), [&](const auto& object) {
    const ObjectMeta& meta = secret.metadata;
    if (const auto* binding = model::as<model::CredentialsBinding>(object.value)) {
      return binding->provider.type == provider && gardener::is_secret(binding->credentials_ref) &&
             binding->credentials_ref.ns == meta.ns && binding->credentials_ref.name == meta.name;
    }
    if (const auto* binding = model::as<model::SecretBinding>(object.value)) {
      return binding->provider && binding->provider->type == provider && binding->secret_ref.ns == meta.ns &&
             binding->secret_ref.name == meta.name;
    }
    return false;
  });
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return text;
}

const manifest::Node* values_of(const model::Resource& resource) {
  const auto* installation = model::as<model::Installation>(resource);
  return installation == nullptr || !installation->helm ? nullptr : installation->helm->values.node;
}

bool installs(const model::Objects& objects, std::string_view provider, const std::string& deployment) {
  bool registered = false;
  for (const auto& registration : objects.controller_registrations) {
    const auto& types = registration.value.worker_types;
    if (std::find(types.begin(), types.end(), provider) == types.end()) continue;
    registered = true;
    const auto& names = registration.value.deployments;
    if (std::find(names.begin(), names.end(), deployment) != names.end()) return true;
  }
  const std::string own = "provider-" + std::string(provider);
  return !registered && (deployment == own || deployment.ends_with("-" + own));
}

const model::Resource* installation_of(const model::Objects& objects, std::string_view provider) {
  for (const auto& object : objects.resources) {
    if (object.value.kind == KindId::controller_deployment && installs(objects, provider, object.value.metadata.name)) {
      return &object.value;
    }
  }
  return nullptr;
}

model::RawExtension backup_of(const model::Resource* resource) {
  if (resource == nullptr) return {};
  if (const auto* seed = model::as<model::Seed>(*resource)) {
    return seed->spec.backup ? seed->spec.backup->provider_config : model::RawExtension();
  }
  if (const auto* bucket = model::as<model::BackupBucket>(*resource)) return bucket->spec.provider_config;
  if (const auto* bucket = model::as<model::SeedSideBucket>(*resource)) return bucket->spec.provider_config;
  return {};
}

void add_effect(const ResourceRequest& request, const char* rule, std::string what, gardener::ResourceEffect::Time time,
                std::string path, gardener::ResourceEffect::Kind kind) {
  const model::Resource& resource = request.resource;
  request.effects.push_back({rule, std::move(what),
                             std::string(gardener::kind_of(resource)) + " " + full_name(resource.metadata), time,
                             std::move(path), kind});
}

}  // namespace gprov::providers

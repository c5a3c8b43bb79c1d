// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "analyzer/providers/text_checks.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors pkg/apis/azure/validation/{credentials,infrastructuresecrets,workloadidentity}.go and
// pkg/admission/validator/{secret,credentialsbinding,secretbinding,workloadidentity}.go@v1.62.1. No message tells a
// value.

namespace gprov::providers::azure {
namespace {
using enum hashing::azure::ResourceFeature;
using Data = std::map<std::string, std::string>;

constexpr const char* kCredentials = "azure/credentials";
constexpr const char* kFixed = "azure/credentials-fixed";
constexpr const char* kIdentity = "azure/workload-identity";

struct FieldRule {
  const char* key;
  bool required, guid, fixed;
};
constexpr std::array kFields{
    FieldRule{"subscriptionID", true, true, true},
    FieldRule{"tenantID", true, true, true},
    FieldRule{"clientID", false, true, false},
    FieldRule{"clientSecret", false, false, false},
};

constexpr model::FieldSpec kIdentityFields[] = {{"apiVersion", model::Kind::text},
                                                {"kind", model::Kind::text},
                                                {"clientID", model::Kind::text},
                                                {"tenantID", model::Kind::text},
                                                {"subscriptionID", model::Kind::text}};

const std::string* value(const Data& data, const std::string& key) {
  const auto found = data.find(key);
  return found == data.end() ? nullptr : &found->second;
}

/// credentials.go#ValidateData
void validate_data(const Data& data, const Data* old, Refusals& refusals) {
  const auto path = [](const std::string& key) { return "secret.data[" + key + "]"; };
  for (const FieldRule& field : kFields) {
    const std::string name = std::string("field \"") + field.key + "\" ";
    const std::string* given = value(data, field.key);
    if (given == nullptr && field.required) {
      refusals.add(kCredentials, "Required", path(field.key),
                   "missing required field \"" + std::string(field.key) + "\"");
    } else if (given != nullptr && given->empty() && field.required) {
      refusals.add(kCredentials, "Invalid", path(field.key), name + "cannot be empty");
    }
    if (given != nullptr && !given->empty()) {
      if (field.guid && !is_guid(*given)) {
        refusals.add(kCredentials, "Invalid", path(field.key), name + "must be a valid GUID");
      }
      if (is_padded(*given)) {
        refusals.add(kCredentials, "Invalid", path(field.key),
                     name + "must not contain leading or trailing whitespace");
      }
    }
    if (old == nullptr || !field.fixed) continue;
    const std::string* before = value(*old, field.key);
    if ((given == nullptr ? "" : *given) != (before == nullptr ? "" : *before)) {
      refusals.add(kFixed, "Invalid", path(field.key), name + "must not be changed for existing shoot clusters");
    }
  }
  for (const auto& [key, unused] : data) {
    if (std::any_of(kFields.begin(), kFields.end(), [&](const FieldRule& field) { return field.key == key; })) continue;
    refusals.add(kCredentials, "Forbidden", path(key), "unexpected field \"" + key + "\"");
  }
}

/// secrets.go#ValidateCloudProviderSecret@v1.56.2: the first error only.
std::string first_error(const Data& data, const Data* old, const std::string& secret) {
  const auto quoted = [](const char* key) { return "\"" + std::string(key) + "\""; };
  for (const char* key : {"subscriptionID", "tenantID"}) {
    const std::string* given = value(data, key);
    if (given == nullptr) return "missing " + quoted(key) + " field in secret " + secret;
    if (given->empty()) return "field " + quoted(key) + " in secret " + secret + " cannot be empty";
    if (!is_guid(*given)) return "field " + quoted(key) + " in secret " + secret + " must be a valid GUID";
  }
  for (const auto& [key, other] : {std::pair("clientID", "clientSecret"), std::pair("clientSecret", "clientID")}) {
    const std::string* given = value(data, key);
    if (given == nullptr) continue;
    if (value(data, other) == nullptr) {
      return "if field " + quoted(key) + " is passed also field " + quoted(other) + " must be provided";
    }
    if (given->empty()) return "if field " + quoted(key) + " in secret " + secret + " is set it cannot be empty";
    const bool is_id = std::string_view(key) == "clientID";
    if (is_id && !is_guid(*given)) return "field " + quoted(key) + " in secret " + secret + " must be a valid GUID";
    if (!is_id && (given->find_first_of("\n\r") == 0 || given->find_last_of("\n\r") + 1 == given->size())) {
      return "field " + quoted(key) + " in secret " + secret + " must not contain leading or traling new lines";
    }
  }
  if (old == nullptr) return "";
  for (const char* key : {"subscriptionID", "tenantID"}) {
    const std::string* before = value(*old, key);
    if (*value(data, key) != (before == nullptr ? "" : *before)) {
      return "field " + quoted(key) + " in secret " + secret + " cannot be changed for existing shoot clusters";
    }
  }
  return "";
}

void validate_secret(const ResourceRequest& request, const Data& data, const Data* old,
                     const model::ObjectMeta& metadata, Refusals& refusals) {
  if (hashing::azure::has(request.environment.extension, credential_mapping)) return validate_data(data, old, refusals);
  const std::string error = first_error(data, old, full_name(metadata));
  if (!error.empty()) refusals.add(kCredentials, "", "", error);
}

/// A referenced object that is not among the manifests: refused if they are all there is.
void tell_missing(const ResourceRequest& request, const std::string& kind, const model::CredentialsReference& ref,
                  const std::string& error, Refusals& refusals) {
  if (request.knowledge == Knowledge::complete) return refusals.add(kCredentials, "", "", error);
  add_effect(request, kCredentials,
             "its " + kind + " " + ref.ns + "/" + ref.name +
                 " is not among the manifests: give it with --with to learn whether the extension takes it",
             gardener::ResourceEffect::Time::now, "", gardener::ResourceEffect::Kind::unknown);
}

void validate_identity_config(const model::RawExtension& raw, const model::RawExtension* old, const char* missing,
                              const char* undecodable, Refusals& refusals) {
  const std::string path = "spec.targetSystem.providerConfig";
  if (!is_given(raw)) return refusals.add(kIdentity, "", "", missing);
  if (const auto error =
          decode_error(raw, kWorkloadIdentityConfig, kApiVersion, Strictness::strict, Reader::admission)) {
    return refusals.add(kIdentity, "", "", std::string(undecodable) + ": " + *error);
  }
  const manifest::Node& config = *map_of(raw);
  for (const char* key : {"clientID", "tenantID", "subscriptionID"}) {
    const std::string given = text(config, key);
    const std::string at = path + "." + key;
    if (given.empty()) refusals.add(kIdentity, "Required", at, std::string(key) + " is required");
    if (!is_guid(given)) refusals.add(kIdentity, "Invalid", at, std::string(key) + " should be a valid GUID");
    if (old == nullptr || std::string_view(key) == "clientID") continue;
    const manifest::Node* before = map_of(*old);
    if (before != nullptr && text(*before, key) != given) {
      refusals.add(kIdentity, "Invalid", at, "field is immutable", "update");
    }
  }
}

void admit_reference(const ResourceRequest& request, const model::CredentialsReference& ref, Refusals& refusals) {
  const bool internal =
      gardener::is_internal_secret(ref) && hashing::azure::has(request.environment.extension, internal_secret);
  if (gardener::is_secret(ref) || internal) {
    const model::KindId kind = internal ? model::KindId::internal_secret : model::KindId::secret;
    const model::Resource* secret = find_resource(request.after, kind, ref.ns, ref.name);
    const auto* data = secret == nullptr ? nullptr : model::as<model::SecretObject>(*secret);
    if (data == nullptr) {
      return tell_missing(request, "Secret", ref, "secrets \"" + ref.name + "\" not found", refusals);
    }
    return validate_secret(request, data->data, nullptr, secret->metadata, refusals);
  }
  if (gardener::is_workload_identity(ref)) {
    const model::Resource* found = find_resource(request.after, model::KindId::workload_identity, ref.ns, ref.name);
    const auto* identity = found == nullptr ? nullptr : model::as<model::WorkloadIdentity>(*found);
    if (identity == nullptr) {
      return tell_missing(request, "WorkloadIdentity", ref,
                          "workloadidentities.security.gardener.cloud \"" + ref.name + "\" not found", refusals);
    }
    return validate_identity_config(identity->spec.target_system.provider_config, nullptr,
                                    "the target system is missing configuration",
                                    "target system's configuration is not valid", refusals);
  }
  refusals.add(kCredentials, "", "", "unsupported credentials reference: " + gardener::group_version_kind(ref));
}

}  // namespace

const model::TypeSpec kWorkloadIdentityConfig{"WorkloadIdentityConfig", kIdentityFields};

bool is_credential(const ResourceRequest& request) {
  return is_labelled(request.resource, "azure") || (request.old != nullptr && is_labelled(*request.old, "azure"));
}

void admit_secret(const ResourceRequest& request, Refusals& refusals) {
  if (!is_credential(request)) return;
  const Data& data = model::as<model::SecretObject>(request.resource)->data;
  const auto* old = request.old == nullptr ? nullptr : model::as<model::SecretObject>(*request.old);
  if (old != nullptr && old->data == data) return;
  validate_secret(request, data, old == nullptr ? nullptr : &old->data, request.resource.metadata, refusals);
}

void admit_binding(const ResourceRequest& request, Refusals& refusals) {
  if (const auto* binding = model::as<model::CredentialsBinding>(request.resource)) {
    if (request.old == nullptr) admit_reference(request, binding->credentials_ref, refusals);
    return;
  }
  const auto* binding = model::as<model::SecretBinding>(request.resource);
  const auto* old = request.old == nullptr ? nullptr : model::as<model::SecretBinding>(*request.old);
  if (old != nullptr && old->provider && old->provider == binding->provider) return;
  model::CredentialsReference ref = binding->secret_ref;
  ref.api_version = "v1";
  ref.kind = "Secret";
  if (ref.ns.empty()) ref.ns = request.resource.metadata.ns;
  admit_reference(request, ref, refusals);
}

void admit_workload_identity(const ResourceRequest& request, Refusals& refusals) {
  const auto* identity = model::as<model::WorkloadIdentity>(request.resource);
  const auto* old = request.old == nullptr ? nullptr : model::as<model::WorkloadIdentity>(*request.old);
  validate_identity_config(identity->spec.target_system.provider_config,
                           old == nullptr ? nullptr : &old->spec.target_system.provider_config,
                           "the new target system is missing configuration",
                           "cannot decode the new target system's configuration", refusals);
}

}  // namespace gprov::providers::azure

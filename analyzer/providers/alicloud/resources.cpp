// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/resources.hpp"

#include <algorithm>
#include <cctype>

#include "analyzer/providers/alicloud/resource_parts.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands_resources.hpp"

namespace gprov::providers::alicloud {
namespace {

using model::KindId;
using Data = std::map<std::string, std::string>;
using Kind = gardener::ResourceEffect::Kind;
using Time = gardener::ResourceEffect::Time;

constexpr const char* kCredentials = "alicloud/credentials";

/// secrets.go#ValidateCloudProviderSecret@v1.71.0: the first error only, no values.
std::string credentials_error(const Data& data, const std::string& secret) {
  constexpr std::size_t kIdLeast = 16, kIdMost = 128, kSecretLeast = 30;
  const auto id = data.find("accessKeyID"), key = data.find("accessKeySecret");
  if (id == data.end()) return "missing \"accessKeyID\" field in secret " + secret;
  const std::string id_field = "field \"accessKeyID\" in secret " + secret;
  if (id->second.size() < kIdLeast) return id_field + " must have at least 16 characters";
  if (id->second.size() > kIdMost) return id_field + " cannot be longer than 128 characters";
  const auto allowed = [](unsigned char c) {
    return c < 0x80 && (std::isalnum(c) != 0 || c == '.' || c == '_' || c == '=');
  };
  if (!std::all_of(id->second.begin(), id->second.end(), allowed)) {
    return id_field + " must only contain alphanumeric characters and [._=]";
  }
  if (key == data.end()) return "missing \"accessKeySecret\" field in secret " + secret;
  const std::string key_field = "field \"accessKeySecret\" in secret " + secret;
  if (key->second.size() < kSecretLeast) return key_field + " must have at least 30 characters";
  const auto is_end = [](char c) { return c == '\n' || c == '\r'; };
  if (is_end(key->second.front()) || is_end(key->second.back())) {
    return key_field + " must not contain leading or traling new lines";
  }
  return "";
}

const Data* data_of(const model::Resource* resource) {
  const auto* secret = resource == nullptr ? nullptr : model::as<model::SecretObject>(*resource);
  return secret == nullptr ? nullptr : &secret->data;
}

bool has_purpose(const model::Resource* resource) {
  if (resource == nullptr) return false;
  const auto label = resource->metadata.labels.find("gardener.cloud/purpose");
  return label != resource->metadata.labels.end() && label->second == "cloudprovider";
}

/// The webhook is asked in namespaces of alicloud Shoots only; of those the Secret's keys tell.
bool is_cloud_provider_secret(const ResourceRequest& request) {
  const auto is_ours = [](const model::Resource* secret) {
    const Data* data = data_of(secret);
    return data != nullptr && (data->contains("accessKeyID") || data->contains("accessKeySecret"));
  };
  return (has_purpose(&request.resource) || has_purpose(request.old)) &&
         (is_ours(&request.resource) || is_ours(request.old));
}

/// pkg/webhook/cloudprovider/ensurer.go#EnsureCloudProviderSecret@v1.71.0
void admit_cloud_provider_secret(const ResourceRequest& request) {
  const Data* data = data_of(&request.resource);
  if (data == nullptr || request.resource.metadata.name != "cloudprovider" ||
      request.resource.metadata.deletion_timestamp ||
      !hashing::alicloud::has(request.environment.extension,
                              hashing::alicloud::ResourceFeature::credentials_file_added)) {
    return;
  }
  for (const char* key : {"accessKeyID", "accessKeySecret"}) {
    if (data->contains(key)) continue;
    request.rejections.push_back(
        {kCredentials, "Secret", "extension-mutator", "", "",
         "could not mutate cloudprovider secret as \"" + std::string(key) + "\" field is missing"});
    return;
  }
}

void admit_secret(const ResourceRequest& request, Refusals& refusals) {
  if (!is_labelled(request.resource, "alicloud") &&
      (request.old == nullptr || !is_labelled(*request.old, "alicloud"))) {
    return;
  }
  const Data* now = data_of(&request.resource);
  const Data* old = data_of(request.old);
  if (old != nullptr && *old == *now) return;
  const std::string error = credentials_error(*now, full_name(request.resource.metadata));
  if (!error.empty()) refusals.add(kCredentials, "", "", error);
}

void admit_reference(const ResourceRequest& request, const std::string& ns, const std::string& name,
                     Refusals& refusals) {
  const model::Resource* secret = find_resource(request.after, KindId::secret, ns, name);
  const Data* data = data_of(secret);
  if (data != nullptr) {
    const std::string error = credentials_error(*data, full_name(secret->metadata));
    if (!error.empty()) refusals.add(kCredentials, "", "", error);
  } else if (request.knowledge == Knowledge::complete) {
    refusals.add(kCredentials, "", "", "secrets \"" + name + "\" not found");
  } else {
    add_effect(request, kCredentials,
               "its Secret " + ns + "/" + name +
                   " is not among the manifests: give it with --with to learn whether the extension takes it",
               Time::now, "", Kind::unknown);
  }
}

void admit_binding(const ResourceRequest& request, Refusals& refusals) {
  if (const auto* binding = model::as<model::CredentialsBinding>(request.resource)) {
    if (request.old != nullptr || !hashing::alicloud::has(request.environment.extension,
                                                          hashing::alicloud::ResourceFeature::credentials_validator)) {
      return;
    }
    const model::CredentialsReference& ref = binding->credentials_ref;
    if (gardener::is_secret(ref)) return admit_reference(request, ref.ns, ref.name, refusals);
    return refusals.add(
        kCredentials, "", "",
        "unsupported credentials reference: version \"" + ref.api_version + "\", kind \"" + ref.kind + "\"");
  }
  const auto* binding = model::as<model::SecretBinding>(request.resource);
  const auto* old = request.old == nullptr ? nullptr : model::as<model::SecretBinding>(*request.old);
  if (old != nullptr && old->provider && old->provider == binding->provider) return;
  admit_reference(request, binding->secret_ref.ns, binding->secret_ref.name, refusals);
}

void admit(const ResourceRequest& request, ResourceAnswer&) {
  Refusals refusals(request.rejections, std::string(gardener::kind_of(request.resource)));
  switch (request.resource.kind) {
    case KindId::seed:
      return admit_seed(request, refusals);
    case KindId::backup_bucket:
      return admit_bucket(request, refusals);
    case KindId::seed_side_bucket:
      return read_bucket(request);
    case KindId::secret:
      return is_cloud_provider_secret(request) ? admit_cloud_provider_secret(request) : admit_secret(request, refusals);
    case KindId::credentials_binding:
    case KindId::secret_binding:
      return admit_binding(request, refusals);
    default:
      return;
  }
}

void follow_secret(const ResourceRequest& request) {
  const Data* now = data_of(&request.resource);
  const Data* old = data_of(request.old);
  const bool concerned =
      is_cloud_provider_secret(request) || is_shoot_credential(request.resource, request.after, "alicloud");
  if (!concerned || now == nullptr || old == nullptr || *now == *old) return;
  const auto shoots = shoots_using(request.after, request.resource.metadata);
  add_effect(request, "core/secret-rotated",
             "reconcile " +
                 (shoots.empty() ? "Shoots that use it (none is among the manifests)" : "Shoots " + listed(shoots)) +
                 ": until then they use the old credentials",
             Time::next_reconciliation, "data");
}

void follow(const ResourceRequest& request, ResourceAnswer& answer) {
  const model::RawExtension now = backup_of(&request.resource), old = backup_of(request.old);
  switch (request.resource.kind) {
    case KindId::seed:
      return follow_backup(request, now, old, "spec.backup.providerConfig");
    case KindId::backup_bucket:
    case KindId::seed_side_bucket:
      return follow_backup(request, now, old, "spec.providerConfig");
    case KindId::secret:
      return follow_secret(request);
    case KindId::controller_configuration:
      return follow_configuration(request, answer);
    case KindId::controller_deployment:
      return follow_installation(request, answer);
    default:
      return;
  }
}

}  // namespace

const ResourceRules kResourceRules{hashing::alicloud::resources_supported, admit, follow};

}  // namespace gprov::providers::alicloud

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/chart.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/resource_lookup.hpp"

// Service principals that operators manage, by tenant. Mirrors pkg/webhook/cloudprovider/ensurer.go@v1.62.1. Tenants
// and keys are compared, never told.

namespace gprov::providers::azure {
namespace {

using Kind = gardener::ResourceEffect::Kind;
using Time = gardener::ResourceEffect::Time;
using Data = std::map<std::string, std::string>;

constexpr const char* kRule = "azure/service-principal";
constexpr const char* kPurpose = "azure.provider.extensions.gardener.cloud/purpose";
constexpr const char* kIdentityLabel = "workloadidentity.security.gardener.cloud/provider";
constexpr const char* kPrincipalPurpose = "tenant-service-principal-secret";

bool has_label(const model::Resource& resource, const char* key, std::string_view value) {
  const auto found = resource.metadata.labels.find(key);
  return found != resource.metadata.labels.end() && found->second == value;
}

bool is_principal(const model::Resource& resource) {
  return resource.kind == model::KindId::secret && has_label(resource, kPurpose, kPrincipalPurpose);
}

const Data* data_of(const model::Resource* resource) {
  const auto* secret = resource == nullptr ? nullptr : model::as<model::SecretObject>(*resource);
  return secret == nullptr ? nullptr : &secret->data;
}

const std::string* value(const Data& data, const char* key) {
  const auto found = data.find(key);
  return found == data.end() ? nullptr : &found->second;
}

/// What the webhook makes of a credential Secret.
struct Resolution {
  bool own = false;  ///< it has credentials of its own
  std::vector<std::string> matches;
  bool any_principal = false;  ///< among the manifests
  std::string error;
};

Resolution resolve(const Data& data, const model::Objects& objects) {
  Resolution result;
  const std::string* tenant = value(data, "tenantID");
  if (tenant == nullptr) {
    result.error = "could not mutate cloudprovider secret as \"tenantID\" field is missing";
    return result;
  }
  result.own = data.contains("clientID") || data.contains("clientSecret");
  if (result.own) return result;
  std::vector<Data> given;
  for (const auto& object : objects.resources) {
    if (!is_principal(object.value)) continue;
    result.any_principal = true;
    const Data* principal = data_of(&object.value);
    if (principal != nullptr) given.push_back(*principal);
    const std::string* own = principal == nullptr ? nullptr : value(*principal, "tenantID");
    if (own != nullptr && *own == *tenant) result.matches.push_back(full_name(object.value.metadata));
  }
  for (const model::SecretObject& principal : installed_principals(objects)) {
    result.any_principal = true;
    // The chart's Secret may be given as well; equal values make one Secret.
    if (std::find(given.begin(), given.end(), principal.data) != given.end()) continue;
    given.push_back(principal.data);
    const std::string* own = value(principal.data, "tenantID");
    if (own != nullptr && *own == *tenant) result.matches.emplace_back("one of the ControllerDeployment's values");
  }
  if (result.matches.empty()) {
    result.error = "found no service principal secrets matching to tenant id (hidden)";
  } else if (result.matches.size() > 1) {
    result.error = "found more than one service principal matching to tenant id (hidden)";
  }
  return result;
}

std::string shoots_words(const std::vector<std::string>& shoots) {
  return shoots.empty() ? "Shoots that use it (none is among the manifests)"
                        : (shoots.size() == 1 ? "Shoot " : "Shoots ") + listed(shoots);
}

void follow_principal(const ResourceRequest& request) {
  const Data* now = data_of(&request.resource);
  const Data* old = request.old != nullptr && is_principal(*request.old) ? data_of(request.old) : nullptr;
  if (now == nullptr || (old != nullptr && *now == *old)) return;
  if (!now->contains("tenantID")) {
    return add_effect(request, kRule, "it is passed over: it has no tenantID", Time::never, "data", Kind::failure);
  }
  std::vector<std::string> shoots;
  for (const auto& object : request.after.resources) {
    const Data* data = object.value.kind == model::KindId::secret ? data_of(&object.value) : nullptr;
    if (data == nullptr || is_principal(object.value) || !is_shoot_credential(object.value, request.after, "azure")) {
      continue;
    }
    const std::string* tenant = value(*data, "tenantID");
    if (tenant == nullptr || *tenant != now->at("tenantID") || data->contains("clientID") ||
        data->contains("clientSecret")) {
      continue;
    }
    const auto users = shoots_using(request.after, object.value.metadata);
    shoots.insert(shoots.end(), users.begin(), users.end());
    if (users.empty()) shoots.push_back("of Secret " + full_name(object.value.metadata));
  }
  const char* what = old == nullptr ? "Shoots of its tenant that bring no credentials of their own get this principal"
                                    : "the principal is rotated: Shoots keep the old one until they are reconciled";
  add_effect(request, kRule, std::string(what) + "; reconcile, or retry the last operation of, " + shoots_words(shoots),
             Time::next_reconciliation, "data");
  if (!now->contains("clientID") || !now->contains("clientSecret")) {
    add_effect(request, kRule, "it lacks clientID or clientSecret, which Shoots then get empty", Time::now, "data",
               Kind::failure);
  }
}

void follow_credential(const ResourceRequest& request, ResourceAnswer& answer) {
  const Data* now = data_of(&request.resource);
  const Data* old = data_of(request.old);
  if (now == nullptr) return;
  if (old != nullptr && *old != *now) {
    add_effect(request, "core/secret-rotated",
               "reconcile " + shoots_words(shoots_using(request.after, request.resource.metadata)) +
                   ": until then they use the old credentials",
               Time::next_reconciliation, "data");
  }
  const Resolution resolution = resolve(*now, request.after);
  if (resolution.own) {
    return add_effect(request, kRule, "its own credentials are used; managed service principals are not looked at",
                      Time::now, "data");
  }
  if (resolution.error.empty()) {
    answer.principal = resolution.matches.front();
    return add_effect(request, kRule, "Shoots that use it get the service principal of Secret " + answer.principal,
                      Time::next_reconciliation, "data");
  }
  if (request.knowledge == Knowledge::partial && !resolution.any_principal && now->contains("tenantID")) {
    return add_effect(request, kRule,
                      "which service principal its Shoots get cannot be known: no Secret labelled " +
                          std::string(kPurpose) + "=" + kPrincipalPurpose +
                          " is among the manifests; without one for "
                          "its tenant the next operation of each Shoot fails",
                      Time::next_reconciliation, "data", Kind::unknown);
  }
  const std::string names = resolution.matches.size() > 1 ? ": " + listed(resolution.matches) : "";
  add_effect(request, kRule, "the next operation of every Shoot that uses it fails: " + resolution.error + names,
             Time::next_reconciliation, "data", Kind::failure);
}

std::optional<std::string> identity_error(const Data& data) {
  const std::string* config = value(data, "config");
  if (config == nullptr) return "cloudprovider secret is missing a 'config' data key";
  const ParsedText parsed = parse_text(*config);
  const bool readable = parsed.root != nullptr && !decode_error({parsed.root}, kWorkloadIdentityConfig, kApiVersion,
                                                                Strictness::strict, Reader::admission)
                                                       .has_value();
  return readable ? std::nullopt : std::optional<std::string>("could not decode 'config' as WorkloadIdentityConfig");
}

}  // namespace

bool is_cloud_provider_secret(const ResourceRequest& request) {
  constexpr const char* kLabel = "gardener.cloud/purpose";
  // The webhook is asked in namespaces of azure Shoots only; of those the Secret's keys tell.
  const auto is_ours = [](const model::Resource& secret) {
    const Data* data = data_of(&secret);
    const auto has = [&](const char* key) { return data != nullptr && data->contains(key); };
    return has("tenantID") || has("subscriptionID") || has("clientID") || has("clientSecret") ||
           has_label(secret, kIdentityLabel, "azure");
  };
  if (!is_ours(request.resource) && (request.old == nullptr || !is_ours(*request.old))) return false;
  return has_label(request.resource, kLabel, "cloudprovider") ||
         (request.old != nullptr && has_label(*request.old, kLabel, "cloudprovider"));
}

void admit_cloud_provider_secret(const ResourceRequest& request, ResourceAnswer& answer) {
  const model::Resource& secret = request.resource;
  const Data* data = data_of(&secret);
  if (data == nullptr || secret.metadata.name != "cloudprovider" || secret.metadata.deletion_timestamp) return;
  const auto refuse = [&](const std::string& error) {
    request.rejections.push_back({kRule, "Secret", "extension-mutator", "", "", error});
  };
  if (has_label(secret, kIdentityLabel, "azure")) {
    if (const auto error = identity_error(*data)) refuse(*error);
    return;
  }
  const Resolution resolution = resolve(*data, request.after);
  const bool unknown =
      request.knowledge == Knowledge::partial && !resolution.any_principal && data->contains("tenantID");
  if (resolution.error.empty()) {
    if (!resolution.own) answer.principal = resolution.matches.front();
  } else if (!unknown) {
    refuse(resolution.error);
  }
}

void follow_secret(const ResourceRequest& request, ResourceAnswer& answer) {
  if (is_principal(request.resource)) return follow_principal(request);
  const bool cloud_provider = is_cloud_provider_secret(request) && request.resource.metadata.name == "cloudprovider";
  if (cloud_provider || is_credential(request) || is_shoot_credential(request.resource, request.after, "azure")) {
    follow_credential(request, answer);
  }
}

}  // namespace gprov::providers::azure

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <set>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/resources.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors pkg/api/core/validation/{controllerdeployment,secretbinding}.go and
// pkg/api/security/validation/{credentialsbinding,workloadidentity}.go@v1.149.3.

namespace gprov::gardener {
namespace {

constexpr const char* kBinding = "core/binding";
constexpr const char* kDeployment = "core/controller-deployment";
constexpr const char* kIdentity = "core/workload-identity";

void validate_name(const ResourceReview& review, const model::CredentialsReference& ref, const std::string& path) {
  if (ref.name.empty()) {
    required(review.refusals, kBinding, path + ".name", "must provide a name");
  } else {
    for (const std::string& error : dns_subdomain_errors(ref.name)) {
      invalid(review.refusals, kBinding, path + ".name", ref.name, error);
    }
  }
  if (ref.ns.empty()) return;
  for (const std::string& error : dns_label_errors(ref.ns)) {
    invalid(review.refusals, kBinding, path + ".namespace", ref.ns, error);
  }
}

void validate_quotas(const ResourceReview& review, const std::vector<model::CredentialsReference>& quotas) {
  for (std::size_t i = 0; i < quotas.size(); ++i) {
    validate_name(review, quotas[i], "quotas[" + std::to_string(i) + "]");
  }
}

void validate_type(const ResourceReview& review, const std::string& type, const char* rule, const std::string& path) {
  if (type.empty()) required(review.refusals, rule, path, "must specify a provider type");
  if (type.find(',') != std::string::npos) invalid(review.refusals, rule, path, type, "multiple providers specified");
}

bool given(const std::optional<std::string>& text) { return text && !text->empty(); }

void validate_oci_repository(const ResourceReview& review, const model::OciRepository& oci) {
  const std::string path = "helm.ociRepository";
  Refusals& refusals = review.refusals;
  if (!given(oci.ref) && !given(oci.repository)) {
    return required(refusals, kDeployment, path, "must provide either ref or repository");
  }
  if (oci.ref) {
    for (const auto& [value, name] :
         {std::pair(&oci.repository, "repository"), std::pair(&oci.tag, "tag"), std::pair(&oci.digest, "digest")}) {
      if (!given(*value)) continue;
      forbidden(refusals, kDeployment, path + "." + name, "cannot provide " + std::string(name) + " when ref is set");
    }
    return;
  }
  if (!given(oci.tag) && !given(oci.digest)) {
    required(refusals, kDeployment, path, "must provide either tag or digest");
  }
  if (oci.digest && !oci.digest->starts_with("sha256:")) {
    invalid(refusals, kDeployment, path + ".digest", *oci.digest, "must start with 'sha256:'");
  }
}

}  // namespace

void validate_credentials_binding(const ResourceReview& review) {
  const auto [binding, old] = sides<model::CredentialsBinding>(review);
  if (old != nullptr) {
    if (binding.credentials_ref != old->credentials_ref) immutable(review, "credentialsRef");
    if (binding.quotas != old->quotas) immutable(review, "quotas");
    if (binding.provider != old->provider) immutable(review, "provider");
  }
  // A manifest without a namespace gets one from whoever applies it, and so does what it refers to.
  model::CredentialsReference complete = binding.credentials_ref;
  if (complete.ns.empty() && review.resource.metadata.ns.empty()) complete.ns = "default";
  validate_credentials_ref(review, complete, "credentialsRef");
  validate_type(review, binding.provider.type, kBinding, "provider.type");
  validate_quotas(review, binding.quotas);
}

void validate_secret_binding(const ResourceReview& review) {
  const auto [binding, old] = sides<model::SecretBinding>(review);
  if (old != nullptr) {
    if (binding.secret_ref != old->secret_ref) immutable(review, "secretRef");
    if (binding.quotas != old->quotas) immutable(review, "quotas");
    if (old->provider && binding.provider != old->provider) immutable(review, "provider");
  }
  validate_name(review, binding.secret_ref, "secretRef");
  validate_quotas(review, binding.quotas);
  if (!binding.provider) return required(review.refusals, kBinding, "provider", "must specify a provider");
  if (binding.provider->type.empty()) {
    required(review.refusals, kBinding, "provider.type", "must specify a provider type");
  }
}

void validate_workload_identity(const ResourceReview& review) {
  const auto [identity, old] = sides<model::WorkloadIdentity>(review);
  const model::WorkloadIdentitySpec& spec = identity.spec;
  if (old != nullptr && old->spec.target_system.type != spec.target_system.type) {
    immutable(review, "spec.targetSystem.type");
  }
  if (spec.audiences.empty()) {
    required(review.refusals, kIdentity, "spec.audiences", "must provide at least one audience");
  }
  std::set<std::string> told;
  for (std::size_t i = 0; i < spec.audiences.size(); ++i) {
    const std::string path = "spec.audiences[" + std::to_string(i) + "]";
    if (spec.audiences[i].empty()) required(review.refusals, kIdentity, path, "must specify non-empty audience");
    if (!told.insert(spec.audiences[i]).second) duplicate(review.refusals, kIdentity, path, spec.audiences[i]);
  }
  validate_type(review, spec.target_system.type, kIdentity, "spec.targetSystem.type");
}

void validate_controller_deployment(const ResourceReview& review) {
  const auto [installation, old] = sides<model::Installation>(review);
  if (!installation.helm) {
    if (!installation.type.empty()) return;
    // Go prints an empty path as [].
    return forbidden(review.refusals, kDeployment, "[]", "must use either helm or a custom deployment configuration");
  }
  const model::HelmDeployment& helm = *installation.helm;
  if (!hashing::has(review.environment.gardener, hashing::ResourceFeature::oci_repository)) return;
  if (helm.chart.empty() == !helm.oci_repository) {
    required(review.refusals, kDeployment, "helm", "must provide either rawChart or ociRepository");
  }
  if (helm.oci_repository) validate_oci_repository(review, *helm.oci_repository);
}

}  // namespace gprov::gardener

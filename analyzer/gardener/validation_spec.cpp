// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

constexpr const char* workerless_field = "this field should not be set for workerless Shoot clusters";

bool given(const std::optional<std::string>& text) { return !text.value_or("").empty(); }

/// The binding that holds the credentials of the infrastructure.
void validate_bindings(const Review& review) {
  const model::ShootSpec& spec = review.shoot.spec;
  Refusals& refusals = review.refusals;
  const bool secret = given(spec.secret_binding_name);
  const bool credentials = given(spec.credentials_binding_name);
  if (is_workerless(review.shoot)) {
    if (spec.secret_binding_name) {
      forbidden(refusals, "core/workerless-field", "spec.secretBindingName", workerless_field);
    }
    if (spec.credentials_binding_name && has(review, credentials_binding)) {
      forbidden(refusals, "core/workerless-field", "spec.credentialsBindingName", workerless_field);
    }
    return;
  }
  if (is_self_hosted(review.shoot) && !has(review, self_hosted_with_binding)) return;
  const bool either = has(review, credentials_binding);
  const bool was_missing = review.old != nullptr && !given(review.old->spec.secret_binding_name) &&
                           !(either && given(review.old->spec.credentials_binding_name));
  if (newly_missing(!secret && !(either && credentials), was_missing, review)) {
    required(refusals, "core/credentials-binding", "spec.secretBindingName",
             either ? "must be set when credentialsBindingName is not" : "must specify a name");
  } else if (either && secret && credentials) {
    forbidden(refusals, "core/credentials-binding", "spec.secretBindingName",
              "is incompatible with credentialsBindingName");
  }
  if (secret && has(review, secret_binding_gone) && at_least(spec.kubernetes.version, 1, 34)) {
    forbidden(refusals, "core/field-gone", "spec.secretBindingName",
              "for Kubernetes versions >= 1.34, secretBindingName field is no longer supported, use "
              "spec.credentialsBindingName instead");
  }
}

/// #validateAddons@v1.149.3
void validate_addons(const Review& review) {
  const model::ShootSpec& spec = review.shoot.spec;
  if (!spec.addons) return;
  if (is_workerless(review.shoot)) {
    return forbidden(review.refusals, "core/workerless-field", "spec.addons",
                     "addons cannot be enabled for Workerless Shoot clusters");
  }
  if (has(review, addons_gone) && at_least(spec.kubernetes.version, 1, 35)) {
    return forbidden(review.refusals, "core/field-gone", "spec.addons",
                     "for Kubernetes versions >= 1.35, addons field is no longer supported");
  }
  const bool nginx = spec.addons->nginx_ingress && spec.addons->nginx_ingress->enabled;
  const bool dashboard = spec.addons->kubernetes_dashboard && spec.addons->kubernetes_dashboard->enabled;
  if ((nginx || dashboard) && spec.purpose && *spec.purpose != "evaluation") {
    forbidden(review.refusals, "core/addons", "spec.addons",
              "addons can only be enabled on shoots with .spec.purpose=evaluation");
  }
  if (nginx) {
    const auto& policy = spec.addons->nginx_ingress->external_traffic_policy;
    if (policy && *policy != "Cluster" && *policy != "Local") {
      not_supported(review.refusals, "core/field-value", "spec.addons.nginxIngress.externalTrafficPolicy", *policy,
                    {"Cluster", "Local"});
    }
  }
  if (dashboard) {
    const auto& mode = spec.addons->kubernetes_dashboard->authentication_mode;
    if (mode && *mode != "token") {
      not_supported(review.refusals, "core/field-value", "spec.addons.kubernetesDashboard.authenticationMode", *mode,
                    {"token"});
    }
  }
}

void validate_purpose(const Review& review) {
  if (!review.shoot.spec.purpose) return;
  std::vector<std::string> purposes = {"development", "evaluation", "production", "testing"};
  if (review.shoot.metadata.ns == "garden") purposes.insert(purposes.begin() + 2, "infrastructure");
  const std::string& purpose = *review.shoot.spec.purpose;
  if (std::find(purposes.begin(), purposes.end(), purpose) == purposes.end()) {
    not_supported(review.refusals, "core/field-value", "spec.purpose", purpose, purposes);
  }
}

/// What a Shoot that runs its own control plane must be.
void validate_self_hosted(const Review& review) {
  if (!is_self_hosted(review.shoot) || !has(review, self_hosted)) return;
  if (review.shoot.spec.seed_name) {
    invalid(review.refusals, "core/self-hosted", "spec.seedName", *review.shoot.spec.seed_name,
            "cannot set seedName for self-hosted shoots");
  }
  if (has(review, self_hosted_hibernation) && review.shoot.spec.hibernation) {
    forbidden(review.refusals, "core/self-hosted", "spec.hibernation",
              "hibernation is not supported for self-hosted shoots");
  }
}

/// #ValidateHibernation@v1.149.3: credentials are not rotated while the cluster sleeps.
void validate_hibernation(const Review& review) {
  const auto found = review.shoot.metadata.annotations.find("maintenance.gardener.cloud/operation");
  if (!is_hibernated(review.shoot) || found == review.shoot.metadata.annotations.end()) return;
  constexpr std::array<std::string_view, 9> kForbidden = {
      "rotate-credentials-start",          "rotate-credentials-start-without-workers-rollout",
      "rotate-credentials-complete",       "rotate-etcd-encryption-key",
      "rotate-etcd-encryption-key-start",  "rotate-etcd-encryption-key-complete",
      "rotate-serviceaccount-key-start",   "rotate-serviceaccount-key-start-without-workers-rollout",
      "rotate-serviceaccount-key-complete"};
  if (std::find(kForbidden.begin(), kForbidden.end(), found->second) == kForbidden.end()) return;
  forbidden(review.refusals, "core/hibernation", "spec.hibernation.enabled",
            "shoot cannot be hibernated when maintenance.gardener.cloud/operation annotation contains " +
                found->second + " operation");
}

}  // namespace

/// #ValidateCloudProfileReference@v1.149.3
void validate_cloud_profile_reference(const Review& review) {
  const model::ShootSpec& spec = review.shoot.spec;
  Refusals& refusals = review.refusals;
  if (has(review, cloud_profile_name_gone) && given(spec.cloud_profile_name) &&
      at_least(spec.kubernetes.version, 1, 34)) {
    forbidden(refusals, "core/field-gone", "spec.cloudProfileName",
              "for Kubernetes version >= 1.34, cloudProfileName field is no longer supported, use "
              "spec.cloudProfile.name instead");
  }
  const auto& reference = spec.cloud_profile;
  if (has(review, cloud_profile_name_fixed)) {
    const bool was_missing = review.old != nullptr && !given(review.old->spec.cloud_profile_name);
    if (newly_missing(!given(spec.cloud_profile_name) && !reference, was_missing, review)) {
      required(refusals, "core/required-field", "spec.cloudProfileName", "must specify a cloud profile");
    }
    if (!reference || !has(review, cloud_profile_reference)) return;
  } else {
    const bool missing = reference ? reference->name.empty() : !spec.cloud_profile_name.has_value();
    const bool was_missing =
        review.old != nullptr && !review.old->spec.cloud_profile && !review.old->spec.cloud_profile_name;
    if (missing) {
      if (newly_missing(true, was_missing, review)) {
        required(refusals, "core/required-field", "spec.cloudProfile.name", "must specify a cloud profile");
      }
      return;
    }
  }
  if (reference && reference->kind != "CloudProfile" && reference->kind != "NamespacedCloudProfile") {
    not_supported(refusals, "core/field-value", "spec.cloudProfile.kind", reference->kind,
                  {"CloudProfile", "NamespacedCloudProfile"});
  }
}

/// #ValidateShootSpec@v1.149.3
void validate_spec(const Review& review) {
  validate_cloud_profile_reference(review);
  validate_provider(review);
  validate_addons(review);
  validate_kubernetes(review);
  validate_networking(review);
  validate_maintenance(review);
  validate_hibernation(review);
  const model::ShootSpec& spec = review.shoot.spec;
  if (newly_missing(spec.region.empty(), review.old != nullptr && review.old->spec.region.empty(), review)) {
    required(review.refusals, "core/required-field", "spec.region", "must specify a region");
  }
  validate_bindings(review);
  validate_purpose(review);
  if (spec.system_components && is_workerless(review.shoot)) {
    forbidden(review.refusals, "core/workerless-field", "spec.systemComponents", workerless_field);
  }
  validate_self_hosted(review);
  if (spec.scheduler_name && has(review, scheduler_name_label)) {
    for (const std::string& error : dns_label_errors(*spec.scheduler_name)) {
      invalid(review.refusals, "core/name-format", "spec.schedulerName", *spec.scheduler_name, error);
    }
  }
}

}  // namespace gprov::gardener

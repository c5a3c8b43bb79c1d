// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;
using Text = std::optional<std::string>;

void immutable(const Review& review, const std::string& path, const Text& value, const Text& old) {
  if (value != old)
    invalid(review.refusals, "core/immutable-field", path, value.value_or("null"), "field is immutable");
}

void immutable(const Review& review, const std::string& path, const std::optional<std::int32_t>& value,
               const std::optional<std::int32_t>& old) {
  if (value == old) return;
  if (value) return invalid_number(review.refusals, "core/immutable-field", path, *value, "field is immutable");
  invalid(review.refusals, "core/immutable-field", path, "null", "field is immutable");
}

enum class Minors : unsigned char { one_by_one, any };

/// #ValidateKubernetesVersionUpdate@v1.149.3
void validate_version_update(const Review& review, const std::string& version, const std::string& old_version,
                             Minors minors, const std::string& path) {
  // A version that no CloudProfile completed tells nothing.
  if (!is_full_version(version) || !is_full_version(old_version)) return;
  const auto now = normalized(version);
  const auto before = normalized(old_version);
  if (!now || !before) {
    return invalid(review.refusals, "core/kubernetes-version-syntax", path, now ? old_version : version,
                   "invalid semantic version");
  }
  if (hashing::compare(*now, *before) < 0) {
    forbidden(review.refusals, "core/kubernetes-downgrade", path, "kubernetes version downgrade is not supported");
  }
  if (minors == Minors::any) return;
  const hashing::Version next{before->major, before->minor + 2, 0, {}, {}};
  if (hashing::compare(*now, next) >= 0) {
    forbidden(review.refusals, "core/kubernetes-skips-minor", path,
              "kubernetes version upgrade cannot skip a minor version");
  }
}

/// #ValidateShootSpecUpdate@v1.149.3, what it says about the bindings.
void validate_bindings_update(const Review& review) {
  const model::ShootSpec& spec = review.shoot.spec;
  const model::ShootSpec& old = review.old->spec;
  const bool to_credentials =
      old.secret_binding_name && !spec.secret_binding_name && !spec.credentials_binding_name.value_or("").empty();
  const bool to_secret = has(review, credentials_binding_fixed) && old.credentials_binding_name &&
                         !spec.credentials_binding_name && !spec.secret_binding_name.value_or("").empty();
  if (has(review, credentials_binding_stays) && old.credentials_binding_name &&
      spec.credentials_binding_name.value_or("").empty()) {
    forbidden(review.refusals, "core/credentials-binding", "spec.credentialsBindingName", "the field cannot be unset");
  }
  if ((to_credentials || to_secret) && has(review, credentials_binding)) return;
  immutable(review, "spec.secretBindingName", spec.secret_binding_name, old.secret_binding_name);
  if (has(review, credentials_binding_fixed)) {
    immutable(review, "spec.credentialsBindingName", spec.credentials_binding_name, old.credentials_binding_name);
  }
}

/// #ValidateCloudProfileReference@v1.101.0 – v1.107.0: from a CloudProfile only down to its NamespacedCloudProfile.
void validate_cloud_profile_update(const Review& review) {
  const auto reference_of = [](const model::ShootSpec& spec) {
    if (spec.cloud_profile) return *spec.cloud_profile;
    return model::CloudProfileReference{.kind = "CloudProfile", .name = spec.cloud_profile_name.value_or("")};
  };
  if (has(review, cloud_profile_name_fixed)) {
    return immutable(review, "spec.cloudProfileName", review.shoot.spec.cloud_profile_name,
                     review.old->spec.cloud_profile_name);
  }
  if (!has(review, cloud_profile_one_way)) return;
  const auto now = reference_of(review.shoot.spec);
  const auto before = reference_of(review.old->spec);
  const bool namespaced = now.kind == "NamespacedCloudProfile";
  const bool was_namespaced = before.kind == "NamespacedCloudProfile";
  if (was_namespaced && !namespaced) {
    return forbidden(review.refusals, "core/cloud-profile-reference", "spec.cloudProfile.kind",
                     "a namespacedcloudprofile must not be changed back to a cloudprofile");
  }
  if (namespaced == was_namespaced && !before.name.empty() && now.name != before.name) {
    forbidden(review.refusals, "core/cloud-profile-reference", "spec.cloudProfile.name",
              "changing the cloudProfile name is not allowed, except for switching from a CloudProfile to a directly "
              "descendant NamespacedCloudProfile");
  }
}

void validate_dns_update(const Review& review) {
  const auto& dns = review.shoot.spec.dns;
  const auto& old = review.old->spec.dns;
  if (old && !dns) return invalid(review.refusals, "core/immutable-field", "spec.dns", "null", "field is immutable");
  if (old && old->domain) immutable(review, "spec.dns.domain", dns->domain, old->domain);
}

void validate_controller_manager_update(const Review& review) {
  const model::KubeControllerManager none;
  const auto& now = review.shoot.spec.kubernetes.kube_controller_manager.value_or(none);
  const auto& old = review.old->spec.kubernetes.kube_controller_manager.value_or(none);
  const std::string path = "spec.kubernetes.kubeControllerManager.";
  immutable(review, path + "nodeCIDRMaskSize", now.node_cidr_mask_size, old.node_cidr_mask_size);
  if (has(review, node_cidr_ipv6) && old.node_cidr_mask_size_ipv6) {
    immutable(review, path + "nodeCIDRMaskSizeIPv6", now.node_cidr_mask_size_ipv6, old.node_cidr_mask_size_ipv6);
  }
}

const std::string& version_of(const model::Shoot& shoot, const model::ShootWorker& worker) {
  if (worker.kubernetes && worker.kubernetes->version) return *worker.kubernetes->version;
  return shoot.spec.kubernetes.version;
}

}  // namespace

/// #ValidateShootSpecUpdate@v1.149.3, per worker.
void validate_worker_versions_update(const Review& review) {
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker* old_worker = find_worker(review.old, workers[i].name);
    const std::string& now = version_of(review.shoot, workers[i]);
    const std::string& before = version_of(*review.old, old_worker == nullptr ? workers[i] : *old_worker);
    const bool any = has(review, workers_may_skip_minors) && !is_in_place(workers[i]);
    validate_version_update(review, now, before, any ? Minors::any : Minors::one_by_one,
                            worker_path(i) + ".kubernetes.version");
    if (!is_in_place(workers[i]) || !has(review, in_place_image_order) || old_worker == nullptr) continue;
    const auto& image = workers[i].machine.image;
    const auto& old_image = old_worker->machine.image;
    if (!image || !old_image || !image->version || !old_image->version) continue;
    if (is_lower(*image->version, *old_image->version).value_or(false)) {
      forbidden(review.refusals, "core/in-place-image-downgrade", worker_path(i) + ".machine.image.version",
                "machine image version downgrade is not supported when the update strategy is AutoInPlaceUpdate or "
                "ManualInPlaceUpdate");
    }
  }
}

/// #ValidateShootSpecUpdate@v1.149.3
void validate_spec_update(const Review& review) {
  const model::ShootSpec& spec = review.shoot.spec;
  const model::ShootSpec& old = review.old->spec;
  if (review.shoot.metadata.deletion_timestamp && !model::equal_struct(spec, old)) {
    return forbidden(review.refusals, "core/deletion-started", "spec",
                     "cannot update shoot spec if deletion timestamp is set");
  }
  immutable(review, "spec.region", spec.region, old.region);
  validate_cloud_profile_update(review);
  validate_bindings_update(review);
  if (has(review, exposure_class_fixed)) {
    immutable(review, "spec.exposureClassName", spec.exposure_class_name, old.exposure_class_name);
  }
  validate_dns_update(review);
  validate_version_update(review, spec.kubernetes.version, old.kubernetes.version, Minors::one_by_one,
                          "spec.kubernetes.version");
  validate_controller_manager_update(review);
  if (is_workerless(review.shoot) != is_workerless(*review.old)) {
    return forbidden(review.refusals, "core/workerless-switch", "spec.provider.workers",
                     is_workerless(review.shoot) ? "cannot switch from a Shoot with workers to a workerless Shoot"
                                                 : "cannot switch from a workerless Shoot to a Shoot with workers");
  }
  validate_provider_update(review);
  validate_worker_versions_update(review);
  validate_networking_update(review);
  if (spec.scheduler_name != old.scheduler_name && (old.scheduler_name || spec.scheduler_name != "default-scheduler")) {
    invalid(review.refusals, "core/immutable-field", "spec.schedulerName", spec.scheduler_name.value_or("null"),
            "field is immutable");
  }
}

}  // namespace gprov::gardener

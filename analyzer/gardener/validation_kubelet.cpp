// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <charconv>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"
#include "hashing/quantity.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;
using Text = std::optional<std::string>;
using Number = std::optional<std::int32_t>;

constexpr const char* kRule = "core/kubelet-value";

/// #ValidateResourceQuantityOrPercent@v1.149.3
void validate_quantity_or_percent(const Review& review, const Text& value, const std::string& path) {
  if (!value) return;
  const auto quantity = hashing::Quantity::parse(*value);
  if (quantity && quantity->sign() >= 0) return;
  if (!is_percent(*value)) {
    return invalid(review.refusals, kRule, path, *value,
                   "field must be either a valid resource quantity (e.g 200Mi) or a percentage (e.g '5%')");
  }
  long long percent = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size() - 1, percent);
  if (error != std::errc() || percent > 100) {
    invalid(review.refusals, kRule, path, *value, "must not be greater than 100% and not smaller than 0%");
  }
}

/// #validateKubeletConfigEviction@v1.149.3: nodefsInodesFree is never looked at.
void validate_eviction(const Review& review, const model::KubeletEvictionHard& eviction, const std::string& path) {
  validate_quantity_or_percent(review, eviction.memory_available, path + ".memoryAvailable");
  validate_quantity_or_percent(review, eviction.image_fs_available, path + ".imagefsAvailable");
  validate_quantity_or_percent(review, eviction.image_fs_inodes_free, path + ".imagefsInodesFree");
  validate_quantity_or_percent(review, eviction.node_fs_available, path + ".nodefsAvailable");
}

void validate_reserved(const Review& review, const model::KubeletReserved& reserved, const std::string& path) {
  const auto check = [&](const Text& value, const char* name) {
    const auto quantity = value ? hashing::Quantity::parse(*value) : std::nullopt;
    if (!quantity || quantity->sign() >= 0) return;
    invalid(review.refusals, kRule, path + "." + name, *value, "must be greater than or equal to 0");
  };
  check(reserved.cpu, "cpu");
  check(reserved.memory, "memory");
  check(reserved.ephemeral_storage, "ephemeralStorage");
  check(reserved.pid, "pid");
}

void validate_not_negative(const Review& review, const Number& value, const std::string& path) {
  if (!value || *value >= 0) return;
  invalid_number(review.refusals, kRule, path, *value, "must be greater than or equal to 0");
}

void validate_percent(const Review& review, const Number& value, const std::string& path) {
  if (!value || (*value >= 0 && *value <= 100)) return;
  invalid_number(review.refusals, kRule, path, *value, "value must be in [0,100]");
}

void validate_images(const Review& review, const model::Kubelet& kubelet, const std::string& path) {
  const Number& high = kubelet.image_gc_high_threshold_percent;
  const Number& low = kubelet.image_gc_low_threshold_percent;
  validate_percent(review, high, path + ".imageGCHighThresholdPercent");
  validate_percent(review, low, path + ".imageGCLowThresholdPercent");
  if (high && low && *low >= *high) {
    forbidden(review.refusals, kRule, path + ".imageGCLowThresholdPercent",
              "imageGCLowThresholdPercent must be less than imageGCHighThresholdPercent");
  }
  if (!has(review, image_gc_age)) return;
  for (const auto& [age, name] : {std::pair(&kubelet.image_minimum_gc_age, ".imageMinimumGCAge"),
                                  std::pair(&kubelet.image_maximum_gc_age, ".imageMaximumGCAge")}) {
    if (!*age || !(*age)->starts_with('-')) continue;
    invalid(review.refusals, kRule, path + name, **age, "must be greater than or equal to 0");
  }
  const Number& pulls = kubelet.max_parallel_image_pulls;
  if (pulls && *pulls < 1) {
    invalid_number(review.refusals, kRule, path + ".maxParallelImagePulls", *pulls, "value must be >= 1");
  }
  if (pulls && *pulls > 1 && kubelet.serialize_image_pulls.value_or(false)) {
    forbidden(review.refusals, kRule, path + ".maxParallelImagePulls",
              "maxParallelImagePulls cannot be larger than 1 when serializeImagePulls is set to true");
  }
}

}  // namespace

/// #ValidateKubeletConfig@v1.149.3
void validate_kubelet(const Review& review, const model::Kubelet& kubelet, const std::string& kubernetes_version,
                      const std::string& path) {
  const Text& policy = kubelet.cpu_manager_policy;
  if (policy && has(review, cpu_manager_policy) && *policy != "none" && *policy != "static") {
    not_supported(review.refusals, kRule, path + ".cpuManagerPolicy", *policy, {"none", "static"});
  }
  validate_not_negative(review, kubelet.max_pods, path + ".maxPods");
  if (kubelet.pod_pids_limit && *kubelet.pod_pids_limit < 100) {
    invalid_number(review.refusals, kRule, path + ".podPIDsLimit", *kubelet.pod_pids_limit,
                   "podPIDsLimit value must be at least 100");
  }
  validate_not_negative(review, kubelet.eviction_max_pod_grace_period, path + ".evictionMaxPodGracePeriod");
  if (kubelet.eviction_hard) validate_eviction(review, *kubelet.eviction_hard, path + ".evictionHard");
  if (kubelet.eviction_soft) validate_eviction(review, *kubelet.eviction_soft, path + ".evictionSoft");
  if (kubelet.kube_reserved) validate_reserved(review, *kubelet.kube_reserved, path + ".kubeReserved");
  if (kubelet.system_reserved) {
    validate_reserved(review, *kubelet.system_reserved, path + ".systemReserved");
    if (has(review, system_reserved_gone) && at_least(kubernetes_version, 1, 31)) {
      invalid(review.refusals, "core/field-gone", path + ".systemReserved", "systemReserved",
              "for Kubernetes versions >= 1.31, systemReserved field is no longer supported");
    }
  }
  validate_images(review, kubelet, path);
  validate_not_negative(review, kubelet.registry_pull_qps, path + ".registryPullQPS");
  validate_not_negative(review, kubelet.registry_burst, path + ".registryBurst");
  if (kubelet.container_log_max_files && *kubelet.container_log_max_files < 2) {
    invalid_number(review.refusals, kRule, path + ".containerLogMaxFiles", *kubelet.container_log_max_files,
                   "value must be >= 2.");
  }
  validate_feature_gates(review, kubelet.feature_gates, kubernetes_version, path);
}

}  // namespace gprov::gardener

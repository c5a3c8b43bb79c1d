// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/kubernetes_features.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"

// spec.kubernetes but for the kubelet, and spec.maintenance.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;
using Text = std::optional<std::string>;
using Number = std::optional<std::int32_t>;

constexpr const char* workerless_field = "this field should not be set for workerless Shoot clusters";

void refuse_workerless(const Review& review, bool given, const std::string& path) {
  if (given) forbidden(review.refusals, "core/workerless-field", path, workerless_field);
}

std::string path_of(const char* component) { return std::string("spec.kubernetes.") + component; }

/// Whether a Go duration is at most zero.
bool is_not_positive(const std::string& duration) {
  return duration.starts_with('-') ||
         std::none_of(duration.begin(), duration.end(), [](char c) { return c >= '1' && c <= '9'; });
}

void validate_mask(const Review& review, const Number& mask, const std::string& name, std::int32_t low,
                   std::int32_t high, const std::string& detail) {
  if (!mask || (*mask >= low && *mask <= high)) return;
  invalid_number(review.refusals, "core/node-cidr-mask", "spec.kubernetes.kubeControllerManager." + name, *mask,
                 name + " must be between " + detail);
}

/// #ValidateKubeControllerManager@v1.149.3 for Shoots with workers
void validate_controller_manager(const Review& review, const model::KubeControllerManager& manager) {
  const std::string path = "spec.kubernetes.kubeControllerManager.";
  const auto& networking = review.shoot.spec.networking;
  const bool single = networking && networking->ip_families.size() == 1;
  const bool only_v4 =
      networking && (networking->ip_families.empty() || (single && networking->ip_families[0] == "IPv4"));
  const bool only_v6 = single && networking->ip_families[0] == "IPv6";
  const bool two_masks = has(review, node_cidr_ipv6);
  if (two_masks && only_v6 && manager.node_cidr_mask_size && manager.node_cidr_mask_size_ipv6) {
    forbidden(review.refusals, "core/node-cidr-mask", path + "nodeCIDRMaskSize",
              "only one of nodeCIDRMaskSize or nodeCIDRMaskSizeIPv6 can be set for single-stack clusters");
  }
  if (only_v4) validate_mask(review, manager.node_cidr_mask_size, "nodeCIDRMaskSize", 16, 28, "16 and 28");
  if (only_v6 && two_masks) {
    validate_mask(review, manager.node_cidr_mask_size, "nodeCIDRMaskSize", 64, 124,
                  "64 and 124 for IPv6 single-stack clusters");
  }
  if (two_masks && networking && manager.node_cidr_mask_size_ipv6) {
    if (only_v4) {
      forbidden(review.refusals, "core/node-cidr-mask", path + "nodeCIDRMaskSizeIPv6",
                "nodeCIDRMaskSizeIPv6 cannot be set for IPv4 single-stack clusters");
    } else {
      validate_mask(review, manager.node_cidr_mask_size_ipv6, "nodeCIDRMaskSizeIPv6", 64, 124, "64 and 124");
    }
  }
  const Text& eviction = manager.pod_eviction_timeout;
  if (eviction && has(review, pod_eviction_timeout_gone) && at_least(review.shoot.spec.kubernetes.version, 1, 33)) {
    if (has(review, pod_eviction_forbidden)) {
      forbidden(review.refusals, "core/field-gone", path + "podEvictionTimeout",
                "for Kubernetes versions >= 1.33, podEvictionTimeout field is no longer supported");
    } else {
      invalid(review.refusals, "core/field-gone", path + "podEvictionTimeout", *eviction,
              "podEvictionTimeout is no longer supported by Gardener starting from Kubernetes 1.33");
    }
  } else if (eviction && is_not_positive(*eviction)) {
    invalid(review.refusals, "core/field-value", path + "podEvictionTimeout", *eviction,
            "podEvictionTimeout must be larger than 0");
  }
  if (manager.node_monitor_grace_period && is_not_positive(*manager.node_monitor_grace_period)) {
    invalid(review.refusals, "core/field-value", path + "nodeMonitorGracePeriod", *manager.node_monitor_grace_period,
            "nodeMonitorGracePeriod must be larger than 0");
  }
}

void validate_workerless(const Review& review, const model::Kubernetes& kubernetes) {
  const std::string path = "spec.kubernetes.";
  if (const auto& manager = kubernetes.kube_controller_manager) {
    const std::string inner = path + "kubeControllerManager.";
    refuse_workerless(review, manager->node_cidr_mask_size.has_value(), inner + "nodeCIDRMaskSize");
    refuse_workerless(review, has(review, node_cidr_ipv6) && manager->node_cidr_mask_size_ipv6,
                      inner + "nodeCIDRMaskSizeIPv6");
    refuse_workerless(review, manager->horizontal_pod_autoscaler.has_value(), inner + "horizontalPodAutoscaler");
    refuse_workerless(review, manager->pod_eviction_timeout.has_value(), inner + "podEvictionTimeout");
    refuse_workerless(review, manager->node_monitor_grace_period.has_value(), inner + "nodeMonitorGracePeriod");
  }
  refuse_workerless(review, kubernetes.kube_scheduler.has_value(), path + "kubeScheduler");
  refuse_workerless(review, kubernetes.kube_proxy.has_value(), path + "kubeProxy");
  refuse_workerless(review, kubernetes.kubelet.has_value(), path + "kubelet");
  refuse_workerless(review, kubernetes.cluster_autoscaler.has_value(), path + "clusterAutoScaler");
  refuse_workerless(review, kubernetes.vertical_pod_autoscaler.has_value(), path + "verticalPodAutoScaler");
}

/// #ValidateAPIServerRequests@v1.149.3
void validate_api_server(const Review& review, const model::KubeApiServer& server) {
  if (!server.requests) return;
  const auto check = [&](const Number& value, std::int32_t limit, const char* name) {
    const std::string path = std::string("spec.kubernetes.kubeAPIServer.requests.") + name;
    if (value && *value < 0) {
      invalid_number(review.refusals, "core/field-value", path, *value, "must be greater than or equal to 0");
    }
    if (value && *value > limit) {
      invalid_number(review.refusals, "core/field-value", path, *value,
                     "cannot set higher than " + std::to_string(limit));
    }
  };
  check(server.requests->max_non_mutating_inflight, 5000, "maxNonMutatingInflight");
  check(server.requests->max_mutating_inflight, 2500, "maxMutatingInflight");
}

/// #validateKubeMaxPDVols@v1.149.3
void validate_volume_limit(const Review& review, const std::string& limit) {
  const std::string path = "spec.kubernetes.kubeScheduler.kubeMaxPDVols";
  if (at_least(review.shoot.spec.kubernetes.version, 1, 35)) {
    return forbidden(review.refusals, "core/field-gone", path,
                     "for Kubernetes version >= 1.35, kubeMaxPDVols field is no longer supported");
  }
  const bool is_signed = limit.starts_with('-') || limit.starts_with('+');
  const std::string_view digits = std::string_view(limit).substr(is_signed ? 1 : 0);
  constexpr std::size_t kMostDigits = 18;  // of an int64
  if (digits.empty() || digits.size() > kMostDigits ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return invalid(review.refusals, "core/field-value", path, limit,
                   "conversion error: strconv.Atoi: parsing \"" + limit + "\": invalid syntax");
  }
  if (limit.starts_with('-') || digits.find_first_not_of('0') == std::string_view::npos) {
    invalid(review.refusals, "core/field-value", path, limit, "must be positive");
  }
}

/// #validateKubeProxy@v1.149.3
void validate_proxy(const Review& review, const model::KubeProxy& proxy) {
  const std::string path = "spec.kubernetes.kubeProxy.mode";
  const std::string mode = proxy.mode.value_or("IPTables");
  std::vector<std::string> modes = {"IPTables", "IPVS"};
  if (has(review, nft_proxy_mode)) modes.emplace_back("NFTables");
  if (std::find(modes.begin(), modes.end(), mode) == modes.end()) {
    return not_supported(review.refusals, "core/field-value", path, mode, modes);
  }
  if (mode != "NFTables") return;
  const auto gate = proxy.feature_gates.find("NFTablesProxyMode");
  const bool told = gate != proxy.feature_gates.end();
  if (has(review, nft_proxy_gate) && !at_least(review.shoot.spec.kubernetes.version, 1, 31)) {
    if (told && gate->second) return;
    invalid(review.refusals, "core/field-value", path, mode,
            "NFTables mode requires feature gate NFTablesProxyMode=true for Kubernetes < 1.31");
  } else if (told && !gate->second) {
    invalid(review.refusals, "core/field-value", path, mode,
            "NFTables mode cannot be used when feature gate NFTablesProxyMode is explicitly set to false");
  }
}

/// #validateKubeScheduler, #ValidateClusterAutoscaler@v1.149.3
void validate_components(const Review& review, const model::Kubernetes& kubernetes) {
  const auto& scheduler = kubernetes.kube_scheduler;
  if (scheduler && scheduler->profile && *scheduler->profile != "balanced" && *scheduler->profile != "bin-packing") {
    not_supported(review.refusals, "core/field-value", "spec.kubernetes.kubeScheduler.profile", *scheduler->profile,
                  {"balanced", "bin-packing"});
  }
  if (scheduler && scheduler->kube_max_pd_vols && has(review, max_pd_vols)) {
    validate_volume_limit(review, *scheduler->kube_max_pd_vols);
  }
  if (scheduler) validate_feature_gates(review, scheduler->feature_gates, kubernetes.version, path_of("kubeScheduler"));
  if (const auto& proxy = kubernetes.kube_proxy) {
    validate_proxy(review, *proxy);
    validate_feature_gates(review, proxy->feature_gates, kubernetes.version, path_of("kubeProxy"));
  }
  if (const auto& autoscaler = kubernetes.cluster_autoscaler;
      autoscaler && autoscaler->scale_down_utilization_threshold) {
    const double threshold = *autoscaler->scale_down_utilization_threshold;
    if (threshold < 0.0 || threshold > 1.0) {
      invalid(review.refusals, "core/field-value", "spec.kubernetes.clusterAutoscaler.scaleDownUtilizationThreshold",
              std::to_string(threshold), threshold < 0.0 ? "can not be negative" : "can not be greater than 1.0");
    }
  }
}

/// Seconds of day of "HHMMSS+ZZZZ" in UTC, nothing for other text.
std::optional<int> seconds_of_day(const std::string& text) {
  const auto digits = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (text.size() != 11 || (text[6] != '+' && text[6] != '-')) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 6 && (text[i] < '0' || text[i] > '9')) return std::nullopt;
  }
  if (digits(0) > 23 || digits(2) > 59 || digits(4) > 59) return std::nullopt;
  const int offset = (digits(7) * 60 + digits(9)) * 60;
  return digits(0) * 3600 + digits(2) * 60 + digits(4) - (text[6] == '+' ? offset : -offset);
}

}  // namespace

void validate_feature_gates(const Review& review, const model::FeatureGates& gates,
                            const std::string& kubernetes_version, const std::string& component) {
  for (const RefusedGate& gate : refused_feature_gates(gates, kubernetes_version, review.environment.gardener)) {
    const std::string path = component + ".featureGates." + gate.name;
    if (gate.type == std::string_view("Invalid")) {
      invalid(review.refusals, "core/feature-gate", path, gate.name, gate.detail);
    } else {
      forbidden(review.refusals, "core/feature-gate", path, gate.detail);
    }
  }
}

/// #validateKubernetes@v1.149.3
void validate_kubernetes(const Review& review) {
  const model::Kubernetes& kubernetes = review.shoot.spec.kubernetes;
  if (const auto& server = kubernetes.kube_api_server) {
    validate_api_server(review, *server);
    validate_feature_gates(review, server->feature_gates, kubernetes.version, path_of("kubeAPIServer"));
  }
  if (const auto& manager = kubernetes.kube_controller_manager) {
    validate_feature_gates(review, manager->feature_gates, kubernetes.version, path_of("kubeControllerManager"));
  }
  if (is_workerless(review.shoot)) return validate_workerless(review, kubernetes);
  if (kubernetes.kube_controller_manager) validate_controller_manager(review, *kubernetes.kube_controller_manager);
  validate_components(review, kubernetes);
  if (kubernetes.kubelet) validate_kubelet(review, *kubernetes.kubelet, kubernetes.version, "spec.kubernetes.kubelet");
}

/// #validateMaintenance@v1.149.3
void validate_maintenance(const Review& review) {
  const auto& maintenance = review.shoot.spec.maintenance;
  if (!maintenance) return;
  refuse_workerless(review,
                    is_workerless(review.shoot) && maintenance->auto_update &&
                        maintenance->auto_update->machine_image_version.has_value(),
                    "spec.maintenance.autoUpdate.machineImageVersion");
  if (!maintenance->time_window) return;
  const std::string& begin_text = maintenance->time_window->begin;
  const std::string& end_text = maintenance->time_window->end;
  const auto begin = seconds_of_day(begin_text);
  const auto end = seconds_of_day(end_text);
  if (!begin || !end) {
    return invalid(review.refusals, "core/maintenance-window", "spec.maintenance.timeWindow.begin/end",
                   begin_text + "-" + end_text, "the maintenance time window is not of the form 220000+0100");
  }
  constexpr int kDay = 24 * 3600;
  const int duration = ((*end - *begin) % kDay + kDay) % kDay;
  if (duration >= 1800 && duration <= 6 * 3600) return;
  invalid(
      review.refusals, "core/maintenance-window", "spec.maintenance.timeWindow", begin_text + "-" + end_text,
      duration < 1800 ? "time window must not be smaller than 30m0s" : "time window must not be greater than 6h0m0s");
}

}  // namespace gprov::gardener

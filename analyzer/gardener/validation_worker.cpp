// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <charconv>
#include <set>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"

// #ValidateWorker@v1.149.3, but for the kubelet.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;
using IntOrPercent = std::optional<model::IntOrString>;

constexpr std::size_t kNameLength = 15;

const std::string* text_of(const IntOrPercent& value) { return value ? std::get_if<std::string>(&*value) : nullptr; }

/// #getIntOrPercentValue@v1.149.3: other text is what strconv makes of it, or 0.
long long number_of(const IntOrPercent& value) {
  const std::string* text = text_of(value);
  if (text == nullptr) return value ? std::get<std::int32_t>(*value) : 0;
  long long number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  const bool whole = end == text->data() + text->size();
  return error == std::errc() && (whole || is_percent(*text)) ? number : 0;
}

void refuse_value(const Review& review, std::string_view rule, const std::string& path, const IntOrPercent& value,
                  std::string_view detail) {
  if (!value) return invalid(review.refusals, rule, path, "null", detail);
  if (const std::string* text = text_of(value)) return invalid(review.refusals, rule, path, *text, detail);
  invalid_number(review.refusals, rule, path, std::get<std::int32_t>(*value), detail);
}

/// #ValidatePositiveIntOrPercent@v1.149.3
void validate_int_or_percent(const Review& review, const IntOrPercent& value, const std::string& path) {
  if (!value) return;
  if (const std::string* text = text_of(value)) {
    if (!is_percent(*text)) {
      refuse_value(review, "core/surge-value", path, value, "must be an integer or percentage (e.g '5%')");
    }
  } else if (number_of(value) < 0) {
    refuse_value(review, "core/surge-value", path, value, "must be greater than or equal to 0");
  }
}

void validate_surge(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  const std::string surge = path + ".maxSurge";
  const std::string unavailable = path + ".maxUnavailable";
  validate_int_or_percent(review, worker.max_surge, surge);
  validate_int_or_percent(review, worker.max_unavailable, unavailable);
  if (text_of(worker.max_unavailable) != nullptr && is_percent(*text_of(worker.max_unavailable)) &&
      number_of(worker.max_unavailable) > 100) {
    refuse_value(review, "core/surge-value", unavailable, worker.max_unavailable, "must not be greater than 100%");
  }
  const bool manual = worker.update_strategy == "ManualInPlaceUpdate";
  if (manual && has(review, in_place_manual_no_surge)) {
    constexpr const char* kDetail = "should not be set when `updateStrategy` is `ManualInPlaceUpdate`";
    if (worker.max_surge) refuse_value(review, "core/surge-manual", surge, worker.max_surge, kDetail);
    if (worker.max_unavailable) refuse_value(review, "core/surge-manual", unavailable, worker.max_unavailable, kDetail);
  }
  if (manual && has(review, in_place_manual_surge_zero) && number_of(worker.max_surge) != 0) {
    refuse_value(review, "core/surge-manual", surge, worker.max_surge,
                 "must be 0 when `updateStrategy` is `ManualInPlaceUpdate`");
  }
  const bool zero_surge = worker.max_surge ? number_of(worker.max_surge) == 0 : has(review, surge_absent_is_zero);
  if (manual && has(review, surge_absent_is_zero)) return;
  if (zero_surge && number_of(worker.max_unavailable) == 0) {
    refuse_value(review, "core/surge-both-zero", unavailable, worker.max_unavailable,
                 "may not be 0 when `maxSurge` is 0");
  }
}

void validate_bounds(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  constexpr const char* kRule = "core/worker-bounds";
  if (worker.minimum < 0) {
    invalid_number(review.refusals, kRule, path + ".minimum", worker.minimum, "minimum value must not be negative");
  }
  if (worker.maximum < 0) {
    invalid_number(review.refusals, kRule, path + ".maximum", worker.maximum, "maximum value must not be negative");
  }
  if (worker.maximum < worker.minimum) {
    forbidden(review.refusals, kRule, path + ".maximum", "maximum value must not be less than minimum value");
  }
}

void validate_machine(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  const model::ShootWorker* old = find_worker(review.old, worker.name);
  if (newly_missing(worker.machine.type.empty(), old != nullptr && old->machine.type.empty(), review)) {
    required(review.refusals, "core/required-field", path + ".machine.type", "must specify a machine type");
  }
  if (worker.machine.architecture && *worker.machine.architecture != "amd64" &&
      *worker.machine.architecture != "arm64") {
    not_supported(review.refusals, "core/field-value", path + ".machine.architecture", *worker.machine.architecture,
                  {"amd64", "arm64"});
  }
}

/// #validateVolumeName@v1.149.3
void validate_volume_name(const Review& review, const std::string& name, const std::string& path) {
  if (name.empty()) {
    required(review.refusals, "core/required-field", path, "must specify a name");
  } else {
    for (const std::string& error : dns_label_errors(name)) {
      invalid(review.refusals, "core/name-format", path, name, error);
    }
  }
  if (name.size() > kNameLength) too_long(review.refusals, "core/name-format", path, kNameLength);
}

/// ^(\d)+Gi$
bool is_size(std::string_view text) {
  return text.size() > 2 && text.ends_with("Gi") &&
         std::all_of(text.begin(), text.end() - 2, [](char c) { return c >= '0' && c <= '9'; });
}

void validate_volumes(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  if (worker.volume) {
    if (worker.volume->name && has(review, volume_name)) {
      validate_volume_name(review, *worker.volume->name, path + ".volume.name");
    }
    if (!is_size(worker.volume->size)) {
      invalid(review.refusals, "core/volume-format", path + ".volume.size", worker.volume->size,
              "volume size must match the regex ^(\\d)+Gi$");
    }
  }
  if (!worker.data_volumes.empty() && !worker.volume) {
    required(review.refusals, "core/data-volumes", path + ".volume",
             "a worker volume must be defined if data volumes are defined");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < worker.data_volumes.size(); ++i) {
    const model::DataVolume& volume = worker.data_volumes[i];
    const std::string volume_path = path + ".dataVolumes[" + std::to_string(i) + "]";
    validate_volume_name(review, volume.name, volume_path + ".name");
    if (!names.insert(volume.name).second) {
      duplicate(review.refusals, "core/duplicate-name", volume_path + ".name", volume.name);
    }
    if (!is_size(volume.size)) {
      invalid(review.refusals, "core/volume-format", volume_path + ".size", volume.size,
              "data volume size must match the regex ^(\\d)+Gi$");
    }
  }
  if (worker.kubelet_data_volume_name && names.count(*worker.kubelet_data_volume_name) == 0) {
    invalid(review.refusals, "core/kubelet-data-volume", path + ".kubeletDataVolumeName",
            *worker.kubelet_data_volume_name,
            "KubeletDataVolumeName refers to unrecognized data volume " + *worker.kubelet_data_volume_name);
  }
}

void validate_labels(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  for (const auto& [key, value] : worker.labels) {
    for (const std::string& error : qualified_name_errors(key)) {
      invalid(review.refusals, "core/name-format", path + ".labels", key, error);
    }
    for (const std::string& error : label_value_errors(value)) {
      invalid(review.refusals, "core/name-format", path + ".labels", value, error);
    }
  }
  for (const auto& [key, value] : worker.annotations) {
    std::string lower = key;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const std::string& error : qualified_name_errors(lower)) {
      invalid(review.refusals, "core/name-format", path + ".annotations", key, error);
    }
  }
}

/// #validateTaints@v1.149.3
void validate_taints(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t i = 0; i < worker.taints.size(); ++i) {
    const model::Taint& taint = worker.taints[i];
    const std::string taint_path = path + ".taints[" + std::to_string(i) + "]";
    for (const std::string& error : qualified_name_errors(taint.key)) {
      invalid(review.refusals, "core/name-format", taint_path + ".key", taint.key, error);
    }
    if (taint.key == "node.gardener.cloud/critical-components-not-ready") {
      forbidden(review.refusals, "core/taint", taint_path + ".key", "taint key is reserved by gardener");
    }
    for (const std::string& error : label_value_errors(taint.value)) {
      invalid(review.refusals, "core/name-format", taint_path + ".value", taint.value, error);
    }
    if (taint.effect.empty()) {
      required(review.refusals, "core/taint", taint_path + ".effect", "");
    } else if (taint.effect != "NoSchedule" && taint.effect != "PreferNoSchedule" && taint.effect != "NoExecute") {
      not_supported(review.refusals, "core/taint", taint_path + ".effect", taint.effect,
                    {"NoSchedule", "PreferNoSchedule", "NoExecute"});
    }
    if (!known.emplace(taint.key, taint.effect).second) {
      duplicate(review.refusals, "core/taint", taint_path, taint.key + ":" + taint.effect);
    }
  }
}

/// #ValidateCRI@v1.149.3
void validate_cri(const Review& review, const model::Cri& cri, const std::string& path) {
  if (cri.name != "containerd") {
    not_supported(review.refusals, "core/cri-name", path + ".name", cri.name, {"containerd"});
  }
  std::set<std::string> types;
  for (std::size_t i = 0; i < cri.container_runtimes.size(); ++i) {
    const std::string& type = cri.container_runtimes[i].type;
    const std::string type_path = path + ".containerruntimes[" + std::to_string(i) + "].type";
    if (type.empty()) {
      required(review.refusals, "core/required-field", type_path, "must specify a container runtime type");
    }
    if (!types.insert(type).second) {
      duplicate(review.refusals, "core/duplicate-name", type_path,
                "must specify different type, " + type + " already exist");
    }
  }
}

/// #validateWorkerGroupAndControlPlaneKubernetesVersion@v1.149.3
void validate_skew(const Review& review, const std::string& version, const std::string& path) {
  const std::string& control_plane = review.shoot.spec.kubernetes.version;
  if (!is_full_version(version) || !is_full_version(control_plane)) return;
  const auto worker = normalized(version);
  const auto master = normalized(control_plane);
  if (!worker || !master) {
    return invalid(review.refusals, "core/kubernetes-version-syntax", path, worker ? control_plane : version,
                   "invalid semantic version");
  }
  if (hashing::compare(*worker, *master) > 0) {
    forbidden(review.refusals, "core/worker-above-control-plane", path,
              "worker group kubernetes version must not be higher than control plane version");
  }
  const bool three = !has(review, skew_by_control_plane) || at_least(control_plane, 1, 28);
  const hashing::Version limit{worker->major, worker->minor + (three ? 4 : 3), 0, {}, {}};
  if (hashing::compare(*master, limit) >= 0) {
    forbidden(review.refusals, "core/worker-too-far-behind", path,
              std::string("worker group kubernetes version must be at most ") + (three ? "three" : "two") +
                  " minor versions behind control plane version");
  }
}

void validate_update_strategy(const Review& review, const model::ShootWorker& worker, const std::string& path) {
  const bool exists = has(review, in_place_gate_on_workers) || has(review, in_place_gate_on_new_pools);
  if (!worker.update_strategy || !exists) return;
  const std::string& strategy = *worker.update_strategy;
  if (strategy != "AutoRollingUpdate" && !is_in_place(worker)) {
    not_supported(review.refusals, "core/field-value", path + ".updateStrategy", strategy,
                  {"AutoInPlaceUpdate", "AutoRollingUpdate", "ManualInPlaceUpdate"});
  }
  if (is_in_place(worker) && has(review, in_place_gate_on_workers) && !in_place_gate(review)) {
    invalid(review.refusals, "core/in-place-gate", path + ".updateStrategy", strategy,
            "can not configure `AutoInPlaceUpdate` or `ManualInPlaceUpdate` update strategies when the "
            "`InPlaceNodeUpdates` feature gate is disabled.");
  }
}

}  // namespace

void validate_worker(const Review& review, std::size_t index) {
  const model::Shoot& shoot = review.shoot;
  const model::ShootWorker& worker = shoot.spec.provider.workers[index];
  const std::string path = worker_path(index);
  for (const std::string& error : dns_label_errors(worker.name)) {
    invalid(review.refusals, "core/name-format", path + ".name", worker.name, error);
  }
  if (worker.name.size() > kNameLength) too_long(review.refusals, "core/name-format", path + ".name", kNameLength);
  validate_machine(review, worker, path);
  validate_bounds(review, worker, path);
  validate_surge(review, worker, path);
  validate_labels(review, worker, path);
  validate_taints(review, worker, path);
  if (worker.kubernetes) {
    std::string version = shoot.spec.kubernetes.version;
    if (worker.kubernetes->version) {
      version = *worker.kubernetes->version;
      validate_skew(review, version, path + ".kubernetes.version");
    }
    const auto& kubelet = worker.kubernetes->kubelet ? worker.kubernetes->kubelet : shoot.spec.kubernetes.kubelet;
    if (kubelet) validate_kubelet(review, *kubelet, version, path + ".kubernetes.kubelet");
  }
  validate_volumes(review, worker, path);
  if (worker.cri) validate_cri(review, *worker.cri, path + ".cri");
  validate_update_strategy(review, worker, path);
  if (worker.priority && *worker.priority < -1 && has(review, worker_priority)) {
    invalid_number(review.refusals, "core/field-value", path + ".priority", *worker.priority,
                   "can not be less than -1");
  }
}

}  // namespace gprov::gardener

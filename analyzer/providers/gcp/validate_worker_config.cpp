// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>
#include <utility>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/gcp/machine_class.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "hashing/quantity.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;
using manifest::Node;

constexpr const char* kRule = "gcp/worker-config";

/// Beyond int64 a quantity has no fraction left: its suffixes and exponents are too large.
bool is_whole(const std::string& text) {
  const auto quantity = hashing::Quantity::parse(text);
  if (!quantity || hashing::compare_quantities(text, "9223372036854775807") == 1) return true;
  return hashing::compare_quantities(text, std::to_string(quantity->value())) == 0;
}

class Check {
 public:
  Check(const Validation& validation, const Node* config, const model::ShootWorker& worker, std::string worker_path)
      : validation_(validation),
        config_(config),
        worker_(worker),
        worker_path_(std::move(worker_path)),
        patterns_(validation.has(Feature::patterns)) {}

  void run() {
    for (std::size_t i = 0; i < worker_.data_volumes.size(); ++i) {
      const auto& type = worker_.data_volumes[i].type;
      if (type) {
        scratch(*type);
      } else {
        // Upstream's path has no beginning.
        tell("Required", "dataVolumes[" + std::to_string(i) + "].type", "must not be empty");
      }
    }
    if (config_ == nullptr) return;
    if (const Node* one = object(*config_, "gpu")) gpu(*one);
    if (const Node* one = object(*config_, "serviceAccount")) service_account(*one);
    if (const Node* one = volume()) volume_config(*one);
    if (const Node* one = object(*config_, "nodeTemplate")) node_template(*one);
    data_volumes();
    const Node* boot = object(*config_, "bootVolume");
    if (boot != nullptr && worker_.volume && worker_.volume->type) {
      hyper_disk(*boot, *worker_.volume->type, path("bootVolume"), worker_path_ + ".providerConfig.bootVolume");
    }
    if (const auto platform = optional_text(*config_, "minCpuPlatform"); platform && patterns_) {
      pattern(Pattern::cpu_platform, *platform, path("minCpuPlatform"));
    }
  }

 private:
  void tell(const char* type, const std::string& path, const std::string& message, const std::string& value = "",
            const std::string& place = "") {
    validation_.refusals.add(kRule, type, path, message, value, place.empty() ? place_of(path) : place);
  }
  void pattern(Pattern pattern, const std::string& text, const std::string& path) {
    check_pattern(validation_, kRule, pattern, text, path, place_of(path));
  }
  /// Upstream's paths begin with the providerConfig of no worker, or with its data volumes.
  [[nodiscard]] std::string place_of(const std::string& path) const {
    const auto at = path.find("providerConfig");
    return worker_path_ + "." + (at == std::string::npos ? path : path.substr(at));
  }
  /// Upstream names no worker.
  [[nodiscard]] std::string path(const std::string& field) const {
    return (patterns_ ? "spec.provider.providerConfig." : "providerConfig.") + field;
  }
  [[nodiscard]] const Node* volume() const { return config_ == nullptr ? nullptr : object(*config_, "volume"); }

  /// One providerConfig stands for all data volumes: local disks and others exclude each other.
  void scratch(const std::string& type) {
    const Node* config = volume();
    const auto interface = config == nullptr ? std::nullopt : optional_text(*config, "interface");
    if (type != "SCRATCH") {
      if (!interface) return;
      const bool own = validation_.has(Feature::interface_error_at_interface);
      return tell("Invalid", path(own ? "volume.interface" : "volume.encryption"), "is only allowed for type SCRATCH",
                  *interface);
    }
    if (!interface) tell("Required", path("volume.interface"), "must be set when using SCRATCH volumes");
    if (interface && !patterns_) known_interface(*interface);
    if (config != nullptr && object(*config, "encryption") != nullptr) {
      tell("Invalid", path("volume.encryption"), "must not be set in combination with SCRATCH volumes");
    }
  }

  void known_interface(const std::string& interface) {
    if (interface == "NVME" || interface == "SCSI") return;
    tell("NotSupported", path("volume.interface"), "supported values: \"NVME\", \"SCSI\"", interface);
  }

  void gpu(const Node& gpu) {
    const std::string type = text(gpu, "acceleratorType");
    if (patterns_) {
      pattern(Pattern::accelerator_type, type, path("gpu.acceleratorType"));
    } else if (type.empty()) {
      tell("Required", path("gpu.acceleratorType"), "must be set when providing gpu");
    }
    if (integer(gpu, "count") <= 0) tell("Forbidden", path("gpu.count"), "must be > 0 when providing gpu");
  }

  void service_account(const Node& account) {
    const std::string email = text(account, "email");
    if (patterns_) {
      pattern(Pattern::service_account, email, path("serviceAccount.email"));
    } else if (email.empty()) {
      tell("Required", path("serviceAccount.email"), "must be set when providing service account");
    }
    const std::vector<std::string> scopes = texts(account, "scopes");
    if (scopes.empty()) tell("Required", path("serviceAccount.scopes"), "must have at least one scope");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      const std::string at = path("serviceAccount.scopes[" + std::to_string(i) + "]");
      if (patterns_) {
        pattern(Pattern::scope, scopes[i], at);
      } else if (scopes[i].empty()) {
        tell("Required", at, "must not be empty");
        continue;
      }
      if (!seen.insert(scopes[i]).second) tell("Duplicate", at, "", scopes[i]);
    }
  }

  void volume_config(const Node& config) {
    const auto interface = optional_text(config, "interface");
    if (interface && patterns_) known_interface(*interface);
    const Node* encryption = object(config, "encryption");
    if (encryption == nullptr) return;
    const std::string key = text(*encryption, "kmsKeyName");
    if (key.find_first_not_of(" \t\n\v\f\r") == std::string::npos) {
      return tell("Required", path("volume.encryption.kmsKeyName"),
                  "must be specified when configuring disk encryption");
    }
    if (!patterns_) return;
    pattern(Pattern::kms_key_name, key, path("volume.encryption.kmsKeyName"));
    if (const auto account = optional_text(*encryption, "kmsKeyServiceAccount")) {
      pattern(Pattern::service_account, *account, path("volume.encryption.kmsKeyServiceAccount"));
    }
  }

  void not_negative(const std::string& resource, const std::string& text, const std::string& at) {
    const auto quantity = hashing::Quantity::parse(text);
    if (quantity && quantity->sign() < 0) tell("Invalid", at, resource + " value must not be negative", text);
  }

  void node_template(const Node& node_template) {
    const auto capacity = resources(node_template, "capacity");
    const bool optional = validation_.has(Feature::capacity_optional);
    if (capacity.empty() && optional && !validation_.has(Feature::capacity_may_be_empty)) {
      tell("Required", path("nodeTemplate.capacity"), "capacity must not be empty");
    }
    for (const std::string resource : {"cpu", "gpu", "memory"}) {
      const auto found =
          std::find_if(capacity.begin(), capacity.end(), [&](const auto& one) { return one.first == resource; });
      if (found != capacity.end()) {
        not_negative(resource, found->second, path("nodeTemplate.capacity." + resource));
      } else if (!optional) {
        tell("Required", path("nodeTemplate.capacity"), resource + " is a mandatory field");
      }
    }
    if (!validation_.has(Feature::capacity_may_be_empty)) return;
    for (const auto& [resource, text] : resources(node_template, "virtualCapacity")) {
      const std::string at = path("nodeTemplate.virtualCapacity." + resource);
      not_negative(resource, text, at);
      if (!is_whole(text)) {
        tell("Invalid", at, resource + " value must be a whole number", text);
      }
    }
  }

  void data_volumes() {
    const std::string field = path(patterns_ ? "dataVolumes" : "dataVolume");
    const auto configs = list(*config_, "dataVolumes");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < configs.size(); ++i) {
      const std::string index = "[" + std::to_string(i) + "]";
      const std::string at = field + index;
      const std::string place = worker_path_ + ".providerConfig.dataVolumes" + index;
      if (const auto image = optional_text(configs[i], "sourceImage"); image && patterns_) {
        pattern(Pattern::source_image, *image, at + ".sourceImage");
      }
      const std::string name = text(configs[i], "name");
      const auto found = std::find_if(worker_.data_volumes.begin(), worker_.data_volumes.end(),
                                      [&](const model::DataVolume& one) { return one.name == name; });
      if (found == worker_.data_volumes.end()) {
        tell("Invalid", field, "could not find dataVolume with name " + name, name, place + ".name");
      } else if (!seen.insert(name).second && validation_.has(Feature::duplicates_refused)) {
        tell("Duplicate", at, "", name, place);
      } else if (found->type) {
        hyper_disk(configs[i], *found->type, validation_.has(Feature::disk_settings_fields) ? at : field, place);
      }
    }
  }

  void hyper_disk(const Node& settings, const std::string& type, const std::string& at, const std::string& place) {
    const bool balanced = validation_.has(Feature::hyperdisk_balanced);
    if (optional_integer(settings, "provisionedIops") && !takes_iops(type, validation_.extension)) {
      tell("Forbidden", at + ".provisionedIops",
           std::string("is only allowed for types: [pd-extreme hyperdisk-extreme") +
               (balanced ? " hyperdisk-balanced]" : "]"),
           "", place + ".provisionedIops");
    }
    if (optional_integer(settings, "provisionedThroughput") && !takes_throughput(type, validation_.extension)) {
      tell("Forbidden", at + ".provisionedThroughput",
           std::string("is only allowed for types: [hyperdisk-throughput") + (balanced ? " hyperdisk-balanced]" : "]"),
           "", place + ".provisionedThroughput");
    }
  }

  const Validation& validation_;
  const Node* config_;
  const model::ShootWorker& worker_;
  std::string worker_path_;
  bool patterns_;
};

}  // namespace

void validate_worker_config(const Validation& validation, const Node* config, const model::ShootWorker& worker,
                            const std::string& worker_path) {
  Check(validation, config, worker, worker_path).run();
}

}  // namespace gprov::providers::gcp

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/dns_credentials.hpp"
#include "analyzer/providers/feature_gates.hpp"
#include "analyzer/providers/refusals.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kInfrastructurePath = "spec.provider.infrastructureConfig";
constexpr const char* kControlPlanePath = "spec.provider.controlPlaneConfig";

/// One request on its way through the blocks of the validation. Each block that refuses ends it.
class Validation {
 public:
  explicit Validation(const WebhookRequest& request) : request_(request), findings_(request.environment.extension) {}

  void run() {
    if (!blocks()) publish();
  }

 private:
  void publish() {
    Refusals told(request_.rejections, "Shoot");
    for (const gardener::Rejection& one : findings_.list) {
      told.add(one.rule.c_str(), one.type.c_str(), one.path, one.message);
    }
  }

  /// Whether the blocks so far accept.
  [[nodiscard]] bool accepted() const { return findings_.list.empty(); }

  [[nodiscard]] std::optional<std::string> error_of(const model::RawExtension& raw, const model::TypeSpec& type,
                                                    Strictness strictness) const {
    return decode_error(raw, as_of(type, request_.environment.extension), kApiVersion, strictness, Reader::admission);
  }

  /// Returned alone: what the blocks before have found is lost.
  [[nodiscard]] bool decodes(const model::RawExtension& raw, const model::TypeSpec& type, Strictness strictness,
                             const std::string& path) {
    const auto error = error_of(raw, type, strictness);
    if (!error) return true;
    findings_.list.clear();
    findings_.add("aws/config-not-supported", "Invalid", path, "isn't a supported version: " + *error);
    return false;
  }

  bool read_old() {
    if (request_.old == nullptr) return true;
    const model::RawExtension& raw = request_.old->spec.provider.infrastructure_config;
    if (!is_given(raw)) {
      findings_.add("aws/infrastructure-missing", "InternalError", kInfrastructurePath,
                    "InfrastructureConfig is not available on old shoot");
      return false;
    }
    if (!decodes(raw, kInfrastructureConfig, Strictness::lenient, kInfrastructurePath)) return false;
    before_ = read_infrastructure_config(raw);
    return true;
  }

  bool read_new() {
    const model::RawExtension& raw = request_.shoot.spec.provider.infrastructure_config;
    if (!is_given(raw)) {
      findings_.add("aws/infrastructure-missing", "Required", kInfrastructurePath,
                    "InfrastructureConfig must be set for AWS shoots");
      return false;
    }
    if (!decodes(raw, kInfrastructureConfig, Strictness::strict, kInfrastructurePath)) return false;
    after_ = *read_infrastructure_config(raw);
    return true;
  }

  bool read_profile() {
    if (request_.profile == nullptr) return true;
    const model::RawExtension& raw = request_.profile->provider_config;
    const auto error = is_given(raw) ? error_of(raw, kCloudProfileConfig, Strictness::strict) : "there is none";
    if (error) {
      // A plain Go error: no type, no field.
      findings_.add("aws/config-not-supported", "", "", "providerConfig of the CloudProfile: " + *error);
      return false;
    }
    profile_ = read_cloud_profile_config(raw);
    return true;
  }

  bool zones() {
    if (request_.profile == nullptr) return true;
    check_zones(findings_, before_ ? &*before_ : nullptr, after_, request_.shoot.spec.region, *request_.profile);
    return accepted();
  }

  bool update() {
    if (!before_) return true;
    check_infrastructure_update(findings_, *before_, after_);
    return accepted();
  }

  bool workers_update() {
    if (request_.old == nullptr) return true;
    check_workers_update(findings_, request_.old->spec.provider.workers, request_.shoot.spec.provider.workers);
    return accepted();
  }

  bool images() {
    if (!profile_ || !findings_.has(Feature::image_admission)) return true;
    const bool deleted = request_.old != nullptr && request_.shoot.metadata.deletion_timestamp.has_value();
    if (deleted && findings_.has(Feature::deletion_spared)) return true;
    check_images(findings_, request_, *profile_);
    return accepted();
  }

  bool blocks() {
    if (findings_.has(Feature::profile_before_update)) {
      return read_old() && read_new() && read_profile() && zones() && update() && workers_update() && images() &&
             shoot();
    }
    return read_new() && read_old() && update() && zones() &&
           (!findings_.has(Feature::image_admission) || read_profile()) && workers_update() && images() && shoot();
  }

  /// Whether to go on after a block of the Shoot's own validation.
  [[nodiscard]] bool goes_on() const { return accepted() || findings_.has(Feature::all_errors_at_once); }

  bool shoot() {
    const model::ShootSpec& spec = request_.shoot.spec;
    if (spec.networking) check_networking(findings_, *spec.networking);
    if (!goes_on()) return false;
    if (spec.networking) check_infrastructure(findings_, after_, *spec.networking);
    if (!goes_on()) return false;
    if (!control_plane(spec.provider.control_plane_config) || !goes_on()) return false;
    add("aws/dns-credentials", refused_dns_providers(request_.shoot, request_.environment.extension));
    if (!goes_on()) return false;
    for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
      if (!worker(spec.provider.workers[i], "spec.provider.workers[" + std::to_string(i) + "]")) return false;
    }
    return accepted();
  }

  void add(const char* rule, const std::vector<RefusedSetting>& settings) {
    for (const RefusedSetting& one : settings) findings_.add(rule, one.type, one.path, one.message);
  }

  /// Mirrors controlplane.go#ValidateControlPlaneConfig.
  bool control_plane(const model::RawExtension& raw) {
    if (!is_given(raw)) return true;
    if (!decodes(raw, kControlPlaneConfig, Strictness::strict, kControlPlanePath)) return false;
    add("aws/control-plane-invalid", refused_manager_gates(request_.shoot, request_.environment.library));
    const manifest::Node* config = map_of(raw);
    const manifest::Node* balancers = config == nullptr ? nullptr : object(*config, "loadBalancerController");
    const auto ingress_class = balancers == nullptr ? std::nullopt : optional_text(*balancers, "ingressClassName");
    if (ingress_class && findings_.has(Feature::regular_expressions)) {
      check_pattern(findings_, "aws/control-plane-invalid", Pattern::resource_name, *ingress_class,
                    std::string(kControlPlanePath) + ".loadBalancerController.ingressClassName");
    }
    return true;
  }

  bool worker(const model::ShootWorker& worker, const std::string& path) {
    std::optional<WorkerConfig> config;
    if (is_given(worker.provider_config)) {
      if (!decodes(worker.provider_config, kWorkerConfig, Strictness::strict, path + ".providerConfig")) return false;
      config = read_worker_config(worker.provider_config, path + ".providerConfig");
    }
    check_worker(findings_, worker, after_, config ? &*config : nullptr, path);
    return goes_on();
  }

  const WebhookRequest& request_;
  Findings findings_;
  std::optional<InfrastructureConfig> before_;
  InfrastructureConfig after_;
  std::optional<CloudProfileConfig> profile_;
};

}  // namespace

void validate(const WebhookRequest& request) {
  if (request.shoot.spec.provider.workers.empty()) return;
  Validation(request).run();
}

}  // namespace gprov::providers::aws

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/release_bands_aws.hpp"

// The extension's webhooks for Shoots, by release.

namespace gprov::providers::aws {

/// Switches the overlay network off, as far as networking.providerConfig does not say otherwise, and does not force TCP
/// to the upstream DNS. What it writes into the control plane's and the infrastructure's configuration is left out, as
/// nothing here reads it. Mirrors pkg/admission/mutator/shoot.go#Mutate@v1.73.0.
void mutate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/shoot.go#Validate by release.
void validate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/cloudprofile.go#Validate@v1.73.0 and before.
void validate_profile(const ProfileRequest& request);
/// Only the images of the providerConfig, with or without a mapping; cloudprofile.go#ValidateProviderMachineImage.
void check_profile_images(const ProfileRequest& request);
/// What its decoder, or that of a mutating webhook, refuses.
[[nodiscard]] std::optional<std::string> decode_profile_config(const model::RawExtension& raw,
                                                               const hashing::Version& extension, Reader reader);

[[nodiscard]] inline std::string quoted(const std::string& text) { return '"' + text + '"'; }

/// Errors of one block of the validation, not told yet: a later one may be returned alone.
class Findings {
 public:
  explicit Findings(const hashing::Version& extension) : extension_(extension) {}

  std::vector<gardener::Rejection> list;

  void add(const char* rule, const char* type, std::string path, std::string message) {
    list.push_back({rule, "Shoot", "extension-validator", type, std::move(path), std::move(message)});
  }
  /// Mirrors k8s.io/apimachinery/pkg/api/validation/objectmeta.go#ValidateImmutableField.
  template <class Value>
  void immutable(const char* rule, const Value& after, const Value& before, std::string path) {
    if (!(after == before)) add(rule, "Invalid", std::move(path), "field is immutable");
  }
  [[nodiscard]] bool has(hashing::aws::Feature feature) const { return hashing::aws::has(extension_, feature); }

 private:
  hashing::Version extension_;
};

/// Mirrors pkg/apis/aws/validation/infrastructure.go#ValidateInfrastructureConfigAgainstCloudProfile. `before` is
/// nullptr on creation.
void check_zones(Findings& findings, const InfrastructureConfig* before, const InfrastructureConfig& after,
                 const std::string& region, const model::CloudProfileSpec& profile);
/// Mirrors #ValidateInfrastructureConfigUpdate.
void check_infrastructure_update(Findings& findings, const InfrastructureConfig& before,
                                 const InfrastructureConfig& after);
/// Mirrors #ValidateInfrastructureConfig.
void check_infrastructure(Findings& findings, const InfrastructureConfig& config, const model::Networking& networking);
/// The zones with subnets of the user, since v1.73.
void check_user_subnets(Findings& findings, const InfrastructureConfig& config);
/// Mirrors #ValidateIgnoreTags.
void check_ignored_tags(Findings& findings, const IgnoreTags& tags);

/// Mirrors pkg/apis/aws/validation/shoot.go#ValidateNetworking.
void check_networking(Findings& findings, const model::Networking& networking);
/// Mirrors shoot.go#ValidateWorkersUpdate.
void check_workers_update(Findings& findings, const std::vector<model::ShootWorker>& before,
                          const std::vector<model::ShootWorker>& after);
/// Mirrors worker.go#ValidateWorkersAgainstCloudProfileOnUpdate and …OnCreation; `before` is nullptr on creation.
void check_images(Findings& findings, const WebhookRequest& request, const CloudProfileConfig& config);
/// Mirrors shoot.go#ValidateWorker. `config` is nullptr without a providerConfig.
void check_worker(Findings& findings, const model::ShootWorker& worker, const InfrastructureConfig& infrastructure,
                  const WorkerConfig* config, const std::string& path);
/// Mirrors worker.go#ValidateWorkerConfig.
void check_worker_config(Findings& findings, const WorkerConfig& config, const model::ShootWorker& worker);
/// The blocks about instances: metadata, CPU, interfaces, placement, market.
void check_instance_options(Findings& findings, const WorkerConfig& config);

enum class Pattern : std::uint8_t {
  vpc_id,
  elastic_ip,
  snapshot_id,
  profile_name,
  profile_arn,
  zone_name,
  tag_key,
  reservation_id,
  reservation_group,
  subnet_id,
  security_group,
  resource_name,
};
/// Adds an error for each rule of the pattern that a text breaks. Mirrors pkg/apis/aws/validation/filter.go@v1.73.0.
void check_pattern(Findings& findings, const char* rule, Pattern pattern, const std::string& text,
                   const std::string& path);

}  // namespace gprov::providers::aws

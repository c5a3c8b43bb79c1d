// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/azure/names.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refused_setting.hpp"
#include "hashing/release_bands_azure.hpp"

// What the parts of the validating webhooks share.

namespace gprov::providers::azure {

inline constexpr const char* kInfrastructurePath = "spec.provider.infrastructureConfig";

/// Errors of one request, in the words of k8s.io/apimachinery/pkg/util/validation/field/errors.go, by a release of the
/// extension.
class Complaints {
 public:
  Complaints(std::vector<gardener::Rejection>& all, const char* object, const hashing::Version& extension)
      : refusals_(all, object), extension_(extension) {}

  [[nodiscard]] bool has(hashing::azure::Feature feature) const { return hashing::azure::has(extension_, feature); }
  [[nodiscard]] const hashing::Version& extension() const { return extension_; }
  [[nodiscard]] bool any() const { return refusals_.any(); }

  void required(const char* rule, const std::string& path, const std::string& detail);
  void forbidden(const char* rule, const std::string& path, const std::string& detail);
  /// `value` tells errors of one field apart.
  void invalid(const char* rule, const std::string& path, const std::string& value, const std::string& detail);
  void not_supported(const char* rule, const std::string& path, const std::string& value,
                     const std::vector<std::string>& supported);
  void refuse(const char* rule, const std::vector<RefusedSetting>& settings) {
    providers::refuse(refusals_, rule, settings);
  }
  void too_many(const char* rule, const std::string& path, std::size_t limit);
  /// An error of no field.
  void plain(const char* rule, const std::string& message, const std::string& place = "");
  void immutable(const char* rule, const std::string& path);
  void name(const char* rule, const std::string& path, std::string_view text, NameRule name_rule);

 private:
  Refusals refusals_;
  hashing::Version extension_;
};

[[nodiscard]] std::string indexed(const std::string& path, std::size_t index);

/// A decoded infrastructureConfig, or what stands for an absent one.
[[nodiscard]] const manifest::Node& member_or_empty(const manifest::Node& map, std::string_view key);

/// pkg/apis/azure/validation/infrastructure.go#ValidateInfrastructureConfig and #…AgainstCloudProfile. `old_config` is
/// nullptr on creation.
void check_infrastructure(Complaints& complaints, const WebhookRequest& request, const manifest::Node& config,
                          const manifest::Node* old_config);
/// networks.natGateway and networks.zones[].natGateway, where they are given.
void check_nat_gateway(Complaints& complaints, const model::Shoot& shoot, bool zoned, const manifest::Node& gateway,
                       const std::string& path);
void check_zone_nat_gateway(Complaints& complaints, const manifest::Node& gateway, const std::string& path);
/// #ValidateInfrastructureConfigUpdate
void check_infrastructure_update(Complaints& complaints, const WebhookRequest& request,
                                 const manifest::Node& old_config, const manifest::Node& config);

/// pkg/apis/azure/validation/shoot.go#ValidateWorkers, #ValidateWorkersUpdate and worker.go#ValidateWorkerConfig.
void check_workers(Complaints& complaints, const model::Shoot& shoot, const manifest::Node& infrastructure);
void check_workers_update(Complaints& complaints, const model::Shoot& old_shoot, const model::Shoot& shoot);
void check_worker_configs(Complaints& complaints, const model::Shoot& shoot);

/// One image reference of a CloudProfileConfig; cloudprofile.go#validateProvidedImageIdCount, #validateProviderImageId.
void check_image_reference(Complaints& complaints, const manifest::Node& entry, const std::string& path);

}  // namespace gprov::providers::azure

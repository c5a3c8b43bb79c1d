// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/admission.hpp"

#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/azure/decode.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/dns_credentials.hpp"
#include "analyzer/providers/feature_gates.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kUsage = "alpha.azure.provider.extensions.gardener.cloud/vmo";

/// Mirrors pkg/apis/azure/validation/shoot.go#ValidateNetworking.
void check_networking(Complaints& complaints, const model::Shoot& shoot) {
  constexpr const char* kRule = "azure/networking";
  const std::string path = "spec.networking";
  if (!shoot.spec.networking) {
    return complaints.required(kRule, path, "networking field can't be empty for Azure shoots");
  }
  const model::Networking& networking = *shoot.spec.networking;
  if (!networking.nodes) {
    complaints.required(kRule, path + ".nodes", "a nodes CIDR must be provided for Azure shoots");
  }
  if (const Node* config = map_of(networking.provider_config); config != nullptr && networking.type == "calico") {
    if (const Node* overlay = object(*config, "overlay"); overlay != nullptr && flag(*overlay, "enabled")) {
      complaints.forbidden(kRule, path + ".providerConfig.overlay.enabled",
                           "Calico overlay network is not supported on azure");
    }
  }
  if (!complaints.has(Feature::ip_families)) return;
  const auto& families = networking.ip_families;
  if (families.size() == 1 && families.front() == "IPv6") {
    complaints.invalid(kRule, path + ".ipFamilies", R"(["IPv6"])", "IPv6 single-stack networking is not supported");
  }
  if (families.size() > 1) {
    complaints.invalid(kRule, path + ".ipFamilies", "[\"" + families[0] + "\",\"" + families[1] + "\"]",
                       "dual-stack networking is not supported");
  }
}

bool has_usage(const model::Shoot& shoot) {
  const auto found = shoot.metadata.annotations.find(kUsage);
  return found != shoot.metadata.annotations.end() && found->second == "true";
}

/// Mirrors infrastructure.go#ValidateVmoConfigUpdate@v1.49.4.
void check_usage_update(Complaints& complaints, const model::Shoot& before, const model::Shoot& after) {
  if (!complaints.has(Feature::scale_set_annotation) || has_usage(before) == has_usage(after)) return;
  complaints.forbidden("azure/scale-set-annotation", "metadata.annotations",
                       std::string("not allowed to ") + (has_usage(after) ? "add" : "remove") + " annotation \"" +
                           kUsage + "\" to an already existing shoot cluster");
}

/// The decoded infrastructureConfig; nullptr if there is none that could be looked at. That of the old Shoot may have
/// unknown fields. Mirrors serialization.go#checkAndDecodeInfrastructureConfig.
const Node* infrastructure_of(Complaints& complaints, const model::RawExtension& raw, Strictness strictness) {
  constexpr const char* kRule = "azure/infrastructure-config";
  if (!is_given(raw)) {
    complaints.required(kRule, kInfrastructurePath, "InfrastructureConfig must be set for Azure shoots");
    return nullptr;
  }
  const auto error =
      strictness == Strictness::strict
          ? decode_error(raw, kInfrastructureConfig, Reader::admission, complaints.extension())
          : providers::decode_error(raw, kInfrastructureConfig, kApiVersion, strictness, Reader::admission);
  if (error) {
    complaints.forbidden(kRule, kInfrastructurePath, "not allowed to configure an unsupported infrastructureConfig");
    return nullptr;
  }
  return map_of(raw);
}

}  // namespace

void validate(const WebhookRequest& request) {
  const model::Shoot& shoot = request.shoot;
  if (shoot.spec.provider.workers.empty()) return;
  Complaints complaints(request.rejections, "Shoot", request.environment.extension);
  const model::Provider& provider = shoot.spec.provider;
  const Node* config = infrastructure_of(complaints, provider.infrastructure_config, Strictness::strict);
  if (config == nullptr) return;
  const Node* old_config = nullptr;
  if (request.old != nullptr) {
    old_config = infrastructure_of(complaints, request.old->spec.provider.infrastructure_config, Strictness::lenient);
    if (old_config == nullptr) return;
  }
  const auto error =
      decode_error(provider.control_plane_config, kControlPlaneConfig, Reader::admission, complaints.extension());
  if (error) return complaints.plain("azure/control-plane-config", *error, "spec.provider.controlPlaneConfig");
  if (old_config != nullptr) {
    check_infrastructure_update(complaints, request, *old_config, *config);
    check_usage_update(complaints, *request.old, shoot);
    check_workers_update(complaints, *request.old, shoot);
  }
  check_networking(complaints, shoot);
  check_infrastructure(complaints, request, *config, old_config);
  complaints.refuse("azure/control-plane-config", refused_manager_gates(shoot, request.environment.library));
  complaints.refuse("azure/dns-credentials", refused_dns_providers(shoot, request.environment.extension));
  check_workers(complaints, shoot, *config);
  check_worker_configs(complaints, shoot);
}

}  // namespace gprov::providers::azure

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_parts.hpp"

namespace gprov::model {

template <>
struct Fields<NginxIngress> {
  static constexpr auto table = std::tuple{field("enabled", &NginxIngress::enabled),
                                           field("externalTrafficPolicy", &NginxIngress::external_traffic_policy)};
};

template <>
struct Fields<KubernetesDashboard> {
  static constexpr auto table = std::tuple{field("enabled", &KubernetesDashboard::enabled),
                                           field("authenticationMode", &KubernetesDashboard::authentication_mode)};
};

template <>
struct Fields<Addons> {
  static constexpr auto table = std::tuple{field("kubernetesDashboard", &Addons::kubernetes_dashboard),
                                           field("nginxIngress", &Addons::nginx_ingress)};
};

template <>
struct Fields<FailureTolerance> {
  static constexpr auto table = std::tuple{field("type", &FailureTolerance::type)};
};

template <>
struct Fields<HighAvailability> {
  static constexpr auto table = std::tuple{field("failureTolerance", &HighAvailability::failure_tolerance)};
};

template <>
struct Fields<ControlPlane> {
  static constexpr auto table = std::tuple{field("highAvailability", &ControlPlane::high_availability)};
};

template <>
struct Fields<DnsIncludeExclude> {
  static constexpr auto table =
      std::tuple{field("include", &DnsIncludeExclude::include), field("exclude", &DnsIncludeExclude::exclude)};
};

template <>
struct Fields<CrossVersionObjectReference> {
  static constexpr auto table =
      std::tuple{field("apiVersion", &CrossVersionObjectReference::api_version),
                 field("kind", &CrossVersionObjectReference::kind), field("name", &CrossVersionObjectReference::name)};
};

template <>
struct Fields<DnsProvider> {
  static constexpr auto table = std::tuple{field("domains", &DnsProvider::domains),
                                           field("zones", &DnsProvider::zones),
                                           field("credentialsRef", &DnsProvider::credentials_ref),
                                           field("primary", &DnsProvider::primary),
                                           field("secretName", &DnsProvider::secret_name),
                                           field("type", &DnsProvider::type)};
};

template <>
struct Fields<Dns> {
  static constexpr auto table = std::tuple{field("domain", &Dns::domain), field("providers", &Dns::providers)};
};

template <>
struct Fields<AdmissionPlugin> {
  static constexpr auto table =
      std::tuple{field("name", &AdmissionPlugin::name), field("config", &AdmissionPlugin::config),
                 field("disabled", &AdmissionPlugin::disabled),
                 field("kubeconfigSecretName", &AdmissionPlugin::kubeconfig_secret_name)};
};

template <>
struct Fields<OidcClientAuthentication> {
  static constexpr auto table = std::tuple{field("extraConfig", &OidcClientAuthentication::extra_config),
                                           field("secret", &OidcClientAuthentication::secret)};
};

template <>
struct Fields<OidcConfig> {
  static constexpr auto table = std::tuple{field("caBundle", &OidcConfig::ca_bundle),
                                           field("clientID", &OidcConfig::client_id),
                                           field("groupsClaim", &OidcConfig::groups_claim),
                                           field("groupsPrefix", &OidcConfig::groups_prefix),
                                           field("issuerURL", &OidcConfig::issuer_url),
                                           field("usernameClaim", &OidcConfig::username_claim),
                                           field("usernamePrefix", &OidcConfig::username_prefix),
                                           field("requiredClaims", &OidcConfig::required_claims),
                                           field("signingAlgs", &OidcConfig::signing_algs),
                                           field("clientAuthentication", &OidcConfig::client_authentication)};
};

template <>
struct Fields<ResourceWatchCacheSize> {
  static constexpr auto table =
      std::tuple{field("apiGroup", &ResourceWatchCacheSize::api_group),
                 field("resource", &ResourceWatchCacheSize::resource), field("size", &ResourceWatchCacheSize::size)};
};

template <>
struct Fields<WatchCacheSizes> {
  static constexpr auto table =
      std::tuple{field("default", &WatchCacheSizes::default_size), field("resources", &WatchCacheSizes::resources)};
};

template <>
struct Fields<MemorySwap> {
  static constexpr auto table = std::tuple{field("swapBehavior", &MemorySwap::swap_behavior)};
};

template <>
struct Fields<WorkerBackup> {
  static constexpr auto table = std::tuple{field("provider", &WorkerBackup::provider)};
};

template <>
struct Fields<WorkerControlPlane> {
  static constexpr auto table = std::tuple{field("backup", &WorkerControlPlane::backup)};
};

template <>
struct Fields<HorizontalPodAutoscaler> {
  static constexpr auto table = std::tuple{field("syncPeriod", &HorizontalPodAutoscaler::sync_period)};
};

template <>
struct Fields<VerticalPodAutoscaler> {
  static constexpr auto table = std::tuple{field("enabled", &VerticalPodAutoscaler::enabled)};
};

}  // namespace gprov::model

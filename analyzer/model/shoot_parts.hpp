// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"

// Parts of a Shoot that decide no class, only whether the API server takes the Shoot; conventions as in shoot.hpp.

namespace gprov::model {

struct NginxIngress {
  bool enabled = false;
  std::optional<std::string> external_traffic_policy;
};
struct KubernetesDashboard {
  bool enabled = false;
  std::optional<std::string> authentication_mode;
};
struct Addons {
  std::optional<KubernetesDashboard> kubernetes_dashboard;
  std::optional<NginxIngress> nginx_ingress;
};

struct FailureTolerance {
  std::string type;
};
struct HighAvailability {
  FailureTolerance failure_tolerance;
};
struct ControlPlane {
  std::optional<HighAvailability> high_availability;
};

struct DnsIncludeExclude {
  std::vector<std::string> include, exclude;
};
struct CrossVersionObjectReference {
  std::optional<std::string> api_version;
  std::string kind, name;
};
struct DnsProvider {
  std::optional<DnsIncludeExclude> domains, zones;
  std::optional<CrossVersionObjectReference> credentials_ref;
  std::optional<bool> primary;
  std::optional<std::string> secret_name, type;
};
struct Dns {
  std::optional<std::string> domain;
  std::vector<DnsProvider> providers;
};

using FeatureGates = std::map<std::string, bool>;
struct AdmissionPlugin {
  std::string name;
  RawExtension config;
  std::optional<bool> disabled;
  std::optional<std::string> kubeconfig_secret_name;
};
struct OidcClientAuthentication {
  std::map<std::string, std::string> extra_config;
  std::optional<std::string> secret;
};
struct OidcConfig {
  std::optional<std::string> ca_bundle, client_id, groups_claim, groups_prefix, issuer_url, username_claim,
      username_prefix;
  std::map<std::string, std::string> required_claims;
  std::vector<std::string> signing_algs;
  std::optional<OidcClientAuthentication> client_authentication;
};
struct ResourceWatchCacheSize {
  std::optional<std::string> api_group;
  std::string resource;
  std::int32_t size = 0;
};
struct WatchCacheSizes {
  std::optional<std::int32_t> default_size;
  std::vector<ResourceWatchCacheSize> resources;
};
struct MemorySwap {
  std::optional<std::string> swap_behavior;
};

struct WorkerBackup {
  std::string provider;
};
/// A pool that runs the control plane makes its Shoot a self-hosted one.
struct WorkerControlPlane {
  std::optional<WorkerBackup> backup;
};

struct HorizontalPodAutoscaler {
  std::optional<std::string> sync_period;
};
struct VerticalPodAutoscaler {
  bool enabled = false;
};

}  // namespace gprov::model

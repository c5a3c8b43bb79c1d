// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/maintenance_parts.hpp"
#include "analyzer/gardener/resolution.hpp"

// Fields that a new minor of Kubernetes forbids are taken away with the update, for the API server would refuse it.

namespace gprov::gardener {
namespace {

using enum hashing::MaintenanceFeature;
using hashing::Version;
using Operations = std::vector<std::string>;

const std::string kKubernetes = "spec.kubernetes.";

std::string text(bool value) { return value ? "true" : "false"; }
std::string text(std::int32_t value) { return std::to_string(value); }
std::string text(const std::string& value) { return value; }

/// Takes a member away, if it is there.
template <class T>
void remove(const Maintaining& at, std::optional<T>& member, const std::string& path, const std::string& why,
            Operations& operations) {
  if (!member) return;
  remember(at, path, text(*member), std::nullopt, why);
  member.reset();
  operations.push_back(why);
}

/// The same of a block, whose content is not told.
template <class T>
void remove_block(const Maintaining& at, std::optional<T>& member, const std::string& path, const std::string& why,
                  Operations& operations) {
  if (!member) return;
  at.result.changes.push_back({path, std::nullopt, std::nullopt, true, why});
  member.reset();
  operations.push_back(why);
}

void clean_up_1_27(const Maintaining& at, const Version& control_plane, Operations& operations) {
  model::ShootSpec& spec = at.result.shoot.spec;
  auto& token = spec.kubernetes.enable_static_token_kubeconfig;
  if (has(at, disables_static_token) && token.value_or(false)) {
    const std::string why =
        ".spec.kubernetes.enableStaticTokenKubeconfig is set to false. Reason: The static token kubeconfig can no "
        "longer be enabled for Shoot clusters using Kubernetes version 1.27+";
    remember(at, kKubernetes + "enableStaticTokenKubeconfig", "true", "false", why);
    token = false;
    operations.push_back(why);
  }
  if (!has(at, raises_maximum)) return;
  for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
    model::ShootWorker& worker = spec.provider.workers[i];
    const auto zones = static_cast<std::int32_t>(worker.zones.size());
    if ((worker.system_components && !worker.system_components->allow) || worker.maximum >= zones) continue;
    const std::string why = "Maximum of worker-pool " + quoted(worker.name) + " upgraded from " + text(worker.maximum) +
                            " to " + text(zones) +
                            ". Reason: Maximum number of workers of a worker group must be greater or equal to its "
                            "number of zones for updating Kubernetes to " +
                            quoted(hashing::to_string(control_plane).substr(1));
    remember(at, worker_path(i) + ".maximum", text(worker.maximum), text(zones), why);
    worker.maximum = zones;
    operations.push_back(why);
  }
}

void clean_up_1_33(const Maintaining& at, Operations& operations) {
  model::Kubernetes& kubernetes = at.result.shoot.spec.kubernetes;
  if (auto& manager = kubernetes.kube_controller_manager; manager && has(at, removes_pod_eviction_timeout)) {
    remove(at, manager->pod_eviction_timeout, kKubernetes + "kubeControllerManager.podEvictionTimeout",
           ".spec.kubernetes.kubeControllerManager.podEvictionTimeout is set to nil. Reason: The field was deprecated "
           "in favour of `spec.kubernetes.kubeAPIServer.defaultNotReadyTolerationSeconds` and "
           "`spec.kubernetes.kubeAPIServer.defaultUnreachableTolerationSeconds` and can no longer be enabled for "
           "Shoot clusters using Kubernetes version 1.33+",
           operations);
  }
  if (auto& autoscaler = kubernetes.cluster_autoscaler; autoscaler && has(at, removes_empty_bulk_delete)) {
    remove(at, autoscaler->max_empty_bulk_delete, kKubernetes + "clusterAutoscaler.maxEmptyBulkDelete",
           ".spec.kubernetes.clusterAutoscaler.maxEmptyBulkDelete is set to nil. Reason: The field was deprecated in "
           "favour of `.spec.kubernetes.clusterAutoscaler.maxScaleDownParallelism` and can no longer be enabled for "
           "Shoot clusters using Kubernetes version 1.33+",
           operations);
  }
}

/// #migrateSecretBindingToCredentialsBinding, of a namespace in which no CredentialsBinding leads to the same Secret.
void move_to_credentials_binding(const Maintaining& at, Operations& operations) {
  model::ShootSpec& spec = at.result.shoot.spec;
  if (!spec.secret_binding_name || spec.credentials_binding_name) return;
  const std::string why =
      ".spec.secretBindingName was migrated to .spec.credentialsBindingName. Reason: SecretBinding is deprecated and "
      "can no longer be used for Shoot clusters using Kubernetes version 1.34+";
  const std::string name = "force-migrated-" + *spec.secret_binding_name;
  remember(at, "spec.secretBindingName", spec.secret_binding_name, std::nullopt, why);
  remember(at, "spec.credentialsBindingName", std::nullopt, name, why);
  spec.secret_binding_name.reset();
  spec.credentials_binding_name = name;
  operations.push_back(why);
}

void remove_anonymous_authentication(const Maintaining& at, Operations& operations) {
  auto& server = at.result.shoot.spec.kubernetes.kube_api_server;
  if (!server) return;
  remove(at, server->enable_anonymous_authentication, kKubernetes + "kubeAPIServer.enableAnonymousAuthentication",
         ".spec.kubernetes.kubeAPIServer.enableAnonymousAuthentication was removed. Reason: The field is no longer "
         "supported for Shoot clusters using Kubernetes version 1.35+",
         operations);
}

void clean_up_1_35(const Maintaining& at, Operations& operations) {
  model::ShootSpec& spec = at.result.shoot.spec;
  if (auto& scheduler = spec.kubernetes.kube_scheduler) {
    remove(at, scheduler->kube_max_pd_vols, kKubernetes + "kubeScheduler.kubeMaxPDVols",
           ".spec.kubernetes.kubeScheduler.kubeMaxPDVols was removed. Reason: kubeMaxPDVols is deprecated and not "
           "respected by the kube-scheduler",
           operations);
  }
  if (auto& server = spec.kubernetes.kube_api_server; server && server->watch_cache_sizes) {
    remove(at, server->watch_cache_sizes->default_size, kKubernetes + "kubeAPIServer.watchCacheSizes.default",
           ".spec.kubernetes.kubeAPIServer.watchCacheSizes.default was removed. Reason: the default size configuration "
           "is deprecated and not respected by the kube-apiserver",
           operations);
  }
  remove_block(at, spec.addons, "spec.addons",
               ".spec.addons was removed. Reason: addons are not supported anymore for Kubernetes versions 1.35+",
               operations);
}

void remove_dns_secrets(const Maintaining& at, Operations& operations) {
  auto& dns = at.result.shoot.spec.dns;
  if (!dns) return;
  for (std::size_t i = 0; i < dns->providers.size(); ++i) {
    const std::string path = "spec.dns.providers[" + std::to_string(i) + "].secretName";
    remove(at, dns->providers[i].secret_name, path,
           "." + path +
               " was removed. Reason: The field is no longer supported for Shoot clusters using Kubernetes "
               "version 1.35+",
           operations);
  }
}

}  // namespace

bool reaches(const Version& version, std::uint64_t minor) { return !hashing::below_minor(version, 1, minor); }

bool crosses(const Maintaining& at, const Version& control_plane, std::uint64_t minor) {
  const auto old = hashing::parse_version(at.old.spec.kubernetes.version);
  return old && !reaches(*old, minor) && reaches(control_plane, minor);
}

void remember(const Maintaining& at, std::string path, std::optional<std::string> before,
              std::optional<std::string> after, const std::string& why) {
  at.result.changes.push_back({std::move(path), std::move(before), std::move(after), false, why});
}

bool postpones_kubernetes(const Maintaining& at, const Version& control_plane, Operations& operations) {
  if (!has(at, disables_pod_security_policy) || !crosses(at, control_plane, 25)) return false;
  auto& server = at.result.shoot.spec.kubernetes.kube_api_server;
  if (!server) server.emplace();
  model::AdmissionPlugin* policy = nullptr;
  for (model::AdmissionPlugin& plugin : server->admission_plugins) {
    if (plugin.name == "PodSecurityPolicy") policy = &plugin;
  }
  if (policy != nullptr && policy->disabled.value_or(false)) return false;
  if (policy == nullptr)
    policy = &server->admission_plugins.emplace_back(model::AdmissionPlugin{
        .name = "PodSecurityPolicy", .config = {}, .disabled = {}, .kubeconfig_secret_name = {}});
  policy->disabled = true;
  const std::string version = quoted(hashing::to_string(control_plane).substr(1));
  const std::string why =
      "PodSecurityPolicy Admission Controller must be disabled for updating Kubernetes to " + version;
  const auto index = static_cast<std::size_t>(policy - server->admission_plugins.data());
  remember(at, kKubernetes + "kubeAPIServer.admissionPlugins[" + std::to_string(index) + "].disabled", std::nullopt,
           "true", why);
  operations.push_back(why);
  operations.push_back("Postponing Kubernetes update to " + version +
                       " to the next maintenance window because disabling PodSecurityPolicy Admission Controller and "
                       "Kubernetes update cannot be done at the same time");
  return true;
}

void clean_up_control_plane(const Maintaining& at, const Version& control_plane, Operations& operations) {
  const auto crossed = [&](std::uint64_t minor) { return crosses(at, control_plane, minor); };
  auto& server = at.result.shoot.spec.kubernetes.kube_api_server;
  if (crossed(27)) clean_up_1_27(at, control_plane, operations);
  if (crossed(31) && has(at, removes_oidc_client) && server && server->oidc_config) {
    remove_block(at, server->oidc_config->client_authentication,
                 kKubernetes + "kubeAPIServer.oidcConfig.clientAuthentication",
                 ".spec.kubernetes.kubeAPIServer.oidcConfig.clientAuthentication is set to nil. Reason: The field was "
                 "no-op since its introduction and can no longer be enabled for Shoot clusters using Kubernetes "
                 "version 1.31+",
                 operations);
  }
  if (crossed(32) && has(at, removes_oidc) && server) {
    remove_block(at, server->oidc_config, kKubernetes + "kubeAPIServer.oidcConfig",
                 ".spec.kubernetes.kubeAPIServer.oidcConfig is set to nil. Reason: The field has been deprecated in "
                 "favor of structured authentication and can no longer be enabled for Shoot clusters using Kubernetes "
                 "version 1.32+",
                 operations);
  }
  if (crossed(33)) clean_up_1_33(at, operations);
  const bool leaves_1_34 = crossed(35) && has(at, removes_fields_of_1_35);
  if (leaves_1_34) remove_anonymous_authentication(at, operations);
  if (crossed(34) && has(at, moves_to_credentials_binding)) move_to_credentials_binding(at, operations);
  if (leaves_1_34) clean_up_1_35(at, operations);
  if (crossed(35) && has(at, removes_dns_secrets)) remove_dns_secrets(at, operations);
}

}  // namespace gprov::gardener

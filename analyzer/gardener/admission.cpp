// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/admission.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/deployment_tasks.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/release_bands_maintenance.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

bool has(const Environment& environment, GardenerFeature feature) {
  return hashing::has(environment.gardener, feature);
}

/// mutator/admission.go#defaultMaintenanceWindow@v1.149.3; ETCDEncryptionKeyAutoRotationPeriod is 28 days.
void default_auto_rotation(model::Shoot& shoot) {
  auto& rotation = ensure(ensure(shoot.spec.maintenance).auto_rotation);
  auto& key = ensure(rotation.credentials).etcd_encryption_key;
  if (!key) key = model::RotationPeriod{.rotation_period = "672h0m0s"};
}

/// Whether the API server still keeps name and reference of a CloudProfile in step; not from Kubernetes 1.34.
bool syncs_names(const std::optional<hashing::Version>& kubernetes, const Environment& environment) {
  return !has(environment, GardenerFeature::cloud_profile_name_fades) || !kubernetes ||
         hashing::below_minor(*kubernetes, 1, 34);
}

/// pkg/utils/gardener/cloudprofile.go#SyncCloudProfileFields@v1.149.3 and its forms since v1.101.0. Whoever refers to a
/// NamespacedCloudProfile before v1.112 has the gate UseNamespacedCloudProfile on, which is not asked for.
void sync_cloud_profile(model::ShootSpec& spec, const model::Shoot* old, const Environment& environment) {
  auto& name = spec.cloud_profile_name;
  auto& reference = spec.cloud_profile;
  if (!has(environment, GardenerFeature::cloud_profile_reference)) {
    reference.reset();
    return;
  }
  const auto version = hashing::parse_version(spec.kubernetes.version);
  const bool syncs = syncs_names(version, environment);
  if (syncs && !reference && name) reference = model::CloudProfileReference{.kind = "CloudProfile", .name = *name};
  if (reference && reference->kind.empty()) reference->kind = "CloudProfile";
  if (!reference) return;
  const bool is_cloud_profile = reference->kind == "CloudProfile";
  if (!syncs) {
    if (old != nullptr && is_cloud_profile && name == reference->name && name == old->spec.cloud_profile_name)
      name.reset();
    return;
  }
  const bool fades = has(environment, GardenerFeature::cloud_profile_name_fades);
  if (!is_cloud_profile) {
    name.reset();
  } else if (!fades || !version || hashing::below_minor(*version, 1, 33) || !name.value_or("").empty()) {
    name = reference->name;
  }
}

/// validator/admission.go#performKubernetesDefaulting@v1.113.0; since v1.114 it is a plain default.
void default_node_monitor_grace_period(const Request& request) {
  if (has(request.environment, GardenerFeature::node_monitor_grace_period)) return;
  const model::Shoot& shoot = request.shoot;
  if (shoot.metadata.deletion_timestamp || shoot.spec.provider.workers.empty()) return;
  const auto below_1_27 = [](const model::Shoot& of) {
    const auto version = hashing::parse_version(of.spec.kubernetes.version);
    return version && hashing::below_minor(*version, 1, 27);
  };
  const auto period_of = [](const model::Shoot& of) {
    const auto& manager = of.spec.kubernetes.kube_controller_manager;
    return manager ? manager->node_monitor_grace_period : std::nullopt;
  };
  auto& period = ensure(request.shoot.spec.kubernetes.kube_controller_manager).node_monitor_grace_period;
  const model::Shoot* old = request.old;
  const bool reaches_1_27 = old != nullptr && below_1_27(*old) && !below_1_27(shoot);
  if (reaches_1_27 && period_of(*old) == "2m0s") period = "40s";
  default_to(period, below_1_27(shoot) ? "2m0s" : "40s");
}

/// plugin/pkg/shoot/nodelocaldns/admission.go#Admit@v1.149.3: an opt-in plugin, for new Shoots only.
void enable_node_local_dns(const Request& request) {
  if (!request.environment.node_local_dns_default || request.old != nullptr) return;
  if (request.shoot.spec.provider.workers.empty()) return;
  auto& dns = ensure(request.shoot.spec.system_components).node_local_dns;
  if (!dns) dns.emplace().enabled = true;
}

/// Which Kubernetes versions and images a Shoot gets has moved from the ShootValidator to the ShootMutator, one after
/// the other; either stops at what it refuses.
void resolve_versions_and_images(const Request& request) {
  const auto refused = [&] { return !request.admission.rejections.empty(); };
  const bool images_by_mutator = has(request.environment, GardenerFeature::image_by_mutator);
  if (images_by_mutator) {
    default_kubernetes_versions(request);
    default_architectures(request);
    ensure_machine_images(request);
  } else if (has(request.environment, GardenerFeature::kubernetes_version_by_mutator)) {
    default_kubernetes_versions(request);
    if (!refused()) ensure_machine_images(request);
  } else {
    ensure_machine_images(request);
    if (!refused()) default_kubernetes_versions(request);
  }
}

/// validator/admission.go#performKubernetesDefaulting@v1.113.0, strategy.go#PrepareForUpdate@v1.114.0
void default_static_token(const Request& request) {
  using enum hashing::MaintenanceFeature;
  auto& token = request.shoot.spec.kubernetes.enable_static_token_kubeconfig;
  if (hashing::has(request.environment.gardener, static_token_gone)) token.reset();
  if (request.shoot.metadata.deletion_timestamp ||
      !hashing::has(request.environment.gardener, static_token_by_version)) {
    return;
  }
  const auto version = hashing::parse_version(request.shoot.spec.kubernetes.version);
  default_to(token, version && hashing::below_minor(*version, 1, 26));
}

}  // namespace

void default_architectures(const Request& request) {
  for (model::ShootWorker& worker : request.shoot.spec.provider.workers) {
    if (worker.machine.architecture || !has(request.environment, GardenerFeature::architecture_by_mutator)) continue;
    const model::MachineType* type =
        request.profile == nullptr ? nullptr : find_machine_type(*request.profile, worker.machine.type);
    worker.machine.architecture = type == nullptr ? "amd64" : architecture_of(*type, *request.profile);
  }
}

Admission admit(model::Shoot& shoot, const model::Shoot* old, const std::vector<Gap>& old_gaps,
                const model::CloudProfileSpec* profile, const Environment& environment) {
  Admission admission;
  const Request request{shoot, old, old_gaps, profile, environment, admission};
  enable_node_local_dns(request);
  add_deployment_tasks(shoot, old, environment);
  if (old == nullptr && has(environment, GardenerFeature::auto_rotation)) default_auto_rotation(shoot);
  resolve_versions_and_images(request);
  default_node_monitor_grace_period(request);
  default_static_token(request);
  reserve_resources(request);
  if (!shoot.metadata.deletion_timestamp) sync_cloud_profile(shoot.spec, old, environment);
  return admission;
}

}  // namespace gprov::gardener

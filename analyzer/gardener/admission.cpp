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
#include "hashing/semver.hpp"

namespace gprov::gardener {

namespace {

/// mutator/admission.go#defaultMaintenanceWindow@v1.149.3; ETCDEncryptionKeyAutoRotationPeriod is 28 days.
void default_auto_rotation(model::Shoot& shoot) {
  auto& rotation = ensure(ensure(shoot.spec.maintenance).auto_rotation);
  auto& key = ensure(rotation.credentials).etcd_encryption_key;
  if (!key) key = model::RotationPeriod{.rotation_period = "672h0m0s"};
}

/// pkg/utils/gardener/cloudprofile.go#SyncCloudProfileFields@v1.149.3
void sync_cloud_profile(model::ShootSpec& spec, const model::Shoot* old) {
  auto& name = spec.cloud_profile_name;
  auto& reference = spec.cloud_profile;
  const auto version = hashing::parse_version(spec.kubernetes.version);
  const bool syncs = !version || hashing::below_minor(*version, 1, 34);
  if (syncs && !reference && name) reference = model::CloudProfileReference{.kind = "CloudProfile", .name = *name};
  if (reference && reference->kind.empty()) reference->kind = "CloudProfile";
  if (!reference) return;
  const bool is_cloud_profile = reference->kind == "CloudProfile";
  if (!syncs) {
    if (old != nullptr && is_cloud_profile && name == reference->name && name == old->spec.cloud_profile_name)
      name.reset();
    return;
  }
  if (!is_cloud_profile) {
    name.reset();
  } else if (!version || hashing::below_minor(*version, 1, 33) || !name.value_or("").empty()) {
    name = reference->name;
  }
}

}  // namespace

void default_architectures(const Request& request) {
  if (!hashing::has(request.environment.gardener, hashing::GardenerFeature::architecture_by_mutator)) return;
  for (model::ShootWorker& worker : request.shoot.spec.provider.workers) {
    const model::MachineType* type =
        request.profile == nullptr ? nullptr : find_machine_type(*request.profile, worker.machine.type);
    default_to(worker.machine.architecture, type == nullptr ? "amd64" : architecture_of(*type, *request.profile));
  }
}

Admission admit(model::Shoot& shoot, const model::Shoot* old, const std::vector<Gap>& old_gaps,
                const model::CloudProfileSpec* profile, const Environment& environment) {
  Admission admission;
  const Request request{shoot, old, old_gaps, profile, environment, admission};
  add_deployment_tasks(shoot, old);
  if (old == nullptr) default_auto_rotation(shoot);
  default_kubernetes_versions(request);
  default_architectures(request);
  ensure_machine_images(request);
  reserve_resources(shoot);
  if (!shoot.metadata.deletion_timestamp) sync_cloud_profile(shoot.spec, old);
  return admission;
}

}  // namespace gprov::gardener

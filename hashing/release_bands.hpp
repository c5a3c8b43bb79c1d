// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "hashing/release_band.hpp"
#include "hashing/semver.hpp"

// The releases of Gardener: since and until live here, and for each extension in release_bands_<provider>.

namespace gprov::hashing {

/// gardenlet and API server: v1.83 – v1.150.
[[nodiscard]] SupportedRange supported_gardener();

/// Behaviour that came or went with a release. Each has one row in release_bands.cpp with its versions. The ones about
/// hashes hold for gardenlet and for the Gardener library inside an extension alike, each by its own release.
enum class GardenerFeature {
  docker_is_no_cri,                  ///< the CRI docker is not hashed (until v1.87)
  cloud_config_key,                  ///< keys of hash version 1 begin with cloud-config- (until v1.84)
  hash_version_2,                    ///< hash version 2 exists (since v1.98)
  hash_version_field,                ///< pools may be on hash version 1 or 2 (v1.98 – v1.145)
  new_worker_pool_hash_default,      ///< gate NewWorkerPoolHash is on unless told otherwise (since v1.126)
  new_worker_pool_hash_locked,       ///< gate NewWorkerPoolHash cannot be turned off any more (since v1.141)
  reserve_is_a_sum,                  ///< kubeReserved and systemReserved are hashed as their sum (v1.102 – v1.140)
  system_reserved,                   ///< kubelet.systemReserved is a field (until v1.140)
  rotation_by_pool,                  ///< pools with a pending rollout keep their old rotation time (since v1.112)
  rotation_without_rollout_default,  ///< gate CredentialsRotationWithoutWorkersRollout is on (since v1.121)
  rollout_workers,                   ///< operation rollout-workers exists (since v1.132)
  several_operations,                ///< an operation annotation holds a list (since v1.133)
  node_local_dns_by_kubernetes,  ///< node-local-dns is hashed below Kubernetes 1.34 or with IPVS only (since v1.126)
  in_place,                      ///< in-place update strategies exist (since v1.113)
  in_place_data_in_v2,           ///< version 2 of an in-place pool has its digest behind the secret (v1.118 – v1.119)
  in_place_scheme,               ///< in-place pools have a hash of their own and a constant key (since v1.120)
  // Defaults of a Shoot.
  in_place_defaults,               ///< in-place strategies have surge defaults of their own (since v1.123)
  manual_in_place_forced,          ///< ManualInPlaceUpdate always gets surge 0, unavailable 1 (v1.115 – v1.122)
  manual_in_place_without_surge,   ///< ManualInPlaceUpdate gets neither surge nor unavailable (since v1.125)
  controller_manager_for_workers,  ///< a workerless Shoot gets no kubeControllerManager (since v1.86)
  node_monitor_grace_period,       ///< kubeControllerManager.nodeMonitorGracePeriod is defaulted (since v1.114)
  image_pull_defaults,             ///< GC ages of images, and pulls that are serial or parallel (since v1.120)
  encryption_provider,             ///< the API server's encryption provider is defaulted (since v1.136)
  rotation_period,                 ///< a rotation without a period gets one (since v1.135)
  auto_rotation,                   ///< new Shoots rotate the etcd encryption key by themselves (since v1.141)
  autoscaler_verbosity,            ///< verbosity, DaemonSets and scale-up delay are defaulted (since v1.87)
  autoscaler_parallelism,          ///< parallel scale-down is defaulted (since v1.121)
  autoscaler_backoff,              ///< backoff of node groups is defaulted (since v1.132)
  autoscaler_group_metrics,        ///< metrics of node groups are defaulted (since v1.141)
  autoscaler_binpacking,           ///< time for binpacking is defaulted (since v1.142)
  // Mutating admission.
  reservation_by_plugin,          ///< kubeReserved comes from a plugin, which may use GKE's formula (since v1.93)
  version_classification,         ///< expiry is one of the classifications of a version (since v1.121)
  version_lifecycle,              ///< versions have lifecycle stages (since v1.137)
  kubernetes_version_by_mutator,  ///< versions are completed by the ShootMutator, before by the validator (since
                                  ///< v1.132)
  image_by_mutator,               ///< images are chosen by the ShootMutator, before by the validator (since v1.133)
  partial_image_version,          ///< a new pool's partial image version is completed (since v1.111)
  partial_image_version_kept,     ///< an existing pool's partial image version is left as it is (until v1.121)
  in_place_images,                ///< in-place pools are given images that support it (since v1.113)
  image_by_capabilities,          ///< an image without flavors fits every machine type that is known (since v1.125)
  exact_image_version,            ///< a version that the CloudProfile has is taken as it is (since v1.136)
  same_image_version,             ///< an image with an unchanged version is the old one (since v1.134)
  image_provider_config,          ///< … but for its providerConfig, which is the new one's (since v1.148)
  architecture_by_mutator,        ///< machine.architecture is defaulted from the CloudProfile's type (since v1.149)
  tasks_by_ip_families,           ///< changed ipFamilies order the infrastructure (since v1.117)
  tasks_by_more_ip_families,      ///< … only if there are more of them (since v1.132)
  operations_are_a_list,          ///< annotation gardener.cloud/operation may name several (since v1.133)
  cloud_profile_reference,        ///< spec.cloudProfile is kept (since v1.101)
  cloud_profile_name_fades,       ///< spec.cloudProfileName is not written any more from Kubernetes 1.33 (since v1.124)
};
[[nodiscard]] bool has(const Version& gardener, GardenerFeature feature);

/// Whether that release of Gardener runs clusters of this Kubernetes version (only major and minor count).
/// Mirrors pkg/utils/validation/kubernetesversion/version.go#SupportedVersions by tag.
[[nodiscard]] bool supports_kubernetes(const Version& gardener, const Version& kubernetes);

/// Equal texts for releases of Gardener between which no row of the table begins or ends that can give a pool another
/// class.
[[nodiscard]] std::string gardener_band(const Version& gardener);

}  // namespace gprov::hashing

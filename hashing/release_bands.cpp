// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands.hpp"

#include <array>

namespace gprov::hashing {
namespace {

using enum GardenerFeature;

constexpr std::array kFeatures{
    // machines.go#WorkerPoolHashV1, operatingsystemconfig.go#KeyV1.
    FeatureRow{docker_is_no_cri, {{}, {88}}, Reach::nothing_hashed},
    FeatureRow{cloud_config_key, {{}, {85}}, Reach::nothing_hashed},
    // machines.go#WorkerPoolHash: both versions since v1.98.0, only the second since v1.146.0.
    FeatureRow{hash_version_2, {{98}}, Reach::classes},
    FeatureRow{hash_version_field, {{98}, {146}}, Reach::classes},
    // docs/deployment/feature_gates.md@v1.149.3: NewWorkerPoolHash alpha v1.98, beta v1.126, GA v1.141, gone v1.143.
    FeatureRow{new_worker_pool_hash_default, {{126}}, Reach::classes},
    FeatureRow{new_worker_pool_hash_locked, {{141}}, Reach::classes},
    // operatingsystemconfig.go#KeyV2, utils/shoot.go#CalculateDataStringForKubeletConfiguration@v1.140.0.
    FeatureRow{reserve_is_a_sum, {{102}, {141}}, Reach::classes},
    // types_shoot.go#KubeletConfig: a tombstone since v1.141.0.
    FeatureRow{system_reserved, {{}, {141}}, Reach::nothing_hashed},
    // helper/shoot.go#LastInitiationTimeForWorkerPool.
    FeatureRow{rotation_by_pool, {{112}}, Reach::classes},
    // docs/deployment/feature_gates.md: CredentialsRotationWithoutWorkersRollout alpha v1.112, beta v1.121, GA v1.127.
    FeatureRow{rotation_without_rollout_default, {{121}}, Reach::classes},
    // types_constants.go: OperationRolloutWorkers since v1.132.0, GardenerOperationsSeparator since v1.133.0.
    FeatureRow{rollout_workers, {{132}}, Reach::classes},
    FeatureRow{several_operations, {{133}}, Reach::classes},
    FeatureRow{node_local_dns_by_kubernetes, {{126}}, Reach::classes},
    // docs/deployment/feature_gates.md: InPlaceNodeUpdates alpha v1.113.
    FeatureRow{in_place, {{113}}, Reach::classes},
    FeatureRow{in_place_data_in_v2, {{118}, {120}}, Reach::classes},
    FeatureRow{in_place_scheme, {{120}}, Reach::classes},
    // defaults_shoot.go#SetDefaults_Worker: four bands of surge and unavailable.
    FeatureRow{manual_in_place_forced, {{115}, {123}}, Reach::nothing_hashed},
    FeatureRow{in_place_defaults, {{123}}, Reach::nothing_hashed},
    FeatureRow{manual_in_place_without_surge, {{125}}, Reach::nothing_hashed},
    // defaults_shoot.go#SetDefaults_Shoot and friends.
    FeatureRow{controller_manager_for_workers, {{86}}, Reach::nothing_hashed},
    FeatureRow{node_monitor_grace_period, {{114}}, Reach::nothing_hashed},
    FeatureRow{image_pull_defaults, {{120}}, Reach::nothing_hashed},
    FeatureRow{rotation_period, {{135}}, Reach::nothing_hashed},
    FeatureRow{encryption_provider, {{136}}, Reach::nothing_hashed},
    FeatureRow{autoscaler_verbosity, {{87}}, Reach::nothing_hashed},
    FeatureRow{autoscaler_parallelism, {{121}}, Reach::nothing_hashed},
    FeatureRow{autoscaler_backoff, {{132}}, Reach::nothing_hashed},
    FeatureRow{autoscaler_group_metrics, {{141}}, Reach::nothing_hashed},
    FeatureRow{autoscaler_binpacking, {{142}}, Reach::nothing_hashed},
    // resourcereservation/admission.go exists since v1.93.0; defaults_shoot.go@v1.92.0 has the same static values.
    FeatureRow{reservation_by_plugin, {{93}}, Reach::nothing_hashed},
    // helper/shoot.go, helper/cloudprofile.go#CurrentLifecycleClassification.
    FeatureRow{version_classification, {{121}}, Reach::classes},
    FeatureRow{version_lifecycle, {{137}}, Reach::classes},
    // validator/admission.go until then, mutator/admission.go since.
    FeatureRow{kubernetes_version_by_mutator, {{132}}, Reach::nothing_hashed},
    FeatureRow{image_by_mutator, {{133}}, Reach::nothing_hashed},
    // #ensureMachineImage and #getDefaultMachineImage of both.
    FeatureRow{partial_image_version, {{111}}, Reach::classes},
    FeatureRow{partial_image_version_kept, {{}, {122}}, Reach::classes},
    FeatureRow{in_place_images, {{113}}, Reach::classes},
    FeatureRow{image_by_capabilities, {{125}}, Reach::classes},
    FeatureRow{exact_image_version, {{136}}, Reach::classes},
    FeatureRow{same_image_version, {{134}}, Reach::classes},
    FeatureRow{image_provider_config, {{148}}, Reach::nothing_hashed},
    // mutator/admission.go#defaultWorkerArchitectures, #defaultMaintenanceWindow, #addMetadataAnnotations.
    FeatureRow{architecture_by_mutator, {{149}}, Reach::classes},
    FeatureRow{auto_rotation, {{141}}, Reach::nothing_hashed},
    FeatureRow{tasks_by_ip_families, {{117}}, Reach::nothing_hashed},
    FeatureRow{tasks_by_more_ip_families, {{132}}, Reach::nothing_hashed},
    FeatureRow{operations_are_a_list, {{133}}, Reach::nothing_hashed},
    // pkg/utils/gardener/cloudprofile.go#SyncCloudProfileFields.
    FeatureRow{cloud_profile_reference, {{101}}, Reach::nothing_hashed},
    FeatureRow{cloud_profile_name_fades, {{124}}, Reach::nothing_hashed},
};

/// Kubernetes minors of v1, both included, since a release.
struct KubernetesRow {
  Release since;
  std::uint64_t oldest, newest;
};

constexpr std::array kKubernetes{
    KubernetesRow{{83}, 24, 28},  KubernetesRow{{87}, 24, 29},  KubernetesRow{{90}, 25, 29},
    KubernetesRow{{95}, 25, 30},  KubernetesRow{{106}, 25, 31}, KubernetesRow{{113}, 25, 32},
    KubernetesRow{{114}, 27, 32}, KubernetesRow{{122}, 27, 33}, KubernetesRow{{127}, 29, 33},
    KubernetesRow{{132}, 29, 34}, KubernetesRow{{133}, 30, 34}, KubernetesRow{{136}, 30, 35},
    KubernetesRow{{141}, 31, 35}, KubernetesRow{{142}, 32, 35}, KubernetesRow{{145}, 32, 36},
};

}  // namespace

bool supports_kubernetes(const Version& gardener, const Version& kubernetes) {
  bool supported = false;
  for (const KubernetesRow& row : kKubernetes) {
    if (!contains({row.since}, gardener)) break;
    supported = kubernetes.major == 1 && row.oldest <= kubernetes.minor && kubernetes.minor <= row.newest;
  }
  return supported;
}

SupportedRange supported_gardener() { return {version_of({83}), version_of({150})}; }

bool has(const Version& gardener, GardenerFeature feature) { return has_feature<kFeatures>(gardener, feature); }

std::string gardener_band(const Version& gardener) { return band_of(kFeatures, gardener); }

}  // namespace gprov::hashing

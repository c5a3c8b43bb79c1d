// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands.hpp"

#include <array>

namespace gprov::hashing {
namespace {

/// Whether a row can give a pool another class, or another verdict.
enum class Reach : std::uint8_t { classes, nothing_hashed };

struct FeatureRow {
  GardenerFeature feature;
  Band band;
  Reach reach;
};

using enum GardenerFeature;

constexpr std::array kFeatures{
    // machines.go#WorkerPoolHashV1, operatingsystemconfig.go#KeyV1.
    FeatureRow{docker_is_no_cri, {{}, {88}}, Reach::nothing_hashed},
    FeatureRow{cloud_config_key, {{}, {85}}, Reach::nothing_hashed},
    // machines.go#WorkerPoolHash: both versions since v1.98.0, only the second since v1.146.0.
    FeatureRow{hash_version_2, {{98}}, Reach::classes},
    FeatureRow{hash_version_field, {{98}, {146}}, Reach::nothing_hashed},
    // docs/deployment/feature_gates.md@v1.149.3: NewWorkerPoolHash alpha v1.98, beta v1.126, GA v1.141, gone v1.143.
    FeatureRow{new_worker_pool_hash_default, {{126}}, Reach::classes},
    FeatureRow{new_worker_pool_hash_locked, {{141}}, Reach::nothing_hashed},
    // operatingsystemconfig.go#KeyV2, utils/shoot.go#CalculateDataStringForKubeletConfiguration@v1.140.0.
    FeatureRow{reserve_is_a_sum, {{102}, {141}}, Reach::classes},
    // types_shoot.go#KubeletConfig: a tombstone since v1.141.0.
    FeatureRow{system_reserved, {{}, {141}}, Reach::nothing_hashed},
    // helper/shoot.go#LastInitiationTimeForWorkerPool.
    FeatureRow{rotation_by_pool, {{112}}, Reach::classes},
    FeatureRow{node_local_dns_by_kubernetes, {{126}}, Reach::classes},
    // docs/deployment/feature_gates.md: InPlaceNodeUpdates alpha v1.113.
    FeatureRow{in_place, {{113}}, Reach::nothing_hashed},
    FeatureRow{in_place_data_in_v2, {{118}, {120}}, Reach::nothing_hashed},
    FeatureRow{in_place_scheme, {{120}}, Reach::nothing_hashed},
    // mutator/admission.go#ensureMachineImage@v1.148.0.
    FeatureRow{image_provider_config, {{148}}, Reach::nothing_hashed},
    // mutator/admission.go#defaultWorkerArchitectures@v1.149.0.
    FeatureRow{architecture_by_mutator, {{149}}, Reach::classes},
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

bool has(const Version& gardener, GardenerFeature feature) {
  for (const FeatureRow& row : kFeatures) {
    if (row.feature == feature) return contains(row.band, gardener);
  }
  return false;
}

std::string gardener_band(const Version& gardener) {
  std::string band;
  for (const FeatureRow& row : kFeatures) {
    if (row.reach == Reach::classes) band += contains(row.band, gardener) ? '1' : '0';
  }
  return band;
}

}  // namespace gprov::hashing

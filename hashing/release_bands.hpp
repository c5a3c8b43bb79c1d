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
  docker_is_no_cri,              ///< the CRI docker is not hashed (until v1.87)
  cloud_config_key,              ///< keys of hash version 1 begin with cloud-config- (until v1.84)
  hash_version_2,                ///< hash version 2 exists (since v1.98)
  hash_version_field,            ///< pools may be on hash version 1 or 2 (v1.98 – v1.145)
  new_worker_pool_hash_default,  ///< gate NewWorkerPoolHash is on unless told otherwise (since v1.126)
  new_worker_pool_hash_locked,   ///< gate NewWorkerPoolHash cannot be turned off any more (since v1.141)
  reserve_is_a_sum,              ///< kubeReserved and systemReserved are hashed as their sum (v1.102 – v1.140)
  system_reserved,               ///< kubelet.systemReserved is a field (until v1.140)
  rotation_by_pool,              ///< pools with a pending rollout keep their old rotation time (since v1.112)
  node_local_dns_by_kubernetes,  ///< node-local-dns is hashed below Kubernetes 1.34 or with IPVS only (since v1.126)
  in_place,                      ///< in-place update strategies exist (since v1.113)
  in_place_data_in_v2,           ///< version 2 of an in-place pool has its digest behind the secret (v1.118 – v1.119)
  in_place_scheme,               ///< in-place pools have a hash of their own and a constant key (since v1.120)
  image_provider_config,         ///< machine.image.providerConfig of an unchanged image is taken from the new object
                                 ///< (since v1.148)
  architecture_by_mutator,       ///< machine.architecture is defaulted from the CloudProfile's type (since v1.149)
};
[[nodiscard]] bool has(const Version& gardener, GardenerFeature feature);

/// Whether that release of Gardener runs clusters of this Kubernetes version (only major and minor count).
/// Mirrors pkg/utils/validation/kubernetesversion/version.go#SupportedVersions by tag.
[[nodiscard]] bool supports_kubernetes(const Version& gardener, const Version& kubernetes);

/// Equal texts for releases of Gardener between which no row of the table begins or ends that can give a pool another
/// class.
[[nodiscard]] std::string gardener_band(const Version& gardener);

}  // namespace gprov::hashing

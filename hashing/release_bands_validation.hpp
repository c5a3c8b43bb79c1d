// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "hashing/semver.hpp"

// What the API server refuses, by release of Gardener. None of it decides about a class.

namespace gprov::hashing {

/// Checks that came or went with a release. Each has one row in release_bands_validation.cpp with its versions.
enum class ValidationFeature {
  // The order of a request.
  validator_mutates,  ///< the ShootValidator runs before resource reservation and validation (until v1.132)
  // Versions.
  workers_may_skip_minors,  ///< a pool may skip Kubernetes minors (since v1.89)
  skew_by_control_plane,    ///< two minors of skew for control planes below 1.28, three above (until v1.126)
  // References.
  cloud_profile_reference,    ///< spec.cloudProfile is checked (since v1.92)
  cloud_profile_name_fixed,   ///< spec.cloudProfileName is immutable (until v1.100)
  cloud_profile_one_way,      ///< only from a CloudProfile down to its NamespacedCloudProfile (v1.101 – v1.107)
  cloud_profile_hierarchy,    ///< both ends must share a CloudProfile, and … (since v1.101)
  cloud_profile_contents,     ///< … the new one must have the images and types in use (since v1.108)
  cloud_profile_name_gone,    ///< spec.cloudProfileName is refused from Kubernetes 1.34 (since v1.124)
  credentials_binding,        ///< spec.credentialsBindingName may stand for secretBindingName (since v1.98)
  credentials_binding_fixed,  ///< credentialsBindingName is immutable (v1.98 – v1.103)
  credentials_binding_stays,  ///< credentialsBindingName cannot be unset (since v1.104)
  secret_binding_gone,        ///< spec.secretBindingName is refused from Kubernetes 1.34 (since v1.127)
  exposure_class_fixed,       ///< spec.exposureClassName is immutable (until v1.138)
  scheduler_name_label,       ///< spec.schedulerName is a DNS label (since v1.130)
  self_hosted,                ///< a pool may run the control plane (since v1.128)
  self_hosted_with_binding,   ///< a self-hosted Shoot needs a binding, too (until v1.129)
  // Pools.
  system_component_zones,      ///< maximum must reach the number of zones from Kubernetes 1.27 only (until v1.113)
  in_place_gate_on_workers,    ///< the gate InPlaceNodeUpdates is asked of every pool (v1.113 – v1.117)
  in_place_gate_on_new_pools,  ///< the gate InPlaceNodeUpdates is asked of new pools (since v1.118)
  in_place_pending,            ///< pools that are being updated in place do not change (since v1.118)
  in_place_image_order,        ///< images of in-place pools do not go down (since v1.136)
  in_place_manual_surge_zero,  ///< ManualInPlaceUpdate refuses a maxSurge other than 0 (v1.115 – v1.124)
  in_place_manual_no_surge,    ///< ManualInPlaceUpdate refuses maxSurge and maxUnavailable (since v1.129)
  surge_absent_is_zero,        ///< an absent maxSurge counts as 0 (since v1.125)
  node_local_dns_by_version,   ///< in-place pools bind node-local DNS below Kubernetes 1.34 and with IPVS only
                               ///< (since v1.126)
  worker_priority,             ///< workers[].priority is at least -1 (since v1.126)
  volume_name,                 ///< the name of the root volume is checked (since v1.127)
  machine_errors_stop,         ///< a machine type that is refused hides what is wrong with the image (since v1.115)
  volume_errors_stop,          ///< a volume type that is refused hides what is wrong with the size (since v1.115)
  images_by_name,              ///< only versions of the pool's own image are looked at (since v1.111)
  image_unknown_by_version,    ///< an unknown image version is NotSupported (since v1.132)
  capabilities,                ///< machine types are matched with image flavors (since v1.124)
  nodes_limit,                 ///< CloudProfiles limit nodes (since v1.113)
  nodes_limit_maximum,         ///< … also by a pool's maximum (until v1.135)
  // Kubernetes.
  cpu_manager_policy,         ///< cpuManagerPolicy is none or static (since v1.128)
  system_reserved_gone,       ///< kubelet.systemReserved is refused from Kubernetes 1.31 (v1.102 – v1.140)
  image_gc_age,               ///< ages and parallel pulls of images are checked (since v1.120)
  pod_eviction_timeout_gone,  ///< podEvictionTimeout is refused from Kubernetes 1.33 (since v1.122)
  pod_eviction_forbidden,     ///< … as Forbidden instead of Invalid (since v1.136)
  node_cidr_ipv6,             ///< nodeCIDRMaskSizeIPv6 exists (since v1.138)
  addons_gone,                ///< spec.addons is refused from Kubernetes 1.35 (since v1.136)
  addons_by_default,          ///< Shoots with workers always have spec.addons.kubernetesDashboard (until v1.135)
  max_pd_vols,                ///< kubeMaxPDVols is a positive number, and refused from Kubernetes 1.35 (since v1.136)
  nft_proxy_mode,             ///< kube-proxy may use NFTables (since v1.135)
  nft_proxy_gate,             ///< … below Kubernetes 1.31 only with its feature gate (v1.135 – v1.141)
  // Networks.
  ip_families_fixed,       ///< networking.ipFamilies is immutable (until v1.116)
  ip_families_may_grow,    ///< … but for the second family (since v1.125)
  ip_families_may_shrink,  ///< … and back (since v1.132)
  nodes_network_fixed,     ///< networking.nodes is immutable (until v1.95)
  dual_stack_networks,     ///< with two families networks need not be of the first (since v1.109)
  networks_disjoint,       ///< networks are compared before a seed is chosen (since v1.146)
  // Hibernation.
  encryption_in_status,      ///< status.credentials.encryptionAtRest instead of encryptedResources (since v1.133)
  rotation_without_rollout,  ///< a key rotation may be preparing without rollout (since v1.112)
  self_hosted_hibernation,   ///< a self-hosted Shoot does not hibernate (since v1.148)
};
[[nodiscard]] bool has(const Version& gardener, ValidationFeature feature);

}  // namespace gprov::hashing

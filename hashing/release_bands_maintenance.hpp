// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "hashing/semver.hpp"

// What gardener-controller-manager does in a maintenance window, by release of Gardener.

namespace gprov::hashing {

/// Steps that came or went with a release. Each has one row in release_bands_maintenance.cpp with its versions.
enum class MaintenanceFeature {
  // What it looks at.
  machine_type_must_exist,    ///< an unknown machine type ends the maintenance of images (since v1.125)
  in_place_images,            ///< in-place pools get images that support it (since v1.124)
  in_place_keeps_current,     ///< … and the current image counts whatever its lowest version (since v1.128)
  maintain_among_others,      ///< the operation maintain may stand in a list (since v1.133)
  operations_with_reconcile,  ///< operations of the window are a list that ends in reconcile (since v1.135)
  rotates_credentials,        ///< credentials are rotated by their age (since v1.135)
  hibernated_keeps_key,       ///< the etcd encryption key of a hibernated Shoot is not rotated (since v1.149)
  failure_is_forgotten,       ///< a window with nothing to do forgets an earlier failure (since v1.97)
  // What a new minor of Kubernetes takes away.
  disables_pod_security_policy,  ///< 1.25: the plugin goes first, the update waits for another window (until v1.89)
  disables_static_token,         ///< 1.27: enableStaticTokenKubeconfig (until v1.113)
  raises_maximum,                ///< 1.27: the maximum reaches the number of zones (until v1.113)
  limits_swap,                   ///< 1.30: UnlimitedSwap (v1.95 – v1.132)
  limits_swap_by_new_version,    ///< … of pools that follow the new control plane in this very window (since v1.103)
  removes_oidc_client,           ///< 1.31: oidcConfig.clientAuthentication (v1.106 – v1.140)
  adds_up_reservations,          ///< 1.31: kubelet.systemReserved becomes part of kubeReserved (v1.106 – v1.140)
  removes_oidc,                  ///< 1.32: oidcConfig (v1.107 – v1.141)
  removes_pod_eviction_timeout,  ///< 1.33: podEvictionTimeout (since v1.122)
  removes_empty_bulk_delete,     ///< 1.33: maxEmptyBulkDelete (since v1.123)
  moves_to_credentials_binding,  ///< 1.34: secretBindingName (since v1.127)
  removes_fields_of_1_35,        ///< 1.35: anonymous authentication, kubeMaxPDVols, default cache size, addons (since
                                 ///< v1.136)
  removes_dns_secrets,           ///< 1.35: dns.providers[].secretName (since v1.139)
  // What the API server itself wrote into such fields.
  static_token_by_version,       ///< enableStaticTokenKubeconfig is on below 1.26 (until v1.113)
  static_token_gone,             ///< … and taken away from every Shoot (since v1.114)
  anonymous_authentication_off,  ///< enableAnonymousAuthentication is false (until v1.120)
  empty_bulk_delete_ten,         ///< maxEmptyBulkDelete is 10 (v1.87 – v1.120)
  // Whatever the version is.
  removes_gates_and_plugins,  ///< feature gates and admission plugins that the version lacks (since v1.91)
};
[[nodiscard]] bool has(const Version& gardener, MaintenanceFeature feature);

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "hashing/release_band.hpp"

// The releases of the provider extensions that hash next to nothing of their own.

namespace gprov::hashing::small {

/// By Shoot.spec.provider.type. The extension of `local` is part of Gardener and has its releases.
enum class Extension : std::uint8_t { equinixmetal, hcloud, ironcore, local, metal, stackit, vsphere };

[[nodiscard]] SupportedRange supported(Extension extension);

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(Extension extension, const Version& release);

/// Equal texts for releases between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(Extension extension, const Version& release);

/// Behaviour that came or went with a release. One that an extension has no row for is not in any of its releases.
enum class Feature : std::uint8_t {
  volumes_in_version_1,  ///< hash version 1 has the volumes (ironcore since v0.3.4)
  deployment_per_zone,   ///< a MachineDeployment for each zone (local since v1.136)
  in_place_deployments,  ///< in-place pools are updated in place; otherwise they roll
  ip_pools,              ///< the class names IP pools (local since v1.96)
  machine_type_lookup,   ///< the CloudProfile must have the pool's machine type
  explicit_hash,         ///< annotation use-worker-hash-<pool> (metal since v0.26.4)
  shoot_webhook,         ///< configurations of Shoots are read by a webhook (stackit since v2.16)
  shoot_refusals,        ///< … which refuses what is wrong in them (stackit since v2.17)
  nodes_range,           ///< the nodes' range must lie in kind's (local since v1.128)
  profile_webhook,     ///< CloudProfiles are validated (ironcore since v0.4, local since v1.128; hcloud, metal, stackit
                       ///< always)
  nat_ports,           ///< natPortsPerNetworkInterface is checked (ironcore since v0.3.3)
  openstack_required,  ///< a CloudProfile names Keystone and floating pools (stackit until v2.6)
};
[[nodiscard]] bool has(Extension extension, const Version& release, Feature feature);

}  // namespace gprov::hashing::small

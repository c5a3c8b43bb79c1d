// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>

#include "analyzer/providers/openstack/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

// The server groups of pools whose WorkerConfig asks for one: their OpenStack ids are part of the hash.

namespace gprov::providers::openstack {

struct ServerGroup {
  hashing::DatumValue id;
  std::string name;    ///< "" if it is not known
  std::string policy;  ///< that it was made with
};
using ServerGroups = std::map<std::string, ServerGroup>;  ///< by pool

struct ServerGroupsOfSides {
  ServerGroups before, after;
  std::map<std::string, Cause> causes;  ///< by pool: why it gets another one, or one, or none
};

/// The groups on the old side, and what the new side's reconciliation makes of them: a group is kept as long as its
/// policy and, from Kubernetes 1.35, its name fit; otherwise one of a fitting name is adopted, or a new one created.
/// Whether somebody removed a group in OpenStack cannot be seen.
/// Mirrors pkg/controller/worker/machine_dependencies.go#reconcilePoolServerGroup@v1.57.0 (and @v1.52.1).
[[nodiscard]] ServerGroupsOfSides server_groups(const OpenedSide& before, const OpenedSide& after);

}  // namespace gprov::providers::openstack

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/hash_versions.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/extension_objects.hpp"
#include "analyzer/model/shoot.hpp"
#include "hashing/hash_data.hpp"
#include "hashing/pool_hash.hpp"

namespace gprov::gardener {

using HashRecords = std::map<std::string, HashRecord>;

/// One pool as gardenlet hands it to the extension, with the list behind its node-agent key.
struct GeneratedPool {
  model::WorkerPool pool;        ///< node_agent_secret_name is absent if it cannot be computed
  hashing::HashData key_data;    ///< behind the key of hash version 2; of an in-place pool until v1.119, its own key
  hashing::HashData in_place;    ///< behind the digest that updates in place; in-place pools only
  hashing::PoolHashFrame frame;  ///< what the extension's library hashes around the extension's data
  HashRecord record;             ///< what gardenlet remembers for the next time; rolling pools
  std::size_t index = 0;         ///< of the worker in spec.provider.workers
};

/// The worker's version or the control plane's. Mirrors helper/shoot.go#CalculateEffectiveKubernetesVersion@v1.149.3.
[[nodiscard]] const std::string& effective_kubernetes_version(const model::Shoot& shoot,
                                                              const model::ShootWorker& worker);
/// A worker's own block replaces the Shoot's as a whole; nullptr if neither has one.
/// Mirrors helper/shoot.go#CalculateEffectiveKubeletConfiguration@v1.149.3.
[[nodiscard]] const model::Kubelet* effective_kubelet(const model::Shoot& shoot, const model::ShootWorker& worker);

/// The pools of the Worker object that gardenlet writes for a stored Shoot. `existing` are the pools of the Worker that
/// is there already: an unchanged machine type keeps its node template. Labels are complete (NodeLabelsForWorkerPool).
/// `records` are the hash versions that the state before left, nullptr if there is none.
/// Mirrors pkg/component/extensions/worker/worker.go#deploy and operatingsystemconfig.go#Key@v1.149.3.
[[nodiscard]] std::vector<GeneratedPool> generate_pools(const model::Shoot& shoot, const std::vector<Gap>& gaps,
                                                        const model::CloudProfileSpec* profile,
                                                        const std::vector<model::WorkerPool>& existing,
                                                        const HashRecords* records, const Environment& environment);

/// The hash records of all pools, for the next state.
[[nodiscard]] HashRecords records_of(const std::vector<GeneratedPool>& pools);

/// Where a digest inside a frame cannot be computed, puts a value there that compares with the other side's as the data
/// behind them do. Either list may be nullptr.
void link_digests(std::vector<GeneratedPool>* before, std::vector<GeneratedPool>* after);

/// Whether the Worker object carries the public key that machines are made with (an absent block means yes).
/// Mirrors helper/shoot.go#ShootEnablesSSHAccess@v1.149.3.
[[nodiscard]] bool enables_ssh_access(const model::Shoot& shoot);

/// status.technicalID, else shoot--<project>--<name> with the project that a namespace garden-<project> (or garden)
/// means; nothing for another namespace. Mirrors pkg/utils/gardener/shoot.go#ComputeTechnicalID@v1.149.3.
[[nodiscard]] std::string technical_id(const model::Shoot& shoot);

}  // namespace gprov::gardener

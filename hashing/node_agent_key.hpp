// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <array>
#include <optional>
#include <string>

#include "hashing/hash_data.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing {

/// The kubelet values that take part in the key, as the text that is hashed.
struct KubeletData {
  /// cpu, memory, pid, ephemeralStorage of kubeReserved as canonical Quantity text; nothing for an absent member.
  /// Absent as a whole if there is no kubeReserved.
  std::optional<std::array<std::optional<std::string>, 4>> reserved;
  /// imageFSAvailable, imageFSInodesFree, memoryAvailable, nodeFSAvailable, nodeFSInodesFree as written.
  std::optional<std::array<std::optional<std::string>, 5>> eviction_hard;
  std::optional<std::string> cpu_manager_policy;
};

/// What the node-agent key of a pool is made from. Every value that came from the Shoot has its field path beside it.
struct NodeAgentKeyInput {
  std::string pool;
  std::string kubernetes_version, kubernetes_version_path;  ///< the pool's effective version
  std::string machine_type, machine_type_path;
  std::optional<std::string> image_name;  ///< absent: the pool has no image at all
  std::string image_version, image_path;
  std::optional<std::string> volume_size;  ///< absent: the pool has no volume
  std::optional<std::string> volume_type;
  std::string volume_path;
  std::optional<std::string> cri;
  std::string cri_path;
  std::optional<std::string> ca_rotation;                   ///< Go's Time.String() of the pool's initiation time
  std::optional<std::string> service_account_key_rotation;  ///< likewise
  bool node_local_dns = false;                              ///< spec.systemComponents.nodeLocalDNS.enabled
  bool kube_proxy_ipvs = false;                             ///< kube-proxy is enabled and its mode is IPVS
  KubeletData kubelet;                                      ///< of the effective kubelet configuration
  std::string kubelet_path;  ///< spec.kubernetes.kubelet or spec.provider.workers[i].kubernetes.kubelet
};

/// The list behind the key of hash version 2. Mirrors
/// pkg/component/extensions/operatingsystemconfig/operatingsystemconfig.go#Key@v1.149.3 (#KeyV2@v1.98.0 – v1.145.0).
[[nodiscard]] HashData node_agent_key_data(const NodeAgentKeyInput& input, const Version& gardener);

/// The same for a pool that is updated in place, v1.113 – v1.119 only: later its key is constant.
/// Mirrors operatingsystemconfig.go#KeyV2@v1.118.0.
[[nodiscard]] HashData in_place_key_data(const NodeAgentKeyInput& input, const Version& gardener);

/// "gardener-node-agent-<pool>-<16 hex>": the value of Worker.spec.pools[].nodeAgentSecretName. Nothing if a datum is
/// opaque.
[[nodiscard]] std::optional<std::string> node_agent_secret_name(const std::string& pool, const HashData& data);

/// The key while a pool is on hash version 1. It names the secret, but no class hash contains it.
/// Mirrors operatingsystemconfig.go#KeyV1@v1.145.0.
[[nodiscard]] std::string node_agent_key_v1(const NodeAgentKeyInput& input, const Version& gardener);

// Parts of the lists, shared with the pool hashes.
void append_kubernetes(HashData& data, const NodeAgentKeyInput& input);
void append_volume(HashData& data, const NodeAgentKeyInput& input);
void append_rotations(HashData& data, const NodeAgentKeyInput& input);
void append_node_local_dns(HashData& data, const NodeAgentKeyInput& input, const Version& release);
/// Mirrors pkg/utils/gardener/shoot.go#CalculateDataStringForKubeletConfiguration@v1.149.3.
void append_kubelet(HashData& data, const KubeletData& kubelet, const std::string& path);

}  // namespace gprov::hashing

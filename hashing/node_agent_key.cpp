// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/node_agent_key.hpp"

#include <cstddef>

#include "hashing/semver.hpp"

namespace gprov::hashing {
namespace {

/// Members joined by '-', `absent` where there is none.
template <std::size_t N>
std::string join(const std::array<std::optional<std::string>, N>& members, const char* absent) {
  std::string text;
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0) text += '-';
    text += members[i].value_or(absent);
  }
  return text;
}

/// Mirrors pkg/utils/gardener/shoot.go#CalculateDataStringForKubeletConfiguration@v1.149.3.
void append_kubelet(HashData& data, const KubeletData& kubelet, const std::string& path) {
  if (kubelet.reserved) {
    data.push_back({Trigger::kubelet_reserved, "", path + ".kubeReserved", join(*kubelet.reserved, "<nil>")});
  }
  if (kubelet.eviction_hard) {
    data.push_back({Trigger::eviction_hard, "", path + ".evictionHard", join(*kubelet.eviction_hard, "")});
  }
  if (kubelet.cpu_manager_policy) {
    data.push_back({Trigger::cpu_manager_policy, "", path + ".cpuManagerPolicy", *kubelet.cpu_manager_policy});
  }
}

}  // namespace

HashData node_agent_key_data(const NodeAgentKeyInput& input) {
  // The API server refuses a version that does not parse; the text as it stands keeps such a pool comparable.
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  HashData data;
  data.push_back({Trigger::kubernetes_minor, "", input.kubernetes_version_path,
                  version ? major_minor(*version) : input.kubernetes_version});
  data.push_back({Trigger::machine_type, "", input.machine_type_path, input.machine_type});
  if (input.image_name) {
    data.push_back({Trigger::machine_image, "", input.image_path, *input.image_name + input.image_version});
  }
  if (input.volume_size) {
    data.push_back({Trigger::volume_size, "", input.volume_path + ".size", *input.volume_size});
    if (input.volume_type) {
      data.push_back({Trigger::volume_type, "", input.volume_path + ".type", *input.volume_type});
    }
  }
  if (input.cri) data.push_back({Trigger::cri, "", input.cri_path, *input.cri});
  if (input.ca_rotation) {
    data.push_back({Trigger::ca_rotation, "", "status.credentials.rotation.certificateAuthorities.lastInitiationTime",
                    *input.ca_rotation});
  }
  if (input.service_account_key_rotation) {
    data.push_back({Trigger::service_account_key_rotation, "",
                    "status.credentials.rotation.serviceAccountKey.lastInitiationTime",
                    *input.service_account_key_rotation});
  }
  if (input.node_local_dns && (input.kube_proxy_ipvs || (version && below_minor(*version, 1, 34)))) {
    data.push_back({Trigger::node_local_dns, "", "spec.systemComponents.nodeLocalDNS.enabled", "node-local-dns"});
  }
  append_kubelet(data, input.kubelet, input.kubelet_path);
  return data;
}

std::string node_agent_secret_name(const std::string& pool, const HashData& data) {
  // No datum of the key is ever opaque, so there always is a digest.
  return "gardener-node-agent-" + pool + "-" + digest(data, 16).value();
}

}  // namespace gprov::hashing

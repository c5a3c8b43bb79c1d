// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/node_agent_key.hpp"

#include <cstddef>

#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"
#include "hashing/sha256.hpp"

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

/// Below Kubernetes 1.34, and with kube-proxy in IPVS mode; before Gardener v1.126 always.
bool counts_node_local_dns(const NodeAgentKeyInput& input, const Version& release) {
  if (!input.node_local_dns) return false;
  if (!has(release, GardenerFeature::node_local_dns_by_kubernetes) || input.kube_proxy_ipvs) return true;
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  return version && below_minor(*version, 1, 34);
}

}  // namespace

void append_kubernetes(HashData& data, const NodeAgentKeyInput& input) {
  // The API server refuses a version that does not parse; the text as it stands keeps such a pool comparable.
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  data.push_back({Trigger::kubernetes_minor, "", input.kubernetes_version_path,
                  version ? major_minor(*version) : input.kubernetes_version});
}

void append_volume(HashData& data, const NodeAgentKeyInput& input) {
  if (!input.volume_size) return;
  data.push_back({Trigger::volume_size, "", input.volume_path + ".size", *input.volume_size});
  if (input.volume_type) data.push_back({Trigger::volume_type, "", input.volume_path + ".type", *input.volume_type});
}

void append_rotations(HashData& data, const NodeAgentKeyInput& input) {
  if (input.ca_rotation) {
    data.push_back({Trigger::ca_rotation, "", "status.credentials.rotation.certificateAuthorities.lastInitiationTime",
                    *input.ca_rotation});
  }
  if (input.service_account_key_rotation) {
    data.push_back({Trigger::service_account_key_rotation, "",
                    "status.credentials.rotation.serviceAccountKey.lastInitiationTime",
                    *input.service_account_key_rotation});
  }
}

void append_node_local_dns(HashData& data, const NodeAgentKeyInput& input, const Version& release) {
  if (!counts_node_local_dns(input, release)) return;
  data.push_back({Trigger::node_local_dns, "", "spec.systemComponents.nodeLocalDNS.enabled", "node-local-dns"});
}

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

HashData node_agent_key_data(const NodeAgentKeyInput& input, const Version& gardener) {
  HashData data;
  append_kubernetes(data, input);
  data.push_back({Trigger::machine_type, "", input.machine_type_path, input.machine_type});
  if (input.image_name) {
    data.push_back({Trigger::machine_image, "", input.image_path, *input.image_name + input.image_version});
  }
  append_volume(data, input);
  if (input.cri) data.push_back({Trigger::cri, "", input.cri_path, *input.cri});
  append_rotations(data, input);
  append_node_local_dns(data, input, gardener);
  append_kubelet(data, input.kubelet, input.kubelet_path);
  return data;
}

HashData in_place_key_data(const NodeAgentKeyInput& input, const Version& gardener) {
  HashData data;
  data.push_back({Trigger::machine_type, "", input.machine_type_path, input.machine_type});
  if (input.image_name) data.push_back({Trigger::machine_image, "", input.image_path + ".name", *input.image_name});
  append_volume(data, input);
  if (input.cri) data.push_back({Trigger::cri, "", input.cri_path, *input.cri});
  append_node_local_dns(data, input, gardener);
  return data;
}

std::optional<std::string> node_agent_secret_name(const std::string& pool, const HashData& data) {
  const std::optional<std::string> hex = digest(data, 16);
  if (!hex) return std::nullopt;
  return "gardener-node-agent-" + pool + "-" + *hex;
}

std::string node_agent_key_v1(const NodeAgentKeyInput& input, const Version& gardener) {
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  std::string text = version ? major_minor(*version) : input.kubernetes_version;
  const std::string cri = input.cri.value_or("");
  if (!(has(gardener, GardenerFeature::docker_is_no_cri) && cri == "docker")) text += cri;
  const char* prefix = has(gardener, GardenerFeature::cloud_config_key) ? "cloud-config-" : "gardener-node-agent-";
  return prefix + input.pool + "-" + sha256_hex(text).substr(0, 5);
}

}  // namespace gprov::hashing

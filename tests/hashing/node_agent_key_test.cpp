// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/node_agent_key.hpp"

#include <boost/test/unit_test.hpp>

namespace gprov::hashing {
namespace {

NodeAgentKeyInput base() {
  NodeAgentKeyInput input;
  input.pool = "worker-a";
  input.kubernetes_version = "1.32.4";
  input.kubernetes_version_path = "spec.kubernetes.version";
  input.machine_type = "m5.large";
  input.machine_type_path = "spec.provider.workers[0].machine.type";
  input.image_name = "gardenlinux";
  input.image_version = "1592.2.0";
  input.image_path = "spec.provider.workers[0].machine.image";
  input.volume_size = "50Gi";
  input.volume_type = "gp3";
  input.volume_path = "spec.provider.workers[0].volume";
  input.cri = "containerd";
  input.cri_path = "spec.provider.workers[0].cri.name";
  input.kubelet_path = "spec.kubernetes.kubelet";
  return input;
}

/// A pool as Gardener's own tests have it: without a machine type.
NodeAgentKeyInput upstream(const char* pool, const char* version, const char* image_name) {
  NodeAgentKeyInput input;
  input.pool = pool;
  input.kubernetes_version = version;
  input.image_name = image_name;
  input.image_version = "12.34";
  return input;
}

Version release(const char* text) { return parse_version(text).value(); }

std::string name(const NodeAgentKeyInput& input, const char* gardener = "v1.149.3") {
  return node_agent_secret_name(input.pool, node_agent_key_data(input, release(gardener))).value();
}
std::string suffix(const NodeAgentKeyInput& input) {
  return name(input).substr(std::string("gardener-node-agent-worker-a-").size());
}

constexpr KubeletData kNone{};
KubeletData default_reserve() {
  KubeletData kubelet;
  kubelet.reserved = {{"80m", "1Gi", "20k", std::nullopt}};
  return kubelet;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(node_agent_key)

// operatingsystemconfig_test.go and controlplanebootstrap_test.go@v1.149.3.
BOOST_AUTO_TEST_CASE(keys_of_gardeners_own_tests) {
  NodeAgentKeyInput worker1 = upstream("worker1", "1.2.3", "type1");
  worker1.kubelet.eviction_hard = {{std::nullopt, std::nullopt, "100Mi", std::nullopt, std::nullopt}};
  BOOST_TEST(name(worker1) == "gardener-node-agent-worker1-4692a28d44cc6a0c");

  NodeAgentKeyInput worker2 = upstream("worker2", "4.5.6", "type2");
  worker2.cri = "containerd";
  worker2.kubelet = worker1.kubelet;
  BOOST_TEST(name(worker2) == "gardener-node-agent-worker2-2ad2eaf0b80f61a3");

  BOOST_TEST(name(upstream("control-plane", "1.34", "type1")) == "gardener-node-agent-control-plane-afd64c60da0e2d2d");
}

// Computed with Gardener's formula and apimachinery's own Quantity and Time.
BOOST_AUTO_TEST_CASE(each_item_in_its_place) {
  NodeAgentKeyInput input = base();
  BOOST_TEST(suffix(input) == "b94c1ac5e7dcaf80");
  input.node_local_dns = true;
  BOOST_TEST(suffix(input) == "8e2a5339c7d47fed");
  input.kubelet = default_reserve();
  BOOST_TEST(suffix(input) == "9911393cb5a4addf");
  input.ca_rotation = "2024-05-06 07:08:09 +0000 UTC";
  input.service_account_key_rotation = "2024-05-07 08:11:12 +0000 UTC";
  input.kubelet.eviction_hard = {{std::nullopt, std::nullopt, "100Mi", "5%", "5%"}};
  input.kubelet.cpu_manager_policy = "static";
  BOOST_TEST(suffix(input) == "024f80199a672375");

  const HashData data = node_agent_key_data(input, release("v1.149.3"));
  BOOST_REQUIRE_EQUAL(data.size(), 12U);
  const std::vector<std::pair<std::string, std::string>> expected{
      {"spec.kubernetes.version", "1.32"},
      {"spec.provider.workers[0].machine.type", "m5.large"},
      {"spec.provider.workers[0].machine.image", "gardenlinux1592.2.0"},
      {"spec.provider.workers[0].volume.size", "50Gi"},
      {"spec.provider.workers[0].volume.type", "gp3"},
      {"spec.provider.workers[0].cri.name", "containerd"},
      {"status.credentials.rotation.certificateAuthorities.lastInitiationTime", "2024-05-06 07:08:09 +0000 UTC"},
      {"status.credentials.rotation.serviceAccountKey.lastInitiationTime", "2024-05-07 08:11:12 +0000 UTC"},
      {"spec.systemComponents.nodeLocalDNS.enabled", "node-local-dns"},
      {"spec.kubernetes.kubelet.kubeReserved", "80m-1Gi-20k-<nil>"},
      {"spec.kubernetes.kubelet.evictionHard", "--100Mi-5%-5%"},
      {"spec.kubernetes.kubelet.cpuManagerPolicy", "static"},
  };
  for (std::size_t i = 0; i < expected.size(); ++i) {
    BOOST_TEST(data[i].path == expected[i].first);
    BOOST_TEST(std::get<std::string>(data[i].value) == expected[i].second);
  }
}

BOOST_AUTO_TEST_CASE(pool_hashes_over_the_key) {
  NodeAgentKeyInput input = base();
  input.kubelet = default_reserve();
  BOOST_TEST(suffix(input) == "43922f72cd55d56f");
  HashData pool{{Trigger::node_agent_secret, "", "spec.pools[0].nodeAgentSecretName", name(input)}};
  BOOST_TEST(*digest(pool, 5) == "9e164");
  pool.push_back({Trigger::machine_type, "", "", "a"});
  pool.push_back({Trigger::machine_type, "", "", "b"});
  BOOST_TEST(*digest(pool, 5) == "89d49");
}

BOOST_AUTO_TEST_CASE(node_local_dns_counts_below_1_34_or_with_ipvs) {
  const auto counts = [](const char* version, bool enabled, bool ipvs) {
    NodeAgentKeyInput input = base();
    input.kubernetes_version = version;
    input.node_local_dns = enabled;
    input.kube_proxy_ipvs = ipvs;
    return node_agent_key_data(input, release("v1.149.3")).size() == 7;
  };
  BOOST_TEST(counts("1.33.9", true, false));
  BOOST_TEST(counts("1.33.9", true, true));
  BOOST_TEST(!counts("1.33.9", false, true));
  BOOST_TEST(!counts("1.34.0", true, false));
  BOOST_TEST(!counts("1.34.0-alpha.1", true, false));
  BOOST_TEST(counts("1.34.0", true, true));
}

BOOST_AUTO_TEST_CASE(absent_is_not_empty) {
  NodeAgentKeyInput input = base();
  input.kubelet = kNone;
  const std::size_t items = node_agent_key_data(input, release("v1.149.3")).size();
  input.kubelet.eviction_hard.emplace();
  input.kubelet.reserved.emplace();
  const HashData data = node_agent_key_data(input, release("v1.149.3"));
  BOOST_REQUIRE_EQUAL(data.size(), items + 2);
  BOOST_TEST(std::get<std::string>(data[items].value) == "<nil>-<nil>-<nil>-<nil>");
  BOOST_TEST(std::get<std::string>(data[items + 1].value) == "----");
  input.volume_size.reset();  // a type alone has no volume to belong to
  input.image_name.reset();
  input.cri.reset();
  BOOST_TEST(node_agent_key_data(input, release("v1.149.3")).size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/worker_pools.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "tests/gardener/samples.hpp"

namespace gprov::tests {

using hashing::Trigger;

namespace {

using Change = std::function<void(model::Shoot&)>;

model::Shoot with(const Change& change) {
  model::Shoot shoot = manifest();
  change(shoot);
  return shoot;
}

/// Whether writing `after` over `before` replaces the nodes of the pool.
bool changing_rolls(const Change& before, const Change& after) {
  const model::Shoot old = created(with(before));
  return rolls(old, updated(with(after), old));
}
bool adding_rolls(const Change& change) {
  return changing_rolls([](model::Shoot&) {}, change);
}

model::KubeletReserved reserved(const char* cpu, const char* memory, const char* pid) {
  return {.cpu = cpu, .memory = memory, .pid = pid, .ephemeral_storage = {}};
}

model::Kubelet& own_kubelet(model::Shoot& shoot) {
  return shoot.spec.provider.workers[0].kubernetes.emplace().kubelet.emplace();
}

void enable_node_local_dns(model::Shoot& shoot) {
  shoot.spec.system_components.emplace().node_local_dns.emplace().enabled = true;
}

void use_ipvs(model::Shoot& shoot) { shoot.spec.kubernetes.kube_proxy.emplace().mode = "IPVS"; }

Change version(const char* text) {
  return [text](model::Shoot& shoot) { shoot.spec.kubernetes.version = text; };
}

Change both(Change first, Change second) {
  return [first = std::move(first), second = std::move(second)](model::Shoot& shoot) {
    first(shoot);
    second(shoot);
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(node_agent_key)

BOOST_AUTO_TEST_CASE(case_1_and_5_the_static_reservation_may_be_written_out) {
  const auto at_shoot = [](model::KubeletReserved value) {
    return [value](model::Shoot& shoot) { shoot.spec.kubernetes.kubelet.emplace().kube_reserved = value; };
  };
  BOOST_TEST(!adding_rolls(at_shoot(reserved("80m", "1Gi", "20k"))));
  BOOST_TEST(!adding_rolls(at_shoot({})));
  BOOST_TEST(!adding_rolls(at_shoot(reserved("0.08", "1024Mi", "20000"))));
  BOOST_TEST(adding_rolls(at_shoot(reserved("81m", "1Gi", "20k"))));
  BOOST_TEST(adding_rolls(at_shoot(reserved("80m", "1073741824", "20k"))));  // case 6: another canonical form
  model::KubeletReserved storage;
  storage.ephemeral_storage = "0";
  BOOST_TEST(adding_rolls(at_shoot(storage)));  // case 7: 0 is not nothing
}

BOOST_AUTO_TEST_CASE(case_2_to_4_a_pools_own_kubelet_block_replaces_the_shoots) {
  const auto own = [](model::KubeletReserved value) {
    return [value](model::Shoot& shoot) { own_kubelet(shoot).kube_reserved = value; };
  };
  BOOST_TEST(!adding_rolls(own(reserved("80m", "1Gi", "20k"))));
  const Change static_manager = [](model::Shoot& shoot) {
    shoot.spec.kubernetes.kubelet.emplace().cpu_manager_policy = "static";
  };
  BOOST_TEST(changing_rolls(static_manager, both(static_manager, own(reserved("80m", "1Gi", "20k")))));
  BOOST_TEST(adding_rolls([](model::Shoot& shoot) { own_kubelet(shoot).max_pods = 200; }));
  BOOST_TEST(adding_rolls([](model::Shoot& shoot) { own_kubelet(shoot); }));
  BOOST_TEST(!adding_rolls([](model::Shoot& shoot) { shoot.spec.provider.workers[0].kubernetes.emplace(); }));
  BOOST_TEST(!adding_rolls(
      [](model::Shoot& shoot) { shoot.spec.provider.workers[0].kubernetes.emplace().version = "1.34.5"; }));
  BOOST_TEST(!adding_rolls([](model::Shoot& shoot) { shoot.spec.kubernetes.kubelet.emplace().max_pods = 100; }));
}

BOOST_AUTO_TEST_CASE(case_8_and_9_writing_out_a_default_of_the_nodes_rolls) {
  BOOST_TEST(
      adding_rolls([](model::Shoot& shoot) { shoot.spec.kubernetes.kubelet.emplace().eviction_hard.emplace(); }));
  BOOST_TEST(
      adding_rolls([](model::Shoot& shoot) { shoot.spec.kubernetes.kubelet.emplace().cpu_manager_policy = "none"; }));
}

BOOST_AUTO_TEST_CASE(case_14_to_16_node_local_dns_counts_below_1_34_or_with_ipvs) {
  BOOST_TEST(changing_rolls(version("1.33.9"), both(version("1.33.9"), enable_node_local_dns)));
  BOOST_TEST(!changing_rolls(version("1.34.5"), both(version("1.34.5"), enable_node_local_dns)));
  const Change dns_1_33 = both(version("1.33.9"), enable_node_local_dns);
  const Change dns_1_34 = both(version("1.34.5"), enable_node_local_dns);
  BOOST_TEST(changing_rolls(dns_1_34, both(dns_1_34, use_ipvs)));
  BOOST_TEST(!changing_rolls(dns_1_33, both(dns_1_33, use_ipvs)));
  BOOST_TEST(!changing_rolls(version("1.34.5"), both(version("1.34.5"), use_ipvs)));
  const Change no_proxy = [](model::Shoot& shoot) { shoot.spec.kubernetes.kube_proxy->enabled = false; };
  BOOST_TEST(changing_rolls(both(dns_1_34, use_ipvs), both(both(dns_1_34, use_ipvs), no_proxy)));
}

BOOST_AUTO_TEST_CASE(case_17_to_19_a_pinned_pool_follows_its_pin) {
  const auto pin = [](const char* text) {
    return [text](model::Shoot& shoot) { shoot.spec.provider.workers[0].kubernetes.emplace().version = text; };
  };
  BOOST_TEST(changing_rolls(version("1.33.9"), version("1.34.5")));
  BOOST_TEST(!changing_rolls(version("1.34.5"), version("1.34.8")));
  BOOST_TEST(!changing_rolls(both(version("1.33.9"), pin("1.33.9")), both(version("1.34.5"), pin("1.33.9"))));
  BOOST_TEST(changing_rolls(both(version("1.35.2"), pin("1.33.9")), version("1.35.2")));
  BOOST_TEST(!changing_rolls(version("1.34.8"), both(version("1.34.8"), pin("1.34.5"))));
}

BOOST_AUTO_TEST_CASE(case_24_to_27_volume_and_cri) {
  const auto volume = [](std::function<void(model::Volume&)> change) {
    return [change](model::Shoot& shoot) { change(*shoot.spec.provider.workers[0].volume); };
  };
  BOOST_TEST(adding_rolls(volume([](model::Volume& disk) { disk.size = "050Gi"; })));
  BOOST_TEST(adding_rolls(volume([](model::Volume& disk) { disk.type.reset(); })));
  BOOST_TEST(!adding_rolls(volume([](model::Volume& disk) { disk.encrypted = true; })));
  BOOST_TEST(!adding_rolls(volume([](model::Volume& disk) { disk.name = "root"; })));
  BOOST_TEST(!adding_rolls([](model::Shoot& shoot) {
    shoot.spec.provider.workers[0].cri = model::Cri{"containerd", {}};
  }));
}

BOOST_AUTO_TEST_CASE(case_33_and_48_rotation_times) {
  model::Shoot shoot = created(manifest());
  const auto time = [&](const std::string& pool) {
    shoot.spec.provider.workers[0].name = pool;
    return datum(key_data(shoot), Trigger::ca_rotation);
  };
  BOOST_TEST(time("worker-a") == "-");
  auto& rotation = shoot.status.credentials.emplace().rotation.emplace().certificate_authorities.emplace();
  rotation.last_initiation_time = "2024-05-06T07:08:09Z";
  BOOST_TEST(time("worker-a") == "2024-05-06 07:08:09 +0000 UTC");
  rotation.last_initiation_time = "2024-05-06T09:08:09+02:00";
  BOOST_TEST(time("worker-a") == "2024-05-06 07:08:09 +0000 UTC");
  rotation.pending_workers_rollouts = {{"worker-a", "2023-01-02T03:04:05Z"}, {"worker-b", std::nullopt}};
  BOOST_TEST(time("worker-a") == "2023-01-02 03:04:05 +0000 UTC");
  BOOST_TEST(time("worker-b") == "-");
  BOOST_TEST(time("worker-c") == "2024-05-06 07:08:09 +0000 UTC");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(worker_pools)

BOOST_AUTO_TEST_CASE(labels_are_the_users_and_gardeners) {
  const auto labels = [](const Change& change) {
    return gardener::generate_pools(created(with(change)), {}, nullptr, {}, nullptr, environment())[0].pool.labels;
  };
  const auto plain = labels([](model::Shoot& shoot) { shoot.spec.provider.workers[0].labels["tier"] = "gold"; });
  BOOST_TEST(plain.at("tier") == "gold");
  BOOST_TEST(plain.at("node.kubernetes.io/role") == "node");
  BOOST_TEST(plain.at("kubernetes.io/arch") == "amd64");
  BOOST_TEST(plain.at("networking.gardener.cloud/node-local-dns-enabled") == "false");
  BOOST_TEST(plain.at("worker.gardener.cloud/system-components") == "true");
  BOOST_TEST(plain.at("worker.gardener.cloud/pool") == "worker-a");
  BOOST_TEST(plain.at("worker.garden.sapcloud.io/group") == "worker-a");
  BOOST_TEST(plain.at("worker.gardener.cloud/cri-name") == "containerd");
  BOOST_TEST(
      plain.at("worker.gardener.cloud/gardener-node-agent-secret-name").starts_with("gardener-node-agent-worker-a-"));
  BOOST_TEST(plain.size() == 9);

  const auto other = labels([](model::Shoot& shoot) {
    enable_node_local_dns(shoot);
    shoot.spec.provider.workers[0].system_components.emplace().allow = false;
    shoot.spec.provider.workers[0].cri = model::Cri{"containerd", {{"gvisor"}}};
  });
  BOOST_TEST(other.at("networking.gardener.cloud/node-local-dns-enabled") == "true");
  BOOST_TEST(!other.contains("worker.gardener.cloud/system-components"));
  BOOST_TEST(other.at("containerruntime.worker.gardener.cloud/gvisor") == "true");
}

BOOST_AUTO_TEST_CASE(a_node_template_is_kept_until_the_machine_type_changes) {
  auto az = profile();
  const model::Shoot shoot = created(manifest());
  const auto pools = [&](const std::vector<model::WorkerPool>& existing, const model::CloudProfileSpec* given) {
    return gardener::generate_pools(shoot, {}, given, existing, nullptr, environment())[0].pool;
  };
  BOOST_TEST(pools({}, &az).node_template->capacity.at("memory") == "16Gi");
  BOOST_TEST(!pools({}, nullptr).node_template.has_value());
  model::WorkerPool existing = pools({}, &az);
  az.machine_types[0].memory = "32Gi";
  BOOST_TEST(pools({existing}, &az).node_template->capacity.at("memory") == "16Gi");
  existing.machine_type = "small";
  BOOST_TEST(pools({existing}, &az).node_template->capacity.at("memory") == "32Gi");
}

BOOST_AUTO_TEST_CASE(technical_ids) {
  model::Shoot shoot = manifest();
  BOOST_TEST(gardener::technical_id(shoot) == "shoot--team--crazy");
  shoot.metadata.ns = "garden";
  BOOST_TEST(gardener::technical_id(shoot) == "shoot--garden--crazy");
  shoot.metadata.ns = "team";
  BOOST_TEST(gardener::technical_id(shoot).empty());
  shoot.status.technical_id = "shoot-team-crazy";
  BOOST_TEST(gardener::technical_id(shoot) == "shoot-team-crazy");
}

BOOST_AUTO_TEST_CASE(ssh_access_is_on_unless_turned_off) {
  model::Shoot shoot = manifest();
  BOOST_TEST(gardener::enables_ssh_access(shoot));
  shoot.spec.provider.workers_settings.emplace().ssh_access.emplace().enabled = false;
  BOOST_TEST(!gardener::enables_ssh_access(shoot));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <variant>

#include "tests/impact/core_cases.hpp"

// Changes that a naive comparison gets wrong, each with its near miss: what is written in both files, and whether the
// nodes of pool apps are replaced, and because of what. The right answers are those of Gardener's own code.

namespace gprov::tests {

BOOST_AUTO_TEST_SUITE(core_cases)

BOOST_AUTO_TEST_CASE(cases_1_to_9_kubelet) {
  check({
      {"1: the static default written out",
       kSame,
       {shoot_kubelet("{kubeReserved: {cpu: 80m, memory: 1Gi, pid: 20k}}")},
       "none",
       kUsual},
      {"1: another value", kSame, {shoot_kubelet("{kubeReserved: {cpu: 81m}}")}, "roll core/kube-reserved", kUsual},
      {"2: the same block at the worker",
       kSame,
       {worker_kubernetes("{kubelet: {kubeReserved: {cpu: 80m, memory: 1Gi, pid: 20k}}}")},
       "none",
       kUsual},
      {"2: … which hides the Shoot's policy",
       {shoot_kubelet("{cpuManagerPolicy: static}")},
       {shoot_kubelet("{cpuManagerPolicy: static}"),
        worker_kubernetes("{kubelet: {kubeReserved: {cpu: 80m, memory: 1Gi, pid: 20k}}}")},
       "roll core/cpu-manager-policy",
       kUsual},
      {"3: maxPods at the worker",
       kSame,
       {worker_kubernetes("{kubelet: {maxPods: 200}}")},
       "roll core/kube-reserved",
       kUsual},
      {"3: maxPods at the Shoot", kSame, {shoot_kubelet("{maxPods: 100}")}, "none", kUsual},
      {"4: an empty kubelet block", kSame, {worker_kubernetes("{kubelet: {}}")}, "roll core/kube-reserved", kUsual},
      {"4: an empty kubernetes block", kSame, {worker_kubernetes("{}")}, "none", kUsual},
      {"4: only the version that it has", kSame, {worker_kubernetes("{version: 1.34.5}")}, "none", kUsual},
      {"5: other spellings",
       kSame,
       {shoot_kubelet("{kubeReserved: {cpu: 0.08, memory: 1024Mi, pid: 20000}}")},
       "none",
       kUsual},
      {"6: bytes", kSame, {shoot_kubelet("{kubeReserved: {memory: '1073741824'}}")}, "roll core/kube-reserved", kUsual},
      {"6: a spelling that is kept",
       {shoot_kubelet("{kubeReserved: {cpu: 1500m}}")},
       {shoot_kubelet("{kubeReserved: {cpu: '1.500'}}")},
       "roll core/kube-reserved",
       kUsual},
      {"6: one that is not",
       {shoot_kubelet("{kubeReserved: {cpu: 1500m}}")},
       {shoot_kubelet("{kubeReserved: {cpu: '1.5'}}")},
       "none",
       kUsual},
      {"7: nothing of a fourth resource",
       kSame,
       {shoot_kubelet("{kubeReserved: {ephemeralStorage: 0}}")},
       "roll core/kube-reserved",
       kUsual},
      {"8: an empty evictionHard", kSame, {shoot_kubelet("{evictionHard: {}}")}, "roll core/eviction-hard", kUsual},
      {"8: evictionSoft", kSame, {shoot_kubelet("{evictionSoft: {memoryAvailable: 200Mi}}")}, "none", kUsual},
      {"9: kubelet's default policy",
       kSame,
       {shoot_kubelet("{cpuManagerPolicy: none}")},
       "roll core/cpu-manager-policy",
       kUsual},
      {"45: systemReserved goes into the sum",
       kSame,
       {shoot_kubelet("{systemReserved: {cpu: 20m}}")},
       "roll core/kube-reserved",
       {.gardener = "1.140.0"}},
      {"45: … whose parts may change",
       {shoot_kubelet("{kubeReserved: {cpu: 80m}, systemReserved: {cpu: 20m}}")},
       {shoot_kubelet("{kubeReserved: {cpu: 70m}, systemReserved: {cpu: 30m}}")},
       "none",
       {.gardener = "1.140.0"}},
  });
}

BOOST_AUTO_TEST_CASE(cases_10_11_and_26_what_the_core_does_not_hash) {
  const std::string config =
      "      providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig, ";
  const auto volumes = [](const std::string& first, const std::string& second) {
    const auto volume = [](const std::string& name) {
      return "      - {name: " + name + ", type: Premium_LRS, size: " + (name == "logs" ? "50Gi}" : "80Gi}");
    };
    return Edit{kVolume, std::string(kVolume) + "\n      dataVolumes:\n" + volume(first) + "\n" + volume(second)};
  };
  check({
      {"10: data volumes reordered, which azure sorts by name",
       {volumes("logs", "data")},
       {volumes("data", "logs")},
       "none",
       kUsual},
      {"10: … so a name may move a size",
       {volumes("logs", "data")},
       {volumes("logs", "zeta")},
       "roll azure/data-volume-size",
       kUsual},
      {"11: another order of keys",
       {{kWorkerConfig, config + "volume: {caching: ReadOnly}}"}},
       {{kWorkerConfig,
         "      providerConfig:\n        volume:\n          caching: \"ReadOnly\"\n        kind: WorkerConfig\n"
         "        apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1"}},
       "none",
       kUsual},
      {"26: the root volume's name",
       kSame,
       {{kVolume, "      volume: {type: Premium_LRS, size: 64Gi, name: root}"}},
       "none",
       kUsual},
      {"26: an encrypted root volume, which azure does not hash",
       kSame,
       {{kVolume, "      volume: {type: Premium_LRS, size: 64Gi, encrypted: true}"}},
       "none",
       kUsual},
  });
}

BOOST_AUTO_TEST_CASE(cases_12_and_13_hash_version_1) {
  const Setting on_version_1{.gardener = "1.144.2", .hash_version = 1, .recorded = {1, 2}};
  const Setting gate_off{.gardener = "1.140.0", .hash_version = 1, .gate = false};
  const Edits kubelet{shoot_kubelet("{kubeReserved: {cpu: 90m}}")};
  BOOST_TEST(answer(compare(kSame, kubelet, on_version_1)).starts_with("roll "), "13: a switch to version 2");
  BOOST_TEST(answer(compare(kSame, kubelet, gate_off)) == "none", "13: not with the gate off");
  const Edits config{{kWorkerConfig,
                      "      providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, kind: "
                      "WorkerConfig, volume: {caching: ReadOnly}}"}};
  const impact::Impact rolled = compare(kSame, config, on_version_1);
  BOOST_TEST(answer(rolled).starts_with("roll "), "12: the whole providerConfig counts");
  BOOST_TEST(rolled.shoots.at(0).pools.at(0).hash_version.after.value() == 1, "12: and the pool stays on version 1");
  const impact::Impact impact = compare(kSame, kubelet, on_version_1);
  BOOST_TEST(impact.shoots.at(0).pools.at(0).hash_version.before.value() == 1);
  BOOST_TEST(impact.shoots.at(0).pools.at(0).hash_version.after.value() == 2);
}

BOOST_AUTO_TEST_CASE(cases_14_to_16_node_local_dns) {
  check({
      {"14: to 1.34", {version("1.33.9"), kNodeLocalDns}, {kNodeLocalDns}, "roll core/kubernetes-minor", kUsual},
      {"14: switched on below 1.34",
       {version("1.33.9")},
       {version("1.33.9"), kNodeLocalDns},
       "roll core/node-local-dns",
       kUsual},
      {"15: IPVS with 1.34",
       {kNodeLocalDns},
       {kNodeLocalDns, proxy("{mode: IPVS}")},
       "roll core/node-local-dns",
       kUsual},
      {"15: IPVS below 1.34",
       {version("1.33.9"), kNodeLocalDns},
       {version("1.33.9"), kNodeLocalDns, proxy("{mode: IPVS}")},
       "none",
       kUsual},
      {"15: IPVS without it", kSame, {proxy("{mode: IPVS}")}, "none", kUsual},
      {"16: no kube-proxy",
       {kNodeLocalDns, proxy("{mode: IPVS}")},
       {kNodeLocalDns, proxy("{mode: IPVS, enabled: false}")},
       "roll core/node-local-dns",
       kUsual},
      {"16: no kube-proxy that was none of IPVS",
       {kNodeLocalDns, proxy("{mode: IPTables}")},
       {kNodeLocalDns, proxy("{mode: IPTables, enabled: false}")},
       "none",
       kUsual},
  });
  // From 1.34 a worker label becomes a tag of the machines, which only new ones get.
  BOOST_TEST(answer(compare(kSame, {kNodeLocalDns}, kUsual)).starts_with("drift "));
}

BOOST_AUTO_TEST_CASE(cases_17_to_20_and_47_versions) {
  check({
      {"17: a pinned pool",
       {worker_kubernetes("{version: 1.34.5}")},
       {version("1.35.5"), worker_kubernetes("{version: 1.34.5}")},
       "none",
       kUsual},
      {"17: a pool that is not", kSame, {version("1.35.5")}, "roll core/kubernetes-minor", kUsual},
      {"18: two minors at once",
       {version("1.35.5"), worker_kubernetes("{version: 1.33.9}")},
       {version("1.35.5")},
       "roll core/kubernetes-minor",
       kUsual},
      {"19: a pin to another patch",
       {version("1.34.8")},
       {version("1.34.8"), worker_kubernetes("{version: 1.34.5}")},
       "none",
       kUsual},
      {"20: a new patch for a partial version",
       {version("'1.34'")},
       {version("'1.34'"), {kMoreVersions, kPatch}},
       "none",
       kUsual},
      {"20: a new minor for less",
       {version("'1'")},
       {version("'1'"), {kMoreVersions, kMinor}},
       "roll core/kubernetes-minor",
       kUsual},
      {"47: four parts are the major alone",
       {version("1.34.5-foo.1")},
       {version("1.34.5-foo.1"), {kMoreVersions, kMinor}},
       "roll core/kubernetes-minor",
       kUsual},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

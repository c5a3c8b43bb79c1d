// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/impact/core_cases.hpp"

// Changes of the manifests that replace no node, and why they do not. Each has a near miss that does: verdicts are
// those of the catalogue of Gardener's behaviour.

namespace gprov::tests {
namespace {

Edit config(const std::string& block) {
  return {kWorkerConfig,
          "      providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig, " +
              block + "}"};
}

/// "verdict: rule path old -> new; …" of pool apps.
std::string told(const Edits& before, const Edits& after) {
  const impact::Impact impact = compare(before, after, kUsual);
  const impact::Pool& pool = impact.shoots.at(0).pools.at(0);
  std::string text = std::string(impact::word(pool.verdict)) + ":";
  const auto value = [](const impact::Shown& shown) { return shown.text.value_or("-"); };
  for (const impact::Reason& reason : pool.reasons) {
    if (reason.effect != impact::Verdict::none) continue;
    text += " " + reason.rule + " " + reason.path + " " + value(reason.before) + " -> " + value(reason.after) + ";";
  }
  return text;
}

const std::string kWorkerPath = "spec.provider.workers[0]";

BOOST_AUTO_TEST_SUITE(idle_changes)

BOOST_AUTO_TEST_CASE(the_same_quantity) {
  BOOST_TEST(
      told({shoot_kubelet("{kubeReserved: {memory: 1Gi}}")}, {shoot_kubelet("{kubeReserved: {memory: 1024Mi}}")}) ==
      "none: core/same-quantity spec.kubernetes.kubelet.kubeReserved.memory 1Gi -> 1024Mi;");
  BOOST_TEST(told({shoot_kubelet("{kubeReserved: {memory: 1Gi}}")},
                  {shoot_kubelet("{kubeReserved: {memory: 1073741824}}")}) == "roll:");
}

BOOST_AUTO_TEST_CASE(a_number_and_its_text) {
  const Edit number = config("nodeTemplate: {capacity: {cpu: 2, gpu: 0, memory: 8Gi}}");
  const Edit text = config("nodeTemplate: {capacity: {cpu: '2', gpu: 0, memory: 8Gi}}");
  const Edit newer = version("1.35.5");
  BOOST_TEST(told({number, newer}, {text, newer}) ==
             "none: core/same-quantity " + kWorkerPath + ".providerConfig.nodeTemplate.capacity.cpu 2 -> \"2\";");
  BOOST_TEST(told({number}, {text}) == "roll:");
}

BOOST_AUTO_TEST_CASE(a_default_written_out) {
  BOOST_TEST(told(kSame, {{kStrategy, "      updateStrategy: AutoRollingUpdate"}}) ==
             "none: core/written-default " + kWorkerPath + ".updateStrategy - -> AutoRollingUpdate;");
  BOOST_TEST(told(kSame, {worker_kubernetes("{}\n      cri: {name: containerd}")}) ==
             "none: core/written-default " + kWorkerPath + ".cri - -> {\"name\":\"containerd\"}; core/empty-value " +
                 kWorkerPath + ".kubernetes - -> {};");
}

BOOST_AUTO_TEST_CASE(an_empty_block) {
  const Edit newer = version("1.35.5");
  const Edit base = config("diagnosticsProfile: {enabled: true}");
  const Edit empty = config("diagnosticsProfile: {enabled: true}, volume: {}");
  BOOST_TEST(told({base, newer}, {empty, newer}) ==
             "none: core/empty-value " + kWorkerPath + ".providerConfig.volume - -> {};");
  BOOST_TEST(told({base}, {empty}) == "roll:");
}

BOOST_AUTO_TEST_CASE(an_order_that_does_not_count) {
  const auto volumes = [](const std::string& items) {
    return Edit{kVolume, std::string(kVolume) + "\n      dataVolumes: [" + items + "]"};
  };
  const std::string data = "{name: data, size: 50Gi, type: Premium_LRS}",
                    logs = "{name: logs, size: 20Gi, type: Premium_LRS}";
  BOOST_TEST(told({volumes(data + ", " + logs)}, {volumes(logs + ", " + data)}) ==
             "none: core/order-free " + kWorkerPath + ".dataVolumes data, logs -> logs, data;");
  BOOST_TEST(told({volumes(data)}, {volumes(data + ", " + logs)}) == "roll:");
}

BOOST_AUTO_TEST_CASE(a_patch_version) {
  BOOST_TEST(told(kSame, {version("1.34.8")}) ==
             "none: core/kubernetes-patch spec.kubernetes.version 1.34.5 -> 1.34.8;");
  BOOST_TEST(told(kSame, {version("1.35.5")}) == "roll:");
  // A pool with a version of its own does not follow the Shoot's.
  const Edit pinned = worker_kubernetes("{version: 1.34.5}");
  BOOST_TEST(told({pinned}, {pinned, version("1.34.8")}) == "none:");
}

BOOST_AUTO_TEST_CASE(fields_of_no_class) {
  BOOST_TEST(told(kSame, {{kStrategy, "      priority: 10"}}) ==
             "none: core/not-hashed " + kWorkerPath + ".priority - -> 10;");
  BOOST_TEST(told(kSame, kSame) == "none:");
  // A label drifts on azure, which the provider's own reason tells; the priority beside it is told as well.
  BOOST_TEST(told(kSame, {{kStrategy, "      labels: {team: a}\n      priority: 10"}}) ==
             "drift: core/not-hashed " + kWorkerPath + ".priority - -> 10;");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_pools_that_are_in_doubt) {
  const Edit elsewhere{"kind: CloudProfile\n", "kind: Other\n"};
  BOOST_TEST(told({elsewhere}, {elsewhere, {kStrategy, "      priority: 10"}}) == "unknown:");
  BOOST_TEST(told(kSame, {{"- name: apps", "- name: apps2"}, {kStrategy, "      priority: 10"}}) == "delete:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/support/shoot_pair.hpp"

// Feature gates of every component, against the Kubernetes version of the Shoot or of its pool; and DNS providers.

namespace gprov::tests {
namespace {

const std::string kVersion = "    version: 1.34.5\n";

std::string refused(const std::string& before, const std::string& after, const std::string& gardener = "1.149.3") {
  std::string text;
  const impact::Impact impact = compare(before, after, gardener);
  for (const auto& one : impact.shoots.at(0).rejections) {
    text += (text.empty() ? "" : "; ") + one.what.by + " " + one.what.type + " " + one.what.path;
  }
  return text;
}

std::string refused(const Edits& edits, const std::string& gardener = "1.149.3") {
  return refused(harbor(), harbor(edits), gardener);
}

std::string component(const std::string& fields, const std::string& gardener = "1.149.3") {
  return refused({{kVersion, kVersion + "    " + fields + "\n"}}, gardener);
}

BOOST_AUTO_TEST_SUITE(feature_gates)

BOOST_AUTO_TEST_CASE(of_each_component) {
  for (const std::string name : {"kubeAPIServer", "kubeControllerManager", "kubeScheduler", "kubeProxy", "kubelet"}) {
    const std::string path = "spec.kubernetes." + name + ".featureGates.";
    BOOST_TEST(component(name + ": {featureGates: {AllAlpha: true}}") == "", name);
    BOOST_TEST(component(name + ": {featureGates: {Foo: true}}") == "validation Invalid " + path + "Foo");
    BOOST_TEST(component(name + ": {featureGates: {CPUManager: true}}") ==
               "validation Forbidden " + path + "CPUManager");
  }
}

BOOST_AUTO_TEST_CASE(locked_values) {
  const std::string path = "spec.kubernetes.kubeAPIServer.featureGates.AnonymousAuthConfigurableEndpoints";
  const std::string off = "kubeAPIServer: {featureGates: {AnonymousAuthConfigurableEndpoints: false}}";
  BOOST_TEST(component("kubeAPIServer: {featureGates: {AnonymousAuthConfigurableEndpoints: true}}") == "");
  BOOST_TEST(component(off) == "validation Forbidden " + path);
  // Locked in Kubernetes 1.34, which Gardener v1.127 does not know yet.
  BOOST_TEST(component(off, "1.127.1") == "");
}

BOOST_AUTO_TEST_CASE(of_a_pool_by_its_own_version) {
  const std::string pool = "    - name: batch\n";
  const std::string kubelet = "kubelet: {featureGates: {CPUManager: true}}";
  BOOST_TEST(refused({{pool, pool + "      kubernetes: {" + kubelet + "}\n"}}) ==
             "validation Forbidden spec.provider.workers[1].kubernetes.kubelet.featureGates.CPUManager");
}

/// The cases of core's validation_test.go.
BOOST_AUTO_TEST_CASE(volumes_of_a_node_for_the_scheduler) {
  const std::string path = "spec.kubernetes.kubeScheduler.kubeMaxPDVols";
  const auto limit = [](const std::string& text, const std::string& gardener = "1.149.3") {
    return component("kubeScheduler: {kubeMaxPDVols: '" + text + "'}", gardener);
  };
  BOOST_TEST(limit("23") == "");
  BOOST_TEST(limit("0") == "validation Invalid " + path);
  BOOST_TEST(limit("-2") == "validation Invalid " + path);
  BOOST_TEST(limit("foo") == "validation Invalid " + path);
  BOOST_TEST(limit("foo", "1.135.0") == "");
  const std::string newer = "    version: 1.35.5\n";
  BOOST_TEST(refused(harbor({{kVersion, newer}}),
                     harbor({{kVersion, newer + "    kubeScheduler: {kubeMaxPDVols: '23'}\n"}})) ==
             "validation Forbidden " + path);
}

BOOST_AUTO_TEST_CASE(nft_tables_need_their_gate) {
  const std::string mode = "validation Invalid spec.kubernetes.kubeProxy.mode";
  BOOST_TEST(component("kubeProxy: {mode: NFTables, featureGates: {NFTablesProxyMode: true}}") == "");
  BOOST_TEST(component("kubeProxy: {mode: NFTables, featureGates: {NFTablesProxyMode: false}}") ==
             mode + "; validation Forbidden spec.kubernetes.kubeProxy.featureGates.NFTablesProxyMode");
}

BOOST_AUTO_TEST_CASE(of_azures_cloud_controller_manager) {
  const std::string kind = "      kind: ControlPlaneConfig\n";
  const auto gates = [&](const std::string& fields) {
    return refused({{kind, kind + "      cloudControllerManager: {featureGates: {" + fields + "}}\n"}});
  };
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  BOOST_TEST(gates("AllAlpha: true") == "");
  BOOST_TEST(gates("Foo: true") == "extension-validator Invalid " + path + "Foo");
  BOOST_TEST(gates("CPUManager: true") == "extension-validator Forbidden " + path + "CPUManager");
}

BOOST_AUTO_TEST_CASE(dns_providers_of_azure_need_credentials) {
  const auto provider = [](const std::string& fields) {
    return harbor({{"  region:", "  dns: {domain: a.example.org, providers: [{" + fields + "}]}\n  region:"}});
  };
  const auto same = [](const std::string& shoot) { return refused(shoot, shoot); };
  BOOST_TEST(same(provider("type: azure-dns, primary: true")) ==
             "extension-validator Required spec.dns.providers[0].credentialsRef");
  BOOST_TEST(same(provider("type: aws-route53, primary: true")) == "");
  BOOST_TEST(
      same(provider("type: azure-dns, primary: true, credentialsRef: {apiVersion: v1, kind: Secret, name: d}")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests

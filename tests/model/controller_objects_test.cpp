// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/controller_objects.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/model/objects.hpp"
#include "tests/model/reading.hpp"

namespace gprov::tests {
namespace {

std::string deployment(const std::string& rest, const std::string& api_version = "core.gardener.cloud/v1") {
  const model::Objects objects = decode_text(
      "apiVersion: " + api_version + "\nkind: ControllerDeployment\nmetadata: {name: provider-azure}\n" + rest, {});
  BOOST_TEST(objects.problems.empty());
  return objects.controller_deployments.at(0).value.version;
}

model::Objects secret(const std::string& data, const std::string& name = "worker-pools-operatingsystemconfig-hashes") {
  return decode_text("apiVersion: v1\nkind: Secret\nmetadata: {name: " + name + ", namespace: shoot--a--b}\n" + data,
                     {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(controller_objects)

BOOST_AUTO_TEST_CASE(a_controller_deployment_tells_its_release) {
  BOOST_TEST(deployment("helm: {rawChart: eA==, values: {image: {tag: v1.62.1}}}") == "v1.62.1");
  BOOST_TEST(deployment("helm: {ociRepository: {repository: eu.example/provider-azure, tag: v1.61.0}}") == "v1.61.0");
  BOOST_TEST(deployment("helm: {ociRepository: {ref: \"eu.example:5000/provider-azure:v1.60.0@sha256:12\"}}") ==
             "v1.60.0");
  BOOST_TEST(deployment("helm: {ociRepository: {ref: eu.example:5000/provider-azure}}").empty());
  BOOST_TEST(deployment("type: helm\nproviderConfig: {chart: eA==, values: {image: {tag: v1.59.0}}}",
                        "core.gardener.cloud/v1beta1") == "v1.59.0");
}

BOOST_AUTO_TEST_CASE(a_controller_registration_ties_types_to_deployments) {
  const model::Objects objects = decode_text(
      "apiVersion: core.gardener.cloud/v1beta1\nkind: ControllerRegistration\nmetadata: {name: provider-azure}\n"
      "spec:\n  resources: [{kind: Infrastructure, type: azure}, {kind: Worker, type: azure}]\n"
      "  deployment: {deploymentRefs: [{name: my-azure}]}\n",
      {});
  const auto& registration = objects.controller_registrations.at(0).value;
  BOOST_TEST(registration.worker_types.size() == 1U);
  BOOST_TEST(registration.worker_types.at(0) == "azure");
  BOOST_TEST(registration.deployments.at(0) == "my-azure");
}

BOOST_AUTO_TEST_CASE(the_secret_of_hashes_tells_versions_and_recorded_keys) {
  // pools: [{name: a, currentVersion: 1, hashVersionToOSCKey: {1: x, 2: y}}, {name: b, currentVersion: 2}]
  const model::Objects objects = secret(
      "data: {pools: "
      "cG9vbHM6Ci0gbmFtZTogYQogIGN1cnJlbnRWZXJzaW9uOiAxCiAgaGFzaFZlcnNpb25Ub09TQ0tleToKICAgIDE6IHgKICAgIDI"
      "6IHkKLSBuYW1lOiBiCiAgY3VycmVudFZlcnNpb246IDIK}\n");
  BOOST_TEST(objects.problems.empty());
  const auto& pools = objects.hash_secrets.at(0).value.pools;
  BOOST_TEST(pools.size() == 2U);
  BOOST_TEST(pools.at(0).current == 1);
  BOOST_TEST(pools.at(0).recorded.size() == 2U);
  BOOST_TEST(pools.at(1).current == 2);
  BOOST_TEST(pools.at(1).recorded.empty());
}

BOOST_AUTO_TEST_CASE(a_secret_that_holds_something_else_is_an_error_without_its_text) {
  const model::Objects objects = secret("data: {pools: aHVudGVyMg==}\n");
  BOOST_TEST(objects.hash_secrets.empty());
  BOOST_REQUIRE(objects.problems.size() == 1U);
  BOOST_TEST(objects.problems.front().message.starts_with("data.pools: expected base64"));
  BOOST_TEST(objects.problems.front().message.find("hunter2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(other_secrets_are_resources) {
  const model::Objects objects = secret("data: {password: aHVudGVyMg==}\n", "cloudprovider");
  BOOST_TEST(objects.hash_secrets.empty());
  BOOST_TEST(objects.problems.empty());
  BOOST_REQUIRE(objects.resources.size() == 1U);
  BOOST_TEST(objects.resources.front().value.metadata.name == "cloudprovider");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/gcp/sample.hpp"

// Configurations that nobody should write: told as the extension would tell them, at their place, and never a crash.

namespace gprov::tests {
namespace {

const std::string kConfig = "spec.provider.workers[0].providerConfig";

std::string with_raw(const std::string& config) { return without_config() + "      providerConfig: " + config + "\n"; }

std::string profile_with(const std::string& config) {
  return kProfile.substr(0, kProfile.find("  providerConfig:")) + "  providerConfig: " + config + "\n";
}

const char* const kConfigs[] = {"null",
                                "[]",
                                "1",
                                "text",
                                "{}",
                                "{volume: []}",
                                "{gpu: 1}",
                                "{dataVolumes: {}}",
                                "{dataVolumes: [1, null]}",
                                "{machineImages: [null, {name: 1, versions: {}}]}",
                                "{nodeTemplate: {capacity: [], virtualCapacity: {cpu: {}}}}",
                                "{serviceAccount: {scopes: [1]}}",
                                "{networks: {vpc: [], cloudNAT: {natIPNames: null}, flowLogs: {flowSampling: x}}}"};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(nothing_crashes) {
  const auto begin = kShoot.find("    infrastructureConfig:"), end = kShoot.find("\n    workers:\n") + 1;
  const auto check = [&](const std::string& config) {
    const std::string provider = kShoot.substr(0, begin) + "    infrastructureConfig: " + config +
                                 "\n    controlPlaneConfig: " + config + "\n" + kShoot.substr(end);
    for (const std::string& state : {kProfile + with_raw(config), profile_with(config) + kShoot, kProfile + provider}) {
      BOOST_TEST(analyzed(kProfile + kShoot, state).shoots.size() == 1U, config);
      BOOST_TEST(analyzed(state, kProfile + kShoot).shoots.size() == 1U, config);
    }
  };
  for (const std::string config : kConfigs) {
    check(config);
    if (!config.starts_with("{") || config == "{}") continue;
    for (const std::string kind :
         {"WorkerConfig", "InfrastructureConfig", "ControlPlaneConfig", "CloudProfileConfig"}) {
      check("{apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1, kind: " + kind + ", " + config.substr(1));
    }
  }
}

BOOST_AUTO_TEST_CASE(null_is_absent) {
  const auto impact = analyzed(kProfile + without_config(), kProfile + with_raw("null"));
  BOOST_TEST(verdict(impact) == "none:");
  BOOST_TEST(refusals(impact) == "");
  BOOST_TEST(reconcile_errors(impact) == "");
  const auto field = analyzed(kProfile + kShoot, kProfile + with_config("        volume: null\n        gpu: null\n"));
  BOOST_TEST(verdict(field) == "none:");
  BOOST_TEST(refusals(field) == "");
}

BOOST_AUTO_TEST_CASE(wrong_configs_are_refused_and_fail) {
  for (const std::string config : {"[]", "1", "text"}) {
    const auto impact = analyzed(kProfile + kShoot, kProfile + with_raw(config));
    BOOST_TEST(refusals(impact) == "Invalid " + kConfig, config);
    BOOST_TEST(reconcile_errors(impact).starts_with("could not decode provider config: "), config);
    BOOST_TEST(verdict(impact) == "none:", config);
  }
  // The controller takes a map without a version for its own type, in which no field has this name.
  const auto empty = analyzed(kProfile + without_config(), kProfile + with_raw("{}"));
  BOOST_TEST(refusals(empty) == "Invalid " + kConfig);
  BOOST_TEST(reconcile_errors(empty) == "");
  BOOST_TEST(verdict(empty) == "none: core/empty-value " + kConfig);
  BOOST_TEST(reconcile_errors(analyzed(kProfile + kShoot, kProfile + with_raw("{volume: {}, bootVolume: {}}"))) ==
             "could not decode provider config: strict decoding error: unknown field \"bootVolume\", unknown field "
             "\"volume\"\n");
}

BOOST_AUTO_TEST_CASE(missing_configs) {
  const auto without = [](const std::string& field) {
    const auto at = kShoot.find("    " + field + ":");
    const auto end =
        kShoot.find("\n    " + std::string(field == "infrastructureConfig" ? "controlPlaneConfig" : "workers"), at);
    return kShoot.substr(0, at) + kShoot.substr(end + 1);
  };
  for (const std::string field : {"infrastructureConfig", "controlPlaneConfig"}) {
    const auto impact = analyzed(kProfile + kShoot, kProfile + without(field));
    BOOST_TEST(refusals(impact) == "Required spec.provider." + field, field);
  }
}

/// The extension's paths name no worker; people still see which one is meant.
BOOST_AUTO_TEST_CASE(refusals_point_at_the_field) {
  const auto line = [](const std::string& after, const char* extension = "1.53.4") {
    return refused_line(analyzed(kProfile + kShoot, kProfile + after, extension), kProfile + after);
  };
  BOOST_TEST(line(with_config("        minCpuPlatform: '?'\n")) == "minCpuPlatform: '?'");
  BOOST_TEST(line(with_config("        gpu:\n          acceleratorType: nvidia-l4\n          count: 0\n")) ==
             "count: 0");
  BOOST_TEST(
      line(with_config("        dataVolumes:\n        - name: x\n        - name: w\n          provisionedIops: 1\n"),
           "1.45.1") == "provisionedIops: 1");
  const std::string untyped = "{name: w, size: 20Gi}";
  BOOST_TEST(line(with(kShoot, "{name: w, type: pd-ssd, size: 20Gi}", untyped)) == untyped);
  BOOST_TEST(line(with(kShoot, "        workers: 10", "        x: 1\n        workers: 10")) ==
             "apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1");
  const std::string gates = "        featureGates: {Foo: true}";
  BOOST_TEST(line(with(kShoot, "      zone: b\n", "      zone: b\n      cloudControllerManager:\n" + gates + "\n")) ==
             "featureGates: {Foo: true}");
}

BOOST_AUTO_TEST_CASE(the_mutator_refuses_what_it_cannot_read) {
  const auto with_network = [](const std::string& config) {
    return with(kShoot, "{type: calico,", "{type: calico, providerConfig: " + config + ",");
  };
  const auto refused = [&](const std::string& before, const std::string& after, const char* extension = "1.53.4") {
    return refusals(analyzed(kProfile + before, kProfile + after, extension));
  };
  BOOST_TEST(refused(kShoot, with_network("[]")) == " ");
  BOOST_TEST(refused(kShoot, with_network("{}")) == "");
  BOOST_TEST(refused(kShoot, with_network("{overlay: {enabled: 'no'}}")) == " ");
  BOOST_TEST(refused(kShoot, with_network("{overlay: {enabled: true}}")) == "");
  BOOST_TEST(refused(kShoot, with_network("{overlay: {enabled: 'no'}}"), "1.39.1") == "");
}

BOOST_AUTO_TEST_CASE(huge_quantities_have_no_fraction) {
  const auto refused = [](const std::string& quantity) {
    const std::string config = "        nodeTemplate: {virtualCapacity: {a/b: '" + quantity + "'}}\n";
    return refusals(analyzed(kProfile + kShoot, kProfile + with_config(config)));
  };
  BOOST_TEST(refused("20000000000000000000") == "");
  BOOST_TEST(refused("1.0") == "");
  BOOST_TEST(refused("0.5") == "Invalid spec.provider.providerConfig.nodeTemplate.virtualCapacity.a/b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

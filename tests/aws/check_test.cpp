// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/check.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

#include "tests/aws/sample.hpp"

// Configurations that the extension cannot decode are told with the place of what is wrong.

namespace gprov::tests::aws {
namespace {

std::string told(const std::string& yaml) {
  std::string text;
  for (const manifest::Problem& problem : providers::aws::check(decoded(yaml))) {
    if (problem.severity == manifest::Severity::error) {
      text += manifest::to_string(problem.at) + " " + problem.message + "\n";
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check)

BOOST_AUTO_TEST_CASE(good_configs_say_nothing) {
  BOOST_TEST(told(kProfile) == "");
  BOOST_TEST(told(kShoot) == "");
  BOOST_TEST(told(kInfrastructure) == "");
  BOOST_TEST(told(with_config("        volume: {iops: 3000, throughput: null}\n"
                              "        nodeTemplate: {capacity: {cpu: 2, memory: 1Gi}, virtualCapacity: {}}\n"
                              "        networkInterfaces: [{networkCardIndexRange: {from: 0, to: 3}}]\n"
                              "        placement: null\n")) == "");
}

BOOST_AUTO_TEST_CASE(what_a_worker_config_cannot_hold) {
  struct Row {
    const char *line, *message;  ///< behind "a.yaml:36:" and the column
  };
  const std::string config = "spec.provider.workers[0].providerConfig.";
  constexpr std::array kRows{
      Row{"foo: 1", "9 the API does not know the field @foo; remove it or correct its name"},
      Row{"Volume: {iops: 1}", "9 the API does not know the field @Volume; did you mean 'volume'?"},
      Row{"volume: {iops: '1'}",
          "24 @volume.iops: expected a whole number from -2147483648 to 2147483647, got the text '1'; write it without "
          "quotes"},
      Row{"volume: {iops: 1.5}",
          "24 @volume.iops: expected a whole number from -2147483648 to 2147483647, got the number 1.5"},
      Row{"volume: {iops: 3000000000}",
          "24 @volume.iops: expected a whole number from -2147483648 to 2147483647, got the number 3000000000"},
      Row{"volume: [1]", "17 @volume: expected a map, got a list"},
      Row{"dataVolumes: {one: 1}", "22 @dataVolumes: expected a list, got a map"},
      Row{"dataVolumes: [5]", "23 @dataVolumes[0]: expected a map, got the number 5"},
      Row{"cpuOptions: true", "21 @cpuOptions: expected a map, got the boolean true"},
      Row{"nodeTemplate: {capacity: {cpu: lots}}",
          "40 @nodeTemplate.capacity[cpu]: expected a quantity such as 50Gi, got the text 'lots'"},
  };
  for (const Row& row : kRows) {
    std::string expected = std::string("a.yaml:36:") + row.message + "\n";
    expected.replace(expected.find('@'), 1, config);
    BOOST_TEST(told(with_config("        " + std::string(row.line) + "\n")) == expected);
  }
}

BOOST_AUTO_TEST_CASE(what_an_infrastructure_config_and_a_profile_cannot_hold) {
  BOOST_TEST(told(with(kShoot, "        vpc: {cidr: 10.250.0.0/16}", "        vpc: 10.250.0.0/16"))
                 .ends_with("spec.provider.infrastructureConfig.networks.vpc: expected a map, got the text "
                            "'10.250.0.0/16'\n"));
  BOOST_TEST(told(with(kProfile, "      - version: 1.0.0\n        regions:", "      - version: 1\n        regions:"))
                 .ends_with("spec.providerConfig.machineImages[0].versions[0].version: expected text, got the number "
                            "1; quote it: \"1\"\n"));
  const std::string kind = "      kind: ControlPlaneConfig\n";
  BOOST_TEST(
      told(with(kShoot, kind, kind + "      loadBalancerControler: {enabled: true}\n"))
          .ends_with("the API does not know the field spec.provider.controlPlaneConfig.loadBalancerControler; did "
                     "you mean 'loadBalancerController'?\n"));
  BOOST_TEST(told(with(kShoot, kind, kind + "      storage: {managedDefaultClass: 'true'}\n"))
                 .find("spec.provider.controlPlaneConfig.storage.managedDefaultClass: expected") != std::string::npos);
  BOOST_TEST(told(with(kProfile, "    kind: CloudProfileConfig\n", "    kind: WorkerConfig\n")) != "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::aws

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/check.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/azure/sample.hpp"

namespace gprov::tests {
namespace {

std::string told(const std::string& yaml) {
  std::string text;
  for (const manifest::Problem& problem : providers::azure::check(decoded(yaml))) {
    text += manifest::to_string(problem.at) + (problem.severity == manifest::Severity::error ? ": error: " : ": ") +
            problem.message + "\n";
  }
  return text;
}

std::string with_config(const std::string& fields) {
  return with(kZonedShoot, "      zones: [\"1\", \"2\"]\n",
              "      zones: [\"1\", \"2\"]\n      providerConfig:\n        apiVersion: "
              "azure.provider.extensions.gardener.cloud/v1alpha1\n        kind: WorkerConfig\n" +
                  fields);
}

constexpr std::string_view kVersion = "azure.provider.extensions.gardener.cloud/v1alpha1";

}  // namespace

BOOST_AUTO_TEST_SUITE(strict_decoding)

BOOST_AUTO_TEST_CASE(good_configs_say_nothing) {
  BOOST_TEST(told(kProfile) == "");
  BOOST_TEST(told(kZonedShoot) == "");
  BOOST_TEST(told(kScaleSetShoot) == "");
  BOOST_TEST(told(with_config("        volume: {caching: ReadOnly}\n"
                              "        nodeTemplate: {capacity: {cpu: 2, memory: 1Gi}, virtualCapacity: {}}\n"
                              "        dataVolumes: [{name: a, imageRef: {urn: \"a:b:c:d\"}}]\n"
                              "        diagnosticsProfile: {enabled: true, storageURI: x}\n"
                              "        capacityReservation: {capacityReservationGroupID: x}\n")) == "");
}

BOOST_AUTO_TEST_CASE(mistakes_of_the_documentation) {
  BOOST_TEST(told(with_config("        volume: {cachingType: ReadOnly}\n")) ==
             "a.yaml:37:18: error: the API does not know the field "
             "spec.provider.workers[0].providerConfig.volume.cachingType; did you mean 'caching'?\n");
  BOOST_TEST(told(with(kZonedShoot, "      networks:\n", "      networks:\n        zoned: true\n")) ==
             "a.yaml:20:9: error: the API does not know the field "
             "spec.provider.infrastructureConfig.networks.zoned; it belongs one level higher, beside 'networks'\n");
}

BOOST_AUTO_TEST_CASE(wrong_types_and_unknown_fields) {
  BOOST_TEST(told(with_config("        volume: {caching: true}\n        somethingElse: 1\n")) ==
             "a.yaml:37:27: error: spec.provider.workers[0].providerConfig.volume.caching: expected text, got the "
             "boolean true; put it in quotes, for YAML reads words like yes, no, on and off as booleans\n"
             "a.yaml:38:9: error: the API does not know the field "
             "spec.provider.workers[0].providerConfig.somethingElse; remove it or correct its name\n");
  BOOST_TEST(told(with(kProfile, "northeurope, count: 2", "northeurope, count: two")) ==
             "a.yaml:22:36: error: spec.providerConfig.countFaultDomains[0].count: expected a whole number from "
             "-2147483648 to 2147483647, got the text 'two'\n");
  BOOST_TEST(told(with(kProfile, "northeurope, count: 2", "northeurope, count: '2'")) ==
             "a.yaml:22:36: error: spec.providerConfig.countFaultDomains[0].count: expected a whole number from "
             "-2147483648 to 2147483647, got the text '2'; write it without quotes\n");
}

BOOST_AUTO_TEST_CASE(a_signed_url_in_the_wrong_place_is_not_quoted) {
  BOOST_TEST(told(with_config("        diagnosticsProfile: https://x.example/?sig=1\n")) ==
             "a.yaml:37:29: error: spec.provider.workers[0].providerConfig.diagnosticsProfile: expected a map, got a "
             "text\n");
  const std::string version = "        apiVersion: " + std::string(kVersion) + "\n        kind: WorkerConfig\n";
  BOOST_TEST(told(with(with_config(""), version,
                       "        kind: https://u:p@x.example\n        apiVersion: " + std::string(kVersion) + "\n")) ==
             "a.yaml:35:15: error: spec.provider.workers[0].providerConfig.kind: expected 'WorkerConfig', got another "
             "text; write 'kind: WorkerConfig'\n");
}

BOOST_AUTO_TEST_CASE(type_meta) {
  const std::string version = "        apiVersion: " + std::string(kVersion) + "\n        kind: WorkerConfig\n";
  BOOST_TEST(told(with(with_config(""), version, "        kind: WorkerCfg\n        apiVersion: v9\n")) ==
             "a.yaml:36:21: error: spec.provider.workers[0].providerConfig.apiVersion: expected '" +
                 std::string(kVersion) + "', got 'v9'; write 'apiVersion: " + std::string(kVersion) +
                 "'\n"
                 "a.yaml:35:15: error: spec.provider.workers[0].providerConfig.kind: expected 'WorkerConfig', got "
                 "'WorkerCfg'; write 'kind: WorkerConfig'\n");
  BOOST_TEST(told(with(with_config(""), version, "        kind: WorkerConfig\n")) ==
             "a.yaml:35:9: error: spec.provider.workers[0].providerConfig.apiVersion: expected '" +
                 std::string(kVersion) + "', got nothing; write 'apiVersion: " + std::string(kVersion) + "'\n");
}

BOOST_AUTO_TEST_CASE(other_providers_are_left_alone) {
  BOOST_TEST(told(with(kZonedShoot, "    type: azure\n", "    type: other\n")) == "");
}

BOOST_AUTO_TEST_CASE(versions_without_mapping_are_a_warning) {
  const std::string profile = with(kProfile, "      - {version: 1.0.0, urn", "      - {version: 1.0.1, urn");
  BOOST_TEST(told(profile) ==
             "a.yaml:12:16: spec.machineImages[0].versions[0]: machine image 'gardenlinux' has no entry for version "
             "'1.0.0' in providerConfig.machineImages, so new pools cannot get it; add one\n");
}

/// S34: the entries are one choice too many.
BOOST_AUTO_TEST_CASE(entries_that_nobody_can_tell_apart_are_a_warning) {
  const std::string entry = "      - {version: 1.0.0, urn: \"a:b:c:d\"}\n";
  const auto doubled = [&](const std::string& more) {
    return told(with(kProfile, entry, entry + "      - {version: 1.0.0, urn: \"e:f:g:h\"" + more + "}\n"));
  };
  const std::string where = "spec.providerConfig.machineImages[0].versions[1]: a second entry for '1.0.0'";
  BOOST_TEST(doubled("").find(where) != std::string::npos);
  BOOST_TEST(doubled(", architecture: amd64").find(where) != std::string::npos);
  BOOST_TEST(doubled(", architecture: arm64") == "");
  BOOST_TEST(doubled(", acceleratedNetworking: true") == "");
}

BOOST_AUTO_TEST_CASE(control_planes) {
  const std::string config = "    controlPlaneConfig:\n      apiVersion: " + std::string(kVersion) +
                             "\n      kind: ControlPlaneConfig\n      ";
  const auto with_control_plane = [&](const std::string& line) {
    return told(with(kZonedShoot, "    type: azure\n", "    type: azure\n" + config + line + "\n"));
  };
  BOOST_TEST(with_control_plane("cloudControllerManager: {featureGates: {AllAlpha: true}}") == "");
  BOOST_TEST(
      with_control_plane("cloudControllerManger: {}")
          .ends_with("the API does not know the field spec.provider.controlPlaneConfig.cloudControllerManger; did "
                     "you mean 'cloudControllerManager'?\n"));
  BOOST_TEST(with_control_plane("cloudControllerManager: {featureGates: {AllAlpha: 'true'}}")
                 .find("spec.provider.controlPlaneConfig.cloudControllerManager.featureGates[AllAlpha]: expected") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_operators_documentation_is_read_without_an_error) {
  // docs/operations/operations.md@v1.62.1; it maps a version more than it offers.
  BOOST_TEST(told(R"(apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata:
  name: azure
spec:
  type: azure
  kubernetes:
    versions:
    - version: 1.32.0
    - version: 1.31.1
      expirationDate: "2025-10-28T23:59:59Z"
  machineImages:
  - name: coreos
    versions:
    - version: 2135.6.0
  machineTypes:
  - name: Standard_D3_v2
    cpu: "4"
    gpu: "0"
    memory: 14Gi
  - name: Standard_D4_v3
    cpu: "4"
    gpu: "0"
    memory: 16Gi
  volumeTypes:
  - name: Standard_LRS
    class: standard
    usable: true
  regions:
  - name: westeurope
  providerConfig:
    apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    machineTypes:
    - name: Standard_D3_v2
      acceleratedNetworking: true
    - name: Standard_D4_v3
    countUpdateDomains:
    - region: westeurope
      count: 5
    countFaultDomains:
    - region: westeurope
      count: 3
    machineImages:
    - name: coreos
      versions:
      - version: 2303.3.0
        urn: CoreOS:CoreOS:Stable:2303.3.0
        # architecture: amd64 # optional
        acceleratedNetworking: true
      - version: 2135.6.0
        urn: "CoreOS:CoreOS:Stable:2135.6.0"
)") == "");
}

BOOST_AUTO_TEST_CASE(statuses_of_the_infrastructure_are_read_leniently_those_of_workers_strictly) {
  const std::string object =
      "---\napiVersion: extensions.gardener.cloud/v1alpha1\nkind: KIND\nmetadata: {name: s, "
      "namespace: n1}\nspec: {type: azure, region: r}\nstatus:\n  providerStatus: {apiVersion: " +
      std::string(kVersion) + ", kind: KINDStatus, newer: 1}\n";
  const auto of = [&](const std::string& kind) {
    std::string text = object;
    for (auto at = text.find("KIND"); at != std::string::npos; at = text.find("KIND")) text.replace(at, 4, kind);
    return told(text);
  };
  BOOST_TEST(of("Infrastructure") == "");
  BOOST_TEST(of("Worker").find("does not know the field status.providerStatus.newer") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

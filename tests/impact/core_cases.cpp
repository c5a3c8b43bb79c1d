// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/impact/core_cases.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"

namespace gprov::tests {

namespace {

constexpr const char* kSample = R"(apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata:
  name: harbor
  namespace: garden-port
  # uid
spec:
  cloudProfile: {kind: CloudProfile, name: az}
  credentialsBindingName: port-azure
  region: westeurope
  kubernetes:
    version: 1.34.5
    # kubelet of the Shoot
    # kubeProxy
  networking: {type: calico, pods: 100.64.0.0/12, services: 100.80.0.0/13, nodes: 10.180.0.0/16}
  provider:
    type: azure
    infrastructureConfig:
      apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      zoned: true
      networks: {vnet: {cidr: 10.180.0.0/16}, workers: 10.180.0.0/19}
    workers:
    - name: apps
      minimum: 3
      maximum: 6
      machine:
        type: Standard_D4s_v5
        image: {name: gardenlinux, version: 1877.3.0}
      volume: {type: Premium_LRS, size: 64Gi}
      # kubernetes of the worker
      # providerConfig
      # updateStrategy
      zones: ['1', '2']
  # systemComponents
  # maintenance
  # hibernation
# status
---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: az}
spec:
  type: azure
  kubernetes:
    versions:
    - {version: 1.33.9}
    - {version: 1.34.5}
    - {version: 1.34.8}
    - {version: 1.35.5}
    # more versions
  machineImages:
  - name: gardenlinux
    versions:
    - {version: 1877.3.0, inPlaceUpdates: {supported: true}}
    - {version: 1877.5.0, inPlaceUpdates: {supported: true}}
    # more images
  machineTypes:
  - {name: Standard_D4s_v5, cpu: '4', gpu: '0', memory: 16Gi}
  volumeTypes:
  - {name: Premium_LRS, class: premium}
  regions:
  - {name: westeurope, zones: [{name: '1'}, {name: '2'}, {name: '3'}]}
  providerConfig:
    apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    machineImages:
    - name: gardenlinux
      versions:
      - {version: 1877.3.0, urn: 'sap:gardenlinux:greatest:1877.3.0'}
      - {version: 1877.5.0, urn: 'sap:gardenlinux:greatest:1877.5.0'}
      - {version: 1877.9.0, urn: 'sap:gardenlinux:greatest:1877.9.0'}
)";

model::Objects read(const std::string& name, const Edits& edits) {
  std::string text = kSample;
  for (const Edit& edit : edits) {
    const std::size_t at = text.find(edit.text);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, edit.text << " is not in the sample");
    text.replace(at, edit.text.size(), edit.replacement);
  }
  manifest::ReadResult result = manifest::read(std::make_shared<const manifest::Source>(manifest::Source{name, text}));
  BOOST_TEST(result.problems.empty());
  return model::decode(std::move(result.documents), {});
}

}  // namespace

impact::Impact compare(const Edits& before, const Edits& after, const Setting& setting) {
  impact::Options options;
  const auto gardener = hashing::parse_version(setting.gardener);
  const auto azure = hashing::parse_version("1.62.1");
  options.gardener = {gardener, gardener};
  options.extensions["azure"] = {azure, azure};
  options.now = hashing::unix_seconds("2026-08-21T00:00:00Z").value();
  for (gardener::Environment* side : {&options.assumptions.before, &options.assumptions.after}) {
    side->new_worker_pool_hash = setting.gate;
    side->in_place_node_updates = true;
    side->gke_reservations = setting.gke;
  }
  if (setting.hash_version) options.assumptions.before.hash_versions["apps"] = *setting.hash_version;
  options.assumptions.before.recorded_hash_versions = setting.recorded;
  return impact::analyze(read("old.yaml", before), read("new.yaml", after), options);
}

std::string answer(const impact::Impact& impact) {
  if (impact.shoots.size() != 1) return "no Shoot";
  for (const impact::Pool& pool : impact.shoots[0].pools) {
    if (pool.name != "apps") continue;
    const std::string text(impact::word(pool.verdict));
    return pool.verdict == impact::Verdict::none ? text : text + " " + pool.reasons.at(0).rule;
  }
  return "no pool";
}

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const std::string actual = answer(compare(one.before, one.after, one.setting));
    BOOST_TEST(actual == one.expected, one.what << ": " << actual << " instead of " << one.expected);
  }
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/azure/sample.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "analyzer/manifest/document.hpp"

namespace gprov::tests {

const std::string kProfile = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata:
  name: az
spec:
  type: azure
  kubernetes:
    versions: [{version: 1.34.1}, {version: 1.35.1}]
  machineImages:
  - name: gardenlinux
    versions: [{version: 1.0.0, architectures: [amd64], cri: [{name: containerd}]}]
  machineTypes:
  - {name: Standard_D2s_v5, cpu: "2", gpu: "0", memory: 8Gi}
  regions: [{name: westeurope, zones: [{name: "1"}, {name: "2"}]}, {name: northeurope}]
  volumeTypes: [{name: Premium_LRS, class: premium}]
  providerConfig:
    apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    countUpdateDomains: [{region: westeurope, count: 5}]
    countFaultDomains:
    - {region: northeurope, count: 2}
    - {region: westeurope, count: 3}
    machineTypes: [{name: Standard_D2s_v5, acceleratedNetworking: true}]
    machineImages:
    - name: gardenlinux
      versions:
      - {version: 1.0.0, urn: "a:b:c:d"}
)";

const std::string kZonedShoot = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata:
  name: s
  namespace: garden-p
spec:
  region: westeurope
  cloudProfile: {kind: CloudProfile, name: az}
  credentialsBindingName: c
  kubernetes: {version: 1.34.1}
  networking: {type: calico, nodes: 10.250.0.0/16}
  provider:
    type: azure
    infrastructureConfig:
      apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      zoned: true
      networks:
        vnet: {cidr: 10.250.0.0/16}
        workers: 10.250.0.0/19
    workers:
    - name: a
      minimum: 1
      maximum: 3
      maxSurge: 1
      maxUnavailable: 0
      machine:
        type: Standard_D2s_v5
        architecture: amd64
        image: {name: gardenlinux, version: 1.0.0}
      volume: {type: Premium_LRS, size: 50Gi}
      zones: ["1", "2"]
)";

const std::string kScaleSetShoot =
    with(with(kZonedShoot, "      zoned: true\n", ""), "      zones: [\"1\", \"2\"]\n", "");

std::string with(std::string text, std::string_view piece, std::string_view replacement) {
  const auto at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error("not there exactly once: " + std::string(piece));
  }
  return text.replace(at, piece.size(), replacement);
}

model::Objects decoded(const std::string& yaml) {
  auto source = std::make_shared<manifest::Source>();
  source->name = "a.yaml";
  source->bytes = yaml;
  manifest::ReadResult read = manifest::read(source);
  for (const auto& problem : read.problems) BOOST_ERROR(problem.message);
  model::Objects objects = model::decode(std::move(read.documents), {});
  for (const auto& problem : objects.problems) BOOST_ERROR(problem.message);
  return objects;
}

std::unique_ptr<Case> compared(const std::string& before, const std::string& after) {
  auto result = std::make_unique<Case>();
  result->before = decoded(before);
  result->after = decoded(after);
  const auto shoot = [](const model::Objects& objects) {
    return objects.shoots.empty() ? nullptr : &objects.shoots.front();
  };
  gardener::Environment environment;
  environment.gardener = hashing::parse_version("1.149.3").value();
  environment.extension = hashing::parse_version("1.62.1").value();
  environment.library = hashing::parse_version("1.144.2").value();
  environment.now = 1'800'000'000;
  result->profiles = impact::read_profiles(result->before, result->after, {environment, environment});
  result->pair =
      impact::build(shoot(result->before), shoot(result->after), {result->before, result->after, result->profiles},
                    {environment, environment}, impact::Update::apply);
  const auto side = [](const std::unique_ptr<impact::State>& state) { return state ? &state->side : nullptr; };
  result->plans = providers::find("azure")->plan(side(result->pair.before), side(result->pair.after));
  return result;
}

const providers::Deployment& Case::old_one(std::size_t index) const {
  return plans.old_plan.value().pools.at(0).deployments.at(index);
}

const providers::Deployment& Case::new_one(std::size_t index) const {
  return plans.new_plan.value().pools.at(0).deployments.at(index);
}

std::string Case::verdict(std::size_t index) const { return tests::verdict(old_one(index), new_one(index)); }

std::string verdict(const providers::Deployment& before, const providers::Deployment& after) {
  using hashing::Equality;
  const Equality equality = hashing::compare(before.data, after.data);
  if (equality == Equality::unknown) return "unknown";
  if (equality == Equality::different) return "roll";
  std::map<std::pair<std::string, std::string>, hashing::DatumValue> old_items, new_items;
  for (const auto& item : before.content.items()) old_items[{item.rule, item.key}] = item.value;
  for (const auto& item : after.content.items()) new_items[{item.rule, item.key}] = item.value;
  if (old_items.size() != new_items.size()) return "drift";
  std::string result = "none";
  for (const auto& [key, value] : old_items) {
    const auto other = new_items.find(key);
    const Equality items = other == new_items.end() ? Equality::different : hashing::compare(value, other->second);
    if (items == Equality::different) return "drift";
    if (items == Equality::unknown) result = "unknown";
  }
  return result;
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/openstack/sample.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <memory_resource>
#include <stdexcept>

#include "analyzer/manifest/document.hpp"

namespace gprov::tests {

const std::string kProfile = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: os}
spec:
  type: openstack
  kubernetes: {versions: [{version: 1.34.1}, {version: 1.35.1}]}
  machineImages:
  - name: gardenlinux
    versions: [{version: 1.0.0, architectures: [amd64], cri: [{name: containerd}]}]
  machineTypes:
  - {name: c4m8, cpu: "4", gpu: "0", memory: 8Gi, storage: {class: standard, type: default, size: 40Gi}}
  regions: [{name: eu-1, zones: [{name: eu-1a}, {name: eu-1b}]}]
  providerConfig:
    apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    keystoneURL: https://keystone.example.com
    serverGroupPolicies: [soft-anti-affinity, anti-affinity, affinity]
    constraints:
      floatingPools: [{name: ext, region: eu-1}]
      loadBalancerProviders: [{name: octavia}]
    machineImages:
    - name: gardenlinux
      versions:
      - {version: 1.0.0, image: gl-global, regions: [{name: eu-1, id: gl-eu-1}]}
)";

const std::string kShoot = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata: {name: s, namespace: garden-p}
spec:
  region: eu-1
  cloudProfile: {kind: CloudProfile, name: os}
  credentialsBindingName: c
  kubernetes: {version: 1.34.1}
  networking: {type: calico, pods: 100.64.0.0/12, nodes: 10.250.0.0/16}
  provider:
    type: openstack
    infrastructureConfig:
      apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      floatingPoolName: ext
      networks: {workers: 10.250.0.0/19}
    controlPlaneConfig:
      apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1
      kind: ControlPlaneConfig
      loadBalancerProvider: octavia
    workers:
    - name: a
      minimum: 1
      maximum: 3
      machine: {type: c4m8, architecture: amd64, image: {name: gardenlinux, version: 1.0.0}}
      zones: [eu-1a]
)";

const std::string kInfrastructure = R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Infrastructure
metadata: {name: s, namespace: shoot--p--s}
spec: {type: openstack, region: eu-1}
status:
  providerStatus:
    apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1
    kind: InfrastructureStatus
    networks: {id: net-1, subnets: [{purpose: nodes, id: sub-1}]}
    node: {keyName: key-1}
    securityGroups: [{purpose: nodes, id: sg-1, name: group-1}]
)";

const std::string kWorker = R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Worker
metadata: {name: s, namespace: shoot--p--s}
spec: {type: openstack, region: eu-1}
)";

std::string with(std::string text, std::string_view piece, std::string_view replacement) {
  const auto at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error("not there exactly once: " + std::string(piece));
  }
  return text.replace(at, piece.size(), replacement);
}

std::string shoot_with(const std::string& fields) {
  return kShoot +
         "      providerConfig: {apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1, kind: "
         "WorkerConfig, " +
         fields + "}\n";
}

std::string worker_with(const std::string& id, const std::string& name) {
  return kWorker +
         "status: {providerStatus: {apiVersion: openstack.provider.extensions.gardener.cloud/v1alpha1, kind: "
         "WorkerStatus, serverGroupDependencies: [{poolName: a, id: " +
         id + ", name: " + name + "}]}}\n";
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

gardener::Environment environment(const std::string& extension) {
  gardener::Environment environment;
  environment.gardener = hashing::parse_version("1.144.0").value();
  environment.extension = hashing::parse_version(extension).value();
  environment.library = providers::find("openstack")->library(environment.extension);
  environment.now = 1'800'000'000;
  return environment;
}

std::unique_ptr<Case> compared(const std::string& before, const std::string& after, const std::string& extension) {
  auto result = std::make_unique<Case>();
  result->before = decoded(before);
  result->after = decoded(after);
  const auto shoot = [](const model::Objects& objects) {
    return objects.shoots.empty() ? nullptr : &objects.shoots.front();
  };
  result->profiles =
      impact::read_profiles(result->before, result->after, {environment(extension), environment(extension)});
  result->pair =
      impact::build(shoot(result->before), shoot(result->after), {result->before, result->after, result->profiles},
                    {environment(extension), environment(extension)}, impact::Update::apply);
  const auto side = [](const std::unique_ptr<impact::State>& state) { return state ? &state->side : nullptr; };
  result->plans = providers::find("openstack")->plan(side(result->pair.before), side(result->pair.after));
  return result;
}

const providers::Deployment& Case::old_one(std::size_t index) const {
  return plans.old_plan.value().pools.at(0).deployments.at(index);
}

const providers::Deployment& Case::new_one(std::size_t index) const {
  return plans.new_plan.value().pools.at(0).deployments.at(index);
}

namespace {

using Items = std::map<std::pair<std::string, std::string>, hashing::DatumValue>;

Items items(const providers::Deployment& deployment) {
  Items result;
  for (const auto& item : deployment.content.items()) result[{item.rule, item.key}] = item.value;
  return result;
}

std::vector<std::string> of(const std::vector<gardener::Rejection>& rejections, const std::string& object) {
  std::vector<std::string> result;
  for (const gardener::Rejection& one : rejections) {
    BOOST_TEST(one.object == object);
    BOOST_TEST(one.by == "extension-validator");
    result.push_back(one.path.empty() ? one.message : one.type + " " + one.path);
  }
  return result;
}

}  // namespace

std::vector<std::string> Case::drifts() const {
  std::vector<std::string> result;
  const Items before_items = items(old_one()), after_items = items(new_one());
  for (const auto& [key, value] : before_items) {
    const auto other = after_items.find(key);
    if (other == after_items.end() || hashing::compare(value, other->second) != hashing::Equality::equal) {
      result.push_back(key.first);
    }
  }
  for (const auto& [key, value] : after_items) {
    if (!before_items.contains(key)) result.push_back(key.first);
  }
  return result;
}

std::string Case::verdict(std::size_t index) const {
  const hashing::Equality equality = hashing::compare(old_one(index).data, new_one(index).data);
  if (equality == hashing::Equality::unknown) return "unknown";
  if (equality == hashing::Equality::different) return "roll";
  return items(old_one(index)) == items(new_one(index)) ? "none" : "drift";
}

std::string Case::error() const {
  const auto& errors = plans.new_plan.value().errors;
  return errors.empty() ? std::string() : errors.front().message;
}

std::vector<std::string> refused(const std::string& old, const std::string& shoot, const std::string& profile,
                                 const std::string& extension) {
  const model::Objects before = decoded(old), after = decoded(shoot), profiles = decoded(profile);
  model::Shoot changed = after.shoots.front().value;
  const model::CloudProfileSpec* spec =
      profiles.cloud_profiles.empty() ? nullptr : &profiles.cloud_profiles.front().value.spec;
  const gardener::Environment settings = environment(extension);
  std::pmr::monotonic_buffer_resource arena;
  std::vector<gardener::Rejection> rejections;
  providers::find("openstack")
      ->validate({changed, before.shoots.empty() ? nullptr : &before.shoots.front().value, spec, spec, settings, arena,
                  rejections});
  return of(rejections, "Shoot");
}

std::vector<std::string> refused_profile(const std::string& profile, const std::string& extension) {
  const model::Objects profiles = decoded(profile);
  const gardener::Environment settings = environment(extension);
  std::vector<gardener::Rejection> rejections;
  providers::find("openstack")
      ->validate_profile({profiles.cloud_profiles.front().value.spec, nullptr, settings, rejections, "openstack"});
  return of(rejections, "CloudProfile");
}

}  // namespace gprov::tests

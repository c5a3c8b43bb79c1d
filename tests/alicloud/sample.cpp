// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/alicloud/sample.hpp"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::tests::alicloud {

const std::string kProfile = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: ali}
spec:
  type: alicloud
  kubernetes: {versions: [{version: 1.34.1}]}
  machineImages:
  - name: linux
    versions: [{version: 1.0.0, architectures: [amd64], cri: [{name: containerd}]}]
  machineTypes: [{name: ecs.g6.large, cpu: "2", gpu: "0", memory: 8Gi}]
  regions: [{name: cn-shanghai, zones: [{name: za}, {name: zb}, {name: zc}]}]
  volumeTypes: [{name: cloud_essd, class: premium}]
  providerConfig:
    apiVersion: alicloud.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    machineImages:
    - name: linux
      versions:
      - version: 1.0.0
        regions: [{name: eu-central-1, id: m-eu}, {name: cn-shanghai, id: m-cn}]
)";

const std::string kShoot = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata: {name: s, namespace: garden-p}
spec:
  region: cn-shanghai
  cloudProfile: {kind: CloudProfile, name: ali}
  credentialsBindingName: c
  kubernetes: {version: 1.34.1}
  networking: {type: calico, nodes: 10.250.0.0/16, pods: 10.96.0.0/12, services: 10.80.0.0/13}
  provider:
    type: alicloud
    controlPlaneConfig:
      apiVersion: alicloud.provider.extensions.gardener.cloud/v1alpha1
      kind: ControlPlaneConfig
    infrastructureConfig:
      apiVersion: alicloud.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      networks:
        vpc: {cidr: 10.250.0.0/16}
        zones:
        - {name: za, workers: 10.250.0.0/19}
        - {name: zb, workers: 10.250.32.0/19}
    workers:
    - name: a
      minimum: 1
      maximum: 3
      machine: {type: ecs.g6.large, architecture: amd64, image: {name: linux, version: 1.0.0}}
      volume: {type: cloud_essd, size: 50Gi}
      dataVolumes:
      - {name: one, type: cloud_essd, size: 20Gi, encrypted: false}
      - {name: two, type: cloud_essd, size: 30Gi, encrypted: false}
      zones: [za, zb]
)";

const std::string kInfrastructure = R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Infrastructure
metadata: {name: s, namespace: shoot--p--s}
spec: {type: alicloud, region: cn-shanghai}
status:
  providerStatus:
    apiVersion: alicloud.provider.extensions.gardener.cloud/v1alpha1
    kind: InfrastructureStatus
    vpc:
      id: vpc-1
      vswitches: [{purpose: nodes, id: vsw-a, zone: za}, {purpose: nodes, id: vsw-b, zone: zb}]
      securityGroups: [{purpose: nodes, id: sg-1}]
    machineImages:
    - {name: linux, version: 1.0.0, id: m-cn}
    - {name: linux, version: 1.0.0, id: m-copy, encrypted: true}
)";

std::string with(std::string text, std::string_view piece, std::string_view replacement) {
  const auto at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error("not there exactly once: " + std::string(piece));
  }
  return text.replace(at, piece.size(), replacement);
}

namespace {

model::Objects decoded(const std::string& yaml) {
  manifest::ReadResult read =
      manifest::read(std::make_shared<const manifest::Source>(manifest::Source{"a.yaml", yaml}));
  for (const auto& problem : read.problems) BOOST_ERROR(problem.message);
  return model::decode(std::move(read.documents), {});
}

std::string lines(const impact::Shoot& shoot) {
  std::string text;
  for (const impact::Pool& pool : shoot.pools) {
    text += pool.name + ": " + std::string(impact::word(pool.verdict));
    for (const impact::Reason& reason : pool.reasons) {
      if (reason.effect != impact::Verdict::none) text += " " + reason.rule + " " + reason.path;
    }
    text += "\n";
  }
  for (const impact::Refusal& refusal : shoot.rejections) {
    text += "refused " + refusal.what.object + " " + refusal.what.by + " " + refusal.what.type + " " +
            refusal.what.path + "\n";
  }
  for (const impact::Refusal& error : shoot.reconcile_errors) text += "fails: " + error.what.message + "\n";
  return text;
}

}  // namespace

std::string outcome(const std::string& before, const std::string& after, const Told& told) {
  impact::Options options;
  const auto gardener = hashing::parse_version(told.gardener);
  const auto extension = hashing::parse_version(told.extension);
  options.gardener = {gardener, gardener};
  options.extensions["alicloud"] = {extension, extension};
  for (gardener::Environment* side : {&options.assumptions.before, &options.assumptions.after}) {
    side->images_owned_by_alicloud = told.images_owned_by_alicloud;
    if (told.hash_version_1) side->hash_versions["*"] = 1;
  }
  if (told.hash_version_1) options.assumptions.before.recorded_hash_versions = {1, 2};
  options.now = 1'780'000'000;
  const impact::Impact impact = impact::analyze(decoded(before), decoded(after), options);
  std::string text;
  for (const impact::Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity == manifest::Severity::error) text += "error: " + diagnostic.message + "\n";
  }
  return impact.shoots.size() == 1 ? text + lines(impact.shoots.front()) : text + "not one Shoot\n";
}

std::string of_shoot(std::string_view piece, std::string_view replacement, const Told& told) {
  return outcome(kProfile + kShoot, kProfile + with(kShoot, piece, replacement), told);
}

}  // namespace gprov::tests::alicloud

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/aws/sample.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <stdexcept>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"

namespace gprov::tests::aws {

const std::string kProfile = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: a}
spec:
  type: aws
  kubernetes:
    versions: [{version: 1.34.1}, {version: 1.33.1}, {version: 1.28.1}]
  machineImages:
  - name: linux
    versions: [{version: 1.0.0, cri: [{name: containerd}]}]
  machineTypes:
  - {name: m5.large, cpu: "2", gpu: "0", memory: 8Gi}
  - {name: m5.xlarge, cpu: "4", gpu: "0", memory: 16Gi}
  volumeTypes: [{name: gp3, class: standard}, {name: gp2, class: standard}, {name: io1, class: premium}]
  regions: [{name: eu-west-1, zones: [{name: za}, {name: zb}, {name: zc}]}]
  providerConfig:
    apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    machineImages:
    - name: linux
      versions:
      - version: 1.0.0
        regions: [{name: us-east-1, ami: ami-us}, {name: eu-west-1, ami: ami-eu}]
)";

const std::string kShoot = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata: {name: s, namespace: garden-p}
spec:
  region: eu-west-1
  cloudProfile: {kind: CloudProfile, name: a}
  credentialsBindingName: c
  kubernetes: {version: 1.34.1}
  networking: {type: calico, nodes: 10.250.0.0/16, pods: 10.96.0.0/12, services: 10.80.0.0/13}
  provider:
    type: aws
    controlPlaneConfig:
      apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1
      kind: ControlPlaneConfig
    infrastructureConfig:
      apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      networks:
        vpc: {cidr: 10.250.0.0/16}
        zones:
        - {name: za, workers: 10.250.0.0/19, public: 10.250.128.0/22, internal: 10.250.132.0/22}
        - {name: zb, workers: 10.250.32.0/19, public: 10.250.136.0/22, internal: 10.250.140.0/22}
    workers:
    - name: a
      minimum: 2
      maximum: 4
      machine: {type: m5.large, architecture: amd64, image: {name: linux, version: 1.0.0}}
      volume: {type: gp3, size: 50Gi}
      dataVolumes:
      - {name: one, type: gp3, size: 20Gi}
      - {name: two, type: gp2, size: 30Gi, encrypted: false}
      zones: [za, zb]
)";

const std::string kInfrastructure = R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Infrastructure
metadata: {name: s, namespace: shoot--p--s}
spec: {type: aws, region: eu-west-1}
status:
  providerStatus:
    apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1
    kind: InfrastructureStatus
    ec2: {keyName: key}
    iam: {instanceProfiles: [{purpose: nodes, name: profile}]}
    vpc:
      id: vpc-1
      subnets: [{purpose: nodes, id: subnet-a, zone: za}, {purpose: nodes, id: subnet-b, zone: zb}]
      securityGroups: [{purpose: nodes, id: sg-1}]
)";

std::string with(std::string text, std::string_view piece, std::string_view replacement) {
  const auto at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error("not there exactly once: " + std::string(piece));
  }
  return text.replace(at, piece.size(), replacement);
}

std::string with_config(const std::string& lines, const std::string& shoot) {
  return with_worker(
      "      providerConfig:\n        apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1\n"
      "        kind: WorkerConfig\n" +
          lines,
      shoot);
}

std::string with_worker(const std::string& lines, const std::string& shoot) {
  return with(shoot, "      zones: [z", lines + "      zones: [z");
}

std::string at_1_33(const std::string& shoot) { return with(shoot, "version: 1.34.1", "version: 1.33.1"); }

model::Objects decoded(const std::string& yaml) {
  manifest::ReadResult read =
      manifest::read(std::make_shared<const manifest::Source>(manifest::Source{"a.yaml", yaml}));
  for (const auto& problem : read.problems) BOOST_ERROR(problem.message);
  return model::decode(std::move(read.documents), {});
}

namespace {

std::string lines(const impact::Shoot& shoot) {
  std::string text;
  for (const impact::Pool& pool : shoot.pools) {
    text += pool.name + ": " + std::string(impact::word(pool.verdict));
    for (const impact::Reason& reason : pool.reasons) text += " " + reason.rule + " " + reason.path;
    text += "\n";
  }
  for (const impact::Refusal& refusal : shoot.rejections) {
    text += "refused " + refusal.what.by + " " + refusal.what.type + " " + refusal.what.path + "\n";
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
  options.extensions["aws"] = {extension, extension};
  if (told.hash_version_1) {
    for (gardener::Environment* side : {&options.assumptions.before, &options.assumptions.after}) {
      side->hash_versions["*"] = 1;
    }
    options.assumptions.before.recorded_hash_versions = {1, 2};
  }
  options.now = 1'780'000'000;
  const impact::Impact impact = impact::analyze(decoded(before), decoded(after), options);
  for (const impact::Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity == manifest::Severity::error) BOOST_ERROR(diagnostic.message);
  }
  return impact.shoots.size() == 1 ? lines(impact.shoots.front()) : "not one Shoot\n";
}

std::string of_shoots(const std::string& before, const std::string& after, const Told& told) {
  return outcome(kProfile + before, kProfile + after, told);
}

}  // namespace gprov::tests::aws

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/gcp/sample.hpp"

#include <sstream>
#include <stdexcept>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::tests {

const std::string kProfile = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: g}
spec:
  type: gcp
  kubernetes:
    versions: [{version: 1.34.1}, {version: 1.35.1}]
  machineImages:
  - name: gardenlinux
    versions: [{version: 1.0.0, architectures: [amd64], cri: [{name: containerd}]}]
  machineTypes:
  - {name: n2-standard-4, cpu: "4", gpu: "0", memory: 16Gi}
  - {name: c3-metal, cpu: "4", gpu: "0", memory: 16Gi}
  regions: [{name: europe-west1, zones: [{name: b}, {name: c}, {name: d}]}]
  volumeTypes: [{name: pd-ssd, class: premium}, {name: hyperdisk-extreme, class: premium}]
  providerConfig:
    apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1
    kind: CloudProfileConfig
    machineImages:
    - name: gardenlinux
      versions:
      - {version: 1.0.0, image: projects/p/image-1}
)";

const std::string kShoot = R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata: {name: s, namespace: garden-p}
spec:
  region: europe-west1
  cloudProfile: {kind: CloudProfile, name: g}
  credentialsBindingName: c
  kubernetes: {version: 1.35.1}
  networking: {type: calico, nodes: 10.250.0.0/16, pods: 100.64.0.0/12, services: 100.80.0.0/13}
  provider:
    type: gcp
    infrastructureConfig:
      apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1
      kind: InfrastructureConfig
      networks:
        workers: 10.250.0.0/19
    controlPlaneConfig:
      apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1
      kind: ControlPlaneConfig
      zone: b
    workers:
    - name: a
      minimum: 2
      maximum: 3
      maxSurge: 1
      maxUnavailable: 0
      machine:
        type: n2-standard-4
        architecture: amd64
        image: {name: gardenlinux, version: 1.0.0}
      volume: {type: pd-ssd, size: 50Gi}
      dataVolumes:
      - {name: x, type: hyperdisk-extreme, size: 10Gi}
      - {name: w, type: pd-ssd, size: 20Gi}
      zones: [b, c]
      providerConfig:
        apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1
        kind: WorkerConfig
)";

namespace {

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, text});
  manifest::ReadResult result = manifest::read(source);
  if (!result.problems.empty()) throw std::logic_error(result.problems.front().message);
  model::Objects objects = model::decode(std::move(result.documents), {});
  if (!objects.problems.empty()) throw std::logic_error(objects.problems.front().message);
  return objects;
}

impact::Impact analyze(const std::string& before, const std::string& after, const hashing::Version& from,
                       const hashing::Version& to) {
  impact::Options options;
  options.gardener = {hashing::gcp::library(from), hashing::gcp::library(to)};
  options.extensions["gcp"] = {from, to};
  options.now = 1'800'000'000;
  return impact::analyze(read("old.yaml", before), read("new.yaml", after), options);
}

}  // namespace

std::string with(std::string text, std::string_view piece, std::string_view replacement) {
  const auto at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error("not there exactly once: " + std::string(piece));
  }
  return text.replace(at, piece.size(), replacement);
}

std::string with_worker(const std::string& fields) {
  return with(kShoot, "      zones: [b, c]\n", "      zones: [b, c]\n" + fields);
}

std::string with_config(const std::string& fields) { return kShoot + fields; }

std::string without_config() { return kShoot.substr(0, kShoot.find("      providerConfig:")); }

impact::Impact analyzed(const std::string& before, const std::string& after, const char* extension) {
  const auto version = hashing::parse_version(extension).value();
  return analyze(before, after, version, version);
}

impact::Impact upgraded(const std::string& state, const char* from, const char* to) {
  return analyze(state, state, hashing::parse_version(from).value(), hashing::parse_version(to).value());
}

std::string verdict(const impact::Impact& impact) {
  const impact::Pool& pool = impact.shoots.at(0).pools.at(0);
  std::string text(impact::word(pool.verdict));
  text += ':';
  for (const impact::Reason& reason : pool.reasons) text += " " + reason.rule + " " + reason.path;
  return text;
}

std::string refusals(const impact::Impact& impact) {
  std::string text;
  for (const impact::Refusal& refusal : impact.shoots.at(0).rejections) {
    if (!refusal.what.by.starts_with("extension-")) continue;
    if (!text.empty()) text += "; ";
    text += refusal.what.type + " " + refusal.what.path;
  }
  return text;
}

std::string refused_line(const impact::Impact& impact, const std::string& after) {
  for (const impact::Refusal& refusal : impact.shoots.at(0).rejections) {
    if (!refusal.what.by.starts_with("extension-")) continue;
    if (!refusal.at) return "nowhere";
    std::istringstream lines(after);
    std::string line;
    for (std::size_t i = 0; i < refusal.at->line; ++i) std::getline(lines, line);
    return line.substr(line.find_first_not_of(" -"));
  }
  return "not refused";
}

std::string problems(const impact::Impact& impact) {
  std::string text;
  for (const impact::Diagnostic& row : impact.diagnostics) {
    if (row.severity == manifest::Severity::error) text += row.message + "\n";
  }
  return text;
}

std::string reconcile_errors(const impact::Impact& impact) {
  std::string text;
  for (const impact::Refusal& error : impact.shoots.at(0).reconcile_errors) text += error.what.message + "\n";
  return text;
}

}  // namespace gprov::tests

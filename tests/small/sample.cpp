// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/small/sample.hpp"

#include <memory>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/go_time.hpp"

namespace gprov::tests::small {
namespace {

/// Lines at a depth, each of `text` in a line of its own.
std::string indented(const std::string& text, const std::string& blanks) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += blanks + text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return out;
}

std::string config(const Sample& one, const std::string& kind, const std::string& lines, const std::string& blanks) {
  return blanks + "apiVersion: " + one.type + ".provider.extensions.gardener.cloud/v1alpha1\n" + blanks +
         "kind: " + kind + "\n" + indented(lines, blanks);
}

std::string shoot(const Sample& one) {
  std::string text = R"(apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata:
  name: tiny
  namespace: garden-dev
  uid: 7c3a
  generation: 4
  annotations: {)" + one.annotations +
                     R"(}
spec:
  cloudProfile: {kind: CloudProfile, name: small}
  secretBindingName: any
  region: r1
  kubernetes: {version: 1.33.5}
  networking: {type: calico, nodes: 10.250.0.0/16, pods: 100.64.0.0/12, services: 100.80.0.0/13)" +
                     one.networking + R"(}
  provider:
    type: )" + one.type +
                     "\n";
  if (!one.infrastructure.empty()) {
    text += "    infrastructureConfig:\n" + config(one, "InfrastructureConfig", one.infrastructure, "      ");
  }
  text += "    controlPlaneConfig:\n" + config(one, "ControlPlaneConfig", one.control_plane, "      ");
  text += R"(    workers:
    - name: pool-a
      minimum: 3
      maximum: 5
      maxSurge: 1
      maxUnavailable: 0
      machine: {type: m5.large, architecture: amd64, image: {name: gardenlinux, version: 1592.9.0}}
      cri: {name: containerd}
)" + indented(one.volume, "      ") +
          indented(one.zones, "      ") + indented(one.more, "      ");
  return text + "status: {technicalID: shoot--dev--tiny, observedGeneration: 4}\n";
}

std::string profile(const Sample& one) {
  return R"(---
apiVersion: core.gardener.cloud/v1beta1
kind: CloudProfile
metadata: {name: small}
spec:
  type: )" +
         one.type + R"(
  kubernetes: {versions: [{version: 1.33.5}]}
  machineImages: [{name: gardenlinux, versions: [{version: 1592.9.0, cri: [{name: containerd}]}]}]
  machineTypes: [{name: )" +
         one.machine_type + R"(, cpu: "2", gpu: "0", memory: 8Gi}]
  regions: [{name: r1, zones: [{name: a}, {name: b}, {name: c}]}]
  providerConfig:
)" + config(one, "CloudProfileConfig", one.profile, "    ");
}

std::string infrastructure(const Sample& one) {
  if (one.status.empty()) return "";
  return R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Infrastructure
metadata: {name: tiny, namespace: shoot--dev--tiny}
spec: {type: )" +
         one.type + R"(, region: r1}
status:
  providerStatus:
)" + config(one, "InfrastructureStatus", one.status, "    ");
}

model::Objects read_text(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, text});
  manifest::ReadResult result = manifest::read(source);
  model::Objects objects = model::decode(std::move(result.documents), {});
  objects.problems.insert(objects.problems.end(), result.problems.begin(), result.problems.end());
  return objects;
}

model::Objects read(const std::string& name, const Sample& one) {
  return read_text(name, shoot(one) + profile(one) + infrastructure(one));
}

impact::Options options_of(const Sample& before, const Sample& after, const std::string& gardener) {
  impact::Options options;
  options.gardener = {hashing::parse_version(gardener), hashing::parse_version(gardener)};
  options.extensions[before.type] = {hashing::parse_version(before.release), hashing::parse_version(after.release)};
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  return options;
}

void join(std::string& all, const std::string& one, const std::string& between = " ") {
  all += (all.empty() ? "" : between) + one;
}

}  // namespace

Sample sample(const std::string& type) {
  Sample one;
  one.type = type;
  const std::string plain = "machineImages: [{name: gardenlinux, versions: [{version: 1592.9.0";
  if (type == "equinixmetal") {
    one.release = "2.20.0";
    one.profile = plain + ", id: e1}]}]";
  } else if (type == "hcloud") {
    one.release = "0.6.42";
    one.infrastructure = "networks: {workers: 10.250.0.0/19}";
    one.profile = plain + ", imageName: garden}]}]\nregions: [{name: r1}]\ndefaultStorageFsType: ext4";
  } else if (type == "ironcore") {
    one.release = "0.6.0";
    one.infrastructure = "networkRef: {name: net}";
    one.profile = plain + ", image: i1, architecture: amd64}]}]";
  } else if (type == "local") {
    one.release = "1.144.0";
    one.zones = "";
    one.profile = plain + ", image: i1}]}]";
  } else if (type == "metal") {
    one.release = "0.27.12";
    one.volume = one.zones = "";
    one.infrastructure = "firewall: {size: s, image: f, networks: [internet]}\npartitionID: a\nprojectID: x1";
    one.annotations = "cluster.metal-stack.io/tenant: t";
    one.profile =
        "metalControlPlanes: {prod: {endpoint: e, partitions: {a: {firewallTypes: [s, t]}}, "
        "firewallControllerVersions: [{version: 2.3.0, classification: supported}]}}";
  } else if (type == "stackit") {
    one.release = "2.20.0";
    one.infrastructure = "floatingPoolName: f\nnetworks: {workers: 10.250.0.0/19}";
    one.profile = plain + ", regions: [{name: r1, id: i1}]}]}]\nconstraints: {floatingPools: [{name: f}]}";
  } else if (type == "vsphere") {
    one.release = "0.33.2";
    one.profile = plain + ", path: p1}]}]\nnamePrefix: x\nregions: [{name: r1}]";
  }
  return one;
}

Judgement judge(const Sample& before, const Sample& after, State state, const std::string& gardener) {
  impact::Options options = options_of(before, after, gardener);
  if (state == State::stored_version_1) {
    options.assumptions.before.hash_versions["*"] = options.assumptions.after.hash_versions["*"] = 1;
  }
  Judgement result;
  const model::Objects old_objects = read("old.yaml", before), new_objects = read("new.yaml", after);
  for (const auto& problem : old_objects.problems) join(result.problems, problem.message, "; ");
  for (const auto& problem : providers::find(after.type)->check(new_objects)) {
    if (problem.severity == manifest::Severity::error) join(result.problems, problem.message, "; ");
  }
  result.impact = impact::analyze(old_objects, new_objects, options);
  if (result.impact.shoots.empty()) return result;
  const impact::Shoot& shoot = result.impact.shoots.front();
  for (const auto& refusal : shoot.rejections)
    join(result.rejections, refusal.what.type + " " + refusal.what.path, "; ");
  for (const auto& refusal : shoot.reconcile_errors) join(result.reconcile_errors, refusal.what.message, "; ");
  for (const impact::Pool& pool : shoot.pools) {
    result.verdict = impact::word(pool.verdict);
    for (const auto& deployment : pool.machine_deployments) {
      join(result.deployments, deployment.name);
      const auto* name = std::get_if<std::string>(&deployment.class_name.after);
      join(result.classes, name == nullptr ? "?" : *name);
    }
    for (const auto& reason : pool.reasons) join(result.reasons, reason.rule);
  }
  return result;
}

std::string refused_when_new(const Sample& one) {
  // The API server gives it its uid.
  std::string text = shoot(one);
  const std::string uid = "  uid: 7c3a\n";
  text.erase(text.find(uid), uid.size());
  const impact::Impact impact = impact::analyze(
      read_text("old.yaml", profile(one)), read_text("new.yaml", text + profile(one)), options_of(one, one, "1.144.0"));
  std::string refused;
  for (const auto& refusal : impact.shoots.front().rejections) {
    join(refused, refusal.what.type + " " + refusal.what.path, "; ");
  }
  return refused;
}

}  // namespace gprov::tests::small

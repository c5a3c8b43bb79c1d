// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/outline_pair.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/outline.hpp"

namespace gprov::tests {
namespace {

using manifest::Layout;

constexpr std::string_view kYaml = R"(apiVersion: core.gardener.cloud/v1beta1
kind: Shoot
metadata:
  annotations:
    dashboard.gardener.cloud/terminal: "true"
    gardener.cloud/created-by: user-19@example.com
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"core.gardener.cloud/v1beta1","kind":"Shoot","spec":{"purpose":"a \"b\" c"}}
  creationTimestamp: "2025-11-03T09:12:55Z"
  finalizers:
  - gardener
  generation: 12
  labels:
    project.example.org/name: project-8
  managedFields:
  - apiVersion: core.gardener.cloud/v1beta1
    fieldsV1:
      f:metadata:
        .: {}
        f:annotations: {}
    manager: kubectl
    time: "2026-05-11T08:10:01Z"
  - manager: gardenlet
    time: "2026-08-21T11:05:07Z"
  name: shoot-000000
  namespace: garden-p000
  resourceVersion: "1000000000"
  uid: 0b6d1c52-1111-4000-9000-000000000000
spec:
  cloudProfile:
    kind: CloudProfile
    name: az-large
  dns:
    domain: c872780.example.com
  extensions:
  - providerConfig:
      issuers:
      - email: ops-8@example.org
    type: shoot-cert-service
  kubernetes:
    kubelet:
      kubeReserved:
        cpu: 130m
        memory: 3Gi
        pid: 20k
    version: 1.34.4
  maintenance:
    timeWindow:
      begin: 220000+0100
      end: 230000+0100
  provider:
    type: azure
    workers:
    - labels:
        stage: live
        team: team-8
      machine:
        image:
          name: gardenlinux
          version: 1877.3.0
        type: Standard_D4s_v5
      maxSurge: 25%
      maxUnavailable: 0
      maximum: 3
      minimum: 2
      name: general
      providerConfig:
        kind: WorkerConfig
      updateStrategy: AutoRollingUpdate
      volume:
        size: 50Gi
      zones:
      - "1"
    - machine:
        type: Standard_D8s_v5
      maximum: 7
      minimum: 1
      name: memory
      volume:
        size: 60Gi
    workersSettings:
      sshAccess:
        enabled: false
  region: westeurope
  seedName: az-21
status:
  advertisedAddresses:
  - name: external
    url: https://api.c872780.example.com
  clusterIdentity: shoot--p000--shoot-000000-5ae7b3a5-garden
  conditions:
  - lastTransitionTime: "2026-05-11T08:14:09Z"
    message: All is well.
    status: "True"
    type: EveryNodeReady
  constraints:
  - lastUpdateTime: "2026-08-21T11:05:07Z"
    status: "True"
    type: HibernationPossible
  credentials:
    rotation:
      sshKeypair:
        lastInitiationTime: "2026-08-31T11:05:07Z"
        phase: Completed
  gardener:
    id: b1c7
    name: gardenlet-7c9d5f6c5b-x2x7k
    version: v1.144.0
  lastOperation:
    lastUpdateTime: "2026-08-21T11:05:07Z"
    progress: 100
  networking:
    egressCIDRs:
    - 20.251.85.163/32
  observedGeneration: 12
  technicalID: shoot--p000--shoot-000000
)";

constexpr std::string_view kJson =
    R"({"apiVersion":"core.gardener.cloud/v1beta1","kind":"Shoot","metadata":{"annotations":{)"
    R"("kubectl.kubernetes.io/last-applied-configuration":"{\"kind\":\"Shoot\"}\n","a":"b"},"generation":12,)"
    R"("managedFields":[{"manager":"kubectl","time":"2026-05-11T08:10:01Z"},{"fieldsV1":{"f:status":{}}}],)"
    R"("name":"shoot-000000","namespace":"garden-p000","resourceVersion":"1000000000"},"spec":{"cloudProfile":)"
    R"({"kind":"CloudProfile","name":"az-large"},"provider":{"type":"azure","workers":[{"labels":{"team":"team-8"},)"
    R"("maximum":3,"minimum":2,"name":"general","volume":{"size":"50Gi"},"zones":["1"]},{"name":"memory"}]},)"
    R"("region":"westeurope"},"status":{"conditions":[{"lastUpdateTime":"2026-08-21T11:05:07Z","type":"x"}],)"
    R"("observedGeneration":12,"technicalID":"shoot--p000--shoot-000000"}})";

/// The Shoot's own values, and others of equal length.
constexpr std::array kOwn{
    std::pair("user-19@", "b-2.c_d@"),
    std::pair("\\\"b\\\" c", "\\\"x\\\" y"),
    std::pair("2025-11-03T09", "1999-02-28T23"),
    std::pair("12\n", "77\n"),
    std::pair("shoot-000000", "s-0e1-0x1f.z"),
    std::pair("garden-p000", "garden-x.yz"),
    std::pair("1000000000", "0000000009"),
    std::pair("0b6d1c52", "12345678"),
    std::pair("c872780", "x-1-2-3"),
    std::pair("team-8", "n.o-42"),
    std::pair(": 3\n", ": 9\n"),
    std::pair(": 2\n", ": 1\n"),
    std::pair("general", "z-1-2-3"),
    std::pair("50Gi", "91Gi"),
    std::pair("az-21", "qq-99"),
    std::pair("2026-08-21T11:05", "2024-12-01T00:00"),
    std::pair("b1c7", "zz00"),
    std::pair("7c9d5f6c5b", "aaaaaaaaaa"),
    std::pair("project-8", "p0.x_y-z9"),
    std::pair("ops-8@", "a-b.c@"),
    std::pair("130m", "99Gi"),
    std::pair("20k", "7Mi"),
    std::pair("25%", "99%"),
    std::pair("2026-08-31T11", "2024-02-28T00"),
    std::pair("20.251.85.163/32", "a-b-c.d/e_f@g.h1"),
};

std::string replaced(std::string text) {
  for (const auto& [from, to] : kOwn) {
    const std::string_view old(from);
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + old.size())) {
      text.replace(at, old.size(), to);
    }
  }
  return text;
}

constexpr std::array<std::string_view, 32> kPieces = {
    " ",     "\n",     ":", ": ",     "- ",          "\"",   "'",    "#",        " #",        "{",    "}",
    "[",     "]",      ",", "|",      "\t",          "\r\n", "&a ",  "*a",       "? ",        "%",    "---\n",
    "...\n", "!!int ", "0", "x: y\n", "  name: z\n", "\\",   "<<: ", "\xC3\xA9", "\"name\":", "null",
};

/// Three bytes an edit: where (two) and what.
void edit(std::string& text, std::span<const std::uint8_t> bytes) {
  for (; bytes.size() >= 3; bytes = bytes.subspan(3)) {
    if (text.empty()) return;
    const std::size_t at = (bytes[0] * std::size_t{256} + bytes[1]) % text.size();
    const std::size_t what = bytes[2] % 64;
    if (what < kPieces.size()) {
      text.insert(at, kPieces.at(what));
    } else if (what < 40) {
      text.erase(at, what - 31);
    } else if (what < 50) {  // a line twice
      const std::size_t begin = text.rfind('\n', at) + 1, end = std::min(text.find('\n', at), text.size() - 1) + 1;
      constexpr std::size_t kMost = std::size_t{1} << 20U;  // compact JSON is one line, which doubles each time
      if (begin < end && text.size() < kMost) text.insert(begin, text.substr(begin, end - begin));
    } else {  // a line away, or deeper
      const std::size_t begin = text.rfind('\n', at) + 1, end = std::min(text.find('\n', at), text.size() - 1) + 1;
      what < 57 ? text.erase(begin, end - begin) : text.insert(begin, "  ");
    }
  }
}

void append_shape(const manifest::Node& node, std::string& out) {
  out += static_cast<char>('0' + static_cast<int>(node.type));
  for (const manifest::Node& item : node.items()) append_shape(item, out);
  for (const manifest::Member& member : node.members()) {
    out.append(member.key).append(":");
    append_shape(member.value, out);
  }
  out += ';';
}

/// All that reading tells but for the values.
std::string reading_of(const std::string& text) {
  auto source = std::make_shared<manifest::Source>();
  source->bytes = text;
  const manifest::ReadResult result = manifest::read(source);
  std::string told = result.complete ? "complete" : "ended";
  for (const manifest::Problem& problem : result.problems) {
    told += problem.severity == manifest::Severity::error ? " error " : " warning ";
    told += std::to_string(problem.at.line);
  }
  for (const manifest::Document& document : result.documents) {
    append_shape(document.root, told);
    for (const model::FieldError& error : model::check(document.root, model::kShoot, "")) told += " " + error.path;
  }
  return told;
}

std::string compare(std::string_view base, Layout layout, std::span<const std::uint8_t> bytes, std::size_t& compared) {
  std::string a(base), b = replaced(std::string(base));
  edit(a, bytes);
  edit(b, bytes);
  model::Outliner outliner;
  model::Outline of_a, of_b;
  if (!outliner.outline(a, layout, 0, of_a) || !outliner.outline(b, layout, 0, of_b)) return "";
  if (!same_parts(of_a, of_b)) return "";
  ++compared;
  const std::string told_a = reading_of(a), told_b = reading_of(b);
  return told_a == told_b ? "" : "equal parts, read otherwise:\n" + a + "\n" + told_a + "\n" + b + "\n" + told_b;
}

}  // namespace

bool same_parts(const model::PoolOutline& a, const model::PoolOutline& b) {
  return std::tie(a.zones, a.type, a.image, a.rest, a.aparts, a.is_odd) ==
         std::tie(b.zones, b.type, b.image, b.rest, b.aparts, b.is_odd);
}

bool same_parts(const model::Outline& a, const model::Outline& b) {
  return a.frame == b.frame && a.core == b.core && a.bystanders == b.bystanders &&
         std::equal(a.pools.begin(), a.pools.end(), b.pools.begin(), b.pools.end(),
                    [](const auto& one, const auto& other) { return same_parts(one, other); });
}

std::string differs_though_alike(std::span<const std::uint8_t> bytes, std::size_t& compared) {
  std::string complaint = compare(kYaml, Layout::yaml, bytes, compared);
  return complaint.empty() ? compare(kJson, Layout::json, bytes, compared) : complaint;
}

}  // namespace gprov::tests

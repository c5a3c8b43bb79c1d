// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/apply.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <memory_resource>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/tree_merge.hpp"
#include "tests/model/reading.hpp"
#include "tests/support/gzip.hpp"

namespace gprov::tests {
namespace {

using nlohmann::json;

manifest::Document document(const std::string& text) {
  auto source = std::make_shared<manifest::Source>();
  source->bytes = text;
  manifest::ReadResult read = manifest::read(std::move(source));
  return std::move(read.documents.at(0));
}

// Random trees through k8s.io/apimachinery's CreateThreeWayJSONMergePatch v0.35.5 and json-patch's MergePatch v4.13.0.
BOOST_AUTO_TEST_CASE(trees_are_merged_as_kubectl_and_server_do) {
  std::istringstream lines(read_gzip(GPROV_SOURCE_DIR "/fixtures/vectors/apply/three_way.jsonl.gz"));
  std::string line;
  int count = 0;
  while (std::getline(lines, line)) {
    const json vector = json::parse(line);
    const manifest::Document original = document(vector["original"].dump());
    const manifest::Document modified = document(vector["modified"].dump());
    const manifest::Document live = document(vector["live"].dump());
    std::pmr::monotonic_buffer_resource arena;
    const std::string merged =
        manifest::canonical_json(model::merge_trees(&original.root, modified.root, live.root, arena));
    BOOST_TEST(json::parse(merged) == vector["result"], line << "\ngot " << merged);
    ++count;
  }
  BOOST_TEST(count == 600);
}

const std::string kHead =
    "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: {name: a, namespace: garden-x}\n";

struct Applied {
  model::Objects original, modified, live;
  std::pmr::monotonic_buffer_resource arena;
  model::Shoot shoot;

  Applied(const std::string& original_spec, const std::string& modified_spec, const std::string& live_spec)
      : original(decode_text(kHead + "spec: " + original_spec + "\n")),
        modified(decode_text(kHead + "spec: " + modified_spec + "\n")),
        live(decode_text(kHead + "spec: " + live_spec + "\n", {model::StateOption::stored})),
        shoot(model::apply(original.shoots.at(0).value, modified.shoots.at(0).value, live.shoots.at(0).value, arena)) {}
};

BOOST_AUTO_TEST_CASE(what_defaulting_wrote_stays) {
  const Applied applied("{region: x}", "{region: z}",
                        "{region: x, schedulerName: s, kubernetes: {kubelet: {maxPods: 7}}}");
  BOOST_TEST(applied.shoot.spec.region == "z");
  BOOST_TEST(applied.shoot.spec.scheduler_name.value() == "s");
  BOOST_TEST(applied.shoot.spec.kubernetes.kubelet.value().max_pods.value() == 7);
}

BOOST_AUTO_TEST_CASE(what_only_the_original_names_goes) {
  const Applied applied("{schedulerName: s, systemComponents: {nodeLocalDNS: {enabled: true}}}",
                        "{systemComponents: {}}",
                        "{schedulerName: s, systemComponents: {nodeLocalDNS: {enabled: true}, coreDNS: {}}}");
  BOOST_TEST(!applied.shoot.spec.scheduler_name);
  BOOST_TEST(!applied.shoot.spec.system_components.value().node_local_dns);
  BOOST_TEST(applied.shoot.spec.system_components->core_dns.has_value());
}

BOOST_AUTO_TEST_CASE(a_written_zero_is_no_missing_field) {
  // Admission enabled node-local DNS at creation; the manifest says for the first time what it wants.
  const Applied applied("{region: x}", "{region: x, systemComponents: {nodeLocalDNS: {enabled: false}}}",
                        "{region: x, systemComponents: {nodeLocalDNS: {enabled: true}}}");
  BOOST_TEST(!applied.shoot.spec.system_components.value().node_local_dns.value().enabled);
}

BOOST_AUTO_TEST_CASE(a_null_removes_what_defaulting_wrote) {
  const std::string live = "{systemComponents: {nodeLocalDNS: {enabled: true}}}";
  const Applied fresh("{}", "{systemComponents: {nodeLocalDNS: null}}", live);
  BOOST_TEST(!fresh.shoot.spec.system_components.value().node_local_dns);
  // The difference between two manifests with the same null says nothing.
  const Applied repeated("{systemComponents: {nodeLocalDNS: null}}", "{systemComponents: {nodeLocalDNS: null}}", live);
  BOOST_TEST(repeated.shoot.spec.system_components.value().node_local_dns.has_value());
}

BOOST_AUTO_TEST_CASE(a_changed_list_loses_its_nulls_and_an_equal_one_keeps_them) {
  const std::string pool = "{name: w, machine: {type: t}, providerConfig: {volume: null}}";
  const auto config = [](const model::Shoot& shoot) {
    return manifest::canonical_json(*shoot.spec.provider.workers.at(0).provider_config.node);
  };
  const std::string spec = "{provider: {workers: [" + pool + "]}}";
  const Applied changed(spec, spec,
                        "{provider: {workers: [{name: w, machine: {type: t}, maxSurge: 1, providerConfig: {}}]}}");
  BOOST_TEST(config(changed.shoot) == "{}");
  const Applied equal(spec, spec, spec);
  BOOST_TEST(config(equal.shoot) == R"({"volume":null})");
  std::pmr::monotonic_buffer_resource arena;
  BOOST_TEST(config(model::create(equal.original.shoots.at(0).value, arena)) == R"({"volume":null})");
}

BOOST_AUTO_TEST_CASE(labels_are_merged_one_by_one) {
  const auto with = [](const std::string& labels) {
    return decode_text("apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: {name: a, labels: " + labels +
                       "}\n");
  };
  const model::Objects original = with("{a: '1', b: '1'}"), modified = with("{b: '2', c: null, d: ''}"),
                       live = with("{a: '1', b: '1', c: '1', e: '1'}");
  std::pmr::monotonic_buffer_resource arena;
  const model::Shoot shoot =
      model::apply(original.shoots.at(0).value, modified.shoots.at(0).value, live.shoots.at(0).value, arena);
  BOOST_TEST((shoot.metadata.labels == model::StringMap{{"b", "2"}, {"d", ""}, {"e", "1"}}));
}

BOOST_AUTO_TEST_CASE(the_server_keeps_what_is_its_own) {
  const model::Objects live = decode_text(kHead + "status: {technicalID: shoot--x--a}\n");
  const model::Objects modified = decode_text(
      "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: {name: a, uid: u}\nstatus: {technicalID: z}\n");
  std::pmr::monotonic_buffer_resource arena;
  for (const model::Shoot& shoot : {model::apply({}, modified.shoots.at(0).value, live.shoots.at(0).value, arena),
                                    model::replace(modified.shoots.at(0).value, live.shoots.at(0).value)}) {
    BOOST_TEST(shoot.status.technical_id == "shoot--x--a");
    BOOST_TEST(shoot.metadata.uid.empty());
    BOOST_TEST(shoot.metadata.ns == "garden-x");
  }
}

BOOST_AUTO_TEST_CASE(what_was_applied_last_is_read_from_the_annotation) {
  const model::Objects live = decode_text(
      "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata:\n  name: a\n  uid: u\n  annotations:\n"
      "    kubectl.kubernetes.io/last-applied-configuration: |\n"
      "      {\"apiVersion\":\"core.gardener.cloud/v1beta1\",\"kind\":\"Shoot\",\"metadata\":{\"name\":\"a\"},"
      "\"spec\":{\"region\":\"x\"}}\n");
  const auto last = model::last_applied(live.shoots.at(0));
  BOOST_REQUIRE(last.has_value());
  BOOST_TEST(last->shoot.spec.region == "x");
  BOOST_TEST(last->shoot.written == &last->documents.at(0).root);
  const model::Objects without = decode_text(kHead);
  BOOST_TEST(!model::last_applied(without.shoots.at(0)).has_value());
}

}  // namespace
}  // namespace gprov::tests

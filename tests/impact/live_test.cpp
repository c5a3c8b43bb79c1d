// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "tests/support/golden.hpp"

// Objects of the cluster tell what runs. Where they contradict the old manifests, neither "none" nor "roll" stands.

namespace {

using namespace gprov;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example/";
constexpr const char* kNamespace = "shoot--dev--crazy-botany";

impact::Impact compare(const std::string& live, const std::string& gardener = "1.145.0") {
  const auto read = [&](const std::string& file) {
    auto source = std::make_shared<const manifest::Source>(
        manifest::Source{file, tests::read_file(kExample + file) + "---\n" + live});
    manifest::ReadResult result = manifest::read(source);
    BOOST_TEST(result.problems.empty());
    return model::decode(std::move(result.documents), {});
  };
  impact::Options options;
  options.gardener = {hashing::parse_version(gardener), hashing::parse_version(gardener)};
  return impact::analyze(read("old.yaml"), read("new.yaml"), options);
}

const impact::Pool& pool(const impact::Impact& impact, const std::string& name) {
  const auto& pools = impact.shoots.at(0).pools;
  return *std::find_if(pools.begin(), pools.end(), [&](const impact::Pool& one) { return one.name == name; });
}

std::string verdicts(const impact::Impact& impact, const std::string& name) {
  const impact::Pool& one = pool(impact, name);
  std::string text(impact::word(one.verdict));
  for (const auto& deployment : one.machine_deployments) text += " " + std::string(impact::word(deployment.verdict));
  return text;
}

std::string worker(const std::string& pools, const std::string& metadata = "") {
  return "apiVersion: extensions.gardener.cloud/v1alpha1\nkind: Worker\nmetadata: {name: crazy-botany, namespace: " +
         std::string(kNamespace) + metadata + "}\nspec:\n  type: azure\n  pools:\n" + pools;
}

std::string machine_deployment(const std::string& name, const std::string& machine_class) {
  return "apiVersion: machine.sapcloud.io/v1alpha1\nkind: MachineDeployment\nmetadata: {name: " + name +
         ", namespace: " + kNamespace + "}\nspec: {template: {spec: {class: {name: " + machine_class + "}}}}\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_live_pool_without_a_node_agent_secret_is_on_hash_version_1) {
  const std::string pools = "  - {name: batch}\n  - {name: cpu-worker}\n";
  const auto version = [](const impact::Impact& impact) { return pool(impact, "batch").hash_version.before.value(); };
  BOOST_TEST(version(compare("")) == 2);
  BOOST_TEST(version(compare(worker(pools))) == 2);  // a Worker as somebody wrote it
  const impact::Impact live = compare(worker(pools, ", uid: 7c3a"));
  BOOST_TEST(version(live) == 1);
  BOOST_TEST(verdicts(live, "batch") == "none none");
  BOOST_TEST(pool(live, "cpu-worker").hash_version.after.value() == 2);
  BOOST_TEST(verdicts(live, "cpu-worker") == "roll roll roll");
  BOOST_TEST(pool(live, "mem-worker").hash_version.before.value() == 2);
}

BOOST_AUTO_TEST_CASE(a_live_class_of_another_name_makes_rolls_and_nones_unknown) {
  const std::string prefix = std::string(kNamespace) + "-";
  const impact::Impact impact = compare(machine_deployment(prefix + "batch-z1", prefix + "batch-fffff-z1") + "---\n" +
                                        machine_deployment(prefix + "cpu-worker-z2", prefix + "cpu-worker-fffff-z2"));
  BOOST_TEST(verdicts(impact, "batch") == "unknown unknown");
  BOOST_TEST(verdicts(impact, "cpu-worker") == "unknown unknown unknown");
  BOOST_TEST(verdicts(impact, "mem-worker") == "roll roll");
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/equal.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/shoot_pair.hpp"

// What must hold for any Shoots, over many drawn at random from a fixed seed.

namespace {

using namespace gprov;
using Lines = std::vector<std::string>;

struct RandomPool {
  std::string name;
  Lines fields;  ///< of the worker, one each, in no order
};

struct RandomShoot {
  Lines spec;  ///< blocks below spec
  std::vector<RandomPool> pools;
};

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  std::string one_of(const Lines& choices) { return choices[below(choices.size())]; }
  std::size_t below(std::size_t count) { return random_() % count; }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::mt19937 random_;
};

RandomPool random_pool(Draw& draw, const std::string& name) {
  RandomPool pool{name, {}};
  const auto add = [&](const std::string& line) {
    if (!line.empty()) pool.fields.push_back(line);
  };
  add("minimum: " + draw.one_of({"1", "3"}));
  add("maximum: " + draw.one_of({"3", "7"}));
  add(draw.one_of({"", "maxSurge: 2", "maxSurge: 30%"}));
  add("machine: {type: " + draw.one_of({"Standard_D4s_v5", "Standard_D8s_v5"}) +
      ", image: {name: gardenlinux, version: " + draw.one_of({"1877.3.0", "1877.5.0"}) + "}}");
  add("volume: {size: " + draw.one_of({"64Gi", "65Gi"}) + ", type: " + draw.one_of({"Premium_LRS", "StandardSSD_LRS"}) +
      draw.one_of({"", ", encrypted: true"}) + "}");
  add(draw.one_of(
      {"", "dataVolumes: [{name: a, size: 10Gi}]", "dataVolumes: [{name: b, size: 10Gi}, {name: a, size: 20Gi}]"}));
  add("zones: " + draw.one_of({"['1']", "['1', '2']", "['1', '2', '3']"}));
  add(draw.one_of({"", "cri: {name: containerd}"}));
  add(draw.one_of({"", "labels: {team: red}"}));
  add(draw.one_of({"", "kubernetes: {}", "kubernetes: {kubelet: {}}", "kubernetes: {kubelet: {maxPods: 50}}",
                   "kubernetes: {kubelet: {cpuManagerPolicy: static}}", "kubernetes: {version: 1.34.5}"}));
  const std::string head =
      "providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig";
  add(draw.one_of({"", head + "}", head + ", nodeTemplate: {capacity: {cpu: 4, gpu: 0, memory: 16Gi}}}",
                   head + ", nodeTemplate: {capacity: {cpu: 4, gpu: 0, memory: 16Gi}, virtualCapacity: {x: 1}}}"}));
  return pool;
}

RandomShoot random_shoot(Draw& draw) {
  RandomShoot shoot;
  const std::string kubelet =
      draw.one_of({"", ", kubelet: {kubeReserved: {memory: 2Gi}}", ", kubelet: {evictionHard: {}}",
                   ", kubelet: {kubeReserved: {cpu: 100m, memory: \"2147483648\"}}"});
  shoot.spec = {"cloudProfile: {kind: CloudProfile, name: az-port}", "region: westeurope",
                "kubernetes: {version: " + draw.one_of({"1.34.5", "1.34.8", "1.35.5"}) + kubelet + "}",
                "networking: {type: calico, nodes: 10.180.0.0/16}"};
  if (draw.below(2) == 1) shoot.spec.push_back("systemComponents: {nodeLocalDNS: {enabled: true}}");
  for (const char* name : {"a", "b", "c"}) shoot.pools.push_back(random_pool(draw, name));
  return shoot;
}

/// Another Shoot that shares most of its pools with `shoot`.
RandomShoot changed(RandomShoot shoot, Draw& draw) {
  const RandomShoot other = random_shoot(draw);
  if (draw.below(3) == 0) shoot.spec = other.spec;
  RandomPool& pool = shoot.pools[draw.below(shoot.pools.size())];
  pool = random_pool(draw, pool.name);
  return shoot;
}

std::string text_of(const RandomShoot& shoot) {
  std::string text =
      "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: {name: harbor, namespace: garden-port}\nspec:\n";
  for (const std::string& line : shoot.spec) text += "  " + line + "\n";
  text +=
      "  provider:\n    type: azure\n    infrastructureConfig: {apiVersion: "
      "azure.provider.extensions.gardener.cloud/v1alpha1, kind: InfrastructureConfig, zoned: true, networks: {vnet: "
      "{cidr: 10.180.0.0/16}, workers: 10.180.0.0/19}}\n    workers:\n";
  for (const RandomPool& pool : shoot.pools) {
    text += "    - name: " + pool.name + "\n";
    for (const std::string& field : pool.fields) text += "      " + field + "\n";
  }
  return text;
}

/// Equal in meaning: pools, blocks and fields in another order.
RandomShoot shuffled(RandomShoot shoot, Draw& draw) {
  draw.shuffle(shoot.spec);
  draw.shuffle(shoot.pools);
  for (RandomPool& pool : shoot.pools) draw.shuffle(pool.fields);
  return shoot;
}

model::Objects read(const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{"shoot.yaml", text});
  manifest::ReadResult result = manifest::read(source);
  return model::decode(std::move(result.documents), {});
}

std::string profile() {
  return tests::read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios/cloudprofile.yaml");
}

impact::Impact explained(const std::string& before, const std::string& after) {
  impact::Options options;
  options.gardener = {hashing::parse_version("1.149.3"), hashing::parse_version("1.149.3")};
  options.extensions["azure"] = {hashing::parse_version("1.62.1"), hashing::parse_version("1.62.1")};
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  options.explain_hash = true;
  return impact::analyze(read(before), read(after), options);
}

/// Values by trigger, in order; the node-agent secret is told by the list behind it.
std::map<std::string, Lines> values(const impact::ExplainedHash& hash) {
  std::map<std::string, Lines> all;
  for (const auto* list : {&hash.key, &hash.extension}) {
    for (const impact::HashLine& line : *list) {
      if (line.trigger != "core/node-agent-secret") {
        all[line.trigger].push_back(line.value.text.value_or("?" + line.value.unknown));
      }
    }
  }
  return all;
}

void check(const impact::Pool& pool, const impact::MachineDeployment& deployment, unsigned seed) {
  const auto* before = std::get_if<std::string>(&deployment.class_name.before);
  const auto* after = std::get_if<std::string>(&deployment.class_name.after);
  if (before == nullptr || after == nullptr) return;
  const bool stays = deployment.verdict == impact::Verdict::none || deployment.verdict == impact::Verdict::drift;
  BOOST_TEST(stays == (*before == *after), seed << " " << deployment.name);
  std::set<std::string> differing, told;
  const auto old_values = values(deployment.hash.before.value()), new_values = values(deployment.hash.after.value());
  for (const auto& [trigger, list] : old_values) {
    if (!new_values.contains(trigger) || new_values.at(trigger) != list) differing.insert(trigger);
  }
  for (const auto& [trigger, list] : new_values) {
    if (!old_values.contains(trigger)) differing.insert(trigger);
  }
  for (const impact::Reason& reason : pool.reasons) {
    const auto& only = reason.deployments;
    const bool concerns = only.empty() || std::find(only.begin(), only.end(), deployment.name) != only.end();
    if (reason.effect == impact::Verdict::roll && concerns) told.insert(reason.rule);
  }
  BOOST_TEST(stays == differing.empty(), seed << " " << deployment.name);
  const auto joined = [](const std::set<std::string>& rules) {
    std::string text;
    for (const std::string& rule : rules) text += rule + " ";
    return text;
  };
  BOOST_TEST(joined(told) == joined(differing), seed << " " << deployment.name);
}

constexpr unsigned kRounds = 60;

BOOST_AUTO_TEST_SUITE(properties)

BOOST_AUTO_TEST_CASE(names_lists_and_reasons_tell_the_same) {
  const std::string with = "\n---\n" + profile();
  std::size_t rolls = 0, stays = 0;
  for (unsigned seed = 1; seed <= kRounds; ++seed) {
    Draw draw(seed);
    const RandomShoot before = random_shoot(draw);
    const impact::Impact impact = explained(text_of(before) + with, text_of(changed(before, draw)) + with);
    BOOST_TEST_REQUIRE(impact.shoots.size() == 1U, seed);
    for (const impact::Pool& pool : impact.shoots[0].pools) {
      for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
        check(pool, deployment, seed);
        ++(deployment.verdict == impact::Verdict::roll ? rolls : stays);
      }
    }
  }
  BOOST_TEST(rolls > 50U);
  BOOST_TEST(stays > 50U);
}

BOOST_AUTO_TEST_CASE(order_of_pools_keys_and_documents_changes_nothing) {
  for (unsigned seed = 1; seed <= kRounds; ++seed) {
    Draw draw(seed);
    const RandomShoot shoot = random_shoot(draw);
    const RandomShoot other = shuffled(shoot, draw);
    const impact::Impact impact =
        explained(text_of(shoot) + "\n---\n" + profile(), profile() + "\n---\n" + text_of(other));
    BOOST_TEST_REQUIRE(impact.shoots.size() == 1U, seed);
    for (const impact::Pool& pool : impact.shoots[0].pools) {
      BOOST_TEST((pool.verdict == impact::Verdict::none), seed << " " << pool.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(defaulting_twice_is_defaulting_once) {
  gardener::Environment environment;
  environment.gardener = hashing::parse_version("1.149.3").value();
  for (unsigned seed = 1; seed <= kRounds; ++seed) {
    Draw draw(seed);
    const model::Objects objects = read(text_of(random_shoot(draw)));
    BOOST_TEST_REQUIRE(objects.shoots.size() == 1U, seed);
    model::Shoot once = objects.shoots[0].value;
    gardener::set_defaults(once, environment);
    BOOST_TEST(!model::equal(once, objects.shoots[0].value), seed);
    model::Shoot twice = once;
    gardener::set_defaults(twice, environment);
    BOOST_TEST(model::equal(once, twice), seed);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

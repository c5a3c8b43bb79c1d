// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory_resource>
#include <set>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/maintenance.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/go_time.hpp"
#include "tests/gardener/differences.hpp"
#include "tests/gardener/vector_run.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/manifests.hpp"

// What the real maintenance controller made of Shoots, against what this program says of them.

namespace gprov::tests {
namespace {

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, text});
  manifest::ReadResult result = manifest::read(source);
  return model::decode(std::move(result.documents),
                       {.state = model::StateOption::automatic, .validation = model::Validation::warn});
}

/// `shoot` with a merge patch of its spec, in which pools are named instead of counted.
Json patched(Json shoot, const Json& patch) {
  Json& workers = shoot["spec"]["provider"]["workers"];
  Json pools = Json::object();
  std::vector<std::string> order;
  for (const Json& worker : workers) {
    order.push_back(worker.at("name").get<std::string>());
    pools[order.back()] = worker;
  }
  workers = pools;
  shoot["spec"].merge_patch(patch);
  Json list = Json::array();
  for (const std::string& name : order) list.push_back(shoot["spec"]["provider"]["workers"].at(name));
  shoot["spec"]["provider"]["workers"] = list;
  return shoot;
}

/// The merged specification, where the Shoot refers to a NamespacedCloudProfile.
void wrap_profile(VectorSide& side) {
  const Json reference = side.shoot.at("spec").value("cloudProfile", Json::object());
  if (reference.value("kind", "") != "NamespacedCloudProfile" ||
      side.cloud_profile.at("kind") == "NamespacedCloudProfile") {
    return;
  }
  Json profile = {{"apiVersion", "core.gardener.cloud/v1beta1"}, {"kind", "NamespacedCloudProfile"}};
  profile["metadata"] = {{"name", reference.at("name")}, {"namespace", side.shoot.at("metadata").at("namespace")}};
  profile["spec"] = {{"parent", {{"kind", "CloudProfile"}, {"name", side.cloud_profile.at("metadata").at("name")}}}};
  profile["status"] = {{"cloudProfileSpec", side.cloud_profile.at("spec")}};
  side.cloud_profile = profile;
}

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += "\n  " + one;
  return text.empty() ? "\n  (nothing)" : text;
}

/// Upstream's order is random behind the first.
std::vector<std::string> sorted_tail(std::vector<std::string> all) {
  if (all.size() > 1) std::sort(all.begin() + 1, all.end());
  return all;
}

struct Tally {
  int vectors = 0, changed = 0, refused = 0, failed = 0, pools = 0;
};

/// One vector, both sides read.
class Check {
 public:
  Check(Vector vector, std::uint32_t style, Tally& tally)
      : vector_(std::move(vector)), name_(vector_.id), tally_(tally) {
    wrap_profile(vector_.old_side);
    wrap_profile(vector_.new_side);
    before_ = read("old.yaml", write_file(manifests(vector_.old_side, vector_.new_side), style));
    after_ = read("new.yaml", write_file(manifests(vector_.new_side, vector_.old_side), style + 1));
    environment_ = environment_of(vector_.new_side, vector_);
    environment_.in_place_node_updates = true;
  }

  void run() {
    ++tally_.vectors;
    const bool asks_extension = std::any_of(vector_.rejections.begin(), vector_.rejections.end(), [](const Json& one) {
      return one.at("by").get<std::string>().starts_with("extension-");
    });
    if (asks_extension && providers::find(vector_.provider) == nullptr) return;  // its webhooks are not known
    BOOST_REQUIRE_MESSAGE(before_.shoots.size() == 1 && after_.shoots.size() == 1, name_ << " is not read");
    model::Shoot stored = after_.shoots.front().value;
    gardener::set_defaults(stored, environment_);
    const Json& expected = vector_.expected;
    const bool due = gardener::is_due(stored, environment_);
    BOOST_CHECK_MESSAGE(due == expected.at("ran").get<bool>(), name_ << (due ? " runs" : " does not run"));
    if (due) {
      const auto profiles = impact::read_profiles(after_, after_, {environment_, environment_});
      maintained_ = impact::maintain(stored, impact::profile_of(stored, profiles.after), environment_, arena_);
      check_spec(maintained_.shoot, expected.at("spec"), "stores");
      if (expected.contains("attempted")) check_spec(maintained_.asked.shoot, expected.at("attempted"), "tries");
      check_refusals();
      check_record();
      if (!expected.at("spec").empty()) ++tally_.changed;
      after_.shoots.front().value = maintained_.shoot;
      after_.shoots.front().value.metadata.resource_version = "next";
    }
    check_pools();
  }

 private:
  void check_spec(const model::Shoot& actual, const Json& patch, const char* verb) {
    model::Shoot expected = decoder_.shoot(patched(vector_.old_side.shoot, patch)).value();
    gardener::set_defaults(expected, environment_);
    std::string differences;
    add_differences(actual.spec, expected.spec, "", differences);
    BOOST_CHECK_MESSAGE(differences.empty(), name_ << " " << verb << " " << differences);
  }

  void check_refusals() {
    std::set<std::string> expected, actual;
    for (const Json& one : vector_.rejections) {
      if (one.contains("notReached")) continue;
      expected.insert(one.at("by").get<std::string>() + " " + one.at("type").get<std::string>() + " " +
                      one.at("field").get<std::string>());
    }
    for (const auto& one : maintained_.rejections) actual.insert(one.by + " " + one.type + " " + one.path);
    if (!expected.empty()) ++tally_.refused;
    BOOST_CHECK_MESSAGE(actual == expected, name_ << " refuses" << lines({actual.begin(), actual.end()})
                                                  << "\nGardener refuses" << lines({expected.begin(), expected.end()}));
  }

  void check_record() {
    const Json record = vector_.expected.value("lastMaintenance", Json::object());
    const auto& actual = maintained_.record;
    if (actual.state == "Failed") ++tally_.failed;
    BOOST_CHECK_MESSAGE(actual.state == record.value("state", ""), name_ << " ends " << actual.state);
    const auto messages = record.value("messages", std::vector<std::string>{});
    BOOST_CHECK_MESSAGE(sorted_tail(actual.messages) == sorted_tail(messages),
                        name_ << " tells" << lines(actual.messages) << "\nGardener tells" << lines(messages));
    if (!maintained_.rejections.empty()) return;  // the reason repeats the rejections
    auto failures = record.value("failureReasons", std::vector<std::string>{}), told = actual.failures;
    std::sort(failures.begin(), failures.end());
    std::sort(told.begin(), told.end());
    BOOST_CHECK_MESSAGE(told == failures, name_ << " fails for" << lines(told) << "\nGardener" << lines(failures));
  }

  /// Between the state before, under the CloudProfile of then, and the state after.
  void check_pools() {
    const providers::Provider* provider = providers::find(vector_.provider);
    if (provider == nullptr) return;
    const auto extension = hashing::parse_version(vector_.new_side.extension).value();
    const hashing::SupportedRange range = provider->supported();
    if (hashing::below_minor(extension, 1, range.oldest.minor)) return;  // its classes are not known
    impact::Options options;
    options.gardener = {hashing::parse_version(vector_.old_side.gardener),
                        hashing::parse_version(vector_.new_side.gardener)};
    options.extensions[vector_.provider] = {hashing::parse_version(vector_.old_side.extension),
                                            hashing::parse_version(vector_.new_side.extension)};
    options.assumptions = {environment_of(vector_.old_side, vector_), environment_};
    options.now = environment_.now;
    const impact::Impact impact = impact::analyze(before_, after_, options);
    BOOST_REQUIRE(impact.shoots.size() == 1);
    const impact::Shoot& shoot = impact.shoots.front();
    if (vector_.new_side.expected.contains("error")) {
      BOOST_CHECK_MESSAGE(!shoot.reconcile_errors.empty(), name_ << " can be reconciled");
      return;
    }
    for (const auto& [name, verdict] : vector_.verdicts.at("pools").items()) {
      const auto pool =
          std::find_if(shoot.pools.begin(), shoot.pools.end(), [&](const auto& p) { return p.name == name; });
      BOOST_REQUIRE(pool != shoot.pools.end());
      ++tally_.pools;
      BOOST_CHECK_MESSAGE(impact::word(pool->verdict) == verdict.get<std::string>(),
                          name_ << " pool " << name << " is " << impact::word(pool->verdict) << ", expected " << verdict
                                << ": " << (pool->conditions.empty() ? "" : pool->conditions.front()));
    }
  }

  Vector vector_;
  std::string name_;
  Tally& tally_;
  Decoder decoder_;
  model::Objects before_, after_;
  gardener::Environment environment_;
  std::pmr::monotonic_buffer_resource arena_;
  impact::Maintained maintained_;
};

void check_file(const std::string& file, int vectors) {
  Tally tally;
  std::uint32_t style = 0;
  for_each_vector("maintenance", file, [&](const Vector& vector) { Check(vector, style += 7, tally).run(); });
  BOOST_TEST_MESSAGE(file << ": " << tally.vectors << " maintenances, " << tally.changed << " change the Shoot, "
                          << tally.refused << " are refused, " << tally.failed << " fail, " << tally.pools
                          << " pool verdicts");
  BOOST_TEST(tally.vectors == vectors);
  BOOST_TEST(tally.changed > vectors / 3);
  BOOST_TEST(tally.refused > 1);
  BOOST_TEST(tally.failed > tally.refused);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(maintenance_vectors)

BOOST_AUTO_TEST_CASE(v1_120) { check_file("1.120.0", 54); }
BOOST_AUTO_TEST_CASE(v1_136) { check_file("1.136.0", 66); }
BOOST_AUTO_TEST_CASE(v1_144) { check_file("1.144.0", 296); }
BOOST_AUTO_TEST_CASE(v1_149) { check_file("1.149.3", 55); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

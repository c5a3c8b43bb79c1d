// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "tests/support/golden.hpp"

// An unchanged Shoot under another release: which pools roll because of the upgrade alone, and why.

namespace {

using namespace gprov;

model::Objects example(const std::string& beside = "") {
  const std::string file = std::string(GPROV_SOURCE_DIR) + "/fixtures/example/old.yaml";
  auto source =
      std::make_shared<const manifest::Source>(manifest::Source{"old.yaml", tests::read_file(file) + "---\n" + beside});
  return model::decode(manifest::read(source).documents, {});
}

impact::Impact upgraded(const char* before, const char* after, const impact::Sides<gardener::Environment>& told = {}) {
  impact::Options options;
  options.gardener = {hashing::parse_version(before), hashing::parse_version(after)};
  options.extensions["azure"] = {hashing::parse_version("1.62.1"), hashing::parse_version("1.62.1")};
  options.assumptions = told;
  return impact::analyze(example(), example(), options);
}

bool all(const impact::Impact& impact, impact::Verdict verdict) {
  const auto& pools = impact.shoots.at(0).pools;
  return std::all_of(pools.begin(), pools.end(), [&](const auto& pool) { return pool.verdict == verdict; });
}

bool has_reason(const impact::Impact& impact, const std::string& rule) {
  const auto& reasons = impact.shoots.at(0).pools.at(0).reasons;
  return std::any_of(reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.rule == rule; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(upgrades)

BOOST_AUTO_TEST_CASE(an_upgrade_that_hashes_the_same_rolls_nothing) {
  BOOST_TEST(all(upgraded("1.140.0", "1.141.0"), impact::Verdict::none));
  BOOST_TEST(all(upgraded("1.145.0", "1.146.0"), impact::Verdict::none));
}

BOOST_AUTO_TEST_CASE(a_pool_on_hash_version_1_is_forced_to_roll_by_v1_146) {
  impact::Sides<gardener::Environment> told;
  told.before.hash_versions["*"] = 1;
  const impact::Impact forced = upgraded("1.145.0", "1.146.0", told);
  BOOST_TEST(all(forced, impact::Verdict::roll));
  BOOST_TEST(has_reason(forced, "core/gardener-upgrade"));
  BOOST_TEST(has_reason(forced, "core/hash-version"));
  BOOST_TEST(!forced.shoots.at(0).pools.at(0).hash_version.after.has_value());
  BOOST_TEST(all(upgraded("1.144.0", "1.145.0", told), impact::Verdict::none));
}

BOOST_AUTO_TEST_CASE(the_gate_alone_rolls_nothing) {
  impact::Sides<gardener::Environment> told;
  told.before.new_worker_pool_hash = false;
  told.after.new_worker_pool_hash = true;
  const impact::Impact flipped = upgraded("1.125.0", "1.126.0", told);
  BOOST_TEST(all(flipped, impact::Verdict::none));
  BOOST_TEST(flipped.shoots.at(0).pools.at(0).hash_version.after.value() == 1);
}

BOOST_AUTO_TEST_CASE(objects_of_the_landscape_tell_releases_and_hash_versions) {
  const auto deployment = [](const std::string& tag) {
    return "apiVersion: core.gardener.cloud/v1\nkind: ControllerDeployment\nmetadata: {name: provider-azure}\n"
           "helm: {values: {image: {tag: " +
           tag + "}}}\n";
  };
  const std::string secret =
      "---\napiVersion: v1\nkind: Secret\nmetadata: {name: worker-pools-operatingsystemconfig-hashes, namespace: "
      "shoot--dev--crazy-botany}\nstringData: {pools: \"pools: [{name: batch, currentVersion: 1}]\"}\n";
  impact::Options options;
  options.gardener = {hashing::parse_version("1.144.0"), hashing::parse_version("1.144.0")};
  const impact::Impact impact =
      impact::analyze(example(deployment("v1.61.0") + secret), example(deployment("v1.62.1")), options);
  const auto& assumed = impact.assumed;
  const auto row = std::find_if(assumed.begin(), assumed.end(),
                                [](const auto& one) { return one.what == "provider-azure version"; });
  BOOST_REQUIRE((row != assumed.end()));
  BOOST_TEST(row->before == "v1.61.0");
  BOOST_TEST(row->after == "v1.62.1");
  for (const auto& pool : impact.shoots.at(0).pools) {
    BOOST_TEST(pool.hash_version.before.value() == (pool.name == "batch" ? 1 : 2), pool.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/landscape.hpp"

// The CloudProfiles that the extensions' operator documents show, in each of their formats (fixtures/profiles), and
// what the way from one format to the next does to Shoots: S46 – S48 of the catalogue.

namespace gprov::tests {
namespace {

constexpr int kShoots = 25;

std::string fixture(const std::string& name) {
  return read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/profiles/" + name + ".yaml");
}

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<manifest::Source>();
  source->name = name;
  source->bytes = text;
  return model::decode(manifest::read(std::move(source)).documents, {});
}

impact::Impact compared_sides(const std::string& before, const std::string& after) {
  impact::Options options;
  const auto gardener = hashing::parse_version("1.144.0"), alicloud = hashing::parse_version("1.71.0"),
             azure = hashing::parse_version("1.62.1");
  options.gardener = {gardener, gardener};
  options.extensions = {{"alicloud", {alicloud, alicloud}}, {"azure", {azure, azure}}};
  options.assumptions.before.profile_capabilities = options.assumptions.after.profile_capabilities = true;
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  return impact::analyze(read("old.yaml", before), read("new.yaml", after), options);
}

std::string refused(const impact::Impact& impact) {
  std::string text;
  for (const impact::CloudProfile& profile : impact.cloud_profiles) {
    for (const impact::Refusal& one : profile.rejections) text += one.what.path + ": " + one.what.message + "\n";
  }
  return text;
}

std::string shoots() {
  std::string text;
  for (int i = 0; i < kShoots; ++i) {
    text += "---\n" + with_edits(fixture("alicloud-shoot"),
                                 {{"namespace: garden-ops", "namespace: garden-" + std::to_string(i)}});
  }
  return text;
}

/// Of pool "new" and pool "old" of all Shoots, which must be alike; with "refused: " before.
std::string verdicts_of(const std::string& before, const std::string& after) {
  const std::string all = shoots();
  const impact::Impact impact = compared_sides(before + all, after + all);
  BOOST_REQUIRE(impact.shoots.size() == kShoots);
  std::string answer;
  for (const impact::Shoot& shoot : impact.shoots) {
    std::string words;
    for (const impact::Pool& pool : shoot.pools) words += std::string(impact::word(pool.verdict)) + " ";
    if (answer.empty()) answer = words;
    BOOST_TEST(words == answer);
  }
  return (refused(impact).empty() ? "" : "refused: ") + answer;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(the_examples_are_accepted) {
  for (const char* name :
       {"alicloud-flat", "alicloud-mixed", "alicloud-flavors", "azure-plain", "azure-capabilities"}) {
    const impact::Impact impact = compared_sides("", fixture(name));
    BOOST_TEST(refused(impact) == "", name);
    BOOST_REQUIRE(impact.cloud_profiles.size() == 1);
    for (const impact::Diagnostic& one : impact.diagnostics) {
      BOOST_TEST((one.severity != manifest::Severity::error || !one.at), one.message);
    }
  }
}

BOOST_AUTO_TEST_CASE(another_format_of_the_same_images_touches_nothing) {
  const std::string flat = fixture("alicloud-flat"), mixed = fixture("alicloud-mixed"),
                    flavors = fixture("alicloud-flavors");
  BOOST_TEST(verdicts_of(flat, mixed) == "none none ");
  BOOST_TEST(verdicts_of(mixed, flavors) == "none none ");
  BOOST_TEST(verdicts_of(flat, flavors) == "none none ");
}

BOOST_AUTO_TEST_CASE(another_image_under_way_is_drift_of_its_users) {
  const std::string flat = fixture("alicloud-flat"), mixed = fixture("alicloud-mixed"),
                    flavors = fixture("alicloud-flavors");
  const Edits newer = {{"id: m-uf6ops187713", "id: m-uf6other"}},
              elsewhere = {{"id: m-bp1ops187713", "id: m-bp1other"}};
  const Edits older = {{"id: m-uf6ops187710", "id: m-uf6other"}};
  for (const std::string* before : {&flat, &mixed}) {
    BOOST_TEST(verdicts_of(*before, with_edits(flavors, newer)) == "drift none ");
    BOOST_TEST(verdicts_of(*before, with_edits(flavors, older)) == "none drift ");
    BOOST_TEST(verdicts_of(*before, with_edits(flavors, elsewhere)) == "none none ");
  }
}

BOOST_AUTO_TEST_CASE(flavors_need_capabilities) {
  const std::string capabilities = "  machineCapabilities:\n  - name: architecture\n    values:\n    - amd64\n";
  const std::string without = with_edits(fixture("alicloud-flavors"), {{capabilities, ""}});
  BOOST_TEST(verdicts_of(fixture("alicloud-flat"), without).starts_with("refused: "));
}

BOOST_AUTO_TEST_CASE(volume_types_outside_the_documented_names_are_a_warning) {
  const auto told = [](const Edits& edits) {
    std::string text;
    const model::Objects objects = read("a.yaml", with_edits(fixture("azure-plain"), edits));
    for (const manifest::Problem& one : providers::find("azure")->check(objects)) text += one.message + "\n";
    return text;
  };
  BOOST_TEST(told({{"name: Standard_LRS", "name: UltraSSD_LRS"}}).starts_with("spec.volumeTypes[0].name: "));
  BOOST_TEST(told({{"name: Premium_LRS", "name: premium"}}).starts_with("spec.volumeTypes[2].name: "));
  BOOST_TEST(told({}) == "");
}

BOOST_AUTO_TEST_CASE(the_seed_selector_must_be_one) {
  const auto refusals = [](const std::string& selector, const char* gardener = "1.149.3") {
    const std::string profile = port_profile({{"  regions:\n", "  seedSelector: " + selector + "\n  regions:\n"}});
    std::string text;
    for (const impact::CloudProfile& one : compare_sides("", profile, gardener).cloud_profiles) {
      for (const impact::Refusal& refusal : one.rejections) text += refusal.what.type + " " + refusal.what.path + "\n";
    }
    return text;
  };
  const std::string expressions = "spec.seedSelector.matchExpressions[0].";
  BOOST_TEST(refusals("{matchLabels: {a/b: c}, matchExpressions: [{key: a, operator: In, values: [b]}]}") == "");
  BOOST_TEST(refusals("{matchLabels: {a/b/c: d}}") == "Invalid spec.seedSelector.matchLabels\n");
  BOOST_TEST(refusals("{matchExpressions: [{key: a, operator: In}]}") == "Required " + expressions + "values\n");
  BOOST_TEST(refusals("{matchExpressions: [{key: a, operator: Exists, values: [b]}]}") ==
             "Forbidden " + expressions + "values\n");
  BOOST_TEST(refusals("{matchExpressions: [{key: a, operator: Near, values: [b]}]}") ==
             "Invalid " + expressions + "operator\n");
  const std::string value = "{matchExpressions: [{key: a, operator: In, values: ['b c']}]}";
  BOOST_TEST(refusals(value) == "Invalid " + expressions + "values[0]\n");
  BOOST_TEST(refusals(value, "1.126.0") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

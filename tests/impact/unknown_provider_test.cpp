// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/golden.hpp"
#include "tests/support/shoot_pair.hpp"

// A provider type of which nothing is known, with and without a user who tells what its extension hashes.

namespace {

using namespace gprov;
using gardener::ProviderRule;
using tests::pool;
using tests::verdicts;

/// The profile az-port for another provider.
std::string profile() {
  std::string text = tests::read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios/cloudprofile.yaml");
  for (const auto& [from, to] : {std::pair("name: az-port", "name: acme-port"), std::pair("type: azure", "type: acme")})
    text.replace(text.find(from), std::string(from).size(), to);
  return text.substr(0, text.find("  providerConfig:"));
}

/// Pool apps has a providerConfig, batch has none.
std::string acme(const tests::Edits& more = {}) {
  tests::Edits edits = {{"type: azure", "type: acme"},
                        {"az-port", "acme-port"},
                        {"    - name: apps\n", "    - name: apps\n      providerConfig: {size: 3}\n"}};
  edits.insert(edits.end(), more.begin(), more.end());
  return tests::harbor(edits) + "\n---\n" + profile();
}

impact::Impact judge(const std::string& before, const std::string& after, ProviderRule rule = ProviderRule::untold,
                     const std::string& type = "acme") {
  impact::Options options;
  options.explain_hash = true;
  if (rule != ProviderRule::untold) options.provider_rules[type] = rule;
  return tests::compare(before, after, "1.149.3", impact::Update::apply, options);
}

const std::pair<std::string, std::string> kConfig = {"{size: 3}", "{size: 4}"};
const std::pair<std::string, std::string> kNumbers = {"maximum: 6", "maximum: 7"};
const std::pair<std::string, std::string> kZones = {"      - '3'\n", ""};
const std::pair<std::string, std::string> kMinor = {"version: 1.34.5", "version: 1.35.5"};

BOOST_AUTO_TEST_SUITE(unknown_provider)

BOOST_AUTO_TEST_CASE(without_a_rule_what_may_matter_is_unknown) {
  BOOST_TEST(verdicts(judge(acme(), acme())) == "none none");
  BOOST_TEST(verdicts(judge(acme(), acme({kNumbers}))) == "none none");
  BOOST_TEST(verdicts(judge(acme(), acme({{"begin: 220000+0100", "begin: 213000+0100"}}))) == "none none");
  BOOST_TEST(verdicts(judge(acme(), acme({kZones}))) == "unknown none");
  BOOST_TEST(verdicts(judge(acme(), acme({tests::annotated("acme/keep", "true")}))) == "unknown unknown");
  BOOST_TEST(verdicts(judge(acme(), acme({kMinor}))) == "roll roll");
  const impact::Impact changed = judge(acme(), acme({kConfig}));
  BOOST_TEST(verdicts(changed) == "unknown none");
  BOOST_TEST(changed.exit_code == 4);
  const std::string missing = pool(changed, "apps").conditions.at(0);
  BOOST_TEST(missing.find("--provider-rule acme=raw") != std::string::npos, missing);
}

BOOST_AUTO_TEST_CASE(raw_hashes_the_text_of_the_config) {
  const impact::Impact changed = judge(acme(), acme({kConfig}), ProviderRule::raw);
  BOOST_TEST(verdicts(changed) == "roll none");
  BOOST_TEST(pool(changed, "apps").reasons.at(0).rule == "core/extension-config");
  BOOST_TEST(pool(changed, "apps").reasons.at(0).path == "spec.provider.workers[0].providerConfig.size");
  const auto& hashed = pool(changed, "apps").machine_deployments.at(0).hash.before->extension;
  BOOST_TEST(hashed.back().value.text.value_or("") == R"({"size":3})");
  BOOST_TEST(verdicts(judge(acme(), acme({{"{size: 3}", "{size: '3'}"}}), ProviderRule::raw)) == "roll none");
  const std::string two = "{b: 1, size: 3}", two_reversed = "{size: 3, b: 1}";
  BOOST_TEST(verdicts(judge(acme({{"{size: 3}", two}}), acme({{"{size: 3}", two_reversed}}), ProviderRule::raw)) ==
             "none none");
}

BOOST_AUTO_TEST_CASE(none_hashes_nothing) {
  BOOST_TEST(verdicts(judge(acme(), acme({kConfig}), ProviderRule::none)) == "none none");
  BOOST_TEST(verdicts(judge(acme(), acme({kMinor}), ProviderRule::none)) == "roll roll");
}

BOOST_AUTO_TEST_CASE(other_zones_stay_unknown_and_names_are_not_told) {
  const impact::Impact zones = judge(acme(), acme({kZones}), ProviderRule::none);
  BOOST_TEST(verdicts(zones) == "unknown none");
  const impact::Impact same = judge(acme(), acme(), ProviderRule::none);
  const auto& name = pool(same, "batch").machine_deployments.at(0).class_name.before;
  BOOST_TEST(std::holds_alternative<impact::UnknownText>(name));
}

BOOST_AUTO_TEST_CASE(a_rule_holds_for_its_type_and_is_told) {
  BOOST_TEST(verdicts(judge(acme(), acme({kConfig}), ProviderRule::none, "other")) == "unknown none");
  const impact::Impact any = judge(acme(), acme({kConfig}), ProviderRule::none, "*");
  BOOST_TEST(verdicts(any) == "none none");
  bool told = false;
  for (const auto& assumed : any.assumed) told = told || assumed.what == "what provider-acme hashes";
  BOOST_TEST(told);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

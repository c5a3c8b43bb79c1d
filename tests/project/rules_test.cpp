// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "analyzer/rules/rule.hpp"
#include "tests/support/golden.hpp"

namespace {

using gprov::rules::Rule;

BOOST_AUTO_TEST_SUITE(rule_table)

BOOST_AUTO_TEST_CASE(every_trigger_has_a_row_of_its_own) {
  std::set<std::string_view> ids;
  const int last = static_cast<int>(gprov::hashing::Trigger::extension_data);
  for (int i = 0; i <= last; ++i) ids.insert(gprov::rules::of(static_cast<gprov::hashing::Trigger>(i)).id);
  BOOST_TEST(ids.size() == static_cast<std::size_t>(last) + 1);
}

BOOST_AUTO_TEST_CASE(rows_of_triggers_roll_and_no_others) {
  std::set<std::string_view> triggers;
  const int last = static_cast<int>(gprov::hashing::Trigger::extension_data);
  for (int i = 0; i <= last; ++i) triggers.insert(gprov::rules::of(static_cast<gprov::hashing::Trigger>(i)).id);
  for (const Rule& row : gprov::rules::all()) {
    // What an unknown extension hashes belongs to no provider.
    if (row.id.starts_with("core/extension-")) continue;
    BOOST_TEST((gprov::rules::kind_of(row.id) == gprov::rules::Kind::rolls) == triggers.contains(row.id), row.id);
  }
}

BOOST_AUTO_TEST_CASE(ids_are_sorted_unique_and_in_kebab_case) {
  const std::regex shape("[a-z]+/[a-z0-9]+(-[a-z0-9]+)*");
  std::string before;
  for (const Rule& row : gprov::rules::all()) {
    const std::string id(row.id);
    BOOST_TEST(std::regex_match(id, shape), id);
    BOOST_TEST((before < id), id);
    BOOST_TEST(gprov::rules::find(id) != nullptr, id);
    before = id;
  }
  BOOST_TEST(gprov::rules::find("core/no-such-rule") == nullptr);
}

BOOST_AUTO_TEST_CASE(words_follow_the_house_style) {
  for (const Rule& row : gprov::rules::all()) {
    BOOST_TEST(!row.title.empty(), row.id);
    BOOST_TEST(!row.why.empty(), row.id);
    BOOST_TEST(!row.source.empty(), row.id);
    BOOST_TEST(!row.title.ends_with('.'), row.id << ": a title is no sentence");
    BOOST_TEST(!row.why.ends_with('.'), row.id << ": writers end the sentence");
    BOOST_TEST((row.remedy.empty() || row.remedy.ends_with('.')), row.id << ": a remedy is a sentence");
  }
}

BOOST_AUTO_TEST_CASE(every_id_in_the_code_has_a_row) {
  const std::regex quoted(
      "\"((?:core|info|alicloud|aws|azure|gcp|openstack|equinixmetal|hcloud|ironcore|local|metal|stackit|vsphere)/"
      "[a-z0-9-]+)\"");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(GPROV_SOURCE_DIR) + "/analyzer")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = gprov::tests::read_file(entry.path().string());
    for (std::sregex_iterator at(text.begin(), text.end(), quoted), end; at != end; ++at) {
      const std::string id = (*at)[1];
      BOOST_TEST(gprov::rules::find(id) != nullptr, entry.path() << " names '" << id << "', which has no row");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

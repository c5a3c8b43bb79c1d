// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/gzip.hpp"
#include "tests/support/manifests.hpp"
#include "tests/support/vectors.hpp"

// The vectors of profiles once more, this time as files: what cloudProfiles[] says of them.

namespace gprov::tests {
namespace {

model::Objects read(const std::string& name, const std::vector<Json>& objects) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, write_file(objects, 0)});
  return model::decode(manifest::read(source).documents, {});
}

std::vector<Json> side(const Json& vector, const char* profile, const char* parent) {
  std::vector<Json> objects;
  if (vector.contains(profile)) objects.push_back(vector.at(profile));
  const char* any_parent = vector.contains(parent) ? parent : "parent";
  if (vector.contains(any_parent)) objects.push_back(vector.at(any_parent));
  for (const char* key : {"shoots", "namespacedCloudProfiles"}) {
    for (const Json& one : vector.value(key, Json::array())) objects.push_back(one);
  }
  return objects;
}

impact::Options options_of(const Json& vector) {
  impact::Options options;
  const auto gardener = hashing::parse_version(vector.at("gardener").get<std::string>());
  options.gardener = {gardener, gardener};
  options.now = hashing::unix_seconds(vector.at("now").get<std::string>()).value();
  options.allow_empty = true;
  const Json gates = vector.value("settings", Json::object()).value("featureGates", Json::object());
  gardener::Environment told;
  told.version_lifecycle = gates.value("VersionClassificationLifecycle", true);
  if (gates.contains("CloudProfileCapabilities")) told.profile_capabilities = gates.at("CloudProfileCapabilities");
  options.assumptions = {told, told};
  return options;
}

/// Everything but the extension's word and what hangs on a parent that does not exist: that one was not given.
std::multiset<std::string> expected(const Json& vector) {
  std::multiset<std::string> refusals;
  // Equal files are no request.
  if (vector.value("old", Json()) == vector.at("new")) return refusals;
  for (const Json& one : vector.at("expected").at("rejections")) {
    if (one.contains("notReached") || one.at("detail") == "parent CloudProfile could not be found") continue;
    refusals.insert(one.value("by", "") + " " + one.value("type", "") + " " + one.value("field", ""));
  }
  return refusals;
}

BOOST_AUTO_TEST_CASE(refusals_of_profiles_are_in_the_report) {
  std::size_t compared = 0, refused = 0;
  for (const std::string& file : vector_files("cloudprofiles")) {
    const std::string lines =
        read_gzip(std::string(GPROV_SOURCE_DIR) + "/fixtures/vectors/cloudprofiles/" + file + ".jsonl.gz");
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      const Json vector = Json::parse(lines.substr(begin, end - begin));
      begin = end + 1;
      const model::Objects before = read("old.yaml", side(vector, "old", "oldParent"));
      const model::Objects after = read("new.yaml", side(vector, "new", "parent"));
      const impact::Impact impact = impact::analyze(before, after, options_of(vector));
      const std::string name = vector.at("new").at("metadata").at("name");
      std::multiset<std::string> actual;
      for (const impact::CloudProfile& profile : impact.cloud_profiles) {
        if (profile.name != name || profile.kind != vector.at("kind")) continue;
        for (const impact::Refusal& refusal : profile.rejections) {
          if (refusal.what.by.starts_with("extension-")) continue;
          actual.insert(refusal.what.by + " " + refusal.what.type + " " + refusal.what.path);
          BOOST_TEST(refusal.at.has_value());
        }
      }
      ++compared;
      if (!expected(vector).empty()) ++refused;
      BOOST_TEST_CONTEXT(vector.at("id") << " " << vector.at("title")) {
        BOOST_TEST(actual == expected(vector), boost::test_tools::per_element());
        if (!actual.empty()) BOOST_TEST(impact.exit_code == 1);
      }
    }
  }
  BOOST_TEST(compared == 244U);
  BOOST_TEST(refused > 100U);
}

}  // namespace
}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/gzip.hpp"

// What the API server and the extensions say of operators' CloudProfiles and NamespacedCloudProfiles, as their own code
// answered.

namespace gprov::tests {
namespace {

using Json = nlohmann::json;

struct Release {
  const char *file, *provider, *extension, *gardener;
};
constexpr Release kReleases[] = {
    {"azure-v1.62.1", "azure", "1.62.1", "1.144.2"},
    {"azure-v1.55.0", "azure", "1.55.0", "1.127.1"},
    {"alicloud-v1.71.0", "alicloud", "1.71.0", "1.136.0"},
};

model::Objects read(const std::string& name, const std::vector<Json>& objects) {
  std::string text;
  for (const Json& one : objects) text += one.dump() + "\n";
  auto source = std::make_shared<manifest::Source>();
  source->name = name;
  source->bytes = text;
  model::DecodeOptions options;
  options.state = model::StateOption::manifest;
  return model::decode(manifest::read(std::move(source)).documents, options);
}

impact::Options options_of(const Release& release, const Json& vector) {
  impact::Options options;
  const auto gardener = hashing::parse_version(release.gardener), extension = hashing::parse_version(release.extension);
  options.gardener = {gardener, gardener};
  options.extensions[release.provider] = {extension, extension};
  options.now = hashing::unix_seconds("2026-01-01T00:00:00Z").value();
  options.allow_empty = true;
  gardener::Environment told;
  told.profile_capabilities = vector.value("featureGates", Json::object()).value("CloudProfileCapabilities", false);
  options.assumptions = {told, told};
  return options;
}

using Told = std::multiset<std::string>;

Told expected_of(const Json& vector) {
  Told refusals;
  for (const Json& one : vector.at("expected").at("rejections")) {
    if (one.contains("notReached")) continue;
    refusals.insert(one.value("by", "") + " " + one.value("type", "") + " " + one.value("field", ""));
  }
  return refusals;
}

/// Profiles of a type that is not the file's are asked of another extension here; the label that a missing type makes
/// invalid is not written; a parent that does not exist was not given.
bool is_answered_alike(const Json& vector) {
  if (vector.at("operation") == "status") return false;
  const Json& expected = vector.at("expected");
  for (const Json& one : expected.at("rejections")) {
    if (one.value("by", "") == "extension-labels" || one.value("field", "") == "metadata.labels") return false;
  }
  if (expected.value("webhookCalled", true)) return true;
  return !expected.at("accepted").get<bool>();
}

/// Capabilities of the flavors of each image version, as sets.
std::map<std::string, std::set<std::string>> flavors_of(const std::vector<model::CloudProfileImage>& images) {
  std::map<std::string, std::set<std::string>> result;
  for (const auto& image : images) {
    for (const auto& version : image.versions) {
      auto& all = result[image.name + "@" + version.version];
      for (const auto& flavor : version.capability_flavors) {
        all.insert(flavor.capabilities.empty() ? "null" : Json(flavor.capabilities).dump());
      }
    }
  }
  return result;
}

std::map<std::string, std::set<std::string>> flavors_of(const Json& images) {
  std::map<std::string, std::set<std::string>> result;
  for (const Json& image : images) {
    for (const Json& version : image.at("versions")) {
      auto& all = result[image.at("name").get<std::string>() + "@" + version.at("version").get<std::string>()];
      for (const Json& flavor : version.value("capabilityFlavors", Json::array())) all.insert(flavor.dump());
    }
  }
  return result;
}

class Operator {
 public:
  explicit Operator(const Release& release) : release_(release) {}

  void compare(const Json& vector) {
    std::vector<Json> old_side, new_side;
    for (const Json& one : vector.value("context", Json::array())) {
      old_side.push_back(one);
      new_side.push_back(one);
    }
    if (vector.contains("old")) old_side.push_back(vector.at("old"));
    new_side.push_back(vector.at("new"));
    const model::Objects before = read("old.json", old_side), after = read("new.json", new_side);
    const impact::Options options = options_of(release_, vector);
    const impact::Impact impact = impact::analyze(before, after, options);
    // A mistyped field is an error of the file.
    if (std::any_of(impact.diagnostics.begin(), impact.diagnostics.end(),
                    [](const auto& row) { return row.severity == manifest::Severity::error; })) {
      BOOST_TEST(!vector.at("expected").at("accepted").get<bool>(), vector.at("id"));
      ++undecodable_;
      return;
    }
    Told actual;
    const std::string name = vector.at("new").at("metadata").value("name", "");
    for (const impact::CloudProfile& profile : impact.cloud_profiles) {
      if (profile.name != name || profile.kind != vector.at("kind")) continue;
      for (const impact::Refusal& one : profile.rejections) {
        // This plugin of the API server was not asked.
        if (one.what.by == "namespacedcloudprofilevalidator") continue;
        actual.insert(one.what.by + " " + one.what.type + " " + one.what.path);
      }
    }
    BOOST_TEST_CONTEXT(vector.at("id") << " " << vector.at("title")) {
      if (is_answered_alike(vector)) {
        BOOST_TEST(actual == expected_of(vector), boost::test_tools::per_element());
        ++compared_;
      }
      const Json mutated = vector.at("expected").value("mutated", Json::object());
      if (mutated.contains("spec.machineImages") && vector.at("kind") == "CloudProfile") {
        const auto books = impact::read_profiles(before, after, impact::common_environment(before, after, options),
                                                 impact::extension_releases(before, after, options));
        const auto* spec = books.after.profiles.at("CloudProfile " + name).spec;
        const auto stored = flavors_of(spec->machine_images), wanted = flavors_of(mutated.at("spec.machineImages"));
        BOOST_TEST(Json(stored) == Json(wanted));
        ++mutated_;
      }
    }
  }

  std::size_t compared_ = 0, mutated_ = 0, undecodable_ = 0;

 private:
  const Release& release_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(profiles_of_operators)

BOOST_AUTO_TEST_CASE(what_the_webhooks_say) {
  std::size_t compared = 0, mutated = 0, undecodable = 0;
  for (const Release& release : kReleases) {
    Operator judge(release);
    for (const std::string& line :
         read_gzip_lines(std::string(GPROV_SOURCE_DIR) + "/fixtures/vectors/operator/" + release.file + ".jsonl.gz")) {
      if (line.empty()) continue;
      const Json vector = Json::parse(line);
      const std::string kind = vector.at("kind");
      if (kind != "CloudProfile" && kind != "NamespacedCloudProfile") continue;
      judge.compare(vector);
    }
    compared += judge.compared_;
    mutated += judge.mutated_;
    undecodable += judge.undecodable_;
  }
  BOOST_TEST(compared + undecodable > 290U);
  BOOST_TEST(undecodable < 10U);
  BOOST_TEST(mutated > 60U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

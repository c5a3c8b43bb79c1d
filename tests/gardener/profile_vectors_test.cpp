// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>
#include <set>

#include "analyzer/gardener/profile_admission.hpp"
#include "analyzer/gardener/profile_stored.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/rules/rule.hpp"
#include "hashing/go_time.hpp"
#include "tests/gardener/differences.hpp"
#include "tests/support/gzip.hpp"
#include "tests/support/vectors.hpp"

namespace gprov::tests {

namespace {

using gardener::Rejection;

/// One vector, decoded.
struct ProfileVector {
  Json json;
  gardener::Environment environment;
  std::vector<manifest::ReadResult> results;  ///< what decoded objects point into
  std::vector<std::unique_ptr<model::NamespacedCloudProfile>> namespaced;
  gardener::ProfileUse use;

  explicit ProfileVector(Json line) : json(std::move(line)) {
    environment.gardener = hashing::parse_version(json.at("gardener").get<std::string>()).value();
    environment.now = hashing::unix_seconds(json.at("now").get<std::string>()).value();
    // As the vectors' README says.
    environment.version_lifecycle = true;
    const Json gates = json.value("settings", Json::object()).value("featureGates", Json::object());
    for (const auto& [name, on] : gates.items()) {
      if (name == "CloudProfileCapabilities") environment.profile_capabilities = on.get<bool>();
      if (name == "VersionClassificationLifecycle") environment.version_lifecycle = on.get<bool>();
    }
    for (const Json& shoot : json.value("shoots", Json::array())) {
      use.shoots.push_back(gardener::user_of(model::decode_shoot(root(shoot))));
    }
    for (const Json& one : json.value("namespacedCloudProfiles", Json::array())) {
      namespaced.push_back(
          std::make_unique<model::NamespacedCloudProfile>(model::decode_namespaced_cloud_profile(root(one))));
      use.namespaced.push_back(namespaced.back().get());
    }
  }

  const manifest::Node& root(const Json& value) {
    results.push_back(
        manifest::read(std::make_shared<manifest::Source>(manifest::Source{.name = "vector", .bytes = value.dump()})));
    BOOST_REQUIRE(results.back().documents.size() == 1);
    return results.back().documents.front().root;
  }

  std::optional<model::CloudProfile> profile(const char* key) {
    if (!json.contains(key)) return std::nullopt;
    model::CloudProfile decoded = model::decode_cloud_profile(root(json.at(key)));
    gardener::set_defaults(decoded.spec);
    return decoded;
  }
};

/// Words that upstream draws from a Go map or from memory.
std::string told(const std::string& message) {
  for (const char* varies :
       {": supported values: ", " with machineType: ", "conflict with the capability architectures"}) {
    const std::size_t at = message.find(varies);
    if (at != std::string::npos) return message.substr(0, at);
  }
  return message;
}

void check_rejections(const ProfileVector& vector, const std::vector<Rejection>& rejections) {
  const Json& expected = vector.json.at("expected");
  std::multiset<std::string> wanted, got;
  for (const Json& one : expected.at("rejections")) {
    if (one.contains("notReached")) continue;
    wanted.insert(one.value("by", "") + " " + one.value("type", "") + " " + one.value("field", "") + " " +
                  told(one.value("detail", "")));
  }
  for (const Rejection& one : rejections) {
    got.insert(one.by + " " + one.type + " " + one.path + " " + told(one.message));
    BOOST_TEST(rules::find(one.rule) != nullptr, one.rule << " has no row");
    BOOST_TEST(one.object == vector.json.at("kind").get<std::string>());
  }
  BOOST_TEST(rejections.empty() == expected.at("accepted").get<bool>());
  for (const std::string& one : wanted) BOOST_TEST(got.count(one) == wanted.count(one), "not refused: " << one);
  for (const std::string& one : got) BOOST_TEST(wanted.contains(one), "refused unlike upstream: " << one);
}

template <class Spec>
void check_spec(const std::string& what, const Spec& actual, const Spec& expected) {
  std::string differences;
  add_differences(actual, expected, "", differences);
  BOOST_TEST(differences.empty(), what << " differs in " << differences);
}

Json stored(const Json& vector) {
  Json object = vector.at("new");
  object.merge_patch(vector.at("expected").at("stored"));
  return object;
}

void run_cloud_profile(ProfileVector& vector) {
  const auto old = vector.profile("old");
  const auto written = model::decode_cloud_profile(vector.root(vector.json.at("new")));
  const auto answer = gardener::submit(written, old ? &*old : nullptr, vector.use, vector.environment);
  check_rejections(vector, answer.rejections);
  if (!vector.json.at("expected").contains("stored")) return;
  check_spec("stored", answer.stored, model::decode_cloud_profile(vector.root(stored(vector.json))).spec);
}

void run_namespaced(ProfileVector& vector) {
  const gardener::Environment& environment = vector.environment;
  std::optional<model::CloudProfile> parent = vector.profile("parent");
  const auto written = model::decode_namespaced_cloud_profile(vector.root(vector.json.at("new")));
  // If the new object names another parent, that one does not exist.
  std::optional<model::NamespacedCloudProfile> old;
  if (vector.json.contains("old")) {
    old = model::decode_namespaced_cloud_profile(vector.root(vector.json.at("old")));
    gardener::set_defaults(old->spec);
    const auto old_parent = vector.json.contains("oldParent") ? vector.profile("oldParent") : parent;
    if (old_parent) old->status.cloud_profile_spec = gardener::merge(old->spec, old_parent->spec, environment);
  }
  const Json& expected = vector.json.at("expected");
  if (expected.contains("oldMergedSpec")) {
    const Json object = {{"spec", expected.at("oldMergedSpec")}};
    check_spec("the old merge", old.value().status.cloud_profile_spec.value(),
               model::decode_cloud_profile(vector.root(object)).spec);
  }
  const bool exists = parent && parent->metadata.name == written.spec.parent.name;
  const auto answer =
      gardener::submit(written, old ? &*old : nullptr, exists ? &parent->spec : nullptr, vector.use, environment);
  check_rejections(vector, answer.rejections);
  if (!expected.contains("stored")) return;
  check_spec("stored", answer.stored, model::decode_namespaced_cloud_profile(vector.root(stored(vector.json))).spec);
  if (!expected.contains("mergedSpec")) return;
  const Json object = {{"spec", expected.at("mergedSpec")}};
  check_spec("the merge", gardener::merge(answer.stored, parent.value().spec, environment),
             model::decode_cloud_profile(vector.root(object)).spec);
}

BOOST_AUTO_TEST_SUITE(profile_vectors)

BOOST_AUTO_TEST_CASE(profiles_are_taken_and_merged_as_gardener_does) {
  int compared = 0;
  for (const std::string& file : vector_files("cloudprofiles")) {
    const std::string lines =
        read_gzip(std::string(GPROV_SOURCE_DIR) + "/fixtures/vectors/cloudprofiles/" + file + ".jsonl.gz");
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      if (end > begin) {
        ProfileVector vector(Json::parse(lines.substr(begin, end - begin)));
        BOOST_TEST_CONTEXT(vector.json.at("id") << " " << vector.json.at("title")) {
          vector.json.at("kind") == "CloudProfile" ? run_cloud_profile(vector) : run_namespaced(vector);
        }
        ++compared;
      }
      begin = end + 1;
    }
  }
  BOOST_TEST(compared == 244);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace gprov::tests

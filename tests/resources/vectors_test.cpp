// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/resources.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/chart.hpp"
#include "hashing/release_bands_resources.hpp"
#include "tests/support/gzip.hpp"

// What Gardener's API server and the extensions say of operators' resources, as their own code answered. CloudProfiles
// have tests of their own.

namespace {

using namespace gprov;
using Json = nlohmann::json;

struct Release {
  std::string provider, file, gardener, extension;
};

/// Objects of one side as one file; `object` may be null.
model::Objects side(const std::vector<Json>& others, const Json& object) {
  std::vector<Json> all;
  for (const Json& other : others) {
    const bool replaced = object.is_object() && other.value("kind", "") == object.value("kind", "") &&
                          other.value("metadata", Json()) == object.value("metadata", Json());
    if (!replaced) all.push_back(other);
  }
  if (!object.is_null()) all.push_back(object);
  std::string text;
  for (const Json& one : all) text += one.dump() + "\n";
  auto source = std::make_shared<manifest::Source>();
  source->name = "side.json";
  source->bytes = text;
  model::DecodeOptions options;
  options.state = model::StateOption::manifest;
  return model::decode(manifest::read(std::move(source)).documents, options);
}

const model::Object<model::Resource>* find(const model::Objects& objects, const Json& wanted) {
  if (wanted.is_null()) return nullptr;
  const Json metadata = wanted.value("metadata", Json::object());
  for (const auto& object : objects.resources) {
    const bool is_file = object.value.kind == model::KindId::controller_configuration;
    if (is_file || (gardener::kind_of(object.value) == wanted.value("kind", "") &&
                    object.value.metadata.name == metadata.value("name", "") &&
                    object.value.metadata.ns == metadata.value("namespace", ""))) {
      return &object;
    }
  }
  return nullptr;
}

impact::Resource judge(const impact::ResourcePair& pair, const Release& release) {
  gardener::Environment environment;
  environment.gardener = *hashing::parse_version(release.gardener);
  std::map<std::string, hashing::Version> extensions{{"azure", hashing::azure::resources_supported().newest},
                                                     {"alicloud", hashing::alicloud::resources_supported().newest}};
  extensions[release.provider] = *hashing::parse_version(release.extension);
  return impact::judge_resource(pair, environment, extensions, providers::Knowledge::complete);
}

/// A configuration file as its loader gets it: any text.
impact::Resource load(const Json& file, const Release& release, bool& is_yaml) {
  const providers::ParsedText text = providers::parse_text(file.is_string() ? file.get<std::string>() : file.dump());
  is_yaml = text.error.empty();
  model::Object<model::Resource> object;
  object.value.kind = model::KindId::controller_configuration;
  object.value.root = text.root;
  object.value.value = model::ControllerConfiguration{release.provider, {text.root}};
  const model::Objects none;
  return judge({nullptr, &object, none, none}, release);
}

using Told = std::multiset<std::string>;

Told told(const impact::Resource& resource) {
  Told all;
  for (const auto& [what, at] : resource.rejections) all.insert(what.by + " " + what.type + " " + what.path);
  return all;
}

Told expected_of(const Json& expected) {
  Told all;
  for (const Json& one : expected.value("rejections", Json::array())) {
    if (one.value("notReached", false)) continue;
    all.insert(one.at("by").get<std::string>() + " " + one.value("type", "") + " " + one.value("field", ""));
  }
  return all;
}

std::string text(const Told& all) {
  std::string joined;
  for (const std::string& one : all) joined += "\n    " + one;
  return joined.empty() ? " nothing" : joined;
}

/// Of what the chart renders only what the values tell.
void check_rendered(const std::string& id, const Json& expected, const impact::Resource& resource) {
  if (!expected.contains("renderedObjects")) return;
  bool deployment = false, other = false;
  for (const impact::Effect& effect : resource.effects) {
    if (effect.rule != "core/controller-deployment-values") continue;
    const bool beside = effect.what.starts_with("objects beside");
    other = other || beside;
    deployment = deployment || !beside;
  }
  bool wants_deployment = false, wants_other = false;
  for (const auto& [how, names] : expected.at("renderedObjects").items()) {
    for (const std::string name : names) {
      if (name.starts_with("Deployment/")) {
        wants_deployment = true;
      } else if (!name.starts_with("ConfigMap/")) {
        wants_other = true;
      }
    }
  }
  BOOST_TEST(deployment == wants_deployment, id << ": the Deployment");
  // A Secret's name is in the configuration file as well; that is told once.
  BOOST_TEST((other == wants_other || deployment), id << ": other objects");
}

std::size_t run(const Release& release) {
  std::size_t compared = 0;
  for (const std::string& line : tests::read_gzip_lines(std::string(GPROV_SOURCE_DIR) + "/fixtures/vectors/operator/" +
                                                        release.file + ".jsonl.gz")) {
    if (line.empty()) continue;
    const Json vector = Json::parse(line);
    const std::string kind = vector.at("kind"), id = vector.at("id");
    if (kind == "CloudProfile" || kind == "NamespacedCloudProfile") continue;
    ++compared;
    const Json& expected = vector.at("expected");
    if (kind == "ControllerConfiguration") {
      bool is_yaml = true;
      const impact::Resource resource = load(vector.at("new"), release, is_yaml);
      BOOST_TEST((is_yaml && resource.starts.value_or(false)) == expected.at("starts").get<bool>(), id);
      continue;
    }
    const Json context = vector.value("context", Json::array());
    const Json old = vector.value("old", Json());
    const model::Objects before = side(context, old), after = side(context, vector.at("new"));
    const auto* new_one = find(after, vector.at("new"));
    BOOST_TEST_REQUIRE(new_one != nullptr, id);
    const impact::Resource resource = judge({find(before, old), new_one, before, after}, release);
    const Told ours = told(resource), theirs = expected_of(expected);
    BOOST_TEST((ours == theirs),
               id << " " << vector.at("title") << "\n  expected" << text(theirs) << "\n  got" << text(ours));
    BOOST_TEST(resource.rejections.empty() == expected.at("accepted").get<bool>(), id);
    // A Secret of the garden is followed by the webhook in the seed; of the others only that webhook's answer counts.
    if (kind == "CloudProviderSecret") BOOST_TEST(resource.principal == expected.value("principal", ""), id);
    if (expected.contains("starts")) BOOST_TEST((resource.starts == expected.at("starts").get<bool>()), id);
    check_rendered(id, expected, resource);
    for (const impact::Effect& effect : resource.effects) BOOST_TEST(!effect.nodes.empty(), id);
  }
  return compared;
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(azure_1_62) { BOOST_TEST(run({"azure", "azure-v1.62.1", "1.144.2", "1.62.1"}) == 286U); }
BOOST_AUTO_TEST_CASE(azure_1_55) { BOOST_TEST(run({"azure", "azure-v1.55.0", "1.127.1", "1.55.0"}) == 143U); }
BOOST_AUTO_TEST_CASE(alicloud_1_71) { BOOST_TEST(run({"alicloud", "alicloud-v1.71.0", "1.136.0", "1.71.0"}) == 165U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"

// A folder of fixtures/resources is a test: old.yaml against new.yaml, with.yaml beside both. case.json says in words
// what happens; what it expects comes from the catalogue (sections 12, 14.3 and 18) and its corrections, never from
// this program.

namespace {

using gprov::tests::read_file;
using gprov::tests::Run;
using Json = nlohmann::json;
namespace fs = std::filesystem;

const std::string kFolder = std::string(GPROV_SOURCE_DIR) + "/fixtures/resources";
constexpr const char* kNoRoll = "No worker pool rolls because of it.";

std::vector<fs::path> folders() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.is_directory()) all.push_back(entry.path());
  }
  return all;
}

std::vector<std::string> arguments(const fs::path& folder, std::vector<std::string> more) {
  std::vector<std::string> all = {"old.yaml", "new.yaml", "--today", "2026-08-21", "--gardener-version", "1.144.2"};
  if (fs::exists(folder / "with.yaml")) all.insert(all.end(), {"--with", "with.yaml"});
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

void check_resource(const std::string& name, const Json& expected, const Json& report) {
  const Json* found = nullptr;
  for (const Json& resource : report.at("resources")) {
    if (resource.at("name") == name) found = &resource;
  }
  BOOST_TEST_REQUIRE(found != nullptr, name << " is not in the report");
  std::vector<std::string> rejections, effects;
  for (const Json& one : found->at("rejections")) {
    rejections.push_back(one.at("by").get<std::string>() + " " + one.at("type").get<std::string>() + " " +
                         one.at("path").get<std::string>());
    BOOST_TEST(one.at("at").is_object(), name);
  }
  for (const Json& one : found->at("effects")) {
    effects.push_back(one.at("rule"));
    BOOST_TEST(one.at("what").get<std::string>().ends_with(kNoRoll), one.dump());
  }
  BOOST_TEST(Json(rejections) == expected.value("rejections", Json::array()), name);
  if (expected.contains("effects")) BOOST_TEST(Json(effects) == expected.at("effects"), name << Json(effects).dump());
  BOOST_TEST(found->value("principal", Json()) == expected.value("principal", Json()), name);
  if (expected.contains("starts")) BOOST_TEST(found->value("starts", Json()) == expected.at("starts"), name);
}

std::string base64(const std::string& text) {
  constexpr std::string_view kSymbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) out += i + k > text.size() ? '=' : kSymbols[bits >> (18 - 6 * k) & 63U];
  }
  return out;
}

void add_secret(const std::string& written, std::set<std::string>& secrets) {
  if (written.size() < 4) return;
  secrets.insert(written);
  if (const auto plain = gprov::manifest::decode_base64(written)) {
    if (plain->size() >= 4) secrets.insert(*plain);
  } else {
    secrets.insert(base64(written));
  }
}

/// Values of Secrets, and of what becomes one, as written, plain and base64.
void collect(const YAML::Node& node, bool in_secret, std::set<std::string>& secrets) {
  if (!node.IsMap() && !node.IsSequence()) return;
  for (const auto& member : node) {
    if (node.IsSequence()) {
      collect(member, in_secret, secrets);
      continue;
    }
    const std::string key = member.first.as<std::string>();
    const bool is_value =
        in_secret || key.starts_with("accessKey") || key == "clientSecret" || key == "clientID" || key == "tenantID";
    if (member.second.IsScalar() && is_value) add_secret(member.second.as<std::string>(), secrets);
    collect(member.second, in_secret, secrets);
  }
}

std::set<std::string> secrets_of(const fs::path& folder) {
  std::set<std::string> secrets;
  for (const char* file : {"old.yaml", "new.yaml", "with.yaml"}) {
    if (!fs::exists(folder / file)) continue;
    for (const YAML::Node& document : YAML::LoadAllFromFile((folder / file).string())) {
      collect(document, false, secrets);
      if (document["kind"].as<std::string>() != "Secret") continue;
      for (const char* part : {"data", "stringData"}) {
        if (document[part]) collect(document[part], true, secrets);
      }
    }
  }
  return secrets;
}

BOOST_AUTO_TEST_SUITE(cases)

BOOST_AUTO_TEST_CASE(every_folder_says_what_its_case_says) {
  std::size_t compared = 0;
  for (const fs::path& folder : folders()) {
    BOOST_TEST_CONTEXT(folder.filename().string()) {
      const Json expected = Json::parse(read_file((folder / "case.json").string()));
      const Run text = gprov::tests::run(folder.string(), arguments(folder, {}));
      const Run json = gprov::tests::run(folder.string(), arguments(folder, {"-o", "json"}));
      BOOST_TEST(json.exit_code == expected.at("exitCode").get<int>(), text.out << json.err);
      BOOST_TEST(text.exit_code == json.exit_code);
      gprov::tests::check_golden((folder / "expected.txt").string(), text.out);
      const Json report = Json::parse(json.out);
      for (const auto& [name, resource] : expected.at("resources").items()) check_resource(name, resource, report);
      const Run same = gprov::tests::run(
          folder.string(), {"old.yaml", "old.yaml", "--today", "2026-08-21", "--gardener-version", "1.144.2"});
      BOOST_TEST(same.exit_code == 0, "a state against itself is no change\n" << same.out);
    }
    ++compared;
  }
  BOOST_TEST(compared >= 25U);
}

BOOST_AUTO_TEST_CASE(no_secret_reaches_any_output) {
  std::size_t secrets = 0, outputs = 0;
  for (const fs::path& folder : folders()) {
    const std::set<std::string> values = secrets_of(folder);
    secrets += values.size();
    if (values.empty()) continue;
    for (const gprov::report::Format& format : gprov::report::formats()) {
      for (const char* flag : {"-v", "--explain-hash"}) {
        const Run run = gprov::tests::run(folder.string(), arguments(folder, {flag, "-o", std::string(format.name)}));
        ++outputs;
        for (const std::string& value : values) {
          BOOST_TEST((run.out + run.err).find(value) == std::string::npos,
                     folder.filename() << " tells a secret in " << format.name << " " << flag << ": " << value);
        }
      }
    }
  }
  BOOST_TEST(secrets >= 40U);
  BOOST_TEST(outputs >= 24U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

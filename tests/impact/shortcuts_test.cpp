// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/report/report.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/manifests.hpp"
#include "tests/support/vectors.hpp"

// What saves work changes no byte of any report: neither shortcuts for Shoots at rest nor threads.

namespace {

using namespace gprov;
using tests::Json;

model::Objects read(const std::string& name, const std::vector<Json>& objects) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, tests::write_file(objects, 0)});
  manifest::ReadResult result = manifest::read(source);
  return model::decode(std::move(result.documents), {model::StateOption::stored, model::Validation::warn});
}

/// The stored state of one side of a vector three times, under different names; the last with heartbeats that moved
/// and, if `edited`, with another size of its first pool.
std::vector<Json> landscape(const tests::VectorSide& side, bool later, bool edited) {
  std::vector<Json> objects = tests::manifests(side, side);
  std::vector<Json> all;
  for (const Json& object : objects) {
    if (object.at("kind") != "Shoot") {
      if (object.at("kind") == "CloudProfile") all.push_back(object);
      continue;
    }
    for (const char* suffix : {"", "-b", "-c"}) {
      Json shoot = tests::stored_shoot(side);
      if (shoot.is_null()) shoot = object;
      shoot["apiVersion"] = object.at("apiVersion");
      shoot["kind"] = "Shoot";
      Json& metadata = shoot["metadata"];
      metadata["name"] = object.at("metadata").at("name").get<std::string>() + suffix;
      metadata["namespace"] = object.at("metadata").value("namespace", "garden-dev");
      metadata["resourceVersion"] = later ? "78" : "77";
      if (edited && std::string(suffix) == "-c") {
        Json& workers = shoot["spec"]["provider"]["workers"];
        if (!workers.empty()) workers[0]["volume"]["size"] = "77Gi";
      }
      all.push_back(std::move(shoot));
    }
  }
  return all;
}

/// MachineDeployments with the class names that a report tells of the old side, and Workers with pools that have no
/// node-agent secret.
std::vector<Json> live_objects(const std::string& report) {
  std::vector<Json> all;
  const Json impact = Json::parse(report);
  for (const Json& shoot : impact.at("shoots")) {
    std::string technical_id;
    Json pools = Json::array();
    for (const Json& pool : shoot.at("pools")) {
      for (const Json& deployment : pool.at("machineDeployments")) {
        const Json& class_name = deployment.at("className").at("old");
        const std::string name = deployment.at("name");
        const std::size_t end = name.rfind("-" + pool.at("name").get<std::string>());
        if (end == std::string::npos) continue;
        technical_id = name.substr(0, end);
        if (!class_name.is_string()) continue;
        all.push_back({{"apiVersion", "machine.sapcloud.io/v1alpha1"},
                       {"kind", "MachineDeployment"},
                       {"metadata", {{"name", name}, {"namespace", name.substr(0, end)}}},
                       {"spec", {{"template", {{"spec", {{"class", {{"name", class_name}}}}}}}}}});
      }
      pools.push_back({{"name", pool.at("name")}});
    }
    if (technical_id.empty()) continue;
    all.push_back({{"apiVersion", "extensions.gardener.cloud/v1alpha1"},
                   {"kind", "Worker"},
                   {"metadata",
                    {{"name", shoot.at("name")}, {"namespace", technical_id}, {"resourceVersion", "7"}, {"uid", "u"}}},
                   {"spec", {{"type", shoot.at("provider")}, {"pools", pools}}}});
  }
  return all;
}

std::string report(const std::vector<Json>& before, const std::vector<Json>& after, const impact::Options& options) {
  std::ostringstream out;
  report::find_format("json")->write(impact::analyze(read("old.yaml", before), read("new.yaml", after), options), {},
                                     out);
  return out.str();
}

impact::Options options_of(const tests::Vector& vector, bool told) {
  impact::Options options;
  options.now = hashing::unix_seconds(vector.now).value();
  if (!told) return options;
  const auto gardener = hashing::parse_version(vector.old_side.gardener);
  const auto extension = hashing::parse_version(vector.old_side.extension);
  options.gardener = {gardener, gardener};
  options.extensions[vector.provider] = {extension, extension};
  return options;
}

std::size_t compare_all(const std::string& provider) {
  std::size_t compared = 0, seen = 0;
  for (const std::string& file : tests::vector_files(provider)) {
    tests::for_each_vector(provider, file, [&](const tests::Vector& vector) {
      constexpr std::size_t kStride = 11;  // each takes two runs of three Shoots
      if (vector.old_side.shoot.is_null() || seen++ % kStride != 0) return;
      const bool edited = compared % 2 == 1, later = compared % 3 == 1, told = compared % 4 < 2;
      std::vector<Json> before = landscape(vector.old_side, false, false);
      const std::vector<Json> after = landscape(vector.old_side, later, edited);
      impact::Options options = options_of(vector, told);
      options.shortcuts = impact::Shortcuts::avoided;
      std::string right = report(before, after, options);
      if (compared % 5 == 0 || compared % 5 == 3) {
        const std::string kind = compared % 5 == 0 ? "MachineDeployment" : "Worker";
        for (Json& object : live_objects(right)) {
          if (object.at("kind") == kind) before.push_back(std::move(object));
        }
        right = report(before, after, options);
      }
      options.shortcuts = impact::Shortcuts::taken;
      const std::string fast = report(before, after, options);
      BOOST_TEST((right == fast), provider << " " << vector.id << ": shortcuts change the report");
      if (compared++ % 10 != 0) return;
      options.jobs = 16;
      BOOST_TEST((report(before, after, options) == right), provider << " " << vector.id << ": threads change it");
    });
  }
  return compared;
}

}  // namespace

BOOST_AUTO_TEST_CASE(shortcuts_and_threads_change_no_report) {
  BOOST_TEST(compare_all("azure") > 50U);
  BOOST_TEST(compare_all("openstack") > 10U);
  BOOST_TEST(compare_all("alicloud") > 10U);
  BOOST_TEST(compare_all("aws") > 10U);
  BOOST_TEST(compare_all("gcp") > 10U);
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/end_to_end.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/manifests.hpp"

// Every vector of manifests in which nothing but the CloudProfile changes, with several Shoots that use it.

namespace gprov::tests {
namespace {

constexpr int kCopies = 4;

model::Objects read(const std::string& name, const std::vector<Json>& objects) {
  auto source = std::make_shared<manifest::Source>();
  source->name = name;
  std::string text;
  for (const Json& one : objects) text += one.dump() + "\n";
  source->bytes = std::move(text);
  return model::decode(manifest::read(std::move(source)).documents, {});
}

/// The objects of a side, with each that belongs to a Shoot once a copy.
std::vector<Json> copies(const VectorSide& side, const VectorSide& other) {
  std::vector<Json> all;
  for (int i = 0; i < kCopies; ++i) {
    VectorSide mine = side, theirs = other;
    for (VectorSide* one : {&mine, &theirs}) {
      if (!one->shoot.is_null()) one->shoot["metadata"]["namespace"] = "garden-copy" + std::to_string(i);
    }
    for (Json& object : manifests(mine, theirs)) {
      if (object.at("kind") == "CloudProfile" && i > 0) continue;
      all.push_back(std::move(object));
    }
  }
  return all;
}

bool is_of_profile_alone(const Vector& vector) {
  return vector.mode == "update" && is_told_by_files(vector) && !has_twins(vector) &&
         vector.old_side.shoot == vector.new_side.shoot &&
         vector.old_side.cloud_profile != vector.new_side.cloud_profile &&
         vector.old_side.infrastructure_status == vector.new_side.infrastructure_status &&
         vector.old_side.gardener == vector.new_side.gardener && vector.old_side.extension == vector.new_side.extension;
}

impact::Impact analyze(const Vector& vector) {
  impact::Options options;
  const auto gardener = hashing::parse_version(vector.old_side.gardener);
  const auto extension = hashing::parse_version(vector.old_side.extension);
  options.gardener = {gardener, gardener};
  options.extensions[vector.provider] = {extension, extension};
  options.assumptions = {environment_of(vector.old_side, vector), environment_of(vector.new_side, vector)};
  options.now = hashing::unix_seconds(vector.now).value();
  options.jobs = 2;
  return impact::analyze(read("old.json", copies(vector.old_side, vector.new_side)),
                         read("new.json", copies(vector.new_side, vector.old_side)), options);
}

void check(const Vector& vector, const impact::Impact& impact) {
  BOOST_REQUIRE(impact.shoots.size() == kCopies);
  const Json verdicts = vector.rejections.empty() ? vector.verdicts : vector.verdicts.value("ifAccepted", Json());
  const bool fails = vector.new_side.expected.contains("error");
  for (const impact::Shoot& shoot : impact.shoots) {
    BOOST_TEST(shoot.reconcile_errors.empty() == !fails);
    BOOST_TEST(shoot.rejections.empty() == vector.rejections.empty());
    if (fails || verdicts.is_null()) continue;
    for (const impact::Pool& pool : shoot.pools) {
      BOOST_TEST(impact::word(pool.verdict) == verdicts.at("pools").at(pool.name).get<std::string>(), pool.name);
    }
  }
  BOOST_REQUIRE(impact.cloud_profiles.size() == 1);
  BOOST_TEST(impact.cloud_profiles.front().shoots == kCopies);
  BOOST_TEST(!impact.cloud_profiles.front().effects.empty());
}

BOOST_AUTO_TEST_CASE(vectors_of_a_profile_alone_with_many_shoots) {
  std::size_t compared = 0;
  for (const char* provider : {"alicloud", "aws", "azure", "gcp", "openstack"}) {
    for (const std::string& file : vector_files(provider)) {
      for_each_vector(provider, file, [&](const Vector& vector) {
        if (!is_of_profile_alone(vector)) return;
        BOOST_TEST_CONTEXT(vector.id << " " << vector.title) { check(vector, analyze(vector)); }
        ++compared;
      });
    }
  }
  BOOST_TEST(compared > 100U);
}

}  // namespace
}  // namespace gprov::tests

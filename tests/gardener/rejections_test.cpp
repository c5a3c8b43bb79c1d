// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <set>

#include "analyzer/gardener/submission.hpp"
#include "tests/gardener/vector_run.hpp"

// What Gardener's own API server refused, against what this program says of the same requests.

namespace gprov::tests {

namespace {

const model::CloudProfileSpec* pointer(const std::optional<model::CloudProfileSpec>& profile) {
  return profile ? &*profile : nullptr;
}

/// "validation Forbidden spec.region", the parts of a rejection that all releases print alike.
std::set<std::string> refused_by_gardener(const Vector& vector, bool reached_only) {
  std::set<std::string> result;
  for (const Json& rejection : vector.rejections) {
    const std::string by = rejection.at("by");
    if (rejection.at("object") != "Shoot" || by.starts_with("extension-")) continue;
    if (reached_only && rejection.value("notReached", false)) continue;
    result.insert(by + " " + rejection.at("type").get<std::string>() + " " + rejection.at("field").get<std::string>());
  }
  return result;
}

std::vector<gardener::Rejection> rejections_of(const VectorRun& run) {
  const model::Shoot* old = run.before ? &run.before->shoot : nullptr;
  return gardener::rejections_of({run.after->shoot,
                                  old,
                                  {pointer(run.new_profile), ""},
                                  {pointer(run.old_profile), ""},
                                  run.after->admission.rejections,
                                  run.new_environment});
}

std::string joined(const std::set<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += "\n  " + one;
  return text.empty() ? "\n  (nothing)" : text;
}

struct Counts {
  int accepted = 0, refused = 0;
};

void check(const Vector& vector, const std::string& name, Counts& counts) {
  if (vector.mode == "live") return;
  const VectorRun run(vector, Profiles::given);
  std::set<std::string> actual;
  for (const auto& rejection : rejections_of(run)) {
    actual.insert(rejection.by + " " + rejection.type + " " + rejection.path);
  }
  const auto expected = refused_by_gardener(vector, true);
  ++(expected.empty() ? counts.accepted : counts.refused);
  BOOST_CHECK_MESSAGE(actual == expected,
                      name << " refuses" << joined(actual) << "\nGardener refuses" << joined(expected));
}

void check_provider(const std::string& provider, int refused) {
  Counts counts;
  for (const std::string& file : vector_files(provider)) {
    for_each_vector(provider, file, [&](const Vector& vector) { check(vector, file + " " + vector.id, counts); });
  }
  BOOST_TEST_MESSAGE(provider << ": " << counts.refused << " refused, " << counts.accepted << " accepted");
  BOOST_TEST(counts.refused >= refused);
  BOOST_TEST(counts.accepted > 100);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rejections)

BOOST_AUTO_TEST_CASE(alicloud_vectors) { check_provider("alicloud", 6); }
BOOST_AUTO_TEST_CASE(aws_vectors) { check_provider("aws", 11); }
BOOST_AUTO_TEST_CASE(azure_vectors) { check_provider("azure", 168); }
BOOST_AUTO_TEST_CASE(gcp_vectors) { check_provider("gcp", 5); }
BOOST_AUTO_TEST_CASE(openstack_vectors) { check_provider("openstack", 5); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

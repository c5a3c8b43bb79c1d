// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/forecast.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>

#include "analyzer/impact/course.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/manifest/document.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/shoot_pair.hpp"

namespace gprov::tests {
namespace {

long long time_of(const std::string& rfc3339) { return hashing::unix_seconds(rfc3339).value(); }

const std::string kToday = "2026-08-21T12:00:00Z";

std::string profile(const Edits& edits) {
  std::string text = read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios/cloudprofile.yaml");
  for (const auto& [from, to] : edits) {
    const std::size_t at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "the CloudProfile does not say " << from);
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Gives a version of the profile an end.
std::pair<std::string, std::string> expires(const std::string& version, const std::string& date) {
  return {"- version: " + version + "\n", "- version: " + version + "\n      expirationDate: \"" + date + "\"\n"};
}

model::Objects read(const std::string& shoots, const std::string& profile_text) {
  auto source =
      std::make_shared<const manifest::Source>(manifest::Source{"shoots.yaml", shoots + "\n---\n" + profile_text});
  manifest::ReadResult result = manifest::read(source);
  model::Objects objects = model::decode(std::move(result.documents), {});
  for (const auto& problem : objects.problems) BOOST_ERROR(problem.message);
  return objects;
}

impact::Options options() {
  impact::Options result;
  result.gardener = {hashing::parse_version("1.149.3"), hashing::parse_version("1.149.3")};
  result.extensions["azure"] = {hashing::parse_version("1.62.1"), hashing::parse_version("1.62.1")};
  result.now = time_of(kToday);
  return result;
}

impact::Impact until(const model::Objects& objects, const std::string& end) {
  return impact::forecast(objects, options(), {impact::Horizon::Kind::windows, time_of(end)});
}
impact::Impact at(const model::Objects& objects, const std::string& moment) {
  return impact::forecast(objects, options(), {impact::Horizon::Kind::moment, time_of(moment)});
}

std::string changes_of(const impact::MaintenanceRun& run) {
  std::string text;
  for (const auto& change : run.changes) {
    text += " " + change.path + "=" + change.after.value_or("-");
  }
  return text;
}

/// All that was told, a line a run; the windows of a repetition one by one.
std::string told(const impact::MaintenanceRun& run) {
  std::string text = run.record.state + " " + std::string(impact::word(run.verdict)) + changes_of(run);
  for (const auto& message : run.record.messages) text += " | " + message;
  for (const auto& failure : run.record.failures) text += " ! " + failure;
  for (const auto& refusal : run.rejections) text += " x " + refusal.what.path;
  for (const auto& pool : run.pools) text += " " + pool.name + ":" + std::string(impact::word(pool.verdict));
  return text;
}

const std::vector<impact::MaintenanceRun>& runs(const impact::Impact& impact) {
  return impact.shoots.at(0).maintenance.value();
}

/// A year with everything in it: images that end one after the other, Kubernetes minors that are forced, failures that
/// last, rotations of a key, and a pool that stays behind.
model::Objects eventful_year() {
  return read(stored_harbor("  lastOperation: {type: Reconcile, state: Succeeded}\n",
                            {{"  maintenance:\n",
                              "  maintenance:\n    autoRotation: {credentials: {etcdEncryptionKey: {rotationPeriod: "
                              "672h}, sshKeypair: {rotationPeriod: 36h}}}\n"},
                             {"metadata:\n", "metadata:\n  creationTimestamp: \"2026-07-01T08:00:00Z\"\n"},
                             {"version: 1877.3.0", "version: 1592.9.0"}}),
              profile({expires("1592.9.0", "2026-09-20T21:00:00Z"),
                       expires("1877.3.0", "2026-10-02T00:00:00Z"),
                       expires("1877.5.0", "2027-02-11T10:00:00Z"),
                       expires("1.34.5", "2026-09-03T21:00:00Z"),
                       expires("1.34.8", "2026-12-24T18:00:00Z"),
                       expires("1.35.5", "2027-06-01T00:00:00Z"),
                       {"updateStrategy: major", "updateStrategy: patch"}}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forecast)

BOOST_AUTO_TEST_CASE(a_year_is_its_days_one_by_one) {
  const model::Objects objects = eventful_year();
  const std::string end = "2027-08-21T00:00:00Z";
  const auto impact = until(objects, end);
  std::map<std::string, std::string> expected, actual;
  const model::Objects later = impact::later_objects(objects);
  const auto profiles =
      impact::read_profiles(objects, objects, impact::common_environment(objects, objects, options()));
  impact::Course course = impact::begin_course(objects.shoots.at(0), objects, profiles, later, options());
  int windows = 0;
  for (long long day = time_of("2026-08-21T21:00:00Z"); day <= time_of(end); day += 86'400, ++windows) {
    const auto run = impact::run_maintenance(course, day);
    if (!run.record.state.empty() || !run.changes.empty()) expected[run.at] = told(run);
  }
  for (const auto& run : runs(impact)) {
    for (long long i = 0; i <= run.repeats; ++i) {
      actual[gardener::rfc3339(time_of(run.at) + i * 86'400, 0)] = told(run);
    }
  }
  BOOST_TEST(windows == 365);
  BOOST_TEST(expected.size() > 150U);
  BOOST_TEST((expected == actual));
  for (const auto& [moment, text] : expected) {
    if (actual[moment] != text) BOOST_ERROR(moment << "\n  " << text << "\n  " << actual[moment]);
  }
  for (const auto& [moment, text] : actual) BOOST_CHECK_MESSAGE(expected.contains(moment), moment << " " << text);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_year_is_the_state_that_its_days_lead_to) {
  const auto impact = until(eventful_year(), "2027-08-21T00:00:00Z");
  const impact::Shoot& shoot = impact.shoots.at(0);
  BOOST_TEST(shoot.kubernetes.before == "1.34.5");
  BOOST_TEST(shoot.kubernetes.after == "1.35.5");
  BOOST_TEST((shoot.verdict == impact::Verdict::roll));
  BOOST_TEST((shoot.when.kind == impact::WhenKind::at));
  BOOST_TEST(shoot.when.detail.size() == 20U);
  BOOST_TEST(impact.exit_code == 1);
}

BOOST_AUTO_TEST_CASE(one_moment_runs_whatever_the_window_says) {
  const auto objects = read(stored_harbor(""), profile({expires("1.34.5", "2026-08-01T00:00:00Z")}));
  const auto impact = at(objects, "2026-08-22T03:00:00Z");
  BOOST_REQUIRE(runs(impact).size() == 1);
  BOOST_TEST(runs(impact).front().ran);
  BOOST_TEST(runs(impact).front().at == "2026-08-22T03:00:00Z");
  BOOST_TEST(changes_of(runs(impact).front()).find("spec.kubernetes.version=1.34.8") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_to_do_is_one_entry_at_a_moment_and_none_until_a_date) {
  const auto objects = read(stored_harbor("", {{"version: 1877.3.0", "version: 1877.5.0"}}),
                            profile({{"    - version: 1.34.8\n      classification: supported\n", ""}}));
  const auto once = at(objects, "2026-08-22T03:00:00Z");
  BOOST_REQUIRE(runs(once).size() == 1);
  BOOST_TEST(runs(once).front().record.state.empty());
  BOOST_TEST(once.exit_code == 0);
  BOOST_TEST(runs(until(objects, "2027-08-21T00:00:00Z")).empty());
}

BOOST_AUTO_TEST_CASE(a_shoot_that_is_being_deleted_is_left_alone) {
  const auto objects =
      read(stored_harbor("", {{"metadata:\n", "metadata:\n  deletionTimestamp: \"2026-08-20T00:00:00Z\"\n"}}),
           profile({expires("1.34.5", "2026-08-01T00:00:00Z")}));
  BOOST_TEST(!runs(at(objects, "2026-08-22T03:00:00Z")).at(0).ran);
  BOOST_TEST(runs(until(objects, "2026-09-21T00:00:00Z")).empty());
}

BOOST_AUTO_TEST_CASE(without_a_cloud_profile_nothing_is_foretold) {
  model::Objects objects = read(stored_harbor(""), profile({}));
  objects.cloud_profiles.clear();
  const auto impact = until(objects, "2027-08-21T00:00:00Z");
  BOOST_TEST(runs(impact).empty());
  BOOST_TEST(impact.exit_code == 4);
  BOOST_REQUIRE(!impact.diagnostics.empty());
  BOOST_TEST(impact.diagnostics.front().message.find("CloudProfile az-port was not given") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refused_maintenance_is_a_finding_that_changes_nothing) {
  // The newest image does not run the new minor: images are chosen with the old kubelet.
  const auto objects =
      read(stored_harbor("", {{"version: 1877.3.0", "version: 1877.5.0"}}),
           profile({expires("1.34.5", "2026-08-01T00:00:00Z"),
                    {"    - version: 1.34.8\n      classification: supported\n", ""},
                    {"- version: 1877.5.0\n", "- version: 1877.5.0\n      kubeletVersionConstraint: \"< 1.35\"\n"}}));
  const auto impact = until(objects, "2026-08-31T00:00:00Z");
  BOOST_REQUIRE(runs(impact).size() == 1);
  const impact::MaintenanceRun& run = runs(impact).front();
  BOOST_TEST(run.record.state == "Failed");
  BOOST_TEST(run.rejections.size() == 2U);
  BOOST_TEST(run.changes.empty());
  BOOST_TEST(run.attempted.size() == 1U);
  BOOST_TEST(run.repeats == 9);
  BOOST_TEST((impact.verdict == impact::Verdict::none));
  BOOST_TEST(impact.exit_code == 1);
}

BOOST_AUTO_TEST_CASE(a_rotation_asked_for_the_window_rolls_when_it_comes) {
  const auto objects = read(stored_harbor("  lastOperation: {type: Reconcile, state: Succeeded}\n",
                                          {annotated("maintenance.gardener.cloud/operation", "rotate-ca-start"),
                                           {"version: 1877.3.0", "version: 1877.5.0"}}),
                            profile({{"    - version: 1.34.8\n      classification: supported\n", ""}}));
  const auto impact = until(objects, "2026-08-31T00:00:00Z");
  BOOST_REQUIRE(runs(impact).size() == 1);
  BOOST_TEST((runs(impact).front().verdict == impact::Verdict::roll));
  BOOST_TEST((impact.shoots.at(0).verdict == impact::Verdict::roll));
  BOOST_TEST(impact.shoots.at(0).when.detail == "2026-08-21T21:00:00Z");
}

BOOST_AUTO_TEST_SUITE_END()

// core.md §12, each with a near miss.
BOOST_AUTO_TEST_SUITE(maintenance_cases)

namespace {

/// What the next maintenance changes in a Shoot of which nothing is to be updated by itself, and the pools' verdicts.
std::string next(const Edits& profile_edits, const Edits& shoot_edits = {}) {
  const auto impact = at(read(stored_harbor("", shoot_edits), profile(profile_edits)), "2026-08-21T21:00:00Z");
  std::string text = verdicts(impact) + changes_of(runs(impact).at(0));
  for (const auto& failure : runs(impact).at(0).record.failures) text += " ! " + failure;
  return text;
}

Edits still() {
  return {{"    autoUpdate:\n      kubernetesVersion: true\n      machineImageVersion: true\n",
           "    autoUpdate:\n      kubernetesVersion: false\n      machineImageVersion: false\n"}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(case_39_a_version_that_no_longer_fits_counts_as_missing) {
  const std::string forced =
      "roll roll spec.provider.workers[0].machine.image.version=1877.5.0 "
      "spec.provider.workers[1].machine.image.version=1877.5.0";
  BOOST_TEST(next({}, still()) == "none none");
  BOOST_TEST(next({{"- version: 1877.3.0\n", "- version: 1877.3.0\n      kubeletVersionConstraint: \"< 1.34\"\n"}},
                  still()) == forced);
  BOOST_TEST(next({{"- version: 1877.3.0\n", "- version: 1877.3.0\n      kubeletVersionConstraint: \"< 1.35\"\n"}},
                  still()) == "none none");
  BOOST_TEST(next({{"- version: 1877.3.0\n      classification: supported\n      architectures:\n      - amd64\n",
                    "- version: 1877.3.0\n      classification: supported\n      architectures:\n      - arm64\n"}},
                  still()) == forced);
}

BOOST_AUTO_TEST_CASE(case_40_a_machine_type_that_is_gone_ends_the_maintenance_of_images) {
  const Edits second_pool_elsewhere = {
      {"    - name: batch\n      minimum: 1\n      maximum: 2\n      maxSurge: 1\n      maxUnavailable: 0\n      "
       "machine:\n        type: Standard_D4s_v5\n",
       "    - name: batch\n      minimum: 1\n      maximum: 2\n      maxSurge: 1\n      maxUnavailable: 0\n      "
       "machine:\n        type: Standard_D8s_v5\n"}};
  const auto objects = [&](const Edits& edits) {
    return read(stored_harbor("", second_pool_elsewhere), profile(edits));
  };
  const auto both =
      at(objects({{"    - version: 1.34.8\n      classification: supported\n", ""}}), "2026-08-21T21:00:00Z");
  BOOST_TEST(changes_of(runs(both).at(0)) ==
             " spec.provider.workers[0].machine.image.version=1877.5.0"
             " spec.provider.workers[1].machine.image.version=1877.5.0");
  const auto first_only = at(objects({{"    - version: 1.34.8\n      classification: supported\n", ""},
                                      {"  - name: Standard_D8s_v5\n", "  - name: Standard_D8s_v4\n"}}),
                             "2026-08-21T21:00:00Z");
  BOOST_TEST(changes_of(runs(first_only).at(0)) == " spec.provider.workers[0].machine.image.version=1877.5.0");
  BOOST_TEST(runs(first_only).at(0).record.messages.empty());
  const auto none = at(objects({{"    - version: 1.34.8\n      classification: supported\n", ""},
                                {"  - name: Standard_D4s_v5\n", "  - name: Standard_D4s_v4\n"}}),
                       "2026-08-21T21:00:00Z");
  BOOST_TEST(changes_of(runs(none).at(0)).empty());
}

BOOST_AUTO_TEST_CASE(case_41_a_deprecated_patch_comes_before_a_supported_minor) {
  const std::pair<std::string, std::string> minor{"updateStrategy: major", "updateStrategy: minor"};
  const std::pair<std::string, std::string> next_minor{"- version: 1877.5.0\n", "- version: 1877.6.0\n"};
  const std::pair<std::string, std::string> patch{"    - version: 1592.9.0\n",
                                                  "    - version: 1877.3.4\n      classification: deprecated\n      "
                                                  "architectures: [amd64]\n      cri:\n      - name: "
                                                  "containerd\n    - version: 1592.9.0\n"};
  const auto image = [&](const Edits& edits) {
    return changes_of(runs(at(read(stored_harbor(""), profile(edits)), "2026-08-21T21:00:00Z")).at(0)).substr(0, 56);
  };
  BOOST_TEST(image({minor, next_minor, patch}) == " spec.provider.workers[0].machine.image.version=1877.3.4");
  BOOST_TEST(image({minor, next_minor}) == " spec.provider.workers[0].machine.image.version=1877.6.0");
}

BOOST_AUTO_TEST_CASE(case_42_an_expired_kubernetes_goes_to_its_newest_patch_first) {
  BOOST_TEST(next({expires("1.34.5", "2026-08-01T00:00:00Z")}, still()) == "none none spec.kubernetes.version=1.34.8");
  BOOST_TEST(next({expires("1.34.5", "2026-08-01T00:00:00Z"), expires("1.34.8", "2026-08-01T00:00:00Z")}, still()) ==
             "roll roll spec.kubernetes.version=1.35.5");
  BOOST_TEST(next({expires("1.34.5", "2026-09-01T00:00:00Z")}, still()) == "none none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

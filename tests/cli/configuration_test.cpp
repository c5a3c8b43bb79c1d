// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/configuration.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/cli/options.hpp"
#include "tests/support/golden.hpp"

// The file .gprov-impact.yaml: what it may say, and what follows. The example rolls cpu-worker (core/machine-image) and
// mem-worker (azure/data-volume-size).

namespace {

using gprov::tests::Run;
using nlohmann::json;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";
const std::string kHead = "apiVersion: gprov-impact/v1\n";
constexpr long long kToday = 1787270400;  // 2026-08-21

/// A file that is there as long as the object.
struct File {
  std::string path;
  explicit File(const std::string& text)
      : path((std::filesystem::temp_directory_path() / "gprov-impact-configuration-test.yaml").string()) {
    std::ofstream(path) << text;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path); }
};

std::string complaint(const std::string& text) {
  const File file(text);
  try {
    (void)gprov::cli::read_configuration(file.path, kToday);
  } catch (const gprov::cli::UsageError& error) {
    const std::string what = error.what();
    BOOST_TEST(what.starts_with(file.path + ":"), what);
    return what.substr(file.path.size() + 1);
  }
  return "(none)";
}

std::string entry(const std::string& lines) { return kHead + "ignore:\n- " + lines; }

Run compared(const std::string& configuration, std::vector<std::string> more = {}) {
  const File file(configuration);
  std::vector<std::string> all = {"old.yaml", "new.yaml", "--config",           file.path, "--today", "2026-08-21",
                                  "-o",       "json",     "--gardener-version", "1.149.3"};
  all.insert(all.end(), more.begin(), more.end());
  return gprov::tests::run(kExample, all);
}

const std::string kImages = "rule: core/machine-image\n  reason: drained nightly anyway\n  expires: 2026-12-31\n";
const std::string kVolumes = "rule: \"*/data-volume-size\"\n  reason: drained nightly anyway\n  permanent: true\n";

std::string diagnostics(const Run& run) {
  std::string all;
  const json report = json::parse(run.out);
  for (const json& row : report.at("diagnostics")) all += row.at("message").get<std::string>() + "\n";
  return all;
}

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(whatever_is_not_right_is_told_with_its_place) {
  BOOST_TEST(complaint("failOn: roll\n") ==
             "1:1: apiVersion: expected gprov-impact/v1; write apiVersion: gprov-impact/v1");
  BOOST_TEST(complaint(kHead + "failon: roll\n") == "2:1: failon: there is no such key; did you mean 'failOn'?");
  BOOST_TEST(complaint(kHead + "failOn: roll\nfailOn: drift\n") == "3:1: failOn: is given twice");
  BOOST_TEST(complaint(kHead + "ignore: {}\n") == "2:9: ignore: expected a list of entries");
  BOOST_TEST(complaint(kHead + "versions: {gardner: 1}\n") ==
             "2:12: versions.gardner: there is no such key; did you mean 'gardener'?");
  BOOST_TEST(complaint(kHead + "ignore: [\n").find("not YAML") != std::string::npos);
  BOOST_TEST(complaint(entry("rule: core/machine-imag\n  reason: drained nightly anyway\n  permanent: true\n")) ==
             "3:9: ignore[0].rule: there is no rule 'core/machine-imag'; did you mean 'core/machine-image'?");
  BOOST_TEST(complaint(entry("reason: drained nightly anyway\n")) ==
             "3:3: ignore[0].rule: expected the id of a rule; see gprov-impact rules");
  BOOST_TEST(complaint(entry("rule: core/machine-image\n  reason: because\n  permanent: true\n")) ==
             "4:11: ignore[0].reason: expected why this is accepted, in at least ten characters");
  const std::string reasoned = "rule: core/machine-image\n  reason: drained nightly anyway\n";
  const std::string days =
      "ignore[0].expires: expected the day on which the entry ends, such as 2026-12-31, or permanent: true";
  BOOST_TEST(complaint(entry(reasoned)) == "3:3: " + days);
  BOOST_TEST(complaint(entry(reasoned + "  expires: 2026-12-31\n  permanent: true\n")) == "3:3: " + days);
  BOOST_TEST(complaint(entry(reasoned + "  expires: tomorrow\n")) ==
             "5:12: ignore[0].expires: 'tomorrow' is not a day such as 2026-12-31");
  BOOST_TEST(complaint(entry(reasoned + "  expires: 2027-12-31\n")).find("more than 366 days away") !=
             std::string::npos);
  BOOST_TEST(complaint(entry(kImages)) == "(none)");
}

BOOST_AUTO_TEST_CASE(values_are_held_against_the_options_they_stand_for) {
  BOOST_TEST(complaint(kHead + "failOn: always\n") ==
             "2:9: failOn: 'always' is none of drift, create, in-place, roll, delete, recreate, never");
  BOOST_TEST(complaint(kHead + "unknown: maybe\n") == "2:10: unknown: 'maybe' is none of fail, warn, ignore");
  BOOST_TEST(complaint(kHead + "maxPools: -1\n") == "2:11: maxPools: '-1' is not a number of 0 or more");
  BOOST_TEST(complaint(kHead + "maxNodes: 1e9\n") == "2:11: maxNodes: '1e9' is not a number of 0 or more");
  BOOST_TEST(complaint(kHead + "featureGates: {Foo: true}\n").starts_with("2:21: featureGates: 'Foo' changes nothing"));
  BOOST_TEST(complaint(kHead + "assume: {foo: true}\n").starts_with("2:15: assume: there is no 'foo'"));
  BOOST_TEST(complaint(kHead + "providerRules: {acme: cooked}\n").starts_with("2:23: providerRules: 'cooked'"));
  BOOST_TEST(complaint(kHead + "versions: {gardener: 2.1}\n").starts_with("2:22: versions.gardener: this release"));
  BOOST_TEST(complaint(kHead + "versions: {provider: {azure: 1.1}}\n").starts_with("2:30: versions.provider: "));
  BOOST_TEST(complaint(kHead + "---\nfailOn: never\n") ==
             "3:1: a configuration is one document; put the second into the first");
  BOOST_TEST(complaint("# nothing\n").ends_with("the file: expected keys with values"));
  const File file(kHead + "failOn: always\n");
  BOOST_TEST(gprov::tests::run(kExample, {"config", "check", file.path}).exit_code == 2);
}

BOOST_AUTO_TEST_CASE(a_wrong_file_is_a_usage_error) {
  const Run run = compared(kHead + "failon: roll\n");
  BOOST_TEST(run.exit_code == 2);
  BOOST_TEST(run.out == "");
  BOOST_TEST(gprov::tests::run(kExample, {"old.yaml", "new.yaml", "-c", "none.yaml"}).exit_code == 2);
  BOOST_TEST(compared(kHead + "failOn: always\n").exit_code == 2);
}

BOOST_AUTO_TEST_CASE(what_is_usual_yields_to_what_is_told) {
  const auto version = [](const Run& run) {
    const json report = json::parse(run.out);
    for (const json& row : report.at("assumed")) {
      if (row.at("what") == "provider-azure version") {
        return row.at("new").get<std::string>() + ", " + row.at("source").get<std::string>();
      }
    }
    return std::string("told");
  };
  const std::string usual = kHead + "failOn: never\nversions: {provider: {azure: 1.60.0}}\n";
  BOOST_TEST(compared(usual).exit_code == 0);
  BOOST_TEST(version(compared(usual)) == "v1.60.0, configuration file");
  BOOST_TEST(version(compared(usual, {"--extension-version", "azure=1.61.0"})) == "told");
  BOOST_TEST(compared(usual, {"--fail-on", "roll"}).exit_code == 1);
  BOOST_TEST(compared(usual, {"--no-config"}).exit_code == 1);
}

BOOST_AUTO_TEST_CASE(ignored_findings_stay_in_sight_and_do_not_count) {
  const Run one = compared(entry(kImages));
  BOOST_TEST(one.exit_code == 1);  // mem-worker
  const Run both = compared(entry(kImages + "- " + kVolumes));
  BOOST_TEST(both.exit_code == 0);
  const json report = json::parse(both.out);
  BOOST_TEST(report.at("result").at("verdict") == "roll");
  BOOST_TEST(report.at("summary").at("ignored") == 2);
  BOOST_TEST(report.at("ignored").size() == 2U);
  BOOST_TEST(report.at("ignored").at(0).at("reason") == "drained nightly anyway");
  BOOST_TEST(report.at("ignored").at(0).at("expires") == "2026-12-31");
  BOOST_TEST(compared(entry(kImages + "- " + kVolumes), {"--no-ignore"}).exit_code == 1);
}

BOOST_AUTO_TEST_CASE(selectors_narrow) {
  const auto counts = [](const std::string& selector) {
    return compared(entry(kImages + selector + "- " + kVolumes)).exit_code == 1;
  };
  BOOST_TEST(!counts("  shoots: \"garden-dev/*\"\n  pools: [cpu-*]\n"));
  BOOST_TEST(counts("  shoots: \"garden-prod/*\"\n"));
  BOOST_TEST(counts("  pools: [mem-*]\n"));
  BOOST_TEST(!counts("  path: spec.provider.workers[0].machine.image\n"));
  BOOST_TEST(counts("  path: spec.provider.workers[1].machine.image\n"));
  BOOST_TEST(counts("  fingerprint: 000000000000\n"));
}

BOOST_AUTO_TEST_CASE(expired_and_unused_entries_are_told) {
  const auto expiring = [](const std::string& day) {
    return compared(
        entry("rule: core/machine-image\n  reason: drained nightly anyway\n  expires: " + day + "\n- " + kVolumes));
  };
  BOOST_TEST(expiring("2026-08-20").exit_code == 1);
  BOOST_TEST(diagnostics(expiring("2026-08-20")).find("expired on 2026-08-20: its findings count again") !=
             std::string::npos);
  BOOST_TEST(expiring("2026-08-21").exit_code == 0);
  BOOST_TEST(diagnostics(expiring("2026-08-21")).find("expires on 2026-08-21") != std::string::npos);
  BOOST_TEST(diagnostics(expiring("2026-12-31")) == "");
  const std::string unused = "rule: core/pool-renamed\n  reason: drained nightly anyway\n  permanent: true\n";
  BOOST_TEST(diagnostics(compared(entry(unused))).find("unused-ignore") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(budgets_count_what_is_ignored_too) {
  const std::string all = entry(kImages + "- " + kVolumes);
  BOOST_TEST(compared(all + "maxPools: 2\nmaxNodes: 11\n").exit_code == 0);
  BOOST_TEST(compared(all + "maxPools: 1\n").exit_code == 1);
  BOOST_TEST(compared(all + "maxNodes: 10\n").exit_code == 1);
  BOOST_TEST(json::parse(compared(all, {"--max-pools", "1"}).out).at("result").at("budgets").at(0) ==
             "2 pools are replaced; the budget is 1");
}

BOOST_AUTO_TEST_CASE(a_view_hides_and_counts) {
  const auto shown = [](const std::vector<std::string>& more) {
    const Run run = compared(kHead, more);
    BOOST_TEST(run.exit_code == 1);
    std::string names;
    const json report = json::parse(run.out);
    for (const json& shoot : report.at("shoots")) {
      for (const json& pool : shoot.at("pools")) names += pool.at("name").get<std::string>() + " ";
    }
    return names;
  };
  BOOST_TEST(shown({"--only", "batch"}) == "batch ");
  BOOST_TEST(shown({"--only", "core/machine-image"}) == "cpu-worker ");
  BOOST_TEST(shown({"--only", "garden-dev/*", "--skip", "*-worker"}) == "batch system ");
  BOOST_TEST(shown({"--only", "garden-prod/*"}) == "");
}

BOOST_AUTO_TEST_CASE(a_file_can_be_checked_alone) {
  const auto check = [](const std::string& text) {
    const File file(text);
    return gprov::tests::run(kExample, {"config", "check", file.path});
  };
  BOOST_TEST(check(entry(kVolumes)).exit_code == 0);
  BOOST_TEST(check(entry(kVolumes)).out.find("1 ignore entry, 0 expired") != std::string::npos);
  const std::string past = "rule: core/machine-image\n  reason: drained nightly anyway\n  expires: 2026-01-31\n";
  BOOST_TEST(check(entry(past)).exit_code == 1);
  BOOST_TEST(check(entry(past)).out.find("expired on 2026-01-31") != std::string::npos);
  BOOST_TEST(gprov::tests::run(kExample, {"config", "chek"}).exit_code == 2);
  BOOST_TEST(gprov::tests::run(kExample, {"config", "check", "none.yaml"}).exit_code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(annotation)

/// The example with an annotation on the new Shoot.
Run annotated(const std::string& text) {
  const std::string folder = (std::filesystem::temp_directory_path() / "gprov-impact-annotation-test").string();
  std::filesystem::create_directories(folder);
  std::string shoot = gprov::tests::read_file(kExample + "/new.yaml");
  shoot.replace(shoot.find("  name: crazy-botany\n"), 0, "  annotations: {gprov-impact/ignore: \"" + text + "\"}\n");
  std::ofstream(folder + "/new.yaml") << shoot;
  return gprov::tests::run(kExample, {"old.yaml", folder + "/new.yaml", "--today", "2026-08-21", "-o", "json"});
}

BOOST_AUTO_TEST_CASE(a_shoot_carries_an_entry_itself) {
  const Run run = annotated("core/machine-image; reason=drained nightly anyway; expires=2026-12-31");
  BOOST_TEST(json::parse(run.out).at("summary").at("ignored") == 1);
  BOOST_TEST(run.exit_code == 1);  // mem-worker
}

BOOST_AUTO_TEST_CASE(what_is_not_written_so_is_not_followed) {
  for (const std::string text : {"core/machine-image", "core/machine-image; reason=drained nightly anyway",
                                 "core/machine-image; reason=short; expires=2026-12-31",
                                 "core/machine-image; reason=drained nightly anyway; expires=soon",
                                 "core/machine-image; reason=drained nightly anyway; until=2026-12-31"}) {
    const Run run = annotated(text);
    BOOST_TEST(json::parse(run.out).at("summary").at("ignored") == 0, text);
    BOOST_TEST(diagnostics(run).find("is not followed") != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

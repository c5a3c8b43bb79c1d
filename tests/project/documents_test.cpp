// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "analyzer/cli/comment_options.hpp"
#include "analyzer/cli/configuration.hpp"
#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/kubectl.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/impact/assumptions.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/report/report.hpp"
#include "hashing/release_bands.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// What people read says what the program does.

namespace {

using gprov::tests::read_file;

const std::string kSource = GPROV_SOURCE_DIR;

std::set<std::string> known_options() {
  std::set<std::string> names;
  for (const auto& flag : gprov::cli::flags()) names.insert(std::string(flag.name));
  return names;
}

std::set<std::string> all_options() {
  std::set<std::string> names = known_options();
  for (const auto& flag : gprov::cli::comment_flags()) names.insert(std::string(flag.name));
  for (const auto& flag : gprov::cli::kubectl_flags()) names.insert(std::string(flag.name));
  return names;
}

std::set<std::string> found(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) names.insert((*at)[1]);
  return names;
}

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(the_manual_page_has_the_options_of_help) {
  const std::string page = read_file(kSource + "/man/gprov-impact.1");
  BOOST_TEST((found(page, R"(\n\.It Fl (?:\w , )?-([a-z-]+))") == all_options()));
  BOOST_TEST((found(gprov::cli::help_text(), R"(\n  (?:-\w|  )[ ,] --([a-z-]+))") == known_options()));
}

BOOST_AUTO_TEST_CASE(the_manual_page_and_the_readme_have_the_exit_codes) {
  const std::string page = read_file(kSource + "/man/gprov-impact.1"), readme = read_file(kSource + "/README.md");
  for (const auto& row : gprov::cli::kExitMeanings) {
    const std::string code = std::to_string(static_cast<int>(row.status));
    BOOST_TEST(page.find("\n.It " + code + "\n") != std::string::npos, code);
    BOOST_TEST(std::regex_search(readme, std::regex("\\n\\| (\\d+, )?" + code + "[ ,]")), code);
  }
}

BOOST_AUTO_TEST_CASE(the_manual_page_has_every_assumption) {
  const std::string page = read_file(kSource + "/man/gprov-impact.1");
  for (const auto& row : gprov::impact::assumptions()) {
    BOOST_TEST(page.find("\n.It Cm " + std::string(row.name) + "\n") != std::string::npos, row.name);
  }
}

BOOST_AUTO_TEST_CASE(manual_page_and_readme_have_every_format_and_command) {
  const std::string page = read_file(kSource + "/man/gprov-impact.1"), readme = read_file(kSource + "/README.md");
  for (const auto& format : gprov::report::formats()) {
    const std::string name(format.name);
    BOOST_TEST(page.find("\n.It Cm " + name + "\n") != std::string::npos, name);
    BOOST_TEST(readme.find("`" + name + "`") != std::string::npos, name);
    BOOST_TEST(gprov::cli::help_text().find("\n  " + name + " ") != std::string::npos, name);
  }
  for (const auto& command : gprov::cli::commands()) {
    BOOST_TEST(page.find("\n.Nm\n.Cm " + std::string(command.name)) != std::string::npos, command.name);
    BOOST_TEST(page.find("\n.It Cm " + std::string(command.name)) != std::string::npos, command.name);
  }
}

/// Every member of the schema is described for people, too.
BOOST_AUTO_TEST_CASE(the_manual_page_of_the_report_has_the_members_of_the_schema) {
  const std::string page = read_file(kSource + "/man/gprov-impact-report.5");
  const std::string schema = gprov::tests::run(kSource, {"schema", "report"}).out;
  for (const std::string name : {"countsAs", "conditions", "recreateOf", "inPlaceHash", "hiddenPools", "rollout",
                                 "warnings", "replicas", "hashData", "machineDeployments", "title", "localBegin",
                                 "extraMachines", "extraCPU", "fingerprint", "reconcileErrors"}) {
    BOOST_TEST(schema.find("\"" + name + "\"") != std::string::npos, name);
    BOOST_TEST(page.find(name) != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(the_manual_page_of_rules_is_the_table) {
  const auto run = gprov::tests::run(kSource, {"rules", "-o", "man"});
  BOOST_TEST(run.exit_code == 0);
  gprov::tests::check_golden(kSource + "/man/gprov-impact-rules.7", run.out);
}

BOOST_AUTO_TEST_CASE(the_manual_page_of_providers_is_the_table) {
  const auto run = gprov::tests::run(kSource, {"rules", "-o", "providers"});
  BOOST_TEST(run.exit_code == 0);
  gprov::tests::check_golden(kSource + "/man/gprov-impact-providers.7", run.out);
  for (const auto& provider : gprov::providers::registry()) {
    const std::regex section("\\n\\.Sh " + std::string(provider.type) + "\\n", std::regex::icase);
    BOOST_TEST(std::regex_search(run.out, section), provider.type);
  }
}

BOOST_AUTO_TEST_CASE(completions_have_every_option_and_command) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto run = gprov::tests::run(kSource, {"completion", shell});
    BOOST_TEST(run.exit_code == 0);
    for (const std::string& option : all_options()) {
      BOOST_TEST(run.out.find(shell == "fish" ? "-l " + option : "--" + option) != std::string::npos,
                 shell << " " << option);
    }
    for (const auto& command : gprov::cli::commands())
      BOOST_TEST(run.out.find(command.name) != std::string::npos, shell);
  }
}

/// In one line, without the dots of file formats and line ends.
std::string flowing(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

BOOST_AUTO_TEST_CASE(known_releases_are_told) {
  for (const std::string page : {"/README.md", "/man/gprov-impact.1"}) {
    const std::string text = flowing(read_file(kSource + page));
    const auto check = [&](const std::string& what, const gprov::hashing::SupportedRange& range) {
      const std::string told =
          what + " v" + gprov::hashing::major_minor(range.oldest) + " to v" + gprov::hashing::major_minor(range.newest);
      BOOST_TEST(text.find(told) != std::string::npos, page << " does not say " << told);
    };
    check("Gardener", gprov::hashing::supported_gardener());
    for (const auto& provider : gprov::providers::registry()) {
      check("provider-" + std::string(provider.type), provider.supported());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_readme_shows_what_the_example_gives) {
  const auto run = gprov::tests::run(kSource + "/fixtures/example", {"old.yaml", "new.yaml"});
  const std::string readme = read_file(kSource + "/README.md");
  BOOST_TEST(run.exit_code == 1);
  BOOST_TEST(readme.find("```\n$ gprov-impact old.yaml new.yaml\n" + run.out + "```\n") != std::string::npos, run.out);
}

/// The blocks of the README in one language.
std::vector<std::string> blocks(const std::string& language) {
  const std::string readme = read_file(kSource + "/README.md"), fence = "\n```" + language + "\n";
  std::vector<std::string> all;
  for (std::size_t at = 0; (at = readme.find(fence, at)) != std::string::npos;) {
    at += fence.size();
    all.push_back(readme.substr(at, readme.find("\n```", at) + 1 - at));
  }
  return all;
}

BOOST_AUTO_TEST_CASE(the_readme_shows_yaml_that_can_be_copied) {
  std::size_t configurations = 0;
  for (const std::string& block : blocks("yaml")) {
    BOOST_CHECK_NO_THROW((void)YAML::LoadAll(block));
    if (!block.starts_with("apiVersion: gprov-impact/v1\n")) continue;
    const gprov::tests::Scratch folder;
    constexpr long long kToday = 1787270400;  // 2026-08-21
    const auto read = gprov::cli::read_configuration(folder.file("configuration.yaml", block), kToday);
    BOOST_TEST(read.ignores.size() == 1U);
    ++configurations;
  }
  BOOST_TEST(configurations == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/options.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/terminal.hpp"

namespace {

using namespace gprov;
using cli::Options;
using Environment = std::map<std::string, std::string>;
using Arguments = std::vector<std::string>;

cli::GetEnvironment lookup(const Environment& variables) {
  return [variables](const std::string& name) {
    const auto at = variables.find(name);
    return at == variables.end() || at->second.empty() ? std::nullopt : std::optional(at->second);
  };
}

Options parsed(Arguments arguments, const Environment& variables = {}) {
  arguments.insert(arguments.begin(), {"old.yaml", "new.yaml"});
  return cli::parse_options(arguments, lookup(variables), 1000);
}

std::string complaint(const Arguments& arguments, const Environment& variables = {}) {
  try {
    (void)cli::parse_options(arguments, lookup(variables), 0);
  } catch (const cli::UsageError& error) {
    return error.what();
  }
  return "(none)";
}

std::string complaint_of(Arguments arguments) {
  arguments.insert(arguments.begin(), {"old.yaml", "new.yaml"});
  return complaint(arguments);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(defaults) {
  const Options options = parsed({});
  BOOST_TEST(options.before == "old.yaml");
  BOOST_TEST(options.after == "new.yaml");
  BOOST_TEST(options.outputs.size() == 1U);
  BOOST_TEST(options.outputs.front().format == "text");
  BOOST_TEST((options.analysis.fail_on == impact::Verdict::roll));
  BOOST_TEST((options.analysis.unknown == impact::UnknownMode::fail));
  BOOST_TEST((options.decode_old.state == model::StateOption::automatic));
  BOOST_TEST((options.decode_new.validation == model::Validation::strict));
  BOOST_TEST(options.analysis.now == 1000);
}

BOOST_AUTO_TEST_CASE(values_reach_their_place) {
  const Options options = parsed({"--with",
                                  "a",
                                  "--with=b",
                                  "--with-old",
                                  "c",
                                  "--with-new",
                                  "d",
                                  "-o",
                                  "json=r.json",
                                  "--output",
                                  "text",
                                  "--fail-on",
                                  "in-place",
                                  "--unknown",
                                  "warn",
                                  "--allow-empty",
                                  "--old-state",
                                  "stored",
                                  "--new-state",
                                  "manifest",
                                  "--update",
                                  "replace",
                                  "--validate",
                                  "warn",
                                  "--gardener-version",
                                  "1.144.2:v1.149.3",
                                  "--extension-version",
                                  "azure=v1.62.1",
                                  "--today",
                                  "1970-01-02",
                                  "--explain-hash",
                                  "--color",
                                  "never",
                                  "--ascii",
                                  "--width",
                                  "72",
                                  "-v",
                                  "-q"});
  BOOST_TEST(options.with == (Arguments{"a", "b"}));
  BOOST_TEST(options.with_old == Arguments{"c"});
  BOOST_TEST(options.with_new == Arguments{"d"});
  BOOST_TEST(options.outputs.size() == 2U);
  BOOST_TEST(options.outputs.front().path == "r.json");
  BOOST_TEST((options.analysis.fail_on == impact::Verdict::in_place));
  BOOST_TEST((options.analysis.unknown == impact::UnknownMode::warn));
  BOOST_TEST(options.analysis.allow_empty);
  BOOST_TEST((options.decode_old.state == model::StateOption::stored));
  BOOST_TEST((options.decode_new.state == model::StateOption::manifest));
  BOOST_TEST((options.analysis.update == impact::Update::replace));
  BOOST_TEST((options.decode_old.validation == model::Validation::warn));
  BOOST_TEST(options.analysis.gardener.before->minor == 144U);
  BOOST_TEST(options.analysis.gardener.after->minor == 149U);
  BOOST_TEST(options.analysis.extensions.at("azure").after->minor == 62U);
  BOOST_TEST(options.analysis.now == 86400);
  BOOST_TEST(options.analysis.explain_hash);
  BOOST_TEST((options.color == cli::ColorChoice::never));
  BOOST_TEST(options.width.value() == 72U);
  BOOST_TEST((options.ascii && options.verbose && options.quiet));
  BOOST_TEST(!parsed({"--fail-on", "never"}).analysis.fail_on.has_value());
}

BOOST_AUTO_TEST_CASE(the_environment_fills_what_is_open) {
  const Environment variables = {
      {"GPROV_FAIL_ON", "drift"}, {"GPROV_WITH", "a,b"}, {"GPROV_ASCII", "1"}, {"GPROV_VERBOSE", "0"}};
  BOOST_TEST((parsed({}, variables).analysis.fail_on == impact::Verdict::drift));
  BOOST_TEST(parsed({}, variables).with == (Arguments{"a", "b"}));
  BOOST_TEST(parsed({}, variables).ascii);
  BOOST_TEST(!parsed({}, variables).verbose);
  BOOST_TEST((parsed({"--fail-on", "delete"}, variables).analysis.fail_on == impact::Verdict::remove));
  BOOST_TEST(has(complaint({"a", "b"}, {{"GPROV_ASCII", "maybe"}}), "GPROV_ASCII"));
  for (const cli::Flag& flag : cli::flags()) BOOST_TEST(cli::environment_name(flag).starts_with("GPROV_"));
}

BOOST_AUTO_TEST_CASE(slips_are_told_with_a_suggestion) {
  BOOST_TEST(has(complaint_of({"--fail-onn", "roll"}), "did you mean '--fail-on'?"));
  BOOST_TEST(has(complaint_of({"--gardener"}), "did you mean '--gardener-version'?"));
  BOOST_TEST(has(complaint_of({"--fail-on", "rol"}), "did you mean 'roll'?"));
  BOOST_TEST(has(complaint_of({"--unknown", "maybe"}), "fail, warn, ignore"));
  BOOST_TEST(has(complaint_of({"third.yaml"}), "'third.yaml' is a third"));
  BOOST_TEST(has(complaint_of({"-o", "sarf"}), "no format 'sarf'; did you mean 'sarif'?"));
  BOOST_TEST(has(complaint_of({"-o", "json="}), "names no path"));
  BOOST_TEST(has(complaint_of({"--width", "12"}), "40 to 1000"));
  BOOST_TEST(has(complaint_of({"--today", "tomorrow"}), "'tomorrow'"));
  BOOST_TEST(complaint_of({"--with"}) == "--with needs a value");
  BOOST_TEST(has(complaint({"forecas", "shoot.yaml"}), "did you mean 'gprov-impact forecast'?"));
  BOOST_TEST(has(complaint({"explan", "core/machine-type"}), "did you mean 'gprov-impact explain'?"));
  BOOST_TEST(complaint({"old.yaml", "new.yaml"}) == "(none)");
}

BOOST_AUTO_TEST_CASE(what_manifests_cannot_tell_can_be_told) {
  const auto told = [](const Arguments& arguments) { return parsed(arguments).analysis; };
  const auto versions = told({"--hash-version", "worker-a=1", "--hash-version", "b=1:2"}).assumptions;
  BOOST_TEST(versions.before.hash_versions.at("worker-a") == 1);
  BOOST_TEST(!versions.after.hash_versions.contains("worker-a"));  // follows from what Gardener does
  BOOST_TEST(versions.after.hash_versions.at("b") == 2);
  const auto gates = told({"--feature-gate", "NewWorkerPoolHash=false:true"}).assumptions;
  BOOST_TEST(!gates.before.new_worker_pool_hash.value());
  BOOST_TEST(gates.after.new_worker_pool_hash.value());
  BOOST_TEST(!gates.after.in_place_node_updates.has_value());
  const auto assumed = told({"--assume", "recorded-hash-versions=1,2", "--assume", "gke-reservations=false:true"});
  BOOST_TEST(assumed.assumptions.before.recorded_hash_versions.size() == 2U);
  BOOST_TEST(!assumed.assumptions.before.gke_reservations);
  BOOST_TEST(assumed.assumptions.after.gke_reservations);
  BOOST_TEST(assumed.told.contains("gke-reservations"));

  BOOST_TEST(has(complaint_of({"--hash-version", "worker-a"}), "NAME=OLD[:NEW]"));
  BOOST_TEST(has(complaint_of({"--hash-version", "worker-a=3"}), "neither 1 nor 2"));
  BOOST_TEST(has(complaint_of({"--feature-gate", "NewPoolHash=true"}), "known are NewWorkerPoolHash"));
  BOOST_TEST(has(complaint_of({"--assume", "gke=true"}), "gke-reservations"));
  BOOST_TEST(has(complaint_of({"--assume", "gke-reservations=yes"}), "true or false, not 'yes'"));
}

BOOST_AUTO_TEST_CASE(what_an_extension_of_ones_own_hashes_can_be_told) {
  using gardener::ProviderRule;
  const auto rules = [](const Arguments& arguments, const Environment& variables = {}) {
    return parsed(arguments, variables).analysis.provider_rules;
  };
  BOOST_TEST((rules({"--provider-rule", "acme=raw"}).at("acme") == ProviderRule::raw));
  BOOST_TEST((rules({"--provider-rule", "none"}).at("*") == ProviderRule::none));
  BOOST_TEST(rules({}).empty());
  const auto of_environment = rules({}, {{"GPROV_PROVIDER_RULE", "acme=raw,none"}});
  BOOST_TEST((of_environment.at("acme") == ProviderRule::raw));
  BOOST_TEST((of_environment.at("*") == ProviderRule::none));
  BOOST_TEST(has(complaint_of({"--provider-rule", "acme=rax"}), "did you mean 'raw'?"));
  BOOST_TEST(has(complaint_of({"--provider-rule", "=raw"}), "names no provider type"));
  BOOST_TEST(has(complaint_of({"--provider-rule", "azure=raw"}), "knows itself"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_true_together_is_refused) {
  BOOST_TEST(has(complaint_of({"--hash-version", "a=1", "--gardener-version", "1.146.0"}), "version 2 since v1.146"));
  BOOST_TEST(has(complaint_of({"--hash-version", "a=2", "--gardener-version", "1.97.0"}), "came with v1.98"));
  BOOST_TEST(has(complaint_of({"--feature-gate", "NewWorkerPoolHash=false", "--gardener-version", "1.141.0"}),
                 "locked to true since v1.141"));
  BOOST_TEST(has(complaint_of({"--feature-gate", "NewWorkerPoolHash=true", "--gardener-version", "1.97.0"}),
                 "came with v1.98"));
}

BOOST_AUTO_TEST_CASE(versions_out_of_range_name_the_range) {
  BOOST_TEST(has(complaint_of({"--gardener-version", "1.82.0"}), "v1.83 to v1.150"));
  BOOST_TEST(has(complaint_of({"--gardener-version", "1.144.0:banana"}), "'banana' is not a version"));
  BOOST_TEST(has(complaint_of({"--extension-version", "azure=v1.39.0"}), "v1.40 to v1.62"));
  BOOST_TEST(has(complaint_of({"--extension-version", "v1.62.0"}), "PROVIDER=OLD[:NEW]"));
  BOOST_TEST(has(complaint_of({"--extension-version", "nocloud=v1.62.0"}), "azure"));
}

BOOST_AUTO_TEST_CASE(operands) {
  BOOST_TEST(has(complaint({"old.yaml"}), "NEW is missing"));
  BOOST_TEST(has(complaint({"-v"}), "OLD and NEW are missing"));
  BOOST_TEST(has(complaint({"-", "-"}), "only once"));
  BOOST_TEST(has(complaint({"-", "new.yaml", "--with", "-"}), "only once"));
  BOOST_TEST((cli::parse_options({"--help"}, lookup({}), 0).action == cli::Action::help));
  BOOST_TEST((cli::parse_options({"--version"}, lookup({}), 0).action == cli::Action::version));
}

struct ColorCase {
  const char* says;
  Arguments arguments;
  Environment variables;
  bool is_terminal, colored;
};

BOOST_AUTO_TEST_CASE(colours_follow_the_order_of_precedence) {
  const std::vector<ColorCase> cases = {
      {"a terminal has colours", {}, {{"TERM", "xterm"}}, true, true},
      {"a pipe has none", {}, {{"TERM", "xterm"}}, false, false},
      {"a dumb terminal has none", {}, {{"TERM", "dumb"}}, true, false},
      {"FORCE_COLOR beats a pipe", {}, {{"FORCE_COLOR", "1"}}, false, true},
      {"CLICOLOR_FORCE beats a dumb terminal", {}, {{"CLICOLOR_FORCE", "1"}, {"TERM", "dumb"}}, true, true},
      {"CLICOLOR_FORCE=0 forces nothing", {}, {{"CLICOLOR_FORCE", "0"}}, false, false},
      {"NO_COLOR beats FORCE_COLOR", {}, {{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, true, false},
      {"an empty NO_COLOR says nothing", {}, {{"NO_COLOR", ""}}, true, true},
      {"--color=always beats NO_COLOR", {"--color", "always"}, {{"NO_COLOR", "1"}}, false, true},
      {"--color=never beats FORCE_COLOR", {"--color", "never"}, {{"FORCE_COLOR", "1"}}, true, false},
      {"GPROV_COLOR is --color", {}, {{"GPROV_COLOR", "always"}, {"NO_COLOR", "1"}}, false, true},
  };
  for (const ColorCase& one : cases) {
    const auto style =
        cli::style_for(parsed(one.arguments, one.variables), lookup(one.variables), {one.is_terminal, std::nullopt});
    BOOST_TEST((style.color == report::Color::on) == one.colored, one.says);
  }
}

BOOST_AUTO_TEST_CASE(symbols_need_a_utf8_terminal) {
  const auto glyphs = [](const Arguments& arguments, const Environment& variables, bool is_terminal) {
    return cli::style_for(parsed(arguments), lookup(variables), {is_terminal, 90}).glyphs == report::Glyphs::unicode;
  };
  BOOST_TEST(glyphs({}, {{"LANG", "en_GB.UTF-8"}}, true));
  BOOST_TEST(!glyphs({}, {{"LANG", "en_GB.UTF-8"}}, false));
  BOOST_TEST(!glyphs({"--ascii"}, {{"LANG", "en_GB.UTF-8"}}, true));
  BOOST_TEST(!glyphs({}, {{"LC_ALL", "C"}, {"LANG", "en_GB.UTF-8"}}, true));
  BOOST_TEST(!glyphs({}, {}, true));
  BOOST_TEST(cli::style_for(parsed({}), lookup({}), {true, 90}).width == 90U);
  BOOST_TEST(cli::style_for(parsed({"--width", "60"}), lookup({}), {true, 90}).width == 60U);
  BOOST_TEST(cli::style_for(parsed({}), lookup({}), {false, std::nullopt}).width == 100U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

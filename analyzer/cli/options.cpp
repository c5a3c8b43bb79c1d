// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "analyzer/cli/assumptions.hpp"
#include "analyzer/cli/configuration.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/values.hpp"

namespace gprov::cli {

namespace {

/// What was given, by option name; an option that was not given is absent.
using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

[[noreturn]] void refuse_unknown(const std::string& argument) {
  const std::string typed = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const Flag& flag : flags()) names.push_back("--" + std::string(flag.name));
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string_view near = nearest(typed, known);
  throw UsageError("there is no option '" + typed + "'" +
                   (near.empty() ? "; see gprov-impact --help" : "; did you mean '" + std::string(near) + "'?"));
}

Given parse(const std::vector<std::string>& arguments, std::vector<std::string>& operands) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string, std::vector<std::string>> values;
  std::map<std::string, bool> switches;
  for (const Flag& flag : flags()) {
    const std::string name(flag.name);
    const std::string names = (flag.short_name == 0 ? "" : std::string("-") + flag.short_name + ",") + "--" + name;
    if (flag.takes == Takes::nothing) {
      app.add_flag(names, switches[name]);
      continue;
    }
    CLI::Option* option = app.add_option(names, values[name])->expected(1)->allow_extra_args(false);
    option->multi_option_policy(flag.takes == Takes::many ? CLI::MultiOptionPolicy::TakeAll
                                                          : CLI::MultiOptionPolicy::TakeLast);
  }
  app.add_option("operands", operands);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    throw UsageError(text.substr(0, text.find(':')) + " needs a value");
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  for (const std::string& extra : app.remaining()) refuse_unknown(extra);
  Given given;
  for (auto& [name, list] : values) {
    if (!list.empty()) given[name] = std::move(list);
  }
  for (const auto& [name, on] : switches) {
    if (on) given[name] = {};
  }
  return given;
}

/// Whether an option has no meaning for the task.
bool is_foreign(std::string_view name, Task task) {
  if (task == Task::compare) return name == "at" || name == "until";
  return name == "with-old" || name == "with-new" || name == "new-state" || name == "update" || name == "shard";
}

void refuse_foreign(const Given& given, Task task) {
  for (const auto& [name, values] : given) {
    if (!is_foreign(name, task)) continue;
    throw UsageError("--" + name +
                     (task == Task::compare ? " belongs to gprov-impact forecast"
                                            : " belongs to a comparison; a forecast has one state only"));
  }
}

/// The environment speaks where the command line is silent; several values of one variable are separated by commas.
void fill_from_environment(Given& given, const GetEnvironment& environment, Task task) {
  for (const Flag& flag : flags()) {
    if (is_foreign(flag.name, task)) continue;
    if (flag.name == "help" || flag.name == "version" || given.contains(flag.name)) continue;
    const std::string variable = environment_name(flag);
    const auto text = environment(variable);
    if (!text) continue;
    if (flag.takes == Takes::nothing) {
      if (truth(variable, *text)) given[std::string(flag.name)] = {};
    } else if (flag.takes == Takes::one) {
      given[std::string(flag.name)] = {*text};
    } else {
      std::vector<std::string>& list = given[std::string(flag.name)];
      // An equals sign that is optional ("FORMAT[=PATH]") makes no pair.
      const bool is_pair = flag.value.find('=') < flag.value.find('[');
      for (const std::string& part : CLI::detail::split(*text, ',')) {
        if (part.empty()) continue;
        // "recorded-hash-versions=1,2" is one value: every other one has an equals sign.
        if (is_pair && !list.empty() && part.find('=') == std::string::npos) {
          list.back() += "," + part;
        } else {
          list.push_back(part);
        }
      }
    }
  }
}

/// The file speaks where command line and environment are silent.
Configuration fill_from_configuration(Given& given, long long now) {
  if (given.contains("no-config")) return {};
  const auto told = given.find("config");
  std::error_code ignored;
  if (told == given.end() && !std::filesystem::exists(kConfigurationFile, ignored)) return {};
  Configuration configuration = read_configuration(told == given.end() ? kConfigurationFile : told->second.back(), now);
  for (const auto& [flag, values] : configuration.flags) given.try_emplace(flag, values);
  return configuration;
}

/// Typed access to what was given.
class Reader {
 public:
  explicit Reader(Given given) : given_(std::move(given)) {}

  [[nodiscard]] bool has(std::string_view name) const { return given_.contains(name); }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    const auto at = given_.find(name);
    return at == given_.end() ? std::vector<std::string>() : at->second;
  }
  [[nodiscard]] std::optional<std::string> one(std::string_view name) const {
    const auto list = all(name);
    return list.empty() ? std::nullopt : std::optional(list.back());
  }
  /// The value as one of `words`, in the order of the flag's choices.
  template <class T>
  [[nodiscard]] T pick(std::string_view name, std::initializer_list<std::pair<std::string_view, T>> words,
                       T otherwise) const {
    const auto text = one(name);
    if (!text) return otherwise;
    std::string known;
    for (const auto& [word, value] : words) known += (known.empty() ? "" : " ") + std::string(word);
    const std::string chosen = choice(name, *text, known);
    for (const auto& [word, value] : words) {
      if (word == chosen) return value;
    }
    return otherwise;
  }

 private:
  Given given_;
};

std::optional<impact::Verdict> fail_on(const Reader& reader) {
  const auto text = reader.one("fail-on");
  if (!text) return impact::Verdict::roll;
  for (const Flag& flag : flags()) {
    if (flag.name == "fail-on") (void)choice(flag.name, *text, flag.choices);
  }
  return impact::verdict_of(*text);  // nothing for "never"
}

void check_operands(const Options& options, const std::vector<std::string>& operands, Task task) {
  if (task == Task::forecast && operands.empty()) throw UsageError("forecast needs at least one FILE");
  if (task == Task::compare && operands.size() > 2) {
    throw UsageError("two arguments are compared, OLD and NEW; '" + operands[2] +
                     "' is a third (quote a glob pattern; further files go behind --with, --with-old or --with-new)");
  }
  if (task == Task::compare && operands.size() < 2) {
    throw UsageError(operands.empty() ? "OLD and NEW are missing"
                                      : "NEW is missing: what is '" + operands.front() + "' to be compared with?");
  }
  std::size_t standard_input = 0;
  for (const auto* list : {&operands, &options.with, &options.with_old, &options.with_new}) {
    for (const std::string& name : *list) standard_input += name == "-" ? 1U : 0U;
  }
  if (standard_input > 1) throw UsageError("standard input (-) can be read only once");
}

/// What to write, where, and how it looks.
void read_presentation(const Reader& reader, Options& options) {
  for (const std::string& text : reader.all("output")) options.outputs.push_back(output_target(text));
  if (options.outputs.empty()) options.outputs.push_back({"text", ""});
  options.color = reader.pick<ColorChoice>(
      "color", {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}},
      ColorChoice::automatic);
  options.ascii = reader.has("ascii");
  if (const auto text = reader.one("width")) options.width = columns(*text);
  options.verbose = reader.has("verbose");
  options.quiet = reader.has("quiet");
}

impact::Horizon horizon(const Reader& reader, long long now) {
  const auto at = reader.one("at"), until = reader.one("until");
  if (at.has_value() == until.has_value()) {
    throw UsageError("a forecast needs either --at TIME, for one maintenance, or --until DATE, for all until then");
  }
  using Kind = impact::Horizon::Kind;
  if (at) return {Kind::moment, moment(*at, "--at")};
  // A day is meant to its end.
  constexpr long long kRestOfDay = 86'399;
  const long long end = moment(*until, "--until") + (until->size() == 10 ? kRestOfDay : 0);
  if (end < now) throw UsageError("--until " + *until + " has passed already");
  return {Kind::windows, end};
}

Options parse_presentation(const std::string& command, const std::vector<std::string>& arguments,
                           const GetEnvironment& environment, std::vector<std::string>& operands) {
  constexpr std::array<std::string_view, 7> kOwn = {"output", "color", "ascii", "width", "verbose", "quiet", "help"};
  const auto is_own = [&](std::string_view name) { return std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end(); };
  Given given = parse(arguments, operands);
  for (const auto& [name, values] : given) {
    if (!is_own(name)) throw UsageError(command + ": --" + name + " belongs to the comparison, which is over");
  }
  Options options;
  if (given.contains("help")) {
    options.action = Action::help;
    return options;
  }
  fill_from_environment(given, environment, Task::compare);
  read_presentation(Reader(std::move(given)), options);
  return options;
}

}  // namespace

Options parse_render_options(const std::vector<std::string>& arguments, const GetEnvironment& environment) {
  std::vector<std::string> operands;
  Options options = parse_presentation("render", arguments, environment, operands);
  if (operands.size() > 1) throw UsageError("render takes one report; '" + operands[1] + "' is a second");
  options.before = operands.empty() ? "-" : operands.front();
  return options;
}

Options parse_merge_options(const std::vector<std::string>& arguments, const GetEnvironment& environment) {
  std::vector<std::string> operands;
  Options options = parse_presentation("merge", arguments, environment, operands);
  if (operands.empty() && options.action != Action::help) throw UsageError("merge needs the reports of all shards");
  options.files = operands;
  return options;
}

Options parse_options(const std::vector<std::string>& arguments, const GetEnvironment& environment, long long now,
                      Task task) {
  std::vector<std::string> operands;
  Given given = parse(arguments, operands);
  Options options;
  if (given.contains("help") || given.contains("version")) {
    options.action = given.contains("help") ? Action::help : Action::version;
    return options;
  }
  refuse_foreign(given, task);
  fill_from_environment(given, environment, task);
  if (const auto today = given.find("today"); today != given.end()) now = moment(today->second.back());
  const Configuration configuration = fill_from_configuration(given, now);
  const Reader reader(std::move(given));

  options.with = reader.all("with");
  options.with_old = reader.all("with-old");
  options.with_new = reader.all("with-new");
  check_operands(options, operands, task);
  if (task == Task::forecast) {
    options.action = Action::forecast;
    options.horizon = horizon(reader, now);
    options.files = operands;
  } else {
    options.before = operands.at(0);
    options.after = operands.at(1);
  }
  read_presentation(reader, options);

  using model::StateOption;
  const auto states = {std::pair<std::string_view, StateOption>{"auto", StateOption::automatic},
                       {"manifest", StateOption::manifest},
                       {"stored", StateOption::stored}};
  options.decode_old.state = reader.pick("old-state", states, StateOption::automatic);
  options.decode_new.state = reader.pick("new-state", states, StateOption::automatic);
  options.decode_old.validation = options.decode_new.validation = reader.pick<model::Validation>(
      "validate", {{"strict", model::Validation::strict}, {"warn", model::Validation::warn}},
      model::Validation::strict);

  impact::Options& analysis = options.analysis;
  analysis.fail_on = fail_on(reader);
  analysis.unknown = reader.pick<impact::UnknownMode>("unknown",
                                                      {{"fail", impact::UnknownMode::fail},
                                                       {"warn", impact::UnknownMode::warn},
                                                       {"ignore", impact::UnknownMode::ignore}},
                                                      impact::UnknownMode::fail);
  analysis.update = reader.pick<impact::Update>(
      "update", {{"apply", impact::Update::apply}, {"replace", impact::Update::replace}}, impact::Update::apply);
  analysis.allow_empty = reader.has("allow-empty");
  analysis.explain_hash = reader.has("explain-hash");
  if (const auto text = reader.one("gardener-version")) analysis.gardener = gardener_versions(*text);
  for (const std::string& text : reader.all("extension-version")) add_extension_versions(text, analysis.extensions);
  for (const std::string& text : reader.all("provider-rule")) add_provider_rule(text, analysis.provider_rules);
  for (const std::string& text : reader.all("hash-version")) add_hash_version(text, analysis);
  for (const std::string& text : reader.all("feature-gate")) add_feature_gate(text, analysis);
  for (const std::string& text : reader.all("assume")) add_assumption(text, analysis);
  refuse_contradictions(analysis);
  analysis.now = now;
  if (configuration.gardener) analysis.usual_gardener = gardener_versions(*configuration.gardener);
  for (const auto& [provider, text] : configuration.extensions) {
    add_extension_versions(provider + "=" + text, analysis.usual_extensions);
  }
  if (const auto text = reader.one("max-pools")) analysis.max_pools = count_of("max-pools", *text);
  if (const auto text = reader.one("max-nodes")) analysis.max_nodes = count_of("max-nodes", *text);
  analysis.jobs = jobs_of(reader.one("jobs").value_or("0"));
  analysis.follow_ignores = !reader.has("no-ignore");
  if (analysis.follow_ignores) analysis.ignores = configuration.ignores;
  options.view = {reader.all("only"), reader.all("skip")};
  if (const auto text = reader.one("shard")) analysis.shard = shard_of(*text);
  if (analysis.shard && !(options.view.only.empty() && options.view.skip.empty())) {
    throw UsageError("--shard goes with neither --only nor --skip: what they hide would be missing from the whole");
  }
  return options;
}

}  // namespace gprov::cli

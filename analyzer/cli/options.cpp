// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/options.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "analyzer/cli/assumptions.hpp"
#include "analyzer/cli/configuration.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/given.hpp"
#include "analyzer/cli/revisions.hpp"
#include "analyzer/cli/values.hpp"

namespace gprov::cli {

namespace {

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

/// Whether two states of a repository are asked for: --base, or a range in place of OLD and NEW.
std::optional<Revisions> revisions_of(const Reader& reader, const Operands& operands) {
  if (const auto base = reader.one("base")) {
    return Revisions{Revisions::Kind::work_tree, *base, "HEAD", operands.all()};
  }
  if (operands.front.empty()) return std::nullopt;
  std::optional<Revisions> range = range_of(operands.front.front());
  if (range) {
    range->paths.assign(operands.front.begin() + 1, operands.front.end());
    range->paths.insert(range->paths.end(), operands.behind.begin(), operands.behind.end());
  }
  return range;
}

/// A slip in the name of a command reads as a file that is not there.
void refuse_misspelt_command(const std::string& word) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) return;
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  const std::string_view near = nearest(word, names);
  std::error_code ignored;
  if (near.empty() || word == near || std::filesystem::exists(word, ignored)) return;
  throw UsageError("there is neither a file nor a command '" + word + "'; did you mean 'gprov-impact " +
                   std::string(near) + "'?");
}

void check_operands(const Options& options, const std::vector<std::string>& operands, Task task) {
  if (task == Task::compare && !operands.empty()) refuse_misspelt_command(operands.front());
  if (task == Task::forecast && operands.empty()) throw UsageError("forecast needs at least one FILE");
  if (task == Task::git_diff && operands.size() != 1 && operands.size() != 7 && operands.size() != 9) {
    throw UsageError(
        "git-diff-driver is for git to call, with its seven arguments: git config diff.gardener.command "
        "\"gprov-impact git-diff-driver\", and in .gitattributes *.yaml diff=gardener");
  }
  if (task == Task::kubectl && !operands.empty()) {
    throw UsageError("'" + operands.front() + "': manifests that are to be applied are named with -f");
  }
  if (task == Task::compare && operands.size() > 2) {
    throw UsageError("two arguments are compared, OLD and NEW; '" + operands[2] +
                     "' is a third (quote a glob pattern; further files go behind --with, --with-old or --with-new)");
  }
  if (task == Task::compare && operands.size() < 2) {
    throw UsageError(operands.empty() ? "OLD and NEW are missing"
                                      : "NEW is missing: what is '" + operands.front() +
                                            "' to be compared with? (of revisions: REV..REV, or --base REV)");
  }
  std::size_t standard_input = 0;
  for (const auto* list : {&operands, &options.with, &options.with_old, &options.with_new}) {
    for (const std::string& name : *list) standard_input += name == "-" ? 1U : 0U;
  }
  if (standard_input > 1) throw UsageError("standard input (-) can be read only once");
}

/// A report shall not take the place of a manifest, or of another report: two letters of a slip are enough for that.
void refuse_overwriting(const std::vector<OutputTarget>& outputs, const std::vector<std::string>& inputs) {
  std::error_code none;
  for (auto target = outputs.begin(); target != outputs.end(); ++target) {
    if (target->path.empty()) continue;
    const auto is_it = [&](const std::string& name) {
      return std::filesystem::is_regular_file(target->path, none) &&
             std::filesystem::equivalent(target->path, name, none);
    };
    if (std::any_of(inputs.begin(), inputs.end(), is_it)) {
      throw UsageError("--output: '" + target->path + "' is an input, and would be overwritten; name another file");
    }
    const auto is_same = [&](const OutputTarget& other) { return other.path == target->path; };
    if (!target->path.starts_with("/dev/") && std::any_of(outputs.begin(), target, is_same)) {
      throw UsageError("--output: '" + target->path + "' is named twice, and would hold the last report only");
    }
  }
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
  options.paging = reader.has("no-pager") ? Paging::never : Paging::automatic;
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
  constexpr std::array<std::string_view, 8> kOwn = {"output",  "color", "ascii",    "width",
                                                    "verbose", "quiet", "no-pager", "help"};
  const auto is_own = [&](std::string_view name) { return std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end(); };
  Operands typed;
  Given given = parse_arguments(arguments, typed);
  operands = typed.all();
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
  refuse_overwriting(options.outputs, {options.before});
  return options;
}

Options parse_merge_options(const std::vector<std::string>& arguments, const GetEnvironment& environment) {
  std::vector<std::string> operands;
  Options options = parse_presentation("merge", arguments, environment, operands);
  if (operands.empty() && options.action != Action::help) throw UsageError("merge needs the reports of all shards");
  options.files = operands;
  refuse_overwriting(options.outputs, operands);
  return options;
}

Options parse_options(const std::vector<std::string>& arguments, const GetEnvironment& environment, long long now,
                      Task task) {
  Operands typed;
  Given given = parse_arguments(arguments, typed);
  const std::vector<std::string> operands = typed.all();
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
  if (task == Task::compare) options.revisions = revisions_of(reader, typed);
  if (!options.revisions) check_operands(options, operands, task);
  if (task == Task::forecast) {
    options.action = Action::forecast;
    options.horizon = horizon(reader, now);
    options.files = operands;
  } else if (task == Task::git_diff) {
    options.files = operands;
  } else if (task == Task::kubectl) {
    options.before = options.after = "<cluster>";
  } else if (options.revisions) {
    options.after = reader.has("base") ? "--base " + options.revisions->before : operands.front();
  } else {
    options.before = operands.at(0);
    options.after = operands.at(1);
  }
  read_presentation(reader, options);
  for (const auto& inputs : {operands, options.with, options.with_old, options.with_new}) {
    refuse_overwriting(options.outputs, inputs);
  }

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
  analysis.allow_empty = reader.has("allow-empty") || task == Task::git_diff;
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

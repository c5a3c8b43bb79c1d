// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/given.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>

#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/values.hpp"

namespace gprov::cli {

namespace {

[[noreturn]] void refuse_unknown(const std::string& argument, std::span<const Flag> flags_known) {
  const std::string typed = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const Flag& flag : flags_known) names.push_back("--" + std::string(flag.name));
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string_view near = nearest(typed, known);
  throw UsageError("there is no option '" + typed + "'" +
                   (near.empty() ? "; see gprov-impact --help" : "; did you mean '" + std::string(near) + "'?"));
}

/// Whether an option has no meaning for the task.
bool is_foreign(std::string_view name, Task task) {
  if (task == Task::compare) return name == "at" || name == "until";
  if (name == "base") return true;
  if (task != Task::forecast) return name == "at" || name == "until";
  return name == "with-old" || name == "with-new" || name == "new-state" || name == "update" || name == "shard";
}

/// Whether an argument can mean the flag. To declare one takes longer than to look.
bool may_be_given(const Flag& flag, std::span<const std::string> arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [&](std::string_view argument) {
    if (argument.starts_with("--")) return argument.substr(2).starts_with(flag.name);
    return argument.starts_with('-') && flag.short_name != 0 && argument.find(flag.short_name) != argument.npos;
  });
}

}  // namespace

Given parse_arguments(const std::vector<std::string>& arguments, Operands& operands, std::span<const Flag> known) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string, std::vector<std::string>> values;
  std::map<std::string, bool> switches;
  for (const Flag& flag : known) {
    if (!may_be_given(flag, arguments)) continue;
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
  app.add_option("operands", operands.front);
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  if (dashes != arguments.end()) operands.behind.assign(dashes + 1, arguments.end());
  try {
    std::vector<std::string> reversed(std::make_reverse_iterator(dashes), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    throw UsageError(text.substr(0, text.find(':')) + " needs a value");
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  for (const std::string& extra : app.remaining()) refuse_unknown(extra, known);
  Given given;
  for (auto& [name, list] : values) {
    if (!list.empty()) given[name] = std::move(list);
  }
  for (const auto& [name, on] : switches) {
    if (on) given[name] = {};
  }
  return given;
}

void refuse_foreign(const Given& given, Task task) {
  for (const auto& [name, values] : given) {
    if (!is_foreign(name, task)) continue;
    if (name == "at" || name == "until") throw UsageError("--" + name + " belongs to gprov-impact forecast");
    throw UsageError("--" + name +
                     (task == Task::git_diff  ? " asks for revisions; here git says what to compare"
                      : task == Task::kubectl ? " asks for revisions; here the cluster is one side"
                                              : " belongs to a comparison; a forecast has one state only"));
  }
}

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

Configuration fill_from_configuration(Given& given, long long now) {
  if (given.contains("no-config")) return {};
  const auto told = given.find("config");
  std::error_code ignored;
  if (told == given.end() && !std::filesystem::exists(kConfigurationFile, ignored)) return {};
  Configuration configuration = read_configuration(told == given.end() ? kConfigurationFile : told->second.back(), now);
  for (const auto& [flag, values] : configuration.flags) given.try_emplace(flag, values);
  return configuration;
}

}  // namespace gprov::cli

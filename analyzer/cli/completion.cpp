// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <ostream>
#include <string>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/comment_options.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/kubectl.hpp"
#include "analyzer/report/report.hpp"
#include "analyzer/rules/rule.hpp"

// Completion scripts, written from the option table.

namespace gprov::cli {

namespace {

std::string output_formats() {
  std::string names;
  for (const auto& format : report::formats()) names += (names.empty() ? "" : " ") + std::string(format.name);
  return names;
}

std::string rule_ids() {
  std::string ids;
  for (const rules::Rule& row : rules::all()) ids += (ids.empty() ? "" : " ") + std::string(row.id);
  return ids;
}

/// Words to offer after an option; "" means files, if it takes a value at all.
std::string choices_of(const Flag& flag) {
  return flag.name == "output" ? output_formats() : std::string(flag.choices);
}

/// Of the comparison, and those that only `comment` and `kubectl` have.
std::vector<Flag> all_flags() {
  std::vector<Flag> all(flags().begin(), flags().end());
  for (const Flag& flag : comment_flags()) {
    if (flag.name != "help") all.push_back(flag);
  }
  for (const Flag& flag : kubectl_flags()) all.push_back(flag);
  return all;
}

std::string option_names(const Flag& flag) {
  return (flag.short_name == 0 ? std::string() : std::string("-") + flag.short_name + " ") + "--" +
         std::string(flag.name);
}

void bash(std::ostream& out) {
  std::string all, commands_list;
  for (const Flag& flag : all_flags()) all += (all.empty() ? "" : " ") + option_names(flag);
  for (const Command& command : commands()) commands_list += " " + std::string(command.name);
  out << "# bash completion of gprov-impact\n_gprov_impact() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  COMPREPLY=()\n  case $previous in\n";
  for (const Flag& flag : all_flags()) {
    const std::string choices = choices_of(flag);
    if (choices.empty()) continue;
    std::string pattern = option_names(flag);
    for (std::size_t at = pattern.find(' '); at != std::string::npos; at = pattern.find(' ')) pattern[at] = '|';
    out << "    " << pattern << ") mapfile -t COMPREPLY < <(compgen -W '" << choices << "' -- \"$word\"); return ;;\n";
  }
  out << "    completion) mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- \"$word\"); return ;;\n"
         "    schema) mapfile -t COMPREPLY < <(compgen -W 'report' -- \"$word\"); return ;;\n"
         "    explain) mapfile -t COMPREPLY < <(compgen -W '"
      << rule_ids()
      << "' -- \"$word\"); return ;;\n  esac\n"
         "  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W '"
      << all << "' -- \"$word\")\n  else\n    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
      << "    if ((COMP_CWORD == 1)); then mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W '"
      << commands_list.substr(1)
      << "' -- \"$word\"); fi\n  fi\n}\ncomplete -o filenames -F _gprov_impact gprov-impact\n";
}

std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

void zsh(std::ostream& out) {
  out << "#compdef gprov-impact\n_arguments -s \\\n";
  for (const Flag& flag : all_flags()) {
    const std::string repeat = flag.takes == Takes::many ? "*" : "";
    std::string value;
    if (flag.takes != Takes::nothing) {
      const std::string choices = choices_of(flag);
      value = ":" + zsh_text(flag.value) + ":" + (choices.empty() ? "_files" : "(" + choices + ")");
    }
    const std::string help = "[" + zsh_text(flag.help) + "]";
    if (flag.short_name != 0) out << "  '" << repeat << "-" << flag.short_name << help << value << "' \\\n";
    out << "  '" << repeat << "--" << flag.name << help << value << "' \\\n";
  }
  out << "  '1:old or command:{_alternative \"commands:command:(";
  bool first = true;
  for (const Command& command : commands()) {
    out << (first ? "" : " ") << command.name;
    first = false;
  }
  out << ")\" \"files:old:_files\"}' \\\n  '*:manifest:_files'\n";
}

std::string fish_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void fish(std::ostream& out) {
  for (const Flag& flag : all_flags()) {
    out << "complete -c gprov-impact";
    if (flag.short_name != 0) out << " -s " << flag.short_name;
    out << " -l " << flag.name;
    const std::string choices = choices_of(flag);
    if (!choices.empty()) {
      out << " -x -a '" << choices << "'";
    } else if (flag.takes != Takes::nothing) {
      out << " -r";
    }
    out << " -d '" << fish_text(flag.help) << "'\n";
  }
  for (const Command& command : commands()) {
    out << "complete -c gprov-impact -n __fish_is_first_token -a " << command.name << " -d '" << fish_text(command.help)
        << "'\n";
  }
  out << "complete -c gprov-impact -n '__fish_seen_subcommand_from explain' -x -a '" << rule_ids()
      << "'\ncomplete -c gprov-impact -n '__fish_seen_subcommand_from schema' -x -a report\n";
}

}  // namespace

ExitStatus run_completion(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.size() == 1) {
    const std::string& shell = arguments.front();
    if (shell == "bash") return bash(streams.out), ExitStatus::clean;
    if (shell == "zsh") return zsh(streams.out), ExitStatus::clean;
    if (shell == "fish") return fish(streams.out), ExitStatus::clean;
  }
  throw UsageError("completion needs the name of a shell: bash, zsh or fish");
}

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <string>

#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

constexpr std::string_view kExamples = R"(Examples:
  gprov-impact old.yaml new.yaml                      what would this change do to the nodes?
  kubectl get shoot my-shoot -o yaml | gprov-impact - new.yaml --with cloudprofile.yaml
  gprov-impact live/ desired/ -o text -o json=report.json
  gprov-impact shoots.yaml shoots.yaml --gardener-version v1.145:v1.146
  gprov-impact forecast shoots/ --with cloudprofile.yaml --until 2027-03-31
  gprov-impact read new.yaml                          what does the tool understand of this file?
)";

constexpr std::string_view kUsage = "Usage: gprov-impact OLD NEW [options]\n";

void append_row(std::string& out, const std::string& left, std::string_view right) {
  constexpr std::size_t kColumn = 36;
  out += "  " + left;
  out += left.size() + 2 < kColumn ? std::string(kColumn - left.size() - 2, ' ') : "\n" + std::string(kColumn, ' ');
  out += std::string(right) + "\n";
}

}  // namespace

std::string help_text() {
  std::string out = "gprov-impact tells which Gardener worker pools a change would roll, and why.\n\n";
  out += kExamples;
  out += "\n" + std::string(kUsage);
  for (const Command& command : commands()) {
    out += "       gprov-impact " + std::string(command.name) + " " + std::string(command.arguments) + "\n";
  }
  out +=
      "\nOLD and NEW are files, directories, quoted glob patterns, or - for standard input: YAML, JSON, lists, in any "
      "mix.\n";
  out += "\nOptions (each also as an environment variable, --fail-on as GPROV_FAIL_ON):\n";
  for (const Flag& flag : flags()) {
    std::string left = flag.short_name == 0 ? "    " : std::string("-") + flag.short_name + ", ";
    left += "--" + std::string(flag.name);
    if (flag.takes != Takes::nothing) left += " " + std::string(flag.value);
    append_row(out, left, flag.help);
    if (!flag.choices.empty()) append_row(out, "", "one of: " + std::string(flag.choices));
  }
  out += "\nOutput formats:\n";
  for (const auto& format : report::formats()) append_row(out, std::string(format.name), format.what);
  out += "\nExit codes:\n";
  for (const ExitMeaning& row : kExitMeanings)
    append_row(out, std::to_string(static_cast<int>(row.status)), row.meaning);
  return out + "\nMore: man gprov-impact, gprov-impact-rules(7), gprov-impact-report(5)\n";
}

std::string short_help() {
  return std::string(kUsage) +
         "Tells which Gardener worker pools a change of their manifests would roll, and why.\n"
         "Try: gprov-impact old.yaml new.yaml        or: gprov-impact --help\n";
}

}  // namespace gprov::cli

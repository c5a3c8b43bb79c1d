// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <string>

#include "analyzer/cli/comment_options.hpp"
#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/kubectl.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

constexpr std::string_view kExamples = R"(Examples:
  gprov-impact old.yaml new.yaml    what would this change do to the nodes?
  gprov-impact --base origin/main   what does this branch do?
  kubectl get shoot web -o yaml | gprov-impact - new.yaml --with profile.yaml
  gprov-impact live/ desired/ -o text -o json=report.json
  gprov-impact shoots.yaml shoots.yaml --gardener-version v1.145:v1.146
  gprov-impact forecast shoots/ --with cloudprofile.yaml --until 2027-03-31
  gprov-impact read new.yaml        what does the tool understand of this file?
)";

constexpr std::string_view kUsage = "Usage: gprov-impact OLD NEW [options]\n";

/// A name, and beside it what it means; below it where there is little room.
void append_row(std::string& out, const std::string& left, std::string_view right, unsigned width) {
  constexpr std::size_t kColumn = 36, kLeast = 30, kIndent = 10;
  const std::size_t column = kColumn + kLeast <= width ? kColumn : kIndent;
  const std::string indent(column, ' '), name = left.empty() ? "" : "  " + left;
  const bool is_beside = name.size() < column;
  if (!is_beside) out += name + "\n";
  out += report::wrapped(right, is_beside ? report::padded(name, column) : indent, indent, width);
}

void append_flags(std::string& out, std::span<const Flag> rows, unsigned width) {
  for (const Flag& flag : rows) {
    std::string left = flag.short_name == 0 ? "    " : std::string("-") + flag.short_name + ", ";
    left += "--" + std::string(flag.name);
    if (flag.takes != Takes::nothing) left += " " + std::string(flag.value);
    append_row(out, left, flag.help, width);
    if (!flag.choices.empty()) append_row(out, "", "one of: " + std::string(flag.choices), width);
  }
}

}  // namespace

std::string help_text(unsigned width) {
  std::string out = "gprov-impact tells which Gardener worker pools a change would roll, and why.\n\n";
  out += kExamples;
  out += "\n" + std::string(kUsage) + "       gprov-impact REV..REV|--base REV [options] [-- PATH...]\n";
  for (const Command& command : commands()) {
    out += report::wrapped(std::string(command.name) + " " + std::string(command.arguments), "       gprov-impact ",
                           "           ", width);
  }
  out += "\n" + report::wrapped(
                    "OLD and NEW are files, directories, quoted glob patterns, REV:path of git, or - for standard "
                    "input: YAML, JSON, lists, in any mix.",
                    "", "", width);
  out += "\nOptions (each also as an environment variable, --fail-on as GPROV_FAIL_ON):\n";
  append_flags(out, flags(), width);
  out += "\nOutput formats:\n";
  for (const auto& format : report::formats()) append_row(out, std::string(format.name), format.what, width);
  out += "\nExit codes:\n";
  for (const ExitMeaning& row : kExitMeanings)
    append_row(out, std::to_string(static_cast<int>(row.status)), row.meaning, width);
  return out + "\nMore: man gprov-impact, gprov-impact-rules(7), gprov-impact-report(5)\n";
}

std::string comment_help_text(unsigned width) {
  std::string out =
      "gprov-impact comment brings a JSON report into a pull or merge request, as one\ncomment that later runs update."
      "\n\nExamples:\n"
      "  gprov-impact --base origin/main -o json | gprov-impact comment --github acme/landscape --pr 7\n"
      "  gprov-impact comment --gitlab acme/landscape --mr 7 --behavior hide-and-new report.json\n"
      "\nUsage: gprov-impact comment --github OWNER/REPO --pr N|--gitlab PROJECT --mr N [options] [REPORT]\n"
      "\nThe token comes from GITHUB_TOKEN or GH_TOKEN, or from GITLAB_TOKEN or CI_JOB_TOKEN.\n\nOptions:\n";
  append_flags(out, comment_flags(), width);
  return out + "\nExit codes: 0 done, 2 wrong call, 3 no report, 5 not posted\n";
}

std::string kubectl_help_text(unsigned width) {
  std::string out =
      "kubectl gardener-impact tells what manifests would do to worker nodes if they\nwere applied: the live objects "
      "are the old side, what the server's dry run\nwould store is the new one, and the cluster's CloudProfiles are "
      "read, too.\n\nExamples:\n"
      "  kubectl gardener-impact -f shoot.yaml\n"
      "  kustomize build overlays/live | kubectl gardener-impact -f - -o markdown\n"
      "\nUsage: kubectl gardener-impact -f FILE... [options]\n\nOptions, besides those of gprov-impact --help:\n";
  append_flags(out, kubectl_flags(), width);
  return out;
}

std::string short_help() {
  return std::string(kUsage) +
         "Tells which Gardener worker pools a change of manifests would roll, and why.\n"
         "Try: gprov-impact old.yaml new.yaml        or: gprov-impact --help\n";
}

}  // namespace gprov::cli

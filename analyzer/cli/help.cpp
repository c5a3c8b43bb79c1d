// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <string>

#include "analyzer/cli/comment_options.hpp"
#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/kubectl.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

constexpr std::string_view kExamples = R"(Examples:
  gprov-impact old.yaml new.yaml                      what would this change do to the nodes?
  kubectl get shoot my-shoot -o yaml | gprov-impact - new.yaml --with cloudprofile.yaml
  gprov-impact --base origin/main                     what does this branch do?
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

void append_flags(std::string& out, std::span<const Flag> rows) {
  for (const Flag& flag : rows) {
    std::string left = flag.short_name == 0 ? "    " : std::string("-") + flag.short_name + ", ";
    left += "--" + std::string(flag.name);
    if (flag.takes != Takes::nothing) left += " " + std::string(flag.value);
    append_row(out, left, flag.help);
    if (!flag.choices.empty()) append_row(out, "", "one of: " + std::string(flag.choices));
  }
}

}  // namespace

std::string help_text() {
  std::string out = "gprov-impact tells which Gardener worker pools a change would roll, and why.\n\n";
  out += kExamples;
  out += "\n" + std::string(kUsage) + "       gprov-impact REV..REV|--base REV [options] [-- PATH...]\n";
  for (const Command& command : commands()) {
    out += "       gprov-impact " + std::string(command.name) + " " + std::string(command.arguments) + "\n";
  }
  out +=
      "\nOLD and NEW are files, directories, quoted glob patterns, REV:path of git, or - for standard input: "
      "YAML, JSON, lists, in any mix.\n";
  out += "\nOptions (each also as an environment variable, --fail-on as GPROV_FAIL_ON):\n";
  append_flags(out, flags());
  out += "\nOutput formats:\n";
  for (const auto& format : report::formats()) append_row(out, std::string(format.name), format.what);
  out += "\nExit codes:\n";
  for (const ExitMeaning& row : kExitMeanings)
    append_row(out, std::to_string(static_cast<int>(row.status)), row.meaning);
  return out + "\nMore: man gprov-impact, gprov-impact-rules(7), gprov-impact-report(5)\n";
}

std::string comment_help_text() {
  std::string out =
      "gprov-impact comment brings a JSON report into a pull or merge request, as one comment that later runs update."
      "\n\nExamples:\n"
      "  gprov-impact --base origin/main -o json | gprov-impact comment --github acme/landscape --pr 7\n"
      "  gprov-impact comment --gitlab acme/landscape --mr 7 --behavior hide-and-new report.json\n"
      "\nUsage: gprov-impact comment --github OWNER/REPO --pr N|--gitlab PROJECT --mr N [options] [REPORT]\n"
      "\nThe token comes from GITHUB_TOKEN or GH_TOKEN, or from GITLAB_TOKEN or CI_JOB_TOKEN.\n\nOptions:\n";
  append_flags(out, comment_flags());
  return out + "\nExit codes: 0 done, 2 wrong call, 3 no report, 5 not posted\n";
}

std::string kubectl_help_text() {
  std::string out =
      "kubectl gardener-impact tells what manifests would do to worker nodes if they were applied: the live objects "
      "are "
      "the\nold side, what the server's dry run would store is the new one, and the cluster's CloudProfiles are read, "
      "too.\n\nExamples:\n"
      "  kubectl gardener-impact -f shoot.yaml\n"
      "  kustomize build overlays/live | kubectl gardener-impact -f - -o markdown\n"
      "\nUsage: kubectl gardener-impact -f FILE... [options]\n\nOptions, besides those of gprov-impact --help:\n";
  append_flags(out, kubectl_flags());
  return out;
}

std::string short_help() {
  return std::string(kUsage) +
         "Tells which Gardener worker pools a change of their manifests would roll, and why.\n"
         "Try: gprov-impact old.yaml new.yaml        or: gprov-impact --help\n";
}

}  // namespace gprov::cli

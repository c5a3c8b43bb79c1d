// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/flags.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <vector>

namespace gprov::cli {

namespace {

constexpr std::array kFlags{
    Flag{0, "with", Takes::many, "FILE", "", "objects of both sides (CloudProfile, Infrastructure, Worker, ...)"},
    Flag{0, "with-old", Takes::many, "FILE", "", "objects of the old side"},
    Flag{0, "with-new", Takes::many, "FILE", "", "objects of the new side"},
    Flag{0, "base", Takes::one, "REV", "",
         "compare the files that lie here with where HEAD left REV; what follows are then paths"},
    Flag{'o', "output", Takes::many, "FORMAT[=PATH]", "",
         "what to write, and where (default: text to standard output)"},
    Flag{0, "fail-on", Takes::one, "VERDICT", "drift create in-place roll delete recreate never",
         "mildest verdict that gives exit code 1 (default: roll)"},
    Flag{0, "unknown", Takes::one, "MODE", "fail warn ignore",
         "whether an unknown verdict gives exit code 4 (default: fail)"},
    Flag{0, "max-pools", Takes::one, "N", "", "budget: more pools that are replaced give exit code 1"},
    Flag{0, "max-nodes", Takes::one, "N", "", "budget: more nodes that are replaced give exit code 1"},
    Flag{'c', "config", Takes::one, "FILE", "", "the configuration (default: .gprov-impact.yaml, if it is here)"},
    Flag{0, "no-config", Takes::nothing, "", "", "read no configuration"},
    Flag{0, "no-ignore", Takes::nothing, "", "", "let findings count that the configuration or a Shoot ignores"},
    Flag{0, "only", Takes::many, "WHAT", "", "show only this rule, pool or Shoot; everything still counts"},
    Flag{0, "skip", Takes::many, "WHAT", "", "do not show this rule, pool or Shoot; it still counts"},
    Flag{0, "allow-empty", Takes::nothing, "", "", "having nothing to compare is no error"},
    Flag{0, "old-state", Takes::one, "STATE", "auto manifest stored",
         "whether OLD is what a user wrote or what the API server returned (default: auto)"},
    Flag{0, "new-state", Takes::one, "STATE", "auto manifest stored", "the same for NEW"},
    Flag{0, "update", Takes::one, "HOW", "apply replace",
         "how NEW reaches the API server: kubectl apply, or a full replacement (default: apply)"},
    Flag{0, "validate", Takes::one, "HOW", "strict warn",
         "fields that the API does not know are errors or warnings (default: strict)"},
    Flag{0, "gardener-version", Takes::one, "OLD[:NEW]", "", "release of Gardener on each side"},
    Flag{0, "extension-version", Takes::many, "PROVIDER=OLD[:NEW]", "", "release of a provider extension on each side"},
    Flag{0, "provider-rule", Takes::many, "[TYPE=]RULE", "",
         "what an extension hashes that this release does not know: raw (the whole providerConfig) or none"},
    Flag{0, "hash-version", Takes::many, "POOL=OLD[:NEW]", "",
         "hash version (1 or 2) of a worker pool; the pool * means all"},
    Flag{0, "feature-gate", Takes::many, "NAME=OLD[:NEW]", "",
         "gate NewWorkerPoolHash, InPlaceNodeUpdates, CloudProfileCapabilities or VersionClassificationLifecycle on "
         "each "
         "side, true or false"},
    Flag{0, "assume", Takes::many, "NAME=OLD[:NEW]", "", "settle what manifests cannot tell (see the manual page)"},
    Flag{0, "today", Takes::one, "DATE", "", "the day to compare on, or a moment as RFC 3339 (default: now)"},
    Flag{'j', "jobs", Takes::one, "N", "", "threads to work on (default: 0, as many as there are cores)"},
    Flag{0, "shard", Takes::one, "K/N", "",
         "compare only the Kth of N shares of the Shoots; gprov-impact merge puts the JSON reports together"},
    Flag{0, "at", Takes::one, "TIME", "", "forecast one maintenance, as if the window came then"},
    Flag{0, "until", Takes::one, "DATE", "", "forecast every maintenance window from --today to the end of that day"},
    Flag{0, "explain-hash", Takes::nothing, "", "", "show the data behind each class name, old beside new"},
    Flag{0, "color", Takes::one, "WHEN", "auto always never", "colours in text output (default: auto)"},
    Flag{0, "ascii", Takes::nothing, "", "", "no symbols outside ASCII in text output"},
    Flag{0, "width", Takes::one, "COLUMNS", "", "width of text output (default: the terminal's, else 100)"},
    Flag{0, "no-pager", Takes::nothing, "", "", "do not page text that is longer than the terminal"},
    Flag{'v', "verbose", Takes::nothing, "", "", "list what is unchanged, too"},
    Flag{'q', "quiet", Takes::nothing, "", "", "write no text unless there is something to tell"},
    Flag{'h', "help", Takes::nothing, "", "", "show this help"},
    Flag{0, "version", Takes::nothing, "", "", "show the version"},
};

constexpr std::array kCommands{
    Command{"forecast", "FILE... (--at TIME | --until DATE)",
            "tell what Gardener's own maintenance will do to Shoots if nobody does anything"},
    Command{"git-diff-driver", "[options] PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE",
            "what git calls for a file in git diff; see the manual page"},
    Command{"read", "FILE...", "print what the tool understands of manifests, as one JSON object a document"},
    Command{"render", "[-o FORMAT[=PATH]]... [FILE]", "write a JSON report (default: standard input) in other formats"},
    Command{"comment", "--github OWNER/REPO --pr N|--gitlab PROJECT --mr N [REPORT]",
            "bring a JSON report into a pull or merge request (gprov-impact comment --help)"},
    Command{"kubectl", "-f FILE...",
            "kubectl gardener-impact: compare what is in the cluster with what the server would make of manifests"},
    Command{"merge", "[-o FORMAT[=PATH]]... FILE...", "put the JSON reports of all shards together, as of one run"},
    Command{"explain", "RULE...|--all", "what a rule means, how to avoid it, where Gardener does it"},
    Command{"rules", "[-o text|json|md|man|providers]", "list every rule"},
    Command{"schema", "report", "print the JSON Schema of the report"},
    Command{"config", "check [FILE]", "tell whether a configuration is right, and what of it has expired"},
    Command{"completion", "bash|zsh|fish", "print a completion script for a shell"},
};

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const Flag> flags() { return kFlags; }
std::span<const Command> commands() { return kCommands; }

std::string environment_name(const Flag& flag) {
  std::string name = "GPROV_";
  for (const char c : flag.name) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

std::string_view nearest(std::string_view typed, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
  for (const std::string_view name : known) {
    // A name that is typed in part ("--gardener") is near, whatever is missing.
    const bool begins = typed.size() >= 3 && name.starts_with(typed);
    const std::size_t d = begins ? 1 : distance(typed, name);
    if (d < best_distance) {
      best = name;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace gprov::cli

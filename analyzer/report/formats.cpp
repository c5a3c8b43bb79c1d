// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/report/writers.hpp"

namespace gprov::report {

namespace {

constexpr std::array kFormats{
    Format{"text", "for people: worst first, reasons and remedies under each pool", write_text, Unchanged::counted},
    Format{"oneline", "for people in a hurry: one line a pool, and one for the whole", write_oneline,
           Unchanged::counted},
    Format{"plain", "for grep: VERDICT SHOOT POOL RULE FILE:LINE:COLUMN, one line a finding", write_plain,
           Unchanged::counted},
    Format{"name", "for xargs: NAMESPACE/SHOOT/POOL of what does not stay as it is", write_name, Unchanged::counted},
    Format{"json", "for programs: the contract of gprov-impact-report(5)", write_json},
    Format{"jsonl", "the same, one Shoot a line and a summary as the last line", write_jsonl, Unchanged::listed,
           write_jsonl_shoot},
    Format{"yaml", "the same as YAML", write_yaml},
    Format{"markdown", "a comment on a pull request, at most 60,000 bytes", write_markdown},
    Format{"html", "a page to look at, in one file that needs no network", write_html},
    Format{"sarif", "SARIF 2.1.0, for code scanning", write_sarif, Unchanged::counted},
    Format{"junit", "JUnit XML: a case a pool", write_junit},
    Format{"github", "workflow commands: annotations of GitHub Actions", write_github, Unchanged::counted},
    Format{"gitlab", "GitLab's code quality report", write_gitlab, Unchanged::counted},
    Format{"csv", "a table: one row a pool", write_csv},
    Format{"openmetrics", "gauges for Prometheus and Grafana", write_openmetrics},
    Format{"annotation", "one line of at most 256 bytes, such as for an annotation of the Shoot", write_annotation,
           Unchanged::counted},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace gprov::report

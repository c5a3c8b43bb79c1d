// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/rules/rule.hpp"

#include <iostream>
#include <limits>
#include <utility>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/roff.hpp"
#include "analyzer/cli/suggestions.hpp"
#include "analyzer/cli/terminal.hpp"
#include "analyzer/report/layout.hpp"
#include "hashing/go_json.hpp"

namespace gprov::cli {

namespace {

/// Lines are broken for eyes only: what goes into a pipe has a fact a line.
unsigned width_of(const std::ostream& out) {
  const std::optional<unsigned> columns = &out == &std::cout ? standard_output().columns : std::nullopt;
  return columns.value_or(std::numeric_limits<unsigned>::max());
}

void text(const rules::Rule& row, unsigned width, std::ostream& out) {
  const std::string indent(12, ' ');
  out << row.id << "\n" << report::wrapped(row.title, "    ", "    ", width);
  out << report::wrapped(row.why, "    why     ", indent, width);
  if (!row.remedy.empty()) out << report::wrapped(row.remedy, "    remedy  ", indent, width);
  out << report::wrapped(row.source, "    source  ", indent, width) << "\n";
}

void text(std::ostream& out) {
  const unsigned width = width_of(out);
  for (const rules::Rule& row : rules::all()) text(row, width, out);
}

void json(std::ostream& out) {
  std::string array = "[";
  for (const rules::Rule& row : rules::all()) {
    array += array.size() > 1 ? ",\n {" : "\n {";
    bool first = true;
    for (const auto& [key, value] : {std::pair("id", row.id), std::pair("title", row.title), std::pair("why", row.why),
                                     std::pair("remedy", row.remedy), std::pair("source", row.source)}) {
      array += std::string(first ? "" : ", ") + "\"" + key + "\": ";
      hashing::append_json_string(array, value);
      first = false;
    }
    array += "}";
  }
  out << array << "\n]\n";
}

/// A cell of a table: bars would end it, angle brackets begin HTML.
std::string cell(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    if (c == '|' || c == '<' || c == '>' || c == '*' || c == '_' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

void markdown(std::ostream& out) {
  out << "| Rule | What | Why | Remedy | Source |\n|---|---|---|---|---|\n";
  for (const rules::Rule& row : rules::all()) {
    out << "| `" << row.id << "` | " << cell(row.title) << " | " << cell(row.why) << " | " << cell(row.remedy) << " | `"
        << row.source << "` |\n";
  }
}

/// gprov-impact-rules(7). Committed under man/; a test compares.
void man(std::ostream& out) {
  out << ".\\\" SPDX-License-Identifier: Apache-2.0\n"
         ".\\\" Written by: gprov-impact rules -o man\n"
         ".Dd August 21, 2026\n.Dt GPROV-IMPACT-RULES 7\n.Os\n.Sh NAME\n.Nm gprov-impact-rules\n"
         ".Nd what gprov-impact knows about changes of Gardener worker pools\n.Sh DESCRIPTION\n"
         "Every reason that\n.Xr gprov-impact 1\ngives carries the id of a rule.\n"
         "Ids are never reused.\nEach rule names the file, function and release of Gardener, or of the provider "
         "extension, that it follows.\n"
         ".Bl -tag -width Ds\n";
  for (const rules::Rule& row : rules::all()) {
    out << ".It Sy " << roff(row.id) << "\n"
        << roff(sentence(row.title)) << "\n.Pp\n"
        << roff(sentence(row.why)) << "\n";
    if (!row.remedy.empty()) out << ".Pp\n" << roff("Remedy: " + std::string(row.remedy)) << "\n";
    out << ".Pp\nSource:\n.Li " << roff(row.source) << "\n";
  }
  out << ".El\n.Sh SEE ALSO\n.Xr gprov-impact 1 ,\n.Xr gprov-impact-report 5 ,\n.Xr gprov-impact-providers 7\n";
}

}  // namespace

ExitStatus run_rules(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string format = "text";
  if (arguments.size() == 2 && (arguments[0] == "-o" || arguments[0] == "--output")) {
    format = arguments[1];
  } else if (!arguments.empty()) {
    throw UsageError("rules takes nothing but -o text, -o json, -o md, -o man or -o providers");
  }
  if (format == "text") return text(streams.out), ExitStatus::clean;
  if (format == "json") return json(streams.out), ExitStatus::clean;
  if (format == "md" || format == "markdown") return markdown(streams.out), ExitStatus::clean;
  if (format == "man") return man(streams.out), ExitStatus::clean;
  if (format == "providers") return write_provider_page(streams.out), ExitStatus::clean;
  throw UsageError("rules can be written as text, json, md, man or providers, not as '" + format + "'");
}

ExitStatus run_explain(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.empty()) throw UsageError("explain needs a RULE, such as core/machine-type, or --all");
  if (arguments.size() == 1 && arguments.front() == "--all") return text(streams.out), ExitStatus::clean;
  std::vector<const rules::Rule*> rows;
  for (const std::string& id : arguments) {
    rows.push_back(rules::find(id));
    if (rows.back() == nullptr) throw UsageError("explain: " + no_such_rule(id));
  }
  const unsigned width = width_of(streams.out);
  for (const rules::Rule* row : rows) text(*row, width, streams.out);
  return ExitStatus::clean;
}

}  // namespace gprov::cli

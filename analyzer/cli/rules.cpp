// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/rules/rule.hpp"

#include <ostream>

#include "analyzer/cli/commands.hpp"

namespace gprov::cli {

namespace {

void text(std::ostream& out) {
  for (const rules::Rule& row : rules::all()) {
    out << row.id << "\n    " << row.title << "\n    why     " << row.why << "\n";
    if (!row.remedy.empty()) out << "    remedy  " << row.remedy << "\n";
    out << "    source  " << row.source << "\n\n";
  }
}

/// Text for roff: backslashes, and dots or quotes that would begin a request.
std::string roff(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string sentence(std::string_view clause) {
  std::string out(clause);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out + (out.ends_with('.') ? "" : ".");
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
  out << ".El\n.Sh SEE ALSO\n.Xr gprov-impact 1 ,\n.Xr gprov-impact-report 5\n";
}

}  // namespace

ExitStatus run_rules(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string format = "text";
  if (arguments.size() == 2 && (arguments[0] == "-o" || arguments[0] == "--output")) {
    format = arguments[1];
  } else if (!arguments.empty()) {
    throw UsageError("rules takes nothing but -o text or -o man");
  }
  if (format == "text") return text(streams.out), ExitStatus::clean;
  if (format == "man") return man(streams.out), ExitStatus::clean;
  throw UsageError("rules can be written as text or man, not as '" + format + "'");
}

}  // namespace gprov::cli

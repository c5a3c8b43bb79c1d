// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/report/embedded.hpp"
#include "analyzer/report/json_text.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/other_findings.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

// A page in one file. Its script builds everything from the report, which stands in it as data; names and values reach
// the page as text nodes only. The policy allows this very style and script, by their digests, and nothing else.

namespace gprov::report {

namespace {

/// JSON inside of an element script: "</script>" and "<!--" must not stand in it.
std::string data(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

/// What each rule of the report says happened; the report itself does not repeat it.
std::string titles(const impact::Impact& impact) {
  std::map<std::string, std::string> all;
  for (const impact::Shoot& shoot : impact.shoots) {
    for (const impact::Pool& pool : shoot.pools) {
      for (const impact::Reason& reason : pool.reasons) all.emplace(reason.rule, reason.title);
    }
  }
  return nlohmann::json(all).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string item(const Finding& finding) {
  const bool is_maintenance = finding.shoot != nullptr;
  // One that fails changes nothing, and is no note.
  const bool is_grave = finding.level == Level::error ||
                        (is_maintenance && finding.level == Level::warning && finding.verdict < impact::Verdict::roll);
  const std::string verdict = is_maintenance ? "v-" + std::string(impact::word(finding.verdict)) : "";
  std::string text = "<li class=\"" + (is_grave ? "grave" : verdict) + "\"><b>" + in_markup(finding.title) + "</b><p>" +
                     in_markup(finding.detail.empty() ? finding.message : finding.detail) + "</p><p class=\"soft\">";
  if (const std::string at = place(finding.at); !at.empty()) text += "<code>" + in_markup(at) + "</code> ";
  if (!is_maintenance || finding.refusal != nullptr) text += "<code>" + in_markup(finding.rule) + "</code>";
  return text + "</p></li>\n";
}

std::string section(std::string_view heading, const std::vector<const Finding*>& findings) {
  if (findings.empty()) return "";
  constexpr std::size_t kFew = 20;  // more of them are opened by who wants to see them
  std::string text = std::string("<details class=\"others\"") + (findings.size() > kFew ? "" : " open") +
                     "><summary><h2>" + std::string(heading) + "</h2> <span class=\"soft\">" +
                     std::to_string(findings.size()) + "</span></summary><ul>\n";
  for (const Finding* finding : findings) text += item(*finding);
  return text + "</ul></details>\n";
}

/// Profiles, resources and maintenances need no script, but for their place in front of the pools.
std::string others(const impact::Impact& impact) {
  const std::vector<Finding> findings = other_findings(impact);
  std::vector<const Finding*> profiles, calendar;
  for (const Finding& finding : findings) (finding.shoot == nullptr ? profiles : calendar).push_back(&finding);
  std::stable_partition(profiles.begin(), profiles.end(),
                        [](const Finding* one) { return one->level == Level::error; });
  const std::string text =
      section("Profiles and resources", profiles) + section("Maintenance, if nobody does anything", calendar);
  return text.empty() ? "" : "<div id=\"others\">\n" + text + "</div>\n";
}

}  // namespace

void write_html(const impact::Impact& impact, const Style&, std::ostream& out) {
  const Style prose{Glyphs::unicode, Color::off, 100, false};
  const std::string headline_text = impact.summary.shoots > 0 ? headline(impact, prose)
                                    : compared_others(impact) ? others_headline(impact)
                                                              : "Nothing was compared.";
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
      << kPageStyleHash << "'; script-src '" << kPageScriptHash
      << "'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
         "<title>"
      << in_markup(headline_text) << " gprov-impact</title>\n<style>" << kPageStyle << "</style>\n</head>\n<body>\n"
      << "<header><h1>" << in_markup(headline_text) << "</h1><p>" << in_markup(exit_text(impact))
      << "</p></header>\n<main id=\"page\"><noscript><p>The details of this page need JavaScript; "
         "nothing is loaded from a network.</p></noscript></main>\n"
      << others(impact) << "<script type=\"application/json\" id=\"report\">"
      << data(json_text(impact, Spacing::compact)) << "</script>\n<script type=\"application/json\" id=\"titles\">"
      << data(titles(impact)) << "</script>\n<script>" << kPageScript << "</script>\n</body>\n</html>\n";
}

}  // namespace gprov::report

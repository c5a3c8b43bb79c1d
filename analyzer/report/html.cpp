// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>

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

/// Profiles, resources and maintenances need no script.
std::string others(const impact::Impact& impact) {
  std::string profiles, calendar;
  for (const Finding& finding : other_findings(impact)) {
    std::string& list = finding.shoot == nullptr ? profiles : calendar;
    list += std::string("<li") + (finding.level == Level::error ? " class=\"grave\"" : "") + "><b>" +
            in_markup(finding.title) + "</b> " + in_markup(finding.message) + " <code>" + in_markup(finding.rule) +
            "</code></li>\n";
  }
  std::string text;
  if (!profiles.empty())
    text += "<section class=\"others\"><h2>Profiles and resources</h2><ul>\n" + profiles + "</ul></section>\n";
  if (!calendar.empty()) {
    text += "<section class=\"others\"><h2>Maintenance, if nobody does anything</h2><ul>\n" + calendar +
            "</ul></section>\n";
  }
  return text;
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

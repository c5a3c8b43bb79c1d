// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/report/layout.hpp"
#include "analyzer/report/markdown.hpp"

namespace gprov::report {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Mentions and references to issues, of GitHub and GitLab.
bool speaks_to_github(char c) { return c == '@' || c == '#' || c == '!' || c == '~'; }

std::string reference(char c) { return "&#" + std::to_string(static_cast<unsigned char>(c)) + ";"; }

}  // namespace

std::string markdown_code(std::string_view text) {
  const std::string visible = inert(text);
  // Nothing but a backtick ends a code span, and nothing but a bar ends a cell; blanks at the ends would be stripped.
  const bool is_simple = visible.find_first_of("`|") == std::string::npos && !visible.empty() &&
                         visible.front() != ' ' && visible.back() != ' ' && !visible.ends_with('\\');
  if (is_simple) return "`" + visible + "`";
  // A reference to a character stands for the character itself, never for markup, and mentions in code are none.
  std::string out = "<code>";
  for (const char c : visible) out += is_word(c) ? std::string(1, c) : reference(c);
  return out + "</code>";
}

std::string markdown_prose(std::string_view text) {
  constexpr std::string_view kHarmless = " ,.;()/-'\"%=?";
  const std::string visible = inert(text);
  std::string out;
  for (std::size_t i = 0; i < visible.size(); ++i) {
    const char c = visible[i];
    if (is_word(c)) {
      out += c;
    } else if (i == 0 || ((c == '.' || c == ')') && visible.find_first_not_of("0123456789") == i)) {
      // At its begin a line is a list, a heading, or HTML that is shown as it stands, by a comment.
      out += reference(c) + (speaks_to_github(c) ? "<!-- -->" : "");
    } else if (c == ':' && (i + 1 == visible.size() || visible[i + 1] == ' ')) {
      out += c;
    } else if (c == '.' && i + 1 < visible.size() && is_word(visible[i + 1])) {
      out += reference(c);  // "www.", "example.com" and the like must not become links
    } else if (speaks_to_github(c)) {
      out += "<!-- -->" + reference(c) + "<!-- -->";  // mentions and references are looked for in the finished page
    } else {
      out += kHarmless.find(c) != std::string_view::npos ? std::string(1, c) : reference(c);
    }
  }
  return out;
}

}  // namespace gprov::report

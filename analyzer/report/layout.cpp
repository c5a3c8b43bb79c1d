// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/layout.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gprov::report {

namespace {

struct Decoded {
  char32_t code = 0;
  std::size_t size = 0;  ///< 0: no UTF-8
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 && lead <= 0xF4  ? 4
                           : lead >= 0xE0 && lead < 0xF0 ? 3
                           : lead >= 0xC2 && lead < 0xE0 ? 2
                                                         : 0;
  if (size == 0 || text.size() < size) return {};
  char32_t code = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  const bool impossible = code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
  return overlong || impossible ? Decoded{} : Decoded{code, size};
}

/// Characters that steer a terminal or turn the reading direction instead of showing themselves.
bool steers(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x061C || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

std::string escaped(const char* format, unsigned value) {
  std::array<char, 16> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), format, value);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

constexpr std::array<std::string_view, 8> kColors = {"", "32", "33", "35", "31", "1;31", "2", "1"};

constexpr Signs kUnicodeSigns{"→", "–", "·", "↳", "≠", "✖"};
constexpr Signs kAsciiSigns{"->", "-", "-", ">", "!=", "x"};

struct Row {
  std::string_view unicode, ascii, word;
  Paint paint;
};
/// By verdict, mild to grave.
constexpr std::array<Row, impact::kVerdicts> kLooks{{
    {"✔", "ok", "UNCHANGED", Paint::green},
    {"≈", "=~", "DRIFTS", Paint::yellow},
    {"✚", "+", "CREATED", Paint::green},
    {"±", "~", "IN PLACE", Paint::yellow},
    {"?", "?", "UNKNOWN", Paint::magenta},
    {"⟳", "!", "ROLLS", Paint::red},
    {"✖", "-", "DELETED", Paint::red},
    {"‼", "!!", "RECREATED", Paint::bold_red},
}};

/// The next word, with the one that follows if it is a number: "8 min" stays together.
std::string_view unbreakable(std::string_view text) {
  std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  const bool is_number = !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_number && end + 1 < text.size() && text[end + 1] != ' ') end = std::min(text.find(' ', end + 1), text.size());
  return text.substr(0, end);
}

}  // namespace

std::string in_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string inert(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  while (!text.empty()) {
    if (const auto plain = std::find_if_not(text.begin(), text.end(), is_plain) - text.begin(); plain > 0) {
      out.append(text, 0, static_cast<std::size_t>(plain));
      text.remove_prefix(static_cast<std::size_t>(plain));
      continue;
    }
    const Decoded c = decode(text);
    if (c.size == 0) {
      out += escaped("\\x%02x", static_cast<unsigned char>(text.front()));
    } else if (c.code == '\n') {
      out += "\\n";
    } else if (c.code == '\t') {
      out += "\\t";
    } else if (steers(c.code)) {
      out += c.code < 0x80 ? escaped("\\x%02x", static_cast<unsigned>(c.code))
                           : escaped("\\u%04x", static_cast<unsigned>(c.code));
    } else {
      out += text.substr(0, c.size);
    }
    text.remove_prefix(c.size == 0 ? 1 : c.size);
  }
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  bool in_sequence = false;
  for (const char c : text) {
    if (in_sequence) {
      in_sequence = c != 'm';
    } else if (c == '\x1b') {
      in_sequence = true;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++count;
    }
  }
  return count;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t have = columns(text);
  if (have < width) text.append(width - have, ' ');
  return text;
}

std::string wrapped(std::string_view text, const std::string& first, const std::string& indent, std::size_t width) {
  std::string out = first;
  std::size_t column = columns(first);
  const std::size_t left = columns(indent);
  bool line_has_word = false;
  while (!text.empty()) {
    const std::string_view word = unbreakable(text);
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t size = columns(word);
    const bool is_behind_more = line_has_word || (column > left && left + size <= width);
    if (is_behind_more && column + (line_has_word ? 1 : 0) + size > width) {
      out.erase(out.find_last_not_of(' ') + 1);
      out += "\n" + indent;
      column = columns(indent);
      line_has_word = false;
    }
    if (line_has_word) out += ' ';
    out += word;
    column += size + (line_has_word ? 1 : 0);
    line_has_word = true;
  }
  return out + "\n";
}

std::string painted(const Style& style, Paint paint, std::string_view text) {
  const std::string_view color = kColors.at(static_cast<std::size_t>(paint));
  if (style.color == Color::off || color.empty() || text.empty()) return std::string(text);
  return "\x1b[" + std::string(color) + "m" + std::string(text) + "\x1b[0m";
}

const Signs& signs(const Style& style) { return style.glyphs == Glyphs::unicode ? kUnicodeSigns : kAsciiSigns; }

VerdictLook look(const Style& style, impact::Verdict verdict) {
  const Row& row = kLooks.at(static_cast<std::size_t>(verdict));
  return {style.glyphs == Glyphs::unicode ? row.unicode : row.ascii, row.word, row.paint};
}

std::string counted(std::int64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string node_range(const Style& style, const impact::Nodes& nodes) {
  if (nodes.min == nodes.max) return counted(nodes.max, "node");
  return std::to_string(nodes.min) + std::string(signs(style).dash) + std::to_string(nodes.max) + " nodes";
}

std::string name_text(const Style& style, const impact::Name& name) {
  if (const auto* text = std::get_if<std::string>(&name)) return inert(*text);
  if (const auto* unknown = std::get_if<impact::UnknownText>(&name)) return inert(unknown->prefix) + "?????";
  return std::string(signs(style).dash);
}

}  // namespace gprov::report

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/bench/go_yaml.hpp"

#include <string_view>

#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::bench {
namespace {

using nlohmann::json;

bool is_plain(std::string_view text) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@` ";
  if (text.empty() || kIndicators.find(text.front()) != std::string_view::npos || text.back() == ' ') return false;
  return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos && text.back() != ':';
}

void append_text(std::string& out, const std::string& text, std::size_t indent) {
  if (text.find('\n') != std::string::npos) {
    out += text.back() == '\n' ? "|" : "|-";
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      out.append(1, '\n').append(indent, ' ').append(text, begin, end - begin);
      begin = end + 1;
    }
    return;
  }
  const bool other =
      manifest::resolve_plain(text).kind != manifest::Scalar::Kind::string || manifest::is_timestamp(text);
  if (other) {
    out.append(1, '"').append(text).append(1, '"');
  } else if (is_plain(text)) {
    out += text;
  } else {
    out += '\'';
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    out += '\'';
  }
}

}  // namespace

void append_go_yaml(std::string& out, const json& value, std::size_t indent) {
  if (value.is_object() && !value.empty()) {
    bool first = true;
    for (const auto& [key, member] : value.items()) {
      if (!first) out.append(indent, ' ');
      first = false;
      append_text(out, key, 0);
      out += ':';
      if (member.is_array() && !member.empty()) {
        out.append(1, '\n').append(indent, ' ');
        append_go_yaml(out, member, indent);
      } else if (member.is_object() && !member.empty()) {
        out.append(1, '\n').append(indent + 2, ' ');
        append_go_yaml(out, member, indent + 2);
      } else {
        out += ' ';
        append_go_yaml(out, member, indent + 2);
      }
    }
  } else if (value.is_array() && !value.empty()) {
    bool first = true;
    for (const json& item : value) {
      if (!first) out.append(indent, ' ');
      first = false;
      out += "- ";
      append_go_yaml(out, item, indent + 2);
    }
  } else {
    if (value.is_string()) {
      append_text(out, value.get_ref<const std::string&>(), indent);
    } else {
      out += value.dump();
    }
    out += '\n';
  }
}

}  // namespace gprov::bench

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "analyzer/report/json_text.hpp"
#include "analyzer/report/writers.hpp"

// The JSON report in YAML's clothes: same keys, same order.

namespace gprov::report {

namespace {

using Json = nlohmann::ordered_json;

/// Whether YAML 1.1 and 1.2 read the plain text as this string and as nothing else.
bool is_plain(const std::string& text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto harmless = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || std::string_view("_./-").find(c) != std::string_view::npos;
  };
  if (text.empty() || !letter(text.front()) || !std::all_of(text.begin(), text.end(), harmless)) return false;
  constexpr std::array<std::string_view, 9> kWords = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(kWords.begin(), kWords.end(), lower) == kWords.end();
}

void emit(const Json& value, YAML::Emitter& out) {
  if (value.is_object()) {
    out << YAML::BeginMap;
    for (const auto& [key, member] : value.items()) {
      out << YAML::Key << key << YAML::Value;
      emit(member, out);
    }
    out << YAML::EndMap;
  } else if (value.is_array()) {
    out << YAML::BeginSeq;
    for (const Json& item : value) emit(item, out);
    out << YAML::EndSeq;
  } else if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!is_plain(text)) out << YAML::DoubleQuoted;
    out << text;
  } else if (value.is_boolean()) {
    out << value.get<bool>();
  } else if (value.is_null()) {
    out << YAML::Null;
  } else {
    out << value.get<std::int64_t>();
  }
}

}  // namespace

void write_yaml(const impact::Impact& impact, const Style&, std::ostream& out) {
  YAML::Emitter emitter;
  emitter.SetNullFormat(YAML::LowerNull);
  emit(Json::parse(json_text(impact, Spacing::compact)), emitter);
  out << emitter.c_str() << "\n";
}

}  // namespace gprov::report

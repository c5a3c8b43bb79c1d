// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/manifests.hpp"

#include <algorithm>
#include <random>

namespace gprov::tests {
namespace {

using Random = std::mt19937;

bool chance(Random& random, unsigned one_in) { return random() % one_in == 0; }

std::string single_quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  return quoted + "'";
}

/// Text that stays text in every YAML reader without quotes: words such as worker-a or Standard_D4s_v5.
bool is_plain(const std::string& text) {
  static const std::vector<std::string> kWords = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
  if (text.size() < 3) return false;
  std::string lower;
  for (const char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (std::find(kWords.begin(), kWords.end(), lower) != kWords.end()) return false;
  if (std::isalpha(static_cast<unsigned char>(text.front())) == 0) return false;
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

std::string scalar(const Json& value, Random& random) {
  if (!value.is_string()) return value.is_null() && chance(random, 2) ? "~" : value.dump();
  const auto& text = value.get_ref<const std::string&>();
  const bool printable = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
  if (is_plain(text) && !chance(random, 4)) return text;
  if (printable && chance(random, 2)) return single_quoted(text);
  return value.dump();
}

std::vector<std::string> keys(const Json& object, Random& random) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  if (chance(random, 2)) std::shuffle(names.begin(), names.end(), random);
  return names;
}

std::string key(const std::string& name, Random& random) {
  return is_plain(name) && !chance(random, 6) ? name : Json(name).dump();
}

void block(std::string& out, const Json& value, std::size_t indent, std::size_t step, Random& random) {
  const std::string pad(indent, ' ');
  if (value.is_object() && !value.empty()) {
    for (const std::string& name : keys(value, random)) {
      const Json& member = value.at(name);
      out += pad + key(name, random) + ":";
      if (member.is_structured() && !member.empty() && !chance(random, 12)) {
        if (chance(random, 15)) out += "  # " + name;
        out += '\n';
        const bool same_indent = member.is_array() && chance(random, 2);
        block(out, member, same_indent ? indent : indent + step, step, random);
      } else {
        out += " " + (member.is_structured() ? member.dump() : scalar(member, random)) + "\n";
      }
    }
  } else if (value.is_array() && !value.empty()) {
    for (const Json& item : value) {
      if (item.is_structured() && !item.empty()) {
        std::string nested;
        block(nested, item, indent + 2, step, random);
        nested[indent] = '-';
        out += nested;
      } else {
        out += pad + "- " + (item.is_structured() ? item.dump() : scalar(item, random)) + "\n";
      }
    }
  } else {
    out += pad + value.dump() + "\n";
  }
}

std::string technical_id(const Json& shoot) {
  const std::string given = shoot.value(Json::json_pointer("/status/technicalID"), "");
  if (!given.empty()) return given;
  const std::string space = shoot.at("metadata").at("namespace");
  const std::string project = space.starts_with("garden-") ? space.substr(7) : space;
  return "shoot--" + project + "--" + shoot.at("metadata").at("name").get<std::string>();
}

Json extension_object(const std::string& kind, const Json& shoot) {
  return {{"apiVersion", "extensions.gardener.cloud/v1alpha1"},
          {"kind", kind},
          {"metadata", {{"name", shoot.at("metadata").at("name")}, {"namespace", technical_id(shoot)}}},
          {"spec", {{"type", shoot.at("spec").at("provider").at("type")}, {"region", shoot.at("spec").at("region")}}}};
}

}  // namespace

std::vector<Json> manifests(const VectorSide& side, const VectorSide& other) {
  std::vector<Json> objects;
  if (side.shoot.is_null()) return objects;
  objects.push_back(side.shoot);
  objects.push_back(side.cloud_profile);
  if (!side.infrastructure_status.is_null()) {
    Json infrastructure = extension_object("Infrastructure", side.shoot);
    infrastructure["status"]["providerStatus"] = side.infrastructure_status;
    objects.push_back(std::move(infrastructure));
  }
  if (!side.worker_status.is_null() || !other.worker_status.is_null()) {
    Json worker = extension_object("Worker", side.shoot);
    worker["spec"]["pools"] = Json::array();
    if (!side.worker_status.is_null()) worker["status"]["providerStatus"] = side.worker_status;
    objects.push_back(std::move(worker));
  }
  return objects;
}

std::string write_file(std::vector<Json> objects, std::uint32_t style) {
  Random random(style);
  std::shuffle(objects.begin(), objects.end(), random);
  const unsigned form = style % 5;
  if (form == 0) return Json{{"apiVersion", "v1"}, {"kind", "List"}, {"items", objects}}.dump(style % 2 == 0 ? 2 : -1);
  if (form == 1) {
    std::string list;
    block(list, {{"apiVersion", "v1"}, {"kind", "List"}, {"items", objects}}, 0, 2, random);
    return list;
  }
  std::string stream;
  for (const Json& object : objects) {
    stream += "---\n";
    if (form == 2 && chance(random, 3)) {
      stream += object.dump() + "\n";
    } else {
      block(stream, object, 0, form == 3 ? 4 : 2, random);
    }
  }
  return stream;
}

}  // namespace gprov::tests

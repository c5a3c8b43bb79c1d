// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/json_schema.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>

namespace gprov::tests {
namespace {

using Json = nlohmann::json;

bool is_of(const Json& value, const std::string& type) {
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  throw std::runtime_error("no such type: " + type);
}

class Walker {
 public:
  explicit Walker(const Json& root) : root_(root) {}

  void walk(const Json& schema, const Json& value, const std::string& path, std::vector<std::string>& errors) const {
    if (const auto ref = schema.find("$ref"); ref != schema.end()) {
      walk(root_.at(Json::json_pointer(ref->get<std::string>().substr(1))), value, path, errors);
    }
    for (const auto& [key, rule] : schema.items()) check(key, rule, schema, value, path, errors);
  }

 private:
  void check(const std::string& key, const Json& rule, const Json& schema, const Json& value, const std::string& path,
             std::vector<std::string>& errors) const {
    static const std::set<std::string> kSilent = {"$ref",  "$defs",       "$id",         "id",      "$schema",
                                                  "title", "description", "definitions", "default", "format"};
    const auto expect = [&](bool holds, const std::string& what) {
      if (!holds)
        errors.push_back(path + ": " + what + ": " +
                         value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 80));
    };
    if (kSilent.contains(key)) return;
    if (key == "type") {
      const Json types = rule.is_array() ? rule : Json::array({rule});
      expect(std::any_of(types.begin(), types.end(), [&](const Json& type) { return is_of(value, type); }),
             "is not of type " + rule.dump());
    } else if (key == "enum") {
      expect(std::find(rule.begin(), rule.end(), value) != rule.end(), "is none of " + rule.dump());
    } else if (key == "const") {
      expect(rule == value, "is not " + rule.dump());
    } else if (key == "pattern") {
      expect(!value.is_string() || std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())),
             "does not match " + rule.dump());
    } else if (key == "minimum") {
      expect(!value.is_number() || value >= rule, "is below " + rule.dump());
    } else if (key == "required") {
      for (const Json& name : rule)
        expect(!value.is_object() || value.contains(name.get<std::string>()), "lacks " + name.dump());
    } else if (key == "properties") {
      if (!value.is_object()) return;
      for (const auto& [name, member] : value.items()) {
        if (rule.contains(name)) {
          walk(rule.at(name), member, path + "/" + name, errors);
        } else if (const Json others = schema.value("additionalProperties", Json(false)); others.is_object()) {
          walk(others, member, path + "/" + name, errors);
        } else if (others != true) {
          errors.push_back(path + "/" + name + ": is not in the schema");
        }
      }
    } else if (key == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
        walk(rule, value[i], path + "/" + std::to_string(i), errors);
      }
    } else if (key == "additionalProperties") {
      if (schema.contains("properties") || !value.is_object() || !rule.is_object()) return;
      for (const auto& [name, member] : value.items()) walk(rule, member, path + "/" + name, errors);
    } else if (key == "maximum") {
      expect(!value.is_number() || value <= rule, "is above " + rule.dump());
    } else if (key == "minItems") {
      expect(!value.is_array() || value.size() >= rule.get<std::size_t>(), "has less items than " + rule.dump());
    } else if (key == "uniqueItems") {
      const std::set<Json> different(value.begin(), value.end());
      expect(!value.is_array() || rule != true || different.size() == value.size(), "has an item twice");
    } else if (key == "anyOf" || key == "oneOf") {
      std::vector<std::string> all;
      for (const Json& choice : rule) {
        std::vector<std::string> own;
        walk(choice, value, path, own);
        if (own.empty()) return;
        all.insert(all.end(), own.begin(), own.end());
      }
      errors.push_back(path + ": fits no choice");
      errors.insert(errors.end(), all.begin(), all.end());
    } else {
      throw std::runtime_error("the schema has a keyword that this walker does not know: " + key + " in " +
                               schema.dump());
    }
  }

  const Json& root_;
};

}  // namespace

std::vector<std::string> schema_errors(const nlohmann::json& schema, const nlohmann::json& document) {
  std::vector<std::string> errors;
  Walker(schema).walk(schema, document, "", errors);
  return errors;
}

}  // namespace gprov::tests

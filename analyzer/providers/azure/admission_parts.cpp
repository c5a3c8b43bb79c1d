// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/admission_parts.hpp"

#include "analyzer/gardener/resolution.hpp"

namespace gprov::providers::azure {

void Complaints::required(const char* rule, const std::string& path, const std::string& detail) {
  refusals_.add(rule, "Required", path, detail);
}

void Complaints::forbidden(const char* rule, const std::string& path, const std::string& detail) {
  refusals_.add(rule, "Forbidden", path, detail);
}

void Complaints::invalid(const char* rule, const std::string& path, const std::string& value,
                         const std::string& detail) {
  refusals_.add(rule, "Invalid", path, detail, value);
}

void Complaints::not_supported(const char* rule, const std::string& path, const std::string& value,
                               const std::vector<std::string>& supported) {
  std::string message = supported.empty() ? "Unsupported value: " + value : "supported values: ";
  for (const std::string& one : supported) {
    message += (&one == &supported.front() ? "" : ", ") + gardener::quoted(one);
  }
  refusals_.add(rule, "NotSupported", path, message, value);
}

void Complaints::too_many(const char* rule, const std::string& path, std::size_t limit) {
  refusals_.add(rule, "TooMany", path, "must have at most " + std::to_string(limit) + " items");
}

void Complaints::plain(const char* rule, const std::string& message, const std::string& place) {
  refusals_.add(rule, "", "", message, "", place);
}

void Complaints::immutable(const char* rule, const std::string& path) {
  refusals_.add(rule, "Invalid", path, "field is immutable");
}

void Complaints::name(const char* rule, const std::string& path, std::string_view text, NameRule name_rule) {
  check_name(text, name_rule, [&](const char* type, const std::string& detail) {
    if (std::string_view(type) == "Required") return required(rule, path, detail);
    invalid(rule, path, std::string(text), detail);
  });
}

std::string indexed(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

const manifest::Node& member_or_empty(const manifest::Node& map, std::string_view key) {
  static const manifest::Node kNone;
  const manifest::Node* member = map.get(key);
  return member != nullptr && member->type == manifest::Type::map ? *member : kNone;
}

}  // namespace gprov::providers::azure

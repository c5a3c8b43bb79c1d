// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/names.hpp"

#include <algorithm>

namespace gprov::gardener {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// [a-z0-9]([-a-z0-9]*[a-z0-9])?
bool is_label(std::string_view value) {
  const auto end = [](char c) { return is_digit(c) || is_lower(c); };
  return !value.empty() && end(value.front()) && end(value.back()) &&
         std::all_of(value.begin(), value.end(), [&](char c) { return end(c) || c == '-'; });
}

/// Labels between dots, of any length.
bool is_subdomain(std::string_view value) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find('.', begin), value.size());
    if (!is_label(value.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

/// ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]
bool is_name(std::string_view value) {
  return !value.empty() && is_alphanumeric(value.front()) && is_alphanumeric(value.back()) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

constexpr const char* too_long = "must be no more than 63 bytes";
constexpr const char* name_rule =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
    "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

}  // namespace

std::vector<std::string> dns_label_errors(std::string_view value) {
  std::vector<std::string> errors;
  if (value.size() > 63) errors.emplace_back(too_long);
  if (is_label(value)) return errors;
  errors.emplace_back(is_subdomain(value)
                          ? "must not contain dots"
                          : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and "
                            "must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex "
                            "used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
  return errors;
}

std::vector<std::string> dns_subdomain_errors(std::string_view value) {
  std::vector<std::string> errors;
  if (value.size() > 253) errors.emplace_back("must be no more than 253 bytes");
  if (is_subdomain(value)) return errors;
  errors.emplace_back(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
      "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
  return errors;
}

std::vector<std::string> qualified_name_errors(std::string_view value) {
  std::vector<std::string> errors;
  std::string_view name = value;
  const std::size_t slash = value.find('/');
  if (slash != std::string_view::npos) {
    const std::string_view prefix = value.substr(0, slash);
    name = value.substr(slash + 1);
    if (name.find('/') != std::string_view::npos) {
      errors.emplace_back("a valid label key must have at most one '/'");
      return errors;
    }
    if (prefix.empty()) {
      errors.emplace_back("prefix part must be non-empty");
    } else if (prefix.size() > 253 || !is_subdomain(prefix)) {
      errors.emplace_back("prefix part must be a lowercase RFC 1123 subdomain");
    }
  }
  if (name.empty()) {
    errors.emplace_back("name part must be non-empty");
  } else if (name.size() > 63) {
    errors.push_back(std::string("name part ") + too_long);
  }
  if (!is_name(name)) errors.emplace_back(name_rule);
  return errors;
}

std::vector<std::string> label_value_errors(std::string_view value) {
  std::vector<std::string> errors;
  if (value.size() > 63) errors.emplace_back(too_long);
  if (!value.empty() && !is_name(value)) {
    errors.emplace_back(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        "and end with an alphanumeric character");
  }
  return errors;
}

bool is_percent(std::string_view value) {
  return value.size() > 1 && value.back() == '%' && std::all_of(value.begin(), value.end() - 1, is_digit);
}

}  // namespace gprov::gardener

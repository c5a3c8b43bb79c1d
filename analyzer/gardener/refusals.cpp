// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/refusals.hpp"

#include <algorithm>

#include "analyzer/gardener/resolution.hpp"
#include "hashing/go_json.hpp"

namespace gprov::gardener {

namespace {

void add(Refusals& refusals, std::string_view rule, std::string_view type, std::string path, std::string message) {
  refusals.all.push_back(
      {std::string(rule), refusals.object, refusals.by, std::string(type), std::move(path), std::move(message)});
}

}  // namespace

void forbidden(Refusals& refusals, std::string_view rule, std::string path, std::string_view detail) {
  add(refusals, rule, "Forbidden", std::move(path), "Forbidden: " + std::string(detail));
}

void required(Refusals& refusals, std::string_view rule, std::string path, std::string_view detail) {
  add(refusals, rule, "Required", std::move(path),
      "Required value" + (detail.empty() ? "" : ": " + std::string(detail)));
}

void invalid(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
             std::string_view detail) {
  add(refusals, rule, "Invalid", std::move(path), "Invalid value: " + quoted(value) + ": " + std::string(detail));
}

void invalid_number(Refusals& refusals, std::string_view rule, std::string path, long long value,
                    std::string_view detail) {
  add(refusals, rule, "Invalid", std::move(path),
      "Invalid value: " + std::to_string(value) + ": " + std::string(detail));
}

void invalid_json(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
                  std::string_view detail) {
  add(refusals, rule, "Invalid", std::move(path), "Invalid value: " + std::string(value) + ": " + std::string(detail));
}

void duplicate(Refusals& refusals, std::string_view rule, std::string path, std::string_view value) {
  add(refusals, rule, "Duplicate", std::move(path), "Duplicate value: " + quoted(value));
}

void too_long(Refusals& refusals, std::string_view rule, std::string path, std::size_t limit) {
  add(refusals, rule, "TooLong", std::move(path), "Too long: may not be more than " + std::to_string(limit) + " bytes");
}

void not_supported(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
                   const std::vector<std::string>& supported) {
  std::string message = "Unsupported value: " + quoted(value);
  if (!supported.empty()) {
    message += ": supported values: ";
    for (std::size_t i = 0; i < supported.size(); ++i) message += (i == 0 ? "" : ", ") + quoted(supported[i]);
  }
  add(refusals, rule, "NotSupported", std::move(path), std::move(message));
}

void refuse_as(Refusals& refusals, std::string_view rule, std::string_view type, std::string_view message) {
  add(refusals, rule, type, "", std::string(message));
}

void refuse(Refusals& refusals, std::string_view rule, std::string path, std::string_view message) {
  add(refusals, rule, "Forbidden", std::move(path), std::string(message));
}

std::vector<std::string> sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::string json_list(const std::vector<std::string>& values) {
  std::string text = "[";
  for (const std::string& value : values) {
    if (text.size() > 1) text += ',';
    hashing::append_json_string(text, value);
  }
  return text + "]";
}

std::string listed(const std::vector<std::string>& values) {
  std::string text = "[";
  for (const std::string& value : values) text += (text.size() == 1 ? "" : " ") + value;
  return text + "]";
}

}  // namespace gprov::gardener

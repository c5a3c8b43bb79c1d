// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "analyzer/model/equal_struct.hpp"

namespace gprov::tests {

template <class T>
void add_differences(const std::optional<T>& a, const std::optional<T>& b, const std::string& path, std::string& out);
template <class T>
void add_differences(const std::vector<T>& a, const std::vector<T>& b, const std::string& path, std::string& out);

/// Names the innermost members in which two objects differ, for the message of a failing test.
template <class T>
void add_differences(const T& a, const T& b, const std::string& path, std::string& out) {
  if (model::equal_value(a, b)) return;
  if constexpr (requires { model::Fields<T>::table; }) {
    std::apply(
        [&](const auto&... field) {
          (add_differences(a.*(field.member), b.*(field.member), path + "." + field.name, out), ...);
        },
        model::Fields<T>::table);
  } else {
    out += (out.empty() ? "" : ", ") + path;
    if constexpr (std::is_convertible_v<T, std::string>) out += " (" + a + ", expected " + b + ")";
  }
}

template <class T>
void add_differences(const std::optional<T>& a, const std::optional<T>& b, const std::string& path, std::string& out) {
  if (a && b) {
    add_differences(*a, *b, path, out);
  } else if (a || b) {
    out += (out.empty() ? "" : ", ") + path + (a ? " (not expected)" : " (missing)");
  }
}

template <class T>
void add_differences(const std::vector<T>& a, const std::vector<T>& b, const std::string& path, std::string& out) {
  if (a.size() != b.size()) {
    out += (out.empty() ? "" : ", ") + path + " (length)";
    return;
  }
  for (std::size_t i = 0; i < a.size(); ++i) add_differences(a[i], b[i], path + "[" + std::to_string(i) + "]", out);
}

}  // namespace gprov::tests

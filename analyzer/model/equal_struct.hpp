// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "analyzer/model/fields.hpp"
#include "analyzer/model/raw_extension.hpp"

namespace gprov::model {

[[nodiscard]] bool equal(const RawExtension& a, const RawExtension& b);

/// Member by member over Fields<T>.
template <class T>
[[nodiscard]] bool equal_struct(const T& a, const T& b);

template <class T>
[[nodiscard]] bool equal_value(const T& a, const T& b) {
  if constexpr (requires { Fields<T>::table; }) {
    return equal_struct(a, b);
  } else {
    return a == b;
  }
}
[[nodiscard]] inline bool equal_value(const RawExtension& a, const RawExtension& b) { return equal(a, b); }

template <class T>
[[nodiscard]] bool equal_value(const std::optional<T>& a, const std::optional<T>& b) {
  return a.has_value() == b.has_value() && (!a || equal_value(*a, *b));
}

template <class T>
[[nodiscard]] bool equal_value(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return equal_value(x, y); });
}

template <class T>
[[nodiscard]] bool equal_struct(const T& a, const T& b) {
  return std::apply([&](const auto&... field) { return (equal_value(a.*(field.member), b.*(field.member)) && ...); },
                    Fields<T>::table);
}

}  // namespace gprov::model

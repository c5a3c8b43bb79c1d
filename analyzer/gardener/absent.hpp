// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <utility>

namespace gprov::gardener {

/// Gives an absent member a value; a present one stays. Returns the member's value.
template <class T, class Value>
T& default_to(std::optional<T>& member, Value&& value) {
  if (!member) member.emplace(std::forward<Value>(value));
  return *member;
}

/// An absent block becomes an empty one, whose own members can then be defaulted.
template <class T>
T& ensure(std::optional<T>& member) {
  if (!member) member.emplace();
  return *member;
}

}  // namespace gprov::gardener

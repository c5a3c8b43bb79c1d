// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "analyzer/manifest/node.hpp"
#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/fields.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "hashing/zones.hpp"

// Fills any struct that has a Fields table from a tree. Never refuses: whoever wants the API server's strictness runs
// check() before; a value of a wrong type leaves its member as it is. Null is a member's zero, as in Go.

namespace gprov::model {

template <class T>
concept Struct = requires {
  Fields<T>::table;
};

inline void read(const manifest::Node& node, std::string& out) {
  if (node.type == manifest::Type::string) {
    out = node.text();
  } else if (node.type == manifest::Type::integer || node.type == manifest::Type::floating) {
    out = number_text(node);  // a quantity
  }
}

inline void read(const manifest::Node& node, bool& out) {
  if (node.type == manifest::Type::boolean) out = node.boolean;
}

inline void read(const manifest::Node& node, double& out) {
  if (node.type == manifest::Type::floating) out = node.floating;
  if (node.type == manifest::Type::integer) out = static_cast<double>(node.integer);
}

inline void read(const manifest::Node& node, std::int64_t& out) { out = whole_number(node).value_or(out); }

inline void read(const manifest::Node& node, std::int32_t& out) {
  out = static_cast<std::int32_t>(whole_number(node).value_or(out));
}

inline void read(const manifest::Node& node, hashing::IntOrString& out) {
  if (node.type == manifest::Type::string) {
    out = std::string(node.text());
  } else if (const auto number = whole_number(node)) {
    out = static_cast<std::int32_t>(*number);
  }
}

inline void read(const manifest::Node& node, RawExtension& out) {
  out.node = node.type == manifest::Type::null ? nullptr : &node;
}

template <Struct T>
void read(const manifest::Node& node, T& out);

template <class T>
void read(const manifest::Node& node, std::optional<T>& out) {
  out.reset();
  if (node.type != manifest::Type::null) read(node, out.emplace());
}

template <class T>
void read(const manifest::Node& node, std::vector<T>& out) {
  out.clear();
  out.reserve(node.items().size());
  for (const manifest::Node& item : node.items()) read(item, out.emplace_back());
}

template <class T>
void read(const manifest::Node& node, std::map<std::string, T>& out) {
  out.clear();
  for (const manifest::Member& member : node.members()) {
    read(member.value, out.emplace(member.key, T{}).first->second);
  }
}

template <Struct T>
void read(const manifest::Node& node, T& out) {
  std::apply(
      [&](const auto&... field) {
        const auto one = [&](const auto& f) {
          // A field without a name is the value itself: a Go type that unmarshals into its only member.
          const manifest::Node* value = *f.name == '\0' ? &node : node.find(f.name);
          if (value != nullptr) read(*value, out.*(f.member));
        };
        (one(field), ...);
      },
      Fields<T>::table);
}

template <class T>
[[nodiscard]] T decode_struct(const manifest::Node& node) {
  T out{};
  read(node, out);
  return out;
}

}  // namespace gprov::model

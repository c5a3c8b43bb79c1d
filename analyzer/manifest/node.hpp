// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gprov::manifest {

struct Member;

enum class Type : std::uint8_t { null, boolean, integer, floating, string, list, map };

/// For people: "nothing", "a boolean", "a number", "text", "a list", "a map".
[[nodiscard]] std::string_view type_name(Type type);

/// One value of a document, typed as kubectl types it. Small, immutable, lives in its document's arena; views point
/// into the document's bytes or its arena. `integer` is what Go's unstructured decoder keeps as int64; every other
/// number is `floating`.
struct Node {
  Type type = Type::null;
  std::uint64_t offset = 0;  ///< byte offset of the value in the source
  union {
    bool boolean;
    std::int64_t integer = 0;
    double floating;
    struct {
      const char* data;
      std::size_t size;
    } text_;
    struct {
      const Node* data;
      std::size_t size;
    } items_;
    struct {
      const Member* data;
      std::size_t size;
    } members_;
  };

  [[nodiscard]] std::string_view text() const {
    return type == Type::string ? std::string_view(text_.data, text_.size) : std::string_view();
  }
  [[nodiscard]] std::span<const Node> items() const;
  /// Sorted by key bytes; of duplicate keys the last is kept.
  [[nodiscard]] std::span<const Member> members() const;
  /// The value of `key`; nullptr if this is no map or has no such key. Binary search.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The same, but nullptr for an explicit null too: Go's decoder treats both alike.
  [[nodiscard]] const Node* get(std::string_view key) const;
};

struct Member {
  std::string_view key;
  std::uint64_t key_offset = 0;
  Node value;
};

inline std::span<const Node> Node::items() const {
  return type == Type::list ? std::span<const Node>(items_.data, items_.size) : std::span<const Node>();
}
inline std::span<const Member> Node::members() const {
  return type == Type::map ? std::span<const Member>(members_.data, members_.size) : std::span<const Member>();
}

}  // namespace gprov::manifest

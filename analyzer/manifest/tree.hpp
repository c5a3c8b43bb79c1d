// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "analyzer/manifest/node.hpp"

namespace gprov::manifest {

/// Nesting ends here for encoding/json (scanner.go#maxNestingDepth) and for go.yaml.in/yaml/v2 (apic.go#max_flow_level,
/// #max_indents) alike.
inline constexpr std::size_t kMaxDepth = 10'000;

[[nodiscard]] Node make_null(std::uint64_t offset);
[[nodiscard]] Node make_boolean(std::uint64_t offset, bool value);
[[nodiscard]] Node make_integer(std::uint64_t offset, std::int64_t value);
[[nodiscard]] Node make_floating(std::uint64_t offset, double value);
[[nodiscard]] Node make_string(std::uint64_t offset, std::string_view value);

/// A key that was set twice in one map; the later one counts.
struct Overridden {
  enum class By : std::uint8_t { duplicate, merge };
  By by = By::duplicate;
  std::string_view key;
  std::uint64_t first = 0;   ///< where the key that lost stands
  std::uint64_t second = 0;  ///< where the key that counts stands; for a merge, where << stands
};

/// Collects the values of open lists and maps and lays each closed one down in the arena as one block. Both readers
/// feed it; it knows nothing of YAML or JSON.
class TreeBuilder {
 public:
  /// Forgets everything; nodes are laid down in `arena` from now on.
  void start(std::pmr::monotonic_buffer_resource& arena);

  void open_list(std::uint64_t offset);
  void open_map(std::uint64_t offset);
  /// The key of the next value of the open map.
  void key(std::string_view text, std::uint64_t offset);
  /// The next value: of the open list, of the open map, or the root if nothing is open.
  void add(const Node& value);
  /// All members of `map` come into the open map now; `merge_offset` is where << stands.
  void merge(const Node& map, std::uint64_t merge_offset);
  /// Ends the innermost list or map. The caller adds what comes back, or merges it.
  [[nodiscard]] Node close();

  [[nodiscard]] std::size_t depth() const { return frames_.size(); }
  [[nodiscard]] Type innermost() const { return frames_.empty() ? Type::null : frames_.back().type; }
  [[nodiscard]] const Node& root() const { return root_; }
  [[nodiscard]] const std::vector<Overridden>& overridden() const { return overridden_; }
  /// A copy of `text` that lives as long as the document.
  [[nodiscard]] std::string_view keep(std::string_view text);

 private:
  struct Pending {
    Member member;
    std::uint64_t merge_offset = kNoMerge;
  };
  struct Frame {
    Type type = Type::null;
    std::uint64_t offset = 0;
    std::size_t base = 0;  // where its values begin in items_ or members_
    std::string_view key;
    std::uint64_t key_offset = 0;
  };
  static constexpr std::uint64_t kNoMerge = ~std::uint64_t{0};

  [[nodiscard]] std::size_t settle(std::size_t base);
  void note(const Pending& lost, const Pending& kept);

  std::pmr::monotonic_buffer_resource* arena_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<Node> items_;
  std::vector<Pending> members_;
  std::vector<Overridden> overridden_;
  Node root_;
};

}  // namespace gprov::manifest

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/manifest/reading.hpp"
#include "analyzer/manifest/yaml_events.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::manifest {

/// Turns the events of one YAML document into a tree as go.yaml.in/yaml/v2 (decode.go) decodes it into an interface{}
/// and sigs.k8s.io/yaml#convertToJSONableObject makes JSON of that. Aliases share the node they stand for.
class YamlComposer {
 public:
  YamlComposer(Reading& reading, YamlEvents& events, Disguise& disguise)
      : reading_(reading), tree_(reading.builder), events_(events), disguise_(disguise) {}

  /// Takes the events from behind the start of the document up to its end; false after an error, and when the disguise
  /// has grown and the piece has to be read again.
  [[nodiscard]] bool compose();
  /// Refuses what only shows once the whole document is decoded: numbers and keys that JSON does not know.
  [[nodiscard]] bool check();

 private:
  /// What an anchor stands for. The scalar is there for aliases that are map keys.
  struct Anchor {
    Node node;
    std::optional<Scalar> scalar;
    std::uint64_t cost = 1;
    std::size_t height = 0;
    bool open = false;
  };
  enum class Role : std::uint8_t { value, merged, merge_list };
  struct Frame {
    Role role = Role::value;
    bool flow = false;
    bool expects_key = false;
    bool merging = false;            // the next value belongs to <<
    std::uint64_t merge_offset = 0;  // of the last <<
    std::uint64_t cost = 1;          // calls of decode.go#unmarshal
    std::size_t height = 0;          // levels of collections inside
    std::size_t anchor = kNone;
  };
  static constexpr std::size_t kNone = ~std::size_t{0};

  bool scalar();
  bool alias();
  bool open(bool map);
  bool close();

  bool tag_goes_on(std::uint64_t place, const yaml_char_t* tag);
  std::optional<Scalar> resolve(const yaml_event_t& event, std::string_view text, std::uint64_t place);
  std::optional<Scalar> resolve_binary(std::string_view text, std::uint64_t offset);
  bool place_value(const Node& node, std::uint64_t cost, std::size_t height, std::uint64_t offset);
  bool place_key(const Scalar& scalar, std::uint64_t cost, std::uint64_t offset);
  void place_merge(const Node& node);
  std::size_t define(const yaml_char_t* name, const Anchor& anchor);
  bool count(std::uint64_t calls, std::uint64_t through_alias, std::uint64_t offset);
  bool fail(std::uint64_t offset, std::string message);
  std::string_view keep(std::string_view value, std::uint64_t place);

  [[nodiscard]] bool at_key() const { return !frames_.empty() && frames_.back().expects_key; }
  [[nodiscard]] bool in_merge() const {
    return !frames_.empty() && (frames_.back().merging || frames_.back().role == Role::merge_list);
  }

  Reading& reading_;
  TreeBuilder& tree_;
  YamlEvents& events_;
  Disguise& disguise_;
  std::vector<Frame> frames_;
  std::vector<Anchor> anchors_;
  std::unordered_map<std::string, std::size_t> anchor_names_;
  std::vector<std::uint64_t> refused_keys_;  // offsets
  bool non_finite_ = false;
  bool done_ = false;
  std::uint64_t decode_count_ = 1;  // the document itself
  std::uint64_t alias_count_ = 0;
};

}  // namespace gprov::manifest

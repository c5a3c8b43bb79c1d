// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <yaml.h>

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace gprov::manifest {

/// Places in the text of a piece where libyaml 0.2.5 does not take a character as go.yaml.in/yaml/v2 does: a colon in a
/// plain scalar before a flow indicator, a flow indicator in a tag, and the escape \'. They are found by reading;
/// libyaml then gets another character there.
struct Disguise {
  std::vector<std::uint64_t> colons;
  std::vector<std::uint64_t> in_tags;
  std::vector<std::uint64_t> quotes;
};

/// The events of libyaml for one piece of a stream, with byte offsets of the source instead of libyaml's character
/// counts. The piece is fed as k8s.io/apimachinery/pkg/util/yaml#LineReader hands it on: each line ends with a line
/// feed.
class YamlEvents {
 public:
  YamlEvents(std::string_view source, std::uint64_t begin, std::uint64_t end, const Disguise& disguise,
             std::pmr::memory_resource& arena);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// Replaces event(); false on a syntax error.
  [[nodiscard]] bool next();
  [[nodiscard]] const yaml_event_t& event() const { return event_; }

  /// The fed text; it lives as long as the document.
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Whether a value holds characters that stand for others; restore() puts those back.
  [[nodiscard]] bool is_disguised(std::string_view value) const;
  [[nodiscard]] std::string restore(std::string_view value) const;
  /// Where in text() a mark stands. Cheap when asked in order.
  [[nodiscard]] std::uint64_t place(const yaml_mark_t& mark);
  /// The offset in the source of a place in text().
  [[nodiscard]] std::uint64_t offset(std::uint64_t place) const;

  /// After next() failed: where (in text()) and what libyaml says.
  [[nodiscard]] std::uint64_t error_place();
  [[nodiscard]] std::string_view error_cause() const;

 private:
  void copy_text(char* copy, bool unended, bool doubled);
  void disguise_marks(char* text);
  void disguise(char* text, const Disguise& places);
  static int feed(void* self, unsigned char* buffer, std::size_t size, std::size_t* size_read);

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  std::string_view text_;
  std::uint64_t begin_ = 0;
  std::uint64_t fed_ = 0;
  bool ascii_ = true;
  std::uint64_t known_index_ = 0;  // a pair of a character count and the place it means
  std::uint64_t known_place_ = 0;
  std::string mark_stand_in_;  // for U+FEFF, which libyaml skips at the beginning of a line
  char quote_stand_in_ = '\0';
  char colon_stand_in_ = '\0';
  std::vector<std::uint64_t> dropped_;  // places in text_ before which a carriage return was left out
};

}  // namespace gprov::manifest

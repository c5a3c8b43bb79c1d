// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/manifest/reading.hpp"

namespace gprov::manifest {

/// The offset behind the string that begins at text[begin]; text.size() if it has no end.
[[nodiscard]] std::size_t json_string_end(std::string_view text, std::size_t begin);
/// The offset behind the scalar at the front, as far as encoding/json's scanner would read on; 0 if none begins there.
[[nodiscard]] std::size_t json_scalar_end(std::string_view text);
/// Tells why the strings of a text cannot be: no end, or a control character inside.
Outcome refuse_json_string(Reading& reading, std::uint64_t begin, std::string_view text);

/// One JSON value, token by token, by the grammar of Go's encoding/json (scanner.go) and decoded as sigs.k8s.io/json
/// (decode.go#UnmarshalCaseSensitivePreserveInts) does.
class JsonGrammar {
 public:
  /// `text` begins at `begin` in the source.
  JsonGrammar(Reading& reading, std::string_view text, std::uint64_t begin)
      : reading_(reading), tree_(reading.builder), text_(text), begin_(begin) {}

  /// `starts` are the offsets of the brackets, colons, commas and first characters of scalars in a stretch of `text`
  /// that begins at `from`; stretches come in order. False at the first thing that is wrong.
  [[nodiscard]] bool feed(std::size_t from, std::span<const std::uint32_t> starts, bool ill_formed_utf8);
  /// A value of a list is not looked at.
  [[nodiscard]] bool pass();
  [[nodiscard]] Outcome finish();

 private:
  enum class State : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, done };

  bool step(std::size_t place);
  bool open(std::size_t place);
  bool close(std::size_t place);
  bool key(std::size_t place);
  bool scalar(std::size_t place);
  bool string_value(std::size_t place);
  bool number(std::size_t place);
  bool refuse(std::size_t place, std::string_view expected);
  void after_value();
  std::optional<std::string_view> unquote(std::size_t place);
  std::optional<std::string_view> unescape(std::string_view raw, std::size_t place);

  Reading& reading_;
  TreeBuilder& tree_;
  std::string_view text_;
  std::uint64_t begin_;
  bool ill_formed_ = false;
  bool decodable_ = true;
  State state_ = State::value;
  std::string scratch_;
};

}  // namespace gprov::manifest

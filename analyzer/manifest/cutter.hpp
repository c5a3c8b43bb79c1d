// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {

/// decoder.go#IsJSONBuffer on the first 4096 bytes.
[[nodiscard]] bool looks_like_json(std::string_view bytes);

/// decoder.go#YAMLOrJSONDecoder.consumeWhitespace before YAML is tried on what was no JSON: how many bytes to skip, or
/// nothing if upstream gives up here (it needs four bytes to look at, and takes U+FFFD for an error).
[[nodiscard]] std::optional<std::uint64_t> skip_to_yaml(std::string_view rest);

/// A stretch of the source that is parsed as YAML.
struct Piece {
  std::uint64_t begin = 0;    ///< with the separator line, if it leads the piece
  std::uint64_t content = 0;  ///< behind that line
  std::uint64_t end = 0;
};

/// Cuts a stream at the lines that begin with --- (decoder.go#YAMLReader.Read).
class Cutter {
 public:
  /// What `holes` hold is not looked at.
  Cutter(std::string_view bytes, std::uint64_t offset, std::span<const Stretch> holes = {})
      : bytes_(bytes), next_(offset), holes_(holes) {}

  /// Nothing at the end and at a separator line with something behind ---; the piece before that line is lost.
  [[nodiscard]] std::optional<Piece> next();
  [[nodiscard]] std::optional<std::uint64_t> bad_separator() const { return bad_; }
  [[nodiscard]] std::string_view bad_text() const;
  /// Where the last line begins if upstream drops it.
  [[nodiscard]] std::optional<std::uint64_t> dropped() const { return dropped_; }

 private:
  [[nodiscard]] std::uint64_t find_separator(std::uint64_t from);
  void drop_last_line();

  std::string_view bytes_;
  std::uint64_t next_;
  std::span<const Stretch> holes_;  // not yet passed
  bool checked_end_ = false;
  std::optional<std::uint64_t> bad_;
  std::optional<std::uint64_t> dropped_;
};

}  // namespace gprov::manifest

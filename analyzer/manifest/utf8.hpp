// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gprov::manifest {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

void append_utf8(std::string& out, char32_t code_point);

/// The length of the well-formed character at the front of `bytes`, or 0; then `subpart` is the length of the
/// ill-formed part that one U+FFFD stands for (at least 1), as the Unicode standard recommends.
[[nodiscard]] std::size_t character_size(std::string_view bytes, std::size_t& subpart);

/// The code point of the well-formed character at the front, of character_size() bytes.
[[nodiscard]] char32_t code_point(std::string_view character);

/// unicode#IsSpace.
[[nodiscard]] bool is_space(char32_t code_point);

/// The bytes with each one that is in no well-formed character replaced by U+FFFD, as encoding/json does.
[[nodiscard]] std::string replace_invalid_bytes(std::string_view bytes);

/// What FileVisitor's decoder makes of a file (golang.org/x/text/encoding/unicode#BOMOverride): UTF-16 with a
/// byte-order mark is converted, elsewhere ill-formed UTF-8 is replaced; behind a UTF-8 byte-order mark nothing is.
struct DecodedText {
  enum class Mark : std::uint8_t { none, utf8, utf16 };
  std::string bytes;
  Mark mark = Mark::none;
  std::size_t replaced = 0;        ///< how many times
  std::size_t first_replaced = 0;  ///< offset in `bytes` of the first
};
[[nodiscard]] DecodedText decode_text(std::string raw);
/// Whether decode_text() would change nothing and find no mark.
[[nodiscard]] bool is_plain_utf8(std::string_view raw);

}  // namespace gprov::manifest

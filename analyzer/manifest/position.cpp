// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/position.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/simple_text.hpp"

namespace gprov::manifest {
namespace {

constexpr std::uint64_t kSpacing = 4096;

/// How many bytes stand behind the last line feed, which there is, and one.
std::size_t behind_last_feed(std::string_view bytes) {
  // rfind() looks at one byte at a time.
  const void* const feed = memrchr(bytes.data(), '\n', bytes.size());
  return bytes.size() - static_cast<std::size_t>(static_cast<const char*>(feed) - bytes.data());
}

/// Moves line and column over `bytes`. A line ends at LF, CR LF or a lone CR; `next` is the byte behind.
void advance(std::string_view bytes, char next, std::uint32_t& line, std::uint32_t& column) {
  if (const auto lines = count_simple_lines(bytes)) {
    line += static_cast<std::uint32_t>(*lines);
    column = static_cast<std::uint32_t>(*lines == 0 ? column + bytes.size() : behind_last_feed(bytes));
    return;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n' || (c == '\r' && (i + 1 < bytes.size() ? bytes[i + 1] : next) != '\n')) {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {  // not a continuation byte of UTF-8
      ++column;
    }
  }
}

char byte_at(std::string_view bytes, std::uint64_t offset) { return offset < bytes.size() ? bytes[offset] : '\0'; }

LineMarks mark(std::string_view bytes) {
  LineMarks marks{{.line = 1, .column = 1}};
  Walk walk(bytes);
  for (std::uint64_t offset = kSpacing; offset < bytes.size(); offset += kSpacing) {
    LineMark next = marks.back();
    advance(bytes.substr(offset - kSpacing, kSpacing), byte_at(bytes, offset), next.line, next.column);
    marks.push_back(next);
    walk.reach(offset);
  }
  return marks;
}

}  // namespace

const LineMarks& LineIndex::of(std::string_view bytes) const {
  if (const LineMarks* const known = marks_.load(std::memory_order_acquire)) return *known;
  auto made = std::make_unique<const LineMarks>(mark(bytes));
  const LineMarks* expected = nullptr;
  if (marks_.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *expected;
}

Position position(const Source& source, std::uint64_t offset) {
  const std::string_view bytes = source.bytes;
  offset = std::min<std::uint64_t>(offset, bytes.size());
  const LineMarks& marks = source.lines.of(bytes);
  const std::uint64_t nearest = std::min<std::uint64_t>(offset / kSpacing, marks.size() - 1);
  LineMark at = marks[nearest];
  const std::uint64_t from = nearest * kSpacing;
  advance(bytes.substr(from, offset - from), byte_at(bytes, offset), at.line, at.column);
  return {source.name, at.line, at.column};
}

std::string to_string(const Position& at) {
  if (at.line == 0) return at.file;
  return at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace gprov::manifest

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/cutter.hpp"

#include <algorithm>

#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/search.hpp"
#include "analyzer/manifest/utf8.hpp"

namespace gprov::manifest {
namespace {

constexpr std::string_view kSeparator = "---";
constexpr std::size_t kBufferSize = 4096;  // of Go's bufio.Reader and of NewYAMLOrJSONDecoder's look-ahead

std::string_view trim_left(std::string_view text) {
  for (std::size_t subpart = 0; !text.empty();) {
    const std::size_t size = character_size(text, subpart);
    if (size == 0 || !is_space(code_point(text))) break;
    text.remove_prefix(size);
  }
  return text;
}

/// Behind the line end before the first separator from `from` on that lies in `bytes`.
std::optional<std::uint64_t> find_line(std::string_view bytes, std::uint64_t from) {
  constexpr std::string_view kWanted = "\n---";
  Walk walk(bytes);
  for (std::uint64_t place = from; place < bytes.size(); walk.reach(place)) {
    const std::uint64_t end = std::min<std::uint64_t>(bytes.size(), place + Walk::kStep);
    const std::size_t at = find(bytes.substr(0, end), kWanted, place);
    if (at != std::string_view::npos) return at + 1;
    place = end == bytes.size() ? end : end - kWanted.size() + 1;
  }
  return std::nullopt;
}

}  // namespace

bool looks_like_json(std::string_view bytes) { return trim_left(bytes.substr(0, kBufferSize)).starts_with('{'); }

std::optional<std::uint64_t> skip_to_yaml(std::string_view rest) {
  for (std::uint64_t skipped = 0, subpart = 0;;) {
    if (rest.size() - skipped < 4) return std::nullopt;
    const std::string_view at = rest.substr(skipped);
    const std::size_t size = character_size(at, subpart);
    if (size == 0 || at.starts_with(kReplacement)) return std::nullopt;
    const char32_t character = code_point(at);
    if (!is_space(character)) return skipped;
    skipped += size;
    if (character == '\n') return skipped;
  }
}

std::uint64_t Cutter::find_separator(std::uint64_t from) {
  for (;;) {
    if (bytes_.substr(from).starts_with(kSeparator)) return from;
    while (!holes_.empty() && holes_.front().begin < from) holes_ = holes_.subspan(1);
    const std::uint64_t limit = holes_.empty() ? bytes_.size() : holes_.front().begin;
    if (const auto line = find_line(bytes_.substr(0, limit), from)) return *line;
    if (holes_.empty()) return bytes_.size();
    from = holes_.front().end;
  }
}

/// bufio#Reader.ReadLine hands a long line on in full buffers; when the last one ends with the file, the end of the
/// file comes with it, and decoder.go#YAMLReader.Read drops the line.
void Cutter::drop_last_line() {
  checked_end_ = true;
  if (bytes_.empty() || bytes_.back() == '\n') return;
  const auto line_feed = bytes_.find_last_of('\n');
  const std::uint64_t begin = std::max<std::uint64_t>(line_feed == std::string_view::npos ? 0 : line_feed + 1, next_);
  std::string_view line = bytes_.substr(begin);
  while (line.size() >= kBufferSize) {
    const bool carriage_return = line[kBufferSize - 1] == '\r';  // kept back, a line feed might follow
    line.remove_prefix(carriage_return ? kBufferSize - 1 : kBufferSize);
  }
  if (!line.empty() || begin == bytes_.size()) return;
  dropped_ = begin;
  bytes_ = bytes_.substr(0, begin);
}

std::optional<Piece> Cutter::next() {
  if (!checked_end_) drop_last_line();
  if (bad_ || next_ >= bytes_.size()) return std::nullopt;
  Piece piece{.begin = next_, .content = next_, .end = next_};
  bool empty = true;
  for (std::uint64_t from = next_;;) {
    const std::uint64_t separator = find_separator(from);
    if (separator > from) empty = false;
    if (separator == bytes_.size()) {
      piece.end = next_ = bytes_.size();
      return piece;
    }
    const std::uint64_t line_end = std::min(bytes_.find('\n', separator), bytes_.size() - 1) + 1;
    const std::string_view behind =
        trim_left(bytes_.substr(separator + kSeparator.size(), line_end - separator - kSeparator.size()));
    if (!behind.empty() && behind.front() != '#') {
      bad_ = separator;
      return std::nullopt;
    }
    if (!empty) {
      piece.end = separator;
      next_ = line_end;
      return piece;
    }
    piece.content = from = line_end;
    empty = false;
    if (from >= bytes_.size()) {
      piece.end = next_ = bytes_.size();
      return piece;
    }
  }
}

std::string_view Cutter::bad_text() const {
  const std::string_view line = bytes_.substr(*bad_, bytes_.find_first_of("\r\n", *bad_) - *bad_);
  return trim_left(line.substr(kSeparator.size()));
}

}  // namespace gprov::manifest

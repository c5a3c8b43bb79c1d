// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/block_yaml.hpp"

#include <cmath>
#include <cstring>
#include <string_view>

#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::manifest {
namespace {

class BlockReader {
 public:
  BlockReader(Reading& reading, std::string_view text, std::uint64_t begin)
      : tree_(reading.builder), text_(text), begin_(begin), holes_(reading.holes) {}

  bool read() {
    if (!skip_separator() || eof_ || indent_ != 0 || is_dash(at_)) return false;
    return map(0) && eof_ && holes_.empty();
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr std::size_t kMostLevels = 200;   // far from the stack's end; deeper documents are no manifests
  static constexpr std::size_t kLongestKey = 1000;  // libyaml ends simple keys at 1024

  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\n'; }
  bool is_dash(std::size_t place) const { return at(place) == '-' && (at(place + 1) == ' ' || at(place + 1) == '\n'); }
  std::size_t line_end(std::size_t place) const {
    const void* found = place < text_.size() ? std::memchr(text_.data() + place, '\n', text_.size() - place) : nullptr;
    return found == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
  }
  std::size_t behind_blanks(std::size_t place) const {
    while (place < text_.size() && text_[place] == ' ') ++place;
    return place;
  }

  /// The next line with content, from the beginning of a line on.
  void advance(std::size_t place) {
    for (;;) {
      if (place >= text_.size()) {
        eof_ = true;
        return;
      }
      if (!holes_.empty() && begin_ + place == holes_.front().begin) {
        place = static_cast<std::size_t>(holes_.front().end - begin_);
        holes_ = holes_.subspan(1);
        continue;
      }
      at_ = behind_blanks(place);
      if (at(at_) != '\n' && at(at_) != '#') break;
      place = line_end(at_) + 1;
    }
    indent_ = at_ - place;
  }

  bool skip_separator() {
    std::size_t place = 0;
    if (text_.starts_with("---")) {
      const std::size_t rest = behind_blanks(3);
      if (at(rest) != '\n' && (at(rest) != '#' || rest == 3)) return false;
      place = line_end(rest) + 1;
    }
    advance(place);
    return true;
  }

  /// The colon that ends the key at `place`, or kNone if no key stands there. `content` becomes its text.
  std::size_t key_end(std::size_t place, std::string_view& content) const {
    const char first = at(place);
    if (first == '"' || first == '\'') {
      const std::size_t close = text_.find(first, place + 1);
      if (close == kNone || at(close + 1) != ':' || !ends_key(close + 1)) return kNone;
      content = text_.substr(place + 1, close - place - 1);
      // Behind an escape the quote that ends it is another one; what spans lines is no simple key.
      return content.find_first_of("\\\n") == kNone ? close + 1 : kNone;
    }
    for (std::size_t i = place; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == ':' && ends_key(i)) {
        content = text_.substr(place, i - place);
        return i;
      }
      if (text_[i] == '#' && i > place && text_[i - 1] == ' ') return kNone;
    }
    return kNone;
  }
  bool ends_key(std::size_t colon) const { return at(colon + 1) == ' ' || at(colon + 1) == '\n'; }

  /// Characters that begin something else than a plain text; some could, before others.
  static bool is_indicator(char c) {
    return std::string_view("-?:,[]{}#&*!|>'\"%@` ").find(c) != std::string_view::npos;
  }
  bool begins_plain(std::size_t place) const {
    const char c = at(place);
    return !is_indicator(c) || (c == '-' && at(place + 1) != ' ' && at(place + 1) != '\n' && at(place + 1) != '-');
  }

  /// The members of the map whose first key stands at at_, in column `indent`.
  bool map(std::size_t indent) {
    if (tree_.depth() > kMostLevels) return false;
    tree_.open_map(begin_ + at_);
    for (;;) {
      std::string_view content;
      const std::size_t colon = key_end(at_, content);
      if (colon == kNone || content.size() > kLongestKey || !key(content)) return false;
      if (!value(colon + 1, indent)) return false;
      if (eof_ || indent_ < indent) break;
      if (indent_ > indent || is_dash(at_)) return false;
    }
    tree_.add(tree_.close());
    return true;
  }

  bool key(std::string_view content) {
    const bool quoted = at(at_) == '"' || at(at_) == '\'';
    if (!quoted) {
      if (content.empty() || content.back() == ' ' || content == "<<" || !begins_plain(at_)) return false;
      if (resolve_plain(content).kind != Scalar::Kind::string) return false;
    } else if (content == "<<") {
      return false;
    }
    tree_.key(content, begin_ + at_);
    return true;
  }

  /// What follows a key's colon.
  bool value(std::size_t place, std::size_t indent) {
    const std::size_t first = behind_blanks(place);
    if (at(first) != '\n' && at(first) != '#') return inline_value(first, indent);
    advance(line_end(first) + 1);
    if (!eof_ && is_dash(at_) && indent_ >= indent) return list(indent_);
    if (!eof_ && indent_ > indent) return map(indent_);
    tree_.add(make_null(begin_ + place));
    return true;
  }

  bool list(std::size_t indent) {
    if (tree_.depth() > kMostLevels) return false;
    tree_.open_list(begin_ + at_);
    while (!eof_ && indent_ == indent && is_dash(at_)) {
      const std::size_t first = behind_blanks(at_ + 1);
      if (at(first) == '\n' || at(first) == '#' || is_dash(first)) return false;
      std::string_view content;
      if (key_end(first, content) != kNone) {
        const std::size_t column = indent + (first - at_);
        at_ = first;
        if (!map(column)) return false;
      } else if (!inline_value(first, indent)) {
        return false;
      }
    }
    if (!eof_ && indent_ > indent) return false;
    tree_.add(tree_.close());
    return true;
  }

  /// A value that begins at `first`, on the line of its key or dash; leaves off at the next line with content, which
  /// must not be deeper than `indent`, for then it would belong to the value.
  bool inline_value(std::size_t first, std::size_t indent) {
    switch (text_[first]) {
      case '"':
        return double_quoted(first, indent);
      case '\'':
        return single_quoted(first, indent);
      case '|':
        return literal(first, indent);
      case '{':
      case '[':
        return empty_collection(first, indent);
      default:
        return plain(first, indent);
    }
  }

  /// Nothing but blanks and a comment behind the value that ends before `place`.
  bool end_line(std::size_t place, std::size_t indent) {
    const std::size_t rest = behind_blanks(place);
    if (at(rest) != '\n' && (at(rest) != '#' || rest == place)) return false;
    advance(line_end(rest) + 1);
    return eof_ || indent_ <= indent;
  }

  bool plain(std::size_t first, std::size_t indent) {
    if (!begins_plain(first)) return false;
    const std::size_t end = line_end(first), stop = plain_end(first, end);
    if (stop == kNone) return false;
    std::string_view content = text_.substr(first, stop - first);
    advance(end + 1);
    if (!eof_ && indent_ > indent && !fold_plain(content, stop, end, indent)) return false;
    const Node node = to_node(resolve_plain(content), begin_ + first);
    if (node.type == Type::floating && !std::isfinite(node.floating)) return false;
    tree_.add(node);
    return eof_ || indent_ <= indent;
  }

  /// Where the plain text of a line ends, before a comment and blanks; kNone if it is a key.
  std::size_t plain_end(std::size_t first, std::size_t end) const {
    std::size_t stop = end;
    for (std::size_t i = first; i < end; ++i) {
      if (text_[i] == ':' && ends_key(i)) return kNone;
      if (text_[i] == '#' && text_[i - 1] == ' ') {
        stop = i;
        break;
      }
    }
    while (text_[stop - 1] == ' ') --stop;
    return stop;
  }

  /// The lines that follow, which are deeper, go on with the text that stops at `stop` on a line that ends at `end`: a
  /// blank stands for each break.
  bool fold_plain(std::string_view& content, std::size_t stop, std::size_t end, std::size_t indent) {
    scratch_ = content;
    while (!eof_ && indent_ > indent) {
      // Behind a comment a text does not go on, and empty lines are breaks.
      if (behind_blanks(stop) != end || at_ - indent_ != end + 1 || !begins_plain(at_)) return false;
      end = line_end(at_);
      stop = plain_end(at_, end);
      if (stop == kNone) return false;
      scratch_.append(1, ' ').append(text_, at_, stop - at_);
      advance(end + 1);
    }
    content = tree_.keep(scratch_);
    return true;
  }

  bool single_quoted(std::size_t first, std::size_t indent) {
    std::size_t close = text_.find('\'', first + 1);
    if (close == kNone) return false;
    const std::string_view line = text_.substr(first + 1, close - first - 1);
    if (at(close + 1) != '\'' && line.find('\n') == kNone) return quoted(line, first, close, indent);
    scratch_.clear();
    for (std::size_t place = first + 1;;) {
      close = text_.find_first_of("'\n", place);
      if (close == kNone) return false;
      scratch_.append(text_, place, close - place);
      if (text_[close] == '\n') {
        while (!scratch_.empty() && scratch_.back() == ' ') scratch_.pop_back();
        place = behind_blanks(close + 1);
        if (place - close - 1 <= indent || at(place) == '\n') return false;
        scratch_ += ' ';
      } else if (at(close + 1) == '\'') {
        scratch_ += '\'';
        place = close + 2;
      } else {
        break;
      }
    }
    tree_.add(make_string(begin_ + first, tree_.keep(scratch_)));
    return end_line(close + 1, indent);
  }

  bool double_quoted(std::size_t first, std::size_t indent) {
    std::size_t close = first + 1;
    bool escaped = false;
    for (; at(close) != '"'; ++close) {
      if (at(close) == '\n') return false;
      if (at(close) != '\\') continue;
      escaped = true;
      ++close;
      if (std::string_view("\"\\n").find(at(close)) == kNone || at(close) == '\n') return false;
    }
    const std::string_view raw = text_.substr(first + 1, close - first - 1);
    return quoted(escaped ? unescaped(raw) : raw, first, close, indent);
  }

  std::string_view unescaped(std::string_view raw) {
    scratch_.clear();
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        scratch_ += raw[i];
      } else {
        ++i;
        scratch_ += raw[i] == 'n' ? '\n' : raw[i];
      }
    }
    return tree_.keep(scratch_);
  }

  bool quoted(std::string_view content, std::size_t first, std::size_t close, std::size_t indent) {
    if (text_.substr(first, close - first).find('\n') != kNone) return false;
    tree_.add(make_string(begin_ + first, content));
    return end_line(close + 1, indent);
  }

  bool empty_collection(std::size_t first, std::size_t indent) {
    const bool is_map = text_[first] == '{';
    if (at(first + 1) != (is_map ? '}' : ']')) return false;
    is_map ? tree_.open_map(begin_ + first) : tree_.open_list(begin_ + first);
    tree_.add(tree_.close());
    return end_line(first + 2, indent);
  }

  /// "|" or "|-"; the first line of the block has content, and no line is blank with more blanks than the indentation.
  bool literal(std::size_t first, std::size_t indent) {
    const bool strip = at(first + 1) == '-';
    const std::size_t header = first + (strip ? 2 : 1);
    if (at(header) != '\n') return false;
    std::size_t place = header + 1;
    const std::size_t deep = behind_blanks(place) - place;
    if (deep <= indent || at(place + deep) == '\n') return false;
    scratch_.clear();
    std::size_t breaks = 0;  // line ends not yet known to lie inside
    while (place < text_.size()) {
      const std::size_t content = behind_blanks(place);
      if (at(content) == '\n') {
        if (content - place > deep) return false;
        ++breaks;
        place = content + 1;
        continue;
      }
      if (content - place < deep) break;
      const std::size_t end = line_end(content);
      scratch_.append(breaks, '\n').append(text_, place + deep, end - place - deep);
      breaks = 1;
      place = end + 1;
    }
    if (!strip) scratch_ += '\n';
    tree_.add(make_string(begin_ + first, tree_.keep(scratch_)));
    advance(place);
    return eof_ || indent_ <= indent;
  }

  TreeBuilder& tree_;
  std::string_view text_;
  std::uint64_t begin_;
  std::size_t at_ = 0;      // the first character of the line with content, or of the map in it
  std::size_t indent_ = 0;  // of that line
  bool eof_ = false;
  std::string scratch_;
  std::span<const Stretch> holes_;  // not yet passed
};

/// Holes may hold anything.
bool is_simple_around(std::string_view text, std::uint64_t begin, std::span<const Stretch> holes) {
  std::size_t place = 0;
  for (const Stretch& hole : holes) {
    if (!is_simple(text.substr(place, hole.begin - begin - place))) return false;
    place = static_cast<std::size_t>(hole.end - begin);
  }
  return is_simple(text.substr(place));
}

}  // namespace

bool read_block_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document) {
  const std::string_view text = std::string_view(reading.source.bytes).substr(begin, end - begin);
  if (!is_simple_around(text, begin, reading.holes)) return false;
  reading.builder.start(*document.arena);
  if (!BlockReader(reading, text, begin).read()) return false;
  document.root = reading.builder.root();
  return true;
}

}  // namespace gprov::manifest

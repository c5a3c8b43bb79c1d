// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/model/outline_parts.hpp"
#include "analyzer/model/outline_scanners.hpp"

namespace gprov::model {
namespace {

/// An open map or list that has rules.
struct Level {
  std::size_t indent = 0;  ///< of its keys or dashes
  bool is_list = false;
  bool has_part = false;                 ///< it, or an item of it, is being collected
  const OutlineRule* rule = nullptr;     ///< that opened it
  std::span<const OutlineRule> rules{};  ///< of its keys
  const OutlineRule* pending = nullptr;  ///< of the last key, whose value has not begun
  std::uint32_t seen = 0;                ///< rules that were followed
  std::uint64_t lengths = 0;             ///< of the keys that have rules, a bit each
};

/// What the first character of a line means here.
enum class First : std::uint8_t { key, other, refused };

constexpr std::array<First, 256> kFirst = [] {
  std::array<First, 256> all{};
  for (const unsigned char c : {'#', '\t', '%'}) all[c] = First::refused;
  for (const unsigned char c : {'-', '"', '\'', '?'}) all[c] = First::other;
  return all;
}();

std::uint64_t lengths_of(std::span<const OutlineRule> rules) {
  std::uint64_t lengths = 0;
  for (const OutlineRule& rule : rules) lengths |= std::uint64_t{1} << std::min<std::size_t>(rule.key.size(), 63);
  return lengths;
}

class Scanner {
 public:
  Scanner(std::string_view text, const manifest::Lines& lines, OutlineParts& parts)
      : text_(text), lines_(lines), parts_(parts) {}

  bool scan(std::size_t indent) {
    push({.indent = indent, .rules = outline_rules()});
    while (next_ < lines_.all.size()) {
      take_line();
      if (line_ == 0) at_ = indent;
      if (at_ >= end_) continue;  // blank
      const First first = kFirst[static_cast<unsigned char>(text_[at_])];
      if (first == First::refused) return false;
      if (at_ - line_ > deeper_is_passed_) continue;
      if (at_ - line_ == deeper_is_passed_ && first == First::key && has_no_rule()) continue;
      if (!line()) return false;
      const Level& level = levels_[depth_ - 1];
      const bool passes = !level.is_list && level.pending == nullptr;
      deeper_is_passed_ = passes ? level.indent : static_cast<std::size_t>(-1);
    }
    line_ = text_.size();
    while (depth_ > 0) pop();
    return parts_.finish();
  }

 private:
  static constexpr std::size_t kDeepest = 12;

  void take_line() {
    const manifest::Line& line = lines_.all[next_++];
    line_ = line.begin;
    at_ = line.content;
    end_ = line.end;
  }

  /// Whether the line is a key of the innermost map, of another length than those with rules.
  bool has_no_rule() const {
    const Level& level = levels_[depth_ - 1];
    const std::size_t colon = lines_.colon(at_, end_), length = std::min<std::size_t>(colon - at_, 63);
    return colon < end_ && (level.lengths >> length & 1U) == 0;
  }

  bool push(const Level& level) {
    if (depth_ == kDeepest) return false;
    levels_[depth_] = level;
    // All keys of labels are followed.
    const bool all = level.rule != nullptr && level.rule->look == Look::labels;
    levels_[depth_++].lengths = all ? ~std::uint64_t{0} : lengths_of(level.rules);
    return true;
  }

  void pop() {
    Level& level = levels_[--depth_];
    if (level.has_part && !level.is_list) parts_.end_apart(line_);
    if (level.has_part && level.is_list) parts_.end_part(*level.rule, line_);
    if (level.is_list && level.rule->look == Look::bystanders) parts_.move(list_begin_, line_);
  }

  bool line() {
    while (depth_ > 0) {
      Level& level = levels_[depth_ - 1];
      const std::size_t indent = at_ - line_;
      const bool dash = text_[at_] == '-' && (at_ + 1 == end_ || text_[at_ + 1] == ' ');
      if (indent < level.indent || (level.is_list && indent == level.indent && !dash)) {
        pop();
      } else if (level.is_list) {
        return indent == level.indent && item(level);
      } else if (indent == level.indent && !dash) {
        return member(level);
      } else if (level.pending == nullptr) {
        return true;  // of a value without rules
      } else {
        const OutlineRule& rule = *std::exchange(level.pending, nullptr);
        if (is_list(rule.look) != dash) return false;
        if (dash) list_begin_ = line_;
        if (has_parts(rule.look)) parts_.begin_list(line_);
        if (!push({.indent = indent, .is_list = dash, .rule = &rule, .rules = rule.rules})) return false;
      }
    }
    return false;
  }

  bool item(Level& list) {
    if (has_parts(list.rule->look)) {
      if (list.has_part) parts_.end_part(*list.rule, line_);
      parts_.begin_part(*list.rule, line_);
      list.has_part = true;
    }
    const std::size_t begin = std::min(at_ + 2, end_);
    if (list.rule->look == Look::zones) {
      parts_.zone(begin, end_, line_, next_ < lines_.all.size() ? lines_.all[next_].begin : text_.size());
      return true;
    }
    if (list.rule->look == Look::texts) {
      parts_.own_text(begin, end_);
      return true;
    }
    at_ += 2;
    if (at_ >= end_ || text_[at_] == ' ' || text_[at_] == '-') return false;
    if (!push({.indent = at_ - line_, .rule = list.rule, .rules = list.rules})) return false;
    return member(levels_[depth_ - 1]);
  }

  bool member(Level& level) {
    level.pending = nullptr;
    if (text_[at_] == '"' || text_[at_] == '\'' || text_[at_] == '?') return false;
    const std::size_t colon = lines_.colon(at_, end_);
    if (colon == end_) return false;
    const std::string_view key = text_.substr(at_, colon - at_);
    const std::size_t value = std::min(colon + 2, end_);
    if (level.rule != nullptr && level.rule->look == Look::labels) {
      parts_.own_text(value, end_);
      return true;
    }
    for (std::size_t i = 0; i < level.rules.size(); ++i) {
      const OutlineRule& rule = level.rules[i];
      if (rule.key.size() != key.size() || rule.key != key) continue;
      if ((level.seen >> i & 1U) != 0) return false;
      level.seen |= 1U << i;
      if (rule.field == OwnField::profile) parts_.name_profile();
      if (rule.look == Look::applied) return applied(level.indent, text_.substr(value, end_ - value));
      if (rule.look == Look::apart) return apart(rule, level.indent, value == end_);
      if (!is_opened(rule.look)) return parts_.leaf(rule, value, end_);
      if (value == end_) level.pending = &rule;
      return value == end_ || is_empty(text_.substr(value, end_ - value));
    }
    return true;
  }

  /// A collection that was left empty, or out.
  static bool is_empty(std::string_view value) { return value == "{}" || value == "[]" || value == "null"; }

  /// All lines up to the next key in column `indent`.
  bool apart(const OutlineRule& rule, std::size_t indent, bool is_opened) {
    if (!parts_.begin_apart(rule, line_)) return false;
    const OutlineRule* const inner = is_opened && !rule.rules.empty() ? &rule : nullptr;
    return push({.indent = indent + 1, .has_part = true, .rule = &rule, .pending = inner});
  }

  /// Left out with its key if it is one line of JSON in a block of its own.
  bool applied(std::size_t indent, std::string_view header) {
    const std::vector<manifest::Line>& lines = lines_.all;
    if (header != "|" || next_ == lines.size()) return true;
    const manifest::Line& own = lines[next_];
    const std::string_view json = text_.substr(own.content, own.end - own.content);
    const std::size_t behind = std::min<std::size_t>(own.end + 1, text_.size());
    const manifest::Line* const next = next_ + 1 < lines.size() ? &lines[next_ + 1] : nullptr;
    // A blank line may belong to the block.
    const bool ends = next == nullptr || (next->content < next->end && next->content - next->begin <= indent);
    if (own.content - own.begin == indent + 2 && json.starts_with('{') && ends && manifest::is_simple(json)) {
      parts_.leave_out_applied(line_, behind);
      ++next_;
    }
    return true;
  }

  std::string_view text_;
  const manifest::Lines& lines_;
  OutlineParts& parts_;
  std::array<Level, kDeepest> levels_{};
  std::size_t depth_ = 0;
  std::size_t next_ = 0;                                         // of lines_
  std::size_t line_ = 0, at_ = 0, end_ = 0;                      // of the line: its begin, content and end
  std::size_t deeper_is_passed_ = static_cast<std::size_t>(-1);  // lines in columns behind it have no rules
  std::size_t list_begin_ = 0;
};

}  // namespace

bool outline_yaml(std::string_view text, std::size_t indent, manifest::Lines& lines, OutlineParts& parts) {
  constexpr std::size_t kLargest = 0xFFFFFF00;
  if (text.size() <= indent || text.size() > kLargest) return false;
  manifest::split_lines(text, lines);
  return Scanner(text, lines, parts).scan(indent);
}

}  // namespace gprov::model

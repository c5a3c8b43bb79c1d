// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>
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
  bool has_part = false;                 ///< a list: one of its items is being collected
  const OutlineRule* rule = nullptr;     ///< that opened it
  std::span<const OutlineRule> rules{};  ///< of its keys
  const OutlineRule* pending = nullptr;  ///< of the last key, whose value has not begun
  std::uint32_t seen = 0;                ///< rules that were followed
};

class Scanner {
 public:
  Scanner(std::string_view text, OutlineParts& parts) : text_(text), parts_(parts) {}

  bool scan(std::size_t indent) {
    push({.indent = indent, .rules = outline_rules()});
    while (next_ < text_.size()) {
      take_line();
      if (line_ == 0) at_ = indent;
      if (at_ >= end_) continue;  // blank
      const char first = text_[at_];
      if (first == '#' || first == '\t' || first == '%' || !line()) return false;
    }
    line_ = text_.size();
    while (depth_ > 0) pop();
    return parts_.finish();
  }

 private:
  static constexpr std::size_t kDeepest = 12;

  void take_line() {
    line_ = next_;
    const void* const feed = std::memchr(text_.data() + line_, '\n', text_.size() - line_);
    end_ = feed == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(feed) - text_.data());
    next_ = end_ + 1;
    at_ = line_;
    while (at_ < end_ && text_[at_] == ' ') ++at_;
  }

  bool push(const Level& level) {
    if (depth_ == kDeepest) return false;
    levels_[depth_++] = level;
    return true;
  }

  void pop() {
    Level& level = levels_[--depth_];
    if (!level.is_list) return;
    if (level.has_part) parts_.end_part(*level.rule, line_);
    if (level.rule->look == Look::bystanders) parts_.move(list_begin_, line_);
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
    at_ += 2;
    if (at_ >= end_ || text_[at_] == ' ' || text_[at_] == '-') return false;
    if (!push({.indent = at_ - line_, .rule = list.rule, .rules = list.rules})) return false;
    return member(levels_[depth_ - 1]);
  }

  bool member(Level& level) {
    level.pending = nullptr;
    if (text_[at_] == '"' || text_[at_] == '\'' || text_[at_] == '?') return false;
    std::size_t colon = at_;
    for (;; ++colon) {
      const void* const found = std::memchr(text_.data() + colon, ':', end_ - colon);
      if (found == nullptr) return false;
      colon = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
      if (colon + 1 == end_ || text_[colon + 1] == ' ') break;
    }
    const std::string_view key = text_.substr(at_, colon - at_);
    const std::size_t value = std::min(colon + 2, end_);
    if (level.rule != nullptr && level.rule->look == Look::labels) {
      parts_.label(value, end_);
      return true;
    }
    for (std::size_t i = 0; i < level.rules.size(); ++i) {
      const OutlineRule& rule = level.rules[i];
      if (rule.key.size() != key.size() || rule.key != key) continue;
      if ((level.seen >> i & 1U) != 0) return false;
      level.seen |= 1U << i;
      if (rule.field == OwnField::profile) parts_.name_profile();
      if (rule.look == Look::applied) return applied(level.indent, text_.substr(value, end_ - value));
      if (!is_opened(rule.look)) return parts_.leaf(rule, value, end_);
      if (value == end_) level.pending = &rule;
      return true;
    }
    return true;
  }

  /// Left out with its key if it is one line of JSON in a block of its own.
  bool applied(std::size_t indent, std::string_view header) {
    const auto [begin, next, end, at] = std::tuple(line_, next_, end_, at_);
    if (header != "|" || next_ >= text_.size()) return true;
    take_line();
    const std::string_view json = text_.substr(at_, end_ - at_);
    std::size_t deep = 0;
    while (next_ + deep < text_.size() && text_[next_ + deep] == ' ') ++deep;
    const bool ends = deep <= indent && (next_ + deep >= text_.size() || text_[next_ + deep] != '\n');
    if (at_ - line_ == indent + 2 && json.starts_with('{') && ends && manifest::is_simple(json)) {
      parts_.leave_out_applied(begin, std::min(next_, text_.size()));
    } else {
      std::tie(line_, next_, end_, at_) = std::tuple(begin, next, end, at);
    }
    return true;
  }

  std::string_view text_;
  OutlineParts& parts_;
  std::array<Level, kDeepest> levels_{};
  std::size_t depth_ = 0;
  std::size_t next_ = 0, line_ = 0, at_ = 0, end_ = 0;  // of the line: its begin, content and end
  std::size_t list_begin_ = 0;
};

}  // namespace

bool outline_yaml(std::string_view text, std::size_t indent, OutlineParts& parts) {
  return text.size() > indent && Scanner(text, parts).scan(indent);
}

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>
#include <utility>

#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/model/outline_rules.hpp"
#include "analyzer/model/outline_values.hpp"
#include "hashing/fingerprint.hpp"

namespace gprov::model {
namespace {

constexpr char kMark = '\x01', kPartMark = '\x02';  // in place of what is left out

/// An open map or list that has rules.
struct Level {
  std::size_t indent = 0;  ///< of its keys or dashes
  bool is_list = false;
  const OutlineRule* rule = nullptr;     ///< that opened it
  std::span<const OutlineRule> rules{};  ///< of its keys
  const OutlineRule* pending = nullptr;  ///< of the last key, whose value has not begun
  std::uint32_t seen = 0;                ///< rules that were followed
};

class Scanner {
 public:
  Scanner(std::string_view text, std::string& frame, std::string& part, Outline& out)
      : text_(text), frame_(frame), part_(part), out_(out) {
    frame_.clear();
  }

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
    flush(line_);
    if (names_profile_ && !is_shared_profile_) frame_ += out_.ns;  // a NamespacedCloudProfile is one of its namespace's
    out_.frame = hashing::fingerprint(frame_);
    return !out_.name.empty() && !out_.ns.empty() && has_id_ && generation_ == observed_generation_ &&
           out_.pools.size() == out_.pool_names.size();
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
    const Level& level = levels_[--depth_];
    if (!level.is_list) return;
    end_part();
    if (level.rule->look == Look::bystanders) out_.moving.push_back({list_begin_, line_});
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
        if (dash) begin_list(rule);
        if (!push({.indent = indent, .is_list = dash, .rule = &rule, .rules = rule.rules})) return false;
      }
    }
    return false;
  }

  bool item(const Level& list) {
    if (list.rule->look != Look::inline_list) begin_part(*list.rule);
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
    value_ = std::min(colon + 2, end_);
    const std::string_view value = text_.substr(value_, end_ - value_);
    if (level.rule != nullptr && level.rule->look == Look::labels) {
      if (is_own_text(value)) leave_out();
      return true;
    }
    for (std::size_t i = 0; i < level.rules.size(); ++i) {
      const OutlineRule& rule = level.rules[i];
      if (rule.key.size() != key.size() || rule.key != key) continue;
      if ((level.seen >> i & 1U) != 0) return false;
      level.seen |= 1U << i;
      return follow(level, rule, value);
    }
    return true;
  }

  bool follow(Level& level, const OutlineRule& rule, std::string_view value) {
    switch (rule.look) {
      case Look::map:
      case Look::labels:
      case Look::inline_list:
      case Look::pools:
      case Look::bystanders:
        if (value.empty()) level.pending = &rule;
        names_profile_ = names_profile_ || rule.field == OwnField::profile;
        return true;
      case Look::text:
        if (!is_own_text(value)) return true;
        note(rule.field, unquoted(value));
        leave_out();
        return true;
      case Look::count:
        if (!is_count(value)) return true;
        note(rule.field, value);
        leave_out();
        return true;
      case Look::size:
        if (is_size(value)) leave_out();
        return true;
      case Look::time:
        if (is_time(value)) leave_out();
        return true;
      case Look::moving_text:
      case Look::moving_time:
        if (rule.look == Look::moving_time ? !is_time(value) : !is_own_text(value)) return true;
        leave_out();
        if (sink_ == &frame_) out_.moving.push_back({value_, end_});
        return true;
      case Look::profile_kind:
        is_shared_profile_ = value == "CloudProfile";
        return true;
      case Look::applied:
        if (value == "|") leave_out_block(level.indent);
        return true;
      case Look::refused:
        break;
    }
    return false;
  }

  void note(OwnField field, std::string_view value) {
    if (field == OwnField::name) out_.name = value;
    if (field == OwnField::ns) out_.ns = value;
    if (field == OwnField::pool_name) out_.pool_names.push_back(value);
    if (field == OwnField::technical_id) has_id_ = true;
    if (field == OwnField::generation) generation_ = value;
    if (field == OwnField::observed_generation) observed_generation_ = value;
  }

  void flush(std::size_t end) {
    if (run_ < end) sink_->append(text_, run_, end - run_);
    run_ = end;
  }
  /// The value of the line.
  void leave_out() {
    flush(value_);
    *sink_ += kMark;
    run_ = end_;
  }
  /// The line and the only line of its block, if it is one line of JSON.
  void leave_out_block(std::size_t indent) {
    const std::size_t begin = line_;
    const auto [next, end, at] = std::tuple(next_, end_, at_);
    if (next_ >= text_.size()) return;
    take_line();
    const std::string_view json = text_.substr(at_, end_ - at_);
    const std::size_t behind = next_;
    std::size_t deep = 0;
    while (behind + deep < text_.size() && text_[behind + deep] == ' ') ++deep;
    const bool ends = deep <= indent && (behind + deep >= text_.size() || text_[behind + deep] != '\n');
    if (at_ - line_ == indent + 2 && json.starts_with('{') && ends && manifest::is_simple(json)) {
      flush(begin);
      run_ = std::min(next_, text_.size());
      out_.bystanders.push_back(0);
      return;
    }
    std::tie(line_, next_, end_, at_) = std::tuple(begin, next, end, at);
  }

  /// How many items a list of parts has is no matter of the frame.
  void begin_list(const OutlineRule& rule) {
    list_begin_ = line_;
    if (rule.look == Look::inline_list) return;
    flush(line_);
    *sink_ += kPartMark;
  }
  void begin_part(const OutlineRule& rule) {
    end_part();
    flush(line_);
    part_ = rule.key;
    sink_ = &part_;
  }
  void end_part() {
    if (sink_ != &part_) return;
    flush(line_);
    sink_ = &frame_;
    (levels_[depth_].rule->look == Look::pools ? out_.pools : out_.bystanders).push_back(hashing::fingerprint(part_));
  }

  std::string_view text_;
  std::string &frame_, &part_;
  Outline& out_;
  std::string* sink_ = &frame_;
  std::array<Level, kDeepest> levels_{};
  std::size_t depth_ = 0;
  std::size_t next_ = 0, line_ = 0, at_ = 0, value_ = 0, end_ = 0;  // of the line: begin, content, value, end
  std::size_t run_ = 0;                                             // of what was not yet flushed
  std::size_t list_begin_ = 0;
  std::string_view generation_, observed_generation_;
  bool has_id_ = false, names_profile_ = false, is_shared_profile_ = false;
};

}  // namespace

bool Outliner::outline(std::string_view text, std::size_t indent, Outline& out) {
  return text.size() > indent && Scanner(text, frame_, part_, out).scan(indent);
}

bool equal_at_rest(std::string_view a, const Outline& of_a, std::string_view b, const Outline& of_b) {
  if (of_a.moving.size() != of_b.moving.size()) return false;
  manifest::Stretch at;
  const auto equal_up_to = [&](std::size_t end_a, std::size_t end_b) {
    return a.substr(at.begin, end_a - at.begin) == b.substr(at.end, end_b - at.end);
  };
  for (std::size_t i = 0; i < of_a.moving.size(); ++i) {
    if (!equal_up_to(of_a.moving[i].begin, of_b.moving[i].begin)) return false;
    at = {of_a.moving[i].end, of_b.moving[i].end};
  }
  return equal_up_to(a.size(), b.size());
}

}  // namespace gprov::model

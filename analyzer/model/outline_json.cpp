// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/model/outline_scanners.hpp"

namespace gprov::model {
namespace {

using manifest::behind_json_space;
using manifest::behind_json_string;
using manifest::behind_json_value;

/// Texts without escapes but those of quotes, backslashes and line feeds.
bool is_simple_string(std::string_view quoted) {
  if (!manifest::is_simple(quoted) || quoted.find('\n') != std::string_view::npos) return false;
  for (std::size_t at = quoted.find('\\'); at != std::string_view::npos; at = quoted.find('\\', at + 2)) {
    if (std::string_view("\"\\n").find(quoted[at + 1]) == std::string_view::npos) return false;
  }
  return true;
}

class Scanner {
 public:
  Scanner(std::string_view text, OutlineParts& parts) : text_(text), parts_(parts) {}

  bool scan() { return at() == '{' && map(nullptr, outline_rules(), 0) && at_ == text_.size() && parts_.finish(); }

 private:
  static constexpr int kDeepest = 8;

  char at() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() { at_ = behind_json_space(text_, at_); }
  /// Over the next character, which has to be that one, and the blanks behind it.
  bool take(char c) {
    if (at() != c) return false;
    ++at_;
    skip_space();
    return true;
  }

  /// The members of a map that `rule` opened, or of the Shoot.
  bool map(const OutlineRule* rule, std::span<const OutlineRule> rules, int depth) {
    if (depth > kDeepest || !take('{')) return false;
    std::uint32_t seen = 0;
    for (std::size_t comma = at_, count = 0; at() != '}'; ++count) {
      if (count > 0 && !take(',')) return false;
      const std::size_t begin = count > 0 ? comma : at_;  // with the comma before it
      if (at() != '"') return false;
      const std::size_t end = behind_json_string(text_, at_);
      if (end - at_ < 2) return false;
      const std::string_view key = text_.substr(at_ + 1, end - at_ - 2);
      if (key.find('\\') != std::string_view::npos) return false;
      at_ = behind_json_space(text_, end);
      if (!take(':')) return false;
      if (rule != nullptr && rule->look == Look::labels) {
        const std::size_t value = at_;
        if (!skip_value()) return false;
        parts_.label(value, at_);
      } else if (!member(find(rules, key), seen, rules, begin, depth)) {
        return false;
      }
      comma = at_;
      skip_space();
      // The first member goes with the comma behind it.
      if (applied_first_ && at() == ',') parts_.pass(behind_json_space(text_, at_ + 1));
      applied_first_ = false;
    }
    ++at_;
    return true;
  }

  static const OutlineRule* find(std::span<const OutlineRule> rules, std::string_view key) {
    for (const OutlineRule& rule : rules) {
      if (rule.key.size() == key.size() && rule.key == key) return &rule;
    }
    return nullptr;
  }

  bool member(const OutlineRule* rule, std::uint32_t& seen, std::span<const OutlineRule> rules, std::size_t begin,
              int depth) {
    if (rule == nullptr) return skip_value();
    const std::uint32_t bit = 1U << (rule - rules.data());
    if ((seen & bit) != 0) return false;
    seen |= bit;
    if (rule->field == OwnField::profile) parts_.name_profile();
    if (is_list(rule->look) && at() == '[') return list(*rule, depth);
    if (is_opened(rule->look) && !is_list(rule->look) && at() == '{') return map(rule, rule->rules, depth + 1);
    const std::size_t value = at_;
    if (!skip_value()) return false;
    if (rule->look == Look::applied) {
      const std::string_view text = text_.substr(value, at_ - value);
      if (text.starts_with('"') && is_simple_string(text)) {
        parts_.leave_out_applied(begin, at_);
        applied_first_ = text_[begin] != ',';
      }
      return true;
    }
    return is_opened(rule->look) || parts_.leaf(*rule, value, at_);
  }

  bool list(const OutlineRule& rule, int depth) {
    const std::size_t begin = at_;
    if (!take('[')) return false;
    if (at() == ']') {
      ++at_;
      return true;
    }
    if (has_parts(rule.look)) parts_.begin_list(begin);
    for (bool first = true; at() != ']'; first = false) {
      if (!first && !take(',')) return false;
      if (has_parts(rule.look)) parts_.begin_part(rule, at_);
      if (!map(&rule, rule.rules, depth + 1)) return false;
      if (has_parts(rule.look)) parts_.end_part(rule, at_);
      skip_space();
    }
    ++at_;
    if (has_parts(rule.look)) parts_.pass(at_);
    if (rule.look == Look::bystanders) parts_.move(begin, at_);
    return true;
  }

  /// False at the end of the text.
  bool skip_value() {
    at_ = behind_json_value(text_, at_);
    return at_ < text_.size();
  }

  std::string_view text_;
  OutlineParts& parts_;
  std::size_t at_ = 0;
  bool applied_first_ = false;  // the member that was left out is the first of its map
};

}  // namespace

bool outline_json(std::string_view text, OutlineParts& parts) { return Scanner(text, parts).scan(); }

}  // namespace gprov::model

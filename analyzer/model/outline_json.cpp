// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <span>

#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/json_tokens.hpp"
#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/model/outline_scanners.hpp"

namespace gprov::model {
namespace {

using manifest::behind_json_space;

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
  Scanner(std::string_view text, std::span<const std::uint32_t> tokens, OutlineParts& parts)
      : text_(text), tokens_(tokens), parts_(parts) {}

  bool scan() { return at() == '{' && map(nullptr, outline_rules(), 0) && at_ == text_.size() && parts_.finish(); }

 private:
  static constexpr int kDeepest = 8;

  char at() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    if (at_ < text_.size() && text_[at_] < ' ') at_ = behind_json_space(text_, at_);
  }
  /// Over the next character, which has to be that one, and the blanks behind it.
  bool take(char c) {
    if (at() != c || next_ == tokens_.size() || tokens_[next_] != at_) return false;
    ++next_;
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
      const std::size_t quote = at_;
      if (!skip_string()) return false;
      const std::string_view key = text_.substr(quote + 1, at_ - quote - 2);
      if (has_slash(key)) return false;
      skip_space();
      if (!take(':')) return false;
      if (rule != nullptr && rule->look == Look::labels) {
        const std::size_t value = at_;
        if (!skip_value()) return false;
        parts_.own_text(value, at_);
      } else if (!member(find(rules, key), seen, rules, begin, depth)) {
        return false;
      }
      comma = at_;
      skip_space();
      // The first member goes with the comma behind it.
      if (left_out_first_ && at() == ',') parts_.pass(behind_json_space(text_, at_ + 1));
      left_out_first_ = false;
    }
    return close('}');
  }

  static bool has_slash(std::string_view key) { return key.find('\\') != std::string_view::npos; }

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
    if (rule->look == Look::apart) {
      if (!parts_.begin_apart(*rule, begin)) return false;
      if (!(at() == '{' ? map(rule, rule->rules, depth + 1) : skip_value())) return false;
      parts_.end_apart(at_);
      left_out_first_ = text_[begin] != ',';
      return true;
    }
    if (is_list(rule->look) && at() == '[') return list(*rule, depth);
    if (is_opened(rule->look) && !is_list(rule->look) && at() == '{') return map(rule, rule->rules, depth + 1);
    const std::size_t value = at_;
    if (!skip_value()) return false;
    if (rule->look == Look::applied) {
      const std::string_view text = text_.substr(value, at_ - value);
      if (text.starts_with('"') && is_simple_string(text)) {
        parts_.leave_out_applied(begin, at_);
        left_out_first_ = text_[begin] != ',';
      }
      return true;
    }
    return is_opened(rule->look) || parts_.leaf(*rule, value, at_);
  }

  bool list(const OutlineRule& rule, int depth) {
    const std::size_t begin = at_;
    if (!take('[')) return false;
    if (at() == ']') return close(']');
    if (has_parts(rule.look)) parts_.begin_list(begin);
    for (std::size_t comma = at_, count = 0; at() != ']'; ++count) {
      if (count > 0 && !take(',')) return false;
      if (is_of_scalars(rule.look)) {
        if (!scalar(rule.look, comma)) return false;
        continue;
      }
      if (has_parts(rule.look)) parts_.begin_part(rule, at_);
      if (!map(&rule, rule.rules, depth + 1)) return false;
      if (has_parts(rule.look)) parts_.end_part(rule, at_);
      skip_space();
    }
    if (!close(']')) return false;
    if (has_parts(rule.look)) parts_.pass(at_);
    if (rule.look == Look::bystanders) parts_.move(begin, at_);
    return true;
  }

  /// An item of a list of scalars, with the comma before it and the blanks behind it.
  bool scalar(Look look, std::size_t& comma) {
    const std::size_t begin = at_;
    if (!skip_value()) return false;
    const std::size_t end = at_;
    skip_space();
    if (look == Look::texts) {
      parts_.own_text(begin, end);
    } else {
      parts_.zone(begin, end, comma, at_);
    }
    comma = at_;
    return true;
  }

  /// Over the bracket.
  bool close(char bracket) {
    if (at() != bracket || next_ == tokens_.size() || tokens_[next_] != at_) return false;
    ++next_;
    ++at_;
    return true;
  }

  /// Over the text that begins here. Between its quotes there is no token.
  bool skip_string() {
    if (next_ + 1 >= tokens_.size() || tokens_[next_] != at_ || text_[tokens_[next_ + 1]] != '"') return false;
    at_ = tokens_[next_ + 1] + 1;
    next_ += 2;
    return true;
  }

  /// False at the end of the text.
  bool skip_value() {
    if (next_ == tokens_.size()) return false;
    if (at() == '"') return skip_string() && at_ < text_.size();
    if (at() == '{' || at() == '[') return skip_brackets();
    // Anything else ends before the next token, and before blanks.
    std::size_t end = tokens_[next_];
    while (end > at_ && (text_[end - 1] == ' ' || text_[end - 1] == '\n')) --end;
    at_ = end;
    return true;
  }

  bool skip_brackets() {
    if (tokens_[next_] != at_) return false;
    for (std::size_t depth = 0; next_ < tokens_.size();) {
      const std::uint32_t place = tokens_[next_++];
      const auto lower = static_cast<unsigned char>(text_[place] | 0x20);  // square brackets become curly ones
      if (lower == '{') ++depth;
      if (lower == '}' && --depth == 0) {
        at_ = place + 1;
        return at_ < text_.size();
      }
    }
    return false;
  }

  std::string_view text_;
  std::span<const std::uint32_t> tokens_;
  OutlineParts& parts_;
  std::size_t at_ = 0, next_ = 0;  // next_: of the tokens, the first that is not passed
  bool left_out_first_ = false;    // the member that was left out is the first of its map
};

}  // namespace

bool outline_json(std::string_view text, std::vector<std::uint32_t>& tokens, OutlineParts& parts) {
  constexpr std::size_t kLargest = 0xFFFFFF00;
  return text.size() <= kLargest && Scanner(text, manifest::find_json_tokens(text, tokens), parts).scan();
}

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/json_grammar.hpp"

#include <algorithm>

#include "analyzer/manifest/number.hpp"
#include "analyzer/manifest/utf8.hpp"

namespace gprov::manifest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where the number at the front ends by the grammar of JSON; 0 if it is none.
std::size_t number_end(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i > from;
  };
  if (i < text.size() && text[i] == '-') ++i;
  if (i < text.size() && text[i] == '0') {
    ++i;
  } else if (!digits()) {
    return 0;
  }
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (!digits()) return 0;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return 0;
  }
  return i;
}

std::size_t literal_end(std::string_view text) {
  for (const std::string_view literal : {"true", "false", "null"}) {
    if (text.starts_with(literal)) return literal.size();
  }
  return 0;
}

bool is_delimiter(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' ||
         c == '{';
}

/// The four hexadecimal digits of \uXXXX at the front.
std::optional<char32_t> unicode_escape(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(2, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (!is_digit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value << 4 | static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

}  // namespace

std::size_t json_string_end(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
  }
  return text.size();
}

std::size_t json_scalar_end(std::string_view text) {
  if (text.starts_with('"')) return json_string_end(text, 0);
  const std::size_t end = std::max(number_end(text), literal_end(text));
  return end != 0 ? end : text.size();
}

Outcome refuse_json_string(Reading& reading, std::uint64_t begin, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '"') continue;
    const std::size_t end = json_string_end(text, i);
    const std::string_view string = text.substr(i, end - i);
    const auto control = std::find_if(string.begin(), string.end(), [](char c) { return c >= '\0' && c < ' '; });
    if (control != string.end()) {
      const auto place = i + static_cast<std::size_t>(control - string.begin());
      reading.error(begin + place,
                    "expected no control character or line break in a JSON string, got one; write it as an "
                    "escape such as \\n");
      return Outcome::failed;
    }
    i = end - 1;
  }
  reading.error(begin + text.size(), "expected a closing quote or bracket, got the end of the JSON text; add it");
  return Outcome::failed;
}

bool JsonGrammar::feed(std::size_t from, std::span<const std::uint32_t> starts, bool ill_formed_utf8) {
  ill_formed_ = ill_formed_utf8;
  for (const std::uint32_t place : starts) {
    if (!step(from + place)) return false;
  }
  return true;
}

bool JsonGrammar::pass() {
  if (tree_.innermost() != Type::list || (state_ != State::value && state_ != State::value_or_end)) {
    reading_.error(begin_, "expected a value of a list where one was to be passed over");
    return false;
  }
  after_value();
  return true;
}

Outcome JsonGrammar::finish() {
  if (state_ != State::done) {
    reading_.error(begin_ + text_.size(),
                   "expected the rest of a JSON value, got the end of the file; close what is open");
    return Outcome::failed;
  }
  return decodable_ ? Outcome::tree : Outcome::undecodable;
}

bool JsonGrammar::step(std::size_t place) {
  const char c = text_[place];
  switch (state_) {
    case State::value_or_end:
      if (c == ']') return close(place);
      [[fallthrough]];
    case State::value:
      return c == '{' || c == '[' ? open(place) : scalar(place);
    case State::key_or_end:
      if (c == '}') return close(place);
      [[fallthrough]];
    case State::key:
      return key(place);
    case State::colon:
      if (c != ':') return refuse(place, "':' behind a key");
      state_ = State::value;
      return true;
    case State::comma_or_end:
      if (c == (tree_.innermost() == Type::map ? '}' : ']')) return close(place);
      if (c != ',')
        return refuse(place,
                      tree_.innermost() == Type::map ? "',' or '}' behind a value" : "',' or ']' behind a value");
      state_ = tree_.innermost() == Type::map ? State::key : State::value;
      return true;
    case State::done:
      return refuse(place, "the end of the JSON value");
  }
  return false;
}

bool JsonGrammar::refuse(std::size_t place, std::string_view expected) {
  std::string message("expected ");
  const std::string_view rest = text_.substr(place);
  message.append(expected).append(" in this JSON, got ");
  message += reading_.quote(rest.substr(0, rest.find_first_of("\r\n")));
  message += "; correct it";
  reading_.error(begin_ + place, std::move(message));
  return false;
}

void JsonGrammar::after_value() { state_ = tree_.depth() == 0 ? State::done : State::comma_or_end; }

bool JsonGrammar::open(std::size_t place) {
  if (tree_.depth() >= kMaxDepth) {
    reading_.error(begin_ + place, "expected at most 10000 levels of nesting, as kubectl does; flatten the document");
    return false;
  }
  if (text_[place] == '{') {
    tree_.open_map(begin_ + place);
    state_ = State::key_or_end;
  } else {
    tree_.open_list(begin_ + place);
    state_ = State::value_or_end;
  }
  return true;
}

bool JsonGrammar::close(std::size_t /*place*/) {
  const Node node = tree_.close();
  tree_.add(node);
  after_value();
  return true;
}

bool JsonGrammar::key(std::size_t place) {
  if (text_[place] != '"') return refuse(place, "a key in double quotes");
  const auto text = unquote(place);
  if (!text) return false;
  tree_.key(*text, begin_ + place);
  state_ = State::colon;
  return true;
}

bool JsonGrammar::scalar(std::size_t place) {
  const char c = text_[place];
  if (c == '"') return string_value(place);
  if (c == '-' || is_digit(c)) return number(place);
  const std::string_view rest = text_.substr(place);
  const std::size_t size = literal_end(rest);
  if (size == 0 || (size < rest.size() && !is_delimiter(rest[size]))) return refuse(place, "a value");
  tree_.add(c == 'n' ? make_null(begin_ + place) : make_boolean(begin_ + place, c == 't'));
  after_value();
  return true;
}

bool JsonGrammar::string_value(std::size_t place) {
  const auto text = unquote(place);
  if (!text) return false;
  tree_.add(make_string(begin_ + place, *text));
  after_value();
  return true;
}

/// sigs.k8s.io/json/internal/golang/encoding/json/decode.go#convertNumber: an integer if it has neither point nor
/// exponent and fits, else a float, and a float that overflows makes the document undecodable.
bool JsonGrammar::number(std::size_t place) {
  const std::string_view rest = text_.substr(place);
  const std::size_t size = number_end(rest);
  if (size == 0 || (size < rest.size() && !is_delimiter(rest[size])))
    return refuse(place, "a number as JSON writes it");
  const std::string_view digits = rest.substr(0, size);
  if (digits.find_first_of(".eE") == std::string_view::npos) {
    if (const auto integer = parse_decimal(digits)) {
      tree_.add(make_integer(begin_ + place, *integer));
      after_value();
      return true;
    }
  }
  const auto floating = parse_float(digits);
  if (!floating && decodable_) {
    decodable_ = false;
    reading_.error(begin_ + place, "expected a number that a 64-bit float can hold, got " + reading_.quote(digits) +
                                       "; put it in quotes if text is meant");
  }
  tree_.add(make_floating(begin_ + place, floating.value_or(0)));
  after_value();
  return true;
}

std::optional<std::string_view> JsonGrammar::unquote(std::size_t place) {
  const std::size_t close = text_.find('"', place + 1);
  std::string_view raw = text_.substr(place + 1, close - place - 1);
  if (raw.find('\\') == std::string_view::npos) {
    if (!ill_formed_) return raw;
    return tree_.keep(replace_invalid_bytes(raw));
  }
  const std::size_t end = json_string_end(text_, place);
  raw = text_.substr(place + 1, end - place - 2);
  return unescape(raw, place + 1);
}

/// decode.go#unquoteBytes: half a surrogate pair becomes U+FFFD.
std::optional<std::string_view> JsonGrammar::unescape(std::string_view raw, std::size_t place) {
  constexpr std::string_view kEscapes = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  scratch_.clear();
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t next = std::min(raw.find('\\', i), raw.size());
    scratch_ += raw.substr(i, next - i);
    i = next;
    if (i == raw.size()) break;
    if (const auto simple = kEscapes.find(i + 1 < raw.size() ? raw[i + 1] : '\0'); simple != std::string_view::npos) {
      scratch_ += kMeanings[simple];
      i += 2;
      continue;
    }
    const auto first = unicode_escape(raw.substr(i));
    if (!first) {
      refuse(place + i, "an escape that JSON knows");
      return std::nullopt;
    }
    i += 6;
    char32_t character = *first;
    if (character >= 0xD800 && character <= 0xDFFF) {
      const auto second = unicode_escape(raw.substr(i));
      const bool pair = character < 0xDC00 && second && *second >= 0xDC00 && *second <= 0xDFFF;
      character = pair ? 0x10000 + ((character - 0xD800) << 10) + (*second - 0xDC00) : 0xFFFD;
      if (pair) i += 6;
    }
    append_utf8(scratch_, character);
  }
  return tree_.keep(ill_formed_ ? replace_invalid_bytes(scratch_) : scratch_);
}

}  // namespace gprov::manifest

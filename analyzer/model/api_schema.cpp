// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/api_schema.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include "analyzer/manifest/secrets.hpp"
#include "analyzer/model/near_name.hpp"
#include "hashing/go_json.hpp"
#include "hashing/go_time.hpp"
#include "hashing/quantity.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Type;
using Reason = FieldError::Reason;

/// Field names whose values never appear in a message.
bool may_hold_a_secret(std::string_view path) {
  std::string lower(path);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* word : {"secret", "password", "token", "credential", "privatekey", "accesskey", "kubeconfig"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string found_words(const Node& node, std::string_view path) {
  const bool hide = may_hold_a_secret(path);
  switch (node.type) {
    case Type::null:
      return "null";
    case Type::boolean:
      return hide ? "a boolean" : node.boolean ? "the boolean true" : "the boolean false";
    case Type::integer:
    case Type::floating:
      return hide ? "a number" : "the number " + number_text(node);
    case Type::string: {
      constexpr std::size_t kLongest = 60;
      if (hide || manifest::is_sensitive(node.text())) return "a text";
      if (node.text().size() > kLongest) return "a text of " + std::to_string(node.text().size()) + " bytes";
      return "the text '" + std::string(node.text()) + "'";
    }
    case Type::list:
      return "a list";
    case Type::map:
      return "a map";
  }
  return {};
}

std::string expected_words(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::boolean:
      return "true or false";
    case Kind::int32:
      return "a whole number from -2147483648 to 2147483647";
    case Kind::int64:
      return "a whole number from -9223372036854775808 to 9223372036854775807";
    case Kind::float64:
      return "a number";
    case Kind::quantity:
      return "a quantity such as 50Gi";
    case Kind::time:
      return "a time such as \"2026-01-31T15:04:05Z\"";
    case Kind::duration:
      return "a duration such as 1h30m";
    case Kind::int_or_text:
      return "a whole number or text such as 25%";
    case Kind::bytes:
      return "base64 text";
    case Kind::raw:
      return "anything";
    case Kind::object:
      return "a map";
  }
  return {};
}

template <class Int>
bool fits(const Node& node) {
  const std::optional<std::int64_t> number = whole_number(node);
  return number && std::in_range<Int>(*number);
}

bool is_number(const Node& node) { return node.type == Type::integer || node.type == Type::floating; }

/// encoding/base64.StdEncoding, which passes over line ends.
bool is_base64(std::string_view text) {
  std::string plain(text);
  std::erase_if(plain, [](char c) { return c == '\n' || c == '\r'; });
  if (plain.size() % 4 != 0) return false;
  const std::size_t padding = plain.ends_with("==") ? 2 : plain.ends_with("=") ? 1 : 0;
  return std::all_of(plain.begin(), plain.end() - static_cast<std::ptrdiff_t>(padding),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '/'; });
}

class Checker {
 public:
  explicit Checker(std::string path) : path_(std::move(path)) {}

  void object(const Node& node, const TypeSpec& type) {
    if (node.type == Type::null) return;
    if (node.type != Type::map) return wrong_type(node, "a map");
    for (const manifest::Member& member : node.members()) {
      const std::size_t length = enter(member.key);
      if (const FieldSpec* field = type.find(member.key)) {
        value(member.value, *field, field->shape);
      } else if (type.unknown == Unknown::refused) {
        unknown_field(member, type);
      }
      path_.resize(length);
    }
  }

  std::vector<FieldError> errors;

 private:
  void value(const Node& node, const FieldSpec& field, Shape shape) {
    if (node.type == Type::null) return;
    switch (shape) {
      case Shape::one:
        return field.kind == Kind::object ? object(node, *field.type) : scalar(node, field.kind);
      case Shape::list:
        return items(node, field, Shape::one);
      case Shape::list_of_maps_of_lists:
        return items(node, field, Shape::map_of_lists);
      case Shape::map:
        return entries(node, field, Shape::one);
      case Shape::map_of_lists:
        return entries(node, field, Shape::list);
    }
  }

  void items(const Node& node, const FieldSpec& field, Shape of) {
    if (node.type != Type::list) return wrong_type(node, "a list");
    const std::size_t length = path_.size();
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      path_ += '[' + std::to_string(i) + ']';
      value(node.items()[i], field, of);
      path_.resize(length);
    }
  }

  void entries(const Node& node, const FieldSpec& field, Shape of) {
    if (node.type != Type::map) return wrong_type(node, "a map");
    const std::size_t length = path_.size();
    for (const manifest::Member& member : node.members()) {
      path_.append("[").append(member.key).append("]");
      value(member.value, field, of);
      path_.resize(length);
    }
  }

  void scalar(const Node& node, Kind kind) {
    const bool text = node.type == Type::string;
    switch (kind) {
      case Kind::text:
        if (!text) wrong_type(node, expected_words(kind), quoting_hint(node));
        return;
      case Kind::boolean:
        if (node.type != Type::boolean) wrong_type(node, expected_words(kind), unquoting_hint(node));
        return;
      case Kind::int32:
        if (!fits<std::int32_t>(node)) no_integer(node, kind);
        return;
      case Kind::int64:
        if (!fits<std::int64_t>(node)) no_integer(node, kind);
        return;
      case Kind::float64:
        if (!is_number(node)) wrong_type(node, expected_words(kind), unquoting_hint(node));
        return;
      case Kind::int_or_text:
        if (!text && !fits<std::int32_t>(node)) no_integer(node, kind);
        return;
      case Kind::quantity:
        if (!text && !is_number(node)) return wrong_type(node, expected_words(kind));
        if (!hashing::Quantity::parse(text ? node.text() : number_text(node))) invalid(node, kind);
        return;
      case Kind::time:
        if (!text) return wrong_type(node, expected_words(kind));
        if (!hashing::unix_seconds(node.text())) invalid(node, kind);
        return;
      case Kind::duration:
        if (!text) return wrong_type(node, expected_words(kind), quoting_hint(node));
        if (!hashing::go_duration(node.text())) invalid(node, kind);
        return;
      case Kind::bytes:
        if (!text) return wrong_type(node, expected_words(kind));
        if (!is_base64(node.text())) invalid(node, kind);
        return;
      case Kind::raw:
      case Kind::object:
        return;
    }
  }

  std::size_t enter(std::string_view key) {
    const std::size_t length = path_.size();
    if (!path_.empty()) path_ += '.';
    path_ += key;
    return length;
  }

  void add(const Node& node, Reason reason, std::string expected, std::string hint) {
    errors.push_back({path_, node.offset, reason, std::move(expected), found_words(node, path_), std::move(hint)});
  }
  void wrong_type(const Node& node, std::string expected, std::string hint = {}) {
    add(node, Reason::wrong_type, std::move(expected), std::move(hint));
  }
  void invalid(const Node& node, Kind kind) { add(node, Reason::invalid_value, expected_words(kind), {}); }
  void no_integer(const Node& node, Kind kind) {
    add(node, is_number(node) ? Reason::invalid_value : Reason::wrong_type, expected_words(kind), unquoting_hint(node));
  }

  void unknown_field(const manifest::Member& member, const TypeSpec& type) {
    std::vector<std::string_view> names;
    for (const FieldSpec& field : type.fields) names.push_back(field.name);
    const std::string_view near = near_name(member.key, names);
    errors.push_back({path_,
                      member.key_offset,
                      Reason::unknown_field,
                      {},
                      {},
                      near.empty() ? std::string() : "did you mean '" + std::string(near) + "'?"});
  }

  /// Text that YAML took for something else. The digits as written are gone: 1.30 arrives as 1.3.
  std::string quoting_hint(const Node& node) const {
    if (node.type != Type::boolean && !is_number(node)) return {};
    if (may_hold_a_secret(path_)) return "put it in quotes";
    if (node.type == Type::boolean)
      return "put it in quotes, for YAML reads words like yes, no, on and off as booleans";
    if (node.type == Type::floating) {
      return "put it in quotes as it shall read: \"" + number_text(node) + "\" (without quotes, 1.30 becomes 1.3)";
    }
    return "quote it: \"" + number_text(node) + "\"";
  }

  /// Quotes made text of a number or a boolean. Text that is neither stays text without them.
  static std::string unquoting_hint(const Node& node) {
    if (node.type != Type::string) return {};
    const std::string_view text = node.text();
    const bool number = !text.empty() && text.find_first_not_of("+-.0123456789") == std::string_view::npos;
    constexpr std::array<std::string_view, 6> kBooleans = {"true", "false", "yes", "no", "on", "off"};
    const bool boolean = std::ranges::find(kBooleans, text) != kBooleans.end();
    return number || boolean ? "write it without quotes" : std::string();
  }

  std::string path_;
};

}  // namespace

std::optional<std::int64_t> whole_number(const Node& node) {
  if (node.type == Type::integer) return node.integer;
  // 2^63 is exact as a double, and the first that int64 lacks.
  constexpr double kLimit = 9223372036854775808.0;
  if (node.type == Type::floating && std::trunc(node.floating) == node.floating && node.floating >= -kLimit &&
      node.floating < kLimit) {
    return static_cast<std::int64_t>(node.floating);
  }
  return std::nullopt;
}

std::string number_text(const Node& node) {
  std::string text;
  if (node.type == Type::integer) {
    hashing::append_json_number(text, node.integer);
  } else {
    hashing::append_json_number(text, node.floating);
  }
  return text;
}

const FieldSpec* TypeSpec::find(std::string_view field) const {
  if (field.empty()) return nullptr;
  for (const FieldSpec& one : fields) {
    // Length and first letter spare most comparisons.
    if (one.name.size() == field.size() && one.name.front() == field.front() && one.name == field) return &one;
  }
  return nullptr;
}

std::vector<FieldError> check(const Node& node, const TypeSpec& type, const std::string& path) {
  Checker checker(path);
  checker.object(node, type);
  // Members are sorted by name; people read a file from its start.
  std::ranges::stable_sort(checker.errors, {}, &FieldError::offset);
  return std::move(checker.errors);
}

std::string sentence(const FieldError& error) {
  const std::string name = error.path.empty() ? "the document" : error.path;
  std::string text;
  if (error.reason == Reason::unknown_field) {
    text = "the API does not know the field " + name;
    if (error.hint.empty()) return text + "; remove it or correct its name";
  } else {
    text = name + ": expected " + error.expected + ", got " + error.found;
  }
  if (!error.hint.empty()) text += "; " + error.hint;
  return text;
}

}  // namespace gprov::model

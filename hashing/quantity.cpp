// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

#include "hashing/decimal.hpp"

namespace gprov::hashing {
namespace {

enum class Format : std::uint8_t { decimal_exponent, binary_si, decimal_si };

constexpr std::int32_t kNano = -9;
constexpr std::string_view kMaxInt64 = "9223372036854775807";

/// quantity.go#parseQuantityString: sign, digits before and after the point, suffix.
struct Parts {
  bool negative = false;
  bool has_digits = false;  ///< inf.Dec refuses to read a number without any
  std::string_view num, denom, suffix;
};

struct Suffix {
  std::int32_t exponent = 0;  ///< of 10, or of 2 for binary_si
  Format format = Format::decimal_si;
};

struct Amount {
  bool negative = false;
  Decimal magnitude;
  Format format = Format::decimal_si;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t pos) {
  while (pos < text.size() && is_digit(text[pos])) ++pos;
  return pos;
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  std::size_t pos = 0;
  if (text[0] == '-' || text[0] == '+') {
    parts.negative = text[0] == '-';
    pos = 1;
  }
  const std::size_t zeros = pos;
  while (pos < text.size() && text[pos] == '0') ++pos;
  const std::size_t num = pos;
  pos = skip_digits(text, pos);
  parts.num = text.substr(num, pos - num);
  parts.has_digits = pos > zeros;
  if (parts.num.empty()) parts.num = "0";
  if (pos < text.size() && text[pos] == '.') {
    const std::size_t denom = pos + 1;
    pos = skip_digits(text, denom);
    parts.denom = text.substr(denom, pos - denom);
    parts.has_digits = parts.has_digits || !parts.denom.empty();
  }
  parts.suffix = text.substr(pos);
  pos = std::min(text.find_first_not_of("eEinumkKMGTP", pos), text.size());
  if (pos < text.size() && (text[pos] == '-' || text[pos] == '+')) ++pos;
  if (skip_digits(text, pos) != text.size()) return std::nullopt;
  return parts;
}

/// suffix.go: names of the powers of 1000 from nano, and of 1024.
constexpr std::array<std::string_view, 10> kDecimalSuffixes{"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
constexpr std::array<std::string_view, 7> kBinarySuffixes{"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

/// Mirrors resource/suffix.go#interpret@v0.35.
std::optional<Suffix> interpret(std::string_view text) {
  for (std::size_t i = 0; i < kDecimalSuffixes.size(); ++i) {
    if (text == kDecimalSuffixes[i]) return Suffix{3 * static_cast<std::int32_t>(i) + kNano, Format::decimal_si};
  }
  for (std::size_t i = 1; i < kBinarySuffixes.size(); ++i) {
    if (text == kBinarySuffixes[i]) return Suffix{10 * static_cast<std::int32_t>(i), Format::binary_si};
  }
  if (text.size() < 2 || (text[0] != 'E' && text[0] != 'e')) return std::nullopt;
  text.remove_prefix(text[1] == '+' ? 2 : 1);
  std::int64_t exponent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Suffix{static_cast<std::int32_t>(exponent), Format::decimal_exponent};  // cut to 32 bits, as upstream
}

/// Mirrors resource/quantity.go#CanonicalizeBytes@v0.35.
std::string canonical(const Amount& amount) {
  if (amount.magnitude.digits.empty()) return "0";
  std::string text = amount.negative ? "-" : "";
  if (amount.format == Format::binary_si && compare(amount.magnitude, make_decimal("1024", 0)) >= 0) {
    bool inexact = false;
    std::uint64_t value = low_bits(divide_and_floor(amount.magnitude, 0, inexact));
    if (!inexact) {
      std::size_t power = 0;
      for (; value >= 1024 && value % 1024 == 0; value /= 1024) ++power;
      return text.append(std::to_string(value)).append(kBinarySuffixes[power]);
    }
  }
  Decimal value = strip_trailing_zeros(amount.magnitude);
  for (; value.exponent % 3 != 0; --value.exponent) value.digits += '0';
  text += value.digits;
  if (amount.format == Format::decimal_exponent) {
    if (value.exponent != 0) text.append("e").append(std::to_string(value.exponent));
  } else if (const std::int64_t power = (value.exponent - kNano) / 3; power < std::ssize(kDecimalSuffixes)) {
    text += kDecimalSuffixes[static_cast<std::size_t>(power)];  // upstream prints none above E
  }
  return text;
}

/// Mirrors resource/amount.go#AsScaledInt64@v0.35, whose caller ignores that the number does not fit: upstream
/// multiplies by some powers of ten at once, which wraps around, and by the others step by step, which ends in 0.
std::int64_t scaled_small(std::int64_t value, std::int32_t scale, std::int32_t wanted) {
  const std::int64_t away = value > 0 ? 1 : -1;
  bool fraction = false;
  for (; scale < wanted && value != 0; ++scale) {
    fraction = fraction || value % 10 != 0;
    value /= 10;
  }
  if (fraction) return value + away;
  const std::int64_t power = std::int64_t{scale} - wanted;
  const bool at_once = power <= 3 || power == 6 || power == 9;
  if (power > INT32_MAX) return value;  // upstream's difference is a negative int32: nothing left to do
  for (std::int64_t i = 0; i < power && value != 0; ++i) {
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) && !at_once) return 0;
  }
  return value;
}

/// Mirrors resource/scale_int.go#scaledValue@v0.35 for the number `unscaled` / 10^dif. What does not fit into 64 bits
/// is cut, not capped, and a negative number is rounded up from its truncated quotient.
std::int64_t scaled_big(const Amount& unscaled, std::int64_t dif) {
  const auto wrapped = [&](const Decimal& magnitude) {
    const std::uint64_t bits = low_bits(magnitude);
    return static_cast<std::int64_t>(unscaled.negative ? 0 - bits : bits);
  };
  std::uint64_t divide = 1;
  for (std::int64_t i = 0; i < (dif < 0 ? -dif : dif); ++i) divide *= 10;
  if (dif <= 0) return static_cast<std::int64_t>(static_cast<std::uint64_t>(wrapped(unscaled.magnitude)) * divide);
  if (unscaled.negative || compare(unscaled.magnitude, make_decimal(kMaxInt64, 0)) < 0) {
    const std::int64_t value = wrapped(unscaled.magnitude);
    const auto divisor = static_cast<std::int64_t>(divide);
    return value / divisor + (value % divisor != 0 ? 1 : 0);
  }
  bool inexact = false;
  const std::uint64_t quotient = low_bits(divide_and_floor(unscaled.magnitude, dif, inexact));
  return static_cast<std::int64_t>(quotient + (inexact ? 1 : 0));
}

/// strings.TrimSpace over the JSON text between the quotes: control characters are escapes there and make it invalid.
std::string_view trim(std::string_view text) {
  constexpr std::array<std::string_view, 5> kBlanks{" ", "\xc2\x85", "\xc2\xa0", "\xe1\x9a\x80", "\xe3\x80\x80"};
  const auto may_be_blank = [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80; };
  if (text.empty() || (!may_be_blank(text.front()) && !may_be_blank(text.back()))) return text;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

/// The fast path of ParseQuantity: an int64 and its power of ten.
struct Small {
  std::int64_t value = 0;
  std::int32_t scale = 0;
  bool keeps_text = false;  ///< judged canonical: String() answers with the source text
};

std::optional<Small> parse_small(const Parts& parts, const Suffix& suffix) {
  const bool binary = suffix.format == Format::binary_si;
  const auto num_size = static_cast<std::int64_t>(parts.num.size());
  const auto denom_size = static_cast<std::int64_t>(parts.denom.size());
  if (binary && denom_size != 0) return std::nullopt;
  const std::int64_t precision =
      binary ? 15 - num_size - suffix.exponent * 3 / 10 - 1 : 18 - num_size - denom_size;  // maxInt64Factors
  const std::int64_t scale = (binary ? 0 : suffix.exponent) - denom_size;
  if (precision < 0 || scale < kNano) return std::nullopt;

  const std::string shifted = std::string(parts.num).append(parts.denom);
  std::int64_t value = 0;
  std::from_chars(shifted.data(), shifted.data() + shifted.size(), value);  // at most 18 digits
  Small small{value, static_cast<std::int32_t>(scale), false};
  const std::int64_t factor = std::int64_t{1} << (binary ? suffix.exponent : 0);
  if (__builtin_mul_overflow(value, factor, &small.value)) return std::nullopt;
  if (parts.negative) small.value = -small.value;
  small.keeps_text = binary ? (value & 7) != 0 : scale % 3 == 0 && !shifted.ends_with("000") && shifted.front() != '0';
  return small;
}

/// The big path of ParseQuantity: rounded away from zero to 10^-9, binary suffixes capped. The result counts units of
/// 10^-`places`, as inf.Dec does.
Amount parse_big(const Parts& parts, const Suffix& suffix, std::int64_t& places) {
  const bool binary = suffix.format == Format::binary_si;
  Decimal value = make_decimal(std::string(parts.num).append(parts.denom), 0);
  if (binary) value = shift_left(value, suffix.exponent);
  if (!value.digits.empty()) {
    value.exponent = (binary ? 0 : suffix.exponent) - static_cast<std::int64_t>(parts.denom.size());
    bool inexact = false;
    value = divide_and_floor(value, kNano, inexact);
    if (inexact) increment(value);
  }
  places = -kNano;
  if (binary && compare(value, make_decimal(kMaxInt64, places)) > 0) {
    value = make_decimal(kMaxInt64, 0);
    places = 0;
  }
  return {parts.negative, std::move(value), suffix.format};
}

/// The exact value of a text that ParseQuantity accepts.
std::optional<Amount> amount_of(std::string_view source) {
  const std::string_view text = trim(source);
  if (text.empty()) return std::nullopt;
  const std::optional<Parts> parts = split(text);
  const std::optional<Suffix> suffix = parts ? interpret(parts->suffix) : std::nullopt;
  if (!suffix) return std::nullopt;
  if (const std::optional<Small> small = parse_small(*parts, *suffix)) {
    const auto bits = static_cast<std::uint64_t>(small->value);
    return Amount{small->value < 0, make_decimal(std::to_string(small->value < 0 ? 0 - bits : bits), small->scale),
                  suffix->format};
  }
  if (!parts->has_digits) return std::nullopt;
  std::int64_t places = 0;
  Amount amount = parse_big(*parts, *suffix, places);
  amount.magnitude.exponent -= places;
  return amount;
}

/// The value of what most manifests have: up to three digits without a leading zero, alone or with Ki, Mi or Gi. Such a
/// text is canonical, since neither 1000 nor 1024 divides the number.
std::optional<std::int64_t> plain_value(std::string_view text) {
  const std::size_t digits = skip_digits(text, 0);
  if (digits == 0 || digits > 3 || text[0] == '0') return std::nullopt;
  const std::string_view suffix = text.substr(digits);
  int power = 0;
  if (!suffix.empty()) {
    if (suffix.size() != 2 || suffix[1] != 'i') return std::nullopt;
    power = suffix[0] == 'K' ? 1 : suffix[0] == 'M' ? 2 : suffix[0] == 'G' ? 3 : 0;
    if (power == 0) return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char digit : text.substr(0, digits)) value = value * 10 + (digit - '0');
  return value << (10 * power);
}

}  // namespace

std::optional<Quantity> Quantity::parse(std::string_view source) {
  if (const std::optional<std::int64_t> value = plain_value(source)) {
    Quantity quantity;
    quantity.text_ = source;
    quantity.value_ = *value;
    quantity.milli_value_ = *value * 1000;
    quantity.sign_ = 1;
    return quantity;
  }
  const std::string_view text = trim(source);
  if (text.empty()) return std::nullopt;
  const std::optional<Parts> parts = split(text);
  const std::optional<Suffix> suffix = parts ? interpret(parts->suffix) : std::nullopt;
  if (!suffix) return std::nullopt;

  Quantity quantity;
  if (const std::optional<Small> small = parse_small(*parts, *suffix)) {
    const auto bits = static_cast<std::uint64_t>(small->value);
    const Amount amount{small->value < 0,
                        make_decimal(std::to_string(small->value < 0 ? 0 - bits : bits), small->scale), suffix->format};
    quantity.text_ = small->keeps_text ? std::string(text) : canonical(amount);
    quantity.value_ = scaled_small(small->value, small->scale, 0);
    quantity.milli_value_ = scaled_small(small->value, small->scale, -3);
    quantity.sign_ = (small->value > 0 ? 1 : 0) - (small->value < 0 ? 1 : 0);
    return quantity;
  }
  if (!parts->has_digits) return std::nullopt;
  std::int64_t places = 0;
  Amount amount = parse_big(*parts, *suffix, places);
  quantity.value_ = scaled_big(amount, places);
  quantity.milli_value_ = scaled_big(amount, places - 3);
  quantity.sign_ = amount.magnitude.digits.empty() ? 0 : amount.negative ? -1 : 1;
  amount.magnitude.exponent -= places;
  quantity.text_ = canonical(amount);
  return quantity;
}

void canonicalize_quantity(std::string& text) {
  if (text == "0" || plain_value(text)) return;
  if (std::optional<Quantity> quantity = Quantity::parse(text)) text = quantity->text();
}

void canonicalize_quantity(std::optional<std::string>& text) {
  if (text) canonicalize_quantity(*text);
}

std::optional<std::string> add_quantities(std::string_view left, std::string_view right) {
  const std::optional<Amount> a = amount_of(left), b = amount_of(right);
  if (!a || !b || a->negative || b->negative) return std::nullopt;
  const Format format = a->magnitude.digits.empty() ? b->format : a->format;
  return canonical({false, add(a->magnitude, b->magnitude), format});
}

std::optional<int> compare_quantities(std::string_view left, std::string_view right) {
  const std::optional<Amount> a = amount_of(left), b = amount_of(right);
  if (!a || !b) return std::nullopt;
  const bool a_negative = a->negative && !a->magnitude.digits.empty();
  const bool b_negative = b->negative && !b->magnitude.digits.empty();
  if (a_negative != b_negative) return a_negative ? -1 : 1;
  const int order = compare(a->magnitude, b->magnitude);
  return a_negative ? -order : order;
}

}  // namespace gprov::hashing

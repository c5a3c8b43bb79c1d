// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/go_time.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <utility>

namespace gprov::hashing {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool digit_at(std::string_view text, std::size_t i) { return i < text.size() && is_digit(text[i]); }

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// A number of `width` digits.
bool take_number(std::string_view& text, std::size_t width, int& value) {
  if (text.size() < width) return false;
  value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (!is_digit(text[i])) return false;
    value = 10 * value + (text[i] - '0');
  }
  text.remove_prefix(width);
  return true;
}

/// "Z" or "+hh:mm"; Go lets offsets of 24 hours and of 60 minutes pass.
bool take_offset(std::string_view& text, int& seconds) {
  seconds = 0;
  if (take(text, 'Z')) return true;
  const bool negative = text.starts_with('-');
  int hours = 0;
  int minutes = 0;
  if (!take(text, '-') && !take(text, '+')) return false;
  if (!take_number(text, 2, hours) || !take(text, ':') || !take_number(text, 2, minutes)) return false;
  seconds = (hours * 60 + minutes) * (negative ? -60 : 60);
  return hours <= 24 && minutes <= 60;
}

/// leadingInt: digits up to 2^63.
bool take_integer(std::string_view& text, std::uint64_t& value) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63U;
  for (value = 0; digit_at(text, 0); text.remove_prefix(1)) {
    if (value > kLimit / 10) return false;
    value = 10 * value + static_cast<std::uint64_t>(text[0] - '0');
    if (value > kLimit) return false;
  }
  return true;
}

/// leadingFraction: digits that no longer fit are skipped.
std::pair<std::uint64_t, double> take_fraction(std::string_view& text) {
  std::uint64_t value = 0;
  double scale = 1;
  bool overflow = false;
  for (; digit_at(text, 0); text.remove_prefix(1)) {
    if (overflow) continue;
    overflow = value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / 10;
    if (overflow) continue;
    const std::uint64_t next = 10 * value + static_cast<std::uint64_t>(text[0] - '0');
    overflow = next > std::uint64_t{1} << 63U;
    if (overflow) continue;
    value = next;
    scale *= 10;
  }
  return {value, scale};
}

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 8> kUnits{{
    {"ns", 1},
    {"us", 1'000},
    {"\u00b5s", 1'000},
    {"\u03bcs", 1'000},
    {"ms", 1'000'000},
    {"s", 1'000'000'000},
    {"m", 60'000'000'000},
    {"h", 3'600'000'000'000},
}};

/// 0 for an unknown unit.
std::uint64_t take_unit(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && text[length] != '.' && !is_digit(text[length])) ++length;
  for (const auto& [name, nanoseconds] : kUnits) {
    if (text.substr(0, length) != name) continue;
    text.remove_prefix(length);
    return nanoseconds;
  }
  return 0;
}

}  // namespace

/// Mirrors time/format.go#Parse(RFC3339) (Go 1.26) with its leniency: an hour of one digit, a comma before the
/// fraction.
std::optional<long long> unix_seconds(std::string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset = 0;
  if (!take_number(text, 4, year) || !take(text, '-') || !take_number(text, 2, month) || !take(text, '-') ||
      !take_number(text, 2, day) || !take(text, 'T') || !take_number(text, digit_at(text, 1) ? 2 : 1, hour) ||
      !take(text, ':') || !take_number(text, 2, minute) || !take(text, ':') || !take_number(text, 2, second)) {
    return std::nullopt;
  }
  if ((text.starts_with('.') || text.starts_with(',')) && digit_at(text, 1)) {
    text.remove_prefix(1);
    while (digit_at(text, 0)) text.remove_prefix(1);
  }
  if (!take_offset(text, offset) || !text.empty()) return std::nullopt;

  using namespace std::chrono;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return static_cast<long long>(sys_days{date}.time_since_epoch().count()) * 86'400 + hour * 3'600 + minute * 60 +
         second - offset;
}

/// Mirrors time/format.go#String (Go 1.26) of a metav1.Time after UnmarshalJSON, for TZ=UTC.
std::optional<std::string> go_time_string(std::string_view rfc3339) {
  const std::optional<long long> unix = unix_seconds(rfc3339);
  if (!unix) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds{*unix}};
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{midnight};
  const std::chrono::hh_mm_ss clock{time - midnight};
  const int year = static_cast<int>(date.year());
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s%04d-%02u-%02u %02d:%02d:%02d +0000 UTC", year < 0 ? "-" : "",
                year < 0 ? -year : year, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return buffer.data();
}

/// Mirrors time/format.go#ParseDuration (Go 1.26).
std::optional<long long> go_duration(std::string_view text) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63U;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  std::uint64_t total = 0;
  while (!text.empty()) {
    std::uint64_t value = 0;
    std::pair<std::uint64_t, double> fraction{0, 1};
    bool has_digits = digit_at(text, 0);
    if (!take_integer(text, value)) return std::nullopt;
    if (take(text, '.')) {
      has_digits = has_digits || digit_at(text, 0);
      fraction = take_fraction(text);
    }
    const std::uint64_t unit = has_digits ? take_unit(text) : 0;
    if (unit == 0 || value > kLimit / unit) return std::nullopt;
    value *= unit;
    if (fraction.first > 0) {
      value += static_cast<std::uint64_t>(static_cast<double>(fraction.first) *
                                          (static_cast<double>(unit) / fraction.second));
      if (value > kLimit) return std::nullopt;
    }
    total += value;
    if (total > kLimit) return std::nullopt;
  }
  if (!negative && total == kLimit) return std::nullopt;
  return static_cast<long long>(negative ? 0 - total : total);
}

}  // namespace gprov::hashing

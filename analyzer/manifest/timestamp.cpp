// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::manifest {
namespace {

/// Consumes a time from the front as time/format.go#parse does for upstream's layouts.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }

  bool literal(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// One blank of a layout stands for any number of them (format.go#skip).
  bool blanks() {
    if (!text_.empty() && text_.front() != ' ') return false;
    text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size()));
    return true;
  }

  /// Between `least` and `most` digits; -1 if there are fewer.
  int number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    int value = 0;
    while (size < most && digit(size)) value = value * 10 + (text_[size++] - '0');
    if (size < least) return -1;
    text_.remove_prefix(size);
    return value;
  }

  /// format.go#parse at stdFracSecond9: any number of digits after a point or comma, or nothing.
  void fraction() {
    if (text_.size() < 2 || (text_[0] != '.' && text_[0] != ',') || !digit(1)) return;
    text_.remove_prefix(1);
    while (digit(0)) text_.remove_prefix(1);
  }

  /// format.go#parse at stdISO8601ColonTZ. Upstream allows 24 hours and 60 minutes.
  bool zone() {
    if (literal('Z')) return true;
    if (!literal('+') && !literal('-')) return false;
    const int hours = number(2, 2);
    if (hours < 0 || hours > 24 || !literal(':')) return false;
    const int minutes = number(2, 2);
    return minutes >= 0 && minutes <= 60;
  }

 private:
  bool digit(std::size_t i) const { return i < text_.size() && text_[i] >= '0' && text_[i] <= '9'; }

  std::string_view text_;
};

bool date(Cursor& cursor) {
  const int year = cursor.number(4, 4);
  if (year < 0 || !cursor.literal('-')) return false;
  const int month = cursor.number(1, 2);
  if (month < 1 || month > 12 || !cursor.literal('-')) return false;
  const int day = cursor.number(1, 2);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return day >= 1 && day <= days;
}

bool clock(Cursor& cursor) {
  const int hour = cursor.number(1, 2);
  if (hour < 0 || hour > 23 || !cursor.literal(':')) return false;
  const int minute = cursor.number(1, 2);
  if (minute < 0 || minute > 59 || !cursor.literal(':')) return false;
  const int second = cursor.number(1, 2);
  if (second < 0 || second > 59) return false;
  cursor.fraction();
  return true;
}

}  // namespace

bool is_timestamp(std::string_view text) {
  Cursor cursor(text);
  if (!date(cursor)) return false;
  if (cursor.at_end()) return true;
  if (cursor.literal('T') || cursor.literal('t')) return clock(cursor) && cursor.zone() && cursor.at_end();
  return cursor.blanks() && clock(cursor) && cursor.at_end();
}

}  // namespace gprov::manifest

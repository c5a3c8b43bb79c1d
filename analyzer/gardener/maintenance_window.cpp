// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/maintenance_window.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace gprov::gardener {
namespace {

constexpr int kDay = 86'400;

int positive(int seconds) { return (seconds % kDay + kDay) % kDay; }

int second_of_day(long long now) { return static_cast<int>((now % kDay + kDay) % kDay); }

}  // namespace

std::optional<MaintenanceTime> parse_maintenance_time(std::string_view text) {
  // time/format.go#parse: two digits each; offsets of 24 hours and of 60 minutes pass.
  if (text.size() != 11 || (text[6] != '+' && text[6] != '-')) return std::nullopt;
  const auto number = [&](std::size_t at) {
    const char tens = text[at], ones = text[at + 1];
    const bool digits = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
    return digits ? 10 * (tens - '0') + (ones - '0') : -1;
  };
  const int hour = number(0), minute = number(2), second = number(4), zone_hours = number(7), zone_minutes = number(9);
  if (std::min({hour, minute, second, zone_hours, zone_minutes}) < 0) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 59 || zone_hours > 24 || zone_minutes > 60) return std::nullopt;
  MaintenanceTime time;
  time.offset = (zone_hours * 60 + zone_minutes) * (text[6] == '-' ? -60 : 60);
  time.utc = positive(hour * 3'600 + minute * 60 + second - time.offset);
  return time;
}

std::optional<MaintenanceWindow> effective_maintenance_window(const model::Shoot& shoot) {
  const auto& maintenance = shoot.spec.maintenance;
  if (!maintenance || !maintenance->time_window) return std::nullopt;
  const auto begin = parse_maintenance_time(maintenance->time_window->begin);
  auto end = parse_maintenance_time(maintenance->time_window->end);
  if (!begin || !end) return std::nullopt;
  constexpr int kLastStart = 15 * 60;
  end->utc = positive(end->utc - kLastStart);
  return MaintenanceWindow{*begin, *end};
}

bool contains(const MaintenanceWindow& window, long long now) {
  const int time = second_of_day(now);
  const bool after_begin = time >= window.begin.utc, before_end = time <= window.end.utc;
  return window.end.utc < window.begin.utc ? after_begin || before_end : after_begin && before_end;
}

WindowInstance next_instance(const MaintenanceWindow& window, long long now) {
  const int length = positive(window.end.utc - window.begin.utc);
  long long begin = now - second_of_day(now) + window.begin.utc;
  if (begin > now) begin -= kDay;  // the latest one that has begun
  if (now > begin + length) begin += kDay;
  return {begin, begin + length};
}

std::string rfc3339(long long seconds, int offset) {
  using namespace std::chrono;
  const sys_seconds local{std::chrono::seconds{seconds + offset}};
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const hh_mm_ss clock{local - midnight};
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  std::string text = buffer.data();
  if (offset == 0) return text + "Z";
  const int minutes = (offset < 0 ? -offset : offset) / 60;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return text + buffer.data();
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/zones.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

namespace gprov::hashing {
namespace {

/// Mirrors extensions/pkg/controller/worker/machines.go#DistributePercentOverZones@v1.149.3. Upstream panics on text
/// that is not a percentage; admission keeps it away, so here it stays as it is.
std::string distribute_percent(std::int32_t index, const std::string& text, std::int32_t count, std::int32_t total) {
  const std::size_t first = text.starts_with('+') ? 1 : 0;
  int percent = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + first, end, percent);
  if (error != std::errc() || end - stop != 1) return text;
  if (total % count != 0) {
    const double average = static_cast<double>(total) / static_cast<double>(count);
    const double ratio = 100.0 / average * static_cast<double>(distribute_over_zones(index, total, count));
    // Rounded up in floating point, in upstream's order of operations: some exact quotients gain one.
    percent = static_cast<int>(std::ceil(ratio * static_cast<double>(percent) / 100.0));
  }
  return std::to_string(percent) + "%";
}

}  // namespace

std::int32_t distribute_over_zones(std::int32_t index, std::int32_t total, std::int32_t count) {
  return total / count + (index < total % count ? 1 : 0);
}

IntOrString distribute_int_or_percent(std::int32_t index, const IntOrString& value, std::int32_t count,
                                      std::int32_t total) {
  if (const auto* text = std::get_if<std::string>(&value)) return distribute_percent(index, *text, count, total);
  return distribute_over_zones(index, std::get<std::int32_t>(value), count);
}

}  // namespace gprov::hashing

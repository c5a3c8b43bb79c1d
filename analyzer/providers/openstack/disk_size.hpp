// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

namespace gprov::providers::openstack {

/// The digits that a volume's size begins with, in whatever unit; nothing if there are none, or too many for int.
/// Mirrors extensions/pkg/controller/worker/machines.go#DiskSize@v1.145.0.
[[nodiscard]] inline std::optional<std::int64_t> disk_size(const std::string& size) {
  if (size.empty() || size.front() < '0' || size.front() > '9') return std::nullopt;
  std::int64_t result = 0;
  const auto [stop, error] = std::from_chars(size.data(), size.data() + size.size(), result);
  if (error != std::errc()) return std::nullopt;
  return result;
}

}  // namespace gprov::providers::openstack

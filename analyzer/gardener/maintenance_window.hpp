// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// A time of day as spec.maintenance.timeWindow writes it: HHMMSS+ZZZZ.
struct MaintenanceTime {
  int utc = 0;     ///< seconds since midnight in UTC
  int offset = 0;  ///< seconds east of UTC, as written
};

/// Mirrors timewindow.go#ParseMaintenanceTime@v1.149.3: nothing for text that Go's layout 150405-0700 refuses.
[[nodiscard]] std::optional<MaintenanceTime> parse_maintenance_time(std::string_view text);

/// When maintenance may begin: every day from `begin` to `end`, both inclusive.
struct MaintenanceWindow {
  MaintenanceTime begin, end;
};

/// The Shoot's window less the last 15 minutes of it, in which nothing is begun any more; nothing if there is no window
/// or it cannot be parsed: then any time is good. Mirrors
/// pkg/utils/gardener/shoot.go#EffectiveShootMaintenanceTimeWindow@v1.149.3.
[[nodiscard]] std::optional<MaintenanceWindow> effective_maintenance_window(const model::Shoot& shoot);

/// Mirrors timewindow.go#Contains@v1.149.3. `now`: seconds since the epoch.
[[nodiscard]] bool contains(const MaintenanceWindow& window, long long now);

/// A window on a day. Seconds since the epoch.
struct WindowInstance {
  long long begin = 0, end = 0;
};

/// The one that `now` is in, else the next one.
[[nodiscard]] WindowInstance next_instance(const MaintenanceWindow& window, long long now);

/// "2026-08-21T22:00:00+01:00", "…Z" for offset 0.
[[nodiscard]] std::string rfc3339(long long seconds, int offset);

}  // namespace gprov::gardener

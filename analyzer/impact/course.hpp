// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <memory_resource>
#include <set>
#include <string>

#include "analyzer/gardener/maintenance_window.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// A Shoot on its way from one maintenance to the next, while nobody else touches it.
struct Course {
  const model::Object<model::Shoot>& given;
  const model::Objects& objects;  ///< that were given
  const Sides<ProfileBook>& profiles;
  const model::Objects& later;  ///< those of them that still tell the truth after a maintenance
  Options options;
  Pair start;                       ///< holds the arena and the stored state at the beginning
  model::Object<model::Shoot> now;  ///< stored
  std::set<std::string> rolled;     ///< pools whose machines operations have replaced under their class
  bool moved = false;               ///< whether any maintenance has changed it
};

/// What `objects` still tell once a maintenance has changed Shoots: profiles, infrastructures, the status of Workers,
/// releases.
[[nodiscard]] model::Objects later_objects(const model::Objects& objects);

/// `options.now` is the time of the given state. A manifest is taken as a Shoot that was created then; one without a
/// last operation is taken to be reconciled.
[[nodiscard]] Course begin_course(const model::Object<model::Shoot>& given, const model::Objects& objects,
                                  const Sides<ProfileBook>& profiles, const model::Objects& later,
                                  const Options& options);

/// False where maintenance cannot be told, since the CloudProfile was not given.
[[nodiscard]] bool is_known(const Course& course);

/// One maintenance at `moment` (seconds since the epoch), whatever the window says.
[[nodiscard]] MaintenanceRun run_maintenance(Course& course, long long moment);

/// The window in which maintenance may do something that it did not do at `moment`, where it changed nothing; or the
/// next one, where it did. `first` is the beginning of the first window.
enum class Outcome : unsigned char { unchanged, changed };
[[nodiscard]] long long next_moment(const Course& course, long long first, long long moment, Outcome outcome);

/// When maintenance runs for the first time from `now` on: at once inside a window, else when the next one begins.
[[nodiscard]] long long first_moment(const Course& course, long long now);

inline constexpr long long kWindowPeriod = 86'400;

}  // namespace gprov::impact

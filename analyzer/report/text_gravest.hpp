// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "analyzer/impact/impact.hpp"

// Which of many Shoots a text tells in full, and what it needs of the others.

namespace gprov::report {

/// More Shoots than this are grouped, unless everything is wanted.
inline constexpr std::size_t kFewShoots = 10;
/// Of those that are grouped, so many are told in full.
inline constexpr std::size_t kGravest = 10;

using Gravity = std::tuple<bool, impact::Verdict, std::int64_t>;
/// Whether it is refused, its verdict, and the nodes that go. Of equal ones the first in the report comes first.
[[nodiscard]] Gravity gravity(const impact::Shoot& shoot);
[[nodiscard]] bool is_worth_telling(const impact::Shoot& shoot);

/// Takes the Shoots of a report in their order, and keeps what write_text, where it is not verbose, will tell of them.
class GravestShoots {
 public:
  void take(impact::Shoot shoot);
  /// Puts them into a report without Shoots, if there are any.
  void give(impact::Impact& impact);

 private:
  void sift(impact::Shoot shoot);

  std::vector<impact::Shoot> shoots_;
  std::vector<std::size_t> whole_;  ///< once there are many: places of the gravest so far, gravest first
  std::int64_t resting_ = 0;        ///< of which nothing is told
  std::size_t taken_ = 0;
};

}  // namespace gprov::report

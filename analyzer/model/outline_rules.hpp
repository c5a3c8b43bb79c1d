// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gprov::model {

/// What the value of a key has to look like to be left out of an outline, or opened; it stays in where it does not.
enum class Look : std::uint8_t {
  map,          ///< with rules of its own
  labels,       ///< a map of texts, all the Shoot's own
  inline_list,  ///< of maps with rules of their own
  pools,        ///< likewise, each a part
  entries,      ///< likewise
  bystanders,   ///< likewise, and all of it moves
  apart,        ///< a part; a map with rules of its own, or anything else if it has none
  texts,        ///< a list of texts, all the Shoot's own
  zones,        ///< of a pool: a part of their own
  text,         ///< the Shoot's own, like the next ones
  count,        ///< a number above zero
  size,         ///< of a disk
  time,
  url,
  quantity,
  moving_text,
  moving_time,
  fact,          ///< of a pool: goes into another of its parts
  common,        ///< one of a few values, which is left out; any other makes a pool odd
  odd,           ///< makes a pool odd, whatever it is
  core,          ///< stays in, and is in the core, too
  profile_kind,  ///< likewise; decides whether namespaces matter
  release,       ///< stays in
  applied,       ///< the manifest that was applied last: of a Shoot at rest nobody reads it
  refused,       ///< no outline is made of such a Shoot
};

enum class OwnField : std::uint8_t {
  none,
  name,
  ns,
  pool_name,
  technical_id,
  generation,
  observed_generation,
  profile,
  machine_type,
  architecture,
  image_name,
  image_version,
  strategy,
  surge,
};

struct OutlineRule {
  std::string_view key;
  Look look;
  std::span<const OutlineRule> rules = {};
  OwnField field = OwnField::none;
};

[[nodiscard]] constexpr bool is_list(Look look) {
  return look == Look::inline_list || look == Look::pools || look == Look::entries || look == Look::bystanders ||
         look == Look::texts || look == Look::zones;
}

/// Whether its items are no maps.
[[nodiscard]] constexpr bool is_of_scalars(Look look) { return look == Look::texts || look == Look::zones; }

/// Whether each of its items is a part of its own.
[[nodiscard]] constexpr bool has_parts(Look look) {
  return look == Look::pools || look == Look::entries || look == Look::bystanders;
}
[[nodiscard]] constexpr bool is_opened(Look look) { return is_list(look) || look == Look::map || look == Look::labels; }

/// Of a Shoot's own members.
[[nodiscard]] std::span<const OutlineRule> outline_rules();

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gprov::cli {

enum class Takes : std::uint8_t { nothing, one, many };

/// One row per option of the comparison. Parser, --help, shell completion and the environment's names come from here; a
/// test compares the man page with it.
struct Flag {
  char short_name;        ///< 0 if there is none
  std::string_view name;  ///< without the leading --
  Takes takes;
  std::string_view value;    ///< how --help calls the value
  std::string_view choices;  ///< separated by blanks, if the value is one of a few words
  std::string_view help;
};

[[nodiscard]] std::span<const Flag> flags();

/// The environment's twin of an option: --fail-on -> GPROV_FAIL_ON.
[[nodiscard]] std::string environment_name(const Flag& flag);

/// The known name that `typed` is most probably a slip of; "" if none is near.
[[nodiscard]] std::string_view nearest(std::string_view typed, std::span<const std::string_view> known);

struct Command {
  std::string_view name, arguments, help;
};
[[nodiscard]] std::span<const Command> commands();

}  // namespace gprov::cli

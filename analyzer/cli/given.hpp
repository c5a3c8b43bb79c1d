// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analyzer/cli/configuration.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/options.hpp"

// Options as texts, from wherever they come: the command line, the environment, the configuration.

namespace gprov::cli {

/// What was given, by option name; an option that was not given is absent.
using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What is no option: before -- and behind it.
struct Operands {
  std::vector<std::string> front, behind;
  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> list = front;
    list.insert(list.end(), behind.begin(), behind.end());
    return list;
  }
};

/// Takes a command line apart. Throws UsageError for an option that is not among `known`.
[[nodiscard]] Given parse_arguments(const std::vector<std::string>& arguments, Operands& operands,
                                    std::span<const Flag> known = flags());

/// Throws UsageError for an option that has no meaning for the task.
void refuse_foreign(const Given& given, Task task);

/// The environment speaks where the command line is silent; several values of one variable are separated by commas.
void fill_from_environment(Given& given, const GetEnvironment& environment, Task task);

/// The file speaks where command line and environment are silent. `now`: see read_configuration.
[[nodiscard]] Configuration fill_from_configuration(Given& given, long long now);

}  // namespace gprov::cli

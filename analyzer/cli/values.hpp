// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "analyzer/cli/options.hpp"

// One function per kind of option value: text in, meaning out, UsageError with a whole sentence otherwise.

namespace gprov::cli {

[[nodiscard]] OutputTarget output_target(const std::string& text);
[[nodiscard]] impact::VersionPair gardener_versions(const std::string& text);
/// PROVIDER=OLD[:NEW], into `extensions`.
void add_extension_versions(const std::string& text, std::map<std::string, impact::VersionPair>& extensions);
/// [TYPE=]raw or [TYPE=]none, into rules by provider type ("*": any other).
void add_provider_rule(const std::string& text, std::map<std::string, gardener::ProviderRule>& rules);
/// Seconds since the epoch of a date (midnight UTC) or an RFC 3339 moment.
/// `flag` is the option to blame otherwise.
[[nodiscard]] long long moment(const std::string& text, std::string_view flag = "--today");
/// A number of things, 0 or more.
[[nodiscard]] std::int64_t count_of(std::string_view flag, const std::string& text);
/// Threads: from 1 to 1024, or 0 for as many as there are cores.
/// "2/8": the second of eight.
[[nodiscard]] impact::Shard shard_of(const std::string& text);
[[nodiscard]] unsigned jobs_of(const std::string& text);
[[nodiscard]] unsigned columns(const std::string& text);
[[nodiscard]] bool truth(std::string_view variable, const std::string& text);
/// `text`, if it is one of the flag's words (see flags.hpp).
[[nodiscard]] std::string choice(std::string_view flag, const std::string& text, std::string_view choices);

}  // namespace gprov::cli

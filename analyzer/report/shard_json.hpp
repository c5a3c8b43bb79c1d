// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/impact/impact.hpp"

namespace gprov::report {

/// `shard` of a report, compact JSON: what gprov-impact merge needs beside the contract. No part of the contract.
[[nodiscard]] std::string shard_text(const impact::ShardNote& note);
/// The other way round. Throws nlohmann's exceptions.
[[nodiscard]] impact::ShardNote read_shard(const std::string& text);

}  // namespace gprov::report

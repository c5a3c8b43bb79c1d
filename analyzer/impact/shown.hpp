// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/impact/impact.hpp"
#include "hashing/hash_data.hpp"

namespace gprov::impact {

/// A value as it may be printed. Text that carries credentials (a URL with a query, as storage URIs with a shared
/// access signature have) is masked.
[[nodiscard]] Shown shown(const hashing::DatumValue& value);

}  // namespace gprov::impact

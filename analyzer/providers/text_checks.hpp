// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

namespace gprov::providers {

/// ^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$
[[nodiscard]] bool is_guid(std::string_view text);

/// A GUID in one of the forms that github.com/google/uuid#Parse takes.
[[nodiscard]] bool is_uuid(std::string_view text);

/// Whether Go's strings.TrimSpace would take something away.
[[nodiscard]] bool is_padded(std::string_view text);

}  // namespace gprov::providers

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

namespace gprov::manifest {

/// Whether a text carries credentials: a URL with a query or a user, as storage URIs with a shared access signature
/// have, or such a signature alone.
[[nodiscard]] bool is_sensitive(std::string_view text);

/// Whether a piece of a file holds a Secret as far as its text tells, which need not be well-formed.
[[nodiscard]] bool looks_like_secret(std::string_view piece);

}  // namespace gprov::manifest

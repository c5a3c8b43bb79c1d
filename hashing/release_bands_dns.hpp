// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::hashing {

/// What an extension's webhook wants of the DNS providers of a Shoot that are of its own type.
enum class DnsCredentials : std::uint8_t {
  unchecked,
  secret_of_each,     ///< every one names a Secret
  secret_of_primary,  ///< the primary one names a Secret
  of_primary,         ///< … or other credentials
};

/// What `of_primary` takes for other credentials.
enum class DnsReferences : bool { of_any_kind, of_secrets };

/// By provider type and release of its extension. `dns_type` is the type that it looks at, "" without a check.
struct DnsCheck {
  DnsCredentials credentials = DnsCredentials::unchecked;
  std::string_view dns_type;
  DnsReferences references = DnsReferences::of_any_kind;
};
[[nodiscard]] DnsCheck dns_check(std::string_view provider, const Version& extension);

}  // namespace gprov::hashing

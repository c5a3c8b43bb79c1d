// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refused_setting.hpp"

namespace gprov::providers {

/// DNS providers of the extension's own type that name no credentials. What stands in a Secret is not looked at, nor
/// whether it exists. Mirrors pkg/admission/validator/shoot.go#validateDNS of the extensions that have it.
[[nodiscard]] std::vector<RefusedSetting> refused_dns_providers(const model::Shoot& shoot,
                                                                const hashing::Version& extension);

}  // namespace gprov::providers

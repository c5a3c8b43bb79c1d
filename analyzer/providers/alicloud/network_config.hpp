// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::alicloud {

/// Decides about the overlay network in networking.providerConfig: off for a new Shoot that says nothing, as before for
/// an old one. Returns what makes the request fail. Seed changes and control-plane migrations, during which upstream
/// stays out, are not told by manifests. Mirrors pkg/admission/mutator/shoot.go#mutateNetworkOverlay@v1.71.0.
[[nodiscard]] std::optional<std::string> mutate_network_config(const WebhookRequest& request);

}  // namespace gprov::providers::alicloud

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>

#include "analyzer/model/shoot.hpp"
#include "hashing/node_agent_key.hpp"

namespace gprov::gardener {

/// spec.systemComponents.nodeLocalDNS.enabled. Mirrors helper/shoot.go#IsNodeLocalDNSEnabled@v1.149.3.
[[nodiscard]] bool node_local_dns_enabled(const model::Shoot& shoot);

/// What the node-agent key of worker `index` is made from, as Gardener `release` reads the Shoot (gardenlet's, or that
/// of an extension's library). Mirrors operatingsystemconfig.go#calculateKeyForValues and #Key@v1.149.3.
[[nodiscard]] hashing::NodeAgentKeyInput node_agent_key_input(const model::Shoot& shoot, std::size_t index,
                                                              const hashing::Version& release);

}  // namespace gprov::gardener

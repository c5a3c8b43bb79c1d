// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::openstack {

/// What the extension's webhook writes into a Shoot, after admission: node-local-dns does not force TCP to the upstream
/// DNS (since v1.44). The overlay switch in networking.providerConfig is left out, as nothing reads it.
/// Mirrors pkg/admission/mutator/shoot.go#Mutate@v1.57.0.
void mutate(const WebhookRequest& request);

}  // namespace gprov::providers::openstack

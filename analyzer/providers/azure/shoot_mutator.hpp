// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// What the extension's webhook writes into a Shoot, after admission: node-local-dns does not force TCP to the upstream
/// DNS. No worker node depends on it. The overlay switch of cilium in networking.providerConfig is left out, as nothing
/// reads it. Mirrors pkg/admission/mutator/shoot.go#Mutate by release;
/// v1.54 – v1.55 refuse an infrastructureConfig that cannot be decoded strictly.
void mutate(const WebhookRequest& request);

}  // namespace gprov::providers::azure

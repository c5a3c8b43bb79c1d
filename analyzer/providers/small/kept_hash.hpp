// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::small {

/// metal-stack lets a Shoot keep the hashes of its classes, whatever changes: annotations keep-worker-hash and
/// use-worker-hash-<pool>. Mirrors provider-metal pkg/controller/worker/machines.go#keepHash@v0.27.12.
void keep_hashes(const Side* old_side, const Side* new_side, Plans& plans);

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

namespace gprov::hashing {

/// The three regular expressions over a WorkerConfig's raw JSON that take nodeTemplate.virtualCapacity out, then a
/// trim. Mirrors provider-azure pkg/controller/worker/helper.go#stripVirtualCapacity@v1.62.1; aws and gcp have the same
/// text.
[[nodiscard]] std::string strip_virtual_capacity(const std::string& raw);

}  // namespace gprov::hashing

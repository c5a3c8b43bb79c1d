// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/providers/gcp/machine_class.hpp"

namespace gprov::providers::gcp {

/// The disks of the class in their order: the root volume, then the data volumes as the Shoot lists them.
/// Mirrors pkg/controller/worker/machines.go#createDiskSpec@v1.54.1. Disks have the instance's labels.
[[nodiscard]] std::vector<ContentItem> disk_content(const ClassInput& input);

}  // namespace gprov::providers::gcp

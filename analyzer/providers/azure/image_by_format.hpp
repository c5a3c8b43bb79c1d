// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/azure/image.hpp"

// Which image a pool gets before v1.60: a CloudProfile has its images either with architectures or, from v1.58 on and
// with machineCapabilities, in capability flavors.

namespace gprov::providers::azure {

/// `request.machine` are the machine type's own capabilities. Without definitions the first entry with the pool's
/// architecture wins. Mirrors machine_images.go#findMachineImage@v1.57.3, #selectMachineImageForWorkerPool@v1.59.0.
[[nodiscard]] ImageChoice select_image_by_format(const CloudProfileConfig& config,
                                                 const std::vector<StatusImage>* status, const ImageRequest& request,
                                                 const Definitions& raw_definitions);

/// Mirrors machines.go#generateMachineConfig@v1.59.0.
[[nodiscard]] bool accelerated_by_format(const CloudProfileConfig& config, const Definitions& raw_definitions,
                                         const std::string& machine_type, const model::Capabilities& machine,
                                         const StatusImage& image, const Networking& networking);

}  // namespace gprov::providers::azure

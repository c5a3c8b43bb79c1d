// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/extension_objects.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::model {

// Equal in all fields of the API; raw extensions by canonical JSON, absent unlike any value. For other structs with
// Fields include equal_struct.hpp.
[[nodiscard]] bool equal(const Shoot& a, const Shoot& b);
[[nodiscard]] bool equal(const ShootSpec& a, const ShootSpec& b);
[[nodiscard]] bool equal(const ShootWorker& a, const ShootWorker& b);
[[nodiscard]] bool equal(const CloudProfile& a, const CloudProfile& b);
[[nodiscard]] bool equal(const CloudProfileSpec& a, const CloudProfileSpec& b);
[[nodiscard]] bool equal(const NamespacedCloudProfile& a, const NamespacedCloudProfile& b);
[[nodiscard]] bool equal(const WorkerPool& a, const WorkerPool& b);
[[nodiscard]] bool equal(const Worker& a, const Worker& b);
[[nodiscard]] bool equal(const Infrastructure& a, const Infrastructure& b);
[[nodiscard]] bool equal(const RawExtension& a, const RawExtension& b);

}  // namespace gprov::model

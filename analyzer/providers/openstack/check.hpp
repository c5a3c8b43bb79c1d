// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/manifest/position.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::providers::openstack {

/// Every config of OpenStack in `objects`, decoded as strictly as upstream does, and the images that a CloudProfile
/// names without a mapping. Mirrors pkg/apis/openstack/helper/scheme.go (strict decoder) and
/// pkg/apis/openstack/validation/cloudprofile.go@v1.57.0.
[[nodiscard]] std::vector<manifest::Problem> check(const model::Objects& objects);

}  // namespace gprov::providers::openstack

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// What provider-azure says of operators' resources. Mirrors pkg/admission/validator/{seed,backupbucket,secret,
/// credentialsbinding,secretbinding,workloadidentity}.go, pkg/webhook/cloudprovider/ensurer.go, the configuration's
/// loader and what of the chart reaches it, v1.52 to v1.62.1.
extern const ResourceRules kResourceRules;

}  // namespace gprov::providers::azure

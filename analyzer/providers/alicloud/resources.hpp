// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::alicloud {

/// What provider-alicloud says of operators' resources. Mirrors pkg/admission/validator/{seed,backupbucket,secrets,
/// credentialsbinding,secretbinding}.go, pkg/webhook/cloudprovider/ensurer.go, the configuration's loader and what of
/// the chart reaches it, v1.50 to v1.71.0.
extern const ResourceRules kResourceRules;

}  // namespace gprov::providers::alicloud

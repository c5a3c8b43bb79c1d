// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/small/traits.hpp"

// What the smaller extensions' webhooks for CloudProfiles refuse. Those of equinixmetal and vsphere have none.

namespace gprov::providers::small {

extern const ProfileRules kHcloudProfiles, kIroncoreProfiles, kLocalProfiles, kMetalProfiles, kStackitProfiles;

}  // namespace gprov::providers::small

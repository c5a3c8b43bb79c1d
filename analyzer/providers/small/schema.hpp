// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/config_check.hpp"

// The strict types of each extension; one home a provider in schema_<provider>.cpp.

namespace gprov::providers::small {

extern const ConfigTypes kEquinixMetalTypes, kHcloudTypes, kIroncoreTypes, kLocalTypes, kMetalTypes, kStackitTypes,
    kVsphereTypes;

}  // namespace gprov::providers::small

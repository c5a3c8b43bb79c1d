// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refusals.hpp"

// The parts of resources.cpp, by topic.

namespace gprov::providers::alicloud {

void admit_seed(const ResourceRequest& request, Refusals& refusals);
void admit_bucket(const ResourceRequest& request, Refusals& refusals);
void read_bucket(const ResourceRequest& request);
void follow_backup(const ResourceRequest& request, const model::RawExtension& now, const model::RawExtension& old,
                   const std::string& path);

void follow_configuration(const ResourceRequest& request, ResourceAnswer& answer);
void follow_installation(const ResourceRequest& request, ResourceAnswer& answer);

}  // namespace gprov::providers::alicloud

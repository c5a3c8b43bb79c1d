// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/providers/small/traits.hpp"
#include "analyzer/providers/worker_path.hpp"

// Content of each extension's machine classes that can differ under one name, but the image. Mirrors
// pkg/controller/worker/machines.go#generateMachineConfig of the releases that traits.cpp names.

namespace gprov::providers::small {

void equinixmetal_content(const ClassInput& input, std::vector<ContentItem>& items);
void hcloud_content(const ClassInput& input, std::vector<ContentItem>& items);
void ironcore_content(const ClassInput& input, std::vector<ContentItem>& items);
void local_content(const ClassInput& input, std::vector<ContentItem>& items);
void metal_content(const ClassInput& input, std::vector<ContentItem>& items);
void stackit_content(const ClassInput& input, std::vector<ContentItem>& items);
void vsphere_content(const ClassInput& input, std::vector<ContentItem>& items);

/// Labels of a stackit pool whose change rolls it.
[[nodiscard]] std::vector<hashing::openstack::MachineLabel> rolling_labels(const gardener::GeneratedPool& pool);

}  // namespace gprov::providers::small

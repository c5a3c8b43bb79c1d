// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/providers/provider.hpp"

// What the MachineClasses of several providers have in common.

namespace gprov::providers {

/// One part of something of which nothing is known as a whole.
[[nodiscard]] hashing::Opaque with_part(hashing::Opaque opaque, const std::string& part);

/// The field that a label of the Worker's pool comes from.
/// Mirrors pkg/utils/gardener/shoot.go#NodeLabelsForWorkerPool@v1.149.3.
[[nodiscard]] std::string label_path(const Side& side, const gardener::GeneratedPool& generated,
                                     const std::string& label);

/// A quantity as the class prints it: resource/quantity.go#String of the parsed text. Other text stays as it is.
[[nodiscard]] std::string printed_quantity(std::string text);

/// The Shoot's CloudProfile as upstream's errors name it: without kind.
[[nodiscard]] std::string profile_name(const Side& side);

}  // namespace gprov::providers

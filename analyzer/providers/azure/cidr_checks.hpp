// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/providers/azure/admission_parts.hpp"

// Address ranges as fields that are compared. Mirrors pkg/utils/validation/cidr/cidr.go@v1.144.2.

namespace gprov::providers::azure {

struct CidrField {
  std::string text, path;
};

/// Nothing for an absent text.
[[nodiscard]] std::optional<CidrField> cidr_field(const std::optional<std::string>& text, const std::string& path);

/// Each is silent about what cannot be parsed.
void check_subset(Complaints& complaints, const CidrField& outer, const CidrField& inner);
void check_disjoint(Complaints& complaints, const CidrField& one, const CidrField& other);
void check_canonical(Complaints& complaints, const CidrField& field);

void check_parses(Complaints& complaints, const CidrField& field);

}  // namespace gprov::providers::azure

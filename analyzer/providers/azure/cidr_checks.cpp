// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/cidr_checks.hpp"

#include "analyzer/gardener/cidr.hpp"

namespace gprov::providers::azure {
namespace {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

constexpr const char* kRule = "azure/networks";

std::string described(const CidrField& field) { return "\"" + field.path + "\" (\"" + field.text + "\")"; }

}  // namespace

std::optional<CidrField> cidr_field(const std::optional<std::string>& text, const std::string& path) {
  return text ? std::optional(CidrField{*text, path}) : std::nullopt;
}

void check_subset(Complaints& complaints, const CidrField& outer, const CidrField& inner) {
  if (contains_range(outer.text, inner.text)) return;
  complaints.invalid(kRule, inner.path, inner.text, "must be a subset of " + described(outer));
}

void check_disjoint(Complaints& complaints, const CidrField& one, const CidrField& other) {
  if (!overlap(one.text, other.text)) return;
  complaints.invalid(kRule, other.path, other.text, "must not overlap with " + described(one));
}

void check_canonical(Complaints& complaints, const CidrField& field) {
  const auto network = parse_cidr(field.text);
  if (!network || network->canonical) return;
  complaints.invalid(kRule, field.path, field.text, "must be valid canonical CIDR");
}

void check_parses(Complaints& complaints, const CidrField& field) {
  if (parse_cidr(field.text)) return;
  complaints.invalid(kRule, field.path, field.text, "invalid CIDR address: " + field.text);
}

}  // namespace gprov::providers::azure

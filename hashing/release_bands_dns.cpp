// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_dns.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

using enum DnsCredentials;

struct Row {
  std::string_view provider;
  DnsCheck check;
  Release since;
};

// Found by comparing pkg/admission/validator/shoot.go#validateDNS of all releases. Rows of a provider go upwards.
constexpr std::array kRows{
    Row{"aws", {secret_of_each, "aws-route53"}, {67}},
    Row{"aws", {secret_of_primary, "aws-route53"}, {68}},
    Row{"aws", {of_primary, "aws-route53"}, {71}},
    Row{"azure", {secret_of_each, "azure-dns"}, {57}},
    Row{"azure", {secret_of_primary, "azure-dns"}, {59}},
    Row{"azure", {of_primary, "azure-dns"}, {61}},
    Row{"gcp", {secret_of_primary, "google-clouddns"}, {49}},
    Row{"gcp", {of_primary, "google-clouddns"}, {52}},
    Row{"openstack", {secret_of_primary, "openstack-designate"}, {53}},
    Row{"openstack", {of_primary, "openstack-designate", DnsReferences::of_secrets}, {55, 2}},
};

}  // namespace

DnsCheck dns_check(std::string_view provider, const Version& extension) {
  DnsCheck found;
  for (const Row& row : kRows) {
    if (row.provider == provider && contains({row.since}, extension)) found = row.check;
  }
  return found;
}

}  // namespace gprov::hashing

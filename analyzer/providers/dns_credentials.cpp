// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/dns_credentials.hpp"

#include "hashing/release_bands_dns.hpp"

namespace gprov::providers {

std::vector<RefusedSetting> refused_dns_providers(const model::Shoot& shoot, const hashing::Version& extension) {
  using enum hashing::DnsCredentials;
  const auto [wanted, dns_type, references] = hashing::dns_check(shoot.spec.provider.type, extension);
  std::vector<RefusedSetting> refused;
  if (wanted == unchecked || !shoot.spec.dns) return refused;
  const auto& all = shoot.spec.dns->providers;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const model::DnsProvider& one = all[i];
    if (one.type != dns_type || (wanted != secret_of_each && !one.primary.value_or(false))) continue;
    const std::string path = "spec.dns.providers[" + std::to_string(i) + "].";
    const bool secrets_only = wanted != of_primary || references == hashing::DnsReferences::of_secrets;
    // The API server fills secretName and credentialsRef from each other.
    if (!one.credentials_ref && one.secret_name.value_or("").empty()) {
      const std::string field = wanted == of_primary ? "credentialsRef" : "secretName";
      refused.push_back(
          {"Required", path + field,
           secrets_only ? field + " must be specified for " + std::string(dns_type) + " provider" : "must be set", ""});
    } else if (wanted == of_primary && secrets_only && one.credentials_ref &&
               one.credentials_ref->kind == "WorkloadIdentity") {
      refused.push_back({"Invalid", path + "credentialsRef", "supported credentials type is Secret", ""});
    }
  }
  return refused;
}

}  // namespace gprov::providers

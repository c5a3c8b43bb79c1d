// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cstdint>
#include <set>

#include "analyzer/providers/openstack/validate.hpp"

// Which floating pool of the CloudProfile a Shoot may use.
// Mirrors pkg/apis/openstack/validation/infrastructure.go#FindFloatingPool@v1.57.0.

namespace gprov::providers::openstack {
namespace {

using Key = std::optional<std::string>;

/// How well a pattern with a "*" at one end fits; nothing if it does not.
/// Mirrors pkg/openstack/utils/utils.go#SimpleMatch@v1.57.0.
std::optional<std::size_t> match(const std::string& pattern, const std::string& text) {
  if (pattern == "*") return 0;
  if (pattern == text) return text.size();
  if (pattern.empty()) return std::nullopt;
  if (pattern.ends_with('*') && text.starts_with(pattern.substr(0, pattern.size() - 1))) return pattern.size() - 1;
  if (pattern.starts_with('*') && text.ends_with(pattern.substr(1))) return pattern.size() - 1;
  return std::nullopt;
}

enum class Constraining : std::uint8_t { any, no };

struct Values {
  std::set<std::string> valid, additional;
};

class Search {
 public:
  Search(const std::vector<FloatingPool>& pools, const std::string& name) : pools_(pools), name_(name) {}

  /// The best match among the pools of exactly this domain and region. Collects what would have been valid.
  const FloatingPool* among(const Key& domain, const Key& region, Constraining constraining,
                            std::set<std::string>& valid) {
    const FloatingPool* found = nullptr;
    std::size_t best = 0;
    for (const FloatingPool& pool : pools_) {
      if (pool.domain != domain || pool.region != region) continue;
      if (pool.non_constraining) {
        additional_.insert(pool.name);
      } else if (constraining == Constraining::no) {
        continue;
      } else {
        valid.insert(pool.name);
      }
      const auto score = match(pool.name, name_);
      if (!score || (found != nullptr && best >= *score)) continue;
      found = &pool;
      best = *score;
    }
    return found;
  }

  [[nodiscard]] std::string listed(const std::set<std::string>& valid) const {
    std::multiset<std::string> all(valid.begin(), valid.end());
    all.insert(additional_.begin(), additional_.end());
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "\"" : ", \"") + one + "\"";
    return text;
  }

 private:
  const std::vector<FloatingPool>& pools_;
  const std::string& name_;
  std::set<std::string> additional_;
};

std::set<std::string> both(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

FloatingPoolChoice find(const std::vector<FloatingPool>& pools, const Key& domain, const Key& region,
                        const std::string& name) {
  Search search(pools, name);
  std::set<std::string> valid, of_region, of_domain;
  if (const auto* found = search.among(domain, region, Constraining::any, valid)) {
    return {FloatingPoolFit::found, found, ""};
  }
  const Constraining second = valid.empty() ? Constraining::any : Constraining::no;
  const FloatingPool* by_region = search.among(std::nullopt, region, second, of_region);
  const FloatingPool* by_domain = search.among(domain, std::nullopt, second, of_domain);
  if (by_region != nullptr && (by_domain != nullptr || of_domain.empty())) {
    return {FloatingPoolFit::found, by_region, ""};
  }
  if (by_domain != nullptr && of_region.empty()) return {FloatingPoolFit::found, by_domain, ""};
  if (!of_region.empty() && !of_domain.empty()) {
    valid = both(of_region, of_domain);
  } else if (!of_region.empty() || !of_domain.empty()) {
    valid = of_region.empty() ? of_domain : of_region;
  }
  const Constraining third = valid.empty() ? Constraining::any : Constraining::no;
  if (const auto* found = search.among(std::nullopt, std::nullopt, third, valid)) {
    return {FloatingPoolFit::found, found, ""};
  }
  return {FloatingPoolFit::missing, nullptr, search.listed(valid)};
}

}  // namespace

FloatingPoolChoice find_floating_pool(const CloudProfileConfig& profile, const std::string& region,
                                      const std::string& name) {
  // The domain stands in the credentials: each one that the CloudProfile knows is tried, and one that it does not know.
  std::set<std::string> domains;
  for (const FloatingPool& pool : profile.floating_pools) {
    if (pool.domain) domains.insert(*pool.domain);
  }
  const std::string unknown = "\n";
  FloatingPoolChoice choice = find(profile.floating_pools, unknown, region, name);
  for (const std::string& domain : domains) {
    const FloatingPoolChoice other = find(profile.floating_pools, domain, region, name);
    if (other.fit != choice.fit || other.pool != choice.pool) return {};
  }
  return choice;
}

void validate_floating_pool(Validation& validation, const InfrastructureConfig& config) {
  if (validation.profile == nullptr) return;
  const FloatingPoolChoice choice =
      find_floating_pool(*validation.profile, validation.shoot.spec.region, config.floating_pool_name);
  if (choice.fit == FloatingPoolFit::found) return;
  validation.refusals.add("openstack/floating-pool", "NotSupported",
                          "spec.provider.infrastructureConfig.floatingPoolName",
                          "supported values: " + choice.supported, config.floating_pool_name);
}

}  // namespace gprov::providers::openstack

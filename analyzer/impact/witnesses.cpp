// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/witnesses.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "hashing/fingerprint.hpp"

namespace gprov::impact {
namespace {

using hashing::mixed;

/// Fingerprints of different things are no part in common.
constexpr std::uint64_t kBystander = 0xB15, kZones = 0x20E5, kType = 0x717E, kImage = 0x13A6E, kRest = 0x2E57;

/// Numbers the parts in the order in which they come.
class Parts {
 public:
  explicit Parts(Profiles profiles) : profiles_(profiles) {}

  [[nodiscard]] std::vector<std::uint32_t> of(const AtRest& shoot) {
    // Both may have bystanders of their own; all else is equal.
    const model::Outline& outline = *shoot.outline.after;
    std::vector<std::uint32_t> parts;
    parts.reserve(1 + 4 * outline.pools.size() + outline.bystanders.size());
    parts.push_back(number(outline.frame));
    for (const model::PoolOutline& pool : outline.pools) parts.push_back(number(first_of(pool, outline)));
    const auto add = [&](std::uint64_t kind, std::uint64_t id) {
      const std::uint32_t part = number(mixed(kind, id));
      if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    };
    for (const model::PoolOutline& pool : outline.pools) {
      if (is_whole(pool)) continue;
      add(kType, mixed(outline.core, pool.type));
      add(kImage,
          mixed(outline.core, profiles_ == Profiles::with_capabilities ? mixed(pool.image, pool.type) : pool.image));
      add(kRest, mixed(outline.core, pool.rest));
    }
    for (const model::Outline* one : {shoot.outline.before, shoot.outline.after}) {
      for (const std::uint64_t bystander : one->bystanders) add(kBystander, bystander);
      if (shoot.outline.before == shoot.outline.after) break;
    }
    return parts;
  }
  [[nodiscard]] std::size_t count() const { return numbers_.size(); }

 private:
  [[nodiscard]] bool is_whole(const model::PoolOutline& pool) const {
    return pool.is_odd || profiles_ == Profiles::edited;
  }

  /// The part that tells how many classes the pool has.
  [[nodiscard]] std::uint64_t first_of(const model::PoolOutline& pool, const model::Outline& outline) const {
    std::uint64_t id = mixed(mixed(kZones, outline.frame), pool.zones);
    if (!is_whole(pool)) return id;
    for (const std::uint64_t other : {pool.type, pool.image, pool.rest, pool.aparts, outline.aparts}) {
      id = mixed(id, other);
    }
    return id;
  }

  std::uint32_t number(std::uint64_t id) {
    return numbers_.emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

  Profiles profiles_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

}  // namespace

void choose_witnesses(const std::vector<AtRest>& shoots, Profiles profiles, Resting& resting) {
  Parts numbers(profiles);
  std::vector<std::vector<std::uint32_t>> parts;
  parts.reserve(shoots.size());
  std::size_t most = 0;
  for (const AtRest& shoot : shoots) {
    parts.push_back(numbers.of(shoot));
    most = std::max(most, parts.back().size());
  }
  resting.parts.resize(numbers.count());
  std::vector<bool> covered(numbers.count()), is_witness(shoots.size());
  const auto take = [&](std::size_t i) {
    const model::Outline& outline = *shoots[i].outline.after;
    for (std::size_t j = 0; j < parts[i].size(); ++j) {
      if (covered[parts[i][j]]) continue;
      covered[parts[i][j]] = true;
      const bool is_pool = j > 0 && j <= outline.pools.size();
      resting.parts[parts[i][j]] = {static_cast<std::uint32_t>(resting.witnesses.size()),
                                    is_pool ? outline.pools[j - 1].name : std::string_view()};
    }
    is_witness[i] = true;
    resting.witnesses.push_back({outline.ns, outline.name, shoots[i].at});
  };
  // The release of all is that of the first Shoot which tells one, so the first with a frame has to be read.
  for (std::size_t i = 0; i < shoots.size(); ++i) {
    if (!covered[parts[i].front()]) take(i);
  }
  // Then those that have most to tell.
  for (std::size_t wanted = most; wanted > 0; wanted /= 2) {
    for (std::size_t i = 0; i < shoots.size(); ++i) {
      const auto fresh = std::count_if(parts[i].begin(), parts[i].end(), [&](auto part) { return !covered[part]; });
      if (static_cast<std::size_t>(fresh) >= wanted) take(i);
    }
  }
  for (std::size_t i = 0; i < shoots.size(); ++i) {
    const model::Outline& outline = *shoots[i].outline.after;
    if (!is_witness[i]) resting.counted.push_back({outline.ns, outline.name, shoots[i].at, std::move(parts[i])});
  }
}

}  // namespace gprov::impact

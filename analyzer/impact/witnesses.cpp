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
    ++shoots_;
    std::vector<std::uint32_t> parts;
    parts.reserve(1 + 4 * outline.pools.size() + outline.bystanders.size());
    const auto push = [&](std::uint32_t part) {
      parts.push_back(part);
      last_shoot_[part] = shoots_;
    };
    push(number(outline.frame));
    for (const model::PoolOutline& pool : outline.pools) push(number(first_of(pool, outline)));
    const auto add = [&](std::uint64_t kind, std::uint64_t id) {
      const std::uint32_t part = number(mixed(kind, id));
      if (last_shoot_[part] != shoots_) push(part);
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
    const auto [at, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) last_shoot_.push_back(0);
    return at->second;
  }

  Profiles profiles_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::size_t> last_shoot_;  // that has the part, counted from 1
  std::size_t shoots_ = 0;
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
  // Then those that have most to tell, which gets less and less.
  std::vector<std::size_t> at_most;
  at_most.reserve(shoots.size());
  for (const auto& own : parts) at_most.push_back(own.size());
  for (std::size_t wanted = most; wanted > 0; wanted /= 2) {
    for (std::size_t i = 0; i < shoots.size(); ++i) {
      if (at_most[i] < wanted) continue;
      const auto fresh = std::count_if(parts[i].begin(), parts[i].end(), [&](auto part) { return !covered[part]; });
      at_most[i] = static_cast<std::size_t>(fresh);
      if (at_most[i] >= wanted) take(i);
    }
  }
  for (std::size_t i = 0; i < shoots.size(); ++i) {
    const model::Outline& outline = *shoots[i].outline.after;
    if (!is_witness[i]) resting.counted.push_back({outline.ns, outline.name, shoots[i].at, std::move(parts[i])});
  }
}

}  // namespace gprov::impact

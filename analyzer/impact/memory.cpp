// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/memory.hpp"

#include "analyzer/model/equal.hpp"

namespace gprov::impact {

bool Memory::are_equal(const model::CloudProfileSpec& a, const model::CloudProfileSpec& b) {
  if (&a == &b) return true;
  const std::lock_guard lock(mutex_);
  const auto [at, fresh] = profiles_.emplace(std::pair(&a, &b), false);
  if (fresh) at->second = model::equal(a, b);
  return at->second;
}

const std::vector<gardener::Rejection>& Memory::refusals(const model::CloudProfileSpec& before,
                                                         const model::CloudProfileSpec& after,
                                                         const std::string& extension,
                                                         const std::function<std::vector<gardener::Rejection>()>& ask) {
  const std::lock_guard lock(mutex_);
  const auto [at, fresh] = refusals_.try_emplace({&before, &after, extension});
  if (fresh) at->second = ask();
  return at->second;  // entries of a map stay where they are
}

bool Memory::is_listed(const Assumed& row) {
  const std::lock_guard lock(mutex_);
  return listed_.contains(Row(row.what, row.before, row.after, row.source));
}

void Memory::list(const Assumed& row) {
  const std::lock_guard lock(mutex_);
  listed_.emplace(row.what, row.before, row.after, row.source);
}

}  // namespace gprov::impact

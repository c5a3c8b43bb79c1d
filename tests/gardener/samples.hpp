// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::tests {

/// 2026-08-21T00:00:00Z
inline constexpr long long now = 1787270400;

[[nodiscard]] inline gardener::Environment environment(const char* gardener = "v1.149.3") {
  gardener::Environment result;
  result.gardener = hashing::parse_version(gardener).value();
  result.extension = hashing::parse_version("v1.62.1").value();
  result.library = hashing::parse_version("v1.144.2").value();
  result.now = now;
  return result;
}

/// A Shoot garden-team/crazy with the one pool worker-a, as somebody writes it.
[[nodiscard]] model::Shoot manifest();

/// A profile with Kubernetes 1.33 to 1.35 and images gardenlinux and suse.
[[nodiscard]] model::CloudProfileSpec profile();

/// What a create stores. Rejections fail the test.
[[nodiscard]] model::Shoot created(model::Shoot shoot, const model::CloudProfileSpec* profile = nullptr,
                                   const char* gardener = "v1.149.3");
/// What a full update stores, where every member that defaulting had written is written again.
[[nodiscard]] model::Shoot updated(model::Shoot shoot, const model::Shoot& old,
                                   const model::CloudProfileSpec* profile = nullptr, const char* gardener = "v1.149.3");

/// The list behind the node-agent key of the first pool.
[[nodiscard]] hashing::HashData key_data(const model::Shoot& stored, const std::vector<gardener::Gap>& gaps = {});
/// The first datum of a trigger as text; "-" for none, "?" for an opaque one.
[[nodiscard]] std::string datum(const hashing::HashData& data, hashing::Trigger trigger);

/// Whether nodes of the first pool are replaced, as far as Gardener's own list tells.
[[nodiscard]] bool rolls(const model::Shoot& a, const model::Shoot& b);

}  // namespace gprov::tests

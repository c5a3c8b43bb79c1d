// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hashing/hash_data.hpp"
#include "hashing/pool_hash.hpp"

namespace gprov::hashing::alicloud {

struct DataVolume {
  std::string name, size;
  std::optional<std::string> type;
  std::optional<bool> encrypted;
  std::string path;  ///< spec.provider.workers[i].dataVolumes[j]
};

struct HashInput {
  std::optional<DatumValue> volume_encrypted;  ///< "true", "false", or open; nothing: the flag is absent
  std::string volume_path;                     ///< spec.provider.workers[i].volume
  std::vector<DataVolume> data_volumes;        ///< in the order given, which counts
};

/// "true" or "false".
[[nodiscard]] std::string flag_text(bool flag);

/// The extension's data of one pool, in order; all zones of a pool share one hash. The same for hash versions 1 and 2
/// in every release; the scheme for in-place pools takes nothing. An absent flag, false and true are three inputs.
/// Mirrors pkg/controller/worker/machines.go#computeAdditionalHashData@v1.71.0 (unchanged since v1.40.0).
[[nodiscard]] HashData extension_data(const HashInput& input, HashScheme scheme);

}  // namespace gprov::hashing::alicloud

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "hashing/hash_data.hpp"
#include "hashing/node_agent_key.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing {

/// Which list the Gardener library inside an extension hashes for a pool.
enum class HashScheme : std::uint8_t { v1, v2, in_place };

/// What that library hashes around the extension's own data.
struct PoolHashFrame {
  HashScheme scheme = HashScheme::v2;
  HashData before, after;
};

/// The list of a pool hash: the frame with the extension's own data of the frame's scheme in it.
/// Mirrors extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3 (V1: @v1.145.0).
[[nodiscard]] HashData pool_hash_data(const PoolHashFrame& frame, const HashData& extension_data);

/// What a pool of hash version 1 hashes beside the fields of the node-agent key.
struct FrameV1Input {
  NodeAgentKeyInput pool;                      ///< rotations as `library` understands them
  std::optional<std::string> provider_config;  ///< canonical JSON; nothing: absent
  std::string provider_config_path;
};

/// The list around the extension's data for hash version 1, by the release of the Gardener library.
/// Mirrors machines.go#WorkerPoolHashV1@v1.145.0.
[[nodiscard]] PoolHashFrame frame_v1(const FrameV1Input& input, const Version& library);

/// What an update in place is made for: the nodes of an in-place pool are updated when it changes.
/// Mirrors pkg/utils/gardener/shoot.go#CalculateWorkerPoolHashForInPlaceUpdate@v1.149.3.
[[nodiscard]] HashData in_place_data(const NodeAgentKeyInput& input);

/// 16 hex of in_place_data, as Worker.status.inPlaceUpdates.workerPoolToHashMap has it; nothing if it is opaque.
[[nodiscard]] std::optional<std::string> in_place_hash(const HashData& data);

}  // namespace gprov::hashing

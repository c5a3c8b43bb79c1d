// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/pool_hash.hpp"

#include "hashing/release_bands.hpp"

namespace gprov::hashing {

HashData pool_hash_data(const PoolHashFrame& frame, const HashData& extension_data) {
  HashData data = frame.before;
  data.insert(data.end(), extension_data.begin(), extension_data.end());
  data.insert(data.end(), frame.after.begin(), frame.after.end());
  return data;
}

PoolHashFrame frame_v1(const FrameV1Input& input, const Version& library) {
  const NodeAgentKeyInput& pool = input.pool;
  PoolHashFrame frame{HashScheme::v1, {}, {}};
  append_kubernetes(frame.before, pool);
  frame.before.push_back({Trigger::machine_type, "", pool.machine_type_path, pool.machine_type});
  frame.before.push_back(
      {Trigger::machine_image, "", pool.image_path, pool.image_name.value_or("") + pool.image_version});
  append_volume(frame.before, pool);
  if (input.provider_config) {
    frame.before.push_back({Trigger::provider_config, "", input.provider_config_path, *input.provider_config});
  }
  const bool docker_is_nothing = has(library, GardenerFeature::docker_is_no_cri);
  if (pool.cri && !(docker_is_nothing && *pool.cri == "docker")) {
    frame.after.push_back({Trigger::cri, "", pool.cri_path, *pool.cri});
  }
  append_rotations(frame.after, pool);
  append_node_local_dns(frame.after, pool, library);
  return frame;
}

HashData in_place_data(const NodeAgentKeyInput& input) {
  HashData data;
  append_kubernetes(data, input);
  data.push_back({Trigger::machine_image, "", input.image_path + ".version", input.image_version});
  append_rotations(data, input);
  append_kubelet(data, input.kubelet, input.kubelet_path);
  return data;
}

std::optional<std::string> in_place_hash(const HashData& data) { return digest(data, 16); }

}  // namespace gprov::hashing

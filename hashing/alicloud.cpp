// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/alicloud.hpp"

namespace gprov::hashing::alicloud {

std::string flag_text(bool flag) { return flag ? "true" : "false"; }

HashData extension_data(const HashInput& input, HashScheme scheme) {
  HashData data;
  if (scheme == HashScheme::in_place) return data;
  if (input.volume_encrypted) {
    data.push_back({Trigger::alicloud_volume_encrypted, "", input.volume_path + ".encrypted", *input.volume_encrypted});
  }
  for (const DataVolume& volume : input.data_volumes) {
    data.push_back({Trigger::alicloud_data_volume_size, volume.name, volume.path + ".size", volume.size});
    if (volume.type) {
      data.push_back({Trigger::alicloud_data_volume_type, volume.name, volume.path + ".type", *volume.type});
    }
    if (volume.encrypted) {
      data.push_back({Trigger::alicloud_data_volume_encrypted, volume.name, volume.path + ".encrypted",
                      flag_text(*volume.encrypted)});
    }
  }
  return data;
}

}  // namespace gprov::hashing::alicloud

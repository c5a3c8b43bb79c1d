// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/small.hpp"

namespace gprov::hashing::small {
namespace {

std::string go_bool(bool value) { return value ? "true" : "false"; }

HashData volumes(const HashInput& input) {
  HashData data;
  if (input.volume_encrypted) {
    data.push_back(
        {Trigger::ironcore_volume_encrypted, "", input.volume_path + ".encrypted", go_bool(*input.volume_encrypted)});
  }
  for (const DataVolume& volume : input.data_volumes) {
    data.push_back({Trigger::ironcore_data_volume_name, volume.name, volume.path + ".name", volume.name});
    data.push_back({Trigger::ironcore_data_volume_size, volume.name, volume.path + ".size", volume.size});
    if (volume.type) {
      data.push_back({Trigger::ironcore_data_volume_type, volume.name, volume.path + ".type", *volume.type});
    }
    if (volume.encrypted) {
      data.push_back({Trigger::ironcore_data_volume_encrypted, volume.name, volume.path + ".encrypted",
                      go_bool(*volume.encrypted)});
    }
  }
  return data;
}

}  // namespace

HashData pool_data(PoolHashFrame frame, const HashInput& input, Extension extension, const Version& release) {
  HashData data;
  if (frame.scheme == HashScheme::v1 && has(extension, release, Feature::volumes_in_version_1)) data = volumes(input);
  if (extension == Extension::stackit) {
    std::erase_if(frame.before, [](const HashDatum& datum) { return datum.trigger == Trigger::provider_config; });
    if (frame.scheme != HashScheme::in_place) {
      openstack::append_machine_labels(data, input.machine_labels, Trigger::stackit_machine_label);
    }
  }
  return pool_hash_data(frame, data);
}

}  // namespace gprov::hashing::small

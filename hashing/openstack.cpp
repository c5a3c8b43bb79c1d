// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/openstack.hpp"

#include <algorithm>
#include <utility>

#include "hashing/release_bands_openstack.hpp"
#include "hashing/sha256.hpp"

namespace gprov::hashing::openstack {
namespace {

void append_security_groups(HashData& data, std::vector<SecurityGroup> groups) {
  std::stable_sort(groups.begin(), groups.end(),
                   [](const SecurityGroup& a, const SecurityGroup& b) { return a.name < b.name; });
  for (const SecurityGroup& group : groups) {
    data.push_back({Trigger::openstack_security_group, group.name, group.path, group.name});
  }
}

HashData extension_data(const HashInput& input, const Version& extension) {
  HashData data;
  if (input.server_group) {
    data.push_back({Trigger::openstack_server_group, "", input.server_group_path, *input.server_group});
  }
  append_machine_labels(data, input.labels, Trigger::openstack_machine_label);
  if (!input.security_groups.empty() && has(extension, Feature::security_groups)) {
    append_security_groups(data, input.security_groups);
  }
  return data;
}

}  // namespace

void append_machine_labels(HashData& data, const std::vector<MachineLabel>& labels, Trigger trigger) {
  std::vector<std::pair<std::string, const MachineLabel*>> pairs;
  for (const MachineLabel& label : labels) pairs.emplace_back(label.name + "=" + label.value, &label);
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [text, label] : pairs) {
    data.push_back({trigger, label->name, label->path, text});
  }
}

HashData pool_data(PoolHashFrame frame, const HashInput& input, const Version& extension) {
  const bool keeps_raw = input.raw_config == RawConfig::kept && has(extension, Feature::preserve_annotation);
  if (!keeps_raw) {
    std::erase_if(frame.before, [](const HashDatum& datum) { return datum.trigger == Trigger::provider_config; });
  }
  return pool_hash_data(frame, frame.scheme == HashScheme::in_place ? HashData() : extension_data(input, extension));
}

std::string server_group_name(const std::string& uid, const std::string& pool, const std::string& policy) {
  constexpr std::size_t kUidCharacters = 18, kHexDigits = 8;
  return uid.substr(0, kUidCharacters) + "-" + sha256_hex("pool=" + pool + ",policy=" + policy).substr(0, kHexDigits);
}

}  // namespace gprov::hashing::openstack

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gprov::hashing {

/// What a datum of a pool hash stands for. `analyzer/rules` has one row of words per trigger.
enum class Trigger : std::uint8_t {
  node_agent_secret,
  kubernetes_minor,
  machine_type,
  machine_image,
  volume_size,
  volume_type,
  cri,
  ca_rotation,
  service_account_key_rotation,
  node_local_dns,
  kubelet_reserved,
  eviction_hard,
  cpu_manager_policy,
  provider_config,  ///< of hash version 1, in which the core hashes it
  in_place_hash,    ///< stands for a list of its own, as node_agent_secret does
  azure_data_volume_size,
  azure_data_volume_type,
  azure_identity,
  azure_vmo,
  azure_subnet,
  azure_provider_config,
  azure_node_capacity,
  azure_volume_caching,
  azure_data_volume_name,
  azure_data_volume_image,
  azure_diagnostics_enabled,
  azure_diagnostics_storage,
  azure_capacity_reservation,
  alicloud_volume_encrypted,
  alicloud_data_volume_size,
  alicloud_data_volume_type,
  alicloud_data_volume_encrypted,
  aws_volume_encryption,
  aws_data_volume_size,
  aws_data_volume_type,
  aws_data_volume_encryption,
  aws_provider_config,
  aws_node_capacity,
  aws_volume_performance,
  aws_config_data_volume,
  aws_instance_profile,
  aws_instance_metadata,
  aws_cpu_options,
  aws_capacity_reservation,
  aws_instance_market,
  aws_network_interface,
  aws_placement,
  gcp_data_volume_name,
  gcp_data_volume_size,
  gcp_data_volume_type,
  gcp_data_volume_encrypted,
  gcp_provider_config,
  gcp_node_capacity,
  gcp_gpu,
  gcp_disk_interface,
  gcp_disk_encryption,
  gcp_boot_volume,
  gcp_disk_config,
  gcp_min_cpu_platform,
  gcp_service_account,
  openstack_server_group,
  openstack_machine_label,
  openstack_security_group,
  ironcore_volume_encrypted,
  ironcore_data_volume_name,
  ironcore_data_volume_size,
  ironcore_data_volume_type,
  ironcore_data_volume_encrypted,
  stackit_machine_label,
  extension_config,  ///< of a provider that this program does not know: the providerConfig as a whole, as somebody told
  extension_data,    ///< of a provider that this program does not know: always opaque
};

/// A value that cannot be known from manifests, only compared. Two opaque values with equal `token` are equal.
/// Otherwise equal `family` means "cannot tell" and another family (or a known text) means "different". Of a value
/// without a family nothing is known at all: "cannot tell" against any other.
struct Opaque {
  std::string token;
  std::string family;
  std::string why;  ///< a phrase for people: what is missing, and which object would make it known
  friend bool operator==(const Opaque& a, const Opaque& b) { return a.token == b.token; }
};

using DatumValue = std::variant<std::string, Opaque>;

/// One item of the list that Gardener hashes, with where it came from.
struct HashDatum {
  Trigger trigger{};
  std::string key;   ///< tells items of one trigger apart independent of position: a volume's name, a resource; or ""
  std::string path;  ///< Gardener's field path on this side, such as spec.provider.workers[0].machine.type
  DatumValue value;
};

/// The ordered list, exactly as upstream concatenates it. Absent items are absent, not empty.
using HashData = std::vector<HashDatum>;

/// First `hex_chars` characters of H(H(v1) ++ H(v2) ++ …) with H = lower-case hex SHA-256; nothing if a value is
/// opaque. Mirrors extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3.
[[nodiscard]] std::optional<std::string> digest(const HashData& data, std::size_t hex_chars);

enum class Equality : std::uint8_t { equal, different, unknown };

/// Whether two lists hash alike: their values in order, opaque values compared as tokens.
[[nodiscard]] Equality compare(const HashData& a, const HashData& b);

/// The same for one value.
[[nodiscard]] Equality compare(const DatumValue& a, const DatumValue& b);

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

struct Table {
  std::span<const Rule> rows;
  Kind kind = Kind::other;
};

std::array<Table, 33> tables() {
  // clang-format off
  return {
      Table{alicloud_rules(), Kind::rolls}, Table{alicloud_admission_rules(), Kind::rejected},
      Table{alicloud_class_rules(), Kind::drifts}, Table{alicloud_error_rules(), Kind::fails},
      Table{aws_rules(), Kind::rolls}, Table{aws_admission_rules(), Kind::rejected},
      Table{aws_class_rules(), Kind::drifts}, Table{aws_error_rules(), Kind::fails},
      Table{azure_rules(), Kind::rolls}, Table{azure_admission_rules(), Kind::rejected},
      Table{azure_class_rules(), Kind::drifts}, Table{azure_error_rules(), Kind::fails},
      Table{core_rules(), Kind::rolls}, Table{core_idle_rules()}, Table{core_lifecycle_rules()},
      Table{core_profile_rules(), Kind::rejected}, Table{core_validation_rules(), Kind::rejected},
      Table{core_validator_rules(), Kind::rejected},
      Table{gcp_rules(), Kind::rolls}, Table{gcp_admission_rules(), Kind::rejected},
      Table{gcp_class_rules(), Kind::drifts}, Table{gcp_error_rules(), Kind::fails},
      Table{openstack_rules(), Kind::rolls}, Table{openstack_admission_rules(), Kind::rejected},
      Table{openstack_class_rules(), Kind::drifts}, Table{openstack_error_rules(), Kind::fails},
      Table{small_rules(), Kind::rolls}, Table{small_admission_rules(), Kind::rejected},
      Table{small_class_rules(), Kind::drifts}, Table{small_error_rules(), Kind::fails},
      Table{alicloud_resource_rules()}, Table{azure_resource_rules()}, Table{core_resource_rules()},
  };  // clang-format on
}

bool is_before(const Rule& row, std::string_view id) { return row.id < id; }

std::vector<Rule> joined() {
  std::vector<Rule> rows;
  for (const Table& table : tables()) rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  std::sort(rows.begin(), rows.end(), [](const Rule& a, const Rule& b) { return is_before(a, b.id); });
  return rows;
}

struct Found {
  const Rule* row = nullptr;
  Kind kind = Kind::other;
};

/// Most runs look up a handful of rules, so they need not join the tables.
Found look_up(std::string_view id) {
  for (const Table& table : tables()) {
    const auto at = std::lower_bound(table.rows.begin(), table.rows.end(), id, is_before);
    if (at != table.rows.end() && at->id == id) return {&*at, table.kind};
  }
  return {};
}

std::string_view id_of(hashing::Trigger trigger) {
  using hashing::Trigger;
  switch (trigger) {
    case Trigger::node_agent_secret:
      return "core/node-agent-secret";
    case Trigger::kubernetes_minor:
      return "core/kubernetes-minor";
    case Trigger::machine_type:
      return "core/machine-type";
    case Trigger::machine_image:
      return "core/machine-image";
    case Trigger::volume_size:
      return "core/volume-size";
    case Trigger::volume_type:
      return "core/volume-type";
    case Trigger::cri:
      return "core/cri";
    case Trigger::ca_rotation:
      return "core/ca-rotation";
    case Trigger::service_account_key_rotation:
      return "core/service-account-key-rotation";
    case Trigger::node_local_dns:
      return "core/node-local-dns";
    case Trigger::kubelet_reserved:
      return "core/kube-reserved";
    case Trigger::eviction_hard:
      return "core/eviction-hard";
    case Trigger::cpu_manager_policy:
      return "core/cpu-manager-policy";
    case Trigger::provider_config:
      return "core/provider-config";
    case Trigger::in_place_hash:
      return "core/in-place-hash";
    case Trigger::azure_data_volume_size:
      return "azure/data-volume-size";
    case Trigger::azure_data_volume_type:
      return "azure/data-volume-type";
    case Trigger::azure_identity:
      return "azure/identity";
    case Trigger::azure_vmo:
      return "azure/fault-domains";
    case Trigger::azure_subnet:
      return "azure/zone-subnet";
    case Trigger::azure_provider_config:
      return "azure/provider-config";
    case Trigger::azure_node_capacity:
      return "azure/node-template-capacity";
    case Trigger::azure_volume_caching:
      return "azure/volume-caching";
    case Trigger::azure_data_volume_name:
      return "azure/data-volume-name";
    case Trigger::azure_data_volume_image:
      return "azure/data-volume-image";
    case Trigger::azure_diagnostics_enabled:
      return "azure/diagnostics-enabled";
    case Trigger::azure_diagnostics_storage:
      return "azure/diagnostics-storage";
    case Trigger::azure_capacity_reservation:
      return "azure/capacity-reservation";
    case Trigger::alicloud_volume_encrypted:
      return "alicloud/volume-encrypted";
    case Trigger::alicloud_data_volume_size:
      return "alicloud/data-volume-size";
    case Trigger::alicloud_data_volume_type:
      return "alicloud/data-volume-type";
    case Trigger::alicloud_data_volume_encrypted:
      return "alicloud/data-volume-encrypted";
    case Trigger::aws_volume_encryption:
      return "aws/volume-encryption";
    case Trigger::aws_data_volume_size:
      return "aws/data-volume-size";
    case Trigger::aws_data_volume_type:
      return "aws/data-volume-type";
    case Trigger::aws_data_volume_encryption:
      return "aws/data-volume-encryption";
    case Trigger::aws_provider_config:
      return "aws/provider-config";
    case Trigger::aws_node_capacity:
      return "aws/node-template-capacity";
    case Trigger::aws_volume_performance:
      return "aws/volume-performance";
    case Trigger::aws_config_data_volume:
      return "aws/config-data-volume";
    case Trigger::aws_instance_profile:
      return "aws/instance-profile";
    case Trigger::aws_instance_metadata:
      return "aws/instance-metadata";
    case Trigger::aws_cpu_options:
      return "aws/cpu-options";
    case Trigger::aws_capacity_reservation:
      return "aws/capacity-reservation";
    case Trigger::aws_instance_market:
      return "aws/instance-market";
    case Trigger::aws_network_interface:
      return "aws/network-interface";
    case Trigger::aws_placement:
      return "aws/placement";
    case Trigger::gcp_data_volume_name:
      return "gcp/data-volume-name";
    case Trigger::gcp_data_volume_size:
      return "gcp/data-volume-size";
    case Trigger::gcp_data_volume_type:
      return "gcp/data-volume-type";
    case Trigger::gcp_data_volume_encrypted:
      return "gcp/data-volume-encrypted";
    case Trigger::gcp_provider_config:
      return "gcp/provider-config";
    case Trigger::gcp_node_capacity:
      return "gcp/node-template-capacity";
    case Trigger::gcp_gpu:
      return "gcp/gpu";
    case Trigger::gcp_disk_interface:
      return "gcp/disk-interface";
    case Trigger::gcp_disk_encryption:
      return "gcp/disk-encryption";
    case Trigger::gcp_boot_volume:
      return "gcp/boot-volume";
    case Trigger::gcp_disk_config:
      return "gcp/disk-config";
    case Trigger::gcp_min_cpu_platform:
      return "gcp/min-cpu-platform";
    case Trigger::gcp_service_account:
      return "gcp/service-account";
    case Trigger::openstack_server_group:
      return "openstack/server-group";
    case Trigger::openstack_machine_label:
      return "openstack/machine-label";
    case Trigger::openstack_security_group:
      return "openstack/security-group";
    case Trigger::ironcore_volume_encrypted:
      return "ironcore/volume-encrypted";
    case Trigger::ironcore_data_volume_name:
      return "ironcore/data-volume-name";
    case Trigger::ironcore_data_volume_size:
      return "ironcore/data-volume-size";
    case Trigger::ironcore_data_volume_type:
      return "ironcore/data-volume-type";
    case Trigger::ironcore_data_volume_encrypted:
      return "ironcore/data-volume-encrypted";
    case Trigger::stackit_machine_label:
      return "stackit/machine-label";
    case Trigger::extension_config:
      return "core/extension-config";
    case Trigger::extension_data:
      return "core/extension-data";
  }
  return {};
}

}  // namespace

std::span<const Rule> all() {
  static const std::vector<Rule> kRows = joined();
  return kRows;
}

const Rule* find(std::string_view id) { return look_up(id).row; }

Kind kind_of(std::string_view id) { return look_up(id).kind; }

const Rule& of(hashing::Trigger trigger) {
  const Rule* row = find(id_of(trigger));
  if (row == nullptr) throw std::logic_error("no rule row for trigger " + std::to_string(static_cast<int>(trigger)));
  return *row;
}

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_validation.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

struct ValidationRow {
  ValidationFeature feature;
  Band band;
};

using enum ValidationFeature;

// Found by comparing the functions of pkg/api(s)/core/validation/shoot.go and plugin/pkg/shoot/validator/admission.go
// over all releases v1.83.0 – v1.149.0.
constexpr std::array kRows{
    ValidationRow{validator_mutates, {{}, {133}}},
    ValidationRow{workers_may_skip_minors, {{89}}},
    ValidationRow{skew_by_control_plane, {{}, {127}}},
    ValidationRow{cloud_profile_reference, {{92}}},
    ValidationRow{cloud_profile_name_fixed, {{}, {101}}},
    ValidationRow{cloud_profile_one_way, {{101}, {108}}},
    ValidationRow{cloud_profile_hierarchy, {{101}}},
    ValidationRow{cloud_profile_contents, {{108}}},
    ValidationRow{cloud_profile_name_gone, {{124}}},
    ValidationRow{credentials_binding, {{98}}},
    ValidationRow{credentials_binding_fixed, {{98}, {104}}},
    ValidationRow{credentials_binding_stays, {{104}}},
    ValidationRow{secret_binding_gone, {{127}}},
    ValidationRow{exposure_class_fixed, {{}, {139}}},
    ValidationRow{scheduler_name_label, {{130}}},
    ValidationRow{self_hosted, {{128}}},
    ValidationRow{self_hosted_with_binding, {{}, {130}}},
    ValidationRow{system_component_zones, {{}, {114}}},
    ValidationRow{in_place_gate_on_workers, {{113}, {118}}},
    ValidationRow{in_place_gate_on_new_pools, {{118}}},
    ValidationRow{in_place_pending, {{118}}},
    ValidationRow{in_place_image_order, {{136}}},
    ValidationRow{in_place_manual_surge_zero, {{115}, {125}}},
    ValidationRow{in_place_manual_no_surge, {{129}}},
    ValidationRow{surge_absent_is_zero, {{125}}},
    ValidationRow{node_local_dns_by_version, {{126}}},
    ValidationRow{worker_priority, {{126}}},
    ValidationRow{volume_name, {{127}}},
    ValidationRow{machine_errors_stop, {{115}}},
    ValidationRow{volume_errors_stop, {{115}}},
    ValidationRow{images_by_name, {{111}}},
    ValidationRow{image_unknown_by_version, {{132}}},
    ValidationRow{capabilities, {{124}}},
    ValidationRow{nodes_limit, {{113}}},
    ValidationRow{nodes_limit_maximum, {{}, {136}}},
    ValidationRow{cpu_manager_policy, {{128}}},
    ValidationRow{system_reserved_gone, {{102}, {141}}},
    ValidationRow{image_gc_age, {{120}}},
    ValidationRow{pod_eviction_timeout_gone, {{122}}},
    ValidationRow{pod_eviction_forbidden, {{136}}},
    ValidationRow{node_cidr_ipv6, {{138}}},
    ValidationRow{addons_gone, {{136}}},
    ValidationRow{addons_by_default, {{}, {136}}},
    ValidationRow{nft_proxy_mode, {{135}}},
    ValidationRow{ip_families_fixed, {{}, {117}}},
    ValidationRow{ip_families_may_grow, {{125}}},
    ValidationRow{ip_families_may_shrink, {{132}}},
    ValidationRow{nodes_network_fixed, {{}, {96}}},
    ValidationRow{dual_stack_networks, {{109}}},
    ValidationRow{networks_disjoint, {{146}}},
    ValidationRow{encryption_in_status, {{133}}},
    ValidationRow{rotation_without_rollout, {{112}}},
    ValidationRow{self_hosted_hibernation, {{148}}},
};

}  // namespace

bool has(const Version& gardener, ValidationFeature feature) {
  for (const ValidationRow& row : kRows) {
    if (row.feature == feature) return contains(row.band, gardener);
  }
  return false;
}

}  // namespace gprov::hashing

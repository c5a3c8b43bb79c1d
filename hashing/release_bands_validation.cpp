// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_validation.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

using enum ValidationFeature;

// Found by comparing the functions of pkg/api(s)/core/validation/shoot.go and plugin/pkg/shoot/validator/admission.go
// over all releases v1.83.0 – v1.149.0.
constexpr std::array kRows{
    FeatureRow{validator_mutates, {{}, {133}}},
    FeatureRow{workers_may_skip_minors, {{89}}},
    FeatureRow{skew_by_control_plane, {{}, {127}}},
    FeatureRow{cloud_profile_reference, {{92}}},
    FeatureRow{cloud_profile_name_fixed, {{}, {101}}},
    FeatureRow{cloud_profile_one_way, {{101}, {108}}},
    FeatureRow{cloud_profile_hierarchy, {{101}}},
    FeatureRow{cloud_profile_contents, {{108}}},
    FeatureRow{cloud_profile_name_gone, {{124}}},
    FeatureRow{credentials_binding, {{98}}},
    FeatureRow{credentials_binding_fixed, {{98}, {104}}},
    FeatureRow{credentials_binding_stays, {{104}}},
    FeatureRow{secret_binding_gone, {{127}}},
    FeatureRow{exposure_class_fixed, {{}, {139}}},
    FeatureRow{scheduler_name_label, {{130}}},
    FeatureRow{self_hosted, {{128}}},
    FeatureRow{self_hosted_with_binding, {{}, {130}}},
    FeatureRow{system_component_zones, {{}, {114}}},
    FeatureRow{in_place_gate_on_workers, {{113}, {118}}},
    FeatureRow{in_place_gate_on_new_pools, {{118}}},
    FeatureRow{in_place_pending, {{118}}},
    FeatureRow{in_place_image_order, {{136}}},
    FeatureRow{in_place_manual_surge_zero, {{115}, {125}}},
    FeatureRow{in_place_manual_no_surge, {{129}}},
    FeatureRow{surge_absent_is_zero, {{125}}},
    FeatureRow{node_local_dns_by_version, {{126}}},
    FeatureRow{worker_priority, {{126}}},
    FeatureRow{volume_name, {{127}}},
    FeatureRow{machine_errors_stop, {{115}}},
    FeatureRow{volume_errors_stop, {{115}}},
    FeatureRow{images_by_name, {{111}}},
    FeatureRow{image_unknown_by_version, {{132}}},
    FeatureRow{capabilities, {{124}}},
    FeatureRow{nodes_limit, {{113}}},
    FeatureRow{nodes_limit_maximum, {{}, {136}}},
    FeatureRow{cpu_manager_policy, {{128}}},
    FeatureRow{system_reserved_gone, {{102}, {141}}},
    FeatureRow{image_gc_age, {{120}}},
    FeatureRow{pod_eviction_timeout_gone, {{122}}},
    FeatureRow{pod_eviction_forbidden, {{136}}},
    FeatureRow{node_cidr_ipv6, {{138}}},
    FeatureRow{addons_gone, {{136}}},
    FeatureRow{addons_by_default, {{}, {136}}},
    FeatureRow{max_pd_vols, {{136}}},
    FeatureRow{nft_proxy_mode, {{135}}},
    FeatureRow{nft_proxy_gate, {{135}, {142}}},
    FeatureRow{ip_families_fixed, {{}, {117}}},
    FeatureRow{ip_families_may_grow, {{125}}},
    FeatureRow{ip_families_may_shrink, {{132}}},
    FeatureRow{nodes_network_fixed, {{}, {96}}},
    FeatureRow{dual_stack_networks, {{109}}},
    FeatureRow{networks_disjoint, {{146}}},
    FeatureRow{encryption_in_status, {{133}}},
    FeatureRow{rotation_without_rollout, {{112}}},
    FeatureRow{self_hosted_hibernation, {{148}}},
};

}  // namespace

bool has(const Version& gardener, ValidationFeature feature) { return has_feature<kRows>(gardener, feature); }

}  // namespace gprov::hashing

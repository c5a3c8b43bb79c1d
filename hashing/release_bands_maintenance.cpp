// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_maintenance.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

using enum MaintenanceFeature;

// pkg/controllermanager/controller/shoot/maintenance/reconciler.go by tag.
constexpr std::array kRows{
    FeatureRow{machine_type_must_exist, {{125}}},
    FeatureRow{in_place_images, {{124}}},
    FeatureRow{in_place_keeps_current, {{128}}},
    FeatureRow{maintain_among_others, {{133}}},
    FeatureRow{operations_with_reconcile, {{135}}},
    FeatureRow{rotates_credentials, {{135}}},
    FeatureRow{hibernated_keeps_key, {{149}}},
    FeatureRow{failure_is_forgotten, {{97}}},
    FeatureRow{disables_pod_security_policy, {{}, {90}}},
    FeatureRow{disables_static_token, {{}, {114}}},
    FeatureRow{raises_maximum, {{}, {114}}},
    FeatureRow{limits_swap, {{95}, {133}}},
    FeatureRow{limits_swap_by_new_version, {{103}}},
    FeatureRow{removes_oidc_client, {{106}, {141}}},
    FeatureRow{adds_up_reservations, {{106}, {141}}},
    FeatureRow{removes_oidc, {{107}, {142}}},
    FeatureRow{removes_pod_eviction_timeout, {{122}}},
    FeatureRow{removes_empty_bulk_delete, {{123}}},
    FeatureRow{moves_to_credentials_binding, {{127}}},
    FeatureRow{removes_fields_of_1_35, {{136}}},
    FeatureRow{removes_dns_secrets, {{139}}},
    FeatureRow{removes_gates_and_plugins, {{91}}},
    // validator/admission.go#performKubernetesDefaulting, strategy.go, defaults_shoot.go by tag.
    FeatureRow{static_token_by_version, {{}, {114}}},
    FeatureRow{static_token_gone, {{114}}},
    FeatureRow{anonymous_authentication_off, {{}, {121}}},
    FeatureRow{empty_bulk_delete_ten, {{87}, {121}}},
};

}  // namespace

bool has(const Version& gardener, MaintenanceFeature feature) { return has_feature<kRows>(gardener, feature); }

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_maintenance.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

using enum MaintenanceFeature;

struct Row {
  MaintenanceFeature feature;
  Band band;
};

// pkg/controllermanager/controller/shoot/maintenance/reconciler.go by tag.
constexpr std::array kRows{
    Row{machine_type_must_exist, {{125}}},
    Row{in_place_images, {{124}}},
    Row{in_place_keeps_current, {{128}}},
    Row{maintain_among_others, {{133}}},
    Row{operations_with_reconcile, {{135}}},
    Row{rotates_credentials, {{135}}},
    Row{hibernated_keeps_key, {{149}}},
    Row{failure_is_forgotten, {{97}}},
    Row{disables_pod_security_policy, {{}, {90}}},
    Row{disables_static_token, {{}, {114}}},
    Row{raises_maximum, {{}, {114}}},
    Row{limits_swap, {{95}, {133}}},
    Row{limits_swap_by_new_version, {{103}}},
    Row{removes_oidc_client, {{106}, {141}}},
    Row{adds_up_reservations, {{106}, {141}}},
    Row{removes_oidc, {{107}, {142}}},
    Row{removes_pod_eviction_timeout, {{122}}},
    Row{removes_empty_bulk_delete, {{123}}},
    Row{moves_to_credentials_binding, {{127}}},
    Row{removes_fields_of_1_35, {{136}}},
    Row{removes_dns_secrets, {{139}}},
    Row{removes_gates_and_plugins, {{91}}},
    // validator/admission.go#performKubernetesDefaulting, strategy.go, defaults_shoot.go by tag.
    Row{static_token_by_version, {{}, {114}}},
    Row{static_token_gone, {{114}}},
    Row{anonymous_authentication_off, {{}, {121}}},
    Row{empty_bulk_delete_ten, {{87}, {121}}},
};

}  // namespace

bool has(const Version& gardener, MaintenanceFeature feature) {
  for (const Row& row : kRows) {
    if (row.feature == feature) return contains(row.band, gardener);
  }
  return false;
}

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/small/traits.hpp"
#include "analyzer/providers/worker_path.hpp"

// What the smaller extensions' webhooks for Shoots have in common.

namespace gprov::providers::small {

inline constexpr const char* kInfrastructurePath = "spec.provider.infrastructureConfig";
inline constexpr const char* kControlPlanePath = "spec.provider.controlPlaneConfig";
inline constexpr const char* kImmutable = "field is immutable";

/// Whether admission can read the Shoot's infrastructureConfig; says why not.
bool readable(const Validation& validation, const ConfigTypes& types, const char* rule, Strictness strictness);
/// The same of controlPlaneConfig where it is given.
bool control_plane_readable(const Validation& validation, const ConfigTypes& types, const char* rule);

/// Zones may only be appended.
void keep_zones(const Validation& validation, const char* rule);
/// At least one zone, and none twice where `once` is given.
void need_zones(const Validation& validation, const char* rule, bool once);

/// A member of both infrastructureConfigs, as canonical JSON, must stay.
void keep_member(const Validation& validation, const char* rule, const char* member, const char* type,
                 const std::string& path, const char* message);

/// cloudControllerManager.featureGates
void check_gates(const Validation& validation, const char* rule);

/// A member of a configuration that must be text of at least one character.
void need_text(Refusals& refusals, const char* rule, const manifest::Node& map, const char* member,
               const std::string& path, const std::string& message);

/// Whether the text is an IP address.
[[nodiscard]] bool is_address(const std::string& text);

/// Mirrors k8s.io/apimachinery/pkg/api/validation/generic.go#NameIsDNSLabel.
void check_label(Refusals& refusals, const char* rule, const std::string& name, const std::string& path);

}  // namespace gprov::providers::small

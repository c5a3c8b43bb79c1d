// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/rules/rule.hpp"

// The rows by scope, each sorted by id. rules.cpp joins them.

namespace gprov::rules {

[[nodiscard]] std::span<const Rule> alicloud_rules();
[[nodiscard]] std::span<const Rule> alicloud_admission_rules();
[[nodiscard]] std::span<const Rule> alicloud_class_rules();
[[nodiscard]] std::span<const Rule> alicloud_error_rules();
[[nodiscard]] std::span<const Rule> aws_admission_rules();
[[nodiscard]] std::span<const Rule> aws_class_rules();
[[nodiscard]] std::span<const Rule> aws_error_rules();
[[nodiscard]] std::span<const Rule> aws_rules();
[[nodiscard]] std::span<const Rule> azure_rules();
[[nodiscard]] std::span<const Rule> azure_admission_rules();
[[nodiscard]] std::span<const Rule> azure_class_rules();
[[nodiscard]] std::span<const Rule> azure_error_rules();
[[nodiscard]] std::span<const Rule> core_rules();
[[nodiscard]] std::span<const Rule> core_idle_rules();
[[nodiscard]] std::span<const Rule> core_lifecycle_rules();
[[nodiscard]] std::span<const Rule> core_profile_rules();
[[nodiscard]] std::span<const Rule> core_validation_rules();
[[nodiscard]] std::span<const Rule> core_validator_rules();
[[nodiscard]] std::span<const Rule> gcp_rules();
[[nodiscard]] std::span<const Rule> gcp_class_rules();
[[nodiscard]] std::span<const Rule> gcp_error_rules();
[[nodiscard]] std::span<const Rule> gcp_admission_rules();
[[nodiscard]] std::span<const Rule> openstack_admission_rules();
[[nodiscard]] std::span<const Rule> openstack_rules();
[[nodiscard]] std::span<const Rule> openstack_class_rules();
[[nodiscard]] std::span<const Rule> openstack_error_rules();
[[nodiscard]] std::span<const Rule> small_rules();
[[nodiscard]] std::span<const Rule> small_admission_rules();
[[nodiscard]] std::span<const Rule> small_class_rules();
[[nodiscard]] std::span<const Rule> small_error_rules();

[[nodiscard]] std::span<const Rule> alicloud_resource_rules();
[[nodiscard]] std::span<const Rule> azure_resource_rules();
[[nodiscard]] std::span<const Rule> core_resource_rules();

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

// What Kubernetes takes as a name, a label and a percentage. Each list holds what is wrong, in upstream's words; empty:
// nothing. Mirrors k8s.io/apimachinery/pkg/util/validation/validation.go@v0.35.

namespace gprov::gardener {

[[nodiscard]] std::vector<std::string> dns_label_errors(std::string_view value);
[[nodiscard]] std::vector<std::string> dns_subdomain_errors(std::string_view value);
/// A label's key, with or without a DNS prefix.
[[nodiscard]] std::vector<std::string> qualified_name_errors(std::string_view value);
[[nodiscard]] std::vector<std::string> label_value_errors(std::string_view value);
/// Digits and a percent sign.
[[nodiscard]] bool is_percent(std::string_view value);

}  // namespace gprov::gardener

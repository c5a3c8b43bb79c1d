// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/gardener/admission.hpp"

namespace gprov::gardener {

/// What one stage of a request refuses, in the words of k8s.io/apimachinery/pkg/util/validation/field/errors.go.
struct Refusals {
  std::string by;  ///< validation, validator, …
  std::vector<Rejection> all;
  std::string object = "Shoot";
};

void forbidden(Refusals& refusals, std::string_view rule, std::string path, std::string_view detail);
void required(Refusals& refusals, std::string_view rule, std::string path, std::string_view detail);
/// `value` is printed in quotes.
void invalid(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
             std::string_view detail);
void invalid_number(Refusals& refusals, std::string_view rule, std::string path, long long value,
                    std::string_view detail);
/// `value` is JSON already, as upstream prints what is no text.
void invalid_json(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
                  std::string_view detail);
void duplicate(Refusals& refusals, std::string_view rule, std::string path, std::string_view value);
void too_long(Refusals& refusals, std::string_view rule, std::string path, std::size_t limit);
void not_supported(Refusals& refusals, std::string_view rule, std::string path, std::string_view value,
                   const std::vector<std::string>& supported);
/// Any type, and a message as it is: for plain errors.
void refuse_as(Refusals& refusals, std::string_view rule, std::string_view type, std::string_view message);
/// A plain error instead of one of a field.
void refuse(Refusals& refusals, std::string_view rule, std::string path, std::string_view message);

/// "[a b]", as Go prints a slice with %+v.
[[nodiscard]] std::string listed(const std::vector<std::string>& values);

/// ["a","b"]
[[nodiscard]] std::string json_list(const std::vector<std::string>& values);

/// The same values once each, in the order of their bytes.
[[nodiscard]] std::vector<std::string> sorted(std::vector<std::string> values);

}  // namespace gprov::gardener

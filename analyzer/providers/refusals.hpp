// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/gardener/admission.hpp"

namespace gprov::providers {

/// The errors of one step of an extension's validating webhook, on their way into the answer.
/// Mirrors k8s.io/apimachinery/pkg/util/validation/field/errors.go#ToAggregate@v0.35: equal ones are told once.
class Refusals {
 public:
  Refusals(std::vector<gardener::Rejection>& all, std::string object) : all_(all), object_(std::move(object)) {}

  /// `value` only tells errors of one field apart, as it stands in upstream's text; `place` is the field's own path
  /// where upstream names another.
  void add(const char* rule, const char* type, const std::string& path, const std::string& message,
           const std::string& value = "", const std::string& place = "") {
    if (!told_.insert(path + '\0' + type + '\0' + value + '\0' + message).second) return;
    all_.push_back({rule, object_, "extension-validator", type, path, message, place});
    ++count_;
  }
  [[nodiscard]] bool any() const { return count_ > 0; }

 private:
  std::vector<gardener::Rejection>& all_;
  std::string object_;
  std::set<std::string> told_;
  std::size_t count_ = 0;
};

}  // namespace gprov::providers

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;

constexpr const char* kRule = "core/profile-capabilities";

/// What upstream puts in one sentence for a capability's name or value.
void validate_name(const ProfileReview& review, const std::string& path, const std::string& name,
                   const std::string& what) {
  if (!has(review, qualified_names)) return;
  std::vector<std::string> errors = qualified_name_errors(name);
  if (errors.empty() && name.find('/') != std::string::npos) {
    errors.push_back("name '" + name + "' must not contain a prefix");
  }
  if (errors.empty()) return;
  std::string all;
  for (const std::string& error : errors) all += (all.empty() ? "" : ", ") + error;
  invalid_json(review.refusals, kRule, path, json_text(name), what + " must be qualified name: " + all);
}

void validate_values(const ProfileReview& review, const std::string& name, const std::vector<std::string>& values,
                     const std::string& path) {
  if (name.empty()) {
    required(review.refusals, kRule, path, "capability keys must not be empty");
  } else {
    validate_name(review, path, name, "capability key");
  }
  const std::string at = path + "." + name;
  if (values.empty()) required(review.refusals, kRule, at, "capability values must not be empty");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) {
      required(review.refusals, kRule, indexed(at, i), "capability values must not be empty");
    } else {
      validate_name(review, indexed(at, i), values[i], "capability value");
    }
  }
}

}  // namespace

const std::vector<std::string>* find_definition(const Definitions& definitions, std::string_view name) {
  const auto found =
      std::find_if(definitions.rbegin(), definitions.rend(), [&](const auto& one) { return one.name == name; });
  return found == definitions.rend() ? nullptr : &found->values;
}

/// #validateCapabilityDefinitions@v1.149.3
void validate_capability_definitions(const ProfileReview& review, const Definitions& definitions,
                                     const std::string& path) {
  if (definitions.empty()) return;
  if (!review.environment.profile_capabilities.value_or(has(review, capabilities_gate_default))) {
    forbidden(review.refusals, kRule, path,
              "machineCapabilities are not allowed with disabled CloudProfileCapabilities feature gate");
  }
  std::map<std::string, const std::vector<std::string>*> by_name;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const std::string at = indexed(path, i) + ".name";
    const std::string& name = definitions[i].name;
    if (by_name.contains(name)) duplicate(review.refusals, kRule, at, name);
    if (has(review, reserved_capabilities) && name.starts_with("gardener-")) {
      forbidden(review.refusals, kRule, at, "the \"gardener-\" prefix is reserved for Gardener-core capabilities");
    }
    by_name[name] = &definitions[i].values;
  }
  if (const auto* values = find_definition(definitions, kArchitecture)) {
    for (const std::string& value : *values) {
      if (value == "amd64" || value == "arm64") continue;
      invalid(review.refusals, kRule, path + "." + kArchitecture, value, "allowed architectures are: amd64, arm64");
    }
  } else {
    required(review.refusals, kRule, path + "." + kArchitecture, "architecture capability is required");
  }
  for (const auto& [name, values] : by_name) validate_values(review, name, *values, path);
}

void validate_capabilities(const ProfileReview& review, const model::Capabilities& capabilities,
                           const Definitions& definitions, const std::string& path) {
  std::vector<std::string> names;
  for (const auto& definition : definitions) names.push_back(definition.name);
  for (const auto& [name, values] : capabilities) {
    const auto* defined = find_definition(definitions, name);
    if (defined == nullptr) {
      not_supported(review.refusals, kRule, path, name, sorted(names));
      continue;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::find(defined->begin(), defined->end(), values[i]) != defined->end()) continue;
      not_supported(review.refusals, kRule, indexed(path + "." + name, i), values[i], *defined);
    }
  }
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "hashing/quantity.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;

constexpr const char* kRule = "core/profile-machine-type";
constexpr const char* kVolumeRule = "core/profile-volume-type";

std::string quantity_json(std::optional<std::string> quantity) {
  hashing::canonicalize_quantity(quantity);
  return quantity ? json_text(*quantity) : "null";
}

/// #validateMachineTypeStorage@v1.149.3
void validate_storage(const ProfileReview& review, const model::MachineTypeStorage& storage, const std::string& path) {
  if (storage.size.has_value() == storage.min_size.has_value()) {
    return invalid_json(review.refusals, kRule, path,
                        "{\"Class\":" + json_text(storage.storage_class) +
                            ",\"StorageSize\":" + quantity_json(storage.size) + ",\"Type\":" + json_text(storage.type) +
                            ",\"MinSize\":" + quantity_json(storage.min_size) + "}",
                        storage.size ? "not allowed to configure both \"size\" and \"minSize\""
                                     : "must either configure \"size\" or \"minSize\"");
  }
  if (storage.size) validate_quantity(review, kRule, path + ".size", *storage.size);
  if (storage.min_size) validate_quantity(review, kRule, path + ".minSize", *storage.min_size);
}

/// #validateMachineTypeArchitecture@v1.149.3
void validate_architecture(const ProfileReview& review, const model::MachineType& type, const Definitions& definitions,
                           const std::string& path) {
  const std::string own = type.architecture.value_or("");
  if (!definitions.empty()) {
    const auto found = type.capabilities.find(kArchitecture);
    static const std::vector<std::string> kNone;
    const auto& values = found == type.capabilities.end() ? kNone : found->second;
    if (values.size() > 1) {
      invalid_json(review.refusals, kRule, path + ".capabilities.architecture", json_list(values),
                   "must not define more than one architecture");
    }
    if (values.size() == 1 && !own.empty() && own != values.front()) {
      invalid(review.refusals, kRule, path + ".architecture", values.front(),
              "machine type architecture (" + own + ") conflicts with the capability architecture (" + values.front() +
                  ")");
    }
  }
  if (!own.empty() && own != "amd64" && own != "arm64") {
    not_supported(review.refusals, kRule, path + ".architecture", own, {"amd64", "arm64"});
  }
}

/// #ValidateMachineType@v1.149.3. False: the name was there before.
bool validate_machine_type(const ProfileReview& review, const model::MachineType& type, const Definitions& definitions,
                           std::set<std::string>& seen, const std::string& path) {
  if (type.name.empty()) {
    required(review.refusals, kRule, path + ".name", "must provide a name");
  } else {
    validate_unprefixed_name(review, kRule, path + ".name", type.name, "machine type name must be a qualified name: ");
  }
  if (!seen.insert(type.name).second) {
    duplicate(review.refusals, kRule, path + ".name", type.name);
    return false;
  }
  validate_quantity(review, kRule, path + ".cpu", type.cpu);
  validate_quantity(review, kRule, path + ".gpu", type.gpu);
  validate_quantity(review, kRule, path + ".memory", type.memory);
  validate_architecture(review, type, definitions, path);
  if (!definitions.empty()) validate_capabilities(review, type.capabilities, definitions, path + ".capabilities");
  if (type.storage) validate_storage(review, *type.storage, path + ".storage");
  return true;
}

}  // namespace

void validate_machine_types(const ProfileReview& review, const std::vector<model::MachineType>& types,
                            const Definitions& definitions, const std::string& path) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const bool fresh = validate_machine_type(review, types[i], definitions, seen, indexed(path, i));
    if (!fresh && !has(review, duplicates_go_on)) return;
  }
}

void validate_profile_machine_types(const ProfileReview& review, const std::vector<model::MachineType>& types,
                                    const Definitions& definitions, const std::string& path) {
  if (types.empty()) required(review.refusals, kRule, path, "must provide at least one machine type");
  validate_machine_types(review, types, definitions, path);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const bool is_told =
        !definitions.empty() && (has(review, type_by_capability) || types[i].capabilities.contains(kArchitecture));
    if (types[i].architecture.value_or("").empty() && !is_told) {
      required(review.refusals, kRule, indexed(path, i) + ".architecture", "must provide an architecture");
    }
    if (definitions.empty() && !types[i].capabilities.empty()) {
      forbidden(review.refusals, kRule, indexed(path, i) + ".capabilities",
                "must not provide capabilities without global definition");
    }
  }
}

void validate_volume_types(const ProfileReview& review, const std::vector<model::VolumeType>& types,
                           const std::string& path) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const model::VolumeType& type = types[i];
    const std::string at = indexed(path, i);
    if (type.name.empty()) {
      required(review.refusals, kVolumeRule, at + ".name", "must provide a name");
    } else {
      validate_unprefixed_name(review, kVolumeRule, at + ".name", type.name,
                               "volume type name must be a qualified name: ");
    }
    if (!seen.insert(type.name).second) return duplicate(review.refusals, kVolumeRule, at + ".name", type.name);
    if (type.storage_class.empty()) {
      required(review.refusals, kVolumeRule, at + ".class", "must provide a class");
    } else {
      validate_unprefixed_name(review, kVolumeRule, at + ".class", type.storage_class,
                               "volume class must be a qualified name: ");
    }
    if (type.min_size) validate_quantity(review, kVolumeRule, at + ".minSize", *type.min_size);
  }
}

}  // namespace gprov::gardener

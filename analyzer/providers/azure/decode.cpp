// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/decode.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/config_node.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;
using manifest::Type;

/// A field that came with a release. Lists on the way are walked through.
struct NewerField {
  const model::TypeSpec* type;
  Feature feature;
  std::initializer_list<std::string_view> path;
};

const std::array kNewerFields{
    NewerField{&kCloudProfileConfig, Feature::cloud_configuration, {"cloudConfiguration"}},
    NewerField{&kCloudProfileConfig,
               Feature::skip_marketplace_agreement,
               {"machineImages", "versions", "skipMarketplaceAgreement"}},
    NewerField{&kCloudProfileConfig, Feature::capability_flavors, {"machineImages", "versions", "capabilityFlavors"}},
    NewerField{&kWorkerConfig, Feature::diagnostics_profile, {"diagnosticsProfile"}},
    NewerField{&kWorkerConfig, Feature::data_volume_images, {"dataVolumes"}},
    NewerField{&kWorkerConfig, Feature::virtual_capacity, {"nodeTemplate", "virtualCapacity"}},
    NewerField{&kWorkerConfig, Feature::volume_caching, {"volume"}},
    NewerField{&kWorkerConfig, Feature::capacity_reservation, {"capacityReservation"}},
    NewerField{&kInfrastructureConfig, Feature::nat_gateway_sku, {"networks", "natGateway", "sku"}},
    NewerField{&kInfrastructureConfig, Feature::nat_gateway_sku, {"networks", "zones", "natGateway", "sku"}},
};

/// The paths below `node` of the fields that `names` lead to. Hardly any config has one, so a path is written from its
/// end, once there is a field.
std::vector<std::string> find_fields(const Node& node, std::span<const std::string_view> names) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& at, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) found.push_back(at + (path.starts_with('[') ? "" : ".") + path);
  };
  for (std::size_t i = 0; i < node.items().size(); ++i) {
    const std::vector<std::string> paths = find_fields(node.items()[i], names);
    if (!paths.empty()) add("[" + std::to_string(i) + "]", paths);
  }
  const Node* member = node.find(names.front());
  if (member == nullptr) return found;
  if (names.size() == 1) return {std::string(names.front())};
  add(std::string(names.front()), find_fields(*member, names.subspan(1)));
  return found;
}

/// What a config looks like to every release.
struct Inspection {
  std::vector<model::FieldError> errors;               ///< by the newest release's type
  std::vector<std::pair<Feature, std::string>> newer;  ///< fields that are there, and what brought them
};

Inspection inspect(const Node& node, const model::TypeSpec& type) {
  Inspection result{model::check(node, type, ""), {}};
  for (const NewerField& newer : kNewerFields) {
    if (newer.type != &type) continue;
    for (std::string& path : find_fields(node, {newer.path.begin(), newer.path.size()})) {
      result.newer.emplace_back(newer.feature, std::move(path));
    }
  }
  return result;
}

std::vector<std::string> unknown_fields(const Inspection& config, const hashing::Version& extension) {
  std::vector<std::string> fields;
  for (const model::FieldError& error : config.errors) {
    if (error.reason != model::FieldError::Reason::unknown_field) continue;
    fields.push_back(error.path.starts_with('.') ? error.path.substr(1) : error.path);
  }
  for (const auto& [feature, path] : config.newer) {
    if (!hashing::azure::has(extension, feature)) fields.push_back(path);
  }
  std::sort(fields.begin(), fields.end());
  return fields;
}

std::string strict_error(const std::vector<std::string>& fields) {
  std::string text = "strict decoding error: ";
  for (const std::string& field : fields) {
    if (&field != &fields.front()) text += ", ";
    text += "unknown field \"" + field + "\"";
  }
  return text;
}

bool is_own_kind(const std::string& kind) {
  constexpr std::array kTypes{&kInfrastructureConfig, &kInfrastructureStatus, &kControlPlaneConfig,
                              &kWorkerConfig,         &kWorkerStatus,         &kCloudProfileConfig};
  return std::any_of(kTypes.begin(), kTypes.end(), [&](const model::TypeSpec* type) { return type->name == kind; });
}

/// Without apiVersion or kind.
std::optional<std::string> untyped_error(const Node& node, const std::string& kind, Reader reader) {
  if (reader == Reader::admission) {
    const std::string missing = kind.empty() ? "Kind" : "apiVersion";
    return "Object '" + missing + "' is missing";
  }
  std::vector<std::string> fields;
  for (const manifest::Member& member : node.members()) {
    if (member.key != "apiVersion" && member.key != "kind") fields.emplace_back(member.key);
  }
  if (fields.empty()) return std::nullopt;
  std::sort(fields.begin(), fields.end());
  return strict_error(fields);
}

std::optional<std::string> kind_error(const std::string& kind, const std::string& version, const model::TypeSpec& type,
                                      const hashing::Version& extension) {
  if (kind == type.name && version == kApiVersion) return std::nullopt;
  if (version == kApiVersion && is_own_kind(kind)) {
    return "converting (v1alpha1." + kind + ") to (azure." + std::string(type.name) + "): unknown conversion";
  }
  return "no kind \"" + kind + "\" is registered for version \"" + version +
         "\" in scheme \"pkg/runtime/scheme.go:" + std::to_string(hashing::azure::scheme_line(extension)) + "\"";
}

using Inspect = std::function<std::shared_ptr<const Inspection>(const Node& node)>;

std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type, Reader reader,
                                        const hashing::Version& extension, const Inspect& inspect_once) {
  if (!is_given(raw)) return std::nullopt;
  const Node& node = *raw.node;
  if (node.type != Type::map)
    return "couldn't get version/kind; json parse error: json: cannot unmarshal into an object";
  const std::string kind = text(node, "kind");
  const std::string version = text(node, "apiVersion");
  if (kind.empty() || version.empty()) return untyped_error(node, kind, reader);
  if (auto error = kind_error(kind, version, type, extension)) return error;

  const auto config = inspect_once(node);
  for (const model::FieldError& error : config->errors) {
    if (error.reason != model::FieldError::Reason::unknown_field) return model::sentence(error);
  }
  const std::vector<std::string> fields = unknown_fields(*config, extension);
  if (fields.empty()) return std::nullopt;
  return strict_error(fields);
}

}  // namespace

std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type, Reader reader,
                                        const hashing::Version& extension) {
  return decode_error(raw, type, reader, extension,
                      [&](const Node& node) { return std::make_shared<const Inspection>(inspect(node, type)); });
}

std::optional<std::string> profile_decode_error(const Side& side) {
  const model::TypeSpec& type = kCloudProfileConfig;
  return decode_error(side.profile->provider_config, type, Reader::controller, side.environment.extension,
                      [&](const Node& node) {
                        const auto look = [&] { return inspect(node, type); };
                        return side.configs == nullptr ? std::make_shared<const Inspection>(look())
                                                       : side.configs->once<Inspection>(&node, look);
                      });
}

}  // namespace gprov::providers::azure

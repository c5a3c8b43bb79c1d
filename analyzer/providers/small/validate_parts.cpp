// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/validate_parts.hpp"

#include <algorithm>
#include <set>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/names.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/feature_gates.hpp"
#include "analyzer/providers/worker_rules.hpp"

namespace gprov::providers::small {

using manifest::Node;

bool readable(const Validation& validation, const ConfigTypes& types, const char* rule, Strictness strictness) {
  const model::RawExtension& raw = validation.shoot.spec.provider.infrastructure_config;
  if (!is_given(raw)) {
    validation.refusals.add(rule, "Required", kInfrastructurePath,
                            "infrastructureConfig must be set for " + std::string(types.provider) + " shoots");
    return false;
  }
  const auto error = decode_error(raw, *types.infrastructure_config, types.api_version, strictness, Reader::admission);
  if (!error) return true;
  validation.refusals.add(rule, "", "", "error decoding infrastructureConfig: " + *error, "", kInfrastructurePath);
  return false;
}

bool control_plane_readable(const Validation& validation, const ConfigTypes& types, const char* rule) {
  const model::RawExtension& raw = validation.shoot.spec.provider.control_plane_config;
  if (!is_given(raw)) return true;
  const auto error =
      decode_error(raw, *types.control_plane_config, types.api_version, Strictness::strict, Reader::admission);
  if (!error) return true;
  validation.refusals.add(rule, "", "", "error decoding controlPlaneConfig: " + *error, "", kControlPlanePath);
  return false;
}

void keep_zones(const Validation& validation, const char* rule) {
  if (validation.old == nullptr) return;
  const auto& workers = validation.shoot.spec.provider.workers;
  const auto& old_workers = validation.old->spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const auto old = std::find_if(old_workers.begin(), old_workers.end(),
                                  [&](const model::ShootWorker& one) { return one.name == workers[i].name; });
    if (old == old_workers.end() || only_appended(old->zones, workers[i].zones)) continue;
    validation.refusals.add(rule, "Invalid", worker_path(i) + ".zones", kImmutable);
  }
}

void need_zones(const Validation& validation, const char* rule, bool once) {
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (workers[i].zones.empty()) {
      validation.refusals.add(rule, "Required", worker_path(i) + ".zones", "at least one zone must be configured");
    }
    std::set<std::string> seen;
    for (std::size_t j = 0; once && j < workers[i].zones.size(); ++j) {
      if (seen.insert(workers[i].zones[j]).second) continue;
      validation.refusals.add(rule, "Invalid", worker_path(i) + ".zones[" + std::to_string(j) + "]",
                              "must only be specified once per worker group", workers[i].zones[j]);
    }
  }
}

void keep_member(const Validation& validation, const char* rule, const char* member, const char* type,
                 const std::string& path, const char* message) {
  if (validation.old == nullptr) return;
  const auto value = [&](const model::Shoot& shoot) {
    const Node* config = map_of(shoot.spec.provider.infrastructure_config);
    const Node* node = config == nullptr ? nullptr : config->find(member);
    return node == nullptr || node->type == manifest::Type::null ? "" : model::canonical_text({node});
  };
  if (value(*validation.old) == value(validation.shoot)) return;
  validation.refusals.add(rule, type, path, message, "", std::string(kInfrastructurePath) + "." + member);
}

void check_gates(const Validation& validation, const char* rule) {
  refuse(validation.refusals, rule, refused_manager_gates(validation.shoot, validation.environment.library));
}

void need_text(Refusals& refusals, const char* rule, const Node& map, const char* member, const std::string& path,
               const std::string& message) {
  if (text(map, member).empty()) refusals.add(rule, "Required", path + "." + member, message);
}

bool is_address(const std::string& text) {
  return gardener::parse_cidr(text + (text.find(':') == std::string::npos ? "/32" : "/128")).has_value();
}

void check_label(Refusals& refusals, const char* rule, const std::string& name, const std::string& path) {
  for (const std::string& error : gardener::dns_label_errors(name)) refusals.add(rule, "Invalid", path, error, name);
}

}  // namespace gprov::providers::small

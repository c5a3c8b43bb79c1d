// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_check.hpp"

#include <algorithm>
#include <set>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/secrets.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers {
namespace {

using manifest::Node;
using manifest::Problem;
using manifest::Severity;
using manifest::Type;

class Checker {
 public:
  explicit Checker(const ConfigTypes& types) : types_(types) {}

  std::vector<Problem> problems;

  [[nodiscard]] const ConfigTypes& types() const { return types_; }

  void at(const model::Origin& origin) { origin_ = &origin; }

  void config(const model::RawExtension& raw, const model::TypeSpec* type, const std::string& path) {
    if (type == nullptr || raw.node == nullptr || raw.node->type == Type::null) return;
    const Node& node = *raw.node;
    for (model::FieldError& error : model::check(node, *type, path)) {
      if (types_.add_hint != nullptr) types_.add_hint(error);
      add(Severity::error, error.offset, model::sentence(error));
    }
    if (node.type == Type::map) type_meta(node, *type, path);
  }

  void add(Severity severity, std::uint64_t offset, std::string message) {
    Problem problem;
    problem.severity = severity;
    if (origin_ != nullptr && origin_->source != nullptr) problem.at = manifest::position(*origin_->source, offset);
    problem.message = std::move(message);
    problems.push_back(std::move(problem));
  }
  void add_at(Severity severity, const std::string& path, std::string message) {
    const std::uint64_t offset =
        origin_ != nullptr && origin_->root != nullptr ? manifest::locate(*origin_->root, path) : 0;
    add(severity, offset, std::move(message));
  }

 private:
  void type_meta(const Node& node, const model::TypeSpec& type, const std::string& path) {
    expect(node, "apiVersion", types_.api_version, path);
    expect(node, "kind", type.name, path);
  }

  void expect(const Node& node, std::string_view field, std::string_view wanted, const std::string& path) {
    const Node* value = node.get(field);
    const std::string name = path + "." + std::string(field);
    const std::string write = "write '" + std::string(field) + ": " + std::string(wanted) + "'";
    if (value == nullptr) {
      add(Severity::error, node.offset, name + ": expected '" + std::string(wanted) + "', got nothing; " + write);
    } else if (value->type == Type::string && value->text() != wanted) {
      const std::string found(value->text());
      add(Severity::error, value->offset,
          name + ": expected '" + std::string(wanted) + "', got " +
              (manifest::is_sensitive(found) ? "another text" : "'" + found + "'") + "; " + write);
    }
  }

  const ConfigTypes& types_;
  const model::Origin* origin_ = nullptr;
};

void check_shoot(Checker& checker, const model::Object<model::Shoot>& object) {
  const model::Provider& provider = object.value.spec.provider;
  if (provider.type != checker.types().provider) return;
  checker.at(object.origin);
  checker.config(provider.infrastructure_config, checker.types().infrastructure_config,
                 "spec.provider.infrastructureConfig");
  checker.config(provider.control_plane_config, checker.types().control_plane_config,
                 "spec.provider.controlPlaneConfig");
  for (std::size_t i = 0; i < provider.workers.size(); ++i) {
    checker.config(provider.workers[i].provider_config, checker.types().worker_config,
                   "spec.provider.workers[" + std::to_string(i) + "].providerConfig");
  }
}

void warn_unmapped(Checker& checker, const std::string& image, const std::string& version, const std::string& path) {
  checker.add_at(Severity::warning, path,
                 path + ": machine image " + image + " has no entry for version '" + version +
                     "' in providerConfig.machineImages, so new pools cannot get it; add one");
}

void check_mappings(Checker& checker, const model::CloudProfileSpec& profile, const std::string& prefix) {
  if (checker.types().mapped_images == nullptr || !profile.provider_config) return;
  const auto listed = checker.types().mapped_images(profile.provider_config);
  std::set<std::pair<std::string_view, std::string_view>> mapped;
  for (const auto& [image, version] : listed) mapped.emplace(image, version);
  for (std::size_t i = 0; i < profile.machine_images.size(); ++i) {
    const model::CloudProfileImage& image = profile.machine_images[i];
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const std::string& version = image.versions[j].version;
      if (mapped.contains({image.name, version})) continue;
      warn_unmapped(checker, "'" + image.name + "'", version,
                    prefix + ".machineImages[" + std::to_string(i) + "].versions[" + std::to_string(j) + "]");
    }
  }
}

void advise_volume_types(Checker& checker, const model::CloudProfileSpec& profile, const std::string& prefix) {
  if (checker.types().volume_advice == nullptr) return;
  for (std::size_t i = 0; i < profile.volume_types.size(); ++i) {
    const std::string& name = profile.volume_types[i].name;
    const std::string_view advice = checker.types().volume_advice(name);
    if (advice.empty()) continue;
    const std::string path = prefix + ".volumeTypes[" + std::to_string(i) + "].name";
    checker.add_at(Severity::warning, path, path + ": volume type '" + name + "' " + std::string(advice));
  }
}

void check_profile(Checker& checker, const model::Origin& origin, const model::CloudProfileSpec& profile,
                   const std::string& prefix) {
  if (profile.type != checker.types().provider) return;
  checker.at(origin);
  const std::size_t before = checker.problems.size();
  checker.config(profile.provider_config, checker.types().cloud_profile_config, prefix + ".providerConfig");
  if (checker.problems.size() == before) check_mappings(checker, profile, prefix);
  advise_volume_types(checker, profile, prefix);
}

void check_infrastructure(Checker& checker, const model::Object<model::Infrastructure>& object) {
  if (object.value.spec.type != checker.types().provider) return;
  checker.at(object.origin);
  checker.config(object.value.spec.provider_config, checker.types().infrastructure_config, "spec.providerConfig");
  checker.config(object.value.status.provider_status, checker.types().infrastructure_status, "status.providerStatus");
}

void check_worker(Checker& checker, const model::Object<model::Worker>& object) {
  const model::WorkerSpec& spec = object.value.spec;
  if (spec.type != checker.types().provider) return;
  checker.at(object.origin);
  checker.config(spec.infrastructure_provider_status, checker.types().infrastructure_status,
                 "spec.infrastructureProviderStatus");
  for (std::size_t i = 0; i < spec.pools.size(); ++i) {
    checker.config(spec.pools[i].provider_config, checker.types().worker_config,
                   "spec.pools[" + std::to_string(i) + "].providerConfig");
  }
  checker.config(object.value.status.provider_status, checker.types().worker_status, "status.providerStatus");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> mapped_images(const model::RawExtension& raw) {
  std::vector<std::pair<std::string, std::string>> result;
  const Node* config = map_of(raw);
  if (config == nullptr) return result;
  const auto add = [&](const Node& holder) {
    for (const Node& image : list(holder, "machineImages")) {
      for (const Node& version : list(image, "versions")) {
        result.emplace_back(text(image, "name"), text(version, "version"));
      }
    }
  };
  add(*config);
  for (const Node& region : list(*config, "regions")) add(region);
  return result;
}

std::vector<Problem> check_configs(const model::Objects& objects, const ConfigTypes& types) {
  Checker checker(types);
  for (const auto& object : objects.shoots) check_shoot(checker, object);
  for (const auto& object : objects.cloud_profiles) check_profile(checker, object.origin, object.value.spec, "spec");
  for (const auto& object : objects.namespaced_cloud_profiles) {
    if (object.value.status.cloud_profile_spec) {
      check_profile(checker, object.origin, *object.value.status.cloud_profile_spec, "status.cloudProfileSpec");
    }
  }
  for (const auto& object : objects.infrastructures) check_infrastructure(checker, object);
  for (const auto& object : objects.workers) check_worker(checker, object);
  return std::move(checker.problems);
}

}  // namespace gprov::providers

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/controller_config.hpp"

#include <algorithm>

#include "analyzer/providers/config_node.hpp"

namespace gprov::providers {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;

// k8s.io/component-base/config/v1alpha1 and github.com/gardener/gardener/extensions/pkg/apis/config/v1alpha1
constexpr FieldSpec kClientConnectionFields[] = {
    {"kubeconfig", text}, {"acceptContentTypes", text}, {"contentType", text}, {"qps", float64}, {"burst", int32}};
constexpr FieldSpec kRestFields[] = {{"qps", float64}, {"burst", int64}, {"timeout", int64}};
constexpr TypeSpec kRest{"RESTOptions", kRestFields};
constexpr FieldSpec kHealthCheckFields[] = {{"syncPeriod", duration}, {"shootRESTOptions", object, &kRest}};
constexpr FieldSpec kStorageFields[] = {{"className", text}, {"capacity", quantity}};
constexpr TypeSpec kStorage{"ETCDStorage", kStorageFields};
constexpr FieldSpec kBackupFields[] = {{"schedule", text}};
constexpr TypeSpec kBackup{"ETCDBackup", kBackupFields};
constexpr FieldSpec kEtcdFields[] = {{"storage", object, &kStorage}, {"backup", object, &kBackup}};

void set_gates(const manifest::Node& root, const std::vector<std::string>& known, LoadedConfiguration& result) {
  for (const std::string& name : known) result.gates[name] = false;
  const manifest::Node* gates = providers::object(root, "featureGates");
  if (gates == nullptr) return;
  // AllAlpha stands behind what is told of a gate by name; AllBeta touches none.
  for (const std::string& name : known) {
    if (const auto all = optional_flag(*gates, "AllAlpha")) result.gates[name] = *all;
  }
  for (const manifest::Member& member : gates->members()) {
    const std::string name(member.key);
    if (name == "AllAlpha" || name == "AllBeta") continue;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      result.error = "unrecognized feature gate: " + name;
      result.path = "featureGates." + name;
      result.starts = false;
      return;
    }
    result.gates[name] = member.value.type == manifest::Type::boolean && member.value.boolean;
  }
}

}  // namespace

const TypeSpec kClientConnection{"ClientConnectionConfiguration", kClientConnectionFields};
const TypeSpec kEtcd{"ETCD", kEtcdFields};
const TypeSpec kHealthCheckConfig{"HealthCheckConfig", kHealthCheckFields};

LoadedConfiguration load_configuration(const manifest::Node* root, const TypeSpec& type, std::string_view api_version,
                                       const std::vector<std::string>* gates) {
  LoadedConfiguration result;
  result.starts = true;
  if (root == nullptr) {
    if (gates != nullptr) {
      for (const std::string& name : *gates) result.gates[name] = false;
    }
    return result;
  }
  const std::string version = providers::text(*root, "apiVersion");
  const std::string kind = providers::text(*root, "kind");
  if (version != api_version || kind != type.name) {
    result.starts = false;
    result.error = "no kind \"" + (kind.empty() ? "Config" : kind) + "\" is registered for version \"" +
                   (version.empty() ? "v1alpha1" : version) + "\"";
    result.path = version != api_version ? "apiVersion" : "kind";
    return result;
  }
  for (const model::FieldError& error : model::check(*root, type, "")) {
    if (error.reason == model::FieldError::Reason::unknown_field) {
      result.ignored.push_back(error.path);
    } else if (result.starts) {
      result.starts = false;
      result.error = model::sentence(error);
      result.path = error.path;
    }
  }
  if (result.starts && gates != nullptr) set_gates(*root, *gates, result);
  return result;
}

}  // namespace gprov::providers

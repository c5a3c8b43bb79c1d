// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/installation.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors charts/gardener-extension-provider-azure/{values.yaml,templates} and
// pkg/apis/config/v1alpha1/types.go@v1.62.1.

namespace gprov::providers::azure {
namespace {
using enum hashing::azure::ResourceFeature;
using Kind = gardener::ResourceEffect::Kind;
using Time = gardener::ResourceEffect::Time;
using model::FieldSpec;
using model::TypeSpec;

constexpr std::string_view kConfigVersion = "azure.provider.extensions.config.gardener.cloud/v1alpha1";

constexpr FieldSpec kFields[] = {{"apiVersion", model::Kind::text},
                                 {"kind", model::Kind::text},
                                 {"clientConnection", model::Kind::object, &kClientConnection},
                                 {"etcd", model::Kind::object, &kEtcd},
                                 {"healthCheckConfig", model::Kind::object, &kHealthCheckConfig},
                                 {"featureGates", model::Kind::boolean, nullptr, model::Shape::map}};
constexpr TypeSpec kConfiguration{"ControllerConfiguration", kFields};

constexpr std::string_view kPresets = R"(
replicaCount: 1
maxUnavailable: 1
maxSurge: 50%
config:
  clientConnection:
    acceptContentTypes: application/json
    contentType: application/json
    qps: 100
    burst: 130
  etcd:
    storage:
      className: gardener.cloud-fast
      capacity: 33Gi
)";

std::vector<ReadValue> read_values(const hashing::Version& extension) {
  using enum Reads;
  std::vector<ReadValue> rows = common_values();
  rows.insert(rows.end(), {
                              {"config.featureGates", configuration},
                              {"config.etcd.storage.provisioner", other},
                              {"config.etcd.storage.parameters", other},
                              {"servicePrincipals", other},
                              {"controllers.csimigration.concurrentSyncs", pods},
                          });
  if (hashing::azure::has(extension, chart_logging)) {
    rows.push_back({"logging.level", pods});
    rows.push_back({"logging.format", pods});
  }
  return rows;
}

std::string render(const Value& values, const hashing::Version& extension, std::string& error) {
  const Value config = values["config"];
  std::string text = "apiVersion: " + std::string(kConfigVersion) + "\nkind: ControllerConfiguration\n";
  print_client_connection(config, text, error);
  const Value etcd = config["etcd"], storage = etcd["storage"];
  if (!etcd.is_map() || !storage.is_map()) error = "config.etcd.storage is no map";
  text += "etcd:\n  storage:\n    className: " + storage["className"].printed() +
          "\n    capacity: " + storage["capacity"].printed() + "\n";
  if (const Value backup = etcd["backup"]; backup.truthy()) {
    if (hashing::azure::has(extension, chart_backup)) {
      text += "  backup: " + backup.json() + "\n";
    } else {
      for (const std::string& key : backup.keys()) text += "  " + key + ": " + backup[key].json() + "\n";
    }
  }
  if (const Value gates = config["featureGates"]; gates.truthy()) {
    if (hashing::azure::has(extension, chart_gates_as_written)) return text + "featureGates: " + gates.json() + "\n";
    text += "featureGates:\n";
    for (const std::string& key : gates.keys()) text += "  " + key + ": " + gates[key].printed() + "\n";
  }
  return text;
}

std::vector<std::pair<std::string, Value>> secret_data(const Value& values) {
  std::vector<std::pair<std::string, Value>> result;
  const std::vector<Value> principals = values["servicePrincipals"].items();
  for (std::size_t i = 0; i < principals.size(); ++i) {
    for (const char* key : {"tenantID", "clientID", "clientSecret"}) {
      result.emplace_back("servicePrincipals[" + std::to_string(i) + "]." + key, principals[i][key]);
    }
  }
  return result;
}

std::vector<std::string> gates_of(const hashing::Version& extension) {
  std::vector<std::string> names = {"DisableRemedyController"};
  if (hashing::azure::has(extension, gate_immutable_buckets)) names.emplace_back("EnableImmutableBuckets");
  if (hashing::azure::has(extension, gate_vmo_and_nat)) {
    names.emplace_back("ForceAvailabilitySetMigration");
    names.emplace_back("ForceNatGateway");
  }
  return names;
}

constexpr Chart kChart{kPresets, read_values, render, load, secret_data};

/// Seeds' and BackupBuckets' settings that hang on the gate.
void tell_gate(const ResourceRequest& request, const LoadedConfiguration& now, const LoadedConfiguration& old,
               const std::string& path) {
  const auto on = [](const LoadedConfiguration& loaded) {
    const auto gate = loaded.gates.find("EnableImmutableBuckets");
    return loaded.starts && gate != loaded.gates.end() && gate->second;
  };
  if (!now.starts || on(now) == on(old)) return;
  add_effect(request, "azure/immutable-buckets-gate",
             on(now)
                 ? "the retention policies of BackupBucketConfigs are set from now on, with the next reconciliation "
                   "of each BackupBucket; the credentials need more permissions for that"
                 : "the retention policies of BackupBucketConfigs are no longer looked at; what is set on buckets "
                   "stays",
             Time::next_reconciliation, path);
}

/// The name as the documentation spells it.
void tell_spelling(const ResourceRequest& request, const LoadedConfiguration& loaded) {
  if (loaded.error != "unrecognized feature gate: enableImmutableBuckets") return;
  add_effect(request, "azure/immutable-buckets-gate",
             "the gate is called EnableImmutableBuckets, with a capital E; names of feature gates are case-sensitive",
             Time::manual, "");
}

}  // namespace

LoadedConfiguration load(const manifest::Node* root, const hashing::Version& extension) {
  const std::vector<std::string> gates = gates_of(extension);
  return load_configuration(root, kConfiguration, kConfigVersion, &gates);
}

void follow_configuration(const ResourceRequest& request, ResourceAnswer& answer) {
  const hashing::Version& extension = request.environment.extension;
  const LoadedConfiguration now = load(request.resource.root, extension);
  follow_loaded(request, answer, now);
  tell_spelling(request, now);
  tell_gate(request, now, request.old == nullptr ? LoadedConfiguration() : load(request.old->root, extension),
            "featureGates");
}

void follow_installation(const ResourceRequest& request, ResourceAnswer& answer) {
  follow_chart(request, answer, kChart, "azure");
  if (!answer.starts) return;
  const hashing::Version& extension = request.environment.extension;
  const LoadedConfiguration now = load_installation(kChart, values_of(request.resource), extension);
  tell_spelling(request, now);
  tell_gate(
      request, now,
      request.old == nullptr ? LoadedConfiguration() : load_installation(kChart, values_of(*request.old), extension),
      "");
  if (request.old == nullptr) return;
  const ChartValues values = chart_values(kChart, values_of(request.resource));
  const ChartValues before = chart_values(kChart, values_of(*request.old));
  if (values.all["servicePrincipals"].json() == before.all["servicePrincipals"].json()) return;
  add_effect(request, "azure/service-principal",
             "the Secrets of managed service principals change: Shoots of their tenants without credentials of their "
             "own keep the old ones until they are reconciled",
             Time::next_reconciliation, "");
}

std::optional<bool> immutable_buckets(const model::Objects& objects, const hashing::Version& extension) {
  const auto gate = [](const LoadedConfiguration& loaded) {
    const auto found = loaded.gates.find("EnableImmutableBuckets");
    return found != loaded.gates.end() && found->second;
  };
  if (const auto* file = find_resource(objects, model::KindId::controller_configuration, "", "azure")) {
    return gate(load(file->root, extension));
  }
  if (const model::Resource* deployment = installation_of(objects, "azure")) {
    return gate(load_installation(kChart, values_of(*deployment), extension));
  }
  return std::nullopt;
}

std::vector<model::SecretObject> installed_principals(const model::Objects& objects) {
  std::vector<model::SecretObject> result;
  const model::Resource* deployment = installation_of(objects, "azure");
  if (deployment == nullptr) return result;
  const ChartValues values = chart_values(kChart, values_of(*deployment));
  for (const Value& principal : values.all["servicePrincipals"].items()) {
    model::SecretObject& secret = result.emplace_back();
    for (const std::string& key : principal.keys()) {
      if (const auto bytes = manifest::decode_base64(principal[key].printed())) secret.data[key] = *bytes;
    }
  }
  return result;
}

}  // namespace gprov::providers::azure

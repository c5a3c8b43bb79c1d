// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/installation.hpp"

#include <algorithm>

#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/providers/resource_lookup.hpp"

namespace gprov::providers {
namespace {

using Kind = gardener::ResourceEffect::Kind;
using Time = gardener::ResourceEffect::Time;

constexpr const char* kValues = "core/controller-deployment-values";

const model::Installation* installation(const model::Resource* resource) {
  return resource == nullptr ? nullptr : model::as<model::Installation>(*resource);
}

/// Where a value of the chart stands in the manifest.
std::string value_path(const model::Resource& resource, const std::string& value) {
  const model::Installation* found = installation(&resource);
  return (found == nullptr ? "helm" : found->helm_path) + ".values" + (value.empty() ? "" : "." + value);
}

/// A scalar as it is after the template printed it and a YAML reader took it.
bool is_base64_when_printed(const Value& value) {
  if (!value.given()) return true;
  const ParsedText parsed = parse_text("v: " + value.printed() + "\n");
  const manifest::Node* node = parsed.root == nullptr ? nullptr : parsed.root->find("v");
  if (node == nullptr) return false;
  if (node->type == manifest::Type::null) return true;
  return node->type == manifest::Type::string && manifest::decode_base64(node->text()).has_value();
}

std::string chart_of(const model::Installation& one) {
  if (!one.helm) return "type " + one.type;
  const auto& oci = one.helm->oci_repository;
  if (!oci) return one.helm->chart;
  return oci->ref.value_or("") + " " + oci->repository.value_or("") + ":" + oci->tag.value_or("") + "@" +
         oci->digest.value_or("");
}

void follow_release(const ResourceRequest& request, std::string_view provider) {
  const model::Installation* now = installation(&request.resource);
  const model::Installation* old = installation(request.old);
  if (old == nullptr || chart_of(*now) == chart_of(*old)) return;
  const auto version = [&](const model::Objects& objects) -> std::string {
    for (const auto& one : objects.controller_deployments) {
      if (one.value.metadata.name == request.resource.metadata.name) return one.value.version;
    }
    return "";
  };
  const std::string before = version(request.before), after = version(request.after);
  std::string what = "another chart of provider-" + std::string(provider) + " is installed";
  if (!before.empty() && !after.empty() && before != after) what += ": " + before + " becomes " + after;
  add_effect(
      request, "core/controller-deployment-release",
      what + "; its pods restart, and worker pools are judged by the new release (see the Shoots of this report)",
      Time::now, installation(&request.resource)->helm_path);
}

struct Changed {
  std::vector<std::string> pods, deployment, other;
  bool configuration = false;
};

Changed changed_values(const Chart& chart, const Value& now, const Value& old, const hashing::Version& extension) {
  Changed changed;
  for (const ReadValue& row : chart.read_values(extension)) {
    if (now.at(row.path).json() == old.at(row.path).json()) continue;
    const std::string path(row.path);
    if (row.what == Reads::pods) changed.pods.push_back(path);
    if (row.what == Reads::deployment) changed.deployment.push_back(path);
    if (row.what == Reads::other) changed.other.push_back(path);
  }
  std::string error;
  changed.configuration = chart.render(now, extension, error) != chart.render(old, extension, error);
  return changed;
}

void follow_values(const ResourceRequest& request, const Chart& chart, std::string_view provider) {
  const manifest::Node* own = values_of(request.resource);
  const hashing::Version& extension = request.environment.extension;
  const std::string name = "provider-" + std::string(provider);
  const ChartValues now = chart_values(chart, own);
  const ChartValues old = chart_values(chart, request.old == nullptr ? nullptr : values_of(*request.old));
  if (request.old != nullptr) {
    const Changed changed = changed_values(chart, now.all, old.all, extension);
    if (changed.configuration) {
      add_effect(request, kValues,
                 "the configuration file of " + name + " changes, so its pods restart and take it from then on",
                 Time::now, value_path(request.resource, "config"));
    }
    if (!changed.pods.empty()) {
      add_effect(request, kValues, "the pods of " + name + " restart: " + listed(changed.pods) + " changed", Time::now,
                 value_path(request.resource, changed.pods.front()));
    }
    if (!changed.deployment.empty()) {
      add_effect(request, kValues,
                 "the Deployment of " + name + " changes beside its pods: " + listed(changed.deployment), Time::now,
                 value_path(request.resource, changed.deployment.front()));
    }
    if (!changed.other.empty()) {
      add_effect(request, kValues,
                 "objects beside the Deployment of " + name + " change: " + listed(changed.other) + " changed",
                 Time::now, value_path(request.resource, changed.other.front()));
    }
  }
  const std::vector<std::string> unread = unread_values(own, chart.read_values(extension));
  if (unread.empty()) return;
  add_effect(request, "core/controller-deployment-unread",
             "no template of " + name + " reads " + listed(unread) + ": " +
                 (unread.size() == 1 ? "this value has" : "these values have") + " no effect",
             Time::never, value_path(request.resource, unread.front()));
}

}  // namespace

std::vector<ReadValue> common_values() {
  using enum Reads;
  return {
      {"config.clientConnection.acceptContentTypes", configuration},
      {"config.clientConnection.contentType", configuration},
      {"config.clientConnection.qps", configuration},
      {"config.clientConnection.burst", configuration},
      {"config.etcd.storage.className", configuration},
      {"config.etcd.storage.capacity", configuration},
      {"config.etcd.backup", configuration},
      {"config.etcd.storage.volumeBindingMode", other},
      {"vpa", other},
      {"replicaCount", deployment},
      {"maxUnavailable", deployment},
      {"maxSurge", deployment},
      {"ignoreResources", deployment},
      {"image", pods},
      {"imageVectorOverwrite", pods},
      {"resources", pods},
      {"metrics.enableScraping", pods},
      {"metricsPort", pods},
      {"healthPort", pods},
      {"usablePorts", pods},
      {"webhookConfig.servicePort", pods},
      {"webhookConfig.serverPort", pods},
      {"disableControllers", pods},
      {"disableWebhooks", pods},
      {"controllers.ignoreOperationAnnotation", pods},
      {"controllers.heartbeat.renewIntervalSeconds", pods},
      {"gardener", pods},
      {"controllers.backupbucket.concurrentSyncs", pods},
      {"controllers.backupentry.concurrentSyncs", pods},
      {"controllers.bastion.concurrentSyncs", pods},
      {"controllers.controlplane.concurrentSyncs", pods},
      {"controllers.dnsrecord.concurrentSyncs", pods},
      {"controllers.healthcheck.concurrentSyncs", pods},
      {"controllers.infrastructure.concurrentSyncs", pods},
      {"controllers.worker.concurrentSyncs", pods},
  };
}

void print_client_connection(const Value& config, std::string& text, std::string& error) {
  const Value connection = config["clientConnection"];
  if (!connection.truthy()) return;
  text += "clientConnection:\n";
  for (const char* key : {"acceptContentTypes", "contentType", "qps", "burst"}) {
    if (!connection[key].satisfies_required()) {
      error = ".Values.config.clientConnection." + std::string(key) + " is required";
    }
    text += std::string("  ") + key + ": " + connection[key].printed() + "\n";
  }
}

ChartValues chart_values(const Chart& chart, const manifest::Node* own) {
  ParsedText presets = parse_text(std::string(chart.presets));
  const Value all(own, presets.root);
  return {std::move(presets), all};
}

LoadedConfiguration load_installation(const Chart& chart, const manifest::Node* own,
                                      const hashing::Version& extension) {
  const ChartValues values = chart_values(chart, own);
  LoadedConfiguration loaded;
  std::string error;
  const std::string text = chart.render(values.all, extension, error);
  if (!error.empty()) {
    loaded.error = "the chart cannot be rendered: " + error;
    return loaded;
  }
  const ParsedText parsed = parse_text(text);
  if (!parsed.error.empty()) {
    loaded.error = "the configuration file is no YAML";
    return loaded;
  }
  loaded = chart.load(parsed.root, extension);
  for (const auto& [path, value] : chart.secret_data(values.all)) {
    if (is_base64_when_printed(value)) continue;
    loaded.starts = false;
    if (loaded.error.empty()) loaded.error = path + " is not base64, so its Secret cannot be created";
  }
  return loaded;
}

void follow_loaded(const ResourceRequest& request, ResourceAnswer& answer, const LoadedConfiguration& loaded) {
  answer.starts = loaded.starts;
  const bool is_file = request.resource.kind == model::KindId::controller_configuration;
  if (!loaded.starts) {
    add_effect(request, "core/controller-configuration",
               "the extension's controllers do not start with it: " + loaded.error, Time::now,
               is_file ? loaded.path : value_path(request.resource, ""), Kind::failure);
  }
  if (loaded.ignored.empty()) return;
  add_effect(request, "core/controller-configuration-ignored",
             "the extension passes over " + listed(loaded.ignored) + " silently: its configuration has no such " +
                 (loaded.ignored.size() == 1 ? "field" : "fields"),
             Time::never, is_file ? loaded.ignored.front() : value_path(request.resource, ""));
}

void follow_chart(const ResourceRequest& request, ResourceAnswer& answer, const Chart& chart,
                  std::string_view provider) {
  const model::Installation* now = installation(&request.resource);
  if (now == nullptr || !now->helm) return;
  follow_release(request, provider);
  follow_values(request, chart, provider);
  follow_loaded(request, answer, load_installation(chart, values_of(request.resource), request.environment.extension));
}

}  // namespace gprov::providers

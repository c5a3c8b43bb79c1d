// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/machine_class.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/gcp/class_disks.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::DatumValue;
using hashing::Opaque;
using hashing::gcp::Feature;

class Content {
 public:
  explicit Content(const ClassInput& input)
      : input_(input), worker_path_("spec.provider.workers[" + std::to_string(input.pool->index) + "]") {}

  std::vector<ContentItem> items;

  void add(const char* rule, std::string key, std::string path, DatumValue value, Subject subject = Subject::shoot) {
    items.push_back({rule, std::move(key), subject, std::move(path), std::move(value)});
  }
  [[nodiscard]] std::string worker(const std::string& field) const { return worker_path_ + field; }
  [[nodiscard]] const ClassInput& input() const { return input_; }
  [[nodiscard]] const model::WorkerPool& pool() const { return input_.pool->pool; }
  [[nodiscard]] const hashing::gcp::WorkerConfig* config() const {
    return input_.config ? &input_.config->hashed : nullptr;
  }
  [[nodiscard]] bool has(Feature feature) const {
    return hashing::gcp::has(input_.side->environment.extension, feature);
  }

 private:
  const ClassInput& input_;
  std::string worker_path_;
};

void add_labels(Content& content) {
  struct Label {
    std::string value, path;
  };
  const Side& side = *content.input().side;
  const std::string name = side.shoot == nullptr ? std::string() : side.shoot->metadata.name;
  std::map<std::string, Label> labels{{"name", {sanitize_label_value(name), "metadata.name"}},
                                      {"k8s-cluster-name", {sanitize_label_value(side.technical_id), "metadata.name"}}};
  for (const auto& [label, value] : content.pool().labels) {
    const std::string key = sanitize_label(label);
    if (key.empty()) continue;
    labels[key] = {sanitize_label_value(value), label_path(side, *content.input().pool, label)};
  }
  for (const auto& [key, label] : labels) content.add("gcp/instance-labels", key, label.path, label.value);
}

void add_machine(Content& content) {
  const model::WorkerPool& pool = content.pool();
  content.add("gcp/class-machine-type", "", content.worker(".machine.type"), pool.machine_type);
  if (!pool.machine_image.name.empty() && !pool.machine_image.version.empty()) {
    std::string version = pool.machine_image.version;
    std::replace(version.begin(), version.end(), '+', '_');
    content.add("gcp/class-operating-system", "", content.worker(".machine.image"),
                pool.machine_image.name + " " + version);
  }
  const hashing::gcp::WorkerConfig* config = content.config();
  if (config == nullptr) return;
  if (config->gpu) {
    content.add("gcp/class-gpu", "type", config->path + ".gpu.acceleratorType", config->gpu->accelerator_type);
    content.add("gcp/class-gpu", "count", config->path + ".gpu.count", std::to_string(config->gpu->count));
  }
  if (config->min_cpu_platform && !config->min_cpu_platform->empty()) {
    content.add("gcp/class-min-cpu-platform", "", config->path + ".minCpuPlatform", *config->min_cpu_platform);
  }
}

void add_service_account(Content& content) {
  constexpr const char* kRule = "gcp/class-service-account";
  const hashing::gcp::WorkerConfig* config = content.config();
  if (config != nullptr && config->service_account) {
    std::vector<std::string> scopes = config->service_account->scopes;
    // Hashing sorted them in place.
    if (content.has(Feature::config_by_sorted_list)) std::sort(scopes.begin(), scopes.end());
    content.add(kRule, "email", config->path + ".serviceAccount.email", config->service_account->email);
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      content.add(kRule, "scope " + std::to_string(i), config->path + ".serviceAccount.scopes", scopes[i]);
    }
    return;
  }
  const auto& status = content.input().infrastructure->status;
  const std::string path = "status.providerStatus.serviceAccountEmail";
  if (!status) {
    content.add(kRule, "email", path,
                Opaque{"service account of the infrastructure", "service account of the infrastructure",
                       "the service account is in the status of the Infrastructure object, which was not given"},
                Subject::infrastructure);
  } else if (!status->service_account.empty()) {
    content.add(kRule, "email", path, status->service_account, Subject::infrastructure);
    content.add(kRule, "scope 0", path, "https://www.googleapis.com/auth/compute", Subject::infrastructure);
  }
}

void add_network(Content& content) {
  constexpr const char* kRule = "gcp/network-interface";
  const InfrastructureState& infrastructure = *content.input().infrastructure;
  if (infrastructure.subnet) {
    content.add(kRule, "subnet", "status.providerStatus.networks.subnets", *infrastructure.subnet,
                Subject::infrastructure);
  }
  if (!infrastructure.dual_stack || !content.has(Feature::dual_stack)) return;
  content.add(kRule, "stack type", "spec.networking.ipFamilies", "stackType " + infrastructure.stack_type);
  content.add(kRule, "pod range", "spec.kubernetes.kubeControllerManager.nodeCIDRMaskSize",
              "ipCidrRange " + infrastructure.pod_cidr_mask);
  if (content.has(Feature::alias_ips))
    content.add(kRule, "alias IPs", "spec.networking.ipFamilies", "useAliasIPs true");
}

struct Resource {
  std::string value, path;
  Subject subject = Subject::shoot;
};
using Resources = std::map<std::string, Resource>;

template <class List>
void overlay(Resources& resources, const List& more, const std::string& path, Subject subject) {
  for (const auto& [name, quantity] : more) {
    const std::string own = subject == Subject::shoot ? path + "[" + name + "]" : path;
    resources[name] = {printed_quantity(quantity), own, subject};
  }
}

void add_resources(Content& content, const char* rule, const Resources& resources) {
  for (const auto& [name, resource] : resources) {
    content.add(rule, name, resource.path, resource.value, resource.subject);
  }
}

/// Mirrors machines.go#isLiveMigrationSupported@v1.54.1; before v1.50 only GPUs counted.
bool can_migrate(const Content& content, bool has_gpus) {
  if (has_gpus) return false;
  const std::string& type = content.pool().machine_type;
  constexpr std::array<std::string_view, 3> kLargeZ3 = {"z3-highmem-176-standardlssd", "z3-highmem-88-highlssd",
                                                        "z3-highmem-192-highlssd-metal"};
  constexpr std::array<std::string_view, 4> kSuffixes = {"-metal", "-1t", "-4t", "-8t"};
  const bool is_bound =
      type.starts_with("h4d-") || std::find(kLargeZ3.begin(), kLargeZ3.end(), type) != kLargeZ3.end() ||
      std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](std::string_view suffix) { return type.ends_with(suffix); });
  return !is_bound || !content.has(Feature::image_capabilities);
}

void add_maintenance(Content& content, const std::optional<bool>& has_gpus) {
  const std::string path = content.worker(".machine.type");
  if (!has_gpus && can_migrate(content, false)) {
    content.add("gcp/on-host-maintenance", "", path, with_part(*content.input().image.profile_unknown, "GPUs"));
    return;
  }
  content.add("gcp/on-host-maintenance", "", path,
              can_migrate(content, has_gpus.value_or(false)) ? "MIGRATE" : "TERMINATE");
}

/// Returns whether machines have GPUs; nothing if the CloudProfile would tell.
std::optional<bool> add_node_template(Content& content) {
  const ClassInput& input = content.input();
  const auto& of_pool = content.pool().node_template;
  const hashing::gcp::WorkerConfig* config = content.config();
  const bool configured = config != nullptr && config->has_node_template;
  const bool replaced = configured && !content.has(Feature::node_template_merged);
  const bool unknown = input.image.profile_unknown.has_value() && !replaced;
  if (!unknown && !of_pool && !configured) return false;  // no nodeTemplate in the class, whatever the GPUs

  Resources capacity, virtual_capacity;
  if (unknown) {
    content.add("gcp/class-capacity", "", "spec.machineTypes", with_part(*input.image.profile_unknown, "capacity"),
                Subject::cloud_profile);
  } else if (of_pool && !replaced) {
    overlay(capacity, of_pool->capacity, "spec.machineTypes", Subject::cloud_profile);
    overlay(virtual_capacity, of_pool->virtual_capacity, "spec.machineTypes", Subject::cloud_profile);
  }
  if (configured) {
    overlay(capacity, config->capacity, config->path + ".nodeTemplate.capacity", Subject::shoot);
    overlay(virtual_capacity, input.config->virtual_capacity, config->path + ".nodeTemplate.virtualCapacity",
            Subject::shoot);
  }
  if (config != nullptr && config->gpu && config->gpu->count != 0) {
    capacity["gpu"] = {std::to_string(config->gpu->count), config->path + ".gpu.count", Subject::shoot};
  }
  add_resources(content, "gcp/class-capacity", capacity);
  if (!virtual_capacity.empty() && content.has(Feature::image_capabilities)) {
    add_resources(content, "gcp/node-template-virtual-capacity", virtual_capacity);
  }
  content.add("gcp/node-template-architecture", "", content.worker(".machine.architecture"),
              content.pool().architecture.value_or("amd64"));
  const auto gpus = capacity.find("gpu");
  if (gpus == capacity.end()) return unknown ? std::nullopt : std::optional(false);
  const auto quantity = hashing::Quantity::parse(gpus->second.value);
  return quantity && quantity->sign() != 0;
}

std::string sanitized(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0U) == 0x80U) continue;  // the rest of a character that has become one _ already
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : text[i];
    const bool allowed =
        (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '_' || lower == '-';
    result += allowed ? lower : '_';
  }
  return result;
}

constexpr std::size_t kLongestLabel = 63;

}  // namespace

std::string sanitize_label(std::string_view label) {
  const std::string text = sanitized(label);
  const std::size_t first = text.find_first_not_of("0123456789_");
  return first == std::string::npos ? std::string() : text.substr(first, kLongestLabel);
}

std::string sanitize_label_value(std::string_view value) { return sanitized(value).substr(0, kLongestLabel); }

std::vector<ContentItem> class_content(const ClassInput& input) {
  Content content(input);
  add_labels(content);
  add_machine(content);
  add_service_account(content);
  add_network(content);
  add_maintenance(content, add_node_template(content));
  std::vector<ContentItem> disks = disk_content(input);
  content.items.insert(content.items.end(), disks.begin(), disks.end());
  return std::move(content.items);
}

}  // namespace gprov::providers::gcp

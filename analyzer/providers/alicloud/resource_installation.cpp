// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/resource_parts.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/installation.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/go_json.hpp"

// Mirrors charts/gardener-extension-provider-alicloud/{values.yaml,templates} and
// pkg/apis/config/v1alpha1/types.go@v1.71.0, the same since v1.50.
namespace gprov::providers::alicloud {
namespace {
using model::FieldSpec;
using model::TypeSpec;
using Kind = gardener::ResourceEffect::Kind;
using Time = gardener::ResourceEffect::Time;

constexpr std::string_view kConfigVersion = "alicloud.provider.extensions.config.gardener.cloud/v1alpha1";

constexpr FieldSpec kReferenceFields[] = {{"name", model::Kind::text}, {"namespace", model::Kind::text}};
constexpr TypeSpec kReference{"SecretReference", kReferenceFields};
constexpr FieldSpec kServiceFields[] = {{"backendLoadBalancerSpec", model::Kind::text}};
constexpr TypeSpec kService{"Service", kServiceFields};
constexpr FieldSpec kCsiFields[] = {{"enableADController", model::Kind::boolean}};
constexpr TypeSpec kCsi{"CSI", kCsiFields};
constexpr FieldSpec kFields[] = {{"apiVersion", model::Kind::text},
                                 {"kind", model::Kind::text},
                                 {"clientConnection", model::Kind::object, &kClientConnection},
                                 {"machineImageOwnerSecretRef", model::Kind::object, &kReference},
                                 {"toBeSharedImageIDs", model::Kind::text, nullptr, model::Shape::list},
                                 {"service", model::Kind::object, &kService},
                                 {"etcd", model::Kind::object, &kEtcd},
                                 {"healthCheckConfig", model::Kind::object, &kHealthCheckConfig},
                                 {"csi", model::Kind::object, &kCsi}};
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
      capacity: 25Gi
  service:
    backendLoadBalancerSpec: slb.s1.small
)";

std::vector<ReadValue> read_values(const hashing::Version&) {
  using enum Reads;
  std::vector<ReadValue> rows = common_values();
  rows.insert(rows.end(), {
                              {"config.machineImageOwnerSecret.name", configuration},
                              {"config.machineImageOwnerSecret.accessKeyID", other},
                              {"config.machineImageOwnerSecret.accessKeySecret", other},
                              {"config.service.backendLoadBalancerSpec", configuration},
                              {"config.toBeSharedImageIDs", configuration},
                              {"config.csi.enableADController", configuration},
                              {"controllers.dnsrecord.providerClientQPS", pods},
                              {"controllers.dnsrecord.providerClientBurst", pods},
                              {"controllers.dnsrecord.providerClientWaitTimeout", pods},
                          });
  return rows;
}

std::string render(const Value& values, const hashing::Version&, std::string& error) {
  const Value config = values["config"];
  std::string text = "apiVersion: " + std::string(kConfigVersion) + "\nkind: ControllerConfiguration\n";
  print_client_connection(config, text, error);
  if (const Value owner = config["machineImageOwnerSecret"]; owner.truthy()) {
    text += "machineImageOwnerSecretRef:\n  name: " + owner["name"].printed() + "\n";
  }
  const Value service = config["service"], etcd = config["etcd"], storage = etcd["storage"];
  if (!service.is_map()) error = "config.service is no map";
  if (!etcd.is_map() || !storage.is_map()) error = "config.etcd.storage is no map";
  text += "service:\n  backendLoadBalancerSpec: " + service["backendLoadBalancerSpec"].printed() + "\n";
  if (const Value shared = config["toBeSharedImageIDs"]; shared.truthy()) {
    if (shared.items().empty()) error = "config.toBeSharedImageIDs is no list";
    text += "toBeSharedImageIDs:\n";
    for (const Value& id : shared.items()) {
      text += "- ";
      hashing::append_json_string(text, id.printed());
      text += "\n";
    }
  }
  if (const Value csi = config["csi"]; csi.truthy()) {
    text += "csi:\n  enableADController: " + csi["enableADController"].printed() + "\n";
  }
  text += "etcd:\n  storage:\n    className: " + storage["className"].printed() +
          "\n    capacity: " + storage["capacity"].printed() + "\n";
  // The template lacks the word backup: its members land beside storage.
  if (const Value backup = etcd["backup"]; backup.truthy()) {
    for (const std::string& key : backup.keys()) text += "  " + key + ": " + backup[key].json() + "\n";
  }
  return text;
}

LoadedConfiguration load(const manifest::Node* root, const hashing::Version&) {
  return load_configuration(root, kConfiguration, kConfigVersion, nullptr);
}

std::vector<std::pair<std::string, Value>> secret_data(const Value& values) {
  std::vector<std::pair<std::string, Value>> result;
  const Value owner = values["config"]["machineImageOwnerSecret"];
  if (!owner.truthy()) return result;
  for (const char* key : {"accessKeyID", "accessKeySecret"}) {
    result.emplace_back("config.machineImageOwnerSecret." + std::string(key), owner[key]);
  }
  return result;
}

constexpr Chart kChart{kPresets, read_values, render, load, secret_data};

/// Ids of all images that CloudProfiles of alicloud map.
struct MappedImages {
  bool any_profile = false;
  std::set<std::string> ids;
};
MappedImages mapped_images(const model::Objects& objects) {
  MappedImages result;
  const auto add = [&](const model::CloudProfileSpec& spec) {
    if (spec.type != "alicloud") return;
    const auto config = read_cloud_profile_config(spec.provider_config);
    result.any_profile = true;
    if (!config) return;
    for (const Image& image : config->images) {
      for (const ImageVersion& version : image.versions) {
        for (const RegionImage& region : version.regions) result.ids.insert(region.id);
        for (const ImageFlavor& flavor : version.flavors) {
          for (const RegionImage& region : flavor.regions) result.ids.insert(region.id);
        }
      }
    }
  };
  for (const auto& profile : objects.cloud_profiles) add(profile.value.spec);
  for (const auto& profile : objects.namespaced_cloud_profiles) {
    if (profile.value.status.cloud_profile_spec) add(*profile.value.status.cloud_profile_spec);
  }
  return result;
}

std::set<std::string> shared_images(const manifest::Node* config) {
  const auto ids = config == nullptr ? std::vector<std::string>() : texts(*config, "toBeSharedImageIDs");
  return {ids.begin(), ids.end()};
}

std::vector<std::string> without(const std::set<std::string>& all, const std::set<std::string>& some) {
  std::vector<std::string> rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
  return rest;
}

/// What of the configuration reaches nodes: an encrypted system disk needs a customized image that is shared.
void tell_images(const ResourceRequest& request, const std::set<std::string>& now, const std::set<std::string>& old,
                 const std::string& path) {
  if (const auto added = without(now, old); !added.empty()) {
    add_effect(request, "alicloud/shared-images",
               "customized images " + listed(added) +
                   " are shared with the account of each Shoot that uses one, when its Infrastructure is reconciled; "
                   "pools whose system disk is encrypted need that",
               Time::next_reconciliation, path);
  }
  if (const auto removed = without(old, now); !removed.empty()) {
    add_effect(
        request, "alicloud/shared-images",
        "customized images " + listed(removed) +
            " are no longer shared with further accounts: new nodes with encrypted system disks cannot be had of "
            "them there; accounts that have them keep them",
        Time::next_reconciliation, path);
  }
  if (now.contains("")) {
    add_effect(request, "alicloud/shared-images", "an id in toBeSharedImageIDs is empty: it shares nothing",
               Time::never, path);
  }
  const MappedImages mapped = mapped_images(request.after);
  std::set<std::string> known = mapped.ids;
  known.insert("");
  if (const auto missing = without(now, known); mapped.any_profile && !missing.empty()) {
    add_effect(request, "alicloud/shared-images",
               "no CloudProfile among the manifests maps " + listed(missing) +
                   ": no pool can use what is shared there; map it in the providerConfig's machineImages",
               Time::manual, path);
  }
}

void tell_deprecated(const ResourceRequest& request, bool is_given, const std::string& path) {
  if (!is_given) return;
  add_effect(request, "alicloud/csi-ad-controller",
             "csi.enableADController is deprecated; leave it out unless a cluster still needs it", Time::manual, path);
}

void tell_owner(const ResourceRequest& request, bool now, bool old, const std::string& path) {
  if (!now || old) return;
  add_effect(
      request, "alicloud/image-owner",
      "customized images can be shared from this account from then on; by its source, the extension then comes "
      "up without an actuator for Infrastructures (NewActuatorWithDeps returns nil), so try it on one seed first",
      Time::now, path);
}

}  // namespace

void follow_configuration(const ResourceRequest& request, ResourceAnswer& answer) {
  const LoadedConfiguration now = load(request.resource.root, request.environment.extension);
  follow_loaded(request, answer, now);
  if (!now.starts || request.resource.root == nullptr) return;  // an empty file is an empty configuration
  const manifest::Node* config = request.resource.root;
  const manifest::Node* old = request.old == nullptr ? nullptr : request.old->root;
  tell_images(request, shared_images(config), shared_images(old), "toBeSharedImageIDs");
  tell_deprecated(request, object(*config, "csi") != nullptr, "csi.enableADController");
  tell_owner(request, object(*config, "machineImageOwnerSecretRef") != nullptr,
             old != nullptr && object(*old, "machineImageOwnerSecretRef") != nullptr, "machineImageOwnerSecretRef");
}

void follow_installation(const ResourceRequest& request, ResourceAnswer& answer) {
  follow_chart(request, answer, kChart, "alicloud");
  if (!answer.starts.value_or(false)) return;
  const hashing::Version& extension = request.environment.extension;
  const ChartValues now = chart_values(kChart, values_of(request.resource));
  const ChartValues old = chart_values(kChart, request.old == nullptr ? nullptr : values_of(*request.old));
  std::string error;
  const ParsedText text = parse_text(render(now.all, extension, error));
  const ParsedText before = parse_text(render(old.all, extension, error));
  const std::string path = model::as<model::Installation>(request.resource)->helm_path + ".values.config";
  tell_images(request, shared_images(text.root), shared_images(before.root), path + ".toBeSharedImageIDs");
  tell_deprecated(request, now.all.at("config.csi").truthy(), path + ".csi.enableADController");
  const Value owner = now.all.at("config.machineImageOwnerSecret"),
              old_owner = old.all.at("config.machineImageOwnerSecret");
  tell_owner(request, owner.truthy(), old_owner.truthy(), path + ".machineImageOwnerSecret");
  if (owner.truthy() && owner["name"].printed().empty()) {
    add_effect(
        request, "alicloud/image-owner",
        "machineImageOwnerSecret needs a name: the chart has none of its own, and a Secret without a name cannot "
        "be created",
        Time::now, path + ".machineImageOwnerSecret", Kind::failure);
  }
  if (owner.truthy() && old_owner.truthy() && owner.json() != old_owner.json()) {
    add_effect(
        request, "core/secret-rotated",
        "the owner's Secret changes, but pods do not restart for that: the extension has read it when it came up",
        Time::manual, path + ".machineImageOwnerSecret");
  }
  if (now.all.at("config.machineImages").given()) {
    add_effect(request, "alicloud/chart-machine-images",
               "no release of the extension reads config.machineImages: map customized images in the CloudProfile's "
               "providerConfig",
               Time::never, path + ".machineImages");
  }
}

}  // namespace gprov::providers::alicloud

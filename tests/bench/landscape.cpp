// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/bench/landscape.hpp"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "tests/bench/go_yaml.hpp"

namespace gprov::bench {
namespace {

using nlohmann::json;

/// splitmix64: the same numbers everywhere, unlike the distributions of the standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EB;
    return (mixed ^ mixed >> 31U) % limit;
  }
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& all) {
    return all.at(below(N));
  }

 private:
  std::uint64_t state_;
};

constexpr std::array kPools = {"general", "memory", "batch", "system", "gpu", "ingress"};
constexpr std::array kMachines = {"Standard_D2s_v5", "Standard_D4s_v5", "Standard_D8s_v5", "Standard_D16s_v5"};
constexpr std::array kImages = {"1877.3.0", "1877.4.0", "1877.5.0"};
constexpr std::array kZones = {"1", "2", "3"};

std::string padded(const char* format, std::uint64_t number) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, static_cast<unsigned long long>(number));
  return text.data();
}

json worker(Random& random, std::size_t place) {
  json zones = json::array();
  for (std::size_t i = 0, count = 1 + random.below(3); i < count; ++i) zones.push_back(kZones.at(i));
  const std::uint64_t minimum = 1 + random.below(4);
  json result = {
      {"cri", {{"name", "containerd"}}},
      {"labels", {{"stage", "live"}, {"team", padded("team-%llu", random.below(40))}}},
      {"machine",
       {{"architecture", "amd64"},
        {"image", {{"name", "gardenlinux"}, {"version", random.one_of(kImages)}}},
        {"type", random.one_of(kMachines)}}},
      {"maxSurge", 1},
      {"maxUnavailable", 0},
      {"maximum", minimum + 1 + random.below(10)},
      {"minimum", minimum},
      {"name", kPools.at(place)},
      {"systemComponents", {{"allow", place == 0}}},
      {"updateStrategy", "AutoRollingUpdate"},
      {"volume", {{"size", padded("%lluGi", 50 + 10 * random.below(10))}, {"type", "Premium_LRS"}}},
      {"zones", std::move(zones)},
  };
  if (random.below(4) == 0) {
    result["taints"] = json::array({{{"effect", "NoSchedule"}, {"key", "dedicated"}, {"value", "yes"}}});
  }
  return result;
}

json spec(Random& random) {
  json workers = json::array();
  for (std::size_t i = 0, count = 2 + random.below(4); i < count; ++i) workers.push_back(worker(random, i));
  return {
      {"addons", {{"kubernetesDashboard", {{"enabled", false}}}, {"nginxIngress", {{"enabled", false}}}}},
      {"cloudProfile", {{"kind", "CloudProfile"}, {"name", "az-large"}}},
      {"credentialsBindingName", "dev-azure"},
      {"dns", {{"domain", padded("c%llu.example.com", random.below(1'000'000))}}},
      {"kubernetes",
       {{"kubeAPIServer",
         {{"enableAnonymousAuthentication", false},
          {"eventTTL", "1h0m0s"},
          {"requests", {{"maxMutatingInflight", 200}, {"maxNonMutatingInflight", 400}}}}},
        {"kubeControllerManager", {{"nodeCIDRMaskSize", 24}, {"nodeMonitorGracePeriod", "40s"}}},
        {"kubeProxy", {{"enabled", true}, {"mode", "IPTables"}}},
        {"kubeScheduler", {{"profile", "balanced"}}},
        {"kubelet",
         {{"failSwapOn", true},
          {"imageGCHighThresholdPercent", 50},
          {"imageGCLowThresholdPercent", 40},
          {"kubeReserved", {{"cpu", "80m"}, {"memory", "1Gi"}, {"pid", "20k"}}},
          {"serializeImagePulls", true}}},
        {"version", random.below(3) == 0 ? "1.34.6" : "1.34.4"}}},
      {"maintenance",
       {{"autoUpdate", {{"kubernetesVersion", true}, {"machineImageVersion", true}}},
        {"timeWindow", {{"begin", "220000+0100"}, {"end", "230000+0100"}}}}},
      {"networking",
       {{"nodes", "10.250.0.0/16"}, {"pods", "100.64.0.0/12"}, {"services", "100.80.0.0/13"}, {"type", "calico"}}},
      {"provider",
       {{"controlPlaneConfig",
         {{"apiVersion", "azure.provider.extensions.gardener.cloud/v1alpha1"}, {"kind", "ControlPlaneConfig"}}},
        {"infrastructureConfig",
         {{"apiVersion", "azure.provider.extensions.gardener.cloud/v1alpha1"},
          {"kind", "InfrastructureConfig"},
          {"networks", {{"vnet", {{"cidr", "10.250.0.0/16"}}}, {"workers", "10.250.0.0/19"}}},
          {"zoned", true}}},
        {"type", "azure"},
        {"workers", std::move(workers)},
        {"workersSettings", {{"sshAccess", {{"enabled", false}}}}}}},
      {"purpose", "production"},
      {"region", "westeurope"},
      {"schedulerName", "default-scheduler"},
      {"seedName", padded("az-%llu", random.below(30))},
      {"systemComponents", {{"coreDNS", {{"autoscaling", {{"mode", "horizontal"}}}}}}},
  };
}

json condition(const char* type, const char* reason, const char* message, const std::string& beat) {
  return {{"lastTransitionTime", "2026-05-11T08:14:09Z"},
          {"lastUpdateTime", beat},
          {"message", message},
          {"reason", reason},
          {"status", "True"},
          {"type", type}};
}

json status(Random& random, const std::string& technical_id, const std::string& beat) {
  return {
      {"clusterIdentity", technical_id + "-5ae7b3a5-garden"},
      {"conditions",
       {condition("APIServerAvailable", "HealthzRequestSucceeded", "API server /healthz endpoint responded.", beat),
        condition("ControlPlaneHealthy", "ControlPlaneRunning", "All control plane components are healthy.", beat),
        condition("ObservabilityComponentsHealthy", "ObservabilityComponentsRunning",
                  "All observability components are healthy.", beat),
        condition("EveryNodeReady", "EveryNodeReady", "All nodes are ready.", beat),
        condition("SystemComponentsHealthy", "SystemComponentsRunning", "All system components are healthy.", beat)}},
      {"constraints",
       {condition("HibernationPossible", "NoProblematicWebhooks", "All webhooks are properly configured.", beat),
        condition("MaintenancePreconditionsSatisfied", "NoProblematicWebhooks", "All webhooks are properly configured.",
                  beat)}},
      {"gardener", {{"id", "b1c7"}, {"name", "gardenlet-7c9d5f6c5b-x2x7k"}, {"version", "v1.144.0"}}},
      {"hibernated", false},
      {"lastOperation",
       {{"description", "Shoot cluster has been successfully reconciled."},
        {"lastUpdateTime", beat},
        {"progress", 100},
        {"state", "Succeeded"},
        {"type", "Reconcile"}}},
      {"observedGeneration", 12},
      {"seedName", padded("az-%llu", random.below(30))},
      {"technicalID", technical_id},
      {"uid", padded("5ae7b3a5-0000-4000-8000-%012llx", random.below(1'000'000'000))},
  };
}

json managed_fields(const std::string& beat) {
  const json leaf = json::object();
  return json::array(
      {{{"apiVersion", "core.gardener.cloud/v1beta1"},
        {"fieldsType", "FieldsV1"},
        {"fieldsV1",
         {{"f:metadata", {{"f:annotations", {{".", leaf}, {"f:dashboard.gardener.cloud/terminal", leaf}}}}},
          {"f:spec",
           {{"f:kubernetes", {{"f:version", leaf}}},
            {"f:maintenance", {{".", leaf}, {"f:autoUpdate", {{".", leaf}, {"f:kubernetesVersion", leaf}}}}},
            {"f:provider", {{"f:type", leaf}, {"f:workers", leaf}}},
            {"f:region", leaf}}}}},
        {"manager", "kubectl"},
        {"operation", "Update"},
        {"time", "2026-05-11T08:10:01Z"}},
       {{"apiVersion", "core.gardener.cloud/v1beta1"},
        {"fieldsType", "FieldsV1"},
        {"fieldsV1", {{"f:status", {{"f:conditions", leaf}, {"f:lastOperation", leaf}}}}},
        {"manager", "gardenlet"},
        {"operation", "Update"},
        {"subresource", "status"},
        {"time", beat}}});
}

/// In turn: a value that rolls a pool, one that rolls it too, and one that does not.
void edit(json& shoot, std::uint32_t index) {
  json& pool = shoot["spec"]["provider"]["workers"][0];
  if (index % 3 == 0) pool["volume"]["size"] = "200Gi";
  if (index % 3 == 1) pool["machine"]["type"] = "Standard_D32s_v5";
  if (index % 3 == 2) pool["maximum"] = 40;
  shoot["metadata"]["generation"] = 13;
}

json shoot(const Landscape& landscape, std::uint32_t index) {
  Random random(index + 1);
  const bool moved = landscape.heartbeats == Heartbeats::move;
  const std::string beat = padded(moved ? "2026-08-21T12:%02llu:41Z" : "2026-08-21T11:%02llu:07Z", random.below(60));
  const std::string project = padded("p%03llu", index % 400), name = padded("shoot-%06llu", index);
  json result = {
      {"apiVersion", "core.gardener.cloud/v1beta1"},
      {"kind", "Shoot"},
      {"metadata",
       {{"annotations",
         {{"dashboard.gardener.cloud/terminal", "true"},
          {"gardener.cloud/created-by", padded("user-%llu@example.com", random.below(500))}}},
        {"creationTimestamp", "2025-11-03T09:12:55Z"},
        {"finalizers", {"gardener"}},
        {"generation", 12},
        {"labels", {{"shoot.gardener.cloud/status", "healthy"}}},
        {"managedFields", managed_fields(beat)},
        {"name", name},
        {"namespace", "garden-" + project},
        {"resourceVersion", std::to_string(1'000'000'000ULL + index + (moved ? 77'000'000ULL : 0ULL))},
        {"uid", padded("0b6d1c52-1111-4000-9000-%012llx", index)}}},
      {"spec", spec(random)},
  };
  if (index % 8 == 0) {
    const json applied = {{"apiVersion", "core.gardener.cloud/v1beta1"},
                          {"kind", "Shoot"},
                          {"metadata", {{"name", name}, {"namespace", "garden-" + project}}},
                          {"spec", result["spec"]}};
    result["metadata"]["annotations"]["kubectl.kubernetes.io/last-applied-configuration"] = applied.dump() + "\n";
  }
  result["status"] = status(random, "shoot--" + project + "--" + name, beat);
  // Spread evenly: 1 of 100, or all.
  if (std::uint64_t{index} * landscape.changed_percent % 100 < landscape.changed_percent) edit(result, index);
  return result;
}

}  // namespace

std::string write(const Landscape& landscape) {
  std::string out;
  const bool yaml = landscape.notation == Notation::yaml, list = landscape.layout == Layout::list;
  const int indent = landscape.notation == Notation::json_indented ? 4 : -1;
  if (list) out += yaml ? "apiVersion: v1\nitems:\n" : R"({"apiVersion":"v1","kind":"List","items":[)";
  for (std::uint32_t i = 0; i < landscape.shoots; ++i) {
    const json one = shoot(landscape, i);
    if (yaml) {
      out += list ? "- " : "---\n";
      append_go_yaml(out, one, list ? 2 : 0);
    } else {
      if (list && i != 0) out += ',';
      out += one.dump(indent);
      out += '\n';
    }
  }
  if (list) out += yaml ? "kind: List\nmetadata:\n  resourceVersion: \"\"\n" : "]}\n";
  return out;
}

std::string with_new_image(std::string profile) {
  const std::string before = "      - version: 1877.4.0\n        architecture: amd64\n";
  const std::size_t at = profile.find(before);
  if (at == std::string::npos) throw std::runtime_error("the CloudProfile does not map its images as expected");
  profile.insert(
      at,
      "      - version: 1234.9.0\n        architecture: amd64\n        acceleratedNetworking: true\n"
      "        communityGalleryImageID: /CommunityGalleries/garden-images/Images/gardenlinux-amd64-gen2/Versions/"
      "1234.9.0\n");
  return with_unmapped_image(std::move(profile));
}

std::string with_unmapped_image(std::string profile) {
  const std::string before = "  - name: gardenlinux\n    updateStrategy: minor\n    versions:\n";
  const std::size_t at = profile.find(before);
  if (at == std::string::npos)
    throw std::runtime_error("the CloudProfile has no image gardenlinux where one is expected");
  return profile.insert(
      at + before.size(),
      "    - version: 1234.9.0\n      classification: deprecated\n      architectures:\n      - amd64\n");
}

}  // namespace gprov::bench

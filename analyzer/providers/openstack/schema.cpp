// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/schema.hpp"

#include <algorithm>
#include <array>

#include "hashing/release_bands_openstack.hpp"

// Mirrors pkg/apis/openstack/v1alpha1/types_{cloudprofile,infrastructure,controlplane,worker}.go@v1.33.0 – v1.57.0.

namespace gprov::providers::openstack {
namespace {
using enum model::Kind;
using enum model::Shape;
using hashing::openstack::Feature;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kRouterFields[] = {{"id", text}};
constexpr TypeSpec kRouter{"Router", kRouterFields};

constexpr FieldSpec kShareNetworkFields[] = {{"enabled", boolean}};
constexpr TypeSpec kShareNetwork{"ShareNetwork", kShareNetworkFields};

constexpr FieldSpec kSubnetPoolFields[] = {{"id", text}, {"prefixLength", int64}};
constexpr TypeSpec kSubnetPool{"SubnetPool", kSubnetPoolFields};

constexpr FieldSpec kIPv6Fields[] = {
    {"subnetPoolID", text}, {"nodeCIDR", text}, {"podCIDR", text}, {"serviceCIDR", text}};
constexpr TypeSpec kIPv6{"IPv6Config", kIPv6Fields};

constexpr FieldSpec kNetworksFields[] = {{"router", object, &kRouter},
                                         {"worker", text},
                                         {"workers", text},
                                         {"subnetPool", object, &kSubnetPool},
                                         {"id", text},
                                         {"shareNetwork", object, &kShareNetwork},
                                         {"ipv6", object, &kIPv6}};
constexpr TypeSpec kNetworks{"Networks", kNetworksFields};

constexpr FieldSpec kSingleStackNetworksFields[] = {{"router", object, &kRouter},
                                                    {"worker", text},
                                                    {"workers", text},
                                                    {"id", text},
                                                    {"shareNetwork", object, &kShareNetwork}};
constexpr TypeSpec kSingleStackNetworks{"Networks", kSingleStackNetworksFields};

constexpr FieldSpec kInfrastructureConfigFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"floatingPoolName", text},
                                                     {"floatingPoolSubnetName", text},
                                                     {"networks", object, &kNetworks}};

constexpr FieldSpec kSingleStackFields[] = {{"apiVersion", text},
                                            {"kind", text},
                                            {"floatingPoolName", text},
                                            {"floatingPoolSubnetName", text},
                                            {"networks", object, &kSingleStackNetworks}};
constexpr TypeSpec kSingleStackConfig{"InfrastructureConfig", kSingleStackFields};

// Statuses of the infrastructure are read leniently upstream: newer fields are no error.
constexpr FieldSpec kIdAndNameFields[] = {{"id", text}, {"name", text}};
constexpr TypeSpec kIdAndName{"FloatingPoolStatus", kIdAndNameFields, Unknown::accepted};

constexpr FieldSpec kRouterStatusFields[] = {{"id", text}, {"ip", text}, {"externalFixedIP", text, nullptr, list}};
constexpr TypeSpec kRouterStatus{"RouterStatus", kRouterStatusFields, Unknown::accepted};

constexpr FieldSpec kSubnetFields[] = {{"purpose", text}, {"id", text}, {"cidr", text}};
constexpr TypeSpec kSubnet{"Subnet", kSubnetFields, Unknown::accepted};

constexpr FieldSpec kNetworkStatusFields[] = {{"id", text},
                                              {"name", text},
                                              {"floatingPool", object, &kIdAndName},
                                              {"router", object, &kRouterStatus},
                                              {"subnets", object, &kSubnet, list},
                                              {"shareNetwork", object, &kIdAndName}};
constexpr TypeSpec kNetworkStatus{"NetworkStatus", kNetworkStatusFields, Unknown::accepted};

constexpr FieldSpec kNodeStatusFields[] = {{"keyName", text}};
constexpr TypeSpec kNodeStatus{"NodeStatus", kNodeStatusFields, Unknown::accepted};

constexpr FieldSpec kSecurityGroupFields[] = {{"purpose", text}, {"id", text}, {"name", text}};
constexpr TypeSpec kSecurityGroup{"SecurityGroup", kSecurityGroupFields, Unknown::accepted};

constexpr FieldSpec kInfrastructureStatusFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"networks", object, &kNetworkStatus},
                                                     {"node", object, &kNodeStatus},
                                                     {"securityGroups", object, &kSecurityGroup, list}};

constexpr FieldSpec kLoadBalancerClassFields[] = {{"name", text},
                                                  {"purpose", text},
                                                  {"floatingSubnetID", text},
                                                  {"floatingSubnetTags", text},
                                                  {"floatingSubnetName", text},
                                                  {"floatingNetworkID", text},
                                                  {"subnetID", text}};
constexpr TypeSpec kLoadBalancerClass{"LoadBalancerClass", kLoadBalancerClassFields};

constexpr FieldSpec kCloudControllerManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kCloudControllerManager{"CloudControllerManagerConfig", kCloudControllerManagerFields};

constexpr FieldSpec kManilaFields[] = {{"enabled", boolean}};
constexpr TypeSpec kManila{"CSIManila", kManilaFields};

constexpr FieldSpec kStorageFields[] = {{"csiManila", object, &kManila}};
constexpr TypeSpec kStorage{"Storage", kStorageFields};

constexpr FieldSpec kControlPlaneConfigFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"cloudControllerManager", object, &kCloudControllerManager},
                                                   {"loadBalancerClasses", object, &kLoadBalancerClass, list},
                                                   {"loadBalancerProvider", text},
                                                   {"zone", text},
                                                   {"storage", object, &kStorage}};

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};

constexpr FieldSpec kPlainNodeTemplateFields[] = {{"capacity", quantity, nullptr, map}};
constexpr TypeSpec kPlainNodeTemplate{"NodeTemplate", kPlainNodeTemplateFields};

constexpr FieldSpec kServerGroupFields[] = {{"policy", text}};
constexpr TypeSpec kServerGroup{"ServerGroup", kServerGroupFields};

constexpr FieldSpec kMachineLabelFields[] = {{"name", text}, {"value", text}, {"triggerRollingOnUpdate", boolean}};
constexpr TypeSpec kMachineLabel{"MachineLabel", kMachineLabelFields};

constexpr FieldSpec kWorkerConfigFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"nodeTemplate", object, &kNodeTemplate},
                                             {"serverGroup", object, &kServerGroup},
                                             {"machineLabels", object, &kMachineLabel, list},
                                             {"additionalSecurityGroups", text, nullptr, list}};

constexpr FieldSpec kWithoutSecurityGroupsFields[] = {{"apiVersion", text},
                                                      {"kind", text},
                                                      {"nodeTemplate", object, &kNodeTemplate},
                                                      {"serverGroup", object, &kServerGroup},
                                                      {"machineLabels", object, &kMachineLabel, list}};
constexpr TypeSpec kWithoutSecurityGroups{"WorkerConfig", kWithoutSecurityGroupsFields};

constexpr FieldSpec kWithoutVirtualCapacityFields[] = {{"apiVersion", text},
                                                       {"kind", text},
                                                       {"nodeTemplate", object, &kPlainNodeTemplate},
                                                       {"serverGroup", object, &kServerGroup},
                                                       {"machineLabels", object, &kMachineLabel, list}};
constexpr TypeSpec kWithoutVirtualCapacity{"WorkerConfig", kWithoutVirtualCapacityFields};

constexpr FieldSpec kStatusImageFields[] = {{"name", text},         {"version", text},
                                            {"image", text},        {"id", text},
                                            {"architecture", text}, {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};

constexpr FieldSpec kServerGroupDependencyFields[] = {{"poolName", text}, {"id", text}, {"name", text}};
constexpr TypeSpec kServerGroupDependency{"ServerGroupDependency", kServerGroupDependencyFields};

constexpr FieldSpec kWorkerStatusFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"machineImages", object, &kStatusImage, list},
                                             {"serverGroupDependencies", object, &kServerGroupDependency, list}};

constexpr FieldSpec kFloatingPoolFields[] = {{"name", text},
                                             {"region", text},
                                             {"domain", text},
                                             {"defaultFloatingSubnet", text},
                                             {"nonConstraining", boolean},
                                             {"loadBalancerClasses", object, &kLoadBalancerClass, list}};
constexpr TypeSpec kFloatingPool{"FloatingPool", kFloatingPoolFields};

constexpr FieldSpec kLoadBalancerProviderFields[] = {{"name", text}, {"region", text}};
constexpr TypeSpec kLoadBalancerProvider{"LoadBalancerProvider", kLoadBalancerProviderFields};

constexpr FieldSpec kConstraintsFields[] = {{"floatingPools", object, &kFloatingPool, list},
                                            {"loadBalancerProviders", object, &kLoadBalancerProvider, list}};
constexpr TypeSpec kConstraints{"Constraints", kConstraintsFields};

constexpr FieldSpec kKeyStoneURLFields[] = {{"region", text}, {"url", text}, {"caCert", text}};
constexpr TypeSpec kKeyStoneURL{"KeyStoneURL", kKeyStoneURLFields};

constexpr FieldSpec kRegionFields[] = {{"name", text}, {"id", text}, {"architecture", text}};
constexpr TypeSpec kRegion{"RegionIDMapping", kRegionFields};

constexpr FieldSpec kFlavorFields[] = {
    {"regions", object, &kRegion, list}, {"image", text}, {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};

constexpr FieldSpec kImageVersionFields[] = {{"version", text},
                                             {"image", text},
                                             {"regions", object, &kRegion, list},
                                             {"capabilityFlavors", object, &kFlavor, list}};
constexpr TypeSpec kImageVersion{"MachineImageVersion", kImageVersionFields};

constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kImageVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};

constexpr FieldSpec kPlainImageVersionFields[] = {
    {"version", text}, {"image", text}, {"regions", object, &kRegion, list}};
constexpr TypeSpec kPlainImageVersion{"MachineImageVersion", kPlainImageVersionFields};

constexpr FieldSpec kPlainImagesFields[] = {{"name", text}, {"versions", object, &kPlainImageVersion, list}};
constexpr TypeSpec kPlainImages{"MachineImages", kPlainImagesFields};

constexpr FieldSpec kStorageClassFields[] = {{"name", text},
                                             {"default", boolean},
                                             {"provisioner", text},
                                             {"parameters", text, nullptr, map},
                                             {"annotations", text, nullptr, map},
                                             {"labels", text, nullptr, map},
                                             {"reclaimPolicy", text},
                                             {"volumeBindingMode", text}};
constexpr TypeSpec kStorageClass{"StorageClassDefinition", kStorageClassFields};

/// What every release has; the images' format differs.
constexpr auto profile_fields(const TypeSpec& images) {
  return std::to_array<FieldSpec>({{"apiVersion", text},
                                   {"kind", text},
                                   {"constraints", object, &kConstraints},
                                   {"dnsServers", text, nullptr, list},
                                   {"dhcpDomain", text},
                                   {"keystoneURL", text},
                                   {"keystoneCACert", text},
                                   {"keystoneForceInsecure", boolean},
                                   {"keystoneURLs", object, &kKeyStoneURL, list},
                                   {"machineImages", object, &images, list},
                                   {"requestTimeout", duration},
                                   {"rescanBlockStorageOnResize", boolean},
                                   {"ignoreVolumeAZ", boolean},
                                   {"nodeVolumeAttachLimit", int32},
                                   {"useSNAT", boolean},
                                   {"serverGroupPolicies", text, nullptr, list},
                                   {"resolvConfOptions", text, nullptr, list},
                                   {"storageClasses", object, &kStorageClass, list}});
}

template <std::size_t N>
constexpr auto with_octavia(const std::array<FieldSpec, N>& fields) {
  std::array<FieldSpec, N + 1> result{};
  std::copy(fields.begin(), fields.end(), result.begin());
  result[N] = {"useOctavia", boolean};
  return result;
}

constexpr auto kNewestProfileFields = profile_fields(kImages);
constexpr TypeSpec kNewestProfileConfig{"CloudProfileConfig", kNewestProfileFields};
constexpr auto kPlainImagesFieldsOfProfile = profile_fields(kPlainImages);
constexpr TypeSpec kPlainImagesConfig{"CloudProfileConfig", kPlainImagesFieldsOfProfile};
constexpr auto kOctaviaFields = with_octavia(profile_fields(kPlainImages));
constexpr TypeSpec kOctaviaConfig{"CloudProfileConfig", kOctaviaFields};
constexpr auto kAnyReleaseFields = with_octavia(profile_fields(kImages));

}  // namespace

const TypeSpec kInfrastructureConfig{"InfrastructureConfig", kInfrastructureConfigFields};
const TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};
const TypeSpec kControlPlaneConfig{"ControlPlaneConfig", kControlPlaneConfigFields};
const TypeSpec kWorkerConfig{"WorkerConfig", kWorkerConfigFields};
const TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};
const TypeSpec kCloudProfileConfig{"CloudProfileConfig", kAnyReleaseFields};

const TypeSpec& worker_config_of(const hashing::Version& extension) {
  if (has(extension, Feature::security_groups)) return kWorkerConfig;
  return has(extension, Feature::virtual_capacity_field) ? kWithoutSecurityGroups : kWithoutVirtualCapacity;
}

const TypeSpec& infrastructure_config_of(const hashing::Version& extension) {
  return has(extension, Feature::dual_stack) ? kInfrastructureConfig : kSingleStackConfig;
}

const TypeSpec& cloud_profile_config_of(const hashing::Version& extension) {
  if (has(extension, Feature::capability_flavors)) return kNewestProfileConfig;
  return has(extension, Feature::use_octavia_field) ? kOctaviaConfig : kPlainImagesConfig;
}

}  // namespace gprov::providers::openstack

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/schema.hpp"

// Mirrors provider-stackit pkg/apis/stackit/v1alpha1@v2.20.0.

namespace gprov::providers::small {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};
constexpr FieldSpec kLabelFields[] = {{"name", text}, {"value", text}, {"triggerRollingOnUpdate", boolean}};
constexpr TypeSpec kLabel{"MachineLabel", kLabelFields};
constexpr FieldSpec kWorkerFields[] = {{"apiVersion", text},
                                       {"kind", text},
                                       {"nodeTemplate", object, &kNodeTemplate},
                                       {"machineLabels", object, &kLabel, list}};
constexpr TypeSpec kWorker{"WorkerConfig", kWorkerFields};

constexpr FieldSpec kStatusImageFields[] = {
    {"name", text}, {"version", text}, {"image", text}, {"id", text}, {"architecture", text}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};
constexpr FieldSpec kDependencyFields[] = {{"poolName", text}, {"id", text}, {"name", text}};
constexpr TypeSpec kDependency{"ServerGroupDependency", kDependencyFields};
constexpr FieldSpec kWorkerStatusFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"machineImages", object, &kStatusImage, list},
                                             {"serverGroupDependencies", object, &kDependency, list}};
constexpr TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};

constexpr FieldSpec kRegionFields[] = {{"name", text}, {"id", text}, {"architecture", text}};
constexpr TypeSpec kRegion{"RegionIDMapping", kRegionFields};
constexpr FieldSpec kVersionFields[] = {{"version", text}, {"image", text}, {"regions", object, &kRegion, list}};
constexpr TypeSpec kVersion{"MachineImageVersion", kVersionFields};
constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};
constexpr FieldSpec kStorageClassFields[] = {{"name", text},
                                             {"default", boolean},
                                             {"provisioner", text},
                                             {"parameters", text, nullptr, map},
                                             {"annotations", text, nullptr, map},
                                             {"labels", text, nullptr, map},
                                             {"reclaimPolicy", text},
                                             {"volumeBindingMode", text}};
constexpr TypeSpec kStorageClass{"StorageClassDefinition", kStorageClassFields};
constexpr FieldSpec kEndpointsFields[] = {{"dns", text},
                                          {"loadBalancer", text},
                                          {"iaas", text},
                                          {"applicationLoadBalancer", text},
                                          {"applicationLoadBalancerCertificate", text},
                                          {"tokenEndpoint", text}};
constexpr TypeSpec kEndpoints{"APIEndpoints", kEndpointsFields};
constexpr FieldSpec kBastionFields[] = {{"rootDiskSize", int64}};
constexpr TypeSpec kBastion{"Bastion", kBastionFields};
constexpr FieldSpec kFloatingPoolFields[] = {
    {"name", text}, {"region", text}, {"domain", text}, {"defaultFloatingSubnet", text}, {"nonConstraining", boolean}};
constexpr TypeSpec kFloatingPool{"FloatingPool", kFloatingPoolFields};
constexpr FieldSpec kConstraintsFields[] = {{"floatingPools", object, &kFloatingPool, list}};
constexpr TypeSpec kConstraints{"Constraints", kConstraintsFields};
constexpr FieldSpec kKeyStoneFields[] = {{"region", text}, {"url", text}, {"caCert", text}};
constexpr TypeSpec kKeyStone{"KeyStoneURL", kKeyStoneFields};
constexpr FieldSpec kProfileFields[] = {{"apiVersion", text},
                                        {"kind", text},
                                        {"machineImages", object, &kImages, list},
                                        {"storageClasses", object, &kStorageClass, list},
                                        {"rescanBlockStorageOnResize", boolean},
                                        {"dnsServers", text, nullptr, list},
                                        {"apiEndpoints", object, &kEndpoints},
                                        {"caBundle", text},
                                        {"bastion", object, &kBastion},
                                        {"constraints", object, &kConstraints},
                                        {"dhcpDomain", text},
                                        {"keystoneURL", text},
                                        {"keystoneCACert", text},
                                        {"keystoneForceInsecure", boolean},
                                        {"keystoneURLs", object, &kKeyStone, list},
                                        {"requestTimeout", duration},
                                        {"ignoreVolumeAZ", boolean},
                                        {"nodeVolumeAttachLimit", int32},
                                        {"useOctavia", boolean},
                                        {"useSNAT", boolean},
                                        {"serverGroupPolicies", text, nullptr, list},
                                        {"resolvConfOptions", text, nullptr, list}};
constexpr TypeSpec kProfile{"CloudProfileConfig", kProfileFields};

constexpr FieldSpec kRouterFields[] = {{"id", text}};
constexpr TypeSpec kRouter{"Router", kRouterFields};
constexpr FieldSpec kEnabledFields[] = {{"enabled", boolean}};
constexpr TypeSpec kShareNetwork{"ShareNetwork", kEnabledFields};
constexpr FieldSpec kNetworksFields[] = {{"router", object, &kRouter},
                                         {"worker", text},
                                         {"workers", text},
                                         {"id", text},
                                         {"subnetId", text},
                                         {"shareNetwork", object, &kShareNetwork},
                                         {"dnsServers", text, nullptr, list}};
constexpr TypeSpec kNetworks{"Networks", kNetworksFields};
constexpr FieldSpec kInfrastructureFields[] = {{"apiVersion", text},
                                               {"kind", text},
                                               {"floatingPoolName", text},
                                               {"floatingPoolSubnetName", text},
                                               {"networks", object, &kNetworks}};
constexpr TypeSpec kInfrastructure{"InfrastructureConfig", kInfrastructureFields};

constexpr FieldSpec kManagerFields[] = {{"featureGates", boolean, nullptr, map}, {"name", text}};
constexpr TypeSpec kManager{"CloudControllerManagerConfig", kManagerFields};
constexpr FieldSpec kCSIFields[] = {{"name", text}, {"compatibilityMode", text}};
constexpr TypeSpec kCSI{"CSI", kCSIFields};
constexpr TypeSpec kCSIManila{"CSIManila", kEnabledFields};
constexpr FieldSpec kStorageFields[] = {{"csiManila", object, &kCSIManila}, {"csi", object, &kCSI}};
constexpr TypeSpec kStorage{"Storage", kStorageFields};
constexpr TypeSpec kIngress{"ApplicationLoadBalancerConfigIngress", kEnabledFields};
constexpr FieldSpec kBalancerFields[] = {{"enabled", boolean}, {"ingress", object, &kIngress}};
constexpr TypeSpec kBalancer{"ApplicationLoadBalancerConfig", kBalancerFields};
constexpr FieldSpec kControlPlaneFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"cloudControllerManager", object, &kManager},
                                             {"zone", text},
                                             {"storage", object, &kStorage},
                                             {"applicationLoadBalancer", object, &kBalancer}};
constexpr TypeSpec kControlPlane{"ControlPlaneConfig", kControlPlaneFields};

// Of statuses, what the machine class is made from.
constexpr FieldSpec kSubnetFields[] = {{"purpose", text}, {"id", text}};
constexpr TypeSpec kSubnet{"Subnet", kSubnetFields, Unknown::accepted};
constexpr FieldSpec kNetworkStatusFields[] = {{"id", text}, {"name", text}, {"subnets", object, &kSubnet, list}};
constexpr TypeSpec kNetworkStatus{"NetworkStatus", kNetworkStatusFields, Unknown::accepted};
constexpr FieldSpec kNodeFields[] = {{"keyName", text}};
constexpr TypeSpec kNode{"NodeStatus", kNodeFields, Unknown::accepted};
constexpr FieldSpec kGroupFields[] = {{"purpose", text}, {"id", text}, {"name", text}};
constexpr TypeSpec kGroup{"SecurityGroup", kGroupFields, Unknown::accepted};
constexpr FieldSpec kInfrastructureStatusFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"networks", object, &kNetworkStatus},
                                                     {"node", object, &kNode},
                                                     {"securityGroups", object, &kGroup, list}};
constexpr TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};

void add_hint(model::FieldError& error) {
  if (error.reason != model::FieldError::Reason::unknown_field) return;
  if (error.path.ends_with(".triggerRollingUpdate")) error.hint = "did you mean 'triggerRollingOnUpdate'?";
}

}  // namespace

const ConfigTypes kStackitTypes{.provider = "stackit",
                                .api_version = "stackit.provider.extensions.gardener.cloud/v1alpha1",
                                .infrastructure_config = &kInfrastructure,
                                .infrastructure_status = &kInfrastructureStatus,
                                .control_plane_config = &kControlPlane,
                                .worker_config = &kWorker,
                                .worker_status = &kWorkerStatus,
                                .cloud_profile_config = &kProfile,
                                .add_hint = add_hint,
                                .mapped_images = mapped_images};

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/schema.hpp"

// Mirrors provider-vsphere pkg/apis/vsphere/v1alpha1@v0.33.2.

namespace gprov::providers::small {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kVersionFields[] = {{"version", text}, {"path", text}, {"guestId", text}};
constexpr TypeSpec kVersion{"MachineImageVersion", kVersionFields};
constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};
constexpr FieldSpec kLabelsFields[] = {{"region", text}, {"zone", text}};
constexpr TypeSpec kLabels{"FailureDomainLabels", kLabelsFields};
constexpr FieldSpec kDHCPFields[] = {{"code", int64}, {"values", text, nullptr, list}};
constexpr TypeSpec kDHCP{"DHCPOption", kDHCPFields};
constexpr FieldSpec kZoneFields[] = {
    {"name", text},       {"datacenter", text}, {"computeCluster", text},   {"resourcePool", text},
    {"hostSystem", text}, {"datastore", text},  {"datastoreCluster", text}, {"switchUuid", text}};
constexpr TypeSpec kZone{"ZoneSpec", kZoneFields};
constexpr FieldSpec kRegionFields[] = {{"name", text},
                                       {"vsphereHost", text},
                                       {"vsphereInsecureSSL", boolean},
                                       {"nsxtHost", text},
                                       {"nsxtInsecureSSL", boolean},
                                       {"nsxtRemoteAuth", boolean},
                                       {"transportZone", text},
                                       {"logicalTier0Router", text},
                                       {"edgeCluster", text},
                                       {"snatIPPool", text},
                                       {"datacenter", text},
                                       {"datastore", text},
                                       {"datastoreCluster", text},
                                       {"zones", object, &kZone, list},
                                       {"caFile", text},
                                       {"thumbprint", text},
                                       {"dnsServers", text, nullptr, list},
                                       {"dhcpOptions", object, &kDHCP, list},
                                       {"machineImages", object, &kImages, list}};
constexpr TypeSpec kRegion{"RegionSpec", kRegionFields};
constexpr FieldSpec kClassFields[] = {
    {"name", text}, {"ipPoolName", text}, {"tcpAppProfileName", text}, {"udpAppProfileName", text}};
constexpr TypeSpec kClass{"LoadBalancerClass", kClassFields};
constexpr FieldSpec kBalancerFields[] = {{"size", text}, {"classes", object, &kClass, list}};
constexpr TypeSpec kBalancer{"LoadBalancerConfig", kBalancerFields};
constexpr FieldSpec kConstraintsFields[] = {{"loadBalancerConfig", object, &kBalancer}};
constexpr TypeSpec kConstraints{"Constraints", kConstraintsFields};
constexpr FieldSpec kOptionsFields[] = {
    {"name", text}, {"memoryReservationLockedToMax", boolean}, {"extraConfig", text, nullptr, map}};
constexpr TypeSpec kOptions{"MachineTypeOptions", kOptionsFields};
constexpr FieldSpec kDockerFields[] = {{"httpProxyConf", text}, {"insecureRegistries", text, nullptr, list}};
constexpr TypeSpec kDocker{"DockerDaemonOptions", kDockerFields};
constexpr FieldSpec kProfileFields[] = {{"apiVersion", text},
                                        {"kind", text},
                                        {"namePrefix", text},
                                        {"folder", text},
                                        {"regions", object, &kRegion, list},
                                        {"defaultClassStoragePolicyName", text},
                                        {"failureDomainLabels", object, &kLabels},
                                        {"dnsServers", text, nullptr, list},
                                        {"dhcpOptions", object, &kDHCP, list},
                                        {"machineImages", object, &kImages, list},
                                        {"constraints", object, &kConstraints},
                                        {"csiResizerDisabled", boolean},
                                        {"machineTypeOptions", object, &kOptions, list},
                                        {"dockerDaemonOptions", object, &kDocker}};
constexpr TypeSpec kProfile{"CloudProfileConfig", kProfileFields};

constexpr FieldSpec kNetworksFields[] = {{"tier1GatewayPath", text}, {"loadBalancerServicePath", text}};
constexpr TypeSpec kNetworks{"Networks", kNetworksFields};
constexpr FieldSpec kInfrastructureFields[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworks}, {"overwriteNSXTInfraVersion", text}};
constexpr TypeSpec kInfrastructure{"InfrastructureConfig", kInfrastructureFields};

// Of statuses, what the machine class is made from.
constexpr FieldSpec kZoneConfigFields[] = {{"datacenter", text}, {"computeCluster", text}, {"resourcePool", text},
                                           {"hostSystem", text}, {"datastore", text},      {"datastoreCluster", text},
                                           {"switchUuid", text}};
constexpr TypeSpec kZoneConfig{"ZoneConfig", kZoneConfigFields, Unknown::accepted};
constexpr FieldSpec kConfigFields[] = {{"folder", text}, {"region", text}, {"zoneConfigs", object, &kZoneConfig, map}};
constexpr TypeSpec kConfig{"VsphereConfig", kConfigFields, Unknown::accepted};
constexpr FieldSpec kStateFields[] = {{"segmentName", text}};
constexpr TypeSpec kState{"NSXTInfraState", kStateFields, Unknown::accepted};
constexpr FieldSpec kInfrastructureStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"vsphereConfig", object, &kConfig}, {"nsxtInfraState", object, &kState}};
constexpr TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};

constexpr FieldSpec kManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kManager{"CloudControllerManagerConfig", kManagerFields};
constexpr FieldSpec kShootClassFields[] = {
    {"name", text}, {"ipPoolName", text}, {"tcpAppProfileName", text}, {"udpAppProfileName", text}};
constexpr TypeSpec kShootClass{"CPLoadBalancerClass", kShootClassFields};
constexpr FieldSpec kControlPlaneFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"cloudControllerManager", object, &kManager},
                                             {"loadBalancerClasses", object, &kShootClass, list},
                                             {"loadBalancerSize", text}};
constexpr TypeSpec kControlPlane{"ControlPlaneConfig", kControlPlaneFields};

constexpr FieldSpec kStatusImageFields[] = {{"name", text}, {"version", text}, {"path", text}, {"guestId", text}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};
constexpr FieldSpec kWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kStatusImage, list}};
constexpr TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};

}  // namespace

/// There is no WorkerConfig.
const ConfigTypes kVsphereTypes{.provider = "vsphere",
                                .api_version = "vsphere.provider.extensions.gardener.cloud/v1alpha1",
                                .infrastructure_config = &kInfrastructure,
                                .infrastructure_status = &kInfrastructureStatus,
                                .control_plane_config = &kControlPlane,
                                .worker_status = &kWorkerStatus,
                                .cloud_profile_config = &kProfile,
                                .mapped_images = mapped_images};

}  // namespace gprov::providers::small

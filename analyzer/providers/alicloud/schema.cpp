// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/schema.hpp"

#include "hashing/release_bands_alicloud.hpp"

// Mirrors pkg/apis/alicloud/v1alpha1/types_{cloudprofile,controlplane,infrastructure,worker}.go@v1.71.0.

namespace gprov::providers::alicloud {
namespace {
using enum model::Kind;
using enum model::Shape;
using hashing::alicloud::Feature;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kDualStackFields[] = {{"enabled", boolean}};
constexpr TypeSpec kDualStack{"DualStack", kDualStackFields};

constexpr FieldSpec kNatGatewayFields[] = {{"eipAllocationID", text}};
constexpr TypeSpec kNatGateway{"NatGatewayConfig", kNatGatewayFields};

constexpr FieldSpec kVpcFields[] = {
    {"id", text}, {"cidr", text}, {"gardenerManagedNATGateway", boolean}, {"useCustomRouteTable", boolean}};
constexpr TypeSpec kVpc{"VPC", kVpcFields};

constexpr FieldSpec kZoneFields[] = {{"name", text},
                                     {"worker", text},
                                     {"workers", text},
                                     {"natGateway", object, &kNatGateway},
                                     {"ipv6CidrBlock", int64}};
constexpr TypeSpec kZone{"Zone", kZoneFields};

constexpr FieldSpec kNetworksFields[] = {{"vpc", object, &kVpc}, {"zones", object, &kZone, list}};
constexpr TypeSpec kNetworks{"Networks", kNetworksFields};

constexpr FieldSpec kInfrastructureConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworks}, {"dualStack", object, &kDualStack}};

// Until v1.70.
constexpr FieldSpec kVpcFields70[] = {{"id", text}, {"cidr", text}, {"gardenerManagedNATGateway", boolean}};
constexpr TypeSpec kVpc70{"VPC", kVpcFields70};
constexpr FieldSpec kZoneFields70[] = {
    {"name", text}, {"worker", text}, {"workers", text}, {"natGateway", object, &kNatGateway}};
constexpr TypeSpec kZone70{"Zone", kZoneFields70};
constexpr FieldSpec kNetworksFields70[] = {{"vpc", object, &kVpc70}, {"zones", object, &kZone70, list}};
constexpr TypeSpec kNetworks70{"Networks", kNetworksFields70};
constexpr FieldSpec kInfrastructureConfigFields70[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworks70}};
constexpr TypeSpec kInfrastructureConfig70{"InfrastructureConfig", kInfrastructureConfigFields70};

constexpr FieldSpec kImageFields[] = {{"name", text},
                                      {"version", text},
                                      {"id", text},
                                      {"encrypted", boolean},
                                      {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kImage{"MachineImage", kImageFields, Unknown::accepted};

// A status is written by the extension itself: newer fields are no error of anybody's files.
constexpr FieldSpec kVSwitchFields[] = {{"purpose", text}, {"id", text}, {"zone", text}};
constexpr TypeSpec kVSwitch{"VSwitch", kVSwitchFields, Unknown::accepted};
constexpr FieldSpec kSecurityGroupFields[] = {{"purpose", text}, {"id", text}};
constexpr TypeSpec kSecurityGroup{"SecurityGroup", kSecurityGroupFields, Unknown::accepted};
constexpr FieldSpec kVpcStatusFields[] = {{"id", text},
                                          {"vswitches", object, &kVSwitch, list},
                                          {"securityGroups", object, &kSecurityGroup, list},
                                          {"routeTableID", text}};
constexpr TypeSpec kVpcStatus{"VPCStatus", kVpcStatusFields, Unknown::accepted};
constexpr FieldSpec kInfrastructureStatusFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"vpc", object, &kVpcStatus},
                                                     {"keyPairName", text},
                                                     {"machineImages", object, &kImage, list}};

constexpr FieldSpec kWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kImage, list}};

constexpr FieldSpec kCloudControllerManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kCloudControllerManager{"CloudControllerManagerConfig", kCloudControllerManagerFields};
constexpr FieldSpec kCsiFields[] = {{"enableADController", boolean}};
constexpr TypeSpec kCsi{"CSI", kCsiFields};
constexpr FieldSpec kControlPlaneConfigFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"cloudControllerManager", object, &kCloudControllerManager},
                                                   {"csi", object, &kCsi}};

constexpr FieldSpec kRegionFields[] = {{"name", text}, {"id", text}};
constexpr TypeSpec kRegion{"RegionIDMapping", kRegionFields};
constexpr FieldSpec kFlavorFields[] = {{"regions", object, &kRegion, list},
                                       {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};
constexpr FieldSpec kVersionFields[] = {
    {"version", text}, {"regions", object, &kRegion, list}, {"capabilityFlavors", object, &kFlavor, list}};
constexpr TypeSpec kVersion{"MachineImageVersion", kVersionFields};
constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};
constexpr FieldSpec kCloudProfileConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kImages, list}};

// Until v1.69.
constexpr FieldSpec kVersionFields69[] = {{"version", text}, {"regions", object, &kRegion, list}};
constexpr TypeSpec kVersion69{"MachineImageVersion", kVersionFields69};
constexpr FieldSpec kImagesFields69[] = {{"name", text}, {"versions", object, &kVersion69, list}};
constexpr TypeSpec kImages69{"MachineImages", kImagesFields69};
constexpr FieldSpec kCloudProfileConfigFields69[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kImages69, list}};
constexpr TypeSpec kCloudProfileConfig69{"CloudProfileConfig", kCloudProfileConfigFields69};

}  // namespace

const TypeSpec kInfrastructureConfig{"InfrastructureConfig", kInfrastructureConfigFields};
const TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};
const TypeSpec kControlPlaneConfig{"ControlPlaneConfig", kControlPlaneConfigFields};
const TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields, Unknown::accepted};
const TypeSpec kCloudProfileConfig{"CloudProfileConfig", kCloudProfileConfigFields};

const TypeSpec& infrastructure_config_of(const hashing::Version& extension) {
  return has(extension, Feature::dual_stack) ? kInfrastructureConfig : kInfrastructureConfig70;
}

const TypeSpec& cloud_profile_config_of(const hashing::Version& extension) {
  return has(extension, Feature::capability_flavors) ? kCloudProfileConfig : kCloudProfileConfig69;
}

}  // namespace gprov::providers::alicloud

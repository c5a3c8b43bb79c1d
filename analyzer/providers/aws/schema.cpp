// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/schema.hpp"

// Mirrors pkg/apis/aws/v1alpha1/types_{cloudprofile,controlplane,infrastructure,worker}.go@v1.73.0.

namespace gprov::providers::aws {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kEnabledFields[] = {{"enabled", boolean}};
constexpr TypeSpec kDualStack{"DualStack", kEnabledFields};

constexpr FieldSpec kIpamPoolFields[] = {{"id", text}, {"cidrBlock", text}};
constexpr TypeSpec kIpamPool{"IPAMPool", kIpamPoolFields};

constexpr FieldSpec kVpcFields[] = {
    {"id", text}, {"cidr", text}, {"gatewayEndpoints", text, nullptr, list}, {"ipv6IpamPool", object, &kIpamPool}};
constexpr TypeSpec kVpc{"VPC", kVpcFields};

constexpr FieldSpec kZoneFields[] = {{"name", text},
                                     {"internal", text},
                                     {"public", text},
                                     {"workers", text},
                                     {"workersSubnetID", text},
                                     {"publicSubnetID", text},
                                     {"internalSubnetID", text},
                                     {"elasticIPAllocationID", text}};
constexpr TypeSpec kZone{"Zone", kZoneFields};

constexpr FieldSpec kNetworksFields[] = {
    {"vpc", object, &kVpc}, {"zones", object, &kZone, list}, {"nodesSecurityGroupID", text}};
constexpr TypeSpec kNetworks{"Networks", kNetworksFields};

constexpr FieldSpec kIgnoreTagsFields[] = {{"keys", text, nullptr, list}, {"keyPrefixes", text, nullptr, list}};
constexpr TypeSpec kIgnoreTags{"IgnoreTags", kIgnoreTagsFields};

constexpr FieldSpec kFileSystemFields[] = {{"enabled", boolean}, {"id", text}};
constexpr TypeSpec kFileSystem{"ElasticFileSystemConfig", kFileSystemFields};

constexpr FieldSpec kInfrastructureConfigFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"enableECRAccess", boolean},
                                                     {"dualStack", object, &kDualStack},
                                                     {"networks", object, &kNetworks},
                                                     {"ignoreTags", object, &kIgnoreTags},
                                                     {"enableDedicatedTenancyForVPC", boolean},
                                                     {"elasticFileSystem", object, &kFileSystem},
                                                     {"enableMTUCustomizer", boolean}};

constexpr FieldSpec kKeyFields[] = {{"keyName", text}};
constexpr TypeSpec kEc2{"EC2", kKeyFields};

constexpr FieldSpec kProfileFields[] = {{"purpose", text}, {"name", text}};
constexpr TypeSpec kProfile{"InstanceProfile", kProfileFields};

constexpr FieldSpec kRoleFields[] = {{"purpose", text}, {"arn", text}};
constexpr TypeSpec kRole{"Role", kRoleFields};

constexpr FieldSpec kIamFields[] = {{"instanceProfiles", object, &kProfile, list}, {"roles", object, &kRole, list}};
constexpr TypeSpec kIam{"IAM", kIamFields};

constexpr FieldSpec kSubnetFields[] = {{"purpose", text}, {"id", text}, {"zone", text}};
constexpr TypeSpec kSubnet{"Subnet", kSubnetFields};

constexpr FieldSpec kSecurityGroupFields[] = {{"purpose", text}, {"id", text}};
constexpr TypeSpec kSecurityGroup{"SecurityGroup", kSecurityGroupFields};

constexpr FieldSpec kVpcStatusFields[] = {
    {"id", text}, {"subnets", object, &kSubnet, list}, {"securityGroups", object, &kSecurityGroup, list}};
constexpr TypeSpec kVpcStatus{"VPCStatus", kVpcStatusFields};

constexpr FieldSpec kFileSystemStatusFields[] = {{"ID", text}};
constexpr TypeSpec kFileSystemStatus{"ElasticFileSystemStatus", kFileSystemStatusFields};

constexpr FieldSpec kInfrastructureStatusFields[] = {
    {"apiVersion", text},         {"kind", text},
    {"ec2", object, &kEc2},       {"iam", object, &kIam},
    {"vpc", object, &kVpcStatus}, {"elasticFileSystem", object, &kFileSystemStatus}};

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};

constexpr FieldSpec kVolumeFields[] = {{"iops", int32}, {"throughput", int32}};
constexpr TypeSpec kVolume{"Volume", kVolumeFields};

constexpr FieldSpec kDataVolumeFields[] = {
    {"name", text}, {"iops", int32}, {"throughput", int32}, {"snapshotID", text}};
constexpr TypeSpec kDataVolume{"DataVolume", kDataVolumeFields};

constexpr FieldSpec kInstanceProfileFields[] = {{"name", text}, {"arn", text}};
constexpr TypeSpec kInstanceProfile{"IAMInstanceProfile", kInstanceProfileFields};

constexpr FieldSpec kMetadataFields[] = {{"httpTokens", text}, {"httpPutResponseHopLimit", int32}};
constexpr TypeSpec kMetadata{"InstanceMetadataOptions", kMetadataFields};

constexpr FieldSpec kCpuFields[] = {{"coreCount", int32}, {"threadsPerCore", int32}, {"amdSevSnp", text}};
constexpr TypeSpec kCpu{"CpuOptions", kCpuFields};

constexpr FieldSpec kReservationFields[] = {{"capacityReservationPreference", text},
                                            {"capacityReservationId", text},
                                            {"capacityReservationResourceGroupArn", text}};
constexpr TypeSpec kReservation{"CapacityReservation", kReservationFields};

constexpr FieldSpec kRangeFields[] = {{"from", int64}, {"to", int64}};
constexpr TypeSpec kRange{"IndexRange", kRangeFields};

constexpr FieldSpec kInterfaceFields[] = {{"networkCardIndex", int64}, {"networkCardIndexRange", object, &kRange},
                                          {"deviceIndex", int64},      {"type", text},
                                          {"description", text},       {"subnetID", text}};
constexpr TypeSpec kInterface{"NetworkInterface", kInterfaceFields};

constexpr FieldSpec kPlacementFields[] = {
    {"groupId", text}, {"tenancy", text}, {"hostId", text}, {"partitionNumber", int64}, {"affinity", text}};
constexpr TypeSpec kPlacement{"Placement", kPlacementFields};

constexpr FieldSpec kMarketFields[] = {{"marketType", text}};
constexpr TypeSpec kMarket{"InstanceMarketOptions", kMarketFields};

constexpr FieldSpec kWorkerConfigFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"nodeTemplate", object, &kNodeTemplate},
                                             {"volume", object, &kVolume},
                                             {"dataVolumes", object, &kDataVolume, list},
                                             {"iamInstanceProfile", object, &kInstanceProfile},
                                             {"instanceMetadataOptions", object, &kMetadata},
                                             {"cpuOptions", object, &kCpu},
                                             {"capacityReservation", object, &kReservation},
                                             {"networkInterfaces", object, &kInterface, list},
                                             {"placement", object, &kPlacement},
                                             {"instanceMarketOptions", object, &kMarket}};

constexpr FieldSpec kStatusImageFields[] = {{"name", text},
                                            {"version", text},
                                            {"ami", text},
                                            {"architecture", text},
                                            {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};

constexpr FieldSpec kWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kStatusImage, list}};

constexpr FieldSpec kRegionFields[] = {{"name", text}, {"ami", text}, {"architecture", text}};
constexpr TypeSpec kRegion{"RegionAMIMapping", kRegionFields};

constexpr FieldSpec kFlavorFields[] = {{"regions", object, &kRegion, list},
                                       {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};

constexpr FieldSpec kImageVersionFields[] = {
    {"version", text}, {"regions", object, &kRegion, list}, {"capabilityFlavors", object, &kFlavor, list}};
constexpr TypeSpec kImageVersion{"MachineImageVersion", kImageVersionFields};

constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kImageVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};

constexpr FieldSpec kCloudProfileConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kImages, list}};

constexpr FieldSpec kControllerManagerFields[] = {{"featureGates", boolean, nullptr, map},
                                                  {"useCustomRouteController", boolean}};
constexpr TypeSpec kControllerManager{"CloudControllerManagerConfig", kControllerManagerFields};

constexpr FieldSpec kLoadBalancerFields[] = {{"enabled", boolean}, {"ingressClassName", text}};
constexpr TypeSpec kLoadBalancer{"LoadBalancerControllerConfig", kLoadBalancerFields};

constexpr FieldSpec kStorageFields[] = {{"managedDefaultClass", boolean}};
constexpr TypeSpec kStorage{"Storage", kStorageFields};

constexpr FieldSpec kControlPlaneConfigFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"cloudControllerManager", object, &kControllerManager},
                                                   {"loadBalancerController", object, &kLoadBalancer},
                                                   {"storage", object, &kStorage}};

}  // namespace

const TypeSpec kInfrastructureConfig{"InfrastructureConfig", kInfrastructureConfigFields};
const TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};
const TypeSpec kWorkerConfig{"WorkerConfig", kWorkerConfigFields};
const TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};
const TypeSpec kCloudProfileConfig{"CloudProfileConfig", kCloudProfileConfigFields};
const TypeSpec kControlPlaneConfig{"ControlPlaneConfig", kControlPlaneConfigFields};

}  // namespace gprov::providers::aws

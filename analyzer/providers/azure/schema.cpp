// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/schema.hpp"

// Mirrors pkg/apis/azure/v1alpha1/types_{cloudprofile,controlplane,infrastructure,worker}.go@v1.62.1.

namespace gprov::providers::azure {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kResourceGroupFields[] = {{"name", text}};
constexpr TypeSpec kResourceGroup{"ResourceGroup", kResourceGroupFields};

constexpr FieldSpec kVNetFields[] = {
    {"name", text}, {"resourceGroup", text}, {"cidr", text}, {"ddosProtectionPlanID", text}};
constexpr TypeSpec kVNet{"VNet", kVNetFields};

constexpr FieldSpec kPublicIPFields[] = {{"name", text}, {"resourceGroup", text}, {"zone", int32}};
constexpr TypeSpec kPublicIP{"PublicIPReference", kPublicIPFields};

constexpr FieldSpec kNatGatewayFields[] = {{"enabled", boolean},
                                           {"idleConnectionTimeoutMinutes", int32},
                                           {"zone", int32},
                                           {"sku", text},
                                           {"ipAddresses", object, &kPublicIP, list}};
constexpr TypeSpec kNatGateway{"NatGatewayConfig", kNatGatewayFields};

constexpr FieldSpec kZonedPublicIPFields[] = {{"name", text}, {"resourceGroup", text}};
constexpr TypeSpec kZonedPublicIP{"ZonedPublicIPReference", kZonedPublicIPFields};

constexpr FieldSpec kZonedNatGatewayFields[] = {{"enabled", boolean},
                                                {"idleConnectionTimeoutMinutes", int32},
                                                {"sku", text},
                                                {"ipAddresses", object, &kZonedPublicIP, list}};
constexpr TypeSpec kZonedNatGateway{"ZonedNatGatewayConfig", kZonedNatGatewayFields};

constexpr FieldSpec kZoneFields[] = {{"name", int32},
                                     {"cidr", text},
                                     {"serviceEndpoints", text, nullptr, list},
                                     {"natGateway", object, &kZonedNatGateway}};
constexpr TypeSpec kZone{"Zone", kZoneFields};

constexpr FieldSpec kNetworksFields[] = {{"vnet", object, &kVNet},
                                         {"workers", text},
                                         {"natGateway", object, &kNatGateway},
                                         {"serviceEndpoints", text, nullptr, list},
                                         {"zones", object, &kZone, list}};
constexpr TypeSpec kNetworks{"NetworkConfig", kNetworksFields};

constexpr FieldSpec kIdentityFields[] = {{"name", text}, {"resourceGroup", text}, {"acrAccess", boolean}};
constexpr TypeSpec kIdentity{"IdentityConfig", kIdentityFields};

constexpr FieldSpec kInfrastructureConfigFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"resourceGroup", object, &kResourceGroup},
                                                     {"networks", object, &kNetworks},
                                                     {"identity", object, &kIdentity},
                                                     {"zoned", boolean}};

constexpr FieldSpec kCloudControllerManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kCloudControllerManager{"CloudControllerManagerConfig", kCloudControllerManagerFields};

constexpr FieldSpec kStorageFields[] = {{"managedDefaultStorageClass", boolean},
                                        {"managedDefaultVolumeSnapshotClass", boolean}};
constexpr TypeSpec kStorage{"Storage", kStorageFields};

constexpr FieldSpec kControlPlaneConfigFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"cloudControllerManager", object, &kCloudControllerManager},
                                                   {"storage", object, &kStorage}};

// Statuses of the infrastructure are read leniently upstream: newer fields are no error.
constexpr FieldSpec kVNetStatusFields[] = {{"name", text}, {"resourceGroup", text}};
constexpr TypeSpec kVNetStatus{"VNetStatus", kVNetStatusFields, Unknown::accepted};

constexpr FieldSpec kSubnetFields[] = {
    {"name", text}, {"purpose", text}, {"zone", text}, {"migrated", boolean}, {"natGatewayId", text}};
constexpr TypeSpec kSubnet{"Subnet", kSubnetFields, Unknown::accepted};

constexpr FieldSpec kNetworkStatusFields[] = {{"vnet", object, &kVNetStatus},
                                              {"subnets", object, &kSubnet, list},
                                              {"layout", text},
                                              {"outboundAccessType", text}};
constexpr TypeSpec kNetworkStatus{"NetworkStatus", kNetworkStatusFields, Unknown::accepted};

constexpr FieldSpec kPurposeAndNameFields[] = {{"purpose", text}, {"name", text}};
constexpr TypeSpec kPurposeAndName{"RouteTable", kPurposeAndNameFields, Unknown::accepted};

constexpr FieldSpec kIdentityStatusFields[] = {{"id", text}, {"clientID", text}, {"acrAccess", boolean}};
constexpr TypeSpec kIdentityStatus{"IdentityStatus", kIdentityStatusFields, Unknown::accepted};

constexpr FieldSpec kInfrastructureStatusFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"networks", object, &kNetworkStatus},
                                                     {"resourceGroup", object, &kResourceGroup},
                                                     {"routeTables", object, &kPurposeAndName, list},
                                                     {"securityGroups", object, &kPurposeAndName, list},
                                                     {"identity", object, &kIdentityStatus},
                                                     {"zoned", boolean}};

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};

constexpr FieldSpec kDiagnosticsFields[] = {{"enabled", boolean}, {"storageURI", text}};
constexpr TypeSpec kDiagnostics{"DiagnosticsProfile", kDiagnosticsFields};

constexpr FieldSpec kVolumeFields[] = {{"caching", text}};
constexpr TypeSpec kVolume{"Volume", kVolumeFields};

constexpr FieldSpec kImageFields[] = {
    {"urn", text}, {"id", text}, {"communityGalleryImageID", text}, {"sharedGalleryImageID", text}};
constexpr TypeSpec kImage{"Image", kImageFields};

constexpr FieldSpec kDataVolumeFields[] = {{"name", text}, {"imageRef", object, &kImage}};
constexpr TypeSpec kDataVolume{"DataVolume", kDataVolumeFields};

constexpr FieldSpec kCapacityReservationFields[] = {{"capacityReservationGroupID", text}};
constexpr TypeSpec kCapacityReservation{"CapacityReservation", kCapacityReservationFields};

constexpr FieldSpec kWorkerConfigFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"nodeTemplate", object, &kNodeTemplate},
                                             {"diagnosticsProfile", object, &kDiagnostics},
                                             {"volume", object, &kVolume},
                                             {"dataVolumes", object, &kDataVolume, list},
                                             {"capacityReservation", object, &kCapacityReservation}};

constexpr FieldSpec kStatusImageFields[] = {{"name", text},
                                            {"version", text},
                                            {"acceleratedNetworking", boolean},
                                            {"architecture", text},
                                            {"capabilities", text, nullptr, map_of_lists},
                                            {"skipMarketplaceAgreement", boolean},
                                            {"urn", text},
                                            {"id", text},
                                            {"communityGalleryImageID", text},
                                            {"sharedGalleryImageID", text}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};

constexpr FieldSpec kVmoDependencyFields[] = {{"poolName", text}, {"id", text}, {"name", text}};
constexpr TypeSpec kVmoDependency{"VmoDependency", kVmoDependencyFields};

constexpr FieldSpec kWorkerStatusFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"machineImages", object, &kStatusImage, list},
                                             {"vmoDependencies", object, &kVmoDependency, list}};

constexpr FieldSpec kDomainCountFields[] = {{"region", text}, {"count", int32}};
constexpr TypeSpec kDomainCount{"DomainCount", kDomainCountFields};

constexpr FieldSpec kFlavorFields[] = {{"skipMarketplaceAgreement", boolean},
                                       {"capabilities", text, nullptr, map_of_lists},
                                       {"urn", text},
                                       {"id", text},
                                       {"communityGalleryImageID", text},
                                       {"sharedGalleryImageID", text}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};

constexpr FieldSpec kImageVersionFields[] = {{"version", text},
                                             {"skipMarketplaceAgreement", boolean},
                                             {"acceleratedNetworking", boolean},
                                             {"architecture", text},
                                             {"capabilityFlavors", object, &kFlavor, list},
                                             {"urn", text},
                                             {"id", text},
                                             {"communityGalleryImageID", text},
                                             {"sharedGalleryImageID", text}};
constexpr TypeSpec kImageVersion{"MachineImageVersion", kImageVersionFields};

constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kImageVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};

constexpr FieldSpec kMachineTypeFields[] = {{"name", text}, {"acceleratedNetworking", boolean}};
constexpr TypeSpec kMachineType{"MachineType", kMachineTypeFields};

constexpr FieldSpec kCloudConfigurationFields[] = {{"name", text}};
constexpr TypeSpec kCloudConfiguration{"CloudConfiguration", kCloudConfigurationFields};

constexpr FieldSpec kCloudProfileConfigFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"countUpdateDomains", object, &kDomainCount, list},
                                                   {"countFaultDomains", object, &kDomainCount, list},
                                                   {"machineImages", object, &kImages, list},
                                                   {"machineTypes", object, &kMachineType, list},
                                                   {"cloudConfiguration", object, &kCloudConfiguration}};

}  // namespace

const TypeSpec kInfrastructureConfig{"InfrastructureConfig", kInfrastructureConfigFields};
const TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};
const TypeSpec kControlPlaneConfig{"ControlPlaneConfig", kControlPlaneConfigFields};
const TypeSpec kWorkerConfig{"WorkerConfig", kWorkerConfigFields};
const TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};
const TypeSpec kCloudProfileConfig{"CloudProfileConfig", kCloudProfileConfigFields};

}  // namespace gprov::providers::azure

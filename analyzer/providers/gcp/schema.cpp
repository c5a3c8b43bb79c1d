// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/schema.hpp"

#include <array>
#include <span>

#include "hashing/release_bands_gcp.hpp"

// Mirrors pkg/apis/gcp/v1alpha1/types_{cloudprofile,controlplane,infrastructure,worker}.go@v1.54.1. What came after
// v1.37 stands last in its table, the newest at the end: an older release has the table without its end.

namespace gprov::providers::gcp {
namespace {
using enum model::Kind;
using enum model::Shape;
using hashing::gcp::Feature;
using hashing::gcp::has;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

template <std::size_t N>
constexpr std::span<const FieldSpec> without_last(const FieldSpec (&fields)[N], std::size_t count) {
  return std::span(fields).first(N - count);
}

constexpr FieldSpec kNameFields[] = {{"name", text}};
constexpr TypeSpec kCloudRouter{"CloudRouter", kNameFields};
constexpr TypeSpec kNatIPName{"NatIPName", kNameFields};

constexpr FieldSpec kVPCFields[] = {{"name", text}, {"cloudRouter", object, &kCloudRouter}};
constexpr TypeSpec kVPC{"VPC", kVPCFields};

constexpr FieldSpec kEnabledFields[] = {{"enabled", boolean}};
constexpr TypeSpec kEndpointIndependentMapping{"EndpointIndependentMapping", kEnabledFields};
constexpr TypeSpec kCSIFilestore{"CSIFilestore", kEnabledFields};

constexpr FieldSpec kCloudNATFields[] = {{"endpointIndependentMapping", object, &kEndpointIndependentMapping},
                                         {"minPortsPerVM", int32},
                                         {"maxPortsPerVM", int32},
                                         {"enableDynamicPortAllocation", boolean},
                                         {"natIPNames", object, &kNatIPName, list},
                                         {"icmpIdleTimeoutSec", int32},
                                         {"tcpEstablishedIdleTimeoutSec", int32},
                                         {"tcpTimeWaitTimeoutSec", int32},
                                         {"tcpTransitoryIdleTimeoutSec", int32},
                                         {"udpIdleTimeoutSec", int32}};
constexpr TypeSpec kCloudNAT{"CloudNAT", kCloudNATFields};

constexpr FieldSpec kFlowLogsFields[] = {{"aggregationInterval", text}, {"flowSampling", float64}, {"metadata", text}};
constexpr TypeSpec kFlowLogs{"FlowLogs", kFlowLogsFields};

constexpr FieldSpec kNetworksFields[] = {
    {"vpc", object, &kVPC}, {"cloudNAT", object, &kCloudNAT}, {"internal", text}, {"worker", text},
    {"workers", text},      {"flowLogs", object, &kFlowLogs}, {"mtu", int32}};
constexpr TypeSpec kNetworks{"NetworkConfig", kNetworksFields};
constexpr TypeSpec kNetworksWithoutMtu{"NetworkConfig", without_last(kNetworksFields, 1)};

constexpr FieldSpec kInfrastructureConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworks}};
constexpr FieldSpec kInfrastructureConfigFieldsWithoutMtu[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworksWithoutMtu}};
constexpr TypeSpec kInfrastructureConfigWithoutMtu{"InfrastructureConfig", kInfrastructureConfigFieldsWithoutMtu};

// Statuses are read leniently upstream: newer fields are no error.
constexpr FieldSpec kSubnetFields[] = {{"name", text}, {"purpose", text}};
constexpr TypeSpec kSubnet{"Subnet", kSubnetFields, Unknown::accepted};

constexpr FieldSpec kNatIPFields[] = {{"ip", text}};
constexpr TypeSpec kNatIP{"NatIP", kNatIPFields, Unknown::accepted};

constexpr FieldSpec kNetworkStatusFields[] = {{"vpc", object, &kVPC},
                                              {"subnets", object, &kSubnet, list},
                                              {"natIPs", object, &kNatIP, list},
                                              {"ipfamilies", text, nullptr, list}};
constexpr TypeSpec kNetworkStatus{"NetworkStatus", kNetworkStatusFields, Unknown::accepted};

constexpr FieldSpec kInfrastructureStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"networks", object, &kNetworkStatus}, {"serviceAccountEmail", text}};

constexpr FieldSpec kCloudControllerManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kCloudControllerManager{"CloudControllerManagerConfig", kCloudControllerManagerFields};

constexpr FieldSpec kHyperDiskFields[] = {
    {"enabled", boolean}, {"provisionedIopsOnCreate", int64}, {"provisionedThroughputOnCreate", text}};
constexpr TypeSpec kHyperDisk{"HyperDiskConfig", kHyperDiskFields};

constexpr FieldSpec kStorageFields[] = {
    {"managedDefaultStorageClass", boolean},    {"managedDefaultVolumeSnapshotClass", boolean},
    {"csiFilestore", object, &kCSIFilestore},   {"defaultStorageClass", text},
    {"hyperDiskBalanced", object, &kHyperDisk}, {"hyperDiskThroughput", object, &kHyperDisk},
    {"hyperDiskExtreme", object, &kHyperDisk}};
constexpr TypeSpec kStorage{"Storage", kStorageFields};
constexpr TypeSpec kStorageWithoutClasses{"Storage", without_last(kStorageFields, 4)};
constexpr TypeSpec kStorageWithoutFilestore{"Storage", without_last(kStorageFields, 5)};

constexpr auto control_plane_fields(const TypeSpec& storage) {
  return std::to_array<FieldSpec>({{"apiVersion", text},
                                   {"kind", text},
                                   {"zone", text},
                                   {"cloudControllerManager", object, &kCloudControllerManager},
                                   {"storage", object, &storage}});
}
constexpr auto kControlPlaneConfigFields = control_plane_fields(kStorage);
constexpr auto kFieldsWithoutClasses = control_plane_fields(kStorageWithoutClasses);
constexpr auto kFieldsWithoutFilestore = control_plane_fields(kStorageWithoutFilestore);
constexpr TypeSpec kControlPlaneConfigWithoutClasses{"ControlPlaneConfig", kFieldsWithoutClasses};
constexpr TypeSpec kControlPlaneConfigWithoutFilestore{"ControlPlaneConfig", kFieldsWithoutFilestore};

constexpr FieldSpec kGPUFields[] = {{"acceleratorType", text}, {"count", int32}};
constexpr TypeSpec kGPU{"GPU", kGPUFields};

constexpr FieldSpec kEncryptionFields[] = {{"kmsKeyName", text}, {"kmsKeyServiceAccount", text}};
constexpr TypeSpec kEncryption{"DiskEncryption", kEncryptionFields};

constexpr FieldSpec kVolumeFields[] = {{"interface", text}, {"encryption", object, &kEncryption}};
constexpr TypeSpec kVolume{"Volume", kVolumeFields};

constexpr FieldSpec kBootVolumeFields[] = {
    {"provisionedIops", int64}, {"provisionedThroughput", int64}, {"storagePool", text}};
constexpr TypeSpec kBootVolume{"BootVolume", kBootVolumeFields};

constexpr FieldSpec kDataVolumeFields[] = {{"name", text},
                                           {"sourceImage", text},
                                           {"provisionedIops", int64},
                                           {"provisionedThroughput", int64},
                                           {"storagePool", text}};
constexpr TypeSpec kDataVolume{"DataVolume", kDataVolumeFields};
constexpr TypeSpec kDataVolumeWithoutPool{"DataVolume", without_last(kDataVolumeFields, 1)};

constexpr FieldSpec kServiceAccountFields[] = {{"email", text}, {"scopes", text, nullptr, list}};
constexpr TypeSpec kServiceAccount{"ServiceAccount", kServiceAccountFields};

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};
constexpr TypeSpec kNodeTemplateWithoutVirtual{"NodeTemplate", without_last(kNodeTemplateFields, 1)};

constexpr auto worker_fields(const TypeSpec& data_volume, const TypeSpec& node_template) {
  return std::to_array<FieldSpec>({{"apiVersion", text},
                                   {"kind", text},
                                   {"gpu", object, &kGPU},
                                   {"volume", object, &kVolume},
                                   {"dataVolumes", object, &data_volume, list},
                                   {"minCpuPlatform", text},
                                   {"serviceAccount", object, &kServiceAccount},
                                   {"nodeTemplate", object, &node_template},
                                   {"bootVolume", object, &kBootVolume}});
}
constexpr auto kWorkerConfigFields = worker_fields(kDataVolume, kNodeTemplate);
constexpr auto kFieldsWithoutBoot = worker_fields(kDataVolumeWithoutPool, kNodeTemplate);
constexpr auto kFieldsWithoutVirtual = worker_fields(kDataVolumeWithoutPool, kNodeTemplateWithoutVirtual);
constexpr TypeSpec kWorkerConfigWithoutBoot{"WorkerConfig",
                                            std::span(kFieldsWithoutBoot).first(kFieldsWithoutBoot.size() - 1)};
constexpr TypeSpec kWorkerConfigWithoutVirtual{
    "WorkerConfig", std::span(kFieldsWithoutVirtual).first(kFieldsWithoutVirtual.size() - 1)};

constexpr FieldSpec kStatusImageFields[] = {{"name", text},
                                            {"version", text},
                                            {"image", text},
                                            {"architecture", text},
                                            {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};

constexpr FieldSpec kWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kStatusImage, list}};

constexpr FieldSpec kFlavorFields[] = {{"capabilities", text, nullptr, map_of_lists}, {"image", text}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};

constexpr FieldSpec kImageVersionFields[] = {
    {"version", text}, {"image", text}, {"architecture", text}, {"capabilityFlavors", object, &kFlavor, list}};
constexpr TypeSpec kImageVersion{"MachineImageVersion", kImageVersionFields};

constexpr TypeSpec kPlainImageVersion{"MachineImageVersion", without_last(kImageVersionFields, 1)};

constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kImageVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields};
constexpr FieldSpec kPlainImagesFields[] = {{"name", text}, {"versions", object, &kPlainImageVersion, list}};
constexpr TypeSpec kPlainImages{"MachineImages", kPlainImagesFields};

constexpr FieldSpec kCloudProfileConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kImages, list}};
constexpr FieldSpec kPlainImagesConfigFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kPlainImages, list}};
constexpr TypeSpec kPlainImagesConfig{"CloudProfileConfig", kPlainImagesConfigFields};

}  // namespace

const TypeSpec kInfrastructureConfig{"InfrastructureConfig", kInfrastructureConfigFields};
const TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};
const TypeSpec kControlPlaneConfig{"ControlPlaneConfig", kControlPlaneConfigFields};
const TypeSpec kWorkerConfig{"WorkerConfig", kWorkerConfigFields};
const TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};
const TypeSpec kCloudProfileConfig{"CloudProfileConfig", kCloudProfileConfigFields};

const TypeSpec& infrastructure_config_of(const hashing::Version& extension) {
  return has(extension, Feature::mtu_field) ? kInfrastructureConfig : kInfrastructureConfigWithoutMtu;
}

const TypeSpec& control_plane_config_of(const hashing::Version& extension) {
  if (has(extension, Feature::storage_class_fields)) return kControlPlaneConfig;
  return has(extension, Feature::csi_filestore_field) ? kControlPlaneConfigWithoutClasses
                                                      : kControlPlaneConfigWithoutFilestore;
}

const TypeSpec& worker_config_of(const hashing::Version& extension) {
  if (has(extension, Feature::disk_settings_fields)) return kWorkerConfig;
  return has(extension, Feature::virtual_capacity_field) ? kWorkerConfigWithoutBoot : kWorkerConfigWithoutVirtual;
}

const TypeSpec& cloud_profile_config_of(const hashing::Version& extension) {
  return has(extension, Feature::capability_flavor_fields) ? kCloudProfileConfig : kPlainImagesConfig;
}

}  // namespace gprov::providers::gcp

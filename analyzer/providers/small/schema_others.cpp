// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/schema.hpp"

// Mirrors provider-equinix-metal pkg/apis/equinixmetal/v1alpha1@v2.20.0, provider-ironcore
// pkg/apis/ironcore/v1alpha1@v0.6.0 and pkg/provider-local/apis/local/v1alpha1@v1.149.0.

namespace gprov::providers::small {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

// equinixmetal

constexpr FieldSpec kWorkerFields[] = {
    {"apiVersion", text}, {"kind", text}, {"reservationIDs", text, nullptr, list}, {"reservedDevicesOnly", boolean}};
constexpr TypeSpec kWorker{"WorkerConfig", kWorkerFields};

constexpr FieldSpec kMetalVersionFields[] = {{"version", text}, {"id", text}, {"ipxeScriptUrl", text}};
constexpr TypeSpec kMetalVersion{"MachineImageVersion", kMetalVersionFields};
constexpr FieldSpec kMetalImagesFields[] = {{"name", text}, {"versions", object, &kMetalVersion, list}};
constexpr TypeSpec kMetalImages{"MachineImages", kMetalImagesFields};
constexpr FieldSpec kMetalProfileFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kMetalImages, list}};
constexpr TypeSpec kMetalProfile{"CloudProfileConfig", kMetalProfileFields};

constexpr FieldSpec kMetalStatusImageFields[] = {
    {"name", text}, {"version", text}, {"id", text}, {"ipxeScriptUrl", text}};
constexpr TypeSpec kMetalStatusImage{"MachineImage", kMetalStatusImageFields};
constexpr FieldSpec kMetalWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kMetalStatusImage, list}};
constexpr TypeSpec kMetalWorkerStatus{"WorkerStatus", kMetalWorkerStatusFields};

constexpr FieldSpec kMetalInfrastructureFields[] = {{"apiVersion", text}, {"kind", text}};
constexpr TypeSpec kMetalInfrastructure{"InfrastructureConfig", kMetalInfrastructureFields};
constexpr TypeSpec kMetalControlPlane{"ControlPlaneConfig", kMetalInfrastructureFields};
constexpr FieldSpec kMetalInfrastructureStatusFields[] = {{"apiVersion", text}, {"kind", text}, {"sshKeyID", text}};
constexpr TypeSpec kMetalInfrastructureStatus{"InfrastructureStatus", kMetalInfrastructureStatusFields,
                                              Unknown::accepted};

// ironcore

constexpr FieldSpec kReferenceFields[] = {{"name", text}, {"uid", text}};
constexpr TypeSpec kUIDReference{"LocalUIDReference", kReferenceFields};
constexpr FieldSpec kNameFields[] = {{"name", text}};
constexpr TypeSpec kLocalReference{"LocalObjectReference", kNameFields};

constexpr FieldSpec kIroncoreVersionFields[] = {{"version", text}, {"image", text}, {"architecture", text}};
constexpr TypeSpec kIroncoreVersion{"MachineImageVersion", kIroncoreVersionFields};
constexpr FieldSpec kIroncoreImagesFields[] = {{"name", text}, {"versions", object, &kIroncoreVersion, list}};
constexpr TypeSpec kIroncoreImages{"MachineImages", kIroncoreImagesFields};
constexpr FieldSpec kRegionConfigFields[] = {{"name", text}, {"server", text}, {"certificateAuthorityData", bytes}};
constexpr TypeSpec kRegionConfig{"RegionConfig", kRegionConfigFields};
constexpr FieldSpec kStorageClassFields[] = {{"name", text}, {"type", text}};
constexpr TypeSpec kStorageClass{"StorageClass", kStorageClassFields};
constexpr FieldSpec kStorageClassesFields[] = {{"default", object, &kStorageClass},
                                               {"additional", object, &kStorageClass, list}};
constexpr TypeSpec kStorageClasses{"StorageClasses", kStorageClassesFields};
constexpr FieldSpec kIroncoreProfileFields[] = {{"apiVersion", text},
                                                {"kind", text},
                                                {"machineImages", object, &kIroncoreImages, list},
                                                {"regionConfigs", object, &kRegionConfig, list},
                                                {"storageClasses", object, &kStorageClasses}};
constexpr TypeSpec kIroncoreProfile{"CloudProfileConfig", kIroncoreProfileFields};

constexpr FieldSpec kIroncoreInfrastructureFields[] = {{"apiVersion", text},
                                                       {"kind", text},
                                                       {"networkRef", object, &kLocalReference},
                                                       {"natPortsPerNetworkInterface", int32},
                                                       {"networkPolicyRef", object, &kUIDReference}};
constexpr TypeSpec kIroncoreInfrastructure{"InfrastructureConfig", kIroncoreInfrastructureFields};
constexpr FieldSpec kIroncoreInfrastructureStatusFields[] = {{"apiVersion", text},
                                                             {"kind", text},
                                                             {"networkRef", object, &kUIDReference},
                                                             {"natGatewayRef", object, &kUIDReference},
                                                             {"prefixRef", object, &kUIDReference},
                                                             {"networkPolicyRef", object, &kUIDReference}};
constexpr TypeSpec kIroncoreInfrastructureStatus{"InfrastructureStatus", kIroncoreInfrastructureStatusFields,
                                                 Unknown::accepted};

constexpr FieldSpec kManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kManager{"CloudControllerManagerConfig", kManagerFields};
constexpr FieldSpec kIroncoreControlPlaneFields[] = {
    {"apiVersion", text}, {"kind", text}, {"cloudControllerManager", object, &kManager}};
constexpr TypeSpec kIroncoreControlPlane{"ControlPlaneConfig", kIroncoreControlPlaneFields};

constexpr FieldSpec kIroncoreStatusImageFields[] = {
    {"name", text}, {"version", text}, {"image", text}, {"architecture", text}};
constexpr TypeSpec kIroncoreStatusImage{"MachineImage", kIroncoreStatusImageFields};
constexpr FieldSpec kIroncoreWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kIroncoreStatusImage, list}};
constexpr TypeSpec kIroncoreWorkerStatus{"WorkerStatus", kIroncoreWorkerStatusFields};

// local

constexpr FieldSpec kFlavorFields[] = {{"image", text}, {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kFlavor{"MachineImageFlavor", kFlavorFields};
constexpr FieldSpec kLocalVersionFields[] = {
    {"version", text}, {"image", text}, {"capabilityFlavors", object, &kFlavor, list}};
constexpr TypeSpec kLocalVersion{"MachineImageVersion", kLocalVersionFields};
constexpr FieldSpec kLocalImagesFields[] = {{"name", text}, {"versions", object, &kLocalVersion, list}};
constexpr TypeSpec kLocalImages{"MachineImages", kLocalImagesFields};
constexpr FieldSpec kImageFields[] = {{"image", text}};
constexpr TypeSpec kLoadBalancer{"LoadBalancer", kImageFields};
constexpr FieldSpec kLocalProfileFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"machineImages", object, &kLocalImages, list},
                                             {"loadBalancer", object, &kLoadBalancer}};
constexpr TypeSpec kLocalProfile{"CloudProfileConfig", kLocalProfileFields};

constexpr FieldSpec kLocalStatusImageFields[] = {
    {"name", text}, {"version", text}, {"image", text}, {"capabilities", text, nullptr, map_of_lists}};
constexpr TypeSpec kLocalStatusImage{"MachineImage", kLocalStatusImageFields};
constexpr FieldSpec kLocalWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kLocalStatusImage, list}};
constexpr TypeSpec kLocalWorkerStatus{"WorkerStatus", kLocalWorkerStatusFields};

}  // namespace

const ConfigTypes kEquinixMetalTypes{.provider = "equinixmetal",
                                     .api_version = "equinixmetal.provider.extensions.gardener.cloud/v1alpha1",
                                     .infrastructure_config = &kMetalInfrastructure,
                                     .infrastructure_status = &kMetalInfrastructureStatus,
                                     .control_plane_config = &kMetalControlPlane,
                                     .worker_config = &kWorker,
                                     .worker_status = &kMetalWorkerStatus,
                                     .cloud_profile_config = &kMetalProfile,
                                     .mapped_images = mapped_images};
/// There is no WorkerConfig.
const ConfigTypes kIroncoreTypes{.provider = "ironcore",
                                 .api_version = "ironcore.provider.extensions.gardener.cloud/v1alpha1",
                                 .infrastructure_config = &kIroncoreInfrastructure,
                                 .infrastructure_status = &kIroncoreInfrastructureStatus,
                                 .control_plane_config = &kIroncoreControlPlane,
                                 .worker_status = &kIroncoreWorkerStatus,
                                 .cloud_profile_config = &kIroncoreProfile,
                                 .mapped_images = mapped_images};
/// There are neither InfrastructureConfig nor WorkerConfig.
const ConfigTypes kLocalTypes{.provider = "local",
                              .api_version = "local.provider.extensions.gardener.cloud/v1alpha1",
                              .worker_status = &kLocalWorkerStatus,
                              .cloud_profile_config = &kLocalProfile,
                              .mapped_images = mapped_images};

}  // namespace gprov::providers::small

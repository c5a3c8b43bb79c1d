// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// CloudProfile and NamespacedCloudProfile. Mirrors pkg/apis/core/v1beta1/types_cloudprofile.go and
// types_namespacedcloudprofile.go@v1.149.3. Fields that a release since v1.99 had and v1.149 has no more stand at the
// end of their type, with "gone".

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kLifecycleStageFields[] = {{"classification", text}, {"startTime", time}};
constexpr TypeSpec kLifecycleStage{"LifecycleStage", kLifecycleStageFields};

constexpr FieldSpec kExpirableVersionFields[] = {{"version", text},
                                                 {"expirationDate", time},
                                                 {"classification", text},
                                                 {"lifecycle", object, &kLifecycleStage, list}};
constexpr TypeSpec kExpirableVersion{"ExpirableVersion", kExpirableVersionFields};

constexpr FieldSpec kKubernetesSettingsFields[] = {{"versions", object, &kExpirableVersion, list}};
constexpr TypeSpec kKubernetesSettings{"KubernetesSettings", kKubernetesSettingsFields};

constexpr FieldSpec kInPlaceUpdatesFields[] = {{"supported", boolean}, {"minVersionForUpdate", text}};
constexpr TypeSpec kInPlaceUpdates{"InPlaceUpdates", kInPlaceUpdatesFields};

constexpr FieldSpec kMachineImageVersionFields[] = {{"version", text},
                                                    {"expirationDate", time},
                                                    {"classification", text},
                                                    {"lifecycle", object, &kLifecycleStage, list},
                                                    {"cri", object, &kCRI, list},
                                                    {"architectures", text, nullptr, list},
                                                    {"kubeletVersionConstraint", text},
                                                    {"inPlaceUpdates", object, &kInPlaceUpdates},
                                                    {"capabilityFlavors", text, nullptr, list_of_maps_of_lists}};
constexpr TypeSpec kMachineImageVersion{"MachineImageVersion", kMachineImageVersionFields};

constexpr FieldSpec kMachineImageFields[] = {
    {"name", text}, {"versions", object, &kMachineImageVersion, list}, {"updateStrategy", text}};
constexpr TypeSpec kMachineImage{"MachineImage", kMachineImageFields};

constexpr FieldSpec kMachineTypeStorageFields[] = {
    {"class", text}, {"size", quantity}, {"type", text}, {"minSize", quantity}};
constexpr TypeSpec kMachineTypeStorage{"MachineTypeStorage", kMachineTypeStorageFields};

constexpr FieldSpec kCloudProfileMachineControllerManagerSettingsFields[] = {{"machineCreationTimeout", duration}};
constexpr TypeSpec kCloudProfileMachineControllerManagerSettings{"CloudProfileMachineControllerManagerSettings",
                                                                 kCloudProfileMachineControllerManagerSettingsFields};

constexpr FieldSpec kMachineTypeFields[] = {
    {"cpu", quantity},
    {"gpu", quantity},
    {"memory", quantity},
    {"name", text},
    {"storage", object, &kMachineTypeStorage},
    {"usable", boolean},
    {"architecture", text},
    {"capabilities", text, nullptr, map_of_lists},
    {"machineControllerManager", object, &kCloudProfileMachineControllerManagerSettings}};
constexpr TypeSpec kMachineType{"MachineType", kMachineTypeFields};

constexpr FieldSpec kAvailabilityZoneFields[] = {
    {"name", text}, {"unavailableMachineTypes", text, nullptr, list}, {"unavailableVolumeTypes", text, nullptr, list}};
constexpr TypeSpec kAvailabilityZone{"AvailabilityZone", kAvailabilityZoneFields};

constexpr FieldSpec kAccessRestrictionFields[] = {{"name", text}};
constexpr TypeSpec kAccessRestriction{"AccessRestriction", kAccessRestrictionFields};

constexpr FieldSpec kRegionFields[] = {{"name", text},
                                       {"zones", object, &kAvailabilityZone, list},
                                       {"labels", text, nullptr, map},
                                       {"accessRestrictions", object, &kAccessRestriction, list}};
constexpr TypeSpec kRegion{"Region", kRegionFields};

constexpr FieldSpec kVolumeTypeFields[] = {{"class", text}, {"name", text}, {"usable", boolean}, {"minSize", quantity}};
constexpr TypeSpec kVolumeType{"VolumeType", kVolumeTypeFields};

constexpr FieldSpec kBastionMachineImageFields[] = {{"name", text}, {"version", text}};
constexpr TypeSpec kBastionMachineImage{"BastionMachineImage", kBastionMachineImageFields};

constexpr FieldSpec kBastionMachineTypeFields[] = {{"name", text}};
constexpr TypeSpec kBastionMachineType{"BastionMachineType", kBastionMachineTypeFields};

constexpr FieldSpec kBastionFields[] = {{"machineImage", object, &kBastionMachineImage},
                                        {"machineType", object, &kBastionMachineType}};
constexpr TypeSpec kBastion{"Bastion", kBastionFields};

constexpr FieldSpec kLimitsFields[] = {{"maxNodesTotal", int32}};
constexpr TypeSpec kLimits{"Limits", kLimitsFields};

constexpr FieldSpec kCapabilityDefinitionFields[] = {{"name", text}, {"values", text, nullptr, list}};
constexpr TypeSpec kCapabilityDefinition{"CapabilityDefinition", kCapabilityDefinitionFields};

constexpr FieldSpec kCloudProfileSpecFields[] = {{"caBundle", text},
                                                 {"kubernetes", object, &kKubernetesSettings},
                                                 {"machineImages", object, &kMachineImage, list},
                                                 {"machineTypes", object, &kMachineType, list},
                                                 {"providerConfig", raw},
                                                 {"regions", object, &kRegion, list},
                                                 {"seedSelector", object, &kSeedSelector},
                                                 {"type", text},
                                                 {"volumeTypes", object, &kVolumeType, list},
                                                 {"bastion", object, &kBastion},
                                                 {"limits", object, &kLimits},
                                                 {"machineCapabilities", object, &kCapabilityDefinition, list},
                                                 // gone
                                                 {"capabilities", object, &kCapabilityDefinition, list}};
constexpr TypeSpec kCloudProfileSpec{"CloudProfileSpec", kCloudProfileSpecFields};

constexpr FieldSpec kExpirableVersionStatusFields[] = {{"version", text}, {"classification", text}};
constexpr TypeSpec kExpirableVersionStatus{"ExpirableVersionStatus", kExpirableVersionStatusFields};

constexpr FieldSpec kKubernetesStatusFields[] = {{"versions", object, &kExpirableVersionStatus, list}};
constexpr TypeSpec kKubernetesStatus{"KubernetesStatus", kKubernetesStatusFields};

constexpr FieldSpec kMachineImageStatusFields[] = {{"name", text},
                                                   {"versions", object, &kExpirableVersionStatus, list}};
constexpr TypeSpec kMachineImageStatus{"MachineImageStatus", kMachineImageStatusFields};

constexpr FieldSpec kCloudProfileStatusFields[] = {{"kubernetes", object, &kKubernetesStatus},
                                                   {"machineImages", object, &kMachineImageStatus, list}};
constexpr TypeSpec kCloudProfileStatus{"CloudProfileStatus", kCloudProfileStatusFields};

constexpr FieldSpec kCloudProfileFields[] = {{"kind", text},
                                             {"apiVersion", text},
                                             {"metadata", object, &kObjectMeta},
                                             {"spec", object, &kCloudProfileSpec},
                                             {"status", object, &kCloudProfileStatus}};
}  // namespace
const TypeSpec kCloudProfile{"CloudProfile", kCloudProfileFields};

namespace {

constexpr FieldSpec kNamespacedCloudProfileSpecFields[] = {{"caBundle", text},
                                                           {"kubernetes", object, &kKubernetesSettings},
                                                           {"machineImages", object, &kMachineImage, list},
                                                           {"machineTypes", object, &kMachineType, list},
                                                           {"volumeTypes", object, &kVolumeType, list},
                                                           {"parent", object, &kCloudProfileReference},
                                                           {"providerConfig", raw},
                                                           {"limits", object, &kLimits},
                                                           // gone
                                                           {"regions", object, &kRegion, list}};
constexpr TypeSpec kNamespacedCloudProfileSpec{"NamespacedCloudProfileSpec", kNamespacedCloudProfileSpecFields};

constexpr FieldSpec kNamespacedCloudProfileStatusFields[] = {{"cloudProfileSpec", object, &kCloudProfileSpec},
                                                             {"observedGeneration", int64}};
constexpr TypeSpec kNamespacedCloudProfileStatus{"NamespacedCloudProfileStatus", kNamespacedCloudProfileStatusFields};

constexpr FieldSpec kNamespacedCloudProfileFields[] = {{"kind", text},
                                                       {"apiVersion", text},
                                                       {"metadata", object, &kObjectMeta},
                                                       {"spec", object, &kNamespacedCloudProfileSpec},
                                                       {"status", object, &kNamespacedCloudProfileStatus}};
}  // namespace
const TypeSpec kNamespacedCloudProfile{"NamespacedCloudProfile", kNamespacedCloudProfileFields};

}  // namespace gprov::model

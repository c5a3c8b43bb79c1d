// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// spec.provider.workers[] of a Shoot. Mirrors pkg/apis/core/v1beta1/types_shoot.go@v1.149.3.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kContainerRuntimeFields[] = {{"type", text}, {"providerConfig", raw}};
constexpr TypeSpec kContainerRuntime{"ContainerRuntime", kContainerRuntimeFields};

constexpr FieldSpec kCRIFields[] = {{"name", text}, {"containerRuntimes", object, &kContainerRuntime, list}};
}  // namespace
const TypeSpec kCRI{"CRI", kCRIFields};

namespace {

constexpr FieldSpec kWorkerKubernetesFields[] = {{"kubelet", object, &kKubeletConfig}, {"version", text}};
constexpr TypeSpec kWorkerKubernetes{"WorkerKubernetes", kWorkerKubernetesFields};

constexpr FieldSpec kShootMachineImageFields[] = {{"name", text}, {"providerConfig", raw}, {"version", text}};
constexpr TypeSpec kShootMachineImage{"ShootMachineImage", kShootMachineImageFields};

constexpr FieldSpec kMachineFields[] = {{"type", text}, {"image", object, &kShootMachineImage}, {"architecture", text}};
constexpr TypeSpec kMachine{"Machine", kMachineFields};

constexpr FieldSpec kTaintFields[] = {{"key", text}, {"value", text}, {"effect", text}, {"timeAdded", time}};
}  // namespace
const TypeSpec kTaint{"Taint", kTaintFields};

namespace {

constexpr FieldSpec kVolumeFields[] = {{"name", text}, {"type", text}, {"size", text}, {"encrypted", boolean}};
constexpr TypeSpec kVolume{"Volume", kVolumeFields};

constexpr FieldSpec kDataVolumeFields[] = {{"name", text}, {"type", text}, {"size", text}, {"encrypted", boolean}};
constexpr TypeSpec kDataVolume{"DataVolume", kDataVolumeFields};

constexpr FieldSpec kWorkerSystemComponentsFields[] = {{"allow", boolean}};
constexpr TypeSpec kWorkerSystemComponents{"WorkerSystemComponents", kWorkerSystemComponentsFields};

constexpr FieldSpec kMachineControllerManagerSettingsFields[] = {
    {"machineDrainTimeout", duration},       {"machineHealthTimeout", duration},
    {"machineCreationTimeout", duration},    {"maxEvictRetries", int32},
    {"nodeConditions", text, nullptr, list}, {"inPlaceUpdateTimeout", duration},
    {"disableHealthTimeout", boolean},       {"machinePreserveTimeout", duration},
    {"autoPreserveFailedMachineMax", int32}};
}  // namespace
const TypeSpec kMachineControllerManagerSettings{"MachineControllerManagerSettings",
                                                 kMachineControllerManagerSettingsFields};

namespace {

constexpr FieldSpec kClusterAutoscalerOptionsFields[] = {{"scaleDownUtilizationThreshold", float64},
                                                         {"scaleDownGpuUtilizationThreshold", float64},
                                                         {"scaleDownUnneededTime", duration},
                                                         {"scaleDownUnreadyTime", duration},
                                                         {"maxNodeProvisionTime", duration}};
constexpr TypeSpec kClusterAutoscalerOptions{"ClusterAutoscalerOptions", kClusterAutoscalerOptionsFields};

constexpr FieldSpec kBackupFields[] = {
    {"provider", text}, {"providerConfig", raw}, {"region", text}, {"credentialsRef", object, &kObjectReference}};
constexpr TypeSpec kBackup{"Backup", kBackupFields};

constexpr FieldSpec kExtensionExposureFields[] = {{"type", text}, {"providerConfig", raw}};
constexpr TypeSpec kExtensionExposure{"ExtensionExposure", kExtensionExposureFields};

constexpr TypeSpec kDNSExposure{"DNSExposure", {}};

constexpr FieldSpec kExposureFields[] = {{"extension", object, &kExtensionExposure}, {"dns", object, &kDNSExposure}};
constexpr TypeSpec kExposure{"Exposure", kExposureFields};

constexpr FieldSpec kWorkerControlPlaneFields[] = {{"backup", object, &kBackup}, {"exposure", object, &kExposure}};
constexpr TypeSpec kWorkerControlPlane{"WorkerControlPlane", kWorkerControlPlaneFields};

constexpr FieldSpec kWorkerFields[] = {{"annotations", text, nullptr, map},
                                       {"caBundle", text},
                                       {"cri", object, &kCRI},
                                       {"kubernetes", object, &kWorkerKubernetes},
                                       {"labels", text, nullptr, map},
                                       {"name", text},
                                       {"machine", object, &kMachine},
                                       {"maximum", int32},
                                       {"minimum", int32},
                                       {"maxSurge", int_or_text},
                                       {"maxUnavailable", int_or_text},
                                       {"providerConfig", raw},
                                       {"taints", object, &kTaint, list},
                                       {"volume", object, &kVolume},
                                       {"dataVolumes", object, &kDataVolume, list},
                                       {"kubeletDataVolumeName", text},
                                       {"zones", text, nullptr, list},
                                       {"systemComponents", object, &kWorkerSystemComponents},
                                       {"machineControllerManager", object, &kMachineControllerManagerSettings},
                                       {"sysctls", text, nullptr, map},
                                       {"clusterAutoscaler", object, &kClusterAutoscalerOptions},
                                       {"priority", int32},
                                       {"updateStrategy", text},
                                       {"controlPlane", object, &kWorkerControlPlane}};
}  // namespace
const TypeSpec kWorker{"Worker", kWorkerFields};

}  // namespace gprov::model

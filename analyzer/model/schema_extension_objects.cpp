// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// Worker and Infrastructure of extensions.gardener.cloud, and what is read of MachineDeployment. Mirrors
// pkg/apis/extensions/v1alpha1/types_worker.go and types_infrastructure.go@v1.149.3. Fields that a release since v1.99
// had and v1.149 has no more stand at the end of their type, with "gone".

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kExtensionMachineImageFields[] = {{"name", text}, {"version", text}};
constexpr TypeSpec kExtensionMachineImage{"MachineImage", kExtensionMachineImageFields};

constexpr FieldSpec kExtensionVolumeFields[] = {{"name", text}, {"type", text}, {"size", text}, {"encrypted", boolean}};
constexpr TypeSpec kExtensionVolume{"Volume", kExtensionVolumeFields};

constexpr FieldSpec kExtensionDataVolumeFields[] = {
    {"name", text}, {"type", text}, {"size", text}, {"encrypted", boolean}};
constexpr TypeSpec kExtensionDataVolume{"DataVolume", kExtensionDataVolumeFields};

constexpr FieldSpec kNodeTemplateFields[] = {{"capacity", quantity, nullptr, map},
                                             {"virtualCapacity", quantity, nullptr, map}};
constexpr TypeSpec kNodeTemplate{"NodeTemplate", kNodeTemplateFields};

constexpr FieldSpec kExtensionClusterAutoscalerOptionsFields[] = {{"scaleDownUtilizationThreshold", text},
                                                                  {"scaleDownGpuUtilizationThreshold", text},
                                                                  {"scaleDownUnneededTime", duration},
                                                                  {"scaleDownUnreadyTime", duration},
                                                                  {"maxNodeProvisionTime", duration}};
constexpr TypeSpec kExtensionClusterAutoscalerOptions{"ClusterAutoscalerOptions",
                                                      kExtensionClusterAutoscalerOptionsFields};

constexpr FieldSpec kWorkerPoolFields[] = {{"machineType", text},
                                           {"maximum", int32},
                                           {"maxSurge", int_or_text},
                                           {"maxUnavailable", int_or_text},
                                           {"annotations", text, nullptr, map},
                                           {"labels", text, nullptr, map},
                                           {"taints", object, &kTaint, list},
                                           {"machineImage", object, &kExtensionMachineImage},
                                           {"minimum", int32},
                                           {"name", text},
                                           {"nodeAgentSecretName", text},
                                           {"providerConfig", raw},
                                           {"userDataSecretRef", object, &kSecretKeySelector},
                                           {"volume", object, &kExtensionVolume},
                                           {"dataVolumes", object, &kExtensionDataVolume, list},
                                           {"kubeletDataVolumeName", text},
                                           {"zones", text, nullptr, list},
                                           {"machineControllerManager", object, &kMachineControllerManagerSettings},
                                           {"kubernetesVersion", text},
                                           {"kubeletConfig", object, &kKubeletConfig},
                                           {"nodeTemplate", object, &kNodeTemplate},
                                           {"architecture", text},
                                           {"clusterAutoscaler", object, &kExtensionClusterAutoscalerOptions},
                                           {"priority", int32},
                                           {"updateStrategy", text},
                                           // gone
                                           {"userData", bytes}};
constexpr TypeSpec kWorkerPool{"WorkerPool", kWorkerPoolFields};

constexpr FieldSpec kWorkerSpecFields[] = {{"type", text},          {"class", text},
                                           {"providerConfig", raw}, {"infrastructureProviderStatus", raw},
                                           {"region", text},        {"secretRef", object, &kSecretReference},
                                           {"sshPublicKey", bytes}, {"pools", object, &kWorkerPool, list}};
constexpr TypeSpec kWorkerSpec{"WorkerSpec", kWorkerSpecFields};

constexpr FieldSpec kExtensionMachineDeploymentFields[] = {{"name", text},
                                                           {"minimum", int32},
                                                           {"maximum", int32},
                                                           {"priority", int32},
                                                           {"autoPreserveFailedMachineMax", int32}};
constexpr TypeSpec kExtensionMachineDeployment{"MachineDeployment", kExtensionMachineDeploymentFields};

constexpr FieldSpec kInPlaceUpdatesWorkerStatusFields[] = {{"workerPoolToHashMap", text, nullptr, map}};
constexpr TypeSpec kInPlaceUpdatesWorkerStatus{"InPlaceUpdatesWorkerStatus", kInPlaceUpdatesWorkerStatusFields};

constexpr FieldSpec kWorkerStatusFields[] = {{"providerStatus", raw},
                                             {"conditions", object, &kCondition, list},
                                             {"lastError", object, &kLastError},
                                             {"lastOperation", object, &kLastOperation},
                                             {"observedGeneration", int64},
                                             {"state", raw},
                                             {"resources", object, &kNamedResourceReference, list},
                                             {"machineDeployments", object, &kExtensionMachineDeployment, list},
                                             {"machineDeploymentsLastUpdateTime", time},
                                             {"inPlaceUpdates", object, &kInPlaceUpdatesWorkerStatus}};
constexpr TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};

constexpr FieldSpec kWorkerObjectFields[] = {{"kind", text},
                                             {"apiVersion", text},
                                             {"metadata", object, &kObjectMeta},
                                             {"spec", object, &kWorkerSpec},
                                             {"status", object, &kWorkerStatus}};
}  // namespace
const TypeSpec kWorkerObject{"Worker", kWorkerObjectFields};

namespace {

constexpr FieldSpec kInfrastructureSpecFields[] = {{"type", text},
                                                   {"class", text},
                                                   {"providerConfig", raw},
                                                   {"region", text},
                                                   {"secretRef", object, &kSecretReference},
                                                   {"sshPublicKey", bytes}};
constexpr TypeSpec kInfrastructureSpec{"InfrastructureSpec", kInfrastructureSpecFields};

constexpr FieldSpec kInfrastructureStatusNetworkingFields[] = {
    {"pods", text, nullptr, list}, {"nodes", text, nullptr, list}, {"services", text, nullptr, list}};
constexpr TypeSpec kInfrastructureStatusNetworking{"InfrastructureStatusNetworking",
                                                   kInfrastructureStatusNetworkingFields};

constexpr FieldSpec kInfrastructureStatusFields[] = {{"providerStatus", raw},
                                                     {"conditions", object, &kCondition, list},
                                                     {"lastError", object, &kLastError},
                                                     {"lastOperation", object, &kLastOperation},
                                                     {"observedGeneration", int64},
                                                     {"state", raw},
                                                     {"resources", object, &kNamedResourceReference, list},
                                                     {"nodesCIDR", text},
                                                     {"egressCIDRs", text, nullptr, list},
                                                     {"networking", object, &kInfrastructureStatusNetworking}};
constexpr TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields};

constexpr FieldSpec kInfrastructureFields[] = {{"kind", text},
                                               {"apiVersion", text},
                                               {"metadata", object, &kObjectMeta},
                                               {"spec", object, &kInfrastructureSpec},
                                               {"status", object, &kInfrastructureStatus}};
}  // namespace
const TypeSpec kInfrastructure{"Infrastructure", kInfrastructureFields};

namespace {

// machine-controller-manager's pkg/apis/machine/v1alpha1/machinedeployment_types.go: only what is read, the rest is
// open.
constexpr FieldSpec kMachineClassReferenceFields[] = {{"name", text}};
constexpr TypeSpec kMachineClassReference{"ClassSpec", kMachineClassReferenceFields, Unknown::accepted};
constexpr FieldSpec kMachineSpecFields[] = {{"class", object, &kMachineClassReference}};
constexpr TypeSpec kMachineSpec{"MachineSpec", kMachineSpecFields, Unknown::accepted};
constexpr FieldSpec kMachineTemplateFields[] = {{"spec", object, &kMachineSpec}};
constexpr TypeSpec kMachineTemplate{"MachineTemplateSpec", kMachineTemplateFields, Unknown::accepted};
constexpr FieldSpec kMachineDeploymentSpecFields[] = {{"replicas", int32}, {"template", object, &kMachineTemplate}};
constexpr TypeSpec kMachineDeploymentSpec{"MachineDeploymentSpec", kMachineDeploymentSpecFields, Unknown::accepted};
constexpr FieldSpec kMachineDeploymentFields[] = {{"kind", text},
                                                  {"apiVersion", text},
                                                  {"metadata", object, &kObjectMeta},
                                                  {"spec", object, &kMachineDeploymentSpec}};
}  // namespace
const TypeSpec kMachineDeployment{"MachineDeployment", kMachineDeploymentFields, Unknown::accepted};

}  // namespace gprov::model

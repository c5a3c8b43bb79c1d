// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/schema.hpp"

// Mirrors provider-hcloud pkg/hcloud/apis/v1alpha1@v0.6.42. Its decoders are lenient about fields that they lack
// (pkg/hcloud/apis/transcoder/scheme_decoder.go); types and apiVersion count.

namespace gprov::providers::small {
namespace {
using enum model::Kind;
using enum model::Shape;
using enum model::Unknown;
using model::FieldSpec;
using model::TypeSpec;

constexpr FieldSpec kWorkerFields[] = {{"apiVersion", text}, {"kind", text}, {"placementGroupType", text}};
constexpr TypeSpec kWorker{"WorkerConfig", kWorkerFields, accepted};

constexpr FieldSpec kVersionFields[] = {{"version", text}, {"imageName", text}};
constexpr TypeSpec kVersion{"MachineImageVersion", kVersionFields, accepted};
constexpr FieldSpec kImagesFields[] = {{"name", text}, {"versions", object, &kVersion, list}};
constexpr TypeSpec kImages{"MachineImages", kImagesFields, accepted};
constexpr FieldSpec kRegionFields[] = {{"name", text}, {"machineImages", object, &kImages, list}};
constexpr TypeSpec kRegion{"RegionSpec", kRegionFields, accepted};
constexpr FieldSpec kOptionsFields[] = {{"name", text}, {"extraConfig", text, nullptr, map}};
constexpr TypeSpec kOptions{"MachineTypeOptions", kOptionsFields, accepted};
constexpr FieldSpec kDockerFields[] = {{"httpProxyConf", text}, {"insecureRegistries", text, nullptr, list}};
constexpr TypeSpec kDocker{"DockerDaemonOptions", kDockerFields, accepted};
constexpr FieldSpec kProfileFields[] = {{"apiVersion", text},
                                        {"kind", text},
                                        {"regions", object, &kRegion, list},
                                        {"machineImages", object, &kImages, list},
                                        {"defaultStorageFsType", text},
                                        {"machineTypeOptions", object, &kOptions, list},
                                        {"dockerDaemonOptions", object, &kDocker}};
constexpr TypeSpec kProfile{"CloudProfileConfig", kProfileFields, accepted};

constexpr FieldSpec kNetworkFields[] = {{"cidr", text}, {"zone", text}};
constexpr TypeSpec kNetwork{"InfrastructureConfigNetwork", kNetworkFields, accepted};
constexpr FieldSpec kNetworksFields[] = {{"workersConfiguration", object, &kNetwork}, {"workers", text}};
constexpr TypeSpec kNetworks{"InfrastructureConfigNetworks", kNetworksFields, accepted};
constexpr FieldSpec kInfrastructureFields[] = {
    {"apiVersion", text}, {"kind", text}, {"floatingPoolName", text}, {"networks", object, &kNetworks}};
constexpr TypeSpec kInfrastructure{"InfrastructureConfig", kInfrastructureFields, accepted};
constexpr FieldSpec kNetworkIDsFields[] = {{"workers", text}};
constexpr TypeSpec kNetworkIDs{"InfrastructureConfigNetworkIDs", kNetworkIDsFields, accepted};
constexpr FieldSpec kInfrastructureStatusFields[] = {{"apiVersion", text},
                                                     {"kind", text},
                                                     {"sshFingerprint", text},
                                                     {"placementGroupIDs", text, nullptr, map},
                                                     {"placementGroupID", text},
                                                     {"floatingPoolName", text},
                                                     {"networkIDs", object, &kNetworkIDs}};
constexpr TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, accepted};

constexpr FieldSpec kManagerFields[] = {{"featureGates", boolean, nullptr, map}};
constexpr TypeSpec kManager{"CloudControllerManagerConfig", kManagerFields, accepted};
constexpr FieldSpec kClassFields[] = {
    {"name", text}, {"ipPoolName", text}, {"tcpAppProfileName", text}, {"udpAppProfileName", text}};
constexpr TypeSpec kClass{"CPLoadBalancerClass", kClassFields, accepted};
constexpr FieldSpec kControlPlaneFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"zone", text},
                                             {"cloudControllerManager", object, &kManager},
                                             {"loadBalancerClasses", object, &kClass, list},
                                             {"loadBalancerSize", text}};
constexpr TypeSpec kControlPlane{"ControlPlaneConfig", kControlPlaneFields, accepted};

constexpr FieldSpec kStatusImageFields[] = {{"name", text}, {"version", text}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields, accepted};
constexpr FieldSpec kWorkerStatusFields[] = {{"apiVersion", text},
                                             {"kind", text},
                                             {"machineImages", object, &kStatusImage, list},
                                             {"placementGroupIds", int64, nullptr, map}};
constexpr TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields, accepted};

}  // namespace

const ConfigTypes kHcloudTypes{.provider = "hcloud",
                               .api_version = "hcloud.provider.extensions.gardener.cloud/v1alpha1",
                               .infrastructure_config = &kInfrastructure,
                               .infrastructure_status = &kInfrastructureStatus,
                               .control_plane_config = &kControlPlane,
                               .worker_config = &kWorker,
                               .worker_status = &kWorkerStatus,
                               .cloud_profile_config = &kProfile,
                               .mapped_images = mapped_images};

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/schema.hpp"

// Mirrors provider-metal pkg/apis/metal/v1alpha1@v0.27.12. Images are mapped in the extension's own configuration.

namespace gprov::providers::small {
namespace {
using enum model::Kind;
using enum model::Shape;
using model::FieldSpec;
using model::TypeSpec;
using model::Unknown;

constexpr FieldSpec kVersionFields[] = {{"version", text}, {"url", text}, {"classification", text}};
constexpr TypeSpec kControllerVersion{"FirewallControllerVersion", kVersionFields};
constexpr FieldSpec kExporterFields[] = {{"version", text}, {"url", text}};
constexpr TypeSpec kExporter{"NftablesExporter", kExporterFields};
constexpr FieldSpec kAllowedFields[] = {{"ingress", text, nullptr, list}, {"egress", text, nullptr, list}};
constexpr TypeSpec kAllowed{"AllowedNetworks", kAllowedFields};
constexpr FieldSpec kMirrorFields[] = {
    {"name", text}, {"endpoint", text}, {"ip", text}, {"port", int32}, {"mirrorOf", text, nullptr, list}};
constexpr TypeSpec kMirror{"RegistryMirror", kMirrorFields};
constexpr FieldSpec kIsolationFields[] = {{"allowedNetworks", object, &kAllowed},
                                          {"dnsServers", text, nullptr, list},
                                          {"ntpServers", text, nullptr, list},
                                          {"registryMirrors", object, &kMirror, list}};
constexpr TypeSpec kIsolation{"NetworkIsolation", kIsolationFields};
constexpr FieldSpec kPartitionFields[] = {{"firewallTypes", text, nullptr, list},
                                          {"networkIsolation", object, &kIsolation}};
constexpr TypeSpec kPartition{"Partition", kPartitionFields};
constexpr FieldSpec kControlPlaneFields[] = {{"endpoint", text},
                                             {"partitions", object, &kPartition, map},
                                             {"firewallImages", text, nullptr, list},
                                             {"firewallControllerVersions", object, &kControllerVersion, list},
                                             {"nftablesExporter", object, &kExporter}};
constexpr TypeSpec kControlPlane{"MetalControlPlane", kControlPlaneFields};
constexpr FieldSpec kProfileFields[] = {
    {"apiVersion", text}, {"kind", text}, {"metalControlPlanes", object, &kControlPlane, map}};
constexpr TypeSpec kProfile{"CloudProfileConfig", kProfileFields};

constexpr FieldSpec kRateLimitFields[] = {{"networkID", text}, {"rateLimit", int64}};
constexpr TypeSpec kRateLimit{"RateLimit", kRateLimitFields};
constexpr FieldSpec kEgressFields[] = {{"networkID", text}, {"ips", text, nullptr, list}};
constexpr TypeSpec kEgress{"EgressRule", kEgressFields};
constexpr FieldSpec kFirewallFields[] = {{"size", text},
                                         {"image", text},
                                         {"networks", text, nullptr, list},
                                         {"rateLimits", object, &kRateLimit, list},
                                         {"egressRules", object, &kEgress, list},
                                         {"logAcceptedConnections", boolean},
                                         {"controllerVersion", text},
                                         {"autoUpdateMachineImage", boolean},
                                         {"firewallHealthTimeout", duration},
                                         {"firewallCreateTimeout", duration}};
constexpr TypeSpec kFirewall{"Firewall", kFirewallFields};
constexpr FieldSpec kInfrastructureFields[] = {
    {"apiVersion", text}, {"kind", text}, {"firewall", object, &kFirewall}, {"partitionID", text}, {"projectID", text}};
constexpr TypeSpec kInfrastructure{"InfrastructureConfig", kInfrastructureFields};
constexpr FieldSpec kFirewallStatusFields[] = {{"machineID", text}};
constexpr TypeSpec kFirewallStatus{"FirewallStatus", kFirewallStatusFields, Unknown::accepted};
constexpr FieldSpec kInfrastructureStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"firewall", object, &kFirewallStatus}};
constexpr TypeSpec kInfrastructureStatus{"InfrastructureStatus", kInfrastructureStatusFields, Unknown::accepted};

constexpr FieldSpec kManagerFields[] = {{"featureGates", boolean, nullptr, map}, {"defaultExternalNetwork", text}};
constexpr TypeSpec kManager{"CloudControllerManagerConfig", kManagerFields};
constexpr FieldSpec kFeaturesFields[] = {{"machineControllerManagerOOT", boolean},
                                         {"durosStorageEncryption", boolean},
                                         {"clusterAudit", boolean},
                                         {"auditToSplunk", boolean},
                                         {"disableCsiLvm", boolean}};
constexpr TypeSpec kFeatures{"ControlPlaneFeatures", kFeaturesFields};
constexpr FieldSpec kDefaultClassFields[] = {{"className", text}};
constexpr TypeSpec kDefaultClass{"CustomDefaultStorageClass", kDefaultClassFields};
constexpr FieldSpec kShootControlPlaneFields[] = {{"apiVersion", text},
                                                  {"kind", text},
                                                  {"cloudControllerManager", object, &kManager},
                                                  {"featureGates", object, &kFeatures},
                                                  {"customDefaultStorageClass", object, &kDefaultClass},
                                                  {"networkAccessType", text}};
constexpr TypeSpec kShootControlPlane{"ControlPlaneConfig", kShootControlPlaneFields};

constexpr FieldSpec kStatusImageFields[] = {{"name", text}, {"version", text}, {"image", text}};
constexpr TypeSpec kStatusImage{"MachineImage", kStatusImageFields};
constexpr FieldSpec kWorkerStatusFields[] = {
    {"apiVersion", text}, {"kind", text}, {"machineImages", object, &kStatusImage, list}};
constexpr TypeSpec kWorkerStatus{"WorkerStatus", kWorkerStatusFields};

}  // namespace

/// There is no WorkerConfig.
const ConfigTypes kMetalTypes{.provider = "metal",
                              .api_version = "metal.provider.extensions.gardener.cloud/v1alpha1",
                              .infrastructure_config = &kInfrastructure,
                              .infrastructure_status = &kInfrastructureStatus,
                              .control_plane_config = &kShootControlPlane,
                              .worker_status = &kWorkerStatus,
                              .cloud_profile_config = &kProfile};

}  // namespace gprov::providers::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// Shoot and what is left of its spec. Mirrors pkg/apis/core/v1beta1/types_shoot.go@v1.149.3.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kKubernetesDashboardFields[] = {{"enabled", boolean}, {"authenticationMode", text}};
constexpr TypeSpec kKubernetesDashboard{"KubernetesDashboard", kKubernetesDashboardFields};

constexpr FieldSpec kNginxIngressFields[] = {{"enabled", boolean},
                                             {"loadBalancerSourceRanges", text, nullptr, list},
                                             {"config", text, nullptr, map},
                                             {"externalTrafficPolicy", text}};
constexpr TypeSpec kNginxIngress{"NginxIngress", kNginxIngressFields};

constexpr FieldSpec kAddonsFields[] = {{"kubernetesDashboard", object, &kKubernetesDashboard},
                                       {"nginxIngress", object, &kNginxIngress}};
constexpr TypeSpec kAddons{"Addons", kAddonsFields};

constexpr FieldSpec kDNSIncludeExcludeFields[] = {{"include", text, nullptr, list}, {"exclude", text, nullptr, list}};
constexpr TypeSpec kDNSIncludeExclude{"DNSIncludeExclude", kDNSIncludeExcludeFields};

constexpr FieldSpec kDNSProviderFields[] = {{"domains", object, &kDNSIncludeExclude},
                                            {"primary", boolean},
                                            {"secretName", text},
                                            {"type", text},
                                            {"zones", object, &kDNSIncludeExclude},
                                            {"credentialsRef", object, &kCrossVersionObjectReference}};
constexpr TypeSpec kDNSProvider{"DNSProvider", kDNSProviderFields};

constexpr FieldSpec kDNSFields[] = {{"domain", text}, {"providers", object, &kDNSProvider, list}};
constexpr TypeSpec kDNS{"DNS", kDNSFields};

constexpr FieldSpec kExtensionFields[] = {{"type", text}, {"providerConfig", raw}, {"disabled", boolean}};
constexpr TypeSpec kExtension{"Extension", kExtensionFields};

constexpr FieldSpec kHibernationScheduleFields[] = {{"start", text}, {"end", text}, {"location", text}};
constexpr TypeSpec kHibernationSchedule{"HibernationSchedule", kHibernationScheduleFields};

constexpr FieldSpec kHibernationFields[] = {{"enabled", boolean}, {"schedules", object, &kHibernationSchedule, list}};
constexpr TypeSpec kHibernation{"Hibernation", kHibernationFields};

constexpr FieldSpec kNetworkingFields[] = {{"type", text},     {"providerConfig", raw},
                                           {"pods", text},     {"nodes", text},
                                           {"services", text}, {"ipFamilies", text, nullptr, list}};
constexpr TypeSpec kNetworking{"Networking", kNetworkingFields};

constexpr FieldSpec kMaintenanceAutoUpdateFields[] = {{"kubernetesVersion", boolean}, {"machineImageVersion", boolean}};
constexpr TypeSpec kMaintenanceAutoUpdate{"MaintenanceAutoUpdate", kMaintenanceAutoUpdateFields};

constexpr FieldSpec kMaintenanceTimeWindowFields[] = {{"begin", text}, {"end", text}};
constexpr TypeSpec kMaintenanceTimeWindow{"MaintenanceTimeWindow", kMaintenanceTimeWindowFields};

constexpr FieldSpec kMaintenanceRotationConfigFields[] = {{"rotationPeriod", duration}};
constexpr TypeSpec kMaintenanceRotationConfig{"MaintenanceRotationConfig", kMaintenanceRotationConfigFields};

constexpr FieldSpec kMaintenanceCredentialsAutoRotationFields[] = {
    {"observability", object, &kMaintenanceRotationConfig},
    {"sshKeypair", object, &kMaintenanceRotationConfig},
    {"etcdEncryptionKey", object, &kMaintenanceRotationConfig}};
constexpr TypeSpec kMaintenanceCredentialsAutoRotation{"MaintenanceCredentialsAutoRotation",
                                                       kMaintenanceCredentialsAutoRotationFields};

constexpr FieldSpec kMaintenanceAutoRotationFields[] = {{"credentials", object, &kMaintenanceCredentialsAutoRotation}};
constexpr TypeSpec kMaintenanceAutoRotation{"MaintenanceAutoRotation", kMaintenanceAutoRotationFields};

constexpr FieldSpec kMaintenanceFields[] = {{"autoUpdate", object, &kMaintenanceAutoUpdate},
                                            {"timeWindow", object, &kMaintenanceTimeWindow},
                                            {"confineSpecUpdateRollout", boolean},
                                            {"autoRotation", object, &kMaintenanceAutoRotation}};
constexpr TypeSpec kMaintenance{"Maintenance", kMaintenanceFields};

constexpr FieldSpec kAlertingFields[] = {{"emailReceivers", text, nullptr, list}};
constexpr TypeSpec kAlerting{"Alerting", kAlertingFields};

constexpr FieldSpec kMonitoringFields[] = {{"alerting", object, &kAlerting}};
constexpr TypeSpec kMonitoring{"Monitoring", kMonitoringFields};

constexpr FieldSpec kSSHAccessFields[] = {{"enabled", boolean}};
constexpr TypeSpec kSSHAccess{"SSHAccess", kSSHAccessFields};

constexpr FieldSpec kWorkersSettingsFields[] = {{"sshAccess", object, &kSSHAccess}};
constexpr TypeSpec kWorkersSettings{"WorkersSettings", kWorkersSettingsFields};

constexpr FieldSpec kProviderFields[] = {{"type", text},
                                         {"controlPlaneConfig", raw},
                                         {"infrastructureConfig", raw},
                                         {"workers", object, &kWorker, list},
                                         {"workersSettings", object, &kWorkersSettings}};
constexpr TypeSpec kProvider{"Provider", kProviderFields};

constexpr FieldSpec kTolerationFields[] = {{"key", text}, {"value", text}};
constexpr TypeSpec kToleration{"Toleration", kTolerationFields};

constexpr FieldSpec kCoreDNSAutoscalingFields[] = {{"mode", text}};
constexpr TypeSpec kCoreDNSAutoscaling{"CoreDNSAutoscaling", kCoreDNSAutoscalingFields};

constexpr FieldSpec kCoreDNSRewritingFields[] = {{"commonSuffixes", text, nullptr, list}};
constexpr TypeSpec kCoreDNSRewriting{"CoreDNSRewriting", kCoreDNSRewritingFields};

constexpr FieldSpec kCoreDNSFields[] = {{"autoscaling", object, &kCoreDNSAutoscaling},
                                        {"rewriting", object, &kCoreDNSRewriting}};
constexpr TypeSpec kCoreDNS{"CoreDNS", kCoreDNSFields};

constexpr FieldSpec kNodeLocalDNSFields[] = {{"enabled", boolean},
                                             {"forceTCPToClusterDNS", boolean},
                                             {"forceTCPToUpstreamDNS", boolean},
                                             {"disableForwardToUpstreamDNS", boolean}};
constexpr TypeSpec kNodeLocalDNS{"NodeLocalDNS", kNodeLocalDNSFields};

constexpr FieldSpec kSystemComponentsFields[] = {{"coreDNS", object, &kCoreDNS},
                                                 {"nodeLocalDNS", object, &kNodeLocalDNS}};
constexpr TypeSpec kSystemComponents{"SystemComponents", kSystemComponentsFields};

constexpr FieldSpec kFailureToleranceFields[] = {{"type", text}};
constexpr TypeSpec kFailureTolerance{"FailureTolerance", kFailureToleranceFields};

constexpr FieldSpec kHighAvailabilityFields[] = {{"failureTolerance", object, &kFailureTolerance}};
constexpr TypeSpec kHighAvailability{"HighAvailability", kHighAvailabilityFields};

constexpr FieldSpec kControlPlaneFields[] = {{"highAvailability", object, &kHighAvailability}};
constexpr TypeSpec kControlPlane{"ControlPlane", kControlPlaneFields};

constexpr FieldSpec kAccessRestrictionWithOptionsFields[] = {{"name", text}, {"options", text, nullptr, map}};
constexpr TypeSpec kAccessRestrictionWithOptions{"AccessRestrictionWithOptions", kAccessRestrictionWithOptionsFields};

constexpr FieldSpec kShootSpecFields[] = {{"addons", object, &kAddons},
                                          {"cloudProfileName", text},
                                          {"dns", object, &kDNS},
                                          {"extensions", object, &kExtension, list},
                                          {"hibernation", object, &kHibernation},
                                          {"kubernetes", object, &kKubernetes},
                                          {"networking", object, &kNetworking},
                                          {"maintenance", object, &kMaintenance},
                                          {"monitoring", object, &kMonitoring},
                                          {"provider", object, &kProvider},
                                          {"purpose", text},
                                          {"region", text},
                                          {"secretBindingName", text},
                                          {"seedName", text},
                                          {"seedSelector", object, &kSeedSelector},
                                          {"resources", object, &kNamedResourceReference, list},
                                          {"tolerations", object, &kToleration, list},
                                          {"exposureClassName", text},
                                          {"systemComponents", object, &kSystemComponents},
                                          {"controlPlane", object, &kControlPlane},
                                          {"schedulerName", text},
                                          {"cloudProfile", object, &kCloudProfileReference},
                                          {"credentialsBindingName", text},
                                          {"accessRestrictions", object, &kAccessRestrictionWithOptions, list}};
constexpr TypeSpec kShootSpec{"ShootSpec", kShootSpecFields};

constexpr FieldSpec kShootFields[] = {{"kind", text},
                                      {"apiVersion", text},
                                      {"metadata", object, &kObjectMeta},
                                      {"spec", object, &kShootSpec},
                                      {"status", object, &kShootStatus}};
}  // namespace
const TypeSpec kShoot{"Shoot", kShootFields};

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// Mirrors pkg/apis/core/v1beta1/types_seed.go@v1.149.3, with the fields that earlier releases had: which release has
// which is a matter of gardener/seed.cpp.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kBackupFields[] = {{"provider", text},
                                       {"providerConfig", raw},
                                       {"region", text},
                                       {"credentialsRef", object, &kObjectReference},
                                       {"secretRef", object, &kSecretReference}};
constexpr TypeSpec kBackup{"Backup", kBackupFields};

constexpr FieldSpec kDnsDomainFields[] = {
    {"type", text}, {"domain", text}, {"zone", text}, {"credentialsRef", object, &kObjectReference}};
constexpr TypeSpec kDnsDomain{"SeedDNSProviderConfig", kDnsDomainFields};
constexpr FieldSpec kDnsProviderFields[] = {
    {"type", text}, {"credentialsRef", object, &kObjectReference}, {"secretRef", object, &kSecretReference}};
constexpr TypeSpec kDnsProvider{"SeedDNSProvider", kDnsProviderFields};
constexpr FieldSpec kDnsFields[] = {
    {"provider", object, &kDnsProvider}, {"internal", object, &kDnsDomain}, {"defaults", object, &kDnsDomain, list}};
constexpr TypeSpec kDns{"SeedDNS", kDnsFields};

constexpr FieldSpec kShootNetworksFields[] = {{"pods", text}, {"services", text}};
constexpr TypeSpec kShootNetworks{"ShootNetworks", kShootNetworksFields};
constexpr FieldSpec kNetworksFields[] = {{"nodes", text},
                                         {"pods", text},
                                         {"services", text},
                                         {"shootDefaults", object, &kShootNetworks},
                                         {"blockCIDRs", text, nullptr, list},
                                         {"ipFamilies", text, nullptr, list}};
constexpr TypeSpec kNetworks{"SeedNetworks", kNetworksFields};

constexpr FieldSpec kProviderFields[] = {
    {"type", text}, {"providerConfig", raw}, {"region", text}, {"zones", text, nullptr, list}};
constexpr TypeSpec kProvider{"SeedProvider", kProviderFields};

constexpr FieldSpec kTaintFields[] = {{"key", text}, {"value", text}};
constexpr TypeSpec kSeedTaint{"SeedTaint", kTaintFields};

constexpr FieldSpec kVolumeProviderFields[] = {{"purpose", text}, {"name", text}};
constexpr TypeSpec kVolumeProvider{"SeedVolumeProvider", kVolumeProviderFields};
constexpr FieldSpec kVolumeFields[] = {{"minimumSize", quantity}, {"providers", object, &kVolumeProvider, list}};
constexpr TypeSpec kVolume{"SeedVolume", kVolumeFields};

constexpr FieldSpec kControllerFields[] = {{"kind", text}, {"providerConfig", raw}};
constexpr TypeSpec kController{"IngressController", kControllerFields};
constexpr FieldSpec kIngressFields[] = {{"domain", text}, {"controller", object, &kController}};
constexpr TypeSpec kIngress{"Ingress", kIngressFields};

constexpr FieldSpec kTolerationFields[] = {
    {"key", text}, {"operator", text}, {"value", text}, {"effect", text}, {"tolerationSeconds", int64}};
constexpr TypeSpec kPodToleration{"Toleration", kTolerationFields};
constexpr FieldSpec kReservationFields[] = {{"resources", quantity, nullptr, map},
                                            {"nodeSelector", text, nullptr, map},
                                            {"tolerations", object, &kPodToleration, list}};
constexpr TypeSpec kReservation{"SeedSettingExcessCapacityReservationConfig", kReservationFields};
constexpr FieldSpec kExcessFields[] = {{"enabled", boolean}, {"configs", object, &kReservation, list}};
constexpr TypeSpec kExcess{"SeedSettingExcessCapacityReservation", kExcessFields};

constexpr FieldSpec kVisibleFields[] = {{"visible", boolean}};
constexpr TypeSpec kScheduling{"SeedSettingScheduling", kVisibleFields};
constexpr FieldSpec kEnabledFields[] = {{"enabled", boolean}};
constexpr TypeSpec kEnabled{"SeedSetting", kEnabledFields};
constexpr FieldSpec kAllowedFields[] = {{"allowed", boolean}};
constexpr TypeSpec kProxyProtocol{"LoadBalancerServicesProxyProtocol", kAllowedFields};
constexpr FieldSpec kZoneServicesFields[] = {{"name", text},
                                             {"annotations", text, nullptr, map},
                                             {"externalTrafficPolicy", text},
                                             {"proxyProtocol", object, &kProxyProtocol}};
constexpr TypeSpec kZoneServices{"SeedSettingLoadBalancerServicesZones", kZoneServicesFields};
constexpr FieldSpec kServicesFields[] = {
    {"annotations", text, nullptr, map},     {"externalTrafficPolicy", text},
    {"zones", object, &kZoneServices, list}, {"proxyProtocol", object, &kProxyProtocol},
    {"zonalIngress", object, &kEnabled},     {"class", text}};
constexpr TypeSpec kServices{"SeedSettingLoadBalancerServices", kServicesFields};
constexpr FieldSpec kAutoscalerFields[] = {
    {"enabled", boolean}, {"featureGates", boolean, nullptr, map}, {"maxAllowed", quantity, nullptr, map}};
constexpr TypeSpec kAutoscaler{"SeedSettingVerticalPodAutoscaler", kAutoscalerFields};
constexpr FieldSpec kWatchdogFields[] = {{"endpoint", object, &kEnabled},
                                         {"probe", object, &kEnabled},
                                         {"weeder", object, &kEnabled},
                                         {"prober", object, &kEnabled}};
constexpr TypeSpec kWatchdog{"SeedSettingDependencyWatchdog", kWatchdogFields};
constexpr FieldSpec kZoneSelectionFields[] = {{"mode", text}};
constexpr TypeSpec kZoneSelection{"SeedSettingZoneSelection", kZoneSelectionFields};
constexpr FieldSpec kSettingsFields[] = {{"excessCapacityReservation", object, &kExcess},
                                         {"scheduling", object, &kScheduling},
                                         {"ownerChecks", object, &kEnabled},
                                         {"loadBalancerServices", object, &kServices},
                                         {"verticalPodAutoscaler", object, &kAutoscaler},
                                         {"dependencyWatchdog", object, &kWatchdog},
                                         {"topologyAwareRouting", object, &kEnabled},
                                         {"zoneSelection", object, &kZoneSelection}};
constexpr TypeSpec kSettings{"SeedSettings", kSettingsFields};

constexpr FieldSpec kRestrictionFields[] = {{"name", text}};
constexpr TypeSpec kAccessRestriction{"AccessRestriction", kRestrictionFields};
constexpr FieldSpec kExtensionFields[] = {{"type", text}, {"providerConfig", raw}, {"disabled", boolean}};
constexpr TypeSpec kSeedExtension{"Extension", kExtensionFields};

constexpr FieldSpec kSpecFields[] = {{"backup", object, &kBackup},
                                     {"dns", object, &kDns},
                                     {"networks", object, &kNetworks},
                                     {"provider", object, &kProvider},
                                     {"secretRef", object, &kSecretReference},
                                     {"taints", object, &kSeedTaint, list},
                                     {"volume", object, &kVolume},
                                     {"settings", object, &kSettings},
                                     {"ingress", object, &kIngress},
                                     {"accessRestrictions", object, &kAccessRestriction, list},
                                     {"extensions", object, &kSeedExtension, list},
                                     {"resources", object, &kNamedResourceReference, list}};
constexpr TypeSpec kSpec{"SeedSpec", kSpecFields};

constexpr FieldSpec kSeedFields[] = {{"apiVersion", text},
                                     {"kind", text},
                                     {"metadata", object, &kObjectMeta},
                                     {"spec", object, &kSpec},
                                     {"status", raw}};

}  // namespace

const TypeSpec kSeed{"Seed", kSeedFields};

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// spec.kubernetes of a Shoot. Mirrors pkg/apis/core/v1beta1/types_shoot.go@v1.149.3.
// Fields that a release since v1.99 had and v1.149 has no more stand at the end of their type, with "gone".

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kControlPlaneAutoscalingFields[] = {{"minAllowed", quantity, nullptr, map}};
constexpr TypeSpec kControlPlaneAutoscaling{"ControlPlaneAutoscaling", kControlPlaneAutoscalingFields};

constexpr FieldSpec kClusterAutoscalerFields[] = {{"scaleDownDelayAfterAdd", duration},
                                                  {"scaleDownDelayAfterDelete", duration},
                                                  {"scaleDownDelayAfterFailure", duration},
                                                  {"scaleDownUnneededTime", duration},
                                                  {"scaleDownUtilizationThreshold", float64},
                                                  {"scanInterval", duration},
                                                  {"expander", text},
                                                  {"maxNodeProvisionTime", duration},
                                                  {"maxGracefulTerminationSeconds", int32},
                                                  {"ignoreTaints", text, nullptr, list},
                                                  {"newPodScaleUpDelay", duration},
                                                  {"maxEmptyBulkDelete", int32},
                                                  {"ignoreDaemonsetsUtilization", boolean},
                                                  {"verbosity", int32},
                                                  {"startupTaints", text, nullptr, list},
                                                  {"statusTaints", text, nullptr, list},
                                                  {"maxScaleDownParallelism", int32},
                                                  {"maxDrainParallelism", int32},
                                                  {"initialNodeGroupBackoffDuration", duration},
                                                  {"maxNodeGroupBackoffDuration", duration},
                                                  {"nodeGroupBackoffResetTimeout", duration},
                                                  {"emitPerNodeGroupMetrics", boolean},
                                                  {"maxBinpackingTime", duration},
                                                  {"autoscaling", object, &kControlPlaneAutoscaling}};
constexpr TypeSpec kClusterAutoscaler{"ClusterAutoscaler", kClusterAutoscalerFields};

constexpr FieldSpec kAdmissionPluginFields[] = {
    {"name", text}, {"config", raw}, {"disabled", boolean}, {"kubeconfigSecretName", text}};
constexpr TypeSpec kAdmissionPlugin{"AdmissionPlugin", kAdmissionPluginFields};

constexpr FieldSpec kAuditPolicyFields[] = {{"configMapRef", object, &kObjectReference}};
constexpr TypeSpec kAuditPolicy{"AuditPolicy", kAuditPolicyFields};

constexpr FieldSpec kAuditConfigFields[] = {{"auditPolicy", object, &kAuditPolicy}};
constexpr TypeSpec kAuditConfig{"AuditConfig", kAuditConfigFields};

constexpr FieldSpec kServiceAccountConfigFields[] = {{"issuer", text},
                                                     {"extendTokenExpiration", boolean},
                                                     {"maxTokenExpiration", duration},
                                                     {"acceptedIssuers", text, nullptr, list}};
constexpr TypeSpec kServiceAccountConfig{"ServiceAccountConfig", kServiceAccountConfigFields};

constexpr FieldSpec kResourceWatchCacheSizeFields[] = {{"apiGroup", text}, {"resource", text}, {"size", int32}};
constexpr TypeSpec kResourceWatchCacheSize{"ResourceWatchCacheSize", kResourceWatchCacheSizeFields};

constexpr FieldSpec kWatchCacheSizesFields[] = {{"default", int32},
                                                {"resources", object, &kResourceWatchCacheSize, list}};
constexpr TypeSpec kWatchCacheSizes{"WatchCacheSizes", kWatchCacheSizesFields};

constexpr FieldSpec kAPIServerRequestsFields[] = {{"maxNonMutatingInflight", int32}, {"maxMutatingInflight", int32}};
constexpr TypeSpec kAPIServerRequests{"APIServerRequests", kAPIServerRequestsFields};

constexpr FieldSpec kAPIServerLoggingFields[] = {{"verbosity", int32}, {"httpAccessVerbosity", int32}};
constexpr TypeSpec kAPIServerLogging{"APIServerLogging", kAPIServerLoggingFields};

constexpr FieldSpec kEncryptionProviderFields[] = {{"type", text}};
constexpr TypeSpec kEncryptionProvider{"EncryptionProvider", kEncryptionProviderFields};

constexpr FieldSpec kEncryptionConfigFields[] = {{"resources", text, nullptr, list},
                                                 {"provider", object, &kEncryptionProvider}};
constexpr TypeSpec kEncryptionConfig{"EncryptionConfig", kEncryptionConfigFields};

constexpr FieldSpec kStructuredAuthenticationFields[] = {{"configMapName", text}};
constexpr TypeSpec kStructuredAuthentication{"StructuredAuthentication", kStructuredAuthenticationFields};

constexpr FieldSpec kAuthorizerKubeconfigReferenceFields[] = {{"authorizerName", text}, {"secretName", text}};
constexpr TypeSpec kAuthorizerKubeconfigReference{"AuthorizerKubeconfigReference",
                                                  kAuthorizerKubeconfigReferenceFields};

constexpr FieldSpec kStructuredAuthorizationFields[] = {{"configMapName", text},
                                                        {"kubeconfigs", object, &kAuthorizerKubeconfigReference, list}};
constexpr TypeSpec kStructuredAuthorization{"StructuredAuthorization", kStructuredAuthorizationFields};

constexpr FieldSpec kOpenIDConnectClientAuthenticationFields[] = {{"extraConfig", text, nullptr, map},
                                                                  {"secret", text}};
constexpr TypeSpec kOpenIDConnectClientAuthentication{"OpenIDConnectClientAuthentication",
                                                      kOpenIDConnectClientAuthenticationFields};

constexpr FieldSpec kOIDCConfigFields[] = {{"caBundle", text},
                                           {"clientAuthentication", object, &kOpenIDConnectClientAuthentication},
                                           {"clientID", text},
                                           {"groupsClaim", text},
                                           {"groupsPrefix", text},
                                           {"issuerURL", text},
                                           {"requiredClaims", text, nullptr, map},
                                           {"signingAlgs", text, nullptr, list},
                                           {"usernameClaim", text},
                                           {"usernamePrefix", text}};
constexpr TypeSpec kOIDCConfig{"OIDCConfig", kOIDCConfigFields};

constexpr FieldSpec kKubeAPIServerConfigFields[] = {{"featureGates", boolean, nullptr, map},
                                                    {"admissionPlugins", object, &kAdmissionPlugin, list},
                                                    {"apiAudiences", text, nullptr, list},
                                                    {"auditConfig", object, &kAuditConfig},
                                                    {"runtimeConfig", boolean, nullptr, map},
                                                    {"serviceAccountConfig", object, &kServiceAccountConfig},
                                                    {"watchCacheSizes", object, &kWatchCacheSizes},
                                                    {"requests", object, &kAPIServerRequests},
                                                    {"enableAnonymousAuthentication", boolean},
                                                    {"eventTTL", duration},
                                                    {"logging", object, &kAPIServerLogging},
                                                    {"defaultNotReadyTolerationSeconds", int64},
                                                    {"defaultUnreachableTolerationSeconds", int64},
                                                    {"encryptionConfig", object, &kEncryptionConfig},
                                                    {"structuredAuthentication", object, &kStructuredAuthentication},
                                                    {"structuredAuthorization", object, &kStructuredAuthorization},
                                                    {"autoscaling", object, &kControlPlaneAutoscaling},
                                                    {"tlsMinVersion", text},
                                                    // gone
                                                    {"oidcConfig", object, &kOIDCConfig}};
constexpr TypeSpec kKubeAPIServerConfig{"KubeAPIServerConfig", kKubeAPIServerConfigFields};

constexpr FieldSpec kHorizontalPodAutoscalerConfigFields[] = {{"cpuInitializationPeriod", duration},
                                                              {"downscaleStabilization", duration},
                                                              {"initialReadinessDelay", duration},
                                                              {"syncPeriod", duration},
                                                              {"tolerance", float64}};
constexpr TypeSpec kHorizontalPodAutoscalerConfig{"HorizontalPodAutoscalerConfig",
                                                  kHorizontalPodAutoscalerConfigFields};

constexpr FieldSpec kKubeControllerManagerConfigFields[] = {
    {"featureGates", boolean, nullptr, map},
    {"horizontalPodAutoscaler", object, &kHorizontalPodAutoscalerConfig},
    {"nodeCIDRMaskSize", int32},
    {"podEvictionTimeout", duration},
    {"nodeMonitorGracePeriod", duration},
    {"nodeCIDRMaskSizeIPv6", int32}};
constexpr TypeSpec kKubeControllerManagerConfig{"KubeControllerManagerConfig", kKubeControllerManagerConfigFields};

constexpr FieldSpec kKubeSchedulerConfigFields[] = {
    {"featureGates", boolean, nullptr, map}, {"kubeMaxPDVols", text}, {"profile", text}};
constexpr TypeSpec kKubeSchedulerConfig{"KubeSchedulerConfig", kKubeSchedulerConfigFields};

constexpr FieldSpec kKubeProxyConfigFields[] = {
    {"featureGates", boolean, nullptr, map}, {"mode", text}, {"enabled", boolean}};
constexpr TypeSpec kKubeProxyConfig{"KubeProxyConfig", kKubeProxyConfigFields};

constexpr FieldSpec kVerticalPodAutoscalerFields[] = {{"enabled", boolean},
                                                      {"evictAfterOOMThreshold", duration},
                                                      {"evictionRateBurst", int32},
                                                      {"evictionRateLimit", float64},
                                                      {"evictionTolerance", float64},
                                                      {"recommendationMarginFraction", float64},
                                                      {"updaterInterval", duration},
                                                      {"recommenderInterval", duration},
                                                      {"targetCPUPercentile", float64},
                                                      {"recommendationLowerBoundCPUPercentile", float64},
                                                      {"recommendationUpperBoundCPUPercentile", float64},
                                                      {"targetMemoryPercentile", float64},
                                                      {"recommendationLowerBoundMemoryPercentile", float64},
                                                      {"recommendationUpperBoundMemoryPercentile", float64},
                                                      {"cpuHistogramDecayHalfLife", duration},
                                                      {"memoryHistogramDecayHalfLife", duration},
                                                      {"memoryAggregationInterval", duration},
                                                      {"memoryAggregationIntervalCount", int64},
                                                      {"featureGates", boolean, nullptr, map},
                                                      {"maxAllowed", quantity, nullptr, map},
                                                      {"recommenderUpdateWorkerCount", int64}};
constexpr TypeSpec kVerticalPodAutoscaler{"VerticalPodAutoscaler", kVerticalPodAutoscalerFields};

constexpr FieldSpec kETCDConfigFields[] = {{"autoscaling", object, &kControlPlaneAutoscaling}};
constexpr TypeSpec kETCDConfig{"ETCDConfig", kETCDConfigFields};

constexpr FieldSpec kETCDFields[] = {{"main", object, &kETCDConfig}, {"events", object, &kETCDConfig}};
constexpr TypeSpec kETCD{"ETCD", kETCDFields};

constexpr FieldSpec kKubernetesFields[] = {{"clusterAutoscaler", object, &kClusterAutoscaler},
                                           {"kubeAPIServer", object, &kKubeAPIServerConfig},
                                           {"kubeControllerManager", object, &kKubeControllerManagerConfig},
                                           {"kubeScheduler", object, &kKubeSchedulerConfig},
                                           {"kubeProxy", object, &kKubeProxyConfig},
                                           {"kubelet", object, &kKubeletConfig},
                                           {"version", text},
                                           {"verticalPodAutoscaler", object, &kVerticalPodAutoscaler},
                                           {"etcd", object, &kETCD},
                                           // gone
                                           {"enableStaticTokenKubeconfig", boolean}};
}  // namespace
const TypeSpec kKubernetes{"Kubernetes", kKubernetesFields};

}  // namespace gprov::model

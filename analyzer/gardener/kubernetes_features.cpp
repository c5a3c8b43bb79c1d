// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/kubernetes_features.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gprov::gardener {
namespace {

constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

/// Names, separated by blanks, that exist from Kubernetes 1.`since` on, until 1.`before` took them away.
struct Range {
  std::uint64_t since, before;
  std::string_view names;
};

// Of all releases of Gardener that this program knows; where a later one corrected an earlier one, the later.
constexpr std::array kFeatureGates{
    Range{0, kNever,
          "APIResponseCompression APIServerIdentity APIServerTracing AllAlpha AllBeta AnyVolumeDataSource "
          "CPUManagerPolicyAlphaOptions CPUManagerPolicyBetaOptions CPUManagerPolicyOptions CSIVolumeHealth "
          "CloudControllerManagerWebhook ClusterTrustBundle ContainerCheckpoint ContextualLogging "
          "CrossNamespaceVolumeDataSource CustomCPUCFSQuotaPeriod DynamicResourceAllocation EventedPLEG "
          "ExecProbeTimeout GracefulNodeShutdown GracefulNodeShutdownBasedOnPodPriority HPAScaleToZero "
          "KubeletInUserNamespace KubeletPodResourcesDynamicResources KubeletPodResourcesGet KubeletTracing "
          "LocalStorageCapacityIsolationFSQuotaMonitoring LogarithmicScaleDown "
          "MatchLabelKeysInPodTopologySpread MaxUnavailableStatefulSet MemoryQoS MultiCIDRServiceAllocator "
          "NodeInclusionPolicyInPodTopologySpread NodeLogQuery NodeSwap OpenAPIEnums "
          "PodAndContainerStatsFromCRI PodDeletionCost PodSchedulingReadiness ProcMountType QOSReserved "
          "RotateKubeletServerCertificate SELinuxMountReadWriteOncePod StorageVersionAPI StorageVersionHash "
          "TopologyManagerPolicyAlphaOptions TopologyManagerPolicyBetaOptions TopologyManagerPolicyOptions "
          "UnauthenticatedHTTP2DOSMitigation WatchList WinDSR WinOverlay WindowsHostNetwork"},
    Range{0, 25,
          "CSIServiceAccountToken CSIVolumeFSGroupPolicy ConfigurableFSGroupPolicy EndpointSlice "
          "EndpointSliceNodeName EndpointSliceProxying GenericEphemeralVolume IngressClassNamespacedParams "
          "StorageObjectInUseProtection TTLAfterFinished VolumeSubpath WindowsEndpointSliceProxying"},
    Range{0, 26,
          "CSIMigrationOpenStack CSRDuration DefaultPodTopologySpread DynamicKubeletConfig IndexedJob "
          "NonPreemptingPriority PodAffinityNamespaceSelector PodOverhead PreferNominatedNode "
          "ServiceLBNodePortControl ServiceLoadBalancerClass SuspendJob"},
    Range{0, 27,
          "CSIInlineVolume CSIMigration CSIMigrationAWS CSIMigrationAzureDisk ControllerManagerLeaderMigration "
          "DaemonSetUpdateSurge EphemeralContainers ExpandCSIVolumes ExpandInUsePersistentVolumes "
          "ExpandPersistentVolumes IPv6DualStack IdentifyPodOS LocalStorageCapacityIsolation "
          "NetworkPolicyEndPort StatefulSetMinReadySeconds"},
    Range{0, 28,
          "AdvancedAuditing CSIMigrationGCE CSIStorageCapacity DelegateFSGroupToCSIDriver DevicePlugins "
          "DisableAcceleratorUsageMetrics DryRun EndpointSliceTerminatingCondition KubeletCredentialProviders "
          "MixedProtocolLBService NetworkPolicyStatus PodHasNetworkCondition PodSecurity "
          "ServiceIPStaticSubrange ServiceInternalTrafficPolicy UserNamespacesStatelessPodsSupport "
          "WindowsHostProcessContainers"},
    Range{0, 29,
          "CSIMigrationvSphere CronJobTimeZone DownwardAPIHugePages GRPCContainerProbe "
          "JobMutableNodeSchedulingDirectives JobTrackingWithFinalizers "
          "LegacyServiceAccountTokenNoAutoGeneration MultiCIDRRangeAllocator OpenAPIV3 "
          "ProbeTerminationGracePeriod RetroactiveDefaultStorageClass SeccompDefault TopologyManager"},
    Range{0, 30,
          "APISelfSubjectReview CSIMigrationAzureFile ExpandedDNSConfig ExperimentalHostUserNamespaceDefaulting "
          "IPTablesOwnershipCleanup KubeletPodResources KubeletPodResourcesGetAllocatable "
          "ProxyTerminatingEndpoints RemoveSelfLink SecurityContextDeny"},
    Range{0, 31,
          "APIPriorityAndFairness CSIMigrationRBD CSINodeExpandSecret CustomResourceValidationExpressions "
          "InTreePluginAWSUnregister InTreePluginAzureDiskUnregister InTreePluginAzureFileUnregister "
          "InTreePluginGCEUnregister InTreePluginOpenStackUnregister InTreePluginRBDUnregister "
          "InTreePluginvSphereUnregister JobReadyPods ReadWriteOncePod ServiceNodePortStaticSubrange"},
    Range{0, 32,
          "CloudDualStackNodeIPs HPAContainerMetrics MinDomainsInPodTopologySpread NodeOutOfServiceVolumeDetach "
          "ServerSideApply ServerSideFieldValidation StableLoadBalancerNodeSet ValidatingAdmissionPolicy"},
    Range{0, 33,
          "APIListChunking AdmissionWebhookMatchConditions AggregatedDiscoveryEndpoint AppArmor CPUManager "
          "DisableCloudProviders DisableKubeletCloudCredentialProviders EfficientWatchResumption "
          "JobPodFailurePolicy PDBUnhealthyPodEvictionPolicy RemainingItemCount VolumeCapacityPriority "
          "WatchBookmark"},
    Range{0, 34, "ElasticIndexedJob PodDisruptionConditions StatefulSetStartOrdinal"},
    Range{0, 35, "ComponentSLIs SizeMemoryBackedVolumes StatefulSetAutoDeletePVC"},
    Range{0, 36,
          "CSIMigrationPortworx HonorPVReclaimPolicy InTreePluginPortworxUnregister MemoryManager "
          "TopologyAwareHints WatchFromStorageWithoutResourceVersion"},
    Range{25, 32, "KMSv2 NewVolumeManagerReconstruction"},
    Range{26, 30, "LegacyServiceAccountTokenTracking MinimizeIPTablesRestore"},
    Range{26, 31, "ConsistentHTTPGetHandlers"},
    Range{26, 32, "DRAControlPlaneController"},
    Range{27, kNever, "InPlacePodVerticalScaling"},
    Range{28, kNever,
          "CRDValidationRatcheting ConsistentListFromCache JobBackoffLimitPerIndex JobPodReplacementPolicy "
          "KMSv1 KubeletCgroupDriverFromCRI PodReadyToStartContainersCondition RecoverVolumeExpansionFailure "
          "SchedulerQueueingHints SeparateCacheWatchRPC SidecarContainers UnknownVersionInteroperabilityProxy "
          "UserNamespacesSupport"},
    Range{28, 31, "DefaultHostNetworkHostPortsInPodTemplates SkipReadOnlyValidationGCE"},
    Range{28, 32, "KMSv2KDF LegacyServiceAccountTokenCleanUp PodHostIPs"},
    Range{28, 33, "KubeProxyDrainingTerminatingNodes PersistentVolumeLastPhaseTransitionTime"},
    Range{28, 34, "DevicePluginCDIDevices"},
    Range{28, 35, "CronJobsScheduledAnnotation PodIndexLabel"},
    Range{29, kNever,
          "ClusterTrustBundleProjection DisableNodeKubeProxyVersion ImageMaximumGCAge KubeletSeparateDiskGC "
          "MatchLabelKeysInPodAffinity NFTablesProxyMode PodLifecycleSleepAction RuntimeClassInImageCriApi "
          "SeparateTaintEvictionController ServiceAccountTokenJTI ServiceAccountTokenNodeBinding "
          "ServiceAccountTokenNodeBindingValidation ServiceAccountTokenPodNodeInfo "
          "StructuredAuthenticationConfiguration TranslateStreamCloseWebsocketRequests VolumeAttributesClass"},
    Range{29, 32, "ZeroLimitedNominalConcurrencyShares"},
    Range{29, 35, "AllowServiceLBStatusOnNonLB LoadBalancerIPMode UserNamespacesPodSecurityStandards"},
    Range{29, 36, "StructuredAuthorizationConfiguration"},
    Range{30, kNever,
          "APIServingWithRoutine CustomResourceFieldSelectors InformerResourceVersion JobManagedBy "
          "JobSuccessPolicy MutatingAdmissionPolicy PortForwardWebsockets RecursiveReadOnlyMounts "
          "RelaxedEnvironmentVariableValidation RetryGenerateName SELinuxMount StorageNamespaceIndex "
          "StorageVersionMigrator WatchListClient"},
    Range{30, 33, "AppArmorFields"},
    Range{30, 35, "StrictCostEnforcementForVAP StrictCostEnforcementForWebhooks"},
    Range{30, 36, "ServiceTrafficDistribution"},
    Range{31, kNever,
          "AllowDNSOnlyNodeCSR AllowInsecureKubeletCertificateSigningRequests "
          "AnonymousAuthConfigurableEndpoints AuthorizeNodeWithSelectors AuthorizeWithSelectors "
          "ConcurrentWatchObjectDecode CoordinatedLeaderElection DisableAllocatorDualWrite ImageVolume "
          "ReloadKubeletServerCertificateFile ResilientWatchCacheInitialization ResourceHealthStatus "
          "SupplementalGroupsPolicy WatchCacheInitializationPostStartHook"},
    Range{32, kNever,
          "AllowOverwriteTerminationGracePeriodSeconds AllowUnsafeMalformedObjectDeletion BtreeWatchCache "
          "CBORServingAndStorage ComponentFlagz ComponentStatusz DRAAdminAccess DRAResourceClaimDeviceStatus "
          "ExternalServiceAccountTokenSigner InPlacePodVerticalScalingExclusiveCPUs KubeletCrashLoopBackOffMax "
          "KubeletFineGrainedAuthz KubeletRegistrationGetOnExistsOnly PodLevelResources "
          "PodLifecycleSleepActionAllowZero PodLogsQuerySplitStreams PreferAlignCpusByUncoreCache "
          "RelaxedDNSSearchValidation RemoteRequestHeaderUID SELinuxChangePolicy SchedulerAsyncPreemption "
          "ServiceAccountNodeAudienceRestriction SystemdWatchdog WindowsCPUAndMemoryAffinity "
          "WindowsGracefulNodeShutdown"},
    Range{32, 36, "InPlacePodVerticalScalingAllocatedStatus"},
    Range{33, kNever,
          "AggregatedDiscoveryRemoveBetaType AllowParsingUserUIDFromCertAuth ContainerStopSignals "
          "DRADeviceTaints DRAPartitionableDevices DRAPrioritizedList DeclarativeValidation "
          "DeclarativeValidationTakeover DeploymentReplicaSetTerminatingReplicas "
          "DisableCPUQuotaWithExclusiveCPUs GitRepoVolumeDriver HPAConfigurableTolerance "
          "KubeletEnsureSecretPulledImages KubeletPSI KubeletServiceAccountTokenForCredentialProviders "
          "ListFromCacheSnapshot MutableCSINodeAllocatableCount OrderedNamespaceDeletion "
          "PodObservedGenerationTracking PodTopologyLabelsAdmission PreferSameTrafficDistribution "
          "ReduceDefaultCrashLoopBackOffDecay SchedulerPopFromBackoffQ StorageCapacityScoring "
          "StreamingCollectionEncodingToJSON StreamingCollectionEncodingToProtobuf StrictIPCIDRValidation"},
    Range{33, 34, "LegacySidecarContainers"},
    Range{34, kNever,
          "ClearingNominatedNodeNameAfterBinding ContainerRestartRules DRAConsumableCapacity "
          "DRADeviceBindingConditions DRAExtendedResource DRASchedulerFilterTimeout DetectCacheInconsistency "
          "EnvFiles HostnameOverride InPlacePodVerticalScalingExclusiveMemory "
          "KubeletPodResourcesListUseActivePods MatchLabelKeysInPodTopologySpreadSelectorMerge "
          "NominatedNodeNameForExpectation PodCertificateRequest PreventStaticPodAPIReferences "
          "RelaxedServiceNameValidation SchedulerAsyncAPICalls SizeBasedListCostEstimate "
          "StructuredAuthenticationConfigurationEgressSelector TokenRequestServiceAccountUIDValidation"},
    Range{34, 35, "ProbeHostPodSecurityStandards"},
    Range{35, kNever,
          "AuthorizePodWebsocketUpgradeCreatePermission CRDObservedGenerationTracking "
          "CSIServiceAccountTokenSecrets ChangeContainerStatusOnKubeletRestart "
          "CloudControllerManagerWatchBasedRoutesReconciliation ConstrainedImpersonation DRADeviceTaintRules "
          "GangScheduling GenericWorkload InPlacePodLevelResourcesVerticalScaling MutablePVNodeAffinity "
          "MutablePodResourcesForSuspendedJobs MutableSchedulingDirectivesForSuspendedJobs NodeDeclaredFeatures "
          "OpportunisticBatching RestartAllContainersOnContainerExits "
          "StructuredAuthenticationConfigurationJWKSMetrics TaintTolerationComparisonOperators "
          "UserNamespacesHostNetworkSupport VolumeLimitScaling"},
    Range{36, kNever,
          "AllowServiceExternalIPs CRIListStreaming ControllerManagerReleaseLeaderElectionLockOnExit "
          "DRAListTypeAttributes DRANodeAllocatableResources DRAResourceClaimGranularStatusAuthorization "
          "DRAResourcePoolStatus DRAWorkloadResourceClaims DeclarativeValidationBeta ExtendWebSocketsToKubelet "
          "ImageVolumeWithDigest InPlacePodVerticalScalingInitContainers ManifestBasedAdmissionControlConfig "
          "NativeHistograms PLEGOnDemandRelist PersistentVolumeClaimUnusedSinceTime PodLevelResourceManagers "
          "PodsAPI ReloadKubeletClientCAFile ResourceHealthStatusMessage ServiceCIDRStatusFieldWiping "
          "ShardedListAndWatch StaleControllerConsistencyDaemonSet StaleControllerConsistencyJob "
          "StaleControllerConsistencyReplicaSet StaleControllerConsistencyStatefulSet "
          "TopologyAwareWorkloadScheduling WorkloadAwarePreemption WorkloadWithJob"},
};

constexpr std::array kAdmissionPlugins{
    Range{0, kNever,
          "AlwaysAdmit AlwaysDeny AlwaysPullImages CertificateApproval CertificateSigning "
          "CertificateSubjectRestriction ClusterTrustBundleAttest DefaultIngressClass DefaultStorageClass "
          "DefaultTolerationSeconds DenyServiceExternalIPs EventRateLimit ExtendedResourceToleration "
          "ImagePolicyWebhook LimitPodHardAntiAffinityTopology LimitRanger MutatingAdmissionWebhook "
          "NamespaceAutoProvision NamespaceExists NamespaceLifecycle NodeRestriction "
          "OwnerReferencesPermissionEnforcement PersistentVolumeClaimResize PodNodeSelector PodSecurity "
          "PodTolerationRestriction Priority ResourceQuota RuntimeClass ServiceAccount "
          "StorageObjectInUseProtection TaintNodesByCondition ValidatingAdmissionPolicy "
          "ValidatingAdmissionWebhook"},
    Range{0, 25, "PodSecurityPolicy"},
    Range{0, 30, "SecurityContextDeny"},
    Range{0, 31, "PersistentVolumeLabel"},
    Range{32, kNever, "MutatingAdmissionPolicy"},
    Range{33, kNever, "PodTopologyLabels"},
    Range{35, kNever, "NodeDeclaredFeatureValidator"},
    Range{36, kNever, "JobValidation PodGroupProtection PodGroupWorkloadExists PodResizeValidator"},
};

bool is_among(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

template <class Ranges>
bool supports(const Ranges& ranges, std::string_view name, const hashing::Version& kubernetes) {
  if (name.empty()) return false;
  for (const Range& range : ranges) {
    if (!is_among(range.names, name)) continue;
    return !hashing::below_minor(kubernetes, 1, range.since) &&
           (range.before == kNever || hashing::below_minor(kubernetes, 1, range.before));
  }
  return false;
}

}  // namespace

bool supports_feature_gate(std::string_view name, const hashing::Version& kubernetes) {
  return supports(kFeatureGates, name, kubernetes);
}

bool supports_admission_plugin(std::string_view name, const hashing::Version& kubernetes) {
  return supports(kAdmissionPlugins, name, kubernetes);
}

}  // namespace gprov::gardener

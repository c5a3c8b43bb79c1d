// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_feature_gates.hpp"

#include <array>

namespace gprov::hashing {
namespace {

// Found by comparing featureGateVersionRanges of all releases v1.83.0 - v1.149.3.
constexpr std::array kEditions{
    FeatureGateEdition{
        {},
        "APIListChunking APIPriorityAndFairness APIResponseCompression APISelfSubjectReview=26-/28+ "
        "APIServerIdentity APIServerTracing AdmissionWebhookMatchConditions=27- AdvancedAuditing=-28/27+ "
        "AggregatedDiscoveryEndpoint=26- AllAlpha=17- AllBeta=17- AnyVolumeDataSource AppArmor CPUManager=-/26+ "
        "CPUManagerPolicyAlphaOptions CPUManagerPolicyBetaOptions CPUManagerPolicyOptions "
        "CRDValidationRatcheting=28- CSIInlineVolume=-27/25+ CSIMigration=-27/25+ CSIMigrationAWS=-27/25+ "
        "CSIMigrationAzureDisk=-27/25+ CSIMigrationAzureFile=-/27+ CSIMigrationGCE=-28/25+ "
        "CSIMigrationOpenStack=-26/24+ CSIMigrationPortworx CSIMigrationRBD CSIMigrationvSphere=-/27+ "
        "CSINodeExpandSecret=25- CSIServiceAccountToken=-25/22+ CSIStorageCapacity=-28/24+ "
        "CSIVolumeFSGroupPolicy=-25/23+ CSIVolumeHealth CSRDuration=-26/24+ CloudControllerManagerWebhook=27- "
        "CloudDualStackNodeIPs=27- ClusterTrustBundle=27- ConfigurableFSGroupPolicy=-25/23+ "
        "ConsistentHTTPGetHandlers=26- ConsistentListFromCache=28- ContainerCheckpoint=25- "
        "ControllerManagerLeaderMigration=-27/24+ CronJobTimeZone=-/27+ CronJobsScheduledAnnotation=28- "
        "CrossNamespaceVolumeDataSource=26- CustomCPUCFSQuotaPeriod CustomResourceValidationExpressions "
        "DaemonSetUpdateSurge=-27/25+ DefaultHostNetworkHostPortsInPodTemplates=28- "
        "DefaultPodTopologySpread=-26/24+ DelegateFSGroupToCSIDriver=-28/26+ DevicePluginCDIDevices=28- "
        "DevicePlugins=-28/26+ DisableAcceleratorUsageMetrics=-28/25+ DisableCloudProviders "
        "DisableKubeletCloudCredentialProviders DownwardAPIHugePages=-/27+ DryRun=-28/26+ "
        "DynamicKubeletConfig=-26 DynamicResourceAllocation=26- EfficientWatchResumption=-/24+ "
        "ElasticIndexedJob=27- EndpointSlice=-25/21+ EndpointSliceNodeName=-25/21+ EndpointSliceProxying=-25/22+ "
        "EndpointSliceTerminatingCondition=-28/26+ EphemeralContainers=-27/25+ EventedPLEG=26- ExecProbeTimeout "
        "ExpandCSIVolumes=-27 ExpandInUsePersistentVolumes=-27 ExpandPersistentVolumes=-27 "
        "ExpandedDNSConfig=-/28+ ExperimentalHostUserNamespaceDefaulting=-/28- GRPCContainerProbe=-/27+ "
        "GenericEphemeralVolume=-25/23+ GracefulNodeShutdown GracefulNodeShutdownBasedOnPodPriority "
        "HPAContainerMetrics HPAScaleToZero HonorPVReclaimPolicy IPTablesOwnershipCleanup=25-/28+ "
        "IPv6DualStack=-27/23+ IdentifyPodOS=-27/25+ InPlacePodVerticalScaling=27- InTreePluginAWSUnregister "
        "InTreePluginAzureDiskUnregister InTreePluginAzureFileUnregister InTreePluginGCEUnregister "
        "InTreePluginOpenStackUnregister InTreePluginPortworxUnregister InTreePluginRBDUnregister "
        "InTreePluginvSphereUnregister IndexedJob=-26/24+ IngressClassNamespacedParams=-25/23+ "
        "JobBackoffLimitPerIndex=28- JobMutableNodeSchedulingDirectives=-/27+ JobPodFailurePolicy=25- "
        "JobPodReplacementPolicy=28- JobReadyPods JobTrackingWithFinalizers=-/26+ KMSv1=28- KMSv2=25- "
        "KMSv2KDF=28- KubeProxyDrainingTerminatingNodes=28- KubeletCgroupDriverFromCRI=28- "
        "KubeletCredentialProviders=-28/26+ KubeletInUserNamespace KubeletPodResources=-/28+ "
        "KubeletPodResourcesDynamicResources=27- KubeletPodResourcesGet=27- "
        "KubeletPodResourcesGetAllocatable=-/28+ KubeletTracing=25- LegacyServiceAccountTokenCleanUp=28- "
        "LegacyServiceAccountTokenNoAutoGeneration=-/27+ LegacyServiceAccountTokenTracking=26-/28+ "
        "LocalStorageCapacityIsolation=-27/25+ LocalStorageCapacityIsolationFSQuotaMonitoring "
        "LogarithmicScaleDown MatchLabelKeysInPodTopologySpread=25- MaxUnavailableStatefulSet MemoryManager "
        "MemoryQoS MinDomainsInPodTopologySpread MinimizeIPTablesRestore=26-/28+ MixedProtocolLBService=-28/26+ "
        "MultiCIDRRangeAllocator=25- MultiCIDRServiceAllocator=27- NetworkPolicyEndPort=-27/25+ "
        "NetworkPolicyStatus=-28 NewVolumeManagerReconstruction=27- NodeInclusionPolicyInPodTopologySpread=25- "
        "NodeLogQuery=27- NodeOutOfServiceVolumeDetach=-/28+ NodeSwap NonPreemptingPriority=-26/24+ OpenAPIEnums "
        "OpenAPIV3=-/27+ PDBUnhealthyPodEvictionPolicy=26- PersistentVolumeLastPhaseTransitionTime=28- "
        "PodAffinityNamespaceSelector=-26/24+ PodAndContainerStatsFromCRI PodDeletionCost "
        "PodDisruptionBudget=-25/21+ PodDisruptionConditions=25- PodHasNetworkCondition=25-28 PodHostIPs=28- "
        "PodIndexLabel=28- PodOverhead=-26/24+ PodReadyToStartContainersCondition=28- PodSchedulingReadiness=26- "
        "PodSecurity=-28/25+ PreferNominatedNode=-26/24+ ProbeTerminationGracePeriod=-/28+ ProcMountType "
        "ProxyTerminatingEndpoints=-/28+ QOSReserved ReadWriteOncePod RecoverVolumeExpansionFailure "
        "RemainingItemCount RemoveSelfLink=-/24+ RetroactiveDefaultStorageClass=25-/28+ "
        "RotateKubeletServerCertificate SELinuxMountReadWriteOncePod=25- SchedulerQueueingHints=28- "
        "SeccompDefault=-/27+ SecurityContextDeny=27- SelectorIndex=-25/20+ ServerSideApply=-/26+ "
        "ServerSideFieldValidation=-/27+ ServiceIPStaticSubrange=-28/26+ ServiceInternalTrafficPolicy=-28/26+ "
        "ServiceLBNodePortControl=-26/24+ ServiceLoadBalancerClass=-26/24+ ServiceNodePortStaticSubrange=27- "
        "SidecarContainers=28- SizeMemoryBackedVolumes SkipReadOnlyValidationGCE=28- "
        "StableLoadBalancerNodeSet=27- StatefulSetAutoDeletePVC StatefulSetMinReadySeconds=-27/25+ "
        "StatefulSetStartOrdinal=26- StorageObjectInUseProtection=-25/23+ StorageVersionAPI StorageVersionHash "
        "SuspendJob=-26/24+ TTLAfterFinished=-25/23+ TopologyAwareHints TopologyManager=-/27+ "
        "TopologyManagerPolicyAlphaOptions=26- TopologyManagerPolicyBetaOptions=26- "
        "TopologyManagerPolicyOptions=26- UnauthenticatedHTTP2DOSMitigation=25- "
        "UnknownVersionInteroperabilityProxy=28- UserNamespacesStatelessPodsSupport=25-28 "
        "UserNamespacesSupport=28- ValidatingAdmissionPolicy=26- VolumeCapacityPriority VolumeSubpath=-25/23+ "
        "WatchBookmark=-/17+ WatchList=27- WinDSR WinOverlay WindowsEndpointSliceProxying=-25/22+ "
        "WindowsHostNetwork=26- WindowsHostProcessContainers=-28/26+"},
    FeatureGateEdition{
        {87},
        "APIListChunking=-/29+ APIPriorityAndFairness=-/29+ AllowServiceLBStatusOnNonLB=29- "
        "CSIMigrationvSphere=-29/27+ CSINodeExpandSecret=25-/29+ ClusterTrustBundleProjection=29- "
        "CronJobTimeZone=-29/27+ CustomResourceValidationExpressions=-/29+ DisableNodeKubeProxyVersion=29- "
        "DownwardAPIHugePages=-29/27+ GRPCContainerProbe=-29/27+ ImageMaximumGCAge=29- "
        "JobMutableNodeSchedulingDirectives=-29/27+ JobReadyPods=-/29+ JobTrackingWithFinalizers=-29/26+ "
        "KMSv2=25-/29+ KMSv2KDF=28-/29+ KubeletSeparateDiskGC=29- "
        "LegacyServiceAccountTokenNoAutoGeneration=-29/27+ LoadBalancerIPMode=29- MatchLabelKeysInPodAffinity=29- "
        "MultiCIDRRangeAllocator=25-29 NFTablesProxyMode=29- OpenAPIV3=-29/27+ PodLifecycleSleepAction=29- "
        "ProbeTerminationGracePeriod=-29/28+ ReadWriteOncePod=-/29+ RemainingItemCount=-/29+ "
        "RetroactiveDefaultStorageClass=25-29/28+ RuntimeClassInImageCriApi=29- "
        "SELinuxMountReadWriteOncePod=25-/29+ SeccompDefault=-29/27+ SeparateTaintEvictionController=29- "
        "ServiceAccountTokenJTI=29- ServiceAccountTokenNodeBinding=29- "
        "ServiceAccountTokenNodeBindingValidation=29- ServiceAccountTokenPodNodeInfo=29- "
        "ServiceNodePortStaticSubrange=27-/29+ StructuredAuthenticationConfiguration=29- "
        "StructuredAuthorizationConfiguration=29- TopologyManager=-29/27+ "
        "TranslateStreamCloseWebsocketRequests=29- UserNamespacesPodSecurityStandards=29- "
        "VolumeAttributesClass=29- ZeroLimitedNominalConcurrencyShares=29-"},
    FeatureGateEdition{
        {90},
        "CSINodeExpandSecret=-/29+ CSIServiceAccountToken! CSIVolumeFSGroupPolicy! ConfigurableFSGroupPolicy! "
        "ContainerCheckpoint EndpointSlice! EndpointSliceNodeName! EndpointSliceProxying! GenericEphemeralVolume! "
        "IPTablesOwnershipCleanup=-/28+ IngressClassNamespacedParams! JobPodFailurePolicy KMSv2=-/29+ "
        "KubeletTracing MatchLabelKeysInPodTopologySpread MultiCIDRRangeAllocator=-29 "
        "NodeInclusionPolicyInPodTopologySpread PodDisruptionBudget! PodDisruptionConditions "
        "PodHasNetworkCondition=-28 RetroactiveDefaultStorageClass=-29/28+ SELinuxMountReadWriteOncePod=-/29+ "
        "SelectorIndex! StorageObjectInUseProtection! TTLAfterFinished! UnauthenticatedHTTP2DOSMitigation "
        "UserNamespacesStatelessPodsSupport=-28 VolumeSubpath! WindowsEndpointSliceProxying!"},
    FeatureGateEdition{
        {95},
        "APISelfSubjectReview=26-30/28+ APIServingWithRoutine=30- AdmissionWebhookMatchConditions=27-/30+ "
        "AggregatedDiscoveryEndpoint=26-/30+ AppArmorFields=30- CSIMigrationAzureFile=-30/27+ "
        "CloudDualStackNodeIPs=27-/30+ ConsistentHTTPGetHandlers=26-/30+ CustomResourceFieldSelectors=30- "
        "ExpandedDNSConfig=-30/28+ ExperimentalHostUserNamespaceDefaulting=-30/28- HPAContainerMetrics=-/30+ "
        "IPTablesOwnershipCleanup=-30/28+ JobManagedBy=30- JobSuccessPolicy=30- KubeletPodResources=-30/28+ "
        "KubeletPodResourcesGetAllocatable=-30/28+ LegacyServiceAccountTokenCleanUp=28-/30+ "
        "LegacyServiceAccountTokenTracking=26-30/28+ MinDomainsInPodTopologySpread=-/30+ "
        "MinimizeIPTablesRestore=26-30/28+ NewVolumeManagerReconstruction=27-/30+ PodHostIPs=28-/30+ "
        "PodSchedulingReadiness=26-/30+ PortForwardWebsockets=30- ProxyTerminatingEndpoints=-30/28+ "
        "RecursiveReadOnlyMounts=30- RelaxedEnvironmentVariableValidation=30- RemoveSelfLink=-30/24+ "
        "RetryGenerateName=30- SELinuxMount=30- SecurityContextDeny=27-30 ServiceTrafficDistribution=30- "
        "StableLoadBalancerNodeSet=27-/30+ StorageNamespaceIndex=30- StorageVersionMigrator=30- "
        "ValidatingAdmissionPolicy=26-/30+ ZeroLimitedNominalConcurrencyShares=29-/30+"},
    FeatureGateEdition{
        {104},
        "ComponentSLIs=26- ContextualLogging=-/30+ InformerResourceVersion=30- MutatingAdmissionPolicy=30- "
        "SeparateCacheWatchRPC=28- StrictCostEnforcementForVAP=30- StrictCostEnforcementForWebhooks=30- "
        "WatchFromStorageWithoutResourceVersion=27- WatchListClient=30-"},
    FeatureGateEdition{
        {106},
        "APIPriorityAndFairness=-31/29+ AllowDNSOnlyNodeCSR=31- "
        "AllowInsecureKubeletCertificateSigningRequests=31- AnonymousAuthConfigurableEndpoints=31- AppArmor=-/31+ "
        "AppArmorFields=30-/31+ AuthorizeNodeWithSelectors=31- AuthorizeWithSelectors=31- CSIMigrationRBD=-31 "
        "CSINodeExpandSecret=-31/29+ ConcurrentWatchObjectDecode=31- ConsistentHTTPGetHandlers=26-31/30+ "
        "CoordinatedLeaderElection=31- CustomResourceValidationExpressions=-31/29+ DRAControlPlaneController=31- "
        "DefaultHostNetworkHostPortsInPodTemplates=28-31 DevicePluginCDIDevices=28-/31+ "
        "DisableAllocatorDualWrite=31- DisableCloudProviders=-/31+ DisableKubeletCloudCredentialProviders=-/31+ "
        "ElasticIndexedJob=27-/31+ ImageVolume=31- InTreePluginAWSUnregister=-31 "
        "InTreePluginAzureDiskUnregister=-31 InTreePluginAzureFileUnregister=-31 InTreePluginGCEUnregister=-31 "
        "InTreePluginOpenStackUnregister=-31 InTreePluginRBDUnregister=-31 InTreePluginvSphereUnregister=-31 "
        "JobPodFailurePolicy=-/31+ JobReadyPods=-31/29+ KubeProxyDrainingTerminatingNodes=28-/31+ "
        "LogarithmicScaleDown=-/31+ PDBUnhealthyPodEvictionPolicy=26-/31+ "
        "PersistentVolumeLastPhaseTransitionTime=28-/31+ PodDisruptionConditions=-/31+ ReadWriteOncePod=-31/29+ "
        "ReloadKubeletServerCertificateFile=31- ResilientWatchCacheInitialization=31- ResourceHealthStatus=31- "
        "ServiceNodePortStaticSubrange=27-31/29+ SkipReadOnlyValidationGCE=28-31 StatefulSetStartOrdinal=26-/31+ "
        "SupplementalGroupsPolicy=31- WatchCacheInitializationPostStartHook=31-"},
    FeatureGateEdition{
        {113},
        "AllowOverwriteTerminationGracePeriodSeconds=32- AllowServiceLBStatusOnNonLB=29-/32- "
        "AllowUnsafeMalformedObjectDeletion=32- BtreeWatchCache=32- CBORServingAndStorage=32- "
        "CloudDualStackNodeIPs=27-32/30+ ComponentFlagz=32- ComponentStatusz=32- "
        "CronJobsScheduledAnnotation=28-/32+ CustomResourceFieldSelectors=30-/32+ DRAAdminAccess=32- "
        "DRAControlPlaneController=26-32 DRAResourceClaimDeviceStatus=32- ExternalServiceAccountTokenSigner=32- "
        "HPAContainerMetrics=20-32/30+ InPlacePodVerticalScalingAllocatedStatus=32- "
        "InPlacePodVerticalScalingExclusiveCPUs=32- KMSv2=25-32/29+ KMSv2KDF=28-32/29+ "
        "KubeletCrashLoopBackOffMax=32- KubeletFineGrainedAuthz=32- KubeletRegistrationGetOnExistsOnly=32- "
        "LegacyServiceAccountTokenCleanUp=28-32/30+ LoadBalancerIPMode=29-/32+ MemoryManager=21-/32+ "
        "MinDomainsInPodTopologySpread=24-32/30+ NewVolumeManagerReconstruction=25-32/30+ "
        "NodeOutOfServiceVolumeDetach=24-32/28+ PodHostIPs=28-32/30+ PodIndexLabel=28-/32+ PodLevelResources=32- "
        "PodLifecycleSleepActionAllowZero=32- PodLogsQuerySplitStreams=32- PreferAlignCpusByUncoreCache=32- "
        "RecoverVolumeExpansionFailure=28- RelaxedDNSSearchValidation=32- RemoteRequestHeaderUID=32- "
        "RetryGenerateName=30-/32+ SELinuxChangePolicy=32- SchedulerAsyncPreemption=32- ServerSideApply=14-32/22+ "
        "ServerSideFieldValidation=23-32/27+ ServiceAccountNodeAudienceRestriction=32- "
        "ServiceAccountTokenJTI=29-/32+ ServiceAccountTokenNodeBindingValidation=29-/32+ "
        "ServiceAccountTokenPodNodeInfo=29-/32+ SizeMemoryBackedVolumes=20-/32+ "
        "StableLoadBalancerNodeSet=27-32/30+ StatefulSetAutoDeletePVC=23-/32+ StrictCostEnforcementForVAP=30-/32+ "
        "StrictCostEnforcementForWebhooks=30-/32+ StructuredAuthorizationConfiguration=29-/32+ "
        "SystemdWatchdog=32- TopologyManagerPolicyOptions=26-/32+ WindowsCPUAndMemoryAffinity=32- "
        "WindowsGracefulNodeShutdown=32- ZeroLimitedNominalConcurrencyShares=29-32/30+"},
    FeatureGateEdition{
        {114},
        "APISelfSubjectReview=-30/28+ AdmissionWebhookMatchConditions=-/30+ AggregatedDiscoveryEndpoint=-/30+ "
        "CSIInlineVolume! CSIMigration! CSIMigrationAWS! CSIMigrationAzureDisk! CSIMigrationOpenStack! "
        "CSRDuration! CloudControllerManagerWebhook CloudDualStackNodeIPs=-32/30+ ClusterTrustBundle "
        "ComponentSLIs ControllerManagerLeaderMigration! CrossNamespaceVolumeDataSource DaemonSetUpdateSurge! "
        "DefaultPodTopologySpread! DynamicKubeletConfig! DynamicResourceAllocation ElasticIndexedJob=-/31+ "
        "EphemeralContainers! EventedPLEG ExpandCSIVolumes! ExpandInUsePersistentVolumes! "
        "ExpandPersistentVolumes! IPv6DualStack! IdentifyPodOS! InPlacePodVerticalScaling IndexedJob! "
        "KubeletPodResourcesDynamicResources KubeletPodResourcesGet LocalStorageCapacityIsolation! "
        "MultiCIDRServiceAllocator NetworkPolicyEndPort! NodeLogQuery NonPreemptingPriority! "
        "PDBUnhealthyPodEvictionPolicy=-/31+ PodAffinityNamespaceSelector! PodOverhead! "
        "PodSchedulingReadiness=-/30+ PreferNominatedNode! SecurityContextDeny=-30 ServiceLBNodePortControl! "
        "ServiceLoadBalancerClass! ServiceNodePortStaticSubrange=-31/29+ StableLoadBalancerNodeSet=-32/30+ "
        "StatefulSetMinReadySeconds! StatefulSetStartOrdinal=-/31+ SuspendJob! TopologyManagerPolicyAlphaOptions "
        "TopologyManagerPolicyBetaOptions TopologyManagerPolicyOptions=-/32+ ValidatingAdmissionPolicy=-/30+ "
        "WatchFromStorageWithoutResourceVersion WatchList WindowsHostNetwork"},
    FeatureGateEdition{
        {122},
        "APIListChunking=-33/29+ AdmissionWebhookMatchConditions=-33/30+ AggregatedDiscoveryEndpoint=-33/30+ "
        "AggregatedDiscoveryRemoveBetaType=33- AllowParsingUserUIDFromCertAuth=33- AnyVolumeDataSource=-/33+ "
        "AppArmor=-33/31+ AppArmorFields=30-33/31+ BtreeWatchCache=32-/33+ CPUManager=-33/26+ "
        "CPUManagerPolicyOptions=-/33+ CRDValidationRatcheting=28-/33+ CSIMigrationPortworx=-/33+ "
        "ContainerStopSignals=33- DRADeviceTaints=33- DRAPartitionableDevices=33- DRAPrioritizedList=33- "
        "DeclarativeValidation=33- DeclarativeValidationTakeover=33- DeploymentReplicaSetTerminatingReplicas=33- "
        "DisableCPUQuotaWithExclusiveCPUs=33- DisableCloudProviders=-33/31+ "
        "DisableKubeletCloudCredentialProviders=-33/31+ EfficientWatchResumption=-33/24+ GitRepoVolumeDriver=33- "
        "HPAConfigurableTolerance=33- HonorPVReclaimPolicy=-/33+ JobBackoffLimitPerIndex=28-/33+ "
        "JobPodFailurePolicy=-33/31+ JobSuccessPolicy=30-/33+ KubeProxyDrainingTerminatingNodes=28-33/31+ "
        "KubeletEnsureSecretPulledImages=33- KubeletPSI=33- KubeletServiceAccountTokenForCredentialProviders=33- "
        "LegacySidecarContainers=33- ListFromCacheSnapshot=33- MatchLabelKeysInPodAffinity=29-/33+ "
        "MutableCSINodeAllocatableCount=33- NFTablesProxyMode=29-/33+ "
        "NodeInclusionPolicyInPodTopologySpread=-/33+ OrderedNamespaceDeletion=33- "
        "PDBUnhealthyPodEvictionPolicy=-33/31+ PersistentVolumeLastPhaseTransitionTime=28-33/31+ "
        "PodObservedGenerationTracking=33- PodTopologyLabelsAdmission=33- PreferSameTrafficDistribution=33- "
        "RecursiveReadOnlyMounts=30-/33+ ReduceDefaultCrashLoopBackOffDecay=33- RemainingItemCount=-33/29+ "
        "SchedulerPopFromBackoffQ=33- ServiceAccountTokenNodeBinding=29-/33+ ServiceTrafficDistribution=30-/33+ "
        "SidecarContainers=28-/33+ StorageCapacityScoring=33- StreamingCollectionEncodingToJSON=33- "
        "StreamingCollectionEncodingToProtobuf=33- StrictIPCIDRValidation=33- TopologyAwareHints=-/33+ "
        "VolumeCapacityPriority=-33 WatchBookmark=-33/17+ WatchFromStorageWithoutResourceVersion=-/33-"},
    FeatureGateEdition{{122, 3}, "ValidatingAdmissionPolicy=-32/30+"},
    FeatureGateEdition{{123}, "ValidatingAdmissionPolicy=-/30+"},
    FeatureGateEdition{{123, 3}, "ValidatingAdmissionPolicy=-32/30+"},
    FeatureGateEdition{{124}, "InPlacePodVerticalScaling=27- ValidatingAdmissionPolicy=-/30+"},
    FeatureGateEdition{{124, 1}, "ValidatingAdmissionPolicy=-32/30+"},
    FeatureGateEdition{
        {127},
        "AdvancedAuditing! CSIMigrationGCE! CSIMigrationvSphere! CSIStorageCapacity! CronJobTimeZone! "
        "DelegateFSGroupToCSIDriver! DevicePlugins! DisableAcceleratorUsageMetrics! DownwardAPIHugePages! DryRun! "
        "EndpointSliceTerminatingCondition! GRPCContainerProbe! JobMutableNodeSchedulingDirectives! "
        "JobTrackingWithFinalizers! KubeletCredentialProviders! LegacyServiceAccountTokenNoAutoGeneration! "
        "MixedProtocolLBService! MultiCIDRRangeAllocator! NetworkPolicyStatus! OpenAPIV3! PodHasNetworkCondition! "
        "PodSecurity! ProbeTerminationGracePeriod! RetroactiveDefaultStorageClass! SeccompDefault! "
        "ServiceIPStaticSubrange! ServiceInternalTrafficPolicy! TopologyManager! "
        "UserNamespacesStatelessPodsSupport! WindowsHostProcessContainers!"},
    FeatureGateEdition{
        {132},
        "APIServerTracing=-/34+ AnonymousAuthConfigurableEndpoints=31-/34+ AuthorizeNodeWithSelectors=31-/34+ "
        "AuthorizeWithSelectors=31-/34+ ClearingNominatedNodeNameAfterBinding=34- ConsistentListFromCache=28-/34+ "
        "ContainerRestartRules=34- DRAConsumableCapacity=34- DRADeviceBindingConditions=34- "
        "DRAExtendedResource=34- DRASchedulerFilterTimeout=34- DetectCacheInconsistency=34- "
        "DevicePluginCDIDevices=28-34/31+ ElasticIndexedJob=-34/31+ EnvFiles=34- HostnameOverride=34- "
        "InPlacePodVerticalScalingExclusiveMemory=34- JobPodReplacementPolicy=28-/34+ "
        "KubeletCgroupDriverFromCRI=28-/34+ KubeletPodResourcesListUseActivePods=34- KubeletTracing=-/34+ "
        "LegacySidecarContainers=33-34 MatchLabelKeysInPodTopologySpreadSelectorMerge=34- "
        "MultiCIDRServiceAllocator=-/34+ NodeSwap=-/34+ NominatedNodeNameForExpectation=34- "
        "OrderedNamespaceDeletion=33-/34+ PodCertificateRequest=34- PodDisruptionConditions=-34/31+ "
        "PodLifecycleSleepAction=29-/34+ PodLifecycleSleepActionAllowZero=32-/34+ "
        "PreventStaticPodAPIReferences=34- ProbeHostPodSecurityStandards=34-/34+ "
        "RecoverVolumeExpansionFailure=28-/34+ RelaxedDNSSearchValidation=32-/34+ "
        "RelaxedEnvironmentVariableValidation=30-/34+ RelaxedServiceNameValidation=34- "
        "ResilientWatchCacheInitialization=31-/34+ SchedulerAsyncAPICalls=34- SchedulerQueueingHints=28-/34+ "
        "SeparateTaintEvictionController=29-/34+ SizeBasedListCostEstimate=34- StatefulSetStartOrdinal=-34/31+ "
        "StreamingCollectionEncodingToJSON=33-/34+ StreamingCollectionEncodingToProtobuf=33-/34+ "
        "StructuredAuthenticationConfiguration=29-/34+ StructuredAuthenticationConfigurationEgressSelector=34- "
        "TokenRequestServiceAccountUIDValidation=34- WinDSR=-/34+ WinOverlay=-/34+"},
    FeatureGateEdition{
        {133},
        "APISelfSubjectReview! CSIMigrationAzureFile! ExpandedDNSConfig! ExperimentalHostUserNamespaceDefaulting! "
        "IPTablesOwnershipCleanup! KubeletPodResources! KubeletPodResourcesGetAllocatable! "
        "LegacyServiceAccountTokenTracking! MinimizeIPTablesRestore! ProxyTerminatingEndpoints! RemoveSelfLink! "
        "SecurityContextDeny!"},
    FeatureGateEdition{
        {136},
        "AggregatedDiscoveryRemoveBetaType=33-/35+ AllowOverwriteTerminationGracePeriodSeconds=32-/35- "
        "AllowServiceLBStatusOnNonLB=29-35/32- AuthorizePodWebsocketUpgradeCreatePermission=35- "
        "CRDObservedGenerationTracking=35- CSIServiceAccountTokenSecrets=35- "
        "ChangeContainerStatusOnKubeletRestart=35- CloudControllerManagerWatchBasedRoutesReconciliation=35- "
        "ComponentSLIs=-35 ConstrainedImpersonation=35- CronJobsScheduledAnnotation=28-35/32+ "
        "DRADeviceTaintRules=35- DisableAllocatorDualWrite=31-/35+ DynamicResourceAllocation=-/35+ "
        "ExecProbeTimeout=-/35+ GangScheduling=35- GenericWorkload=35- ImageMaximumGCAge=29-/35+ "
        "InPlacePodLevelResourcesVerticalScaling=35- InPlacePodVerticalScaling=27-/35+ JobManagedBy=30-/35+ "
        "LoadBalancerIPMode=29-35/32+ MutablePVNodeAffinity=35- MutablePodResourcesForSuspendedJobs=35- "
        "MutableSchedulingDirectivesForSuspendedJobs=35- NodeDeclaredFeatures=35- OpportunisticBatching=35- "
        "PodIndexLabel=28-35/32+ PodObservedGenerationTracking=33-/35+ PreferSameTrafficDistribution=33-/35+ "
        "ProbeHostPodSecurityStandards=34-35/34+ RestartAllContainersOnContainerExits=35- "
        "SizeMemoryBackedVolumes=20-35/32+ StatefulSetAutoDeletePVC=23-35/32+ "
        "StrictCostEnforcementForVAP=30-35/32+ StrictCostEnforcementForWebhooks=30-35/32+ "
        "StructuredAuthenticationConfigurationJWKSMetrics=35- SupplementalGroupsPolicy=31-/35+ "
        "SystemdWatchdog=32-/35+ TaintTolerationComparisonOperators=35- UserNamespacesHostNetworkSupport=35- "
        "UserNamespacesPodSecurityStandards=29-35 VolumeLimitScaling=35-"},
    FeatureGateEdition{
        {145},
        "AllowServiceExternalIPs=36- CRIListStreaming=36- CSIMigrationPortworx=-36/33+ "
        "CSIServiceAccountTokenSecrets=35-/36+ ControllerManagerReleaseLeaderElectionLockOnExit=36- "
        "DRAAdminAccess=32-/36+ DRAListTypeAttributes=36- DRANodeAllocatableResources=36- "
        "DRAResourceClaimGranularStatusAuthorization=36- DRAResourcePoolStatus=36- DRAWorkloadResourceClaims=36- "
        "DeclarativeValidation=33-/36+ DeclarativeValidationBeta=36- DisableNodeKubeProxyVersion=29-/36+ "
        "ExtendWebSocketsToKubelet=36- ExternalServiceAccountTokenSigner=32-/36+ GitRepoVolumeDriver=33-/36- "
        "HonorPVReclaimPolicy=-36/33+ ImageVolume=31-/36+ ImageVolumeWithDigest=36- "
        "InPlacePodVerticalScalingAllocatedStatus=32-36 InPlacePodVerticalScalingInitContainers=36- "
        "InTreePluginPortworxUnregister=-36 KubeletFineGrainedAuthz=32-/36+ KubeletPSI=33-/36+ "
        "KubeletPodResourcesDynamicResources=-/36+ KubeletPodResourcesGet=-/36+ "
        "ManifestBasedAdmissionControlConfig=36- MemoryManager=21-36/32+ MutableCSINodeAllocatableCount=33-/36+ "
        "NativeHistograms=36- NodeLogQuery=-/36+ PLEGOnDemandRelist=36- PersistentVolumeClaimUnusedSinceTime=36- "
        "PodLevelResourceManagers=36- PodsAPI=36- ProcMountType=-/36+ ReloadKubeletClientCAFile=36- "
        "ResourceHealthStatusMessage=36- SELinuxChangePolicy=32-/36+ SeparateCacheWatchRPC=28-/36- "
        "ServiceCIDRStatusFieldWiping=36- ServiceTrafficDistribution=30-36/33+ ShardedListAndWatch=36- "
        "StaleControllerConsistencyDaemonSet=36- StaleControllerConsistencyJob=36- "
        "StaleControllerConsistencyReplicaSet=36- StaleControllerConsistencyStatefulSet=36- "
        "StructuredAuthorizationConfiguration=29-36/32+ TopologyAwareHints=-36/33+ "
        "TopologyAwareWorkloadScheduling=36- UserNamespacesSupport=28-/36+ VolumeAttributesClass=29-/36+ "
        "WatchFromStorageWithoutResourceVersion=-36/33- WorkloadAwarePreemption=36- WorkloadWithJob=36-"},
};

}  // namespace

std::span<const FeatureGateEdition> feature_gate_editions() { return kEditions; }

}  // namespace gprov::hashing

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// KubeletConfig, of a Shoot or of one of its pools. Mirrors pkg/apis/core/v1beta1/types_shoot.go@v1.149.3.
// Fields that a release since v1.99 had and v1.149 has no more stand at the end of their type, with "gone".

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kKubeletConfigEvictionFields[] = {{"memoryAvailable", text},
                                                      {"imageFSAvailable", text},
                                                      {"imageFSInodesFree", text},
                                                      {"nodeFSAvailable", text},
                                                      {"nodeFSInodesFree", text}};
constexpr TypeSpec kKubeletConfigEviction{"KubeletConfigEviction", kKubeletConfigEvictionFields};

constexpr FieldSpec kKubeletConfigEvictionMinimumReclaimFields[] = {{"memoryAvailable", quantity},
                                                                    {"imageFSAvailable", quantity},
                                                                    {"imageFSInodesFree", quantity},
                                                                    {"nodeFSAvailable", quantity},
                                                                    {"nodeFSInodesFree", quantity}};
constexpr TypeSpec kKubeletConfigEvictionMinimumReclaim{"KubeletConfigEvictionMinimumReclaim",
                                                        kKubeletConfigEvictionMinimumReclaimFields};

constexpr FieldSpec kKubeletConfigEvictionSoftGracePeriodFields[] = {{"memoryAvailable", duration},
                                                                     {"imageFSAvailable", duration},
                                                                     {"imageFSInodesFree", duration},
                                                                     {"nodeFSAvailable", duration},
                                                                     {"nodeFSInodesFree", duration}};
constexpr TypeSpec kKubeletConfigEvictionSoftGracePeriod{"KubeletConfigEvictionSoftGracePeriod",
                                                         kKubeletConfigEvictionSoftGracePeriodFields};

constexpr FieldSpec kKubeletConfigReservedFields[] = {
    {"cpu", quantity}, {"memory", quantity}, {"ephemeralStorage", quantity}, {"pid", quantity}};
constexpr TypeSpec kKubeletConfigReserved{"KubeletConfigReserved", kKubeletConfigReservedFields};

constexpr FieldSpec kMemorySwapConfigurationFields[] = {{"swapBehavior", text}};
constexpr TypeSpec kMemorySwapConfiguration{"MemorySwapConfiguration", kMemorySwapConfigurationFields};

constexpr FieldSpec kKubeletConfigFields[] = {
    {"featureGates", boolean, nullptr, map},
    {"cpuCFSQuota", boolean},
    {"cpuManagerPolicy", text},
    {"evictionHard", object, &kKubeletConfigEviction},
    {"evictionMaxPodGracePeriod", int32},
    {"evictionMinimumReclaim", object, &kKubeletConfigEvictionMinimumReclaim},
    {"evictionPressureTransitionPeriod", duration},
    {"evictionSoft", object, &kKubeletConfigEviction},
    {"evictionSoftGracePeriod", object, &kKubeletConfigEvictionSoftGracePeriod},
    {"maxPods", int32},
    {"podPidsLimit", int64},
    {"failSwapOn", boolean},
    {"kubeReserved", object, &kKubeletConfigReserved},
    {"imageGCHighThresholdPercent", int32},
    {"imageGCLowThresholdPercent", int32},
    {"serializeImagePulls", boolean},
    {"registryPullQPS", int32},
    {"registryBurst", int32},
    {"seccompDefault", boolean},
    {"containerLogMaxSize", quantity},
    {"containerLogMaxFiles", int32},
    {"protectKernelDefaults", boolean},
    {"streamingConnectionIdleTimeout", duration},
    {"memorySwap", object, &kMemorySwapConfiguration},
    {"maxParallelImagePulls", int32},
    {"imageMinimumGCAge", duration},
    {"imageMaximumGCAge", duration},
    {"singleProcessOOMKill", boolean},
    {"imagePullCredentialsVerificationPolicy", text},
    {"preloadedImagesVerificationAllowlist", text, nullptr, list},
    // gone
    {"systemReserved", object, &kKubeletConfigReserved}};
}  // namespace
const TypeSpec kKubeletConfig{"KubeletConfig", kKubeletConfigFields};

}  // namespace gprov::model

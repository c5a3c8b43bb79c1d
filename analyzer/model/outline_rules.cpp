// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline_rules.hpp"

#include <array>

namespace gprov::model {
namespace {

using Rule = OutlineRule;
using enum Look;

constexpr std::array kTime{Rule{"time", time}};
constexpr std::array kBeats{Rule{"lastTransitionTime", moving_time}, Rule{"lastUpdateTime", moving_time}};
constexpr std::array kAnnotations{
    Rule{"gardener.cloud/created-by", text},
    Rule{"gardener.cloud/operation", refused},
    Rule{"gardener.cloud/timestamp", time},
    Rule{"gprov-impact/ignore", refused},
    Rule{"kubectl.kubernetes.io/last-applied-configuration", applied},
    Rule{"maintenance.gardener.cloud/operation", refused},
};
constexpr std::array kMetadata{
    Rule{"annotations", map, kAnnotations},
    Rule{"creationTimestamp", time},
    Rule{"generation", count, {}, OwnField::generation},
    Rule{"labels", labels},
    Rule{"managedFields", bystanders, kTime},
    Rule{"name", text, {}, OwnField::name},
    Rule{"namespace", text, {}, OwnField::ns},
    Rule{"resourceVersion", moving_text},
    Rule{"uid", text},
};
constexpr std::array kProfile{Rule{"kind", profile_kind}, Rule{"name", core}};

constexpr std::array kReserved{Rule{"cpu", quantity}, Rule{"ephemeralStorage", quantity}, Rule{"memory", quantity},
                               Rule{"pid", quantity}};
constexpr std::array kKubelet{Rule{"kubeReserved", map, kReserved}, Rule{"systemReserved", map, kReserved}};
constexpr std::array kKubernetes{Rule{"kubelet", map, kKubelet}};

constexpr std::array kImage{Rule{"name", fact, {}, OwnField::image_name},
                            Rule{"version", fact, {}, OwnField::image_version}};
constexpr std::array kMachine{Rule{"architecture", fact, {}, OwnField::architecture}, Rule{"image", map, kImage},
                              Rule{"type", fact, {}, OwnField::machine_type}};
constexpr std::array kVolume{Rule{"size", size}};
// What it adds is looked up in the profile's machine type.
constexpr std::array kWorkerConfig{Rule{"nodeTemplate", odd}};
constexpr std::array kPool{
    Rule{"annotations", labels},
    Rule{"cri", apart},
    Rule{"dataVolumes", inline_list, kVolume},
    Rule{"kubernetes", apart, kKubernetes},
    Rule{"labels", labels},
    Rule{"machine", map, kMachine},
    Rule{"maxSurge", common, {}, OwnField::surge},
    Rule{"maxUnavailable", common, {}, OwnField::surge},
    Rule{"maximum", count},
    Rule{"minimum", count},
    Rule{"name", text, {}, OwnField::pool_name},
    Rule{"providerConfig", map, kWorkerConfig},
    Rule{"systemComponents", apart},
    Rule{"updateStrategy", common, {}, OwnField::strategy},
    Rule{"volume", map, kVolume},
    Rule{"zones", zones},
};
constexpr std::array kProvider{Rule{"type", core}, Rule{"workers", pools, kPool}};
constexpr std::array kDns{Rule{"domain", text}};
constexpr std::array kIssuer{Rule{"email", text}};
constexpr std::array kIssuers{Rule{"issuers", inline_list, kIssuer}};  // of extension shoot-cert-service
constexpr std::array kExtension{Rule{"providerConfig", map, kIssuers}};
constexpr std::array kSpec{
    Rule{"addons", apart},           Rule{"cloudProfile", map, kProfile, OwnField::profile},
    Rule{"cloudProfileName", core},  Rule{"credentialsBindingName", text},
    Rule{"dns", map, kDns},          Rule{"extensions", entries, kExtension},
    Rule{"hibernation", apart},      Rule{"kubernetes", apart, kKubernetes},
    Rule{"maintenance", apart},      Rule{"monitoring", apart},
    Rule{"networking", apart},       Rule{"provider", map, kProvider},
    Rule{"purpose", apart},          Rule{"region", core},
    Rule{"secretBindingName", text}, Rule{"seedName", text},
    Rule{"systemComponents", apart},
};

constexpr std::array kAddress{Rule{"url", url}};
constexpr std::array kRotated{Rule{"lastCompletionTime", time}, Rule{"lastInitiationTime", time}};
constexpr std::array kRotation{
    Rule{"certificateAuthorities", map, kRotated},
    Rule{"etcdEncryptionKey", map, kRotated},
    Rule{"kubeconfig", map, kRotated},
    Rule{"observability", map, kRotated},
    Rule{"serviceAccountKey", map, kRotated},
    Rule{"sshKeypair", map, kRotated},
};
constexpr std::array kCredentials{Rule{"rotation", map, kRotation}};
constexpr std::array kGardener{Rule{"id", text}, Rule{"name", text}, Rule{"version", release}};
constexpr std::array kTriggered{Rule{"triggeredTime", time}};
constexpr std::array kNetworks{Rule{"egressCIDRs", texts}, Rule{"nodes", texts}, Rule{"pods", texts},
                               Rule{"services", texts}};
constexpr std::array kStatus{
    Rule{"advertisedAddresses", entries, kAddress},
    Rule{"clusterIdentity", text},
    Rule{"conditions", bystanders, kBeats},
    Rule{"constraints", entries, kBeats},
    Rule{"credentials", apart, kCredentials},
    Rule{"gardener", map, kGardener},
    Rule{"lastMaintenance", apart, kTriggered},
    Rule{"lastOperation", apart, kBeats},
    Rule{"networking", apart, kNetworks},
    Rule{"observedGeneration", count, {}, OwnField::observed_generation},
    Rule{"seedName", text},
    Rule{"technicalID", text, {}, OwnField::technical_id},
    Rule{"uid", text},
};
constexpr std::array kShootMembers{Rule{"metadata", map, kMetadata}, Rule{"spec", map, kSpec},
                                   Rule{"status", map, kStatus}};

}  // namespace

std::span<const OutlineRule> outline_rules() { return kShootMembers; }

}  // namespace gprov::model

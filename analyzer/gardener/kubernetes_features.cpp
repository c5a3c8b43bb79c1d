// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/kubernetes_features.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "hashing/feature_gates.hpp"

namespace gprov::gardener {
namespace {

constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

/// Names, separated by blanks, that exist from Kubernetes 1.`since` on, until 1.`before` took them away.
struct Range {
  std::uint64_t since, before;
  std::string_view names;
};

// Of all releases of Gardener that this program knows; where a later one corrected an earlier one, the later.
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

bool is_past(const std::optional<std::uint64_t>& minor, const hashing::Version& kubernetes) {
  return minor && !hashing::below_minor(kubernetes, 1, *minor);
}

bool is_supported(const hashing::FeatureGate& gate, const hashing::Version& kubernetes) {
  return (!gate.since || is_past(gate.since, kubernetes)) && !is_past(gate.before, kubernetes);
}

}  // namespace

bool supports_feature_gate(std::string_view name, const hashing::Version& kubernetes,
                           const hashing::Version& gardener) {
  const auto gate = hashing::feature_gate(name, gardener);
  return gate && is_supported(*gate, kubernetes);
}

std::vector<RefusedGate> refused_feature_gates(const model::FeatureGates& gates, const std::string& kubernetes,
                                               const hashing::Version& gardener) {
  std::vector<RefusedGate> refused;
  const auto version = hashing::parse_version(kubernetes);
  if (!version) return refused;
  for (const auto& [name, value] : gates) {
    const auto gate = hashing::feature_gate(name, gardener);
    if (!gate) {
      refused.push_back({name, "Invalid", "unknown feature gate " + name});
    } else if (!is_supported(*gate, *version)) {
      refused.push_back({name, "Forbidden", "not supported in Kubernetes version " + kubernetes});
    } else if (is_past(gate->locked_since, *version) && value != gate->locked_to) {
      const auto word = [](bool on) { return on ? "true" : "false"; };
      refused.push_back({name, "Forbidden",
                         std::string("cannot set feature gate to ") + word(value) + ", feature is locked to " +
                             word(gate->locked_to)});
    }
  }
  return refused;
}

bool supports_admission_plugin(std::string_view name, const hashing::Version& kubernetes) {
  if (name.empty()) return false;
  for (const Range& range : kAdmissionPlugins) {
    if (!is_among(range.names, name)) continue;
    return !hashing::below_minor(kubernetes, 1, range.since) &&
           (range.before == kNever || hashing::below_minor(kubernetes, 1, range.before));
  }
  return false;
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/kinds.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "analyzer/model/near_name.hpp"

namespace gprov::model {
namespace {

constexpr std::string_view kCore = "core.gardener.cloud/v1beta1";
constexpr std::string_view kExtensions = "extensions.gardener.cloud/v1alpha1";
constexpr std::string_view kSecurity = "security.gardener.cloud/v1alpha1";

constexpr std::array kKinds{
    KnownKind{KindId::shoot, kCore, "Shoot", &kShoot, "spec.provider.workers"},
    KnownKind{KindId::cloud_profile, kCore, "CloudProfile", &kCloudProfile, ""},
    KnownKind{KindId::namespaced_cloud_profile, kCore, "NamespacedCloudProfile", &kNamespacedCloudProfile, ""},
    KnownKind{KindId::infrastructure, kExtensions, "Infrastructure", &kInfrastructure, ""},
    KnownKind{KindId::worker, kExtensions, "Worker", &kWorkerObject, "spec.pools"},
    KnownKind{KindId::machine_deployment, "machine.sapcloud.io/v1alpha1", "MachineDeployment", &kMachineDeployment, ""},
    KnownKind{KindId::controller_deployment, "core.gardener.cloud/v1", "ControllerDeployment", &kControllerDeploymentV1,
              ""},
    KnownKind{KindId::controller_deployment, kCore, "ControllerDeployment", &kControllerDeployment, ""},
    KnownKind{KindId::controller_registration, kCore, "ControllerRegistration", &kControllerRegistration, ""},
    KnownKind{KindId::secret, "v1", "Secret", &kSecret, ""},
    KnownKind{KindId::internal_secret, kCore, "InternalSecret", &kSecret, ""},
    KnownKind{KindId::seed, kCore, "Seed", &kSeed, ""},
    KnownKind{KindId::backup_bucket, kCore, "BackupBucket", &kBackupBucket, ""},
    KnownKind{KindId::seed_side_bucket, kExtensions, "BackupBucket", &kSeedSideBucket, ""},
    KnownKind{KindId::credentials_binding, kSecurity, "CredentialsBinding", &kCredentialsBinding, ""},
    KnownKind{KindId::secret_binding, kCore, "SecretBinding", &kSecretBinding, ""},
    KnownKind{KindId::workload_identity, kSecurity, "WorkloadIdentity", &kWorkloadIdentity, ""},
};

constexpr KnownKind kConfiguration{KindId::controller_configuration, "", "ControllerConfiguration",
                                   &kControllerConfiguration, ""};
constexpr std::string_view kConfigurationGroup = ".provider.extensions.config.gardener.cloud";

std::string_view group(std::string_view api_version) { return api_version.substr(0, api_version.find('/')); }

bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// What the same APIs have besides, so that none of them is taken for a slip of the pen
/// (pkg/apis/*/register.go#addKnownTypes@v1.150.0).
constexpr std::array<std::string_view, 19> kOthers{"Bastion",
                                                   "BackupEntry",
                                                   "Cluster",
                                                   "ContainerRuntime",
                                                   "ControlPlane",
                                                   "ControllerInstallation",
                                                   "DNSRecord",
                                                   "Extension",
                                                   "Machine",
                                                   "ExposureClass",
                                                   "MachineClass",
                                                   "MachineSet",
                                                   "Network",
                                                   "Project",
                                                   "Quota",
                                                   "OperatingSystemConfig",
                                                   "SelfHostedShootExposure",
                                                   "ShootState",
                                                   "TokenRequest"};

/// The kind of ours, or of others, in an API of Gardener that a kind it does not have most likely means.
std::string_view likely_kind(std::string_view api_version, std::string_view kind) {
  if (std::ranges::find(kOthers, kind) != kOthers.end()) return kind;
  std::vector<std::string_view> names;
  for (const KnownKind& known : kKinds) {
    // "v1" is not Gardener's.
    if (known.api_version == api_version && api_version != "v1") names.push_back(known.kind);
  }
  if (names.empty() || kind.ends_with("List")) return {};
  names.insert(names.end(), kOthers.begin(), kOthers.end());
  return near_name(kind, names);
}

}  // namespace

std::span<const KnownKind> known_kinds() { return kKinds; }

std::string_view configured_provider(std::string_view api_version) {
  const std::string_view own = group(api_version);
  return own.ends_with(kConfigurationGroup) ? own.substr(0, own.size() - kConfigurationGroup.size())
                                            : std::string_view();
}

const KnownKind* find_kind(std::string_view api_version, std::string_view kind) {
  if (!configured_provider(api_version).empty()) return &kConfiguration;
  const auto at = std::ranges::find_if(
      kKinds, [&](const KnownKind& known) { return known.api_version == api_version && known.kind == kind; });
  return at == kKinds.end() ? nullptr : &*at;
}

std::string nearly_known(std::string_view api_version, std::string_view kind) {
  for (const KnownKind& known : kKinds) {
    // Other APIs have kinds named Worker or Infrastructure; nobody but Gardener has a Shoot or a CloudProfile.
    const bool same_group = same_but_for_case(group(api_version), group(known.api_version));
    if (!same_but_for_case(kind, known.kind) || (!same_group && known.api_version != kCore)) continue;
    if (kind != known.kind) {
      return "kind: expected '" + std::string(known.kind) + "', got '" + std::string(kind) +
             "'; kinds are case-sensitive";
    }
    return "apiVersion: expected '" + std::string(known.api_version) + "' for kind " + std::string(kind) + ", got '" +
           std::string(api_version) + "'; convert the object to that version";
  }
  const std::string_view likely = likely_kind(api_version, kind);
  if (find_kind(api_version, likely) == nullptr) return {};
  return "kind: expected a kind of " + std::string(api_version) + ", got '" + std::string(kind) + "'; did you mean '" +
         std::string(likely) + "'?";
}

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// What the ShootValidator refuses: a Shoot against its CloudProfile.
constexpr std::array kRules{
    Rule{"core/cloud-profile-reference", "the CloudProfile reference cannot change like that",
         "a Shoot stays within the CloudProfile and the NamespacedCloudProfiles derived from it, and the new one must "
         "offer what is in use",
         "Keep the reference, or name a profile of the same hierarchy that offers what the pools use.",
         "pkg/utils/gardener/cloudprofile.go#ValidateCloudProfileChanges@v1.149.3"},
    Rule{"core/image-cri", "the machine image lacks the container runtime",
         "the CloudProfile lists the runtimes that each image version has",
         "Choose an image version with that runtime.", "plugin/pkg/shoot/validator/admission.go#validateCRI@v1.149.3"},
    Rule{"core/image-kubelet", "the machine image does not run this Kubernetes version",
         "its kubeletVersionConstraint in the CloudProfile excludes the pool's version; this is asked even if the pool "
         "does not change",
         "Move the pool to an image version that allows the Kubernetes version, before or with the upgrade.",
         "plugin/pkg/shoot/validator/admission.go#validateKubeletVersion@v1.149.3"},
    Rule{"core/image-not-offered", "the CloudProfile has no such machine image version",
         "the version is compared as text, so it must be written as in the CloudProfile",
         "Write a version that the CloudProfile lists.",
         "plugin/pkg/shoot/validator/admission.go#validateMachineImage@v1.149.3"},
    Rule{"core/image-unfit", "the machine image version cannot be used here",
         "it is expired and older than the present one, or lacks the architecture or in-place updates",
         "Write one of the versions that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateMachineImagesConstraints@v1.149.3"},
    Rule{"core/kubernetes-not-offered", "the CloudProfile has no such Kubernetes version",
         "the version is compared as text; new Shoots and pools need one that is not expired",
         "Write a version that the CloudProfile offers.",
         "plugin/pkg/shoot/validator/admission.go#validateKubernetesVersionConstraints@v1.149.3"},
    Rule{"core/machine-capabilities", "machine type and image do not fit each other",
         "the capabilities of the type match no flavor of the image version",
         "Choose an image version whose flavors match the type.",
         "plugin/pkg/shoot/validator/admission.go#validateMachineCapabilities@v1.149.3"},
    Rule{"core/machine-type-not-offered", "the CloudProfile has no such machine type",
         "pools use only types that the CloudProfile lists", "Write a type that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateMachineType@v1.149.3"},
    Rule{"core/machine-type-unfit", "the machine type cannot be used here",
         "it is unusable, missing in a zone of the pool, or of another architecture",
         "Choose another type, or other zones.",
         "plugin/pkg/shoot/validator/admission.go#validateMachineTypes@v1.149.3"},
    Rule{"core/network-overlap", "networks of the Shoot overlap", "Pods, Services and nodes must not share addresses",
         "Choose disjoint networks.", "plugin/pkg/shoot/validator/admission.go#validateShootNetworks@v1.149.3"},
    Rule{"core/nodes-limit", "the CloudProfile limits the number of nodes",
         "limits.maxNodesTotal bounds the sum of the pools' minimum", "Lower minimum.",
         "plugin/pkg/shoot/validator/admission.go#validateMaxNodesTotal@v1.149.3"},
    Rule{"core/provider-type", "the provider is not the CloudProfile's",
         "Shoot and CloudProfile must be of one provider type",
         "Write the CloudProfile's type, or name another CloudProfile.",
         "plugin/pkg/shoot/validator/admission.go#validateProviderType@v1.149.3"},
    Rule{"core/region-not-offered", "the CloudProfile has no such region",
         "Shoots are created only in regions that the CloudProfile lists", "Write a region that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateRegion@v1.149.3"},
    Rule{"core/reserved-above-capacity", "more is reserved than the machine has",
         "kubeReserved must leave room on the machine type", "Lower kubeReserved, or choose a larger machine type.",
         "plugin/pkg/shoot/validator/admission.go#validateKubeletConfig@v1.149.3"},
    Rule{"core/spec-frozen", "the Shoot is being moved to another seed",
         "its spec does not change until the move is done", "Wait until the migration has finished.",
         "plugin/pkg/shoot/validator/admission.go#validateScheduling@v1.149.3"},
    Rule{"core/volume-too-small", "the volume is too small",
         "the CloudProfile sets a minimum for the volume or machine type",
         "Write at least the size that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateVolumeSize@v1.149.3"},
    Rule{"core/volume-type-not-offered", "the CloudProfile has no such volume type",
         "pools use only types that the CloudProfile lists", "Write a type that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateWorkerVolume@v1.149.3"},
    Rule{"core/volume-type-unfit", "the volume type cannot be used here",
         "it is unusable, or missing in a zone of the pool", "Choose another type, or other zones.",
         "plugin/pkg/shoot/validator/admission.go#validateVolumeTypes@v1.149.3"},
    Rule{"core/zone", "the region has no such zone, or it is named twice",
         "pools use only zones that the CloudProfile lists for the region", "Write zones that the message names.",
         "plugin/pkg/shoot/validator/admission.go#validateZones@v1.149.3"},
};

}  // namespace

std::span<const Rule> core_validator_rules() { return kRules; }

}  // namespace gprov::rules

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// What the API server refuses of a CloudProfile or NamespacedCloudProfile.
constexpr std::array kRules{
    Rule{"core/profile-capabilities", "the capabilities of the profile do not fit together",
         "machineCapabilities defines names and values, and types and image flavors use only those; the field needs "
         "gate "
         "CloudProfileCapabilities, which is on since v1.146",
         "Define what types and flavors name, and architecture among it.",
         "pkg/api/core/validation/cloudprofile.go#validateCapabilityDefinitions@v1.149.3"},
    Rule{"core/profile-config-mapping", "spec and providerConfig of the NamespacedCloudProfile do not fit together",
         "the extension needs an entry for each image version that the parent lacks, in each architecture or flavor, "
         "and "
         "no others; versions and machine types of the parent cannot be mapped anew",
         "Follow the message.",
         "provider-aws pkg/admission/validator/namespacedcloudprofile.go#validateMachineImages@v1.73.0"},
    Rule{"core/profile-config-undecodable", "the extension cannot read the profile's providerConfig",
         "its mutating webhook decodes it strictly, to write the flavors of images",
         "Correct the fields that the message names.",
         "provider-aws pkg/admission/mutator/cloudprofile.go#Mutate@v1.73.0"},
    Rule{"core/profile-field", "a field of the profile is missing or malformed",
         "every profile needs a type and regions with names of their own; a bastion and a CA bundle must be usable",
         "Write what the message asks for.",
         "pkg/api/core/validation/cloudprofile.go#ValidateCloudProfileSpec@v1.149.3"},
    Rule{"core/profile-image", "a machine image of the profile is not valid",
         "images have an update strategy and versions, and these are semantic versions with containerd and known "
         "architectures",
         "Write what the message asks for.", "pkg/api/core/validation/utils.go#ValidateMachineImages@v1.149.3"},
    Rule{"core/profile-in-use", "a Shoot or a NamespacedCloudProfile still uses what the update removes",
         "versions and capabilities in use must stay in the profile, and a new limit must hold for every Shoot",
         "Give the version an expiration date instead, and remove it when nobody uses it any more.",
         "plugin/pkg/global/resourcereferencemanager/admission.go#Validate@v1.149.3"},
    Rule{"core/profile-kubernetes", "a Kubernetes version of the profile is not valid",
         "versions have three parts, the newest one never expires, and lifecycle stages come in order",
         "Write what the message asks for.",
         "pkg/api/core/validation/cloudprofile.go#validateCloudProfileKubernetesSettings@v1.149.3"},
    Rule{"core/profile-limits", "the limit of nodes is not valid",
         "limits.maxNodesTotal is above 0, and a CloudProfile does not lower it", "Write a higher limit, or remove it.",
         "pkg/api/core/validation/cloudprofile.go#validateCloudProfileLimits@v1.149.3"},
    Rule{"core/profile-machine-type", "a machine type of the profile is not valid",
         "types have names of their own, quantities that are not negative, and one architecture",
         "Write what the message asks for.", "pkg/api/core/validation/utils.go#ValidateMachineType@v1.149.3"},
    Rule{"core/profile-override", "the NamespacedCloudProfile overrides what it may not",
         "of the parent's versions only the expiration date may be overridden, and the merge must be a valid "
         "CloudProfile",
         "Leave out what the message names.",
         "plugin/pkg/namespacedcloudprofile/validator/admission.go#Validate@v1.149.3"},
    Rule{"core/profile-parent", "the parent of the NamespacedCloudProfile cannot be that",
         "the parent is a CloudProfile that exists, and it never changes",
         "Name the CloudProfile that it was made for.",
         "pkg/api/core/validation/namespacedcloudprofile.go#validateNamespacedCloudProfileParent@v1.149.3"},
    Rule{"core/profile-volume-type", "a volume type of the profile is not valid",
         "types have names of their own and a class", "Write what the message asks for.",
         "pkg/api/core/validation/utils.go#validateVolumeTypes@v1.149.3"},
};

}  // namespace

std::span<const Rule> core_profile_rules() { return kRules; }

}  // namespace gprov::rules

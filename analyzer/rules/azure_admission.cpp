// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kInfrastructure =
    "provider-azure pkg/apis/azure/validation/infrastructure.go#ValidateInfrastructureConfig@v1.62.1";
constexpr std::string_view kUpdate =
    "provider-azure pkg/apis/azure/validation/infrastructure.go#ValidateInfrastructureConfigUpdate@v1.62.1";
constexpr std::string_view kProfile =
    "provider-azure pkg/apis/azure/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.62.1";
constexpr std::string_view kWorkers = "provider-azure pkg/apis/azure/validation/shoot.go#ValidateWorkers@v1.62.1";

/// What the extension's webhooks refuse: nothing happens.
constexpr std::array kRules{
    Rule{"azure/cloud-profile-config", "the CloudProfile's providerConfig is refused",
         "the extension checks domain counts, images and their references", "Mend the field that is named.", kProfile},
    Rule{"azure/control-plane-config", "the controlPlaneConfig cannot be read, or a feature gate in it is refused",
         "it is decoded strictly: fields that the release does not know are refused; and the Kubernetes version must "
         "have "
         "the feature gates of its cloudControllerManager",
         "Mend the field.",
         "provider-azure pkg/apis/azure/validation/controlplane.go#ValidateControlPlaneConfig@v1.62.1"},
    Rule{"azure/dns-credentials", "a DNS provider names no credentials", "DNS providers of type azure-dns need them",
         "Name a Secret that holds them.", "provider-azure pkg/admission/validator/shoot.go#validateDNS@v1.62.1"},
    Rule{"azure/identity-format", "the identity's name or resource group is refused",
         "both are needed, and must look as Azure has them", "Name an identity that exists.", kInfrastructure},
    Rule{"azure/image-mapping", "an image version of the CloudProfile has no image on Azure",
         "each version and architecture of spec.machineImages needs an entry in providerConfig.machineImages",
         "Add the entry together with the version.", kProfile},
    Rule{"azure/in-place-immutable", "a pool with in-place updates cannot have this changed",
         "it would need new machines", "Add a pool with the new value and remove the old one.",
         "provider-azure pkg/apis/azure/validation/shoot.go#ValidateWorkersUpdate@v1.62.1"},
    Rule{"azure/infrastructure-config", "the infrastructureConfig is missing or cannot be read",
         "it is decoded strictly: fields that the release does not know are refused", "Mend the field.",
         "provider-azure pkg/admission/validator/serialization.go#checkAndDecodeInfrastructureConfig@v1.62.1"},
    Rule{"azure/infrastructure-immutable", "this part of the infrastructureConfig cannot change",
         "the infrastructure was made with it", "Keep the old value, or create another Shoot.", kUpdate},
    Rule{"azure/nat-gateway", "the NAT gateway's configuration is refused",
         "its addresses, zone and SKU must fit each other", "", kInfrastructure},
    Rule{"azure/networking", "the Shoot's networking is refused",
         "Azure needs a range of nodes, IPv4 and no overlay of calico", "",
         "provider-azure pkg/apis/azure/validation/shoot.go#ValidateNetworking@v1.62.1"},
    Rule{"azure/networks", "the networks of the infrastructureConfig are refused",
         "ranges must be canonical, contain or exclude each other, and fit the Shoot's networking", "",
         kInfrastructure},
    Rule{"azure/resource-group", "an existing resource group cannot be used",
         "the extension makes and deletes the group itself", "Leave resourceGroup out.", kInfrastructure},
    Rule{"azure/scale-set-annotation", "the annotation for scale sets does not fit the Shoot",
         "it is for new Shoots without zones only", "",
         "provider-azure pkg/apis/azure/validation/infrastructure.go#ValidateVmoConfigUpdate@v1.49.4"},
    Rule{"azure/volumes", "the pool's volumes are refused",
         "each needs a type and a size, none may set encrypted, and 64 data volumes are the most", "", kWorkers},
    Rule{"azure/worker-config", "the pool's providerConfig is refused",
         "it is decoded strictly, and its names, ids and quantities are checked", "Mend the field that is named.",
         "provider-azure pkg/apis/azure/validation/worker.go#ValidateWorkerConfig@v1.62.1"},
    Rule{"azure/worker-zones", "the pool's zones are refused",
         "zones can only be added behind the others, need zoned: true and, if given, an entry in networks.zones", "",
         kWorkers},
};

}  // namespace

std::span<const Rule> azure_admission_rules() { return kRules; }

}  // namespace gprov::rules

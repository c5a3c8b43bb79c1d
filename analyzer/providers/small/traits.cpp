// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/traits.hpp"

#include <array>
#include <stdexcept>

#include "analyzer/providers/small/content.hpp"
#include "analyzer/providers/small/images.hpp"
#include "analyzer/providers/small/validate.hpp"
#include "analyzer/providers/small/validate_profiles.hpp"

// Mirrors pkg/controller/worker/machines.go#generateMachineConfig of provider-equinix-metal@v2.20.0,
// provider-hcloud@v0.6.42, provider-metal@v0.27.12, provider-stackit@v2.20.0 and provider-vsphere@v0.33.2,
// #GenerateMachineDeployments of provider-ironcore@v0.6.0 and pkg/provider-local of Gardener@v1.149.3.

namespace gprov::providers::small {
namespace {

using hashing::Version;
using hashing::small::Extension;
using hashing::small::Feature;

Naming by_pool(const Version& /*release*/) { return Naming::by_pool; }
Naming by_zone_number(const Version& /*release*/) { return Naming::by_zone_number; }
Naming by_zone_name(const Version& /*release*/) { return Naming::by_zone_name; }
Naming of_local(const Version& release) {
  return hashing::small::has(Extension::local, release, Feature::deployment_per_zone) ? Naming::by_zone_number
                                                                                      : Naming::by_pool;
}

constexpr std::array kTraits{
    Traits{.extension = Extension::equinixmetal,
           .types = &kEquinixMetalTypes,
           .naming = by_pool,
           .shares = Shares::all,
           .image_rule = "equinixmetal/image-reference",
           .images = &kEquinixMetalImages,
           .content = equinixmetal_content,
           .unreadable_rule = "equinixmetal/config-unreadable",
           .machine_type_rule = nullptr,
           .validate = nullptr},
    Traits{.extension = Extension::hcloud,
           .types = &kHcloudTypes,
           .naming = by_zone_name,
           .shares = Shares::of_updates,
           .image_rule = "hcloud/image-reference",
           .images = &kHcloudImages,
           .content = hcloud_content,
           .unreadable_rule = "hcloud/config-unreadable",
           .machine_type_rule = "hcloud/machine-type-missing",
           .validate = validate_hcloud,
           .profiles = &kHcloudProfiles},
    Traits{.extension = Extension::ironcore,
           .types = &kIroncoreTypes,
           .naming = by_zone_number,
           .shares = Shares::of_everything,
           .image_rule = "ironcore/image-reference",
           .images = &kIroncoreImages,
           .content = ironcore_content,
           .unreadable_rule = "ironcore/config-unreadable",
           .machine_type_rule = nullptr,
           .validate = validate_ironcore,
           .profiles = &kIroncoreProfiles},
    Traits{.extension = Extension::local,
           .types = &kLocalTypes,
           .naming = of_local,
           .shares = Shares::of_nodes,
           .image_rule = "local/image-reference",
           .images = &kLocalImages,
           .content = local_content,
           .unreadable_rule = "local/config-unreadable",
           .machine_type_rule = "local/machine-type-missing",
           .validate = validate_local,
           .profiles = &kLocalProfiles},
    Traits{.extension = Extension::metal,
           .types = &kMetalTypes,
           .naming = by_pool,
           .shares = Shares::all,
           .image_rule = nullptr,
           .images = nullptr,
           .content = metal_content,
           .unreadable_rule = "metal/config-unreadable",
           .machine_type_rule = nullptr,
           .validate = validate_metal,
           .profiles = &kMetalProfiles},
    Traits{.extension = Extension::stackit,
           .types = &kStackitTypes,
           .naming = by_zone_number,
           .shares = Shares::of_everything,
           .image_rule = "stackit/image-reference",
           .images = &kStackitImages,
           .content = stackit_content,
           .unreadable_rule = "stackit/config-unreadable",
           .machine_type_rule = nullptr,
           .validate = validate_stackit,
           .profiles = &kStackitProfiles},
    Traits{.extension = Extension::vsphere,
           .types = &kVsphereTypes,
           .naming = by_zone_number,
           .shares = Shares::of_everything,
           .image_rule = "vsphere/image-reference",
           .images = &kVsphereImages,
           .content = vsphere_content,
           .unreadable_rule = "vsphere/config-unreadable",
           .machine_type_rule = "vsphere/machine-type-missing",
           .validate = validate_vsphere},
};

}  // namespace

const Traits& traits(Extension extension) {
  for (const Traits& row : kTraits) {
    if (row.extension == extension) return row;
  }
  throw std::logic_error("an extension without traits");
}

}  // namespace gprov::providers::small

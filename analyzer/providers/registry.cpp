// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/provider.hpp"

#include <algorithm>
#include <array>

#include "analyzer/providers/alicloud/admission.hpp"
#include "analyzer/providers/alicloud/check.hpp"
#include "analyzer/providers/alicloud/plan.hpp"
#include "analyzer/providers/alicloud/resources.hpp"
#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/aws/check.hpp"
#include "analyzer/providers/aws/plan.hpp"
#include "analyzer/providers/azure/admission.hpp"
#include "analyzer/providers/azure/check.hpp"
#include "analyzer/providers/azure/plan.hpp"
#include "analyzer/providers/azure/resources.hpp"
#include "analyzer/providers/azure/shoot_mutator.hpp"
#include "analyzer/providers/gcp/check.hpp"
#include "analyzer/providers/gcp/plan.hpp"
#include "analyzer/providers/gcp/webhooks.hpp"
#include "analyzer/providers/openstack/check.hpp"
#include "analyzer/providers/openstack/plan.hpp"
#include "analyzer/providers/openstack/shoot_mutator.hpp"
#include "analyzer/providers/openstack/validate.hpp"
#include "analyzer/providers/small/provider.hpp"
#include "hashing/release_bands_alicloud.hpp"
#include "hashing/release_bands_aws.hpp"
#include "hashing/release_bands_azure.hpp"
#include "hashing/release_bands_gcp.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers {
namespace {

using hashing::small::Extension;

constexpr std::array kProviders{
    Provider{"alicloud", hashing::alicloud::supported, hashing::alicloud::library, hashing::alicloud::band,
             alicloud::check, alicloud::mutate, alicloud::validate, alicloud::validate_profile,
             alicloud::check_profile_images, alicloud::decode_profile_config, alicloud::plan,
             &alicloud::kResourceRules},
    Provider{"aws", hashing::aws::supported, hashing::aws::library, hashing::aws::band, aws::check, aws::mutate,
             aws::validate, aws::validate_profile, aws::check_profile_images, aws::decode_profile_config, aws::plan},
    Provider{"azure", hashing::azure::supported, hashing::azure::library, hashing::azure::band, azure::check,
             azure::mutate, azure::validate, azure::validate_profile, azure::check_profile_images,
             azure::decode_profile_config, azure::plan, &azure::kResourceRules},
    Provider{"gcp", hashing::gcp::supported, hashing::gcp::library, hashing::gcp::band, gcp::check, gcp::mutate,
             gcp::validate, gcp::validate_profile, gcp::check_profile_images, gcp::decode_profile_config, gcp::plan},
    Provider{"openstack", hashing::openstack::supported, hashing::openstack::library, hashing::openstack::band,
             openstack::check, openstack::mutate, openstack::validate, openstack::validate_profile,
             openstack::check_profile_images, openstack::decode_profile_config, openstack::plan},
    small::provider<Extension::equinixmetal>("equinixmetal"),
    small::provider<Extension::hcloud>("hcloud"),
    small::provider<Extension::ironcore>("ironcore"),
    small::provider<Extension::local>("local", Releases::of_gardener),
    small::provider<Extension::metal>("metal"),
    small::provider<Extension::stackit>("stackit"),
    small::provider<Extension::vsphere>("vsphere"),
};

}  // namespace

std::span<const Provider> registry() { return kProviders; }

const Provider* find(std::string_view type) {
  const auto found =
      std::find_if(kProviders.begin(), kProviders.end(), [&](const Provider& one) { return one.type == type; });
  return found == kProviders.end() ? nullptr : &*found;
}

}  // namespace gprov::providers

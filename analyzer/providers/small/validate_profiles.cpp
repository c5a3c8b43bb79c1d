// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/validate_profiles.hpp"

#include <algorithm>
#include <set>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/small/profile_mapping.hpp"
#include "analyzer/providers/small/provider.hpp"
#include "analyzer/providers/small/validate_parts.hpp"

namespace gprov::providers::small {
namespace {

using hashing::small::Extension;
using hashing::small::Feature;
using manifest::Node;

const std::string kConfig = "spec.providerConfig";
const std::string kImages = kConfig + ".machineImages";
constexpr const char* kHcloud = "hcloud/cloud-profile";
constexpr const char* kStackit = "stackit/cloud-profile";

/// Mirrors provider-hcloud pkg/webhook/validator/cloudprofile.go#Validate@v0.6.42: a plain error, and the first one.
void validate_hcloud(const ProfileValidation& validation) {
  const auto& regions = validation.profile.regions;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].zones.size() <= 1) continue;
    return validation.refusals.add(kHcloud, "", "",
                                   "This version of the hcloud extension does not support multiple zones per region. "
                                   "Consider implementing this feature.",
                                   "", at_index("spec.regions", i) + ".zones");
  }
}

/// Mirrors provider-ironcore pkg/apis/ironcore/validation/cloudprofile.go#ValidateCloudProfileConfig@v0.6.0.
void validate_ironcore(const ProfileValidation& validation) {
  constexpr const char* kRule = "ironcore/cloud-profile";
  check_ironcore_images(validation);
  check_ironcore_mapping(validation);
  const Node* classes = object(validation.config, "storageClasses");
  if (classes == nullptr) return;
  const std::string path = kConfig + ".storageClasses";
  if (const Node* one = object(*classes, "default")) {
    check_label(validation.refusals, kRule, text(*one, "name"), path + ".defaultStorageClasses.name");
  }
  const auto more = list(*classes, "additional");
  for (std::size_t i = 0; i < more.size(); ++i) {
    check_label(validation.refusals, kRule, text(more[i], "name"),
                at_index(path + ".additionalStorageClasses", i) + ".name");
  }
}

/// Mirrors pkg/provider-local/apis/local/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.149.3.
void validate_local(const ProfileValidation& validation) {
  check_local_images(validation);
  if (!validation.refusals.any()) check_local_mapping(validation);
}

void check_floating_pools(const ProfileValidation& validation) {
  const Node* constraints = object(validation.config, "constraints");
  const auto pools = constraints == nullptr ? std::span<const Node>() : list(*constraints, "floatingPools");
  const std::string path = kConfig + ".constraints.floatingPools";
  if (pools.empty() && hashing::small::has(Extension::stackit, validation.release, Feature::openstack_required)) {
    validation.refusals.add(kStackit, "Required", path, "must provide at least one floating pool");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < pools.size(); ++i) {
    const std::string here = at_index(path, i), name = text(pools[i], "name");
    need_text(validation.refusals, kStackit, pools[i], "name", here, "must provide a name");
    const auto region = optional_text(pools[i], "region"), domain = optional_text(pools[i], "domain");
    if (!region && !domain) continue;
    for (const char* member : {"region", "domain"}) {
      if (optional_text(pools[i], member) != "") continue;
      validation.refusals.add(kStackit, "Required", here + "." + member,
                              std::string("must provide a ") + member + " if key is present");
    }
    if (seen.insert(name + "," + domain.value_or("*") + "," + region.value_or("*")).second) continue;
    validation.refusals.add(kStackit, "Duplicate", here + ".name", "", name);
  }
}

void check_keystone(const ProfileValidation& validation) {
  const auto urls = list(validation.config, "keystoneURLs");
  if (urls.empty() && text(validation.config, "keystoneURL").empty() &&
      hashing::small::has(Extension::stackit, validation.release, Feature::openstack_required)) {
    validation.refusals.add(kStackit, "Required", kConfig + ".keyStoneURL", "must provide the URL to KeyStone", "",
                            kConfig + ".keystoneURL");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const std::string path = at_index(kConfig + ".keyStoneURLs", i), region = text(urls[i], "region");
    need_text(validation.refusals, kStackit, urls[i], "region", path, "must provide a region");
    need_text(validation.refusals, kStackit, urls[i], "url", path, "must provide an url");
    if (!seen.insert(region).second) validation.refusals.add(kStackit, "Duplicate", path + ".region", "", region);
  }
}

/// Mirrors provider-stackit pkg/apis/stackit/validation/cloudprofile.go#ValidateCloudProfileConfig@v2.20.0, but for
/// certificates.
void validate_stackit(const ProfileValidation& validation) {
  check_floating_pools(validation);
  if (list(validation.config, "machineImages").empty()) {
    validation.refusals.add(kStackit, "Required", kImages, "must provide at least one machine image");
  }
  check_stackit_images(validation);
  check_stackit_mapping(validation);
  check_keystone(validation);
  const std::vector<std::string> servers = texts(validation.config, "dnsServers");
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (is_address(servers[i])) continue;
    validation.refusals.add(kStackit, "Invalid", at_index(kConfig + ".dnsServers", i), "must provide a valid IP",
                            servers[i]);
  }
  if (optional_text(validation.config, "dhcpDomain") == "") {
    validation.refusals.add(kStackit, "Required", kConfig + ".dhcpDomain",
                            "must provide a dhcp domain when the key is specified");
  }
  const std::vector<std::string> policies = texts(validation.config, "serverGroupPolicies");
  for (std::size_t i = 0; i < policies.size(); ++i) {
    if (!policies[i].empty()) continue;
    validation.refusals.add(kStackit, "Required", at_index(kConfig + ".serverGroupPolicies", i),
                            "policy cannot be empty");
  }
}

/// Nothing is asked of entries alone.
void no_images(const ProfileValidation& /*validation*/) {}

}  // namespace

const ProfileRules kHcloudProfiles{kHcloud, nullptr, validate_hcloud, no_images};
const ProfileRules kIroncoreProfiles{"ironcore/cloud-profile", "providerConfig must be set for Ironcore cloud profiles",
                                     validate_ironcore, check_ironcore_images};
const ProfileRules kLocalProfiles{"local/cloud-profile",
                                  "providerConfig must be set for cloud profiles of provider local", validate_local,
                                  no_images};
const ProfileRules kStackitProfiles{kStackit, "providerConfig must be set for STACKIT cloud profiles", validate_stackit,
                                    check_stackit_images};

void validate_profile(Extension extension, const ProfileRequest& request) {
  const Traits& row = traits(extension);
  if (row.profiles == nullptr) return;
  // Its webhooks are only there where developers run Gardener, of which a profile of another provider is no sign.
  if (extension == Extension::local && request.old != nullptr && request.old->type != request.profile.type) return;
  const hashing::Version& release = request.environment.extension;
  if (!hashing::small::has(extension, release, Feature::profile_webhook)) return;
  Refusals refusals(request.rejections, "CloudProfile");
  static const Node kNone;
  const Node* config = &kNone;
  if (row.profiles->missing != nullptr) {
    const model::RawExtension& raw = request.profile.provider_config;
    if (!is_given(raw)) return refusals.add(row.profiles->rule, "Required", kConfig, row.profiles->missing);
    if (const auto error = decode_profile_config(extension, raw, Reader::admission)) {
      return refusals.add(row.unreadable_rule, "", "", "could not decode providerConfig of CloudProfile: " + *error, "",
                          kConfig);
    }
    config = map_of(raw);
  }
  row.profiles->validate({request.profile, *config, request.old, release, refusals});
}

void check_profile_images(Extension extension, const ProfileRequest& request) {
  const Traits& row = traits(extension);
  const Node* config = map_of(request.profile.provider_config);
  if (row.profiles == nullptr || config == nullptr) return;
  Refusals refusals(request.rejections, "CloudProfile");
  row.profiles->images({request.profile, *config, request.old, request.environment.extension, refusals});
}

std::optional<std::string> decode_profile_config(Extension extension, const model::RawExtension& raw, Reader reader) {
  const ConfigTypes& types = *traits(extension).types;
  return decode_error(raw, *types.cloud_profile_config, types.api_version, Strictness::strict, reader);
}

}  // namespace gprov::providers::small

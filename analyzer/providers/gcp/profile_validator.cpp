// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/gcp/schema.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "analyzer/providers/gcp/webhooks.hpp"

namespace gprov::providers::gcp {

std::optional<std::string> decode_profile_config(const model::RawExtension& raw, const hashing::Version& extension,
                                                 Reader reader) {
  return decode_error(raw, cloud_profile_config_of(extension), kApiVersion, Strictness::strict, reader);
}

void validate_profile(const ProfileRequest& request) {
  Refusals refusals(request.rejections, "CloudProfile");
  const model::RawExtension& raw = request.profile.provider_config;
  if (!is_given(raw)) {
    refusals.add("gcp/profile-config", "Required", "spec.providerConfig",
                 "providerConfig must be set for GCP cloud profiles");
    return;
  }
  const hashing::Version& extension = request.environment.extension;
  if (const auto error = decode_profile_config(raw, extension, Reader::admission)) {
    refusals.add("gcp/config-undecodable", "", "", "could not decode providerConfig of CloudProfile: " + *error, "",
                 "spec.providerConfig");
    return;
  }
  validate_profile_config({refusals, extension}, request.profile);
}

void check_profile_images(const ProfileRequest& request) {
  Refusals refusals(request.rejections, "CloudProfile");
  validate_profile_images({refusals, request.environment.extension}, request.profile);
}

}  // namespace gprov::providers::gcp

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refusals.hpp"
#include "analyzer/providers/small/images.hpp"
#include "analyzer/providers/small/schema.hpp"
#include "hashing/small.hpp"

// What tells the small extensions apart. One row a provider in traits.cpp; everything else is common.

namespace gprov::providers::small {

/// How MachineDeployments are named behind "<technical ID>-<pool>".
enum class Naming : unsigned char { by_pool, by_zone_number, by_zone_name };
/// What each zone gets of the pool's numbers.
enum class Shares : unsigned char {
  all,         ///< every number in full
  of_nodes,    ///< minimum and maximum are distributed, surge and unavailability are not
  of_updates,  ///< the other way round
  of_everything
};

/// One MachineDeployment's class on its way to its content.
struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  const manifest::Node* infrastructure = nullptr;  ///< status of the Infrastructure of either side; nullptr: unknown
  std::string zone;                                ///< "" of a class that is for all zones
  std::size_t zone_index = 0;
};

struct Validation {
  const model::Shoot& shoot;
  const model::Shoot* old = nullptr;
  const model::CloudProfileSpec* profile = nullptr;
  const gardener::Environment& environment;
  Refusals& refusals;
};

/// A CloudProfile before the extension's webhook. `config` is what its decoder took.
struct ProfileValidation {
  const model::CloudProfileSpec& profile;
  const manifest::Node& config;
  const model::CloudProfileSpec* old = nullptr;
  const hashing::Version& release;
  Refusals& refusals;
};

/// What a webhook makes of CloudProfiles.
struct ProfileRules {
  const char* rule;
  const char* missing;  ///< what is said where there is no providerConfig; nullptr: it is not even read
  void (*validate)(const ProfileValidation& validation);
  void (*images)(const ProfileValidation& validation);  ///< of the providerConfig alone; nullptr: they are not checked
};

struct Traits {
  hashing::small::Extension extension;
  const ConfigTypes* types;
  Naming (*naming)(const hashing::Version& release);
  Shares shares;
  const char* image_rule;    ///< of the content item; nullptr: images are not mapped in the CloudProfile
  const ImageRules* images;  ///< nullptr: likewise
  /// Content of the class that is not in the hash, but the image.
  void (*content)(const ClassInput& input, std::vector<ContentItem>& items);
  const char* unreadable_rule;                     ///< a configuration that the worker controller cannot decode
  const char* machine_type_rule;                   ///< of releases that look the machine type up
  void (*validate)(const Validation& validation);  ///< nullptr: the extension has no webhook for Shoots
  const ProfileRules* profiles = nullptr;          ///< nullptr: it has none for CloudProfiles
};

[[nodiscard]] const Traits& traits(hashing::small::Extension extension);

}  // namespace gprov::providers::small

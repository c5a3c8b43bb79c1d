// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_profile_webhooks.hpp"

#include <array>

namespace gprov::hashing {
namespace {

struct Row {
  std::string_view provider;
  Band band;
  ProfileWebhooks webhooks;
};

using enum FlavorWriting;
using enum ConfigMerge;
using enum MergedFormat;

/// pkg/admission/mutator/cloudprofile.go and namespacedcloudprofile.go of each extension.
constexpr std::array kRows{
    Row{"alicloud", {{59}, {70}}, {no_flavors, no_flavors, versions}},
    Row{"alicloud", {{70}}, {flavors_or_amd64, no_flavors, versions}},
    Row{"aws", {{59}, {65}}, {no_flavors, no_flavors, versions}},
    Row{"aws", {{65}, {67}}, {flavors, no_flavors, versions}},
    Row{"aws", {{67}, {69}}, {flavors, no_flavors, versions, as_parent}},
    Row{"aws", {{69}, {70}}, {flavors_or_regions, no_flavors, versions}},
    Row{"aws", {{70}}, {flavors_or_regions, flavors_or_regions, versions}},
    Row{"azure", {{49}, {56}}, {no_flavors, no_flavors, versions_and_types}},
    Row{"azure", {{56}, {58}}, {no_flavors, no_flavors, entries_and_types}},
    Row{"azure", {{58}, {60}}, {flavors, no_flavors, entries_and_types, as_parent}},
    Row{"azure", {{60}, {61}}, {flavors_or_networking_lists, no_flavors, entries_and_types}},
    Row{"azure", {{61}, {62}}, {flavors_or_networking_lists, flavors_or_networking_lists, entries_and_types}},
    Row{"azure", {{62}}, {flavors_or_networking, flavors_or_networking, entries_and_types}},
    Row{"gcp", {{41}, {47}}, {no_flavors, no_flavors, versions}},
    Row{"gcp", {{47}, {50}}, {no_flavors, no_flavors, entries}},
    Row{"gcp", {{50}, {52}}, {flavors_or_images, no_flavors, entries}},
    Row{"gcp", {{52}}, {flavors_or_images, flavors_or_images, entries}},
    Row{"ironcore", {{4, 0, 0}}, {no_flavors, no_flavors, versions}},
    Row{"local", {{108}, {132}}, {no_flavors, no_flavors, versions}},
    Row{"local", {{132}}, {no_flavors, no_flavors, versions, as_parent}},
    Row{"openstack", {{44}, {52}}, {no_flavors, no_flavors, versions}},
    Row{"openstack", {{52}, {55}}, {flavors, no_flavors, versions, as_parent}},
    Row{"openstack", {{55}}, {flavors_or_regions_always, flavors_or_regions_always, versions}},
    Row{"stackit", {{0, 0, 2}}, {no_flavors, no_flavors, versions}},
};

struct NamespacedRow {
  std::string_view provider;
  Band band;
  NamespacedRules rules;
};

using enum NamespacedRules::Shape;
using enum NamespacedRules::Capabilities;
using enum NamespacedRules::Inherited;
using Others = NamespacedRules::Others;

/// pkg/admission/validator/namespacedcloudprofile.go of each extension.
constexpr std::array kNamespacedRows{
    NamespacedRow{"alicloud", {{59}, {70}}, {versions_only, unknown}},
    NamespacedRow{"alicloud", {{70}}, {no_architectures, both_formats}},
    NamespacedRow{"aws", {{59}, {65}}, {regions, unknown}},
    NamespacedRow{"aws", {{65}, {69}}, {regions, flavors_only}},
    NamespacedRow{"aws", {{69}, {70}}, {regions, both_formats}},
    NamespacedRow{"aws", {{70}}, {regions, both_formats, skipped}},
    NamespacedRow{"azure", {{49}, {50}}, {versions_only, unknown, checked, Others::machine_types}},
    NamespacedRow{"azure", {{50}, {58}}, {images_by_entry, unknown, checked, Others::machine_types}},
    NamespacedRow{"azure", {{58}, {60}}, {images_by_entry, flavors_only, checked, Others::machine_types}},
    NamespacedRow{"azure", {{60}, {61}}, {images_by_entry, both_formats, checked, Others::machine_types}},
    NamespacedRow{"azure", {{61}}, {images_by_entry, both_formats, skipped, Others::machine_types}},
    NamespacedRow{"gcp", {{41}, {50}}, {images, unknown}},
    NamespacedRow{"gcp", {{50}, {51}}, {images, both_formats}},
    NamespacedRow{"gcp", {{51}}, {images, both_formats, skipped}},
    NamespacedRow{"ironcore", {{4, 0, 0}}, {images, unknown}},
    NamespacedRow{"local", {{108}}, {versions_only, unknown}},
    NamespacedRow{"openstack", {{44}, {52}}, {regions, unknown, checked, Others::none}},
    NamespacedRow{"openstack", {{52}, {55}}, {regions, flavors_only, checked, Others::none}},
    NamespacedRow{"openstack", {{55}}, {regions, both_formats, skipped, Others::none}},
    NamespacedRow{"stackit", {{0, 0, 2}, {15, 0, 2}}, {regions, unknown, checked, Others::endpoints_and_ca}},
    NamespacedRow{"stackit", {{15, 0, 2}}, {regions, unknown, checked, Others::endpoints}},
};

}  // namespace

NamespacedRules namespaced_rules(std::string_view provider, const Version& extension) {
  for (const NamespacedRow& row : kNamespacedRows) {
    if (row.provider == provider && contains(row.band, extension)) return row.rules;
  }
  return {};
}

ProfileWebhooks profile_webhooks(std::string_view provider, const Version& extension) {
  for (const Row& row : kRows) {
    if (row.provider == provider && contains(row.band, extension)) return row.webhooks;
  }
  return {};
}

}  // namespace gprov::hashing

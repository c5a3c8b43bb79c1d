// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/landscape.hpp"

// A NamespacedCloudProfile with a providerConfig of its own, which the extension merges into its status:
// pkg/admission/mutator/namespacedcloudprofile.go. And profiles about which not everything can be known.

namespace gprov::tests {
namespace {

const std::string kReference = "/CommunityGalleries/own/Images/own/Versions/7.0.0";

/// Image "own" 7.0.0, or another version of gardenlinux.
std::string own_profile(const std::string& image, const std::string& version, const std::string& reference,
                        const std::string& parent = "az-port") {
  return "---\napiVersion: core.gardener.cloud/v1beta1\nkind: NamespacedCloudProfile\nmetadata:\n  name: team\n  "
         "namespace: garden-port\nspec:\n  parent:\n    kind: CloudProfile\n    name: " +
         parent + "\n  machineImages:\n  - name: " + image +
         "\n    updateStrategy: major\n    versions:\n    - version: " + version +
         "\n      classification: supported\n      architectures: [amd64]\n      cri:\n      - name: containerd\n"
         "  providerConfig:\n    apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1\n    kind: "
         "CloudProfileConfig\n    machineImages:\n    - name: " +
         image + "\n      versions:\n      - version: " + version +
         "\n        architecture: amd64\n        communityGalleryImageID: " + reference + "\n---\n";
}

/// The Shoot through that profile, with its first pool on an image.
std::string shoot_with(const std::string& image, const std::string& version) {
  return zoned_shoot(
      {{"kind: CloudProfile\n    name: az-port", "kind: NamespacedCloudProfile\n    name: team"},
       {"name: gardenlinux\n          version: 1877.3.0", "name: " + image + "\n          version: " + version}});
}

impact::Impact compared(const std::string& before, const std::string& after, const std::string& shoot) {
  const std::string profile = port_profile() + "\n";
  return compare_sides(profile + before + shoot, profile + after + shoot);
}

const impact::CloudProfile& namespaced(const impact::Impact& impact) {
  const auto found = std::find_if(impact.cloud_profiles.begin(), impact.cloud_profiles.end(),
                                  [](const auto& one) { return one.kind == "NamespacedCloudProfile"; });
  BOOST_REQUIRE((found != impact.cloud_profiles.end()));
  return *found;
}

BOOST_AUTO_TEST_SUITE(namespaced_configs)

BOOST_AUTO_TEST_CASE(its_own_images_are_found) {
  const std::string profile = own_profile("own", "7.0.0", kReference), shoot = shoot_with("own", "7.0.0");
  const impact::Impact same = compared(profile, profile, shoot);
  BOOST_TEST(verdicts(same) == "none none");
  BOOST_TEST(same.exit_code == 0);
  // Another reference of the version in use: only new nodes get it.
  const impact::Impact other = compared(profile, own_profile("own", "7.0.0", kReference + "1"), shoot);
  BOOST_TEST(verdicts(other).starts_with("drift"));
  BOOST_TEST(namespaced(other).rejections.empty());
  BOOST_TEST(namespaced(other).shoots == 1);
}

BOOST_AUTO_TEST_CASE(versions_beside_those_of_the_parent) {
  const std::string profile = own_profile("gardenlinux", "1999.0.0", kReference);
  const impact::Impact own = compared(profile, own_profile("gardenlinux", "1999.0.0", kReference + "1"),
                                      shoot_with("gardenlinux", "1999.0.0"));
  BOOST_TEST(verdicts(own).starts_with("drift"));
  // The parent's stay where they are.
  const impact::Impact parents = compared(profile, own_profile("gardenlinux", "1999.0.0", kReference + "1"),
                                          shoot_with("gardenlinux", "1877.3.0"));
  BOOST_TEST(verdicts(parents) == "none none");
}

BOOST_AUTO_TEST_CASE(what_the_webhook_refuses_of_it) {
  const std::string shoot = shoot_with("gardenlinux", "1877.3.0");
  const std::string profile = own_profile("own", "7.0.0", kReference);
  std::string unmapped = own_profile("own", "7.0.0", kReference);
  unmapped.replace(unmapped.rfind("7.0.0\n        arch"), 5, "7.0.1");
  const impact::Impact refused = compared(profile, unmapped, shoot);
  BOOST_TEST(!namespaced(refused).rejections.empty());
  BOOST_TEST(namespaced(refused).rejections.front().what.by == "extension-validator");
  BOOST_TEST(refused.exit_code == 1);
  std::string mistyped = profile;
  mistyped.replace(mistyped.rfind("communityGalleryImageID"), 23, "communityGalleryImageId");
  const impact::Impact undecodable = compared(profile, mistyped, shoot);
  BOOST_TEST(undecodable.exit_code != 0);
  BOOST_TEST(undecodable.exit_code != 4);
}

BOOST_AUTO_TEST_CASE(without_its_parent_it_is_unknown_and_no_success) {
  const std::string before = own_profile("own", "7.0.0", kReference, "az-gone");
  const std::string after = own_profile("own", "7.0.0", kReference + "1", "az-gone");
  const impact::Impact impact = compare_sides(before, after);
  BOOST_TEST(impact.exit_code == 4);
  BOOST_TEST(!impact.complete);
  BOOST_TEST(impact::word(impact.verdict) == "unknown");
  const bool told = std::any_of(impact.diagnostics.begin(), impact.diagnostics.end(), [](const auto& one) {
    return one.message.find("az-gone was not given, so its overrides were not checked") != std::string::npos;
  });
  BOOST_TEST(told);
}

BOOST_AUTO_TEST_CASE(a_profile_without_any_shoot_is_unknown) {
  const Edits edit = {{"countFaultDomains:\n    - region: westeurope\n      count: 3",
                       "countFaultDomains:\n    - region: westeurope\n      count: 2"}};
  const impact::Impact impact = compare_sides(port_profile() + "\n", port_profile(edit) + "\n");
  BOOST_TEST(impact.exit_code == 4);
  // What is only written about it touches nothing.
  const Edits label = {{"  name: az-port\n", "  name: az-port\n  labels: {a: b}\n"}};
  BOOST_TEST(compare_sides(port_profile() + "\n", port_profile(label) + "\n").exit_code == 0);
  // With Shoots, of which none uses it, there is something to say.
  const Edits elsewhere = {{"kind: CloudProfile\n    name: az-port", "kind: CloudProfile\n    name: az-two"}};
  const std::string shoot =
      "---\n" + port_profile({{"name: az-port", "name: az-two"}}) + "\n---\n" + zoned_shoot(elsewhere) + "\n";
  BOOST_TEST(compare_sides(port_profile() + "\n" + shoot, port_profile(edit) + "\n" + shoot).exit_code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests

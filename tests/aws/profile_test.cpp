// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/aws/sample.hpp"

// What the extension's webhook refuses of a CloudProfile, by release: pkg/apis/aws/validation/cloudprofile.go and its
// tests at v1.59, v1.61, v1.65 and v1.73.

namespace gprov::tests::aws {
namespace {

const std::string kImages = "spec.providerConfig.machineImages";
const std::string kVersion = kImages + "[0].versions[0]";
const std::string kEntry = "regions: [{name: us-east-1, ami: ami-us}, {name: eu-west-1, ami: ami-eu}]";

std::string refused(const std::string& type, const std::string& path) {
  return "refused extension-validator " + type + " " + path + "\n";
}

/// What is refused where the first profile becomes the second.
std::string changed(const std::string& before, const std::string& after, const char* extension = "1.73.0") {
  Told told;
  told.extension = extension;
  told.gardener = std::string(extension) < "1.64" ? "1.110.4" : "1.145.0";
  std::string refusals;
  const std::string text = outcome(before + kShoot, after + kShoot, told);
  for (auto at = text.find("refused extension-validator"); at != std::string::npos;
       at = text.find("refused extension-validator", at + 1)) {
    const std::string line = text.substr(at, text.find('\n', at) - at + 1);
    // The Shoot's own images are looked for by the Shoot's webhook.
    if (line.find(" spec.provider.") == std::string::npos) refusals += line;
  }
  return refusals;
}

std::string edited(std::string_view piece, std::string_view replacement, const char* extension = "1.73.0") {
  return changed(kProfile, with(kProfile, piece, replacement), extension);
}

/// The profile with capabilities: architectures of its flavors, and the entry of its one image version.
std::string flavored(const std::string& architectures, const std::string& entry) {
  const std::string defined =
      with(kProfile, "  type: aws\n",
           "  type: aws\n  machineCapabilities: [{name: architecture, values: " + architectures + "}]\n");
  return with(defined, kEntry, entry);
}

const std::string kFlavor =
    "capabilityFlavors: [{capabilities: {architecture: [amd64]}, regions: [{name: eu-west-1, ami: ami-eu}]}]";

}  // namespace

BOOST_AUTO_TEST_SUITE(profiles)

BOOST_AUTO_TEST_CASE(a_valid_profile_passes) {
  for (const char* extension : {"1.51.0", "1.60.0", "1.61.0", "1.64.0", "1.65.0", "1.68.0", "1.73.0"}) {
    BOOST_TEST(edited("ami-eu", "ami-eu2", extension) == "", extension);
  }
}

BOOST_AUTO_TEST_CASE(the_configuration_itself) {
  const std::string none = kProfile.substr(0, kProfile.find("  providerConfig:"));
  // The webhook of Shoots cannot read it either.
  const std::string of_shoot = refused("", "");
  BOOST_TEST(changed(kProfile, none) == of_shoot + refused("Required", "spec.providerConfig"));
  BOOST_TEST(edited("    machineImages:\n", "    extra: 1\n    machineImages:\n") == of_shoot + refused("", ""));
  // capabilityFlavors is a field of v1.65.
  BOOST_TEST(edited(kEntry, kFlavor, "1.64.0") == of_shoot + refused("", ""));
}

BOOST_AUTO_TEST_CASE(images) {
  const std::string list =
      kProfile.substr(0, kProfile.find("    machineImages:\n    - name")) + "    machineImages: []\n";
  BOOST_TEST(changed(kProfile, list, "1.60.0") == refused("Required", kImages));
  BOOST_TEST(changed(kProfile, list) == refused("Required", kImages) + refused("Required", "spec.machineImages[0]"));
  BOOST_TEST(edited("    - name: linux\n      versions:", "    - name: ''\n      versions:", "1.60.0") ==
             refused("Required", kImages + "[0].name"));
  BOOST_TEST(edited("- version: 1.0.0\n        " + kEntry, "- version: ''\n        " + kEntry, "1.60.0") ==
             refused("Required", kVersion + ".version"));
  BOOST_TEST(edited(kEntry, "regions: []", "1.60.0") == refused("Required", kVersion + ".regions"));
  BOOST_TEST(edited("name: us-east-1, ami: ami-us", "name: '', ami: ''") ==
             refused("Required", kVersion + ".regions[0].name") + refused("Required", kVersion + ".regions[0].ami"));
  BOOST_TEST(edited("ami: ami-us", "ami: ami-us, architecture: foo") ==
             refused("NotSupported", kVersion + ".regions[0].architecture"));
  BOOST_TEST(edited("ami: ami-us", "ami: ami-us, architecture: arm64") == "");
}

BOOST_AUTO_TEST_CASE(mapping_by_architecture) {
  const std::string image = "versions: [{version: 1.0.0, cri: [{name: containerd}]}]";
  const auto now = [&](const std::string& version, const char* extension = "1.73.0") {
    return edited(image, "versions: [{version: " + version + ", cri: [{name: containerd}]}]", extension);
  };
  const std::string missing = refused("Required", "spec.machineImages[0].versions[0]");
  BOOST_TEST(now("1.0.1") == missing);
  BOOST_TEST(now("1.0.1", "1.61.0") == missing);
  BOOST_TEST(now("1.0.1", "1.60.2") == "");
  BOOST_TEST(now("1.0.0, architectures: [amd64, arm64]") == missing);
  BOOST_TEST(now("1.0.0, architectures: [foo]") ==
             refused("NotSupported", "spec.machineImages[0].versions[0].architectures") + missing);
  // Until v1.63 unknown architectures were told of unmapped versions too.
  BOOST_TEST(now("1.0.1, architectures: [foo]", "1.64.0") == missing);
  BOOST_TEST(now("1.0.1, architectures: [foo]", "1.63.0") ==
             refused("NotSupported", "spec.machineImages[0].versions[0].architectures") + missing);
  BOOST_TEST(edited("  - name: linux\n    versions: [{", "  - name: other\n    versions: [{") ==
             refused("Required", "spec.machineImages[0]"));
}

BOOST_AUTO_TEST_CASE(flavors) {
  const std::string one = flavored("[amd64]", kFlavor), two = flavored("[amd64, arm64]", kFlavor);
  const std::string of_flavor = kVersion + ".capabilityFlavors[0]";
  BOOST_TEST(changed(kProfile, one) == "");
  BOOST_TEST(changed(kProfile, one, "1.65.0") == "");
  // The mutating webhook has written the flavors, so arm64 is not asked for.
  BOOST_TEST(changed(kProfile, two) == "");
  BOOST_TEST(edited(kEntry, kEntry + "\n        " + kFlavor) == refused("Forbidden", kVersion + ".capabilityFlavors"));
  BOOST_TEST(changed(kProfile, flavored("[amd64, arm64]", "capabilityFlavors: [{regions: [{name: e, ami: a}]}]")) ==
             refused("Invalid", of_flavor + ".capabilities.architecture"));
  BOOST_TEST(changed(kProfile, flavored("[amd64]", "capabilityFlavors: [{capabilities: {a: [b]}, regions: []}]")) ==
             refused("NotSupported", of_flavor + ".capabilities") + refused("Required", of_flavor + ".regions"));
  BOOST_TEST(changed(kProfile, with(one, "ami: ami-eu}", "ami: ami-eu, architecture: amd64}")) ==
             refused("Forbidden", of_flavor + ".regions[0].architecture"));
}

BOOST_AUTO_TEST_CASE(both_formats) {
  const std::string regions = flavored("[amd64, arm64]", kEntry);
  BOOST_TEST(changed(kProfile, regions) == "");
  // Before v1.69 flavors are asked for, and the mutating webhook takes away those that were there.
  BOOST_TEST(changed(kProfile, regions, "1.68.0") ==
             refused("Forbidden", kVersion + ".regions") +
                 refused("Required", "spec.machineImages[0].versions[0].capabilityFlavors[0]"));
  BOOST_TEST(changed(kProfile, flavored("[amd64]", kEntry + "\n        " + kFlavor)) ==
             refused("Forbidden", kVersion + ".regions"));
  BOOST_TEST(changed(kProfile, flavored("[amd64]", "regions: []")) ==
             refused("Required", kVersion + ".regions") +
                 refused("Required", "spec.machineImages[0].versions[0].capabilityFlavors[0]"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::aws

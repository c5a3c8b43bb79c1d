// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "hashing/go_time.hpp"

// NamespacedCloudProfiles with a providerConfig, of the smaller extensions that have webhooks for them: cases of
// pkg/admission/validator/namespacedcloudprofile_test.go of provider-ironcore@v0.6.0, provider-stackit@v2.20.0 and
// Gardener's pkg/provider-local@v1.149.3.

namespace {

using namespace gprov;

struct Extension {
  std::string type, release;
  std::string entry;  ///< what a version has beside its number
};

const Extension kIroncore{"ironcore", "0.6.0", "image: i"}, kLocal{"local", "1.149.3", "image: i"},
    kStackit{"stackit", "2.20.0", "regions: [{name: r1, id: i}]"};

std::string config(const Extension& extension, const std::string& images, const std::string& more) {
  return "  providerConfig:\n    apiVersion: " + extension.type +
         ".provider.extensions.gardener.cloud/v1alpha1\n    kind: CloudProfileConfig\n    machineImages: [" + images +
         "]\n" + more;
}

std::string parent(const Extension& extension) {
  return "apiVersion: core.gardener.cloud/v1beta1\nkind: CloudProfile\nmetadata: {name: small}\nspec:\n  type: " +
         extension.type +
         "\n  kubernetes: {versions: [{version: 1.33.5}]}\n"
         "  machineImages: [{name: linux, versions: [{version: 1.0.0, architectures: [amd64], cri: [{name: "
         "containerd}]}]}]\n"
         "  machineTypes: [{name: m, cpu: \"2\", gpu: \"0\", memory: 8Gi, architecture: amd64}]\n"
         "  regions: [{name: r1}]\n" +
         config(extension, "{name: linux, versions: [{version: 1.0.0, " + extension.entry + "}]}", "");
}

/// A version of an image in spec.machineImages.
std::string offered(const std::string& version, const std::string& architectures = "amd64") {
  return "  machineImages: [{name: linux, versions: [{version: " + version + ", architectures: [" + architectures +
         "], cri: [{name: containerd}]}]}]\n";
}

std::string entry(const std::string& version, const std::string& fields) {
  return "{name: linux, versions: [{version: " + version + ", " + fields + "}]}";
}

/// What the extension refuses of a profile that is new.
std::string refused(const Extension& extension, const std::string& spec, const std::string& images,
                    const std::string& more = "") {
  const auto read = [](const std::string& name, const std::string& text) {
    manifest::ReadResult result =
        manifest::read(std::make_shared<const manifest::Source>(manifest::Source{name, text}));
    BOOST_REQUIRE(result.problems.empty());
    return model::decode(std::move(result.documents), {});
  };
  impact::Options options;
  options.gardener = {hashing::parse_version("1.149.3"), hashing::parse_version("1.149.3")};
  if (extension.type != "local") {
    options.extensions[extension.type] = {hashing::parse_version(extension.release),
                                          hashing::parse_version(extension.release)};
  }
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  const std::string own =
      "---\napiVersion: core.gardener.cloud/v1beta1\nkind: NamespacedCloudProfile\nmetadata: {name: own, namespace: "
      "garden-dev}\nspec:\n  parent: {kind: CloudProfile, name: small}\n" +
      spec + config(extension, images, more);
  const impact::Impact impact =
      impact::analyze(read("old.yaml", parent(extension)), read("new.yaml", parent(extension) + own), options);
  std::string text;
  for (const impact::CloudProfile& profile : impact.cloud_profiles) {
    for (const impact::Refusal& one : profile.rejections) {
      if (one.what.by != "extension-validator") continue;
      text += (text.empty() ? "" : "; ") + one.what.type + " " + one.what.path;
    }
  }
  return text;
}

const std::string kImages = "spec.providerConfig.machineImages";

BOOST_AUTO_TEST_SUITE(namespaced_profiles_of_small_providers)

BOOST_AUTO_TEST_CASE(a_version_of_its_own_needs_an_entry) {
  for (const Extension& one : {kIroncore, kLocal, kStackit}) {
    BOOST_TEST(refused(one, offered("2.0.0"), entry("2.0.0", one.entry)) == "", one.type);
    BOOST_TEST(refused(one, offered("2.0.0"), "").starts_with("Required " + kImages), one.type);
    // The decoder is strict here, too.
    BOOST_TEST(refused(one, offered("2.0.0"), entry("2.0.0", one.entry + ", more: 1")) == " ", one.type);
  }
}

BOOST_AUTO_TEST_CASE(an_entry_needs_a_version_that_the_parent_lacks) {
  for (const Extension& one : {kIroncore, kLocal, kStackit}) {
    const std::string both =
        "{name: linux, versions: [{version: 2.0.0, " + one.entry + "}, {version: 1.0.0, " + one.entry + "}]}";
    BOOST_TEST(
        refused(one, offered("2.0.0"), both).find("Forbidden " + kImages + "[0].versions[1]") != std::string::npos,
        one.type);
    BOOST_TEST(refused(one, "", entry("2.0.0", one.entry)).find("Required " + kImages + "[0]") != std::string::npos,
               one.type);
  }
}

BOOST_AUTO_TEST_CASE(architectures) {
  BOOST_TEST(refused(kIroncore, offered("2.0.0", "amd64, arm64"), entry("2.0.0", "image: i")) == "Required " + kImages);
  BOOST_TEST(refused(kIroncore, offered("2.0.0"), entry("2.0.0", "image: i, architecture: arm64"))
                 .find("Forbidden " + kImages) != std::string::npos);
  BOOST_TEST(refused(kStackit, offered("2.0.0", "amd64, arm64"), entry("2.0.0", kStackit.entry)) ==
             "Required " + kImages);
  BOOST_TEST(refused(kStackit, offered("2.0.0"),
                     entry("2.0.0", "regions: [{name: r1, id: i}, {name: r1, id: j, architecture: arm64}]")) ==
             "Forbidden " + kImages);
  BOOST_TEST(refused(kLocal, offered("2.0.0", "amd64, arm64"), entry("2.0.0", "image: i")) == "");
}

BOOST_AUTO_TEST_CASE(other_fields_of_stackit) {
  const std::string images = entry("2.0.0", kStackit.entry);
  BOOST_TEST(refused(kStackit, offered("2.0.0"), images, "    dnsServers: [1.1.1.1]\n") ==
             "Forbidden spec.providerConfig");
  BOOST_TEST(refused(kStackit, offered("2.0.0"), images, "    apiEndpoints: {}\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory_resource>
#include <string>
#include <vector>

#include "analyzer/providers/azure/admission.hpp"
#include "tests/azure/sample.hpp"

// The cases of provider-azure's own pkg/apis/azure/validation/{cloudprofile,worker}_test.go@v1.62.1.

namespace {

using namespace gprov;

gardener::Environment environment() {
  gardener::Environment result;
  result.extension = hashing::parse_version("1.62.1").value();
  return result;
}

/// The errors as "Type field" one a line, without what the fields begin with.
std::string told(const std::vector<gardener::Rejection>& all, const std::string& prefix) {
  std::string text;
  for (const gardener::Rejection& one : all) {
    text += one.type + " " + (one.path.starts_with(prefix) ? one.path.substr(prefix.size()) : one.path) + "\n";
  }
  return text;
}

std::string profile_refused(const std::string& capabilities, const std::string& spec_version,
                            const std::string& images) {
  const model::Objects objects = tests::decoded(
      "apiVersion: core.gardener.cloud/v1beta1\nkind: CloudProfile\nmetadata: {name: az}\nspec:\n  type: azure\n"
      "  machineCapabilities: [" +
      capabilities + "]\n  machineImages: [{name: ubuntu, versions: [{version: Version" + spec_version +
      "}]}]\n"
      "  providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, kind: CloudProfileConfig, "
      "countUpdateDomains: [{region: westeurope, count: 1}], countFaultDomains: [{region: westeurope, count: 1}], "
      "machineImages: [" +
      images + "]}\n");
  std::vector<gardener::Rejection> all;
  providers::azure::validate_profile({objects.cloud_profiles.front().value.spec, nullptr, environment(), all, "az"});
  return told(all, "spec.providerConfig.");
}

std::string images(const std::string& version) {
  return "{name: ubuntu, versions: [{version: Version" + version + "}]}";
}

/// A version with these references, in the format of before.
std::string plain(const std::string& fields) {
  return profile_refused("", ", architectures: [amd64]", images(", " + fields));
}

/// The same in a flavor.
std::string flavored(const std::string& fields) {
  return profile_refused("{name: architecture, values: [amd64]}", ", capabilityFlavors: [{architecture: [amd64]}]",
                         images(", capabilityFlavors: [{capabilities: {architecture: [amd64]}, " + fields + "}]"));
}

std::string worker_config_refused(const std::string& config) {
  model::Objects objects = tests::decoded(
      tests::with(tests::kZonedShoot, "      volume: {type: Premium_LRS, size: 50Gi}\n",
                  "      volume: {type: Premium_LRS, size: 50Gi}\n"
                  "      dataVolumes: [{name: test-disk, size: 50Gi, type: Premium_LRS}]\n"
                  "      providerConfig: {apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1, "
                  "kind: WorkerConfig, " +
                      config + "}\n"));
  const gardener::Environment release = environment();
  std::pmr::monotonic_buffer_resource arena;
  std::vector<gardener::Rejection> all;
  providers::azure::validate({objects.shoots.front().value, nullptr, nullptr, nullptr, release, arena, all});
  return told(all, "spec.provider.workers[0].providerConfig.");
}

BOOST_AUTO_TEST_SUITE(config_admission)

BOOST_AUTO_TEST_CASE(image_references) {
  const std::string urn = "urn: 'foo:bar:baz:ban'", id = "id: /non/empty/id",
                    community = "communityGalleryImageID: /CommunityGalleries/id/Images/image/versions/version",
                    shared = "sharedGalleryImageID: /SharedGalleries/id/Images/image/versions/version";
  const std::string at = "machineImages[0].versions[0]";
  for (const auto& [refused, path] : {std::pair(&plain, at), std::pair(&flavored, at + ".capabilityFlavors[0]")}) {
    for (const std::string& one : {urn, id, community, shared}) BOOST_TEST(refused(one) == "");
    for (const std::string& two : {urn + ", " + id, urn + ", " + community, id + ", " + community,
                                   community + ", " + shared, id + ", " + shared, urn + ", " + id + ", " + shared}) {
      BOOST_TEST(refused(two) == "Required " + path + "\n");
    }
    BOOST_TEST(refused("urn: ''") == "Required " + path + ".urn\n");
    for (const std::string bad : {"foo", "foo:bar", "foo:bar:baz", "foo:bar:baz:ban:bam"}) {
      BOOST_TEST(refused("urn: '" + bad + "'") == "Invalid " + path + ".urn\n");
    }
    BOOST_TEST(refused("id: ''") == "Required " + path + ".id\n");
    for (const std::string field : {"communityGalleryImageID", "sharedGalleryImageID"}) {
      for (const std::string bad : {"/too/little/parts/id", "/there/are/way/too/many/parts/in/this/id",
                                    "/somegallery/id/Images/myImageDefinition/versions/version"}) {
        BOOST_TEST(refused(field + ": " + bad) == "Invalid " + path + "." + field + "\n");
      }
    }
  }
  BOOST_TEST(plain("architecture: amd64") == "Required " + at + "\n");
}

BOOST_AUTO_TEST_CASE(formats_of_versions) {
  const std::string urn = "urn: 'foo:bar:baz:ban'", at = "machineImages[0].versions[0].";
  const std::string amd64 = "{name: architecture, values: [amd64]}";
  const std::string flavor = "capabilityFlavors: [{capabilities: {architecture: [amd64]}, " + urn + "}]";
  BOOST_TEST(profile_refused(amd64, "", images(", " + flavor)) == "");
  BOOST_TEST(profile_refused(amd64, "", images(", " + urn + ", " + flavor)) == "Forbidden " + at + "image\n");
  BOOST_TEST(profile_refused("", ", architectures: [amd64]", images(", " + urn + ", capabilityFlavors: [{}]")) ==
             "Forbidden " + at + "capabilityFlavors\n");
  BOOST_TEST(profile_refused(amd64, "", images(", architecture: amd64, " + urn)) == "");
  BOOST_TEST(profile_refused("{name: architecture, values: [amd64, arm64]}",
                             ", capabilityFlavors: [{architecture: [amd64]}, {architecture: [arm64]}]",
                             images(", capabilityFlavors: [{capabilities: {architecture: [amd64]}, " + urn +
                                    "}, {capabilities: {architecture: [arm64]}, " + urn + "}]")) == "");
  BOOST_TEST(
      profile_refused(amd64, "", images(", capabilityFlavors: [{capabilities: {architecture: [foo]}, " + urn + "}]")) ==
      "NotSupported " + at + "capabilityFlavors[0].capabilities.architecture[0]\n");
  BOOST_TEST(plain("architecture: foo, " + urn) == "NotSupported " + at + "architecture\n");
}

BOOST_AUTO_TEST_CASE(lists_of_images) {
  BOOST_TEST(profile_refused("", "", "") == "Required machineImages\n");
  BOOST_TEST(profile_refused("", "", "{}") == "Required machineImages[0].name\nRequired machineImages[0].versions\n");
}

BOOST_AUTO_TEST_CASE(worker_configs) {
  const auto storage = [](const std::string& uri) {
    return worker_config_refused("diagnosticsProfile: {enabled: true, storageURI: '" + uri + "'}");
  };
  BOOST_TEST(storage("https://mystorageaccount.blob.core.windows.net/mycontainer") == "");
  BOOST_TEST(storage("foobar").find("Invalid diagnosticsProfile.storageURI\n") != std::string::npos);
  BOOST_TEST(worker_config_refused("volume: {caching: unknown}") == "NotSupported volume.caching\n");
  BOOST_TEST(worker_config_refused("volume: {caching: None}") == "");
}

BOOST_AUTO_TEST_CASE(node_templates) {
  const auto refused = [](const std::string& fields) {
    return worker_config_refused("nodeTemplate: {" + fields + "}");
  };
  BOOST_TEST(refused("capacity: {foo: 0, cpu: 1, memory: 50Gi, gpu: 0}") == "");
  BOOST_TEST(refused("capacity: {cpu: 1, memory: -50Gi, gpu: 0}") == "Invalid nodeTemplate.capacity.memory\n");
  BOOST_TEST(refused("") == "");
  BOOST_TEST(refused("virtualCapacity: {foo: 1, bar: 50Gi}") == "");
  BOOST_TEST(refused("virtualCapacity: {foo: -1, bar: 50Gi}") == "Invalid nodeTemplate.virtualCapacity.foo\n");
  BOOST_TEST(refused("virtualCapacity: {foo: 1500m}") == "Invalid nodeTemplate.virtualCapacity.foo\n");
}

BOOST_AUTO_TEST_CASE(images_of_data_volumes) {
  const auto refused = [](const std::string& name, const std::string& image) {
    return worker_config_refused("dataVolumes: [{name: " + name + ", imageRef: {" + image + "}}]");
  };
  const std::string urn = "urn: 'sap:gardenlinux:greatest:1312.0.0'";
  BOOST_TEST(refused("test-disk", urn) == "");
  BOOST_TEST(refused("missing", urn) == "Invalid dataVolumes[0].name\n");
  BOOST_TEST(refused("test-disk", "") == "Invalid dataVolumes[0].imageRef\n");
  BOOST_TEST(refused("test-disk", "urn: invalid-urn") == "Invalid dataVolumes[0].imageRef.urn\n");
  const std::string gallery = "dataVolumes[0].imageRef.communityGalleryImageID";
  BOOST_TEST(refused("test-disk", "communityGalleryImageID: invalid-gallery-image-id") == "Invalid " + gallery + "\n");
  BOOST_TEST(refused("test-disk",
                     "communityGalleryImageID: /CommunityGalleries/gardenlinux-13e998fe-534d-4b0a-8a27-f16a73aef620/"
                     "Images/gardenlinux/Versions/1443.15.0") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/azure.hpp"

#include <boost/test/unit_test.hpp>

#include "hashing/node_agent_key.hpp"
#include "hashing/virtual_capacity.hpp"
#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing::azure {
namespace {

const std::string kIdentity =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/ids/"
    "providers/Microsoft.ManagedIdentity/"
    "userAssignedIdentities/shoot-id";
const std::string kVmo = "vmo-worker-a-aB3dE5gH";
const std::string kPlain =
    R"({"apiVersion":"azure.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig"})";
const std::string kDiagnostics =
    R"({"apiVersion":"azure.provider.extensions.gardener.cloud/v1alpha1","diagnosticsProfile":{"enabled":true},)"
    R"("kind":"WorkerConfig"})";
const std::string kPath = "spec.provider.workers[0].providerConfig";

const Version kRelease = *parse_version("v1.62.1");

HashInput pool(const char* version) {
  HashInput input;
  input.kubernetes_version = version;
  return input;
}

WorkerConfig config(const std::string& raw) {
  WorkerConfig result;
  result.raw = raw;
  result.path = kPath;
  return result;
}

HashInput with(const char* version, const WorkerConfig& worker_config) {
  HashInput input = pool(version);
  input.worker_config = worker_config;
  return input;
}

std::string secret_name(const std::string& version) {
  NodeAgentKeyInput input;
  input.pool = "worker-a";
  input.kubernetes_version = version;
  input.machine_type = "Standard_D4s_v5";
  input.image_name = "gardenlinux";
  input.image_version = "1877.3.0";
  input.volume_size = "50Gi";
  input.volume_type = "Premium_LRS";
  input.cri = "containerd";
  return node_agent_secret_name(input.pool, node_agent_key_data(input, *parse_version("v1.149.3"))).value();
}

std::string pool_hash(const HashInput& input) {
  HashData data{{Trigger::node_agent_secret, "", "", secret_name(input.kubernetes_version)}};
  for (const HashDatum& datum : extension_data(input, HashScheme::v2, kRelease)) data.push_back(datum);
  return digest(data, 5).value_or("unknown");
}

std::vector<std::string> values(const HashInput& input) {
  std::vector<std::string> result;
  for (const HashDatum& datum : extension_data(input, HashScheme::v2, kRelease))
    result.push_back(std::get<std::string>(datum.value));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(azure)

// Computed with an independent implementation that also reproduces the keys of
// Gardener's own tests.
BOOST_AUTO_TEST_CASE(pool_hashes) {
  BOOST_TEST(secret_name("1.34.1") == "gardener-node-agent-worker-a-23402e79e0928786");
  BOOST_TEST(secret_name("1.35.0") == "gardener-node-agent-worker-a-6b1cc8728e851034");
  BOOST_TEST(pool_hash(pool("1.34.1")) == "f98f8");

  HashInput volumes = pool("1.34.1");
  volumes.data_volumes = {{"b", "25Gi", std::nullopt, "w[1]"}, {"a", "30Gi", "Premium_LRS", "w[0]"}};
  BOOST_TEST(pool_hash(volumes) == "903d0");
  std::swap(volumes.data_volumes[0].name, volumes.data_volumes[1].name);
  BOOST_TEST(pool_hash(volumes) == "b2c24");

  HashInput identity = pool("1.34.1");
  identity.identity = kIdentity;
  BOOST_TEST(pool_hash(identity) == "f366c");

  HashInput vmo = pool("1.34.1");
  vmo.vmo = kVmo;
  BOOST_TEST(pool_hash(vmo) == "3a85d");

  HashInput subnet = pool("1.34.1");
  subnet.subnet = "shoot--dev--az-nodes-z2";
  BOOST_TEST(pool_hash(subnet) == "6fad8");

  BOOST_TEST(pool_hash(with("1.34.1", config(kPlain))) == "4afa0");
  BOOST_TEST(pool_hash(with("1.34.1", config(kDiagnostics))) == "53013");

  HashInput all = with("1.34.1", config(kDiagnostics));
  all.data_volumes = {{"a", "30Gi", "Premium_LRS", "w[0]"}};
  all.identity = kIdentity;
  all.vmo = kVmo;
  BOOST_TEST(pool_hash(all) == "27751");

  BOOST_TEST(pool_hash(with("1.35.0", config(kPlain))) == "bd7d9");
  WorkerConfig diagnostics = config(kDiagnostics);
  diagnostics.diagnostics_enabled = true;
  BOOST_TEST(pool_hash(with("1.35.0", diagnostics)) == "ffb48");
  WorkerConfig capacity = config("unused");
  capacity.capacity = {{"memory", "16Gi"}, {"cpu", "4"}};
  BOOST_TEST(pool_hash(with("1.35.0", capacity)) == "72e2b");
}

// machines_test.go@v1.62.1: volumes foo (25, no type) and bar (30, Premium_LRS)
// are hashed by name, then the identity.
BOOST_AUTO_TEST_CASE(order_of_upstreams_own_test) {
  HashInput input = pool("1.34.1");
  input.data_volumes = {{"foo", "25Gi", std::nullopt, "spec.provider.workers[0].dataVolumes[0]"},
                        {"bar", "30Gi", "Premium_LRS", "spec.provider.workers[0].dataVolumes[1]"}};
  input.identity = "identity-id";
  const std::vector<std::string> expected{"30Gi", "Premium_LRS", "25Gi", "identity-id"};
  BOOST_TEST(values(input) == expected, boost::test_tools::per_element());
  const HashData data = extension_data(input, HashScheme::v2, kRelease);
  BOOST_TEST(data[0].key == "bar");
  BOOST_TEST(data[1].path == "spec.provider.workers[0].dataVolumes[1].type");
  BOOST_TEST(data[2].path == "spec.provider.workers[0].dataVolumes[0].size");
  BOOST_TEST(data[3].path == "spec.provider.infrastructureConfig.identity");
}

BOOST_AUTO_TEST_CASE(worker_config_field_by_field_from_1_35) {
  WorkerConfig worker_config = config("unused");
  worker_config.has_virtual_capacity = true;
  worker_config.capacity = {{"nvidia.com/gpu", "500m"}, {"cpu", "20000000000000000000"}};
  worker_config.caching = "ReadOnly";
  worker_config.data_volumes = {{"z", ImageReference{"a:b:c:d", "/id", "/CommunityGalleries/x", "/SharedGalleries/y"}},
                                {"a", std::nullopt}};
  worker_config.diagnostics_enabled = false;
  worker_config.diagnostics_storage_uri = "https://x.blob.core.windows.net/?a=1&b=2";
  worker_config.capacity_reservation_group_id = "/group";
  const std::vector<std::pair<std::string, std::string>> expected{
      {".nodeTemplate.capacity.cpu", "cpu=1553255926290448384"},
      {".nodeTemplate.capacity.nvidia.com/gpu", "nvidia.com/gpu=1"},
      {".volume.caching", "ReadOnly"},
      {".dataVolumes[0].name", "z"},
      {".dataVolumes[0].imageRef.urn", "a:b:c:d"},
      {".dataVolumes[0].imageRef.id", "/id"},
      {".dataVolumes[0].imageRef.communityGalleryImageID", "/CommunityGalleries/x"},
      {".dataVolumes[0].imageRef.sharedGalleryImageID", "/SharedGalleries/y"},
      {".dataVolumes[1].name", "a"},
      {".diagnosticsProfile.enabled", "false"},
      {".diagnosticsProfile.storageURI", "https://x.blob.core.windows.net/?a=1&b=2"},
      {".capacityReservation.capacityReservationGroupID", "/group"},
  };
  const HashData data = extension_data(with("1.35.0-alpha.1", worker_config), HashScheme::v2, kRelease);
  BOOST_REQUIRE_EQUAL(data.size(), expected.size());
  for (std::size_t i = 0; i < data.size(); ++i) {
    BOOST_TEST(data[i].path == kPath + expected[i].first);
    BOOST_TEST(std::get<std::string>(data[i].value) == expected[i].second);
  }
  BOOST_TEST(data[4].key == "z/urn");
}

BOOST_AUTO_TEST_CASE(a_capacity_that_is_no_quantity_is_not_known) {
  WorkerConfig worker_config = config("unused");
  worker_config.capacity = {{"cpu", "four"}};
  BOOST_TEST(pool_hash(with("1.35.0", worker_config)) == "unknown");
}

BOOST_AUTO_TEST_CASE(below_1_35_the_raw_text_without_virtual_capacity) {
  WorkerConfig worker_config =
      config(R"({"apiVersion":"azure.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig",)"
             R"("nodeTemplate":{"virtualCapacity":{"foo":"1"}}})");
  worker_config.has_virtual_capacity = true;
  BOOST_TEST(pool_hash(with("1.34.1", worker_config)) == "4afa0");  // as without the nodeTemplate
  worker_config.has_virtual_capacity = false;                       // "virtualCapacity": null
  const std::vector<std::string> raw{worker_config.raw};
  BOOST_TEST(values(with("1.34.1", worker_config)) == raw, boost::test_tools::per_element());
  BOOST_TEST(values(with("", worker_config)) == raw, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(strips_as_provider_azure_does) {
  for (const auto& known : known_answers("azure_strip.json")) {
    BOOST_TEST(strip_virtual_capacity(known.at("in")) == known.at("out").get<std::string>());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing::azure

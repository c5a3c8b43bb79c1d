// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/gcp.hpp"

#include <boost/test/unit_test.hpp>

#include "hashing/release_bands_gcp.hpp"

// The hashes are those that upstream's own functions gave for these lists, as told in the reference.

namespace gprov::hashing::gcp {
namespace {

const std::string kSecret135 = "gardener-node-agent-pool-a-1ae25fd95ace4caa";
const std::string kSecret134 = "gardener-node-agent-pool-a-18a52e26226b0457";
const std::string kPlain = R"({"apiVersion":"gcp.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig"})";

Version release(const char* text) { return *parse_version(text); }

HashInput pool(const char* kubernetes, const std::optional<WorkerConfig>& config = std::nullopt) {
  HashInput input;
  input.kubernetes_version = kubernetes;
  input.worker_config = config;
  return input;
}

std::string hash(const std::string& secret, const HashInput& input, const char* extension = "1.53.4") {
  HashData data{{Trigger::node_agent_secret, "", "", secret}};
  for (const HashDatum& datum : extension_data(input, release(extension))) data.push_back(datum);
  return digest(data, 5).value_or("unknown");
}

std::vector<std::string> values(const HashInput& input, const char* extension) {
  std::vector<std::string> result;
  for (const HashDatum& datum : extension_data(input, release(extension))) {
    result.push_back(std::get<std::string>(datum.value));
  }
  return result;
}

using Texts = std::vector<std::string>;

WorkerConfig everything() {
  WorkerConfig config;
  config.raw = "raw";
  config.has_node_template = true;
  config.capacity = {{"memory", "1Gi"}, {"cpu", "1900m"}};
  config.gpu = Gpu{"nvidia-l4", 2};
  config.volume = VolumeConfig{"NVME", Encryption{"key", std::nullopt}};
  config.boot_volume = DiskSettings{3000, std::nullopt, std::nullopt};
  config.data_volumes = {{"b", "image-b", {100, 200, "pool"}}, {"a", std::nullopt, {}}};
  config.min_cpu_platform = "Intel Ice Lake";
  config.service_account = ServiceAccount{"foo@bar.com", {"z", "a"}};
  return config;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gcp)

BOOST_AUTO_TEST_CASE(pool_hashes) {
  BOOST_TEST(hash(kSecret135, pool("1.35.0")) == "6316c");
  BOOST_TEST(hash(kSecret135, pool("1.35.0", WorkerConfig{})) == "6316c");
  WorkerConfig config;
  config.volume = VolumeConfig{};
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "d94cd");
  config.volume->encryption = Encryption{"k", std::nullopt};
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "ab7f1");
  config = {};
  config.boot_volume = DiskSettings{3000, std::nullopt, std::nullopt};
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "805a0");
  config = {};
  config.data_volumes = {{"a", std::nullopt, {std::nullopt, std::nullopt, "not hashed"}}};
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "ce257");
  config = {};
  config.service_account = ServiceAccount{"foo@bar.com", {"https://www.googleapis.com/auth/cloud-platform"}};
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "a0041");
  config = {};
  config.gpu = Gpu{"nvidia-l4", 1};
  config.min_cpu_platform = "Intel Ice Lake";
  BOOST_TEST(hash(kSecret135, pool("1.35.0", config)) == "f251e");
  BOOST_TEST(hash(kSecret134, pool("1.34.1")) == "a4dda");
}

BOOST_AUTO_TEST_CASE(virtual_capacity_is_stripped_since_1_50) {
  WorkerConfig config;
  config.raw =
      R"({"apiVersion":"gcp.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig","nodeTemplate":)"
      R"({"virtualCapacity":{"x/y":"1"}}})";
  config.has_virtual_capacity = true;
  BOOST_TEST(values(pool("1.34.1", config), "1.50.0") == Texts{kPlain});
  BOOST_TEST(values(pool("1.34.1", config), "1.49.6") == Texts{config.raw});
  BOOST_TEST(values(pool("", config), "1.54.1") == Texts{kPlain});
}

BOOST_AUTO_TEST_CASE(data_volumes_by_name) {
  HashInput input = pool("1.35.0");
  input.data_volumes = {{"b", "20Gi", "pd-ssd", true, ""}, {"a", "10Gi", "pd-balanced", false, ""}};
  BOOST_TEST(hash(kSecret135, input) == "ad0ad");
  BOOST_TEST(values(input, "1.42.2") == (Texts{"a", "10Gi", "b", "20Gi", "true"}));
  BOOST_TEST(values(input, "1.43.0") == (Texts{"a", "10Gi", "pd-balanced", "b", "20Gi", "pd-ssd", "true"}));
  BOOST_TEST(values(input, "1.44.0") == (Texts{"a", "10Gi", "pd-balanced", "b", "20Gi", "pd-ssd"}));
}

BOOST_AUTO_TEST_CASE(fields_by_release) {
  const HashInput input = pool("1.35.0", everything());
  BOOST_TEST(values(input, "1.40.0") == (Texts{"a", "b", "image-b", "100", "200", "Intel Ice Lake", "nvidia-l4", "2",
                                               "foo@bar.com", "a", "z", "key", "NVME"}));
  BOOST_TEST(values(input, "1.44.0") == Texts{"raw"});
  BOOST_TEST(values(input, "1.49.6") == Texts{"raw"});
  BOOST_TEST(values(input, "1.50.0") ==
             (Texts{"cpu=2", "memory=1073741824", "nvidia-l4", "2", "NVME", "key", "", "3000", "", "b", "100", "200",
                    "image-b", "a", "Intel Ice Lake", "foo@bar.com", "z", "a"}));
  BOOST_TEST(values(pool("1.34.9", everything()), "1.54.1") == Texts{"raw"});
  BOOST_TEST(values(pool("1.35.0-beta.1", everything()), "1.54.1").size() == 18U);
}

BOOST_AUTO_TEST_CASE(releases) {
  BOOST_TEST(to_string(library(release("1.40.0"))) == to_string(release("1.105.1")));
  BOOST_TEST(to_string(library(release("1.53.4"))) == to_string(release("1.145.0")));
  BOOST_TEST(to_string(library(release("1.49.6"))) == to_string(release("1.135.4")));
  BOOST_TEST(band(release("1.45.0")) == band(release("1.46.2")));
  BOOST_TEST(band(release("1.50.0")) == band(release("1.54.1")));
  BOOST_TEST(band(release("1.49.6")) != band(release("1.50.0")));
  BOOST_TEST(band(release("1.43.3")) != band(release("1.44.0")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing::gcp

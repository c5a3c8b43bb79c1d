// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/alicloud.hpp"

#include <boost/test/unit_test.hpp>

#include "hashing/release_bands_alicloud.hpp"
#include "tests/alicloud/sample.hpp"

namespace gprov::tests::alicloud {
namespace {

using hashing::HashScheme;
using hashing::alicloud::HashInput;

/// Behind the key of a pool worker-a of Kubernetes 1.34 (azure-alicloud.md §17).
std::string hash_of(const HashInput& input, HashScheme scheme = HashScheme::v2) {
  hashing::PoolHashFrame frame{scheme, {}, {}};
  frame.before.push_back(
      {hashing::Trigger::node_agent_secret, "", "", std::string("gardener-node-agent-worker-a-23402e79e0928786")});
  const auto data = hashing::pool_hash_data(frame, hashing::alicloud::extension_data(input, scheme));
  return hashing::digest(data, 5).value();
}

HashInput input(std::optional<bool> root, std::vector<hashing::alicloud::DataVolume> volumes) {
  HashInput result;
  if (root) result.volume_encrypted = hashing::alicloud::flag_text(*root);
  result.data_volumes = std::move(volumes);
  return result;
}

hashing::Version version(const char* text) { return hashing::parse_version(text).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(reference_values) {
  BOOST_TEST(hash_of(input(std::nullopt, {})) == "f98f8");
  BOOST_TEST(hash_of(input(true, {{"a", "20Gi", "cloud_essd", true, ""}})) == "7600d");
  BOOST_TEST(hash_of(input(std::nullopt, {{"a", "20Gi", "cloud_essd", true, ""}})) == "1064b");
  BOOST_TEST(hash_of(input(false, {})) == "5e716");
}

BOOST_AUTO_TEST_CASE(in_place_pools_hash_nothing_of_the_extension) {
  BOOST_TEST(hash_of(input(true, {{"a", "20Gi", "cloud_essd", true, ""}}), HashScheme::in_place) == "f98f8");
}

BOOST_AUTO_TEST_CASE(libraries) {
  using hashing::alicloud::library;
  BOOST_TEST(hashing::to_string(library(version("1.60.0"))) == "v1.113.0");
  BOOST_TEST(hashing::to_string(library(version("1.68.0"))) == "v1.134.0");
  BOOST_TEST(hashing::to_string(library(version("1.68.3"))) == "v1.134.2");
  BOOST_TEST(hashing::to_string(library(version("1.71.0"))) == "v1.136.0");
}

BOOST_AUTO_TEST_CASE(an_absent_flag_false_and_true_are_three_values) {
  const std::string line = "a: roll alicloud/volume-encrypted spec.provider.workers[0].volume.encrypted\n";
  BOOST_TEST(of_shoot("size: 50Gi}", "size: 50Gi, encrypted: false}") == line);
  BOOST_TEST(of_shoot("size: 50Gi}", "size: 50Gi, encrypted: true}") == line);
  const std::string before = with(kShoot, "size: 50Gi}", "size: 50Gi, encrypted: true}");
  // Left out of the manifest, it stays.
  BOOST_TEST(outcome(kProfile + before, kProfile + kShoot) == "a: none\n");
}

BOOST_AUTO_TEST_CASE(data_volumes_count_in_their_order) {
  const std::string one = "- {name: one, type: cloud_essd, size: 20Gi, encrypted: false}\n";
  const std::string two = "- {name: two, type: cloud_essd, size: 30Gi, encrypted: false}\n";
  BOOST_TEST(of_shoot(one + "      " + two, two + "      " + one) ==
             "a: roll core/hash-order spec.provider.workers[0].dataVolumes[0].size\n");
  BOOST_TEST(of_shoot("size: 20Gi", "size: 21Gi") ==
             "a: roll alicloud/data-volume-size spec.provider.workers[0].dataVolumes[0].size\n");
  BOOST_TEST(of_shoot("one, type: cloud_essd", "one, type: cloud_ssd") ==
             "a: roll alicloud/data-volume-type spec.provider.workers[0].dataVolumes[0].type\n");
  BOOST_TEST(of_shoot("20Gi, encrypted: false", "20Gi, encrypted: true") ==
             "a: roll alicloud/data-volume-encrypted spec.provider.workers[0].dataVolumes[0].encrypted\n");
  // Near miss: the name alone.
  BOOST_TEST(of_shoot("name: one", "name: uno") ==
             "a: drift alicloud/data-disk-name spec.provider.workers[0].dataVolumes[0].name\n");
}

BOOST_AUTO_TEST_CASE(provider_config_counts_in_hash_version_1_only) {
  const std::string config = "      providerConfig: {apiVersion: x/v1, kind: y}\n      zones: [za, zb]";
  BOOST_TEST(of_shoot("      zones: [za, zb]", config) == "a: none\n");
  Told old_pool;
  old_pool.hash_version_1 = true;
  BOOST_TEST(of_shoot("      zones: [za, zb]", config, old_pool) ==
             "a: roll core/provider-config spec.provider.workers[0].providerConfig\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::alicloud

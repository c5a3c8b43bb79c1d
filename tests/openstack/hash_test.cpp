// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "hashing/openstack.hpp"
#include "hashing/release_bands_openstack.hpp"

// Answers of Gardener's own code (worker.WorkerPoolHash) for lists that were fed to it.

namespace gprov::hashing::openstack {
namespace {

const Version kNewest = parse_version("1.57.0").value();

PoolHashFrame frame_v2(const std::string& secret) {
  return {HashScheme::v2, {{Trigger::node_agent_secret, "", "", secret}}, {}};
}

std::string hash(const HashInput& input, const Version& extension = kNewest) {
  return digest(pool_data(frame_v2("gardener-node-agent-pool-a-f970bbef97a703c4"), input, extension), 5).value();
}

HashInput with_groups(std::vector<SecurityGroup> groups) {
  HashInput input;
  input.security_groups = std::move(groups);
  return input;
}

BOOST_AUTO_TEST_SUITE(openstack_hash)

BOOST_AUTO_TEST_CASE(known_answers) {
  BOOST_TEST(hash({}) == "a50c2");
  HashInput group;
  group.server_group = "5f3c0c1e-0d7c-4a7e-9a53-0c2f7a0c9f11";
  BOOST_TEST(hash(group) == "a5eef");
  HashInput label;
  label.labels = {{"tier", "gold", ""}};
  BOOST_TEST(hash(label) == "5d738");
  BOOST_TEST(hash(with_groups({{"allow-nfs", ""}})) == "726bf");
  BOOST_TEST(hash(with_groups({{"z-extra", ""}, {"allow-nfs", ""}})) == "576d7");
  BOOST_TEST(hash(with_groups({{"allow-nfs", ""}, {"z-extra", ""}})) == "576d7");
}

BOOST_AUTO_TEST_CASE(server_group_names) {
  BOOST_TEST(server_group_name("0f2b8c44-1d55-4c0e-8b1a-3a7bd3e2360a", "pool-a", "soft-anti-affinity") ==
             "0f2b8c44-1d55-4c0e-a133ea01");
}

BOOST_AUTO_TEST_CASE(labels_are_sorted_by_what_is_hashed) {
  HashInput input;
  input.labels = {{"b", "1", "p"}, {"a", "2", "q"}};
  const HashData data = pool_data(frame_v2("s"), input, kNewest);
  BOOST_REQUIRE(data.size() == 3U);
  BOOST_TEST(std::get<std::string>(data[1].value) == "a=2");
  BOOST_TEST(std::get<std::string>(data[2].value) == "b=1");
}

BOOST_AUTO_TEST_CASE(security_groups_begin_with_1_55) {
  const HashInput input = with_groups({{"allow-nfs", ""}});
  BOOST_TEST(hash(input, parse_version("1.54.0").value()) == hash({}));
  BOOST_TEST(hash(input, parse_version("1.55.0").value()) == "726bf");
}

BOOST_AUTO_TEST_CASE(version_1_drops_the_raw_config_but_for_the_annotation) {
  PoolHashFrame frame{HashScheme::v1, {{Trigger::provider_config, "", "", "{}"}}, {}};
  HashInput kept;
  kept.raw_config = RawConfig::kept;
  BOOST_TEST(pool_data(frame, {}, parse_version("1.47.0").value()).empty());
  BOOST_TEST(pool_data(frame, kept, parse_version("1.47.0").value()).size() == 1U);
  BOOST_TEST(pool_data(frame, kept, parse_version("1.48.0").value()).empty());
}

BOOST_AUTO_TEST_CASE(in_place_pools_hash_nothing_of_the_extension) {
  HashInput input = with_groups({{"allow-nfs", ""}});
  input.server_group = "id";
  const PoolHashFrame frame{HashScheme::in_place, {{Trigger::in_place_hash, "", "", "x"}}, {}};
  BOOST_TEST(pool_data(frame, input, kNewest).size() == 1U);
}

BOOST_AUTO_TEST_CASE(libraries_are_those_of_go_mod) {
  const auto library_text = [](const char* extension) { return to_string(library(parse_version(extension).value())); };
  BOOST_TEST(library_text("1.43.0") == "v1.108.0");
  BOOST_TEST(library_text("1.48.0") == "v1.121.1");
  BOOST_TEST(library_text("1.48.1") == "v1.122.1");
  BOOST_TEST(library_text("1.57.0") == "v1.145.0");
}

BOOST_AUTO_TEST_CASE(bands_begin_where_hashes_change) {
  const auto band_of = [](const char* extension) { return band(parse_version(extension).value()); };
  BOOST_TEST(band_of("1.55.0") == band_of("1.57.0"));
  BOOST_TEST(band_of("1.54.0") != band_of("1.55.0"));
  BOOST_TEST(band_of("1.52.1") != band_of("1.53.0"));
  BOOST_TEST(band_of("1.47.0") != band_of("1.48.0"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::hashing::openstack

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/aws.hpp"

#include <boost/test/unit_test.hpp>

#include "hashing/release_bands_aws.hpp"

// Hashes that provider-aws' own functions gave for the lists of other-providers.md §1.8 and §5.

namespace gprov::tests::aws {
namespace {

using namespace hashing::aws;
using hashing::HashScheme;

constexpr const char* kApi = R"("apiVersion":"aws.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig")";

hashing::Version version(const char* text) { return hashing::parse_version(text).value(); }

std::string hash_of(const HashInput& input, const char* extension, HashScheme scheme = HashScheme::v2) {
  const bool per_field = input.kubernetes_version.starts_with("1.34");
  const std::string key = per_field ? "622e88cb10c115bf" : "66a9c26228dcf0b2";
  hashing::PoolHashFrame frame{scheme, {}, {}};
  frame.before.push_back(
      {hashing::Trigger::node_agent_secret, "", "", std::string("gardener-node-agent-pool-a-") + key});
  return hashing::digest(hashing::pool_hash_data(frame, extension_data(input, scheme, version(extension))), 5).value();
}

HashInput pool(const char* kubernetes) {
  HashInput input;
  input.kubernetes_version = kubernetes;
  return input;
}

HashInput with_raw(const char* kubernetes, const std::string& rest = "") {
  HashInput input = pool(kubernetes);
  input.config.emplace();
  input.config->raw = std::string("{") + kApi + rest + "}";
  return input;
}

/// capacity cpu "2", memory 50Gi, iops 3000.
HashInput rich(const char* kubernetes) {
  HashInput input = with_raw(kubernetes, R"(,"nodeTemplate":{"capacity":{"cpu":"2","memory":"50Gi"}})"
                                         R"(,"volume":{"iops":3000})");
  input.config->node_template = NodeTemplate{{{"memory", "50Gi"}, {"cpu", "2"}}, {}, true, false};
  input.config->volume = ConfigVolume{3000, std::nullopt};
  return input;
}

HashInput rich_and_virtual(const char* kubernetes) {
  HashInput input = rich(kubernetes);
  input.config->raw = std::string("{") + kApi +
                      R"(,"nodeTemplate":{"capacity":{"cpu":"2","memory":"50Gi"},)"
                      R"("virtualCapacity":{"example.com/dongle":"5"}},"volume":{"iops":3000}})";
  input.config->node_template->virtual_capacity = {{"example.com/dongle", "5"}};
  input.config->node_template->has_virtual_capacity = true;
  return input;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(volumes) {
  HashInput input = pool("1.33.1");
  BOOST_TEST(hash_of(input, "1.73.0") == "87621");
  input.encrypted = true;
  BOOST_TEST(hash_of(input, "1.73.0") == "dbcdc");
  input.encrypted.reset();
  input.data_volumes = {{"data", "100Gi", "gp3", std::nullopt}, {"logs", "20Gi", "gp2", false}};
  BOOST_TEST(hash_of(input, "1.73.0") == "0c2ca");
  input.data_volumes.front().name = "renamed";
  BOOST_TEST(hash_of(input, "1.73.0") == "0c2ca");
  std::swap(input.data_volumes[0], input.data_volumes[1]);
  BOOST_TEST(hash_of(input, "1.73.0") == "9b050");
}

BOOST_AUTO_TEST_CASE(the_text_of_a_provider_config_below_1_34) {
  BOOST_TEST(hash_of(with_raw("1.33.1"), "1.73.0") == "9708b");
  BOOST_TEST(hash_of(rich("1.33.1"), "1.73.0") == "f04fb");
  // Without a version the Worker's pool counts as old.
  BOOST_TEST(hash_of(with_raw(""), "1.73.0") == "9708b");
}

BOOST_AUTO_TEST_CASE(virtual_capacity_by_release) {
  BOOST_TEST(hash_of(rich_and_virtual("1.33.1"), "1.62.0") == "5d571");
  BOOST_TEST(hash_of(rich_and_virtual("1.33.1"), "1.65.4") == "5d571");
  BOOST_TEST(hash_of(rich_and_virtual("1.33.1"), "1.66.0") == "cb643");
  BOOST_TEST(hash_of(rich_and_virtual("1.33.1"), "1.67.0") == "f04fb");
  BOOST_TEST(hash_of(rich_and_virtual("1.33.1"), "1.73.0") == "f04fb");
  BOOST_TEST(hash_of(rich_and_virtual("1.34.1"), "1.73.0") == "0aaa5");
  // v1.66 takes the text as long as there is none.
  BOOST_TEST(hash_of(rich("1.33.1"), "1.66.0") == "f04fb");
}

BOOST_AUTO_TEST_CASE(each_field_from_1_34_on) {
  BOOST_TEST(hash_of(pool("1.34.1"), "1.73.0") == "804c8");
  BOOST_TEST(hash_of(with_raw("1.34.1"), "1.73.0") == "804c8");
  BOOST_TEST(hash_of(rich("1.34.1"), "1.73.0") == "0aaa5");
  HashInput cpu = with_raw("1.34.1");
  cpu.config->cpu = CpuOptions{2, 1, std::nullopt};
  BOOST_TEST(hash_of(cpu, "1.73.0") == "5129a");
  cpu.config->cpu->amd_sev_snp = "enabled";
  BOOST_TEST(hash_of(cpu, "1.73.0") == "5129a");
  HashInput capacity = with_raw("1.34.1");
  for (const char* two : {"2", "2000m", "1900m"}) {
    capacity.config->node_template = NodeTemplate{{{"cpu", two}}, {}, true, false};
    BOOST_TEST(hash_of(capacity, "1.73.0") == "0792c", two);
  }
  HashInput root = with_raw("1.34.1");
  root.config->volume = ConfigVolume{3000, std::nullopt};
  BOOST_TEST(hash_of(root, "1.73.0") == "7ea49");
  root.config->volume = ConfigVolume{std::nullopt, 3000};
  BOOST_TEST(hash_of(root, "1.73.0") == "7ea49");
}

BOOST_AUTO_TEST_CASE(network_and_placement_since_v1_70) {
  HashInput input = with_raw("1.34.1");
  NetworkInterface cards;
  cards.type = "efa";
  cards.card_range = IndexRange{0, 3};
  cards.description = "not hashed";
  input.config->interfaces = {cards};
  input.config->placement.emplace();
  input.config->placement->group_id = "pg-1";
  input.config->placement->partition_number = 2;
  input.config->market_type = "spot";
  BOOST_TEST(hash_of(input, "1.73.0") == "180aa");
  BOOST_TEST(hash_of(input, "1.70.0") == "180aa");
  BOOST_TEST(hash_of(input, "1.69.1") == "804c8");
}

BOOST_AUTO_TEST_CASE(in_place_pools) {
  HashInput input = with_raw("1.33.1");
  input.in_place = true;
  input.encrypted = true;
  input.data_volumes = {{"data", "100Gi", "gp3", std::nullopt}};
  const auto count = [&](HashScheme scheme, const char* extension) {
    return extension_data(input, scheme, version(extension)).size();
  };
  BOOST_TEST(count(HashScheme::in_place, "1.73.0") == 1U);
  BOOST_TEST(count(HashScheme::in_place, "1.62.2") == 1U);
  // v1.62.0 and v1.62.1 take version 2, without volumes and text.
  BOOST_TEST(count(HashScheme::v2, "1.62.0") == 1U);
  BOOST_TEST(count(HashScheme::v2, "1.61.0") == 3U);
}

BOOST_AUTO_TEST_CASE(first_fields_name_the_arn_first) {
  HashInput input = with_raw("1.29.1");
  input.config->instance_profile = InstanceProfile{"name", "arn"};
  input.config->volume = ConfigVolume{3000, std::nullopt};
  const hashing::HashData data = extension_data(input, HashScheme::v2, version("1.61.2"));
  BOOST_REQUIRE(data.size() == 2U);
  BOOST_TEST(data.front().path == ".iamInstanceProfile.arn");
  BOOST_TEST(extension_data(input, HashScheme::v2, version("1.56.1")).empty());
}

BOOST_AUTO_TEST_CASE(libraries) {
  const auto text = [](const char* extension) { return hashing::to_string(library(version(extension))); };
  BOOST_TEST(text("1.56.1") == "v1.97.1");
  BOOST_TEST(text("1.57.0") == "v1.99.1");
  BOOST_TEST(text("1.62.1") == "v1.119.0");
  BOOST_TEST(text("1.62.2") == "v1.120.0");
  BOOST_TEST(text("1.69.1") == "v1.139.1");
  BOOST_TEST(text("1.73.0") == "v1.145.0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::aws

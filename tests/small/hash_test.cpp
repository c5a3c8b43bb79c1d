// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "hashing/small.hpp"
#include "tests/small/sample.hpp"

// What rolls and what does not, row by row of other-providers.md §4. Hashes are that page's own: 87621 is the pool's
// without any data of an extension, a50c2 and 5d738 are OpenStack's, whose rule for labels STACKIT has.

namespace {

using namespace gprov;
using hashing::small::Extension;
using tests::small::judge;
using tests::small::Sample;
using tests::small::sample;
using tests::small::State;

const std::vector<std::string> kNothingHashed = {"equinixmetal", "hcloud", "ironcore", "local", "stackit"};

std::string digest(const hashing::HashData& data) { return hashing::digest(data, 5).value_or("?"); }

hashing::PoolHashFrame frame_2(const std::string& secret) {
  return {hashing::HashScheme::v2, {{hashing::Trigger::node_agent_secret, "", "", secret}}, {}};
}

Sample with(Sample one, std::string Sample::*member, const std::string& text) {
  one.*member = text;
  return one;
}

BOOST_AUTO_TEST_SUITE(hashes)

BOOST_AUTO_TEST_CASE(hash_version_2_is_the_nodes_key_alone) {
  for (const std::string& type : kNothingHashed) {
    BOOST_TEST_CONTEXT(type) {
      const Sample one = sample(type);
      const auto same = judge(one, one);
      BOOST_TEST(same.problems == "");
      BOOST_TEST(same.verdict == "none");
      BOOST_TEST(same.classes.find("-87621") != std::string::npos, same.classes);
      const auto volumes = judge(one, with(one, &Sample::more, "dataVolumes: [{name: d, size: 10Gi, type: x}]"));
      BOOST_TEST(volumes.verdict == "none", volumes.reasons);
      const auto encrypted = judge(one, with(one, &Sample::volume, "volume: {size: 50Gi, type: gp3, encrypted: true}"));
      BOOST_TEST(encrypted.verdict == "none", encrypted.reasons);
      BOOST_TEST(judge(one, with(one, &Sample::volume, "volume: {size: 60Gi, type: gp3}")).verdict == "roll");
    }
  }
}

BOOST_AUTO_TEST_CASE(names_and_shares_differ_by_provider) {
  const auto deployments = [](const std::string& type, const std::string& release = "") {
    Sample one = sample(type);
    if (!release.empty()) one.release = release;
    return judge(one, one).deployments;
  };
  const std::string numbered = "shoot--dev--tiny-pool-a-z1 shoot--dev--tiny-pool-a-z2",
                    whole = "shoot--dev--tiny-pool-a";
  BOOST_TEST(deployments("stackit") == numbered);
  BOOST_TEST(deployments("ironcore") == numbered);
  BOOST_TEST(deployments("vsphere") == numbered);
  BOOST_TEST(deployments("hcloud") == "shoot--dev--tiny-pool-a-a shoot--dev--tiny-pool-a-b");
  BOOST_TEST(deployments("equinixmetal") == whole);
  BOOST_TEST(deployments("metal") == whole);
  BOOST_TEST(deployments("local", "1.135.0") == whole);
  BOOST_TEST(deployments("local", "1.136.0") == whole + "-z1");

  const auto numbers = [](const std::string& type, std::size_t index) {
    const auto judged = judge(sample(type), sample(type));
    const auto& one = judged.impact.shoots.at(0).pools.at(0).machine_deployments.at(index);
    return std::to_string(one.minimum.after.value()) + " " + std::to_string(one.maximum.after.value()) + " " +
           std::to_string(std::get<std::int32_t>(one.max_surge.after.value()));
  };
  BOOST_TEST(numbers("stackit", 0) == "2 3 1");
  BOOST_TEST(numbers("stackit", 1) == "1 2 0");
  BOOST_TEST(numbers("hcloud", 1) == "3 5 0");
  BOOST_TEST(numbers("equinixmetal", 0) == "3 5 1");
}

BOOST_AUTO_TEST_CASE(a_renamed_deployment_of_local_replaces_all_nodes) {
  const Sample before = with(sample("local"), &Sample::release, "1.135.0");
  const auto upgrade = judge(before, with(before, &Sample::release, "1.136.0"));
  BOOST_TEST(upgrade.verdict == "roll");
  BOOST_TEST(upgrade.reasons.find("core/deployment-renamed") != std::string::npos, upgrade.reasons);
  BOOST_TEST(judge(before, with(before, &Sample::release, "1.134.0")).verdict == "none");
}

BOOST_AUTO_TEST_CASE(labels_of_stackit_roll_only_if_asked) {
  using hashing::small::HashInput;
  const hashing::Version release{2, 20, 0, "", ""};
  const std::string secret = "gardener-node-agent-pool-a-f970bbef97a703c4";
  HashInput input;
  const auto hash = [&] { return digest(pool_data(frame_2(secret), input, Extension::stackit, release)); };
  BOOST_TEST(hash() == "a50c2");
  input.machine_labels = {{"tier", "gold", ""}};
  BOOST_TEST(hash() == "5d738");

  const std::string head =
      "providerConfig:\n  apiVersion: stackit.provider.extensions.gardener.cloud/v1alpha1\n  kind: WorkerConfig\n";
  const auto labelled = [&](const std::string& labels) {
    return with(sample("stackit"), &Sample::more, head + "  machineLabels: [" + labels + "]");
  };
  const Sample none = labelled(""), quiet = labelled("{name: tier, value: gold}"),
               loud = labelled("{name: tier, value: gold, triggerRollingOnUpdate: true}");
  BOOST_TEST(judge(none, loud).verdict == "roll");
  BOOST_TEST(judge(none, loud).reasons == "stackit/machine-label");
  BOOST_TEST(judge(quiet, loud).verdict == "roll");
  BOOST_TEST(judge(none, quiet).verdict == "none");  // servers made by STACKIT's own controller have no labels
  const auto other = [](Sample one) {
    one.annotations = "shoot.gardener.cloud/use-stackit-machine-controller-manager: \"false\"";
    return one;
  };
  BOOST_TEST(judge(other(none), other(quiet)).verdict == "drift");
  BOOST_TEST(judge(other(none), other(quiet)).reasons == "stackit/server-metadata");
  const auto controller = judge(none, other(none));
  BOOST_TEST(controller.verdict == "drift");
  BOOST_TEST(controller.reasons.find("stackit/machine-controller") != std::string::npos, controller.reasons);
  const std::string second = "{name: b, value: c, triggerRollingOnUpdate: true}",
                    first = "{name: a, value: c, triggerRollingOnUpdate: true}";
  BOOST_TEST(judge(labelled(first + ", " + second), labelled(second + ", " + first)).verdict == "none");
  // providerConfig as a whole counts in no hash version.
  BOOST_TEST(judge(sample("stackit"), none, State::stored_version_1, "1.136.0").verdict == "none");
}

BOOST_AUTO_TEST_CASE(volumes_of_ironcore_are_in_version_1) {
  const hashing::Version release{0, 6, 0, "", ""};
  hashing::FrameV1Input pool;
  pool.pool.kubernetes_version = "1.33.5";
  pool.pool.machine_type = "m5.large";
  pool.pool.image_name = "gardenlinux";
  pool.pool.image_version = "1592.9.0";
  pool.pool.volume_size = "50Gi";
  pool.pool.volume_type = "gp3";
  pool.pool.cri = "containerd";
  pool.provider_config =
      R"({"apiVersion":"aws.provider.extensions.gardener.cloud/v1alpha1","kind":"WorkerConfig","volume":{"iops":3000}})";
  hashing::small::HashInput input;
  input.volume_encrypted = true;
  const auto frame = hashing::frame_v1(pool, hashing::small::library(Extension::ironcore, release));
  // Where there are no data volumes the rule is that of AWS, of which other-providers.md §1.8 has this vector.
  BOOST_TEST(digest(pool_data(frame, input, Extension::ironcore, release)) == "886b4");
  input.data_volumes = {{"d", "10Gi", "x", false, ""}};
  std::string values;
  for (const auto& datum : pool_data({hashing::HashScheme::v1, {}, {}}, input, Extension::ironcore, release)) {
    values += std::get<std::string>(datum.value) + " ";
  }
  BOOST_TEST(values == "true d 10Gi x false ");
  BOOST_TEST(pool_data(frame_2("s"), input, Extension::ironcore, release).size() == 1U);
  BOOST_TEST(pool_data({hashing::HashScheme::v1, {}, {}}, input, Extension::ironcore, {0, 3, 3, "", ""}).empty());

  const Sample one = sample("ironcore");
  const auto roll = [&](const std::string& before, const std::string& after) {
    return judge(with(one, &Sample::more, "dataVolumes: [" + before + "]"),
                 with(one, &Sample::more, "dataVolumes: [" + after + "]"), State::stored_version_1, "1.136.0")
        .verdict;
  };
  const std::string d = "{name: d, size: 10Gi}", e = "{name: e, size: 10Gi}";
  BOOST_TEST(roll(d, d) == "none");
  BOOST_TEST(roll(d, e) == "roll");
  BOOST_TEST(roll(d + ", " + e, e + ", " + d) == "roll");
}

BOOST_AUTO_TEST_CASE(version_1_has_the_config_as_a_whole) {
  for (const std::string type : {"equinixmetal", "hcloud", "vsphere", "local", "metal"}) {
    BOOST_TEST_CONTEXT(type) {
      Sample one = sample(type);
      const std::string config = "providerConfig:\n  apiVersion: " + type +
                                 ".provider.extensions.gardener.cloud/v1alpha1\n  kind: WorkerConfig\n";
      const Sample other = with(one, &Sample::more, config);
      BOOST_TEST(judge(one, other, State::stored_version_1, "1.136.0").verdict == "roll");
      if (type == "vsphere") continue;  // built before hash version 2
      BOOST_TEST(judge(one, other, State::stored, "1.136.0").verdict == "none");
    }
  }
}

BOOST_AUTO_TEST_CASE(in_place_pools_roll_where_the_extension_takes_no_notice) {
  const auto upgrade = [](const std::string& type) {
    Sample one = sample(type);
    one.more = "updateStrategy: AutoInPlaceUpdate\n";
    Sample other = one;
    one.more += "kubernetes: {version: 1.32.9}";
    return judge(one, other).verdict;
  };
  BOOST_TEST(upgrade("hcloud") == "in-place");
  BOOST_TEST(upgrade("equinixmetal") == "in-place");
  BOOST_TEST(upgrade("ironcore") == "roll");
  BOOST_TEST(upgrade("metal") == "roll");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

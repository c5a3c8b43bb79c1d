// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/openstack/sample.hpp"

// Each trigger and each drift with a near miss. Verdicts are those of the catalogue of Gardener's behaviour.

namespace gprov::tests {
namespace {

const std::string kGroup = "serverGroup: {policy: soft-anti-affinity}";
const std::string kOldName = "shoot--p--s-a-abcdefghij";

std::string profile_and(const std::string& shoot) { return kProfile + kInfrastructure + shoot; }

std::string verdict(const std::string& old, const std::string& now, const std::string& extension = "1.57.0") {
  return compared(profile_and(old), profile_and(now), extension)->verdict();
}

std::string at_1_35(const std::string& shoot) { return with(shoot, "{version: 1.34.1}", "{version: 1.35.1}"); }

BOOST_AUTO_TEST_SUITE(openstack_plan)

BOOST_AUTO_TEST_CASE(names_and_zones) {
  const auto one = compared("", profile_and(with(kShoot, "zones: [eu-1a]", "zones: [eu-1a, eu-1b]")));
  BOOST_TEST(one->new_one(0).name == "shoot--p--s-a-z1");
  BOOST_TEST(one->new_one(1).name == "shoot--p--s-a-z2");
  BOOST_TEST(one->new_one(1).class_prefix == "shoot--p--s-a-z2-");
  BOOST_TEST(one->new_one(0).maximum == 2);
  BOOST_TEST(one->new_one(1).maximum == 1);
}

BOOST_AUTO_TEST_CASE(machine_labels) {
  const auto labels = [](const char* text) { return shoot_with(std::string("machineLabels: [") + text + "]"); };
  const std::string gold = labels("{name: tier, value: gold, triggerRollingOnUpdate: true}");
  BOOST_TEST(verdict(kShoot, gold) == "roll");
  BOOST_TEST(verdict(gold, labels("{name: tier, value: silver, triggerRollingOnUpdate: true}")) == "roll");
  BOOST_TEST(verdict(labels("{name: tier, value: gold}"), gold) == "roll");
  BOOST_TEST(verdict(labels("{name: tier, value: gold}"), labels("{name: tier, value: silver}")) == "drift");
  BOOST_TEST(verdict(labels("{name: a, value: b}, {name: c, value: d}"),
                     labels("{name: c, value: d}, {name: a, value: b}")) == "none");
}

BOOST_AUTO_TEST_CASE(security_groups) {
  const auto groups = [](const char* text) {
    return shoot_with(std::string("additionalSecurityGroups: [") + text + "]");
  };
  BOOST_TEST(verdict(kShoot, groups("nfs")) == "roll");
  BOOST_TEST(verdict(groups("nfs"), groups("nfs2")) == "roll");
  BOOST_TEST(verdict(groups("a, b"), groups("b, a")) == "drift");
  BOOST_TEST(verdict(groups("a, b"), groups("a, b")) == "none");
  BOOST_TEST(compared(profile_and(kShoot), profile_and(groups("nfs")), "1.54.0")->error() ==
             "reconciling server groups failed for pool \"a\": strict decoding error: unknown field "
             "\"additionalSecurityGroups\"");
}

BOOST_AUTO_TEST_CASE(server_group_of_an_unknown_id) {
  BOOST_TEST(verdict(kShoot, shoot_with(kGroup)) == "roll");
  BOOST_TEST(verdict(shoot_with(kGroup), kShoot) == "roll");
  BOOST_TEST(verdict(shoot_with(kGroup), shoot_with(kGroup)) == "none");
  const auto changed =
      compared(profile_and(shoot_with(kGroup)), profile_and(shoot_with("serverGroup: {policy: anti-affinity}")));
  BOOST_TEST(changed->verdict() == "roll");
  BOOST_TEST(!hashing::digest(changed->new_one().data, 5));
  BOOST_REQUIRE(changed->new_one().causes.size() == 1U);
  BOOST_TEST(changed->new_one().causes.front().old_value.value() == "soft-anti-affinity");
  BOOST_TEST(changed->new_one().causes.front().new_value.value() == "anti-affinity");
}

BOOST_AUTO_TEST_CASE(server_group_of_a_known_id) {
  const std::string worker = worker_with("5f3c0c1e", kOldName);
  const auto kept = compared(profile_and(shoot_with(kGroup)) + worker, profile_and(shoot_with(kGroup)));
  BOOST_TEST(kept->verdict() == "none");
  BOOST_TEST(hashing::digest(kept->new_one().data, 5).has_value());
  const auto removed = compared(profile_and(shoot_with(kGroup)) + worker, profile_and(kShoot));
  BOOST_TEST(removed->verdict() == "roll");
  BOOST_TEST(hashing::digest(removed->new_one().data, 5).has_value());
}

BOOST_AUTO_TEST_CASE(an_old_name_is_replaced_at_kubernetes_1_35) {
  const auto crossed = compared(profile_and(shoot_with(kGroup)) + worker_with("5f3c0c1e", kOldName),
                                profile_and(at_1_35(shoot_with(kGroup))));
  BOOST_TEST(crossed->verdict() == "roll");
  BOOST_TEST(!hashing::digest(crossed->new_one().data, 5));
  BOOST_REQUIRE(crossed->new_one().causes.size() == 1U);
  BOOST_TEST(!crossed->new_one().causes.front().why.empty());
  // Before v1.53 any name will do.
  const auto before = compared(profile_and(shoot_with(kGroup)) + worker_with("5f3c0c1e", kOldName),
                               profile_and(at_1_35(shoot_with(kGroup))), "1.52.0");
  BOOST_TEST(hashing::digest(before->new_one().data, 5).has_value());
}

BOOST_AUTO_TEST_CASE(a_computed_name_stays_at_kubernetes_1_35) {
  // Recorded by Gardener's own code for pool-a; the pool is renamed to fit.
  const auto renamed = [](const std::string& text) { return with(text, "- name: a\n", "- name: pool-a\n"); };
  const std::string worker =
      with(worker_with("5f3c0c1e", "0f2b8c44-1d55-4c0e-a133ea01"), "poolName: a,", "poolName: pool-a,");
  const auto crossed =
      compared(profile_and(renamed(shoot_with(kGroup))) + worker, profile_and(at_1_35(renamed(shoot_with(kGroup)))));
  BOOST_TEST(hashing::digest(crossed->new_one().data, 5).has_value());
  BOOST_TEST(crossed->new_one().causes.empty());
}

BOOST_AUTO_TEST_CASE(a_pool_adopts_the_group_of_a_pool_whose_name_it_begins) {
  const std::string other =
      "    - name: a-b\n      minimum: 1\n      maximum: 1\n      machine: {type: c4m8, architecture: amd64, image: "
      "{name: gardenlinux, version: 1.0.0}}\n      zones: [eu-1a]\n      providerConfig: {apiVersion: "
      "openstack.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig, " +
      kGroup + "}\n";
  const std::string worker =
      with(worker_with("5f3c0c1e", "shoot--p--s-a-b-abcdefghij"), "poolName: a,", "poolName: a-b,");
  const auto adopted = compared(profile_and(kShoot + other) + worker, profile_and(shoot_with(kGroup) + other));
  BOOST_TEST(adopted->verdict() == "roll");
  BOOST_TEST(hashing::digest(adopted->new_one().data, 5).has_value());
  const auto drawn = compared(profile_and(kShoot + other) + worker, profile_and(shoot_with(kGroup) + other), "1.52.0");
  BOOST_TEST(!hashing::digest(drawn->new_one().data, 5));
}

BOOST_AUTO_TEST_CASE(what_no_hash_holds) {
  const auto capacity = [](const char* text) {
    return shoot_with(std::string("nodeTemplate: {capacity: {cpu: ") + text + "}}");
  };
  BOOST_TEST(verdict(capacity("4"), capacity("8")) == "drift");
  BOOST_TEST(verdict(capacity("4"), capacity("4")) == "none");
  BOOST_TEST(verdict(kShoot, kShoot + "      dataVolumes: [{name: d, size: 10Gi}]\n") == "none");
}

BOOST_AUTO_TEST_CASE(the_profile_decides_about_new_machines) {
  const auto drifts = [](std::string_view piece, std::string_view replacement) {
    const auto one = compared(profile_and(kShoot), with(kProfile, piece, replacement) + kInfrastructure + kShoot);
    BOOST_TEST(one->verdict() != "roll");
    return one->drifts();
  };
  BOOST_TEST(drifts("id: gl-eu-1", "id: gl-new") == std::vector<std::string>{"openstack/image-reference"});
  BOOST_TEST(drifts("image: gl-global, regions: [{name: eu-1, id: gl-eu-1}]", "image: gl-global") ==
             std::vector<std::string>{"openstack/image-reference"});
  BOOST_TEST(drifts("type: default, size: 40Gi", "type: premium, size: 40Gi").size() == 2U);
  BOOST_TEST(drifts("type: default, size: 40Gi", "type: default, size: 50Gi").empty());
  BOOST_TEST(drifts("gl-global", "gl-other").empty());
}

BOOST_AUTO_TEST_CASE(the_infrastructure_decides_about_new_machines) {
  const auto drifts = [](std::string_view piece, std::string_view replacement) {
    return compared(profile_and(kShoot), kProfile + with(kInfrastructure, piece, replacement) + kShoot)->drifts();
  };
  BOOST_TEST(drifts("id: net-1", "id: net-2") == std::vector<std::string>{"openstack/network"});
  BOOST_TEST(drifts("key-1", "key-2") == std::vector<std::string>{"openstack/key-pair"});
  BOOST_TEST(drifts("name: group-1", "name: group-2") == std::vector<std::string>{"openstack/nodes-security-group"});
  BOOST_TEST(drifts("{purpose: nodes, id: sub-1}", "{purpose: nodes, id: sub-1}, {purpose: nodes-ipv6, id: sub-6}") ==
             std::vector<std::string>{"openstack/subnets"});
  BOOST_TEST(drifts("id: sg-1", "id: sg-2").empty());
}

BOOST_AUTO_TEST_CASE(errors) {
  const auto error = [](const std::string& profile, const std::string& shoot, const std::string& extension = "1.57.0") {
    return compared(profile_and(kShoot) + kWorker, profile + kInfrastructure + shoot, extension)->error();
  };
  const std::string without_type = with(kProfile, "name: c4m8", "name: other");
  BOOST_TEST(error(without_type, kShoot) == "machine type \"c4m8\" not found in cloud profile \"os\"");
  BOOST_TEST(error(without_type, kShoot, "1.51.0") == "");
  BOOST_TEST(error(kProfile, shoot_with("nope: 1")) ==
             "reconciling server groups failed for pool \"a\": strict decoding error: unknown field \"nope\"");
  BOOST_TEST(error(kProfile, shoot_with("nodeTemplate: {virtualCapacity: {a/b: 1}}"), "1.43.0") ==
             "reconciling server groups failed for pool \"a\": strict decoding error: unknown field "
             "\"nodeTemplate.virtualCapacity\"");
  BOOST_TEST(error(kProfile, kShoot) == "");
}

BOOST_AUTO_TEST_CASE(hostile_configurations) {
  for (const char* text : {"[]", "text", "3", "{}", "{machineLabels: {}}", "{machineLabels: [null, 3, {name: 3}]}",
                           "{serverGroup: []}", "{serverGroup: {policy: 3}}", "{nodeTemplate: {capacity: [1]}}",
                           "{nodeTemplate: {capacity: {cpu: x}}}", "{additionalSecurityGroups: {a: b}}"}) {
    const std::string shoot = kShoot + "      providerConfig: " + text + "\n";
    BOOST_TEST(compared(profile_and(kShoot), profile_and(shoot))->plans.new_plan.has_value(), text);
    BOOST_TEST(compared(profile_and(shoot), profile_and(kShoot))->plans.old_plan.has_value(), text);
    BOOST_CHECK_NO_THROW(static_cast<void>(refused(kShoot, shoot)));
  }
  for (const char* text :
       {"machineImages: {}", "machineImages: [null, 3]", "machineImages: [{name: gardenlinux, versions: 3}]",
        "machineImages: [{name: gardenlinux, versions: [{version: 1.0.0, regions: [3]}]}]"}) {
    const std::string profile = kProfile.substr(0, kProfile.find("    machineImages:\n    -")) + "    " + text + "\n";
    BOOST_TEST(compared(profile_and(kShoot), profile + kInfrastructure + kShoot)->plans.new_plan.has_value(), text);
    BOOST_CHECK_NO_THROW(static_cast<void>(refused_profile(profile)));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests

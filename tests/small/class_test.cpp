// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/small/sample.hpp"

// What changes a machine class under its name, what the webhooks refuse and what fails: other-providers.md §4 and the
// sources that the rules name.

namespace {

using namespace gprov;
using tests::small::judge;
using tests::small::Judgement;
using tests::small::Sample;
using tests::small::sample;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

/// The sample of a type, and the same with other words in one member.
Judgement edit(const std::string& type, std::string Sample::*member, const std::string& before,
               const std::string& after) {
  Sample one = sample(type), other = one;
  one.*member = before;
  other.*member = after;
  return judge(one, other);
}

Judgement edit_profile(const std::string& type, const std::string& from, const std::string& to) {
  const std::string profile = sample(type).profile;
  return edit(type, &Sample::profile, profile, replaced(profile, from, to));
}

void check_drift(const Judgement& judged, const std::string& rule) {
  BOOST_TEST(judged.problems == "", rule);
  BOOST_TEST(judged.verdict == "drift", rule << " " << judged.reconcile_errors);
  BOOST_TEST(judged.reasons.find(rule) != std::string::npos, judged.reasons << " without " << rule);
}

std::string config(const std::string& type, const std::string& lines) {
  return "providerConfig:\n  apiVersion: " + type +
         ".provider.extensions.gardener.cloud/v1alpha1\n  kind: WorkerConfig\n  " + lines;
}

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(another_image_of_the_provider_is_drift) {
  check_drift(edit_profile("equinixmetal", "id: e1", "id: e2"), "equinixmetal/image-reference");
  check_drift(edit_profile("hcloud", "imageName: garden", "imageName: other"), "hcloud/image-reference");
  check_drift(edit_profile("ironcore", "image: i1", "image: i2"), "ironcore/image-reference");
  check_drift(edit_profile("local", "image: i1", "image: i2"), "local/image-reference");
  check_drift(edit_profile("stackit", "id: i1", "id: i2"), "stackit/image-reference");
  check_drift(edit_profile("vsphere", "path: p1", "path: p2"), "vsphere/image-reference");
  // A region's own images come first; another region's are of no interest.
  const std::string own = "{name: r1, machineImages: [{name: gardenlinux, versions: [{version: 1592.9.0, path: p3}]}]}";
  check_drift(edit_profile("vsphere", "{name: r1}", own), "vsphere/image-reference");
  BOOST_TEST(edit_profile("stackit", "regions: [{", "regions: [{name: r2, id: i7}, {").verdict == "none");
}

BOOST_AUTO_TEST_CASE(an_image_that_is_gone_stays_with_the_pool_that_uses_it) {
  for (const std::string type : {"equinixmetal", "ironcore", "local", "stackit", "vsphere"}) {
    BOOST_TEST(edit_profile(type, "version: 1592.9.0", "version: 1600.1.0").verdict == "none", type);
  }
  // An entry of ironcore without an architecture is for no pool.
  Sample one = sample("ironcore"), other = one;
  one.profile = replaced(one.profile, ", architecture: amd64", "");
  BOOST_TEST(judge(other, one).verdict == "none");
  other.profile = replaced(one.profile, "image: i1", "image: i2");
  BOOST_TEST(judge(one, other).verdict == "none");
}

BOOST_AUTO_TEST_CASE(what_else_is_in_the_class) {
  check_drift(edit("equinixmetal", &Sample::more, config("equinixmetal", "reservationIDs: [r]"),
                   config("equinixmetal", "reservationIDs: [s]")),
              "equinixmetal/reservations");
  check_drift(edit("equinixmetal", &Sample::more, "", config("equinixmetal", "reservedDevicesOnly: true")),
              "equinixmetal/reservations");
  check_drift(edit("equinixmetal", &Sample::zones, "zones: [a]", "zones: [a, b]"), "equinixmetal/facilities");
  check_drift(edit("equinixmetal", &Sample::status, "sshKeyID: k1", "sshKeyID: k2"), "equinixmetal/ssh-key");
  check_drift(edit("hcloud", &Sample::more, "", config("hcloud", "placementGroupType: spread")),
              "hcloud/placement-group");
  const std::string options = sample("hcloud").profile + "\nmachineTypeOptions: [{name: m5.large, extraConfig: {a: ";
  check_drift(edit("hcloud", &Sample::profile, options + "b}}]", options + "c}}]"), "hcloud/machine-type-options");
  check_drift(edit("ironcore", &Sample::status, "networkRef: {name: n1}\nprefixRef: {name: p}",
                   "networkRef: {name: n2}\nprefixRef: {name: p}"),
              "ironcore/network");
  check_drift(edit("local", &Sample::networking, ", ipFamilies: [IPv4]", ", ipFamilies: [IPv4, IPv6]"),
              "local/ip-pools");
  check_drift(edit("metal", &Sample::more, "", "labels: {a: b}"), "metal/machine-tags");
  const std::string head =
      "nsxtInfraState: {segmentName: s}\nvsphereConfig: {region: r1, zoneConfigs: {a: {datacenter: d, datastore: ";
  check_drift(edit("vsphere", &Sample::status, head + "s1}}}", head + "s2}}}"), "vsphere/zone-config");
  const std::string typed =
      sample("vsphere").profile + "\nmachineTypeOptions: [{name: m5.large, memoryReservationLockedToMax: ";
  check_drift(edit("vsphere", &Sample::profile, typed + "true}]", typed + "false}]"), "vsphere/machine-type-options");
  const std::string status = "node: {keyName: k}\nnetworks: {id: n1}\nsecurityGroups: [{purpose: nodes, id: ";
  check_drift(edit("stackit", &Sample::status, status + "g1, name: g}]", status + "g2, name: g}]"),
              "stackit/security-group");
  BOOST_TEST(edit("stackit", &Sample::status, status + "g1, name: g}]", status + "g1, name: h}]").verdict == "none");
  check_drift(edit("stackit", &Sample::more, "", config("stackit", "nodeTemplate: {capacity: {cpu: 3}}")),
              "stackit/class-capacity");
}

/// Only where network access is not the baseline.
BOOST_AUTO_TEST_CASE(servers_of_a_metal_partition) {
  const auto with_servers = [](const std::string& server, const std::string& access) {
    Sample one = sample("metal");
    one.profile =
        "metalControlPlanes: {prod: {endpoint: e, partitions: {a: {firewallTypes: [s], networkIsolation: "
        "{allowedNetworks: {}, dnsServers: [" +
        server + "]}}}}}";
    one.control_plane = access;
    return one;
  };
  const std::string restricted = "networkAccessType: restricted";
  check_drift(judge(with_servers("1.1.1.1", restricted), with_servers("8.8.8.8", restricted)), "metal/servers");
  BOOST_TEST(judge(with_servers("1.1.1.1", ""), with_servers("8.8.8.8", "")).verdict == "none");
}

BOOST_AUTO_TEST_CASE(metal_keeps_hashes_if_annotated) {
  const std::string keep = "cluster.metal-stack.io/keep-worker-hash: \"true\"";
  const std::string use = ", cluster.metal-stack.io/use-worker-hash-pool-a: ";
  Sample one = sample("metal"), other = one;
  other.more = "kubernetes: {kubelet: {maxPods: 50, cpuManagerPolicy: static}}";
  BOOST_TEST(judge(one, other).verdict == "roll");
  Sample kept = other;
  kept.annotations = keep;
  const Judgement judged = judge(one, kept);
  check_drift(judged, "metal/hash-kept");
  BOOST_TEST(judged.classes == judge(one, one).classes);
  // Of a pool that was kept before nobody knows the hash, unless the other annotation names it.
  Sample was_kept = one;
  was_kept.annotations = keep;
  BOOST_TEST(judge(was_kept, kept).verdict == "drift");
  BOOST_TEST(judge(was_kept, kept).classes == "?");
  BOOST_TEST(judge(was_kept, other).verdict == "unknown");
  was_kept.annotations = kept.annotations = keep + use + "abcde";
  BOOST_TEST(judge(was_kept, kept).verdict == "drift");
  BOOST_TEST(judge(was_kept, kept).classes == "shoot--dev--tiny-pool-a-abcde");
  const Judgement wrong = judge(one, kept);
  BOOST_TEST(wrong.verdict == "none");
  BOOST_TEST(wrong.reconcile_errors.find("unable to use explicit hash") != std::string::npos, wrong.reconcile_errors);
  kept.release = one.release = "0.26.3";  // does not know it yet
  check_drift(judge(one, kept), "metal/hash-kept");
}

BOOST_AUTO_TEST_CASE(webhooks_refuse) {
  const std::string zones = "Invalid spec.provider.workers[0].zones";
  for (const std::string type : {"hcloud", "ironcore", "vsphere"}) {
    BOOST_TEST(edit(type, &Sample::zones, "zones: [a, b]", "zones: [b, a]").rejections == zones, type);
    BOOST_TEST(edit(type, &Sample::zones, "zones: [a, b]", "zones: [a, b, c]").rejections == "", type);
  }
  BOOST_TEST(edit("stackit", &Sample::zones, "zones: [a, b]", "zones: [b, a]").rejections == "");
  BOOST_TEST(edit("stackit", &Sample::zones, "zones: [a, b]", "zones: [b, a]").verdict == "drift");
  BOOST_TEST(edit("metal", &Sample::volume, "", "volume: {size: 50Gi}").rejections ==
             "Required spec.provider[0].volume");
  const std::string metal = sample("metal").infrastructure;
  BOOST_TEST(edit("metal", &Sample::infrastructure, metal, replaced(metal, "x1", "x2")).rejections ==
             "Invalid projectID");
  BOOST_TEST(edit("metal", &Sample::infrastructure, metal, replaced(metal, "size: s", "size: t")).rejections == "");
  const std::string tenant = "cluster.metal-stack.io/tenant: ";
  BOOST_TEST(edit("metal", &Sample::annotations, tenant + "a", tenant + "b").rejections ==
             "Forbidden metadata.annotations");
  const std::string stackit = sample("stackit").infrastructure;
  BOOST_TEST(edit("stackit", &Sample::infrastructure, stackit, replaced(stackit, "/19", "/20")).rejections ==
             "Invalid spec.provider.infrastructureConfig.networks");
  BOOST_TEST(
      edit("ironcore", &Sample::infrastructure, "networkRef: {name: net}", "networkRef: {name: other}").rejections ==
      "Invalid spec.provider.infrastructureConfig.networkRef");
  BOOST_TEST(edit("ironcore", &Sample::volume, "volume: {size: 50Gi, type: gp3}", "volume: {size: 50Gi}").rejections ==
             "Required spec.provider.workers[0].volume.type");
  BOOST_TEST(edit("hcloud", &Sample::more, "", config("hcloud", "placementGroupType: spread")).rejections == "");
}

/// Unknown fields, misspelt ones, another apiVersion, wrong types; with the place.
BOOST_AUTO_TEST_CASE(configurations_are_decoded_as_strictly_as_upstream) {
  const auto problem = [](const std::string& type, const std::string& lines) {
    return edit(type, &Sample::more, "", config(type, lines)).problems;
  };
  const std::string at = "spec.provider.workers[0].providerConfig.";
  BOOST_TEST(problem("stackit", "machineLabel: []").find(at + "machineLabel") != std::string::npos);
  BOOST_TEST(problem("stackit", "machineLabels: [{name: a, value: b, triggerRollingUpdate: true}]")
                 .find("did you mean 'triggerRollingOnUpdate'?") != std::string::npos);
  BOOST_TEST(problem("stackit", "machineLabels: [{name: a, value: 1}]").find(at + "machineLabels[0].value") !=
             std::string::npos);
  BOOST_TEST(problem("equinixmetal", "reservedDevicesOnly: yes please").find(at + "reservedDevicesOnly") !=
             std::string::npos);
  BOOST_TEST(problem("equinixmetal", "reservationIds: []").find(at + "reservationIds") != std::string::npos);
  BOOST_TEST(problem("hcloud", "placementGroup: spread") == "");  // its decoder is lenient
  BOOST_TEST(problem("hcloud", "placementGroupType: 3").find(at + "placementGroupType") != std::string::npos);
  const auto infrastructure = [](const std::string& type, const std::string& more) {
    const std::string lines = sample(type).infrastructure;
    return edit(type, &Sample::infrastructure, lines, lines + "\n" + more).problems;
  };
  for (const std::string type : {"ironcore", "metal", "stackit"}) {
    BOOST_TEST(
        infrastructure(type, "nonsense: 1").find("spec.provider.infrastructureConfig.nonsense") != std::string::npos,
        type);
  }
  for (const std::string type : {"equinixmetal", "ironcore", "local", "metal", "stackit", "vsphere"}) {
    const std::string profile = sample(type).profile;
    BOOST_TEST(edit(type, &Sample::profile, profile, profile + "\nnonsense: 1")
                       .problems.find("spec.providerConfig.nonsense") != std::string::npos,
               type);
  }
  for (const std::string type : {"equinixmetal", "hcloud", "ironcore", "local", "metal", "stackit", "vsphere"}) {
    const std::string profile = sample(type).profile;
    const std::string newer = "\napiVersion: " + type + ".provider.extensions.gardener.cloud/v1beta1";
    BOOST_TEST(edit(type, &Sample::profile, profile, profile + newer).problems.find("spec.providerConfig.apiVersion") !=
                   std::string::npos,
               type);
    BOOST_TEST(edit(type, &Sample::profile, profile, profile + "\nkind: WorkerConfig")
                       .problems.find("spec.providerConfig.kind") != std::string::npos,
               type);
  }
  Sample other = sample("vsphere");
  other.infrastructure = "apiVersion: vsphere.provider.extensions.gardener.cloud/v1alpha2";
  BOOST_TEST(judge(sample("vsphere"), other).problems != "");
}

BOOST_AUTO_TEST_CASE(a_machine_type_must_be_there_where_it_is_looked_up) {
  const auto missing = [](const std::string& type, const std::string& release = "") {
    Sample one = sample(type), other = one;
    if (!release.empty()) one.release = other.release = release;
    other.machine_type = "m6.huge";
    return judge(one, other).reconcile_errors;
  };
  BOOST_TEST(missing("hcloud").find("machine type m5.large not found") != std::string::npos);
  BOOST_TEST(missing("vsphere").find("machine type m5.large not found") != std::string::npos);
  BOOST_TEST(missing("local").find("nil pointer") != std::string::npos);
  BOOST_TEST(missing("local", "1.127.0") == "");
  BOOST_TEST(missing("stackit") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <variant>

#include "tests/impact/core_cases.hpp"

// More changes that a naive comparison gets wrong, each with its near miss: what is written in both files, and whether
// the nodes of pool apps are replaced, and because of what. The right answers are those of Gardener's own code.

namespace gprov::tests {

BOOST_AUTO_TEST_SUITE(core_cases)

BOOST_AUTO_TEST_CASE(cases_21_to_23_36_and_46_images) {
  check({
      {"21: no image any more", kSame, {{kImage, ""}, {kMoreImages, kImagePatch}}, "none", kUsual},
      {"21: no version any more", kSame, {image("{name: gardenlinux}"), {kMoreImages, kImagePatch}}, "none", kUsual},
      {"22: a partial version",
       {image("{name: gardenlinux, version: '1877'}")},
       {image("{name: gardenlinux, version: '1877'}"), {kMoreImages, kImagePatch}},
       "roll core/machine-image",
       kUsual},
      {"22: … that has nothing newer",
       {image("{name: gardenlinux, version: '1877'}")},
       {image("{name: gardenlinux, version: '1877'}")},
       "none",
       kUsual},
      {"22: … which an existing pool keeps until v1.121",
       kSame,
       {image("{name: gardenlinux, version: 1877.3.0}"), {kMoreImages, kImagePatch}},
       "none",
       {.gardener = "1.121.0"}},
      {"36: another patch version",
       kSame,
       {image("{name: gardenlinux, version: 1877.5.0}")},
       "roll core/machine-image",
       kUsual},
      {"46: only its providerConfig",
       kSame,
       {image("{name: gardenlinux, version: 1877.3.0, providerConfig: {apiVersion: v1, kind: X}}")},
       "none",
       kUsual},
  });
}

BOOST_AUTO_TEST_CASE(cases_24_to_28_volume_cri_and_maintenance) {
  check({
      {"24: a leading zero",
       kSame,
       {{kVolume, "      volume: {type: Premium_LRS, size: 064Gi}"}},
       "roll core/volume-size",
       kUsual},
      {"25: no type", kSame, {{kVolume, "      volume: {size: 64Gi}"}}, "roll core/volume-type", kUsual},
      {"27: containerd written out", kSame, {worker_kubernetes("{}\n      cri: {name: containerd}")}, "none", kUsual},
      {"28: half of autoUpdate",
       kSame,
       {{kMaintenance, "  maintenance: {autoUpdate: {machineImageVersion: true}}"}},
       "none",
       kUsual},
  });
}

BOOST_AUTO_TEST_CASE(case_29_a_pool_with_another_name_is_another_pool) {
  const impact::Impact impact = compare(kSame, {{"- name: apps", "- name: apps2"}}, kUsual);
  BOOST_TEST((impact.shoots.at(0).verdict == impact::Verdict::recreate));
  BOOST_TEST(answer(impact) == "delete core/pool-renamed");
}

BOOST_AUTO_TEST_CASE(case_31_and_32_when) {
  const auto when = [](const Edits& after) {
    const impact::Impact impact = compare(kSame, after, kUsual);
    const impact::Pool& pool = impact.shoots.at(0).pools.at(0);
    BOOST_TEST((pool.verdict == impact::Verdict::roll));
    return std::string(impact::word(pool.when.kind));
  };
  const Edit other_image = image("{name: gardenlinux, version: 1877.5.0}");
  BOOST_TEST(when({other_image}) == "now");
  BOOST_TEST(when({other_image, {kHibernation, "  hibernation: {enabled: true}"}}) == "after-wake-up");
  BOOST_TEST(when({other_image, {kMaintenance, "  maintenance: {confineSpecUpdateRollout: true}"}}) == "maintenance");
}

BOOST_AUTO_TEST_CASE(cases_33_and_48_rotation) {
  const auto rotated = [](const std::string& authorities) -> Edits {
    return {{kUid, "  uid: 7c3a"},
            {kStatus, "status: {technicalID: shoot--port--harbor, credentials: {rotation: {certificateAuthorities: {" +
                          authorities + "}}}}"}};
  };
  const Edits begun = rotated("lastInitiationTime: '2026-05-06T07:08:09Z', phase: Preparing");
  const Edits done = rotated("lastInitiationTime: '2026-05-06T07:08:09Z', phase: Completed");
  const Edits elsewhere = rotated("lastInitiationTime: '2026-05-06T09:08:09+02:00'");
  const Edits pending = rotated("lastInitiationTime: '2026-05-06T07:08:09Z', pendingWorkersRollouts: [{name: apps}]");
  check({
      {"33: start", rotated(""), begun, "roll core/ca-rotation", kUsual},
      {"33: complete", begun, done, "none", kUsual},
      {"33: the first start without rollout", rotated(""), pending, "none", kUsual},
      {"33: … and then the rollout", pending, begun, "roll core/ca-rotation", kUsual},
      {"48: the same instant elsewhere", begun, elsewhere, "none", kUsual},
  });
}

BOOST_AUTO_TEST_CASE(cases_34_and_35_zones) {
  const impact::Impact impact = compare(kSame, {{"zones: ['1', '2']", "zones: ['1', '2', '3']"}}, kUsual);
  const impact::Pool& pool = impact.shoots.at(0).pools.at(0);
  BOOST_TEST((pool.verdict == impact::Verdict::create));
  BOOST_REQUIRE(pool.machine_deployments.size() == 3U);
  BOOST_TEST(pool.machine_deployments[0].maximum.before.value() == 3);
  BOOST_TEST(pool.machine_deployments[0].maximum.after.value() == 2);
  BOOST_TEST((pool.machine_deployments[0].verdict == impact::Verdict::none));
  BOOST_TEST((pool.machine_deployments[2].verdict == impact::Verdict::create));
  // The default surge of 1 is the first zone's.
  BOOST_TEST((pool.machine_deployments[0].max_surge.after == hashing::IntOrString(1)));
  BOOST_TEST((pool.machine_deployments[1].max_surge.after == hashing::IntOrString(0)));
}

BOOST_AUTO_TEST_CASE(cases_37_and_38_in_place) {
  const Edit strategy{kStrategy, "      updateStrategy: AutoInPlaceUpdate"};
  const auto of = [&](const Edit& edit) { return compare({strategy}, {strategy, edit}, kUsual); };
  for (const Edit& edit : {image("{name: gardenlinux, version: 1877.5.0}"), version("1.35.5"),
                           shoot_kubelet("{kubeReserved: {cpu: 90m}}")}) {
    const impact::Impact impact = of(edit);
    const impact::Pool& pool = impact.shoots.at(0).pools.at(0);
    BOOST_TEST((pool.verdict == impact::Verdict::in_place), edit.replacement);
    const auto& hash = pool.in_place_hash;
    BOOST_TEST(std::get<std::string>(hash.before).size() == 16U);
    BOOST_TEST(std::get<std::string>(hash.before) != std::get<std::string>(hash.after));
  }
  const impact::Impact patch = of(version("1.34.8"));
  BOOST_TEST(answer(patch) == "none");
  BOOST_TEST(std::get<std::string>(patch.shoots.at(0).pools.at(0).in_place_hash.before) ==
             std::get<std::string>(patch.shoots.at(0).pools.at(0).in_place_hash.after));
  // A rolling pool has none.
  const impact::Impact rolling = compare(kSame, {version("1.35.5")}, kUsual);
  BOOST_TEST(std::holds_alternative<std::monostate>(rolling.shoots.at(0).pools.at(0).in_place_hash.after));
}

BOOST_AUTO_TEST_CASE(cases_43_and_44_gke_formula) {
  const Setting formula{.gke = true};
  const Edit bigger{"memory: 16Gi", "memory: 32Gi"};
  check({
      {"43: more memory of the type", kSame, {bigger}, "roll core/kube-reserved", formula},
      {"43: … without the formula", kSame, {bigger}, "none", kUsual},
      {"44: the Shoot's evictionHard",
       kSame,
       {shoot_kubelet("{evictionHard: {memoryAvailable: 200Mi}}")},
       "none",
       formula},
      {"44: … without the formula",
       kSame,
       {shoot_kubelet("{evictionHard: {memoryAvailable: 200Mi}}")},
       "roll core/eviction-hard",
       kUsual},
      {"44: an own reservation of the Shoot",
       kSame,
       {shoot_kubelet("{kubeReserved: {cpu: 80m}}")},
       "roll core/kube-reserved",
       formula},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/resource_reservation.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/gardener/defaults.hpp"
#include "tests/gardener/samples.hpp"

namespace gprov::tests {

using hashing::Trigger;

namespace {

gardener::Environment with_formula(const char* gardener) {
  gardener::Environment result = environment(gardener);
  result.gke_reservations = true;
  return result;
}

struct Outcome {
  model::Shoot shoot;
  gardener::Admission admission;
};

Outcome admit(model::Shoot shoot, const Outcome* old, const model::CloudProfileSpec* profile,
              const char* gardener = "v1.149.3") {
  Outcome outcome{std::move(shoot), {}};
  gardener::set_defaults(outcome.shoot, with_formula(gardener));
  outcome.admission = gardener::admit(outcome.shoot, old == nullptr ? nullptr : &old->shoot,
                                      old == nullptr ? std::vector<gardener::Gap>{} : old->admission.gaps, profile,
                                      with_formula(gardener));
  return outcome;
}

std::string reserved(const Outcome& outcome) {
  return datum(key_data(outcome.shoot, outcome.admission.gaps), Trigger::kubelet_reserved);
}

std::string formula(const char* cpu, const char* memory) {
  model::MachineType type;
  type.cpu = cpu;
  type.memory = memory;
  const model::KubeletReserved reserved = gardener::reserve_by_formula(type);
  return reserved.cpu.value() + "-" + reserved.memory.value() + "-" + reserved.pid.value();
}

model::Kubelet& own_kubelet(model::Shoot& shoot) {
  return shoot.spec.provider.workers[0].kubernetes.emplace().kubelet.emplace();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reservation)

// What resourcereservation/admission.go made of these machines when it was executed.
BOOST_AUTO_TEST_CASE(the_formula_counts_as_upstream_does) {
  BOOST_TEST(formula("1", "2Gi") == "60m-512Mi-20k");
  BOOST_TEST(formula("2", "4Gi") == "70m-1Gi-20k");
  BOOST_TEST(formula("2", "8Gi") == "70m-1932735283-20k");
  BOOST_TEST(formula("4", "15Gi") == "80m-2684354559-20k");
  BOOST_TEST(formula("4", "16Gi") == "80m-2791728742-20k");
  BOOST_TEST(formula("5", "10Gi") == "82m-2147483647-20k");
  BOOST_TEST(formula("8", "32Gi") == "90m-3822520888-20k");
  BOOST_TEST(formula("16", "64Gi") == "110m-5884105192-20k");
  BOOST_TEST(formula("32", "128Gi") == "150m-10007273794-20k");
  BOOST_TEST(formula("36", "72Gi") == "160m-6399501268-20k");
  BOOST_TEST(formula("48", "192Gi") == "190m-11381663328-20k");
  BOOST_TEST(formula("64", "256Gi") == "230m-12756052862-20k");
  BOOST_TEST(formula("96", "384Gi") == "310m-15504831932-20k");
  BOOST_TEST(formula("128", "1024Gi") == "390m-29248727280-20k");
  BOOST_TEST(formula("500m", "512Mi") == "60m-255Mi-20k");
  BOOST_TEST(formula("2", "3.75Gi") == "70m-960Mi-20k");
  BOOST_TEST(formula("2", "7.5Gi") == "70m-1825361100-20k");
}

BOOST_AUTO_TEST_CASE(each_worker_gets_its_own_block) {
  const auto az = profile();  // 4 cores, 16Gi
  const Outcome stored = admit(manifest(), nullptr, &az);
  BOOST_TEST(reserved(stored) == "80m-2791728742-20k-<nil>");
  BOOST_TEST(!stored.shoot.spec.kubernetes.kubelet->kube_reserved.has_value());
  BOOST_TEST(stored.shoot.spec.provider.workers[0].kubernetes->kubelet->fail_swap_on.value());

  model::Shoot partly = manifest();
  own_kubelet(partly).kube_reserved.emplace().cpu = "1";
  BOOST_TEST(reserved(admit(partly, nullptr, &az)) == "1-2791728742-20k-<nil>");
}

BOOST_AUTO_TEST_CASE(a_reservation_of_the_shoot_keeps_the_formula_away) {
  const auto az = profile();
  model::Shoot shoot = manifest();
  shoot.spec.kubernetes.kubelet.emplace().kube_reserved.emplace().cpu = "100m";
  BOOST_TEST(reserved(admit(shoot, nullptr, &az)) == "100m-1Gi-20k-<nil>");
}

BOOST_AUTO_TEST_CASE(there_is_no_formula_before_the_plugin) {
  const auto az = profile();
  BOOST_TEST(reserved(admit(manifest(), nullptr, &az, "v1.92.4")) == "80m-1Gi-20k-<nil>");
  BOOST_TEST(reserved(admit(manifest(), nullptr, &az, "v1.93.0")) == "80m-2791728742-20k-<nil>");
}

BOOST_AUTO_TEST_CASE(static_values_come_with_every_decode_before_the_plugin) {
  const auto decoded = [](const char* gardener) {
    model::Shoot shoot = manifest();
    gardener::set_defaults(shoot, environment(gardener));
    return shoot.spec.kubernetes.kubelet->kube_reserved.has_value();
  };
  BOOST_TEST(decoded("v1.92.4"));
  BOOST_TEST(!decoded("v1.93.0"));
}

BOOST_AUTO_TEST_CASE(an_unknown_machine_type_is_refused) {
  const auto az = profile();
  model::Shoot shoot = manifest();
  shoot.spec.provider.workers[0].machine.type = "huge";
  const Outcome outcome = admit(shoot, nullptr, &az);
  BOOST_REQUIRE(outcome.admission.rejections.size() == 1);
  BOOST_TEST(outcome.admission.rejections[0].by == "resourcereservation");
  BOOST_TEST(outcome.admission.rejections[0].path == "spec.provider.workers[0].machine.type");
  BOOST_TEST(outcome.admission.rejections[0].message == "Invalid value: \"huge\": worker machine type unknown");
}

BOOST_AUTO_TEST_CASE(without_a_cloud_profile_the_reservation_is_open) {
  const Outcome old = admit(manifest(), nullptr, nullptr);
  BOOST_REQUIRE(old.admission.gaps.size() == 1);
  BOOST_TEST((old.admission.gaps[0].trigger == Trigger::kubelet_reserved));
  BOOST_TEST(old.admission.gaps[0].needs == "CloudProfile az");
  BOOST_TEST(reserved(old) == "?");
  // Every write computes it anew, so nobody knows that it stays.
  const Outcome again = admit(manifest(), &old, nullptr);
  BOOST_TEST((hashing::compare(key_data(old.shoot, old.admission.gaps), key_data(again.shoot, again.admission.gaps)) ==
              hashing::Equality::unknown));
  // What is written out needs no machine type.
  model::Shoot full = manifest();
  model::KubeletReserved& values = own_kubelet(full).kube_reserved.emplace();
  values.cpu = "1";
  values.memory = "2Gi";
  BOOST_TEST(reserved(admit(full, nullptr, nullptr)) == "1-2Gi-20k-<nil>");
}

// Cases 43 and 44.
BOOST_AUTO_TEST_CASE(a_rewritten_manifest_follows_the_machine_type_and_not_the_shoots_kubelet) {
  auto az = profile();
  const Outcome old = admit(manifest(), nullptr, &az);
  BOOST_TEST(!rolls(old.shoot, admit(manifest(), &old, &az).shoot));
  model::Shoot eviction = manifest();
  eviction.spec.kubernetes.kubelet.emplace().eviction_hard.emplace().memory_available = "200Mi";
  BOOST_TEST(!rolls(old.shoot, admit(eviction, &old, &az).shoot));
  az.machine_types[0].memory = "32Gi";
  BOOST_TEST(!rolls(old.shoot, admit(old.shoot, &old, &az).shoot));  // the stored values, sent again
  BOOST_TEST(rolls(old.shoot, admit(manifest(), &old, &az).shoot));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

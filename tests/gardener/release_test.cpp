// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/defaults.hpp"
#include "analyzer/gardener/hash_versions.hpp"
#include "hashing/questions.hpp"
#include "tests/gardener/samples.hpp"

// The borders between releases, on both sides of each: defaults_shoot.go, validator/admission.go and
// mutator/admission.go at the tags named.

namespace gprov::tests {

namespace {

using Change = std::function<void(model::Shoot&)>;

struct Outcome {
  model::Shoot shoot;
  gardener::Admission admission;
};

Outcome admit(const char* gardener, const Change& change, const Outcome* old, const model::CloudProfileSpec* profile) {
  Outcome outcome{manifest(), {}};
  change(outcome.shoot);
  gardener::set_defaults(outcome.shoot, environment(gardener));
  outcome.admission = gardener::admit(outcome.shoot, old == nullptr ? nullptr : &old->shoot,
                                      old == nullptr ? std::vector<gardener::Gap>{} : old->admission.gaps, profile,
                                      environment(gardener));
  return outcome;
}

void as_it_is(model::Shoot& /*shoot*/) {}

Change image(const char* name, const char* version) {
  return [=](model::Shoot& shoot) {
    auto& image = shoot.spec.provider.workers[0].machine.image;
    image = model::ShootMachineImage{.name = name, .version = {}, .provider_config = {}};
    if (*version != 0) image->version = version;
  };
}

std::string image_of(const Outcome& outcome) {
  const auto& image = outcome.shoot.spec.provider.workers.at(0).machine.image;
  return image ? image->name + " " + image->version.value_or("-") : "none";
}

std::string surge(const char* gardener, const char* strategy, bool forced = false) {
  model::Shoot shoot = manifest();
  model::ShootWorker& worker = shoot.spec.provider.workers[0];
  worker.update_strategy = strategy;
  if (forced) worker.max_surge = model::IntOrString(3);
  gardener::set_defaults(shoot, environment(gardener));
  const auto text = [](const std::optional<model::IntOrString>& value) {
    return value ? std::to_string(std::get<std::int32_t>(*value)) : std::string("-");
  };
  return text(worker.max_surge) + "/" + text(worker.max_unavailable);
}

model::Shoot defaulted(const char* gardener, const Change& change = as_it_is) {
  model::Shoot shoot = manifest();
  change(shoot);
  gardener::set_defaults(shoot, environment(gardener));
  return shoot;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(releases)

BOOST_AUTO_TEST_CASE(surge_of_in_place_pools) {
  for (const char* gardener : {"v1.83.0", "v1.114.9", "v1.122.9", "v1.149.3"}) {
    BOOST_TEST(surge(gardener, "AutoRollingUpdate") == "1/0");
  }
  for (const char* gardener : {"v1.113.0", "v1.118.0", "v1.120.0", "v1.122.9"}) {
    BOOST_TEST(surge(gardener, "AutoInPlaceUpdate") == "1/0");
  }
  for (const char* gardener : {"v1.123.0", "v1.124.0", "v1.127.1", "v1.149.3"}) {
    BOOST_TEST(surge(gardener, "AutoInPlaceUpdate") == "0/1");
  }
  BOOST_TEST(surge("v1.114.9", "ManualInPlaceUpdate") == "1/0");
  BOOST_TEST(surge("v1.114.9", "ManualInPlaceUpdate", true) == "3/0");
  BOOST_TEST(surge("v1.115.0", "ManualInPlaceUpdate", true) == "0/1");
  BOOST_TEST(surge("v1.122.9", "ManualInPlaceUpdate", true) == "0/1");
  BOOST_TEST(surge("v1.123.0", "ManualInPlaceUpdate", true) == "3/1");
  BOOST_TEST(surge("v1.124.9", "ManualInPlaceUpdate") == "0/1");
  BOOST_TEST(surge("v1.125.0", "ManualInPlaceUpdate") == "-/-");
}

BOOST_AUTO_TEST_CASE(update_strategies_came_with_1_113) {
  BOOST_TEST(!defaulted("v1.112.9").spec.provider.workers[0].update_strategy.has_value());
  BOOST_TEST(defaulted("v1.113.0").spec.provider.workers[0].update_strategy.value() == "AutoRollingUpdate");
}

BOOST_AUTO_TEST_CASE(kubelet_defaults_came_with_1_120) {
  BOOST_TEST(!defaulted("v1.119.9").spec.kubernetes.kubelet->image_minimum_gc_age.has_value());
  BOOST_TEST(defaulted("v1.120.0").spec.kubernetes.kubelet->image_minimum_gc_age.value() == "2m0s");
  const Change parallel = [](model::Shoot& shoot) {
    shoot.spec.kubernetes.kubelet.emplace().max_parallel_image_pulls = 2;
  };
  BOOST_TEST(defaulted("v1.119.9", parallel).spec.kubernetes.kubelet->serialize_image_pulls.value());
  BOOST_TEST(!defaulted("v1.120.0", parallel).spec.kubernetes.kubelet->serialize_image_pulls.value());
}

BOOST_AUTO_TEST_CASE(a_workerless_shoot_lost_its_controller_manager_with_1_86) {
  const Change workerless = [](model::Shoot& shoot) { shoot.spec.provider.workers.clear(); };
  BOOST_TEST(defaulted("v1.85.9", workerless).spec.kubernetes.kube_controller_manager.has_value());
  BOOST_TEST(!defaulted("v1.86.0", workerless).spec.kubernetes.kube_controller_manager.has_value());
}

BOOST_AUTO_TEST_CASE(autoscaler_and_api_server_defaults) {
  const Change block = [](model::Shoot& shoot) { shoot.spec.kubernetes.cluster_autoscaler.emplace(); };
  const auto autoscaler = [&](const char* gardener) {
    return *defaulted(gardener, block).spec.kubernetes.cluster_autoscaler;
  };
  BOOST_TEST(!autoscaler("v1.86.9").verbosity.has_value());
  BOOST_TEST(autoscaler("v1.87.0").verbosity.value() == 2);
  BOOST_TEST(!autoscaler("v1.120.9").max_drain_parallelism.has_value());
  BOOST_TEST(autoscaler("v1.121.0").max_drain_parallelism.value() == 1);
  BOOST_TEST(!autoscaler("v1.131.9").max_node_group_backoff_duration.has_value());
  BOOST_TEST(autoscaler("v1.132.0").max_node_group_backoff_duration.value() == "30m0s");
  BOOST_TEST(!autoscaler("v1.140.9").emit_per_node_group_metrics.has_value());
  BOOST_TEST(!autoscaler("v1.141.9").max_bin_packing_time.has_value());
  BOOST_TEST(autoscaler("v1.142.0").max_bin_packing_time.value() == "5m0s");
  BOOST_TEST(!defaulted("v1.135.9").spec.kubernetes.kube_api_server->encryption_config.has_value());
  BOOST_TEST(defaulted("v1.136.0").spec.kubernetes.kube_api_server->encryption_config->provider->type.value() ==
             "aescbc");
}

BOOST_AUTO_TEST_CASE(the_monitor_grace_period_went_with_the_kubernetes_version_until_1_113) {
  const auto az = profile();
  const auto version = [](const char* text) {
    return [text](model::Shoot& shoot) { shoot.spec.kubernetes.version = text; };
  };
  const auto period = [](const Outcome& outcome) {
    return outcome.shoot.spec.kubernetes.kube_controller_manager->node_monitor_grace_period.value_or("-");
  };
  const Outcome old = admit("v1.99.1", version("1.26.9"), nullptr, &az);
  BOOST_TEST(period(old) == "2m0s");
  BOOST_TEST(period(admit("v1.99.1", version("1.27.1"), nullptr, &az)) == "40s");
  const auto kept = [&](const char* text) {
    return [text](model::Shoot& shoot) {
      shoot.spec.kubernetes.version = text;
      shoot.spec.kubernetes.kube_controller_manager.emplace().node_monitor_grace_period = "2m0s";
    };
  };
  BOOST_TEST(period(admit("v1.99.1", kept("1.26.10"), &old, &az)) == "2m0s");
  BOOST_TEST(period(admit("v1.99.1", kept("1.27.1"), &old, &az)) == "40s");
  BOOST_TEST(period(admit("v1.114.0", version("1.26.9"), nullptr, &az)) == "40s");
}

BOOST_AUTO_TEST_CASE(deprecated_kubernetes_versions_were_chosen_until_1_120) {
  const auto az = profile();  // 1.34.9 is deprecated
  const Change partial = [](model::Shoot& shoot) { shoot.spec.kubernetes.version = "1.34"; };
  BOOST_TEST(admit("v1.120.0", partial, nullptr, &az).shoot.spec.kubernetes.version == "1.34.9");
  BOOST_TEST(admit("v1.121.0", partial, nullptr, &az).shoot.spec.kubernetes.version == "1.34.8");
}

BOOST_AUTO_TEST_CASE(partial_image_versions) {
  const auto az = profile();
  const auto created = [&](const char* gardener) {
    return image_of(admit(gardener, image("gardenlinux", "1592"), nullptr, &az));
  };
  BOOST_TEST(created("v1.110.9") == "gardenlinux 1592");
  BOOST_TEST(created("v1.111.0") != "gardenlinux 1592");
  BOOST_TEST(created("v1.121.0") == "gardenlinux 1592.9.0");
  const auto updated = [&](const char* gardener) {
    const Outcome old = admit(gardener, as_it_is, nullptr, &az);
    return image_of(admit(gardener, image("gardenlinux", "1592"), &old, &az));
  };
  BOOST_TEST(updated("v1.121.9") == "gardenlinux 1592");
  BOOST_TEST(updated("v1.122.0") == "gardenlinux 1592.9.0");
  // Without a CloudProfile, what is taken as it is leaves no gap.
  BOOST_TEST(admit("v1.110.9", image("gardenlinux", "1592"), nullptr, nullptr).admission.gaps.empty());
  BOOST_TEST(admit("v1.111.0", image("gardenlinux", "1592"), nullptr, nullptr).admission.gaps.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_unclassified_image_counted_as_deprecated_until_1_120) {
  auto az = profile();
  az.machine_images[0].versions[2].classification.reset();  // 1877.5.0
  az.machine_images[0].versions[1].classification = "supported";
  BOOST_TEST(image_of(admit("v1.120.0", image("gardenlinux", ""), nullptr, &az)) == "gardenlinux 1592.9.0");
  BOOST_TEST(image_of(admit("v1.121.0", image("gardenlinux", ""), nullptr, &az)) == "gardenlinux 1877.5.0");
}

BOOST_AUTO_TEST_CASE(the_first_image_with_the_architecture_or_since_1_125_for_the_machine_type) {
  auto az = profile();
  for (auto& version : az.machine_images[0].versions) version.architectures = {"arm64"};
  const Change none = [](model::Shoot& shoot) { shoot.spec.provider.workers[0].machine.image.reset(); };
  BOOST_TEST(image_of(admit("v1.124.0", none, nullptr, &az)) == "suse 15.6.1");
  const Outcome refused = admit("v1.127.1", none, nullptr, &az);
  BOOST_REQUIRE(refused.admission.rejections.size() == 1);
  BOOST_TEST(refused.admission.rejections[0].message.ends_with("unable to determine latest expirable version"));
  // A machine type that the CloudProfile does not have takes no part.
  az.machine_types.clear();
  BOOST_TEST(image_of(admit("v1.127.1", none, nullptr, &az)) == "suse 15.6.1");
}

BOOST_AUTO_TEST_CASE(an_exact_match_counts_since_1_136) {
  auto az = profile();
  model::MachineImageVersion odd;
  odd.version = "1592.9.0-foo.1";
  odd.classification = "supported";
  az.machine_images[0].versions.push_back(odd);
  BOOST_TEST(image_of(admit("v1.135.0", image("gardenlinux", "1592.9.0-foo.1"), nullptr, &az)) ==
             "gardenlinux 1592.9.0");
  BOOST_TEST(image_of(admit("v1.136.0", image("gardenlinux", "1592.9.0-foo.1"), nullptr, &az)) ==
             "gardenlinux 1592.9.0-foo.1");
}

BOOST_AUTO_TEST_CASE(in_place_pools_get_images_that_support_it_since_1_113) {
  auto az = profile();
  az.machine_images[0].versions[1].in_place_updates.emplace().supported = true;  // 1592.9.0
  const Change in_place = [](model::Shoot& shoot) {
    shoot.spec.provider.workers[0].machine.image->version.reset();
    shoot.spec.provider.workers[0].update_strategy = "AutoInPlaceUpdate";
  };
  BOOST_TEST(image_of(admit("v1.149.3", in_place, nullptr, &az)) == "gardenlinux 1592.9.0");
  BOOST_TEST(image_of(admit("v1.149.3", image("gardenlinux", ""), nullptr, &az)) == "gardenlinux 1877.5.0");
}

BOOST_AUTO_TEST_CASE(who_refuses) {
  const auto az = profile();
  const Change both = [](model::Shoot& shoot) {
    shoot.spec.kubernetes.version = "1.20";
    shoot.spec.provider.workers[0].machine.image->name = "flatcar";
    shoot.spec.provider.workers[0].machine.image->version.reset();
  };
  const auto refusals = [&](const char* gardener) {
    std::string text;
    for (const auto& one : admit(gardener, both, nullptr, &az).admission.rejections) {
      text += one.by + " " + one.path + ";";
    }
    return text;
  };
  BOOST_TEST(refusals("v1.131.0") == "validator spec.provider.workers[0];");
  BOOST_TEST(refusals("v1.132.0") == "mutator spec.kubernetes.version;");
  BOOST_TEST(refusals("v1.133.0") == "mutator spec.kubernetes.version;mutator spec.provider.workers[0];");
}

BOOST_AUTO_TEST_CASE(node_local_dns_by_plugin_is_for_new_shoots_only) {
  gardener::Environment on = environment();
  on.node_local_dns_default = true;
  const auto enabled = [&](model::Shoot shoot, const model::Shoot* old) {
    gardener::set_defaults(shoot, on);
    BOOST_TEST(gardener::admit(shoot, old, {}, nullptr, on).rejections.empty());
    const auto& dns = shoot.spec.system_components->node_local_dns;
    return dns ? std::string(dns->enabled ? "on" : "off") : std::string("-");
  };
  const model::Shoot old = created(manifest());
  BOOST_TEST(enabled(manifest(), nullptr) == "on");
  BOOST_TEST(enabled(manifest(), &old) == "-");
  model::Shoot off = manifest();
  off.spec.system_components.emplace().node_local_dns.emplace().enabled = false;
  BOOST_TEST(enabled(off, nullptr) == "off");
}

// cmd/gardenlet/app/migration.go@v1.97.0: pools that are there begin on version 1, and leave it when their key changes.
BOOST_AUTO_TEST_CASE(old_pools_begin_on_hash_version_1) {
  const auto version_after = [](const Change& change, const char* from) {
    const auto records = gardener::records_of(
        gardener::generate_pools(created(manifest(), nullptr, from), {}, nullptr, {}, nullptr, environment(from)));
    model::Shoot changed = manifest();
    change(changed);
    return gardener::generate_pools(created(changed, nullptr, "v1.130.0"), {}, nullptr, {}, &records,
                                    environment("v1.130.0"))[0]
        .record.current;
  };
  const Change minor = [](model::Shoot& shoot) { shoot.spec.kubernetes.version = "1.35.2"; };
  const Change kubelet = [](model::Shoot& shoot) {
    shoot.spec.kubernetes.kubelet.emplace().cpu_manager_policy = "static";
  };
  for (const char* from : {"v1.84.0", "v1.97.0"}) {
    BOOST_TEST(version_after(as_it_is, from) == 1);
    BOOST_TEST(version_after(minor, from) == 2);
    BOOST_TEST(version_after(kubelet, from) == 1);  // only the key of version 1 is recorded
  }
  BOOST_TEST(version_after(as_it_is, "v1.126.0") == 2);
}

BOOST_AUTO_TEST_CASE(the_cloud_profile_reference) {
  const auto stored = [](const char* gardener) {
    const auto outcome = admit(
        gardener,
        [](model::Shoot& shoot) {
          shoot.spec.cloud_profile.reset();
          shoot.spec.cloud_profile_name = "az";
        },
        nullptr, nullptr);
    const auto& spec = outcome.shoot.spec;
    return spec.cloud_profile_name.value_or("-") + " " + (spec.cloud_profile ? spec.cloud_profile->name : "-");
  };
  BOOST_TEST(stored("v1.100.0") == "az -");
  BOOST_TEST(stored("v1.101.0") == "az az");
  BOOST_TEST(stored("v1.123.0") == "az az");
  BOOST_TEST(stored("v1.124.0") == "az -");  // Kubernetes 1.34
}

BOOST_AUTO_TEST_CASE(releases_that_answer_alike_have_the_same_newest_hash_version) {
  const auto release = [](int minor) { return "v1." + std::to_string(minor) + ".0"; };
  for (const std::optional<bool> gate : {std::optional<bool>(), std::optional(false), std::optional(true)}) {
    const auto newest = [&](int minor) {
      gardener::Environment told = environment(release(minor).c_str());
      told.new_worker_pool_hash = gate;
      return gardener::newest_hash_version(told);
    };
    for (int a = 83; a <= 150; ++a) {
      const hashing::QuestionListener listener;
      const int here = newest(a);
      const std::vector<hashing::Question> heard = listener.heard();
      for (int b = 83; b <= 150; ++b) {
        const bool alike = hashing::answers_alike(heard, hashing::parse_version(release(a)).value(),
                                                  hashing::parse_version(release(b)).value());
        if (alike) BOOST_TEST(newest(b) == here, release(a) << " and " << release(b));
      }
    }
  }
  BOOST_TEST(gardener::newest_hash_version(environment("v1.97.4")) == 1);
  BOOST_TEST(gardener::newest_hash_version(environment("v1.125.9")) == 1);
  BOOST_TEST(gardener::newest_hash_version(environment("v1.126.0")) == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

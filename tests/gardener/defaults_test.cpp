// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/defaults.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/gardener/samples.hpp"

namespace gprov::tests {

BOOST_AUTO_TEST_SUITE(defaults)

BOOST_AUTO_TEST_CASE(a_missing_auto_update_block_means_both_a_present_one_means_what_it_says) {
  model::Shoot shoot = manifest();
  gardener::set_defaults(shoot, environment());
  BOOST_TEST(shoot.spec.maintenance->auto_update->kubernetes_version);
  BOOST_TEST(shoot.spec.maintenance->auto_update->machine_image_version.value());

  // Case 28: naming one switch turns the other off.
  shoot = manifest();
  shoot.spec.maintenance.emplace().auto_update.emplace().machine_image_version = true;
  gardener::set_defaults(shoot, environment());
  BOOST_TEST(!shoot.spec.maintenance->auto_update->kubernetes_version);
}

BOOST_AUTO_TEST_CASE(the_node_mask_follows_the_most_pods) {
  const auto mask = [](std::optional<int> shoot_pods, std::optional<int> worker_pods) {
    model::Shoot shoot = manifest();
    if (shoot_pods) shoot.spec.kubernetes.kubelet.emplace().max_pods = shoot_pods;
    if (worker_pods) shoot.spec.provider.workers[0].kubernetes.emplace().kubelet.emplace().max_pods = worker_pods;
    gardener::set_defaults(shoot, environment());
    return shoot.spec.kubernetes.kube_controller_manager->node_cidr_mask_size.value();
  };
  BOOST_TEST(mask({}, {}) == 24);
  BOOST_TEST(mask(128, {}) == 24);
  BOOST_TEST(mask(129, {}) == 23);
  BOOST_TEST(mask({}, 200) == 23);
  BOOST_TEST(mask(64, {}) == 25);  // the Shoot's own value also lowers it
  BOOST_TEST(mask({}, 64) == 24);  // a worker's does not
  BOOST_TEST(mask(500, 64) == 22);
}

BOOST_AUTO_TEST_CASE(image_pulls_are_serial_unless_two_may_run_at_once) {
  const auto serial = [](std::optional<int> parallel) {
    model::Shoot shoot = manifest();
    shoot.spec.kubernetes.kubelet.emplace().max_parallel_image_pulls = parallel;
    gardener::set_defaults(shoot, environment());
    return shoot.spec.kubernetes.kubelet->serialize_image_pulls.value();
  };
  BOOST_TEST(serial({}));
  BOOST_TEST(serial(1));
  BOOST_TEST(!serial(2));
}

BOOST_AUTO_TEST_CASE(surge_depends_on_the_update_strategy) {
  const auto defaulted = [](std::optional<std::string> strategy) {
    model::Shoot shoot = manifest();
    shoot.spec.provider.workers[0].update_strategy = strategy;
    gardener::set_defaults(shoot, environment());
    return shoot.spec.provider.workers[0];
  };
  BOOST_TEST(defaulted({}).update_strategy.value() == "AutoRollingUpdate");
  BOOST_TEST((defaulted({}).max_surge == model::IntOrString(1)));
  BOOST_TEST((defaulted({}).max_unavailable == model::IntOrString(0)));
  BOOST_TEST((defaulted("AutoInPlaceUpdate").max_surge == model::IntOrString(0)));
  BOOST_TEST((defaulted("AutoInPlaceUpdate").max_unavailable == model::IntOrString(1)));
  BOOST_TEST(!defaulted("ManualInPlaceUpdate").max_surge.has_value());
}

BOOST_AUTO_TEST_CASE(the_architecture_is_a_plain_default_only_before_the_mutator_sets_it) {
  model::Shoot shoot = manifest();
  gardener::set_defaults(shoot, environment("v1.148.9"));
  BOOST_TEST(shoot.spec.provider.workers[0].machine.architecture.value() == "amd64");
  shoot = manifest();
  gardener::set_defaults(shoot, environment("v1.149.0"));
  BOOST_TEST(!shoot.spec.provider.workers[0].machine.architecture.has_value());
}

BOOST_AUTO_TEST_CASE(a_workerless_shoot_gets_no_kubelet) {
  model::Shoot shoot = manifest();
  shoot.spec.provider.workers.clear();
  gardener::set_defaults(shoot, environment());
  BOOST_TEST(!shoot.spec.kubernetes.kubelet.has_value());
  BOOST_TEST(!shoot.spec.provider.workers_settings.has_value());
  BOOST_TEST(shoot.spec.scheduler_name.value() == "default-scheduler");
  BOOST_TEST(shoot.spec.kubernetes.kube_api_server->event_ttl.value() == "1h0m0s");
}

BOOST_AUTO_TEST_CASE(what_is_written_stays) {
  model::Shoot shoot = manifest();
  shoot.spec.kubernetes.kube_proxy.emplace().enabled = false;
  shoot.spec.provider.workers_settings.emplace().ssh_access = model::SshAccess{.enabled = false};
  shoot.spec.system_components.emplace().core_dns.emplace().autoscaling =
      model::CoreDnsAutoscaling{"cluster-proportional"};
  gardener::set_defaults(shoot, environment());
  BOOST_TEST(!shoot.spec.kubernetes.kube_proxy->enabled.value());
  BOOST_TEST(!shoot.spec.provider.workers_settings->ssh_access->enabled);
  BOOST_TEST(shoot.spec.system_components->core_dns->autoscaling->mode == "cluster-proportional");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

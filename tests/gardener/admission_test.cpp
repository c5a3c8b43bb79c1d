// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/admission.hpp"

#include <boost/test/unit_test.hpp>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/manifest/node.hpp"
#include "hashing/questions.hpp"
#include "tests/gardener/samples.hpp"

namespace gprov::tests {

using hashing::Trigger;

namespace {

struct Outcome {
  model::Shoot shoot;
  gardener::Admission admission;
};

Outcome admit(model::Shoot shoot, const Outcome* old, const model::CloudProfileSpec* profile,
              const char* gardener = "v1.149.3") {
  Outcome outcome{std::move(shoot), {}};
  gardener::set_defaults(outcome.shoot, environment(gardener));
  outcome.admission = gardener::admit(outcome.shoot, old == nullptr ? nullptr : &old->shoot,
                                      old == nullptr ? std::vector<gardener::Gap>{} : old->admission.gaps, profile,
                                      environment(gardener));
  return outcome;
}

model::Shoot with_version(const char* version) {
  model::Shoot shoot = manifest();
  shoot.spec.kubernetes.version = version;
  return shoot;
}

model::Shoot with_image(std::optional<model::ShootMachineImage> image) {
  model::Shoot shoot = manifest();
  shoot.spec.provider.workers[0].machine.image = std::move(image);
  return shoot;
}

model::Shoot with_image(const char* name, std::optional<std::string> version) {
  return with_image(model::ShootMachineImage{.name = name, .version = std::move(version), .provider_config = {}});
}

std::string image_of(const Outcome& outcome) {
  const auto& image = outcome.shoot.spec.provider.workers.at(0).machine.image;
  return image ? image->name + " " + image->version.value_or("-") : "none";
}

std::string image_datum(const Outcome& outcome) {
  return datum(key_data(outcome.shoot, outcome.admission.gaps), Trigger::machine_image);
}

hashing::Equality compare(const Outcome& a, const Outcome& b) {
  return hashing::compare(key_data(a.shoot, a.admission.gaps), key_data(b.shoot, b.admission.gaps));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kubernetes_version)

BOOST_AUTO_TEST_CASE(partial_versions_become_the_newest_supported_one) {
  const auto az = profile();
  const auto resolved = [&](const char* version) {
    return admit(with_version(version), nullptr, &az).shoot.spec.kubernetes.version;
  };
  BOOST_TEST(resolved("1.34.5") == "1.34.5");
  BOOST_TEST(resolved("1.34.77") == "1.34.77");  // three parts are never looked up
  BOOST_TEST(resolved("1.34") == "1.34.8");      // 1.34.9 is deprecated
  BOOST_TEST(resolved("1.33") == "1.33.9");      // unclassified counts as supported
  BOOST_TEST(resolved("1") == "1.35.2");         // 1.36.0 is a preview
  BOOST_TEST(resolved("") == "1.35.2");
  BOOST_TEST(resolved("1.34.5-foo.1") == "1.35.2");  // case 47: four parts count as the major alone
}

BOOST_AUTO_TEST_CASE(workers_are_resolved_alike) {
  const auto az = profile();
  model::Shoot shoot = manifest();
  shoot.spec.provider.workers[0].kubernetes.emplace().version = "1.33";
  BOOST_TEST(*admit(shoot, nullptr, &az).shoot.spec.provider.workers[0].kubernetes->version == "1.33.9");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_resolved_is_refused) {
  const auto az = profile();
  for (const char* version : {"1.36", "1.30", "2"}) {
    const auto outcome = admit(with_version(version), nullptr, &az);
    BOOST_REQUIRE(outcome.admission.rejections.size() == 1);
    BOOST_TEST(outcome.admission.rejections[0].path == "spec.kubernetes.version");
    BOOST_TEST(outcome.admission.rejections[0].type == "Invalid");
    BOOST_TEST(outcome.admission.rejections[0].message.starts_with(
        "Invalid value: \"" + std::string(version) + "\": couldn't find a suitable version for " + version + "."));
  }
  const auto outcome = admit(with_version("1.x"), nullptr, &az);
  BOOST_REQUIRE(outcome.admission.rejections.size() == 1);
  BOOST_TEST(outcome.admission.rejections[0].message == "Invalid value: \"x\": must be a semantic version");
}

BOOST_AUTO_TEST_CASE(without_a_cloud_profile_only_an_open_minor_is_a_gap) {
  BOOST_TEST(admit(with_version("1.34"), nullptr, nullptr).admission.gaps.empty());
  for (const char* version : {"1", "", "1."}) {
    const auto outcome = admit(with_version(version), nullptr, nullptr);
    BOOST_REQUIRE(outcome.admission.gaps.size() == 1);
    BOOST_TEST((outcome.admission.gaps[0].trigger == Trigger::kubernetes_minor));
    BOOST_TEST(outcome.admission.gaps[0].pool == "worker-a");
    BOOST_TEST(outcome.admission.gaps[0].needs == "CloudProfile az");
    BOOST_TEST(datum(key_data(outcome.shoot, outcome.admission.gaps), Trigger::kubernetes_minor) == "?");
  }
  // Every write chooses anew, so two sides with the same open version are not known to be equal.
  const auto first = admit(with_version("1"), nullptr, nullptr);
  const auto second = admit(with_version("1"), &first, nullptr);
  BOOST_TEST((compare(first, second) == hashing::Equality::unknown));
}

BOOST_AUTO_TEST_CASE(an_open_minor_with_node_local_dns_is_not_known_to_differ) {
  const auto with_dns = [](const char* version) {
    model::Shoot shoot = with_version(version);
    shoot.spec.system_components.emplace().node_local_dns.emplace().enabled = true;
    return shoot;
  };
  const auto old = admit(with_dns("1.34.5"), nullptr, nullptr);
  BOOST_TEST((compare(old, admit(with_dns("1"), &old, nullptr)) == hashing::Equality::unknown));
}

BOOST_AUTO_TEST_CASE(a_pinned_pool_is_not_touched_by_an_open_minor_of_the_control_plane) {
  model::Shoot shoot = with_version("1");
  shoot.spec.provider.workers[0].kubernetes.emplace().version = "1.33.9";
  BOOST_TEST(admit(shoot, nullptr, nullptr).admission.gaps.empty());
}

BOOST_AUTO_TEST_CASE(case_20_a_new_patch_version_in_the_profile_replaces_no_node_a_new_minor_does) {
  auto az = profile();
  const auto minor = admit(with_version("1.34"), nullptr, &az);
  const auto major = admit(with_version("1"), nullptr, &az);
  az.kubernetes.versions.push_back(
      {.version = "1.34.10", .expiration_date = {}, .classification = {}, .lifecycle = {}});
  BOOST_TEST(admit(with_version("1.34"), &minor, &az).shoot.spec.kubernetes.version == "1.34.10");
  BOOST_TEST(!rolls(minor.shoot, admit(with_version("1.34"), &minor, &az).shoot));
  BOOST_TEST(!rolls(major.shoot, admit(with_version("1"), &major, &az).shoot));
  az.kubernetes.versions.push_back({.version = "1.36.1", .expiration_date = {}, .classification = {}, .lifecycle = {}});
  BOOST_TEST(rolls(major.shoot, admit(with_version("1"), &major, &az).shoot));
}

BOOST_AUTO_TEST_CASE(a_version_expires_after_its_instant) {
  const auto at = [](const model::ExpirableVersion& version, long long seconds, const char* gardener = "v1.149.3") {
    gardener::Environment then = environment(gardener);
    then.now = seconds;
    return gardener::classification(version, then);
  };
  model::ExpirableVersion version;
  version.expiration_date = "2026-08-21T00:00:00Z";
  BOOST_TEST(at(version, now) == "supported");
  BOOST_TEST(at(version, now + 1) == "expired");
  version.classification = "preview";
  BOOST_TEST(at(version, now) == "preview");
  // Until v1.136 at the instant already.
  BOOST_TEST(at(version, now - 1, "v1.136.0") == "preview");
  BOOST_TEST(at(version, now, "v1.136.0") == "expired");
  BOOST_TEST(at(version, now, "v1.121.0") == "expired");
  // Until v1.120 expiry is no classification.
  BOOST_TEST(at(version, now + 1, "v1.120.0") == "preview");
  BOOST_TEST(!gardener::is_expired(version.expiration_date, now));
  BOOST_TEST(gardener::is_expired(version.expiration_date, now + 1));
  // Lifecycle stages replace both; the last one that has begun wins, in list order.
  version.lifecycle = {{"deprecated", "2026-08-20T00:00:00Z"},
                       {"supported", "2026-01-01T00:00:00Z"},
                       {"expired", "2027-01-01T00:00:00Z"}};
  BOOST_TEST(at(version, now) == "supported");
  BOOST_TEST(at(version, now - 1, "v1.136.0") == "preview");  // which does not know them
  version.lifecycle = {{"supported", "2026-09-01T00:00:00Z"}};
  BOOST_TEST(at(version, now) == "unavailable");
  version.lifecycle = {{"preview", std::nullopt}};
  BOOST_TEST(at(version, now) == "preview");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(machine_image)

BOOST_AUTO_TEST_CASE(new_pools_get_the_newest_image_that_is_no_preview) {
  const auto az = profile();
  const auto resolved = [&](const model::Shoot& shoot) { return image_of(admit(shoot, nullptr, &az)); };
  BOOST_TEST(resolved(with_image(std::nullopt)) == "gardenlinux 1877.5.0");
  BOOST_TEST(resolved(with_image("gardenlinux", {})) == "gardenlinux 1877.5.0");
  BOOST_TEST(resolved(with_image("gardenlinux", "1592")) == "gardenlinux 1592.9.0");
  BOOST_TEST(resolved(with_image("gardenlinux", "1592.2")) == "gardenlinux 1592.2.0");  // deprecated, but the only one
  BOOST_TEST(resolved(with_image("suse", {})) == "suse 15.6.1");                        // rather than deprecated 15.7.0
  BOOST_TEST(resolved(with_image("gardenlinux", "1.2.3")) == "gardenlinux 1.2.3");      // left to the validator
}

BOOST_AUTO_TEST_CASE(a_version_that_the_profile_has_is_taken_whatever_it_looks_like) {
  auto az = profile();
  model::MachineImageVersion odd;
  odd.version = "1592.9.0-foo.1";
  az.machine_images[0].versions.push_back(odd);
  BOOST_TEST(image_of(admit(with_image("gardenlinux", "1592.9.0-foo.1"), nullptr, &az)) ==
             "gardenlinux 1592.9.0-foo.1");
  // Case 47: four parts that no version of the profile has count as the major alone.
  BOOST_TEST(image_of(admit(with_image("gardenlinux", "1592.9.0-foo.2"), nullptr, &az)) == "gardenlinux 1592.9.0");
}

BOOST_AUTO_TEST_CASE(an_existing_pool_keeps_its_image) {
  const auto az = profile();
  const auto old = admit(manifest(), nullptr, &az);
  // Case 21: neither the image nor its version has to be repeated.
  BOOST_TEST(image_of(admit(with_image(std::nullopt), &old, &az)) == "gardenlinux 1592.9.0");
  BOOST_TEST(image_of(admit(with_image("gardenlinux", {}), &old, &az)) == "gardenlinux 1592.9.0");
  // Case 23: another name without a version takes that image's newest.
  BOOST_TEST(image_of(admit(with_image("suse", {}), &old, &az)) == "suse 15.6.1");
  // Case 29: for Gardener a renamed pool is a new one.
  model::Shoot renamed = with_image(std::nullopt);
  renamed.spec.provider.workers[0].name = "worker-b";
  BOOST_TEST(image_of(admit(renamed, &old, &az)) == "gardenlinux 1877.5.0");
}

BOOST_AUTO_TEST_CASE(releases_that_answer_alike_give_an_existing_pool_the_same_image) {
  const auto az = profile();
  auto without_suse = profile();
  without_suse.machine_images.pop_back();
  const manifest::Node some{.type = manifest::Type::integer, .integer = 1};
  const manifest::Node other{.type = manifest::Type::integer, .integer = 2};
  const auto with_config = [&](const manifest::Node& node) {
    return with_image(
        model::ShootMachineImage{.name = "gardenlinux", .version = "1592.9.0", .provider_config = {&node}});
  };
  const std::vector<std::pair<model::Shoot, model::Shoot>> updates = {
      {manifest(), manifest()},
      {manifest(), with_image(std::nullopt)},
      {manifest(), with_image("gardenlinux", "1592")},
      {manifest(), with_config(some)},
      {with_config(some), with_config(some)},
      {with_config(some), with_config(other)},
      {with_image("gardenlinux", "1592"), with_image("gardenlinux", "1592")},
      {with_image("suse", "15.6.1"), with_image("suse", "15.6.1")},
  };
  const auto version = [](int minor) { return "v1." + std::to_string(minor) + ".0"; };
  for (const auto& [before, after] : updates) {
    const auto old = admit(before, nullptr, &az);
    for (int minor = 83; minor <= 150; ++minor) {
      const hashing::QuestionListener listener;
      const auto release = version(minor);
      const std::string here = image_of(admit(after, &old, &without_suse, release.c_str()));
      for (int another = 83; another <= 150; ++another) {
        const auto other_release = version(another);
        const bool alike = hashing::answers_alike(listener.heard(), hashing::parse_version(release).value(),
                                                  hashing::parse_version(other_release).value());
        const hashing::QuestionListener apart;
        if (alike) BOOST_TEST(here == image_of(admit(after, &old, &without_suse, other_release.c_str())));
      }
      // A complete image, the same on both sides, hangs on no release (before v1.122 other fields do).
      if (&before == &updates.front().first && minor >= 122) {
        BOOST_TEST(hashing::answers_alike(listener.heard(), hashing::parse_version(release).value(),
                                          hashing::parse_version("v1.150.0").value()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(case_22_a_partial_version_is_chosen_anew_by_every_write) {
  auto az = profile();
  const auto old = admit(with_image("gardenlinux", "1592"), nullptr, &az);
  BOOST_TEST(!rolls(old.shoot, admit(with_image("gardenlinux", "1592"), &old, &az).shoot));
  model::MachineImageVersion newer;
  newer.version = "1592.10.0";
  az.machine_images[0].versions.push_back(newer);
  BOOST_TEST(image_of(admit(with_image("gardenlinux", "1592"), &old, &az)) == "gardenlinux 1592.10.0");
  BOOST_TEST(image_of(admit(with_image("gardenlinux", {}), &old, &az)) == "gardenlinux 1592.9.0");
}

BOOST_AUTO_TEST_CASE(refusals_name_the_worker) {
  const auto az = profile();
  const auto unknown = admit(with_image("flatcar", {}), nullptr, &az);
  BOOST_REQUIRE(unknown.admission.rejections.size() == 1);
  BOOST_TEST(unknown.admission.rejections[0].path == "spec.provider.workers[0]");
  BOOST_TEST(unknown.admission.rejections[0].message == "Invalid value: \"flatcar\": image is not supported");
  const auto none = admit(with_image("gardenlinux", "1"), nullptr, &az);
  BOOST_REQUIRE(none.admission.rejections.size() == 1);
  BOOST_TEST(none.admission.rejections[0].message ==
             "Invalid value: \"gardenlinux@1\": failed to determine latest machine image from cloud profile: unable to "
             "determine latest expirable version");
}

BOOST_AUTO_TEST_CASE(without_a_cloud_profile_a_complete_image_is_known) {
  BOOST_TEST(admit(manifest(), nullptr, nullptr).admission.gaps.empty());
  for (const auto& shoot :
       {with_image(std::nullopt), with_image("gardenlinux", {}), with_image("gardenlinux", "1592")}) {
    const auto outcome = admit(shoot, nullptr, nullptr);
    BOOST_REQUIRE(outcome.admission.gaps.size() == 1);
    BOOST_TEST((outcome.admission.gaps[0].trigger == Trigger::machine_image));
    BOOST_TEST(image_datum(outcome) == "?");
    const auto pools =
        gardener::generate_pools(outcome.shoot, outcome.admission.gaps, nullptr, {}, nullptr, environment());
    BOOST_TEST(!pools[0].pool.node_agent_secret_name.has_value());
  }
}

BOOST_AUTO_TEST_CASE(an_image_that_is_taken_over_takes_its_gap_along) {
  const auto old = admit(with_image(std::nullopt), nullptr, nullptr);
  BOOST_TEST((compare(old, admit(with_image(std::nullopt), &old, nullptr)) == hashing::Equality::equal));
  const auto named = admit(with_image("gardenlinux", {}), nullptr, nullptr);
  BOOST_TEST((compare(named, admit(with_image("gardenlinux", {}), &named, nullptr)) == hashing::Equality::equal));
  BOOST_TEST((compare(named, admit(with_image(std::nullopt), &named, nullptr)) == hashing::Equality::equal));
  // A partial version is chosen anew, and a name that was left out may or may not be the one that is given now.
  const auto partial = admit(with_image("gardenlinux", "1592"), nullptr, nullptr);
  BOOST_TEST(
      (compare(partial, admit(with_image("gardenlinux", "1592"), &partial, nullptr)) == hashing::Equality::unknown));
  BOOST_TEST((compare(old, admit(with_image("gardenlinux", {}), &old, nullptr)) == hashing::Equality::unknown));
}

BOOST_AUTO_TEST_CASE(an_open_image_may_be_the_known_one_unless_name_or_numbers_tell_otherwise) {
  const auto old = admit(manifest(), nullptr, nullptr);  // gardenlinux 1592.9.0
  const auto with = [&](const model::Shoot& shoot) { return compare(old, admit(shoot, &old, nullptr)); };
  BOOST_TEST((with(with_image("gardenlinux", {})) == hashing::Equality::equal));
  BOOST_TEST((with(with_image("gardenlinux", "1592")) == hashing::Equality::unknown));
  BOOST_TEST((with(with_image("gardenlinux", "1592.9")) == hashing::Equality::unknown));
  BOOST_TEST((with(with_image("gardenlinux", "1877")) == hashing::Equality::different));
  BOOST_TEST((with(with_image("suse", {})) == hashing::Equality::different));
}

BOOST_AUTO_TEST_CASE(machine_capabilities_decide_about_images) {
  auto az = profile();
  az.machine_capabilities = {{"architecture", {"amd64", "arm64"}}, {"network", {"fast", "basic"}}};
  az.machine_types[0].capabilities = {{"architecture", {"arm64"}}, {"network", {"fast"}}};
  const auto flavors = [&](std::size_t version, model::Capabilities capabilities) {
    az.machine_images[0].versions[version].capability_flavors = {{std::move(capabilities)}};
  };
  flavors(0, {{"architecture", {"arm64"}}, {"network", {"fast", "basic"}}});
  flavors(1, {{"architecture", {"arm64"}}});                          // says nothing of network: any
  flavors(2, {{"architecture", {"arm64"}}, {"network", {"basic"}}});  // too slow for the machine type
  flavors(3, {{"architecture", {"amd64"}}});
  const auto outcome = admit(with_image(std::nullopt), nullptr, &az);
  BOOST_TEST(outcome.shoot.spec.provider.workers[0].machine.architecture.value() == "arm64");
  BOOST_TEST(image_of(outcome) == "gardenlinux 1592.9.0");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(strategy)

BOOST_AUTO_TEST_CASE(the_cloud_profile_name_is_synced_below_1_33) {
  const auto name = [](const char* version) {
    return admit(with_version(version), nullptr, nullptr).shoot.spec.cloud_profile_name.value_or("-");
  };
  BOOST_TEST(name("1.32.9") == "az");
  BOOST_TEST(name("1.33.0") == "-");
  BOOST_TEST(name("1.34.5") == "-");
}

BOOST_AUTO_TEST_CASE(an_unchanged_cloud_profile_name_goes_with_1_34) {
  const auto old = admit(with_version("1.32.9"), nullptr, nullptr);
  model::Shoot shoot = with_version("1.34.5");
  shoot.spec.cloud_profile_name = "az";
  BOOST_TEST(!admit(shoot, &old, nullptr).shoot.spec.cloud_profile_name.has_value());
  shoot.spec.cloud_profile_name = "other";
  BOOST_TEST(admit(shoot, &old, nullptr).shoot.spec.cloud_profile_name.has_value());
}

BOOST_AUTO_TEST_CASE(a_create_orders_infrastructure_and_dns_records) {
  constexpr const char* tasks = "shoot.gardener.cloud/tasks";
  const auto old = admit(manifest(), nullptr, nullptr);
  BOOST_TEST(old.shoot.metadata.annotations.at(tasks) ==
             "deployInfrastructure,deployDNSRecordInternal,deployDNSRecordExternal,deployDNSRecordIngress");
  BOOST_TEST(!admit(manifest(), &old, nullptr).shoot.metadata.annotations.contains(tasks));
  model::Shoot shoot = manifest();
  shoot.spec.provider.workers_settings.emplace().ssh_access.emplace();
  BOOST_TEST(admit(shoot, &old, nullptr).shoot.metadata.annotations.at(tasks) == "deployInfrastructure");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

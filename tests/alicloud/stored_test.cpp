// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory>

#include "analyzer/impact/state.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/release_bands_alicloud.hpp"
#include "tests/alicloud/sample.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/vectors.hpp"

// What the mutating webhook leaves in the stored Shoot, against what Gardener stored.

namespace gprov::tests {
namespace {

model::Objects objects_of(const Json& shoot, const Json& profile) {
  std::string text;
  for (const Json* object : {&shoot, &profile}) {
    if (!object->is_null()) text += "---\n" + object->dump() + "\n";
  }
  auto read = manifest::read(std::make_shared<const manifest::Source>(manifest::Source{"vector.yaml", text}));
  return model::decode(std::move(read.documents), {});
}

std::string flag(const std::optional<bool>& value) { return !value ? " -" : *value ? " true" : " false"; }

/// The members that the webhook writes.
std::string written(const model::Shoot& shoot) {
  std::string text = shoot.spec.networking ? canonical_text(shoot.spec.networking->provider_config) : "";
  text += "\n" + canonical_text(shoot.spec.provider.control_plane_config) + "\n";
  for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
    text += worker.name + (worker.volume ? flag(worker.volume->encrypted) : "");
    for (const model::DataVolume& volume : worker.data_volumes) text += " " + volume.name + flag(volume.encrypted);
    text += "\n";
  }
  const auto tasks = shoot.metadata.annotations.find("shoot.gardener.cloud/tasks");
  return text + (tasks == shoot.metadata.annotations.end() ? "no tasks" : tasks->second);
}

std::size_t check_side(const impact::State* state, const VectorSide& side, const std::string& label) {
  const Json expected = stored_shoot(side);
  if (state == nullptr || expected.is_null()) return 0;
  const model::Objects objects = objects_of(expected, Json());
  BOOST_REQUIRE(objects.shoots.size() == 1);
  BOOST_TEST(written(state->stored) == written(objects.shoots.front().value), label);
  return 1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(stored_shoots_are_gardeners) {
  std::size_t compared = 0;
  for (const std::string& file : vector_files("alicloud")) {
    for_each_vector("alicloud", file, [&](const Vector& vector) {
      if (!vector.rejections.empty()) return;
      const model::Objects before = objects_of(vector.old_side.shoot, vector.old_side.cloud_profile);
      const model::Objects after = objects_of(vector.new_side.shoot, vector.new_side.cloud_profile);
      const impact::Sides<gardener::Environment> environments = {environment_of(vector.old_side, vector),
                                                                 environment_of(vector.new_side, vector)};
      const auto profiles = impact::read_profiles(before, after, environments);
      const impact::Pair pair = impact::build(before.shoots.empty() ? nullptr : &before.shoots.front(),
                                              after.shoots.empty() ? nullptr : &after.shoots.front(),
                                              {before, after, profiles}, environments, impact::Update::apply);
      compared += check_side(pair.before.get(), vector.old_side, vector.id + " old");
      compared += check_side(pair.after.get(), vector.new_side, vector.id + " new");
    });
  }
  BOOST_TEST(compared > 450U);
}

/// networking.providerConfig of a created Shoot. Since v1.43 calico's is defaulted, since v1.44 cilium's
/// (pkg/admission/mutator/shoot.go).
std::string created_network(const std::string& type, const std::string& extension) {
  std::string text = alicloud::with(alicloud::kShoot, "{type: calico,", "{type: " + type + ",");
  auto read = manifest::read(std::make_shared<const manifest::Source>(manifest::Source{"new.yaml", text}));
  const model::Objects after = model::decode(std::move(read.documents), {});
  const model::Objects before;
  impact::Sides<gardener::Environment> environments;
  for (gardener::Environment* one : {&environments.before, &environments.after}) {
    one->gardener = hashing::parse_version("1.83.0").value();
    one->extension = hashing::parse_version(extension).value();
    one->library = hashing::alicloud::library(one->extension);
  }
  const auto profiles = impact::read_profiles(before, after, environments);
  const impact::Pair pair =
      impact::build(nullptr, &after.shoots.front(), {before, after, profiles}, environments, impact::Update::apply);
  return canonical_text(pair.after->stored.spec.networking->provider_config);
}

BOOST_AUTO_TEST_CASE(old_releases_default_overlay_networks_one_by_one) {
  const std::string off = R"({"overlay":{"enabled":false}})";
  BOOST_TEST(created_network("calico", "1.42.0") == "");
  BOOST_TEST(created_network("calico", "1.43.0") == off);
  BOOST_TEST(created_network("calico", "1.45.0") ==
             R"({"overlay":{"enabled":false},"snatToUpstreamDNS":{"enabled":false}})");
  BOOST_TEST(created_network("cilium", "1.43.0") == "");
  BOOST_TEST(created_network("cilium", "1.44.0") == off);
}

/// go.mod of v1.40.0 names Gardener v1.53.0: hash version 1, with the providerConfig as a whole.
BOOST_AUTO_TEST_CASE(the_oldest_releases_hash_the_config_as_a_whole) {
  const std::string zones = "zones: [za, zb]";
  for (const std::string extension : {"1.40.0", "1.44.0", "1.48.0"}) {
    alicloud::Told told;
    told.gardener = "1.83.0";
    told.extension = extension;
    const std::string outcome = alicloud::of_shoot(zones, "providerConfig: {note: x}\n      " + zones, told);
    BOOST_TEST(outcome.find("roll core/provider-config") != std::string::npos, extension << " " << outcome);
  }
}

}  // namespace gprov::tests

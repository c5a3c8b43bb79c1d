// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/vectors.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "hashing/pool_hash.hpp"
#include "tests/gardener/differences.hpp"
#include "tests/gardener/vector_run.hpp"

namespace gprov::tests {

namespace {

const std::vector<std::string> providers{"alicloud", "aws", "azure", "gcp", "openstack"};

void for_each_vector_of(const std::string& provider,
                        const std::function<void(const std::string&, const Vector&)>& use) {
  for (const std::string& file : vector_files(provider)) {
    for_each_vector(provider, file,
                    [&](const Vector& vector) { use(provider + " " + file + " " + vector.id, vector); });
  }
}

/// What the extensions' webhooks write, and who sent the request, are no business of this room. Gardener v1.120 stores
/// the ages only with the next decode; nothing reads them.
void forget_others(model::Shoot& shoot, const VectorSide& side) {
  shoot.metadata.annotations.erase("gardener.cloud/created-by");
  if (shoot.spec.networking) shoot.spec.networking->provider_config = {};
  shoot.spec.provider.infrastructure_config = {};
  shoot.spec.provider.control_plane_config = {};
  const bool encrypts = shoot.spec.provider.type == "alicloud";
  for (model::ShootWorker& worker : shoot.spec.provider.workers) {
    worker.provider_config = {};
    if (encrypts && worker.volume) worker.volume->encrypted.reset();
    if (!encrypts) continue;
    for (model::DataVolume& disk : worker.data_volumes) disk.encrypted.reset();
  }
  if (shoot.spec.system_components && shoot.spec.system_components->node_local_dns) {
    shoot.spec.system_components->node_local_dns->force_tcp_to_upstream_dns.reset();
  }
  if (side.gardener.starts_with("1.120.") && shoot.spec.kubernetes.kubelet) {
    shoot.spec.kubernetes.kubelet->image_minimum_gc_age.reset();
    shoot.spec.kubernetes.kubelet->image_maximum_gc_age.reset();
  }
}

struct Counts {
  int shoots = 0, keys = 0, open_keys = 0, versions = 0, in_place = 0;
};

void check_stored(const std::optional<Stored>& stored, const VectorSide& side, const std::string& name,
                  Decoder& decoder, Counts& counts) {
  const Json expected_json = stored_shoot(side);
  if (!stored || expected_json.is_null()) return;
  ++counts.shoots;
  model::Shoot expected = decoder.shoot(expected_json).value();
  model::Shoot actual = stored->shoot;
  forget_others(expected, side);
  forget_others(actual, side);
  std::string differences;
  add_differences(actual, expected, "", differences);
  BOOST_CHECK_MESSAGE(differences.empty(), name << " stores " << differences);
}

std::string text(const Json& pool, const char* key) {
  return pool.contains(key) ? pool.at(key).get<std::string>() : std::string();
}

void check_pools(const std::optional<Stored>& stored, const VectorSide& side, const std::string& name, Counts& counts) {
  if (!stored || !side.expected.contains("pools")) return;
  const Json& all = side.expected.at("pools");
  for (const gardener::GeneratedPool& generated : stored->pools) {
    const std::string& pool = generated.pool.name;
    if (!all.contains(pool)) continue;
    const Json& expected = all.at(pool);
    const auto& secret = generated.pool.node_agent_secret_name;
    const bool open = std::any_of(generated.key_data.begin(), generated.key_data.end(), [](const auto& datum) {
      return std::holds_alternative<hashing::Opaque>(datum.value);
    });
    if (open) {
      ++counts.open_keys;
    } else {
      ++counts.keys;
      BOOST_CHECK_MESSAGE(secret.value_or("") == text(expected, "nodeAgentSecretName"),
                          name << " names the secret of " << pool << " " << secret.value_or("(none)") << ", expected "
                               << text(expected, "nodeAgentSecretName"));
    }
    const bool in_place = gardener::is_in_place(stored->shoot.spec.provider.workers[generated.index]);
    BOOST_CHECK_MESSAGE(in_place == expected.contains("inPlaceHash"), name << " updates " << pool << " otherwise");
    if (in_place && expected.contains("inPlaceHash") && !open) {
      ++counts.in_place;
      const auto digest = hashing::in_place_hash(generated.in_place);
      BOOST_CHECK_MESSAGE(digest == expected.at("inPlaceHash").get<std::string>(),
                          name << " has in-place hash " << digest.value_or("(none)") << " of " << pool);
    }
    if (!in_place && expected.contains("hashVersion") && !open) {
      ++counts.versions;
      BOOST_CHECK_MESSAGE(generated.record.current == expected.at("hashVersion").get<int>(),
                          name << " has hash version " << generated.record.current << " of " << pool);
    }
  }
}

/// The rejections that admission itself makes, by their texts: the validator of the same releases makes others too.
bool made_by_admission(const Json& rejection) {
  if (rejection.at("object") != "Shoot") return false;
  const std::string by = rejection.at("by");
  if (by == "mutator" || by == "resourcereservation") return true;
  if (by != "validator") return false;
  const std::string detail = rejection.at("detail");
  for (const char* own : {"image is not supported", "must be a semantic version", "couldn't find a suitable version",
                          "no valid machine image found", "failed to determine latest machine image",
                          "does not contain any machine image"}) {
    if (detail.find(own) != std::string::npos) return true;
  }
  return false;
}

void check_stored_shoots_and_pools(const std::string& provider) {
  Counts counts;
  for_each_vector_of(provider, [&](const std::string& name, const Vector& vector) {
    VectorRun run(vector, Profiles::given);
    if (run.before) {
      BOOST_CHECK_MESSAGE(run.before->admission.rejections.empty(), name << " refuses the old Shoot");
      check_stored(run.before, vector.old_side, name + " old", run.decoder, counts);
      check_pools(run.before, vector.old_side, name + " old", counts);
    }
    if (!vector.rejections.empty()) return;
    BOOST_CHECK_MESSAGE(run.after->admission.rejections.empty(), name << " refuses the new Shoot");
    check_stored(run.after, vector.new_side, name + " new", run.decoder, counts);
    check_pools(run.after, vector.new_side, name + " new", counts);
  });
  BOOST_TEST_MESSAGE(provider << ": " << counts.shoots << " stored Shoots, " << counts.keys << " keys, "
                              << counts.versions << " hash versions, " << counts.in_place << " in-place hashes");
  BOOST_TEST(counts.open_keys == 0);
  BOOST_TEST(counts.shoots > 100);
  BOOST_TEST(counts.keys > 500);
  BOOST_TEST(counts.versions > 100);
  BOOST_TEST(counts.in_place > 0);
}

void check_without_cloud_profiles(const std::string& provider) {
  Counts counts;
  for_each_vector_of(provider, [&](const std::string& name, const Vector& vector) {
    const VectorRun run(vector, Profiles::withheld);
    check_pools(run.before, vector.old_side, name + " old", counts);
    if (vector.rejections.empty()) check_pools(run.after, vector.new_side, name + " new", counts);
  });
  BOOST_TEST_MESSAGE(provider << ": " << counts.keys << " keys, " << counts.open_keys << " open");
  BOOST_TEST(counts.keys > 500);
}

void check_refusals(const std::string& provider) {
  for_each_vector_of(provider, [&](const std::string& name, const Vector& vector) {
    std::set<std::string> expected, actual;
    for (const Json& rejection : vector.rejections) {
      if (!made_by_admission(rejection)) continue;
      expected.insert(rejection.at("by").get<std::string>() + " " + rejection.at("field").get<std::string>() + ": " +
                      rejection.at("detail").get<std::string>());
    }
    const VectorRun run(vector, Profiles::given);
    for (const auto& rejection : run.after->admission.rejections) {
      actual.insert(rejection.by + " " + rejection.path + ": " + rejection.message);
    }
    BOOST_TEST(actual == expected, name << boost::test_tools::per_element());
  });
}

void check_idempotence(const std::string& provider) {
  for_each_vector_of(provider, [&](const std::string& name, const Vector& vector) {
    const VectorRun run(vector, Profiles::given);
    model::Shoot again = run.after->shoot;
    gardener::set_defaults(again, run.new_environment);
    BOOST_CHECK_MESSAGE(model::equal(again, run.after->shoot), name << " changes when defaulted again");
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(stored_shoots_and_keys_are_gardeners) {
  for (const std::string& provider : providers) check_stored_shoots_and_pools(provider);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_told_without_cloud_profiles_is_right) {
  for (const std::string& provider : providers) check_without_cloud_profiles(provider);
}

BOOST_AUTO_TEST_CASE(refusals_by_admission_are_gardeners) {
  for (const std::string& provider : providers) check_refusals(provider);
}

BOOST_AUTO_TEST_CASE(defaulting_twice_is_defaulting_once) {
  for (const std::string& provider : providers) check_idempotence(provider);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/vectors.hpp"
#include "tests/support/environment.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <memory_resource>
#include <set>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/defaults.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/apply.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "analyzer/providers/azure/shoot_mutator.hpp"
#include "hashing/go_time.hpp"
#include "tests/gardener/differences.hpp"

namespace gprov::tests {

namespace {

/// Keeps what decoded objects point into.
class Decoder {
 public:
  std::optional<model::Shoot> shoot(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    return model::decode_shoot(root(json));
  }
  std::optional<model::CloudProfileSpec> profile(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const manifest::Node& node = root(json);
    return json.value("kind", "") == "NamespacedCloudProfile"
               ? model::decode_namespaced_cloud_profile(node).status.cloud_profile_spec
               : model::decode_cloud_profile(node).spec;
  }
  std::pmr::memory_resource& arena() { return arena_; }

 private:
  const manifest::Node& root(const Json& json) {
    results_.push_back(
        manifest::read(std::make_shared<manifest::Source>(manifest::Source{.name = "vector", .bytes = json.dump()})));
    BOOST_REQUIRE(results_.back().documents.size() == 1);
    return results_.back().documents.front().root;
  }

  std::vector<manifest::ReadResult> results_;
  std::pmr::monotonic_buffer_resource arena_;
};

struct Stored {
  model::Shoot shoot;
  gardener::Admission admission;
};

/// Both sides, taken through what the API server does with them.
struct Run {
  Decoder decoder;
  std::optional<model::CloudProfileSpec> old_profile, new_profile;
  std::optional<Stored> before, after;

  Run(const Vector& vector, bool with_profiles) {
    const auto old_environment = environment_of(vector.old_side, vector);
    const auto new_environment = environment_of(vector.new_side, vector);
    if (with_profiles) {
      old_profile = decoder.profile(vector.old_side.cloud_profile);
      new_profile = decoder.profile(vector.new_side.cloud_profile);
    }
    const auto old_shoot = decoder.shoot(vector.old_side.shoot);
    const auto new_shoot = decoder.shoot(vector.new_side.shoot).value();
    if (vector.mode == "live") {
      before = decoded(*old_shoot, old_environment);
      after = decoded(new_shoot, new_environment);
      return;
    }
    if (old_shoot) {
      before = written(model::create(*old_shoot, decoder.arena()), nullptr, old_profile, old_environment);
      model::Shoot merged = model::apply(*old_shoot, new_shoot, before->shoot, decoder.arena());
      after = written(std::move(merged), &*before, new_profile, new_environment);
    } else {
      after = written(model::create(new_shoot, decoder.arena()), nullptr, new_profile, new_environment);
    }
  }

 private:
  static Stored decoded(model::Shoot shoot, const gardener::Environment& environment) {
    gardener::set_defaults(shoot, environment);
    return {std::move(shoot), {}};
  }
  static Stored written(model::Shoot shoot, const Stored* old, const std::optional<model::CloudProfileSpec>& profile,
                        const gardener::Environment& environment) {
    Stored stored{std::move(shoot), {}};
    gardener::set_defaults(stored.shoot, environment);
    static const std::vector<gardener::Gap> none;
    stored.admission =
        gardener::admit(stored.shoot, old == nullptr ? nullptr : &old->shoot,
                        old == nullptr ? none : old->admission.gaps, profile ? &*profile : nullptr, environment);
    providers::azure::mutate({stored.shoot, old == nullptr ? nullptr : &old->shoot, profile ? &*profile : nullptr,
                              nullptr, environment, *std::pmr::get_default_resource(), stored.admission.rejections});
    return stored;
  }
};

/// Settings that change nothing here: whether in-place updates are allowed is a matter of validation.
bool plain(const Json& settings) {
  return settings.empty() || (settings.size() == 1 && settings.contains("inPlaceNodeUpdates"));
}

bool plain(const Vector& vector) { return plain(vector.old_side.settings) && plain(vector.new_side.settings); }

void for_each_plain_vector(const std::function<void(const Vector&)>& use) {
  for (const std::string file : {"1.144.0_v1.62.1", "1.149.3_v1.62.1"}) {
    for_each_vector("azure", file, [&](const Vector& vector) {
      if (plain(vector)) use(vector);
    });
  }
}

struct Counts {
  int shoots = 0, keys = 0, open_keys = 0;
};

void check_stored(const std::optional<Stored>& stored, const VectorSide& side, const Vector& vector, Decoder& decoder,
                  Counts& counts) {
  const Json expected_json = stored_shoot(side);
  if (!stored || expected_json.is_null()) return;
  ++counts.shoots;
  model::Shoot expected = decoder.shoot(expected_json).value();
  // Who sent the request is no business of this program.
  expected.metadata.annotations.erase("gardener.cloud/created-by");
  std::string differences;
  add_differences(stored->shoot, expected, "", differences);
  BOOST_CHECK_MESSAGE(differences.empty(), vector.id << " stores " << differences);
}

void check_keys(const std::optional<Stored>& stored, const std::optional<model::CloudProfileSpec>& profile,
                const VectorSide& side, const Vector& vector, Counts& counts) {
  if (!stored || !side.expected.contains("pools")) return;
  const auto pools = gardener::generate_pools(stored->shoot, stored->admission.gaps, profile ? &*profile : nullptr, {},
                                              nullptr, environment_of(side, vector));
  const Json& expected = side.expected.at("pools");
  for (const gardener::GeneratedPool& generated : pools) {
    const std::string& name = generated.pool.name;
    if (!expected.contains(name) || !expected.at(name).contains("nodeAgentSecretName")) continue;
    if (!generated.pool.node_agent_secret_name) {
      ++counts.open_keys;
      continue;
    }
    ++counts.keys;
    BOOST_CHECK_MESSAGE(*generated.pool.node_agent_secret_name == expected.at(name).at("nodeAgentSecretName"),
                        vector.id << " names the secret of " << name << " " << *generated.pool.node_agent_secret_name);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(stored_shoots_and_keys_are_gardeners) {
  Counts counts;
  for_each_plain_vector([&](const Vector& vector) {
    Run run(vector, true);
    if (run.before) {
      BOOST_CHECK_MESSAGE(run.before->admission.rejections.empty(), vector.id << " refuses the old Shoot");
      check_stored(run.before, vector.old_side, vector, run.decoder, counts);
      check_keys(run.before, run.old_profile, vector.old_side, vector, counts);
    }
    if (!vector.rejections.empty()) return;
    BOOST_CHECK_MESSAGE(run.after->admission.rejections.empty(), vector.id << " refuses the new Shoot");
    check_stored(run.after, vector.new_side, vector, run.decoder, counts);
    check_keys(run.after, run.new_profile, vector.new_side, vector, counts);
  });
  BOOST_TEST_MESSAGE(counts.shoots << " stored Shoots, " << counts.keys << " keys");
  BOOST_TEST(counts.open_keys == 0);
  BOOST_TEST(counts.shoots > 900);
  BOOST_TEST(counts.keys > 1500);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_told_without_cloud_profiles_is_right) {
  Counts counts;
  for_each_plain_vector([&](const Vector& vector) {
    Run run(vector, false);
    check_keys(run.before, std::nullopt, vector.old_side, vector, counts);
    if (vector.rejections.empty()) check_keys(run.after, std::nullopt, vector.new_side, vector, counts);
  });
  BOOST_TEST_MESSAGE(counts.keys << " keys, " << counts.open_keys << " open");
  BOOST_TEST(counts.keys > 1500);
  BOOST_TEST(counts.open_keys > 0);
}

BOOST_AUTO_TEST_CASE(refusals_by_the_mutator_are_gardeners) {
  int count = 0;
  for_each_plain_vector([&](const Vector& vector) {
    std::set<std::string> expected;
    for (const Json& rejection : vector.rejections) {
      if (rejection.at("by") == "mutator" && rejection.at("object") == "Shoot") {
        expected.insert(rejection.at("field").get<std::string>() + ": " + rejection.at("detail").get<std::string>());
      }
    }
    std::set<std::string> actual;
    const Run run(vector, true);
    for (const auto& rejection : run.after->admission.rejections) {
      actual.insert(rejection.path + ": " + rejection.message);
    }
    BOOST_CHECK_MESSAGE(actual == expected, vector.id << " is refused otherwise");
    count += static_cast<int>(expected.size());
  });
  BOOST_TEST(count > 0);
}

BOOST_AUTO_TEST_CASE(defaulting_twice_is_defaulting_once) {
  for_each_plain_vector([&](const Vector& vector) {
    Run run(vector, true);
    for (const auto* stored : {&run.before, &run.after}) {
      if (!*stored) continue;
      model::Shoot again = (*stored)->shoot;
      gardener::set_defaults(again, environment_of(vector.new_side, vector));
      BOOST_CHECK_MESSAGE(model::equal(again, (*stored)->shoot), vector.id << " changes when defaulted again");
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests

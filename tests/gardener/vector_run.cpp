// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/gardener/vector_run.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>

#include "analyzer/gardener/defaults.hpp"
#include "analyzer/model/apply.hpp"
#include "analyzer/model/objects.hpp"
#include "tests/support/environment.hpp"

namespace gprov::tests {

namespace {

Stored decoded(const std::optional<model::Shoot>& shoot, const gardener::Environment& environment) {
  Stored stored{shoot.value(), {}, {}};
  gardener::set_defaults(stored.shoot, environment);
  return stored;
}

Stored written(model::Shoot shoot, const Stored* old, const std::optional<model::CloudProfileSpec>& profile,
               const gardener::Environment& environment) {
  Stored stored{std::move(shoot), {}, {}};
  gardener::set_defaults(stored.shoot, environment);
  static const std::vector<gardener::Gap> none;
  stored.admission =
      gardener::admit(stored.shoot, old == nullptr ? nullptr : &old->shoot, old == nullptr ? none : old->admission.gaps,
                      profile ? &*profile : nullptr, environment);
  return stored;
}

void generate(Stored& stored, const Stored* old, const std::optional<model::CloudProfileSpec>& profile,
              const gardener::Environment& environment) {
  std::vector<model::WorkerPool> existing;
  gardener::HashRecords records;
  if (old != nullptr) {
    for (const auto& generated : old->pools) existing.push_back(generated.pool);
    records = gardener::records_of(old->pools);
  }
  stored.pools = gardener::generate_pools(stored.shoot, stored.admission.gaps, profile ? &*profile : nullptr, existing,
                                          old == nullptr ? nullptr : &records, environment);
}

}  // namespace

const manifest::Node& Decoder::root(const Json& json) {
  results_.push_back(
      manifest::read(std::make_shared<manifest::Source>(manifest::Source{.name = "vector", .bytes = json.dump()})));
  BOOST_REQUIRE(results_.back().documents.size() == 1);
  return results_.back().documents.front().root;
}

std::optional<model::Shoot> Decoder::shoot(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  return model::decode_shoot(root(json));
}

std::optional<model::CloudProfileSpec> Decoder::profile(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const manifest::Node& node = root(json);
  return json.value("kind", "") == "NamespacedCloudProfile"
             ? model::decode_namespaced_cloud_profile(node).status.cloud_profile_spec
             : model::decode_cloud_profile(node).spec;
}

VectorRun::VectorRun(const Vector& vector, Profiles profiles)
    : old_environment(environment_of(vector.old_side, vector)),
      new_environment(environment_of(vector.new_side, vector)) {
  if (profiles == Profiles::given) {
    old_profile = decoder.profile(vector.old_side.cloud_profile);
    new_profile = decoder.profile(vector.new_side.cloud_profile);
  }
  if (vector.mode == "live") {
    decode(vector);
  } else {
    write(vector);
  }
  if (before) generate(*before, nullptr, old_profile, old_environment);
  generate(*after, before ? &*before : nullptr, new_profile, new_environment);
}

void VectorRun::decode(const Vector& vector) {
  before = decoded(decoder.shoot(vector.old_side.shoot), old_environment);
  after = decoded(decoder.shoot(vector.new_side.shoot), new_environment);
}

void VectorRun::write(const Vector& vector) {
  const auto old_shoot = decoder.shoot(vector.old_side.shoot);
  const auto new_shoot = decoder.shoot(vector.new_side.shoot).value();
  if (!old_shoot) {
    after = written(model::create(new_shoot, decoder.arena()), nullptr, new_profile, new_environment);
    return;
  }
  before = written(model::create(*old_shoot, decoder.arena()), nullptr, old_profile, old_environment);
  model::Shoot merged = model::apply(*old_shoot, new_shoot, before->shoot, decoder.arena());
  after = written(std::move(merged), &*before, new_profile, new_environment);
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/manifests.hpp"
#include "tests/support/vectors.hpp"

// End to end: what Gardener's own code answered, against what this program says of the same states as manifests.

namespace {

using namespace gprov;
using tests::Json;
using tests::Vector;

/// This release knows rolling pools of hash version 2 and judges no updates; the rest of the collection waits.
bool in_scope(const Vector& vector) {
  return vector.old_side.settings.empty() && vector.new_side.settings.empty() && vector.rejections.empty() &&
         !vector.new_side.expected.contains("error") && vector.new_side.cloud.is_null();
}

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, text});
  manifest::ReadResult result = manifest::read(source);
  model::Objects objects = model::decode(std::move(result.documents), {});
  objects.problems.insert(objects.problems.end(), result.problems.begin(), result.problems.end());
  return objects;
}

impact::Options options_of(const Vector& vector) {
  impact::Options options;
  options.gardener = {hashing::parse_version(vector.old_side.gardener),
                      hashing::parse_version(vector.new_side.gardener)};
  options.extensions["azure"] = {hashing::parse_version(vector.old_side.extension),
                                 hashing::parse_version(vector.new_side.extension)};
  options.now = hashing::unix_seconds(vector.now).value();
  options.allow_empty = true;
  return options;
}

/// A VMO's name is drawn at random: known only where a Worker status has it.
bool hidden_by_vmo(const tests::VectorSide& side) { return !side.infrastructure_status.value("zoned", false); }

void check_name(const std::string& what, const impact::Name& actual, const Json& expected, bool may_be_unknown) {
  if (const auto* unknown = std::get_if<impact::UnknownText>(&actual)) {
    BOOST_TEST(may_be_unknown, what << " is unknown: " << unknown->why);
    BOOST_TEST(expected.get<std::string>().starts_with(unknown->prefix), what << " begins with " << unknown->prefix);
    return;
  }
  const auto* text = std::get_if<std::string>(&actual);
  BOOST_TEST((text == nullptr ? std::string() : *text) == expected.get<std::string>(), what);
}

Json json_of(const hashing::IntOrString& value) {
  if (const auto* number = std::get_if<std::int32_t>(&value)) return *number;
  return std::get<std::string>(value);
}

template <class Named>
const Named* by_name(const std::vector<Named>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

template <class Of>
void check_side(const std::string& what, const impact::Shoot& shoot, const tests::VectorSide& side, const Of& of) {
  if (side.expected.is_null()) return;
  for (const auto& [name, expected] : side.expected.at("pools").items()) {
    const impact::Pool* pool = by_name(shoot.pools, name);
    BOOST_REQUIRE_MESSAGE(pool != nullptr, what << " has no pool " << name);
    check_name(what + " secret of " + name, of(pool->node_agent_secret_name), expected.at("nodeAgentSecretName"),
               false);
    for (const Json& wanted : expected.at("machineDeployments")) {
      const auto* deployment = by_name(pool->machine_deployments, wanted.at("name"));
      BOOST_REQUIRE_MESSAGE(deployment != nullptr, what << " has no MachineDeployment " << wanted.at("name"));
      const std::string label = what + " " + deployment->name + " ";
      check_name(label + "class", of(deployment->class_name), wanted.at("className"), hidden_by_vmo(side));
      BOOST_TEST(of(deployment->minimum).value() == wanted.at("minimum").get<int>(), label << "minimum");
      BOOST_TEST(of(deployment->maximum).value() == wanted.at("maximum").get<int>(), label << "maximum");
      BOOST_TEST(json_of(of(deployment->max_surge).value()) == wanted.at("maxSurge"), label << "maxSurge");
      BOOST_TEST(json_of(of(deployment->max_unavailable).value()) == wanted.at("maxUnavailable"),
                 label << "maxUnavailable");
    }
  }
}

void check(const Vector& vector, const impact::Impact& impact) {
  for (const impact::Diagnostic& diagnostic : impact.diagnostics) {
    BOOST_TEST((diagnostic.severity != manifest::Severity::error), vector.id << ": " << diagnostic.message);
  }
  if (impact.shoots.size() != 1) {
    BOOST_ERROR(vector.id << ": not one Shoot");
    return;
  }
  const impact::Shoot& shoot = impact.shoots.front();
  for (const auto& rejection : shoot.rejections) BOOST_ERROR(vector.id << " rejected: " << rejection.what.message);
  for (const auto& error : shoot.reconcile_errors) BOOST_ERROR(vector.id << " fails: " << error.what.message);
  check_side(vector.id + " old", shoot, vector.old_side, [](const auto& sides) { return sides.before; });
  check_side(vector.id + " new", shoot, vector.new_side, [](const auto& sides) { return sides.after; });
  for (const auto& [name, verdict] : vector.verdicts.at("pools").items()) {
    const impact::Pool* pool = by_name(shoot.pools, name);
    BOOST_REQUIRE_MESSAGE(pool != nullptr, vector.id << ": no pool " << name);
    BOOST_TEST(impact::word(pool->verdict) == verdict.get<std::string>(),
               vector.id << " " << vector.title << " pool " << name);
    const bool told = pool->verdict == impact::Verdict::none || !pool->reasons.empty();
    BOOST_TEST(told, vector.id << " pool " << name << " has a verdict without a reason");
  }
  for (const impact::Pool& pool : shoot.pools) {
    for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
      const std::string expected = vector.verdicts.at("deployments").value(deployment.name, "no such deployment");
      BOOST_TEST(impact::word(deployment.verdict) == expected, vector.id << " deployment " << deployment.name);
    }
  }
}

void run_all(const std::string& file) {
  std::uint32_t style = 0;
  std::size_t compared = 0;
  tests::for_each_vector("azure", file, [&](const Vector& vector) {
    ++style;
    if (!in_scope(vector)) return;
    const model::Objects before =
        read("old.yaml", tests::write_file(tests::manifests(vector.old_side, vector.new_side), style));
    const model::Objects after =
        read("new.yaml", tests::write_file(tests::manifests(vector.new_side, vector.old_side), style + 1));
    check(vector, impact::analyze(before, after, options_of(vector)));
    ++compared;
  });
  BOOST_TEST(compared > 100U);
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_144_azure_1_62) { run_all("1.144.0_v1.62.1"); }
BOOST_AUTO_TEST_CASE(gardener_1_149_azure_1_62) { run_all("1.149.3_v1.62.1"); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

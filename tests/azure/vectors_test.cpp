// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <set>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/impact/state.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/go_time.hpp"
#include "tests/azure/sample.hpp"
#include "tests/support/end_to_end.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/vectors.hpp"

// Names, sizes and verdicts of MachineDeployments against what Gardener's own code answered.

namespace gprov::tests {
namespace {

using providers::Deployment;

Json extension_object(const char* kind, const VectorSide& side, const Json& status) {
  Json object{{"apiVersion", "extensions.gardener.cloud/v1alpha1"},
              {"kind", kind},
              {"metadata", {{"name", side.shoot["metadata"]["name"]}}},
              {"spec", {{"type", "azure"}, {"region", side.shoot["spec"]["region"]}}}};
  const std::string ns = side.shoot["metadata"]["namespace"].get<std::string>();
  const std::string project = ns == "garden" ? "garden" : ns.substr(std::string("garden-").size());
  object["metadata"]["namespace"] = "shoot--" + project + "--" + side.shoot["metadata"]["name"].get<std::string>();
  if (!status.is_null()) object["status"]["providerStatus"] = status;
  return object;
}

model::Objects objects_of(const VectorSide& side, bool with_worker) {
  std::string text;
  const auto add = [&](const Json& object) {
    if (!object.is_null()) text += "---\n" + object.dump() + "\n";
  };
  add(side.shoot);
  add(side.cloud_profile);
  if (!side.shoot.is_null()) {
    if (!side.infrastructure_status.is_null()) {
      add(extension_object("Infrastructure", side, side.infrastructure_status));
    }
    if (with_worker) add(extension_object("Worker", side, side.worker_status));
  }
  auto source = std::make_shared<manifest::Source>();
  source->name = "vector.yaml";
  source->bytes = std::move(text);
  manifest::ReadResult read = manifest::read(source);
  BOOST_REQUIRE(read.problems.empty());
  model::DecodeOptions options;
  return model::decode(std::move(read.documents), options);
}

std::optional<std::string> class_name(const Deployment& deployment) {
  const auto hash = hashing::digest(deployment.data, 5);
  if (!hash) return std::nullopt;
  return deployment.class_prefix + *hash + deployment.class_suffix;
}

using ByName = std::map<std::string, const Deployment*>;

ByName by_name(const std::optional<providers::Plan>& plan) {
  ByName result;
  if (!plan) return result;
  for (const auto& pool : plan->pools) {
    for (const auto& deployment : pool.deployments) result[deployment.name] = &deployment;
  }
  return result;
}

Json as_json(const hashing::IntOrString& value) {
  if (const auto* number = std::get_if<std::int32_t>(&value)) return *number;
  return std::get<std::string>(value);
}

std::string verdict(const Deployment* before, const Deployment* after) {
  if (before == nullptr) return "create";
  if (after == nullptr) return "delete";
  return tests::verdict(*before, *after);
}

bool comparable(const Vector& vector) {
  return vector.new_side.cloud.is_null() && !keeps_infrastructure(vector) && !has_twins(vector);
}

bool fails(const Vector& vector) { return vector.new_side.expected.contains("error"); }

/// Both sides of a vector, planned.
struct Planned {
  model::Objects before, after;
  impact::Pair pair;
  providers::Plans plans;
};

std::unique_ptr<Planned> plan(const Vector& vector) {
  auto planned = std::make_unique<Planned>();
  const bool with_worker = !vector.old_side.worker_status.is_null() || !vector.new_side.worker_status.is_null();
  planned->before = objects_of(vector.old_side, with_worker);
  planned->after = objects_of(vector.new_side, with_worker);
  const auto* old_shoot = planned->before.shoots.empty() ? nullptr : &planned->before.shoots.front();
  const auto* new_shoot = planned->after.shoots.empty() ? nullptr : &planned->after.shoots.front();
  planned->pair = impact::build(old_shoot, new_shoot, {planned->before, planned->after},
                                {environment_of(vector.old_side, vector), environment_of(vector.new_side, vector)},
                                impact::Update::apply);
  const auto side = [](const std::unique_ptr<impact::State>& state) { return state ? &state->side : nullptr; };
  planned->plans = providers::find("azure")->plan(side(planned->pair.before), side(planned->pair.after));
  return planned;
}

/// `classes` counts the class names that could be compared: those of unknown scale sets cannot.
void compare_side(const std::string& id, const Json& expected, const ByName& actual, std::set<std::string>& wrong,
                  std::size_t& classes) {
  if (!expected.is_object()) return;
  for (const Json& pool : expected.at("pools")) {
    for (const Json& one : pool.at("machineDeployments")) {
      const std::string name = one.at("name").get<std::string>();
      const auto found = actual.find(name);
      if (found == actual.end()) {
        wrong.insert(id + ": no deployment " + name);
        continue;
      }
      const Deployment& deployment = *found->second;
      const auto named = class_name(deployment);
      if (named) ++classes;
      if (named && *named != one.at("className")) wrong.insert(id + ": class " + *named + " instead of " + one.dump());
      if (Json(deployment.minimum) != one.at("minimum") || Json(deployment.maximum) != one.at("maximum") ||
          as_json(deployment.max_surge) != one.at("maxSurge") ||
          as_json(deployment.max_unavailable) != one.at("maxUnavailable")) {
        wrong.insert(id + ": sizes of " + name);
      }
    }
  }
}

bool is_in_place(const Planned& planned, const std::string& deployment) {
  for (const auto& pool : planned.plans.new_plan->pools) {
    for (const Deployment& one : pool.deployments) {
      if (one.name != deployment) continue;
      for (const auto& generated : planned.pair.after->side.pools) {
        if (generated.pool.name == pool.name) return gardener::is_in_place(generated.pool);
      }
    }
  }
  return false;
}

/// All differences of one vector as sentences.
std::set<std::string> differences(const Vector& vector, std::size_t& classes) {
  std::set<std::string> wrong;
  const auto planned = plan(vector);
  const providers::Plans& plans = planned->plans;
  for (const auto* one : {&plans.old_plan, &plans.new_plan}) {
    if (!*one) continue;
    for (const auto& error : (*one)->errors) wrong.insert(vector.id + ": " + error.message);
  }
  const ByName old_ones = by_name(plans.old_plan), new_ones = by_name(plans.new_plan);
  compare_side(vector.id + " old", vector.old_side.expected, old_ones, wrong, classes);
  compare_side(vector.id + " new", vector.new_side.expected, new_ones, wrong, classes);
  const Json& verdicts = vector.rejections.empty() ? vector.verdicts : vector.verdicts.at("ifAccepted");
  for (const auto& [name, expected] : verdicts.at("deployments").items()) {
    const auto find = [&](const ByName& all) { return all.contains(name) ? all.at(name) : nullptr; };
    std::string actual = verdict(find(old_ones), find(new_ones));
    if (actual == "roll" && is_in_place(*planned, name)) actual = "in-place";
    if (actual != expected) wrong.insert(vector.id + ": " + name + " is " + actual + " instead of " + expected.dump());
  }
  return wrong;
}

}  // namespace

BOOST_AUTO_TEST_CASE(plans_agree_with_upstream) {
  for (const std::string& file : vector_files("azure")) {
    std::size_t compared = 0, failed = 0, classes = 0;
    for_each_vector("azure", file, [&](const Vector& vector) {
      if (!comparable(vector) || fails(vector)) return;
      ++compared;
      const auto wrong = differences(vector, classes);
      if (!wrong.empty()) ++failed;
      for (const std::string& sentence : wrong) BOOST_TEST_ERROR(sentence);
    });
    BOOST_TEST_MESSAGE(file << ": " << compared << " vectors and " << classes << " class names compared, " << failed
                            << " failed");
    BOOST_TEST(compared > 100U);
    BOOST_TEST(classes > 2 * compared);
  }
}

BOOST_AUTO_TEST_CASE(errors_have_upstreams_text) {
  // An image missing from a profile while no status remembers it: manifests alone cannot tell such a Worker from one
  // whose status was not given, so the status that the old state leaves counts.
  // What v1.99 and v1.120 make of a part of an image version is the core's to say.
  const std::set<std::string> elsewhere{"azure-S33-without-status", "azure-S34-new-pool", "core-image-partial-major",
                                        "core-image-partial-minor"};
  std::size_t compared = 0;
  for (const std::string& file : vector_files("azure")) {
    for_each_vector("azure", file, [&](const Vector& vector) {
      if (!comparable(vector) || !fails(vector)) return;
      const bool left_out = std::any_of(elsewhere.begin(), elsewhere.end(),
                                        [&](const std::string& name) { return vector.id.ends_with(name); });
      if (left_out) return;
      ++compared;
      const std::string expected = vector.new_side.expected.at("error").get<std::string>();
      const auto planned = plan(vector);
      BOOST_TEST_CONTEXT(vector.id) {
        BOOST_REQUIRE(planned->plans.new_plan);
        BOOST_TEST(planned->plans.new_plan->pools.empty());
        BOOST_REQUIRE(!planned->plans.new_plan->errors.empty());
        BOOST_TEST(expected.ends_with(": " + planned->plans.new_plan->errors.front().message));
      }
    });
  }
  BOOST_TEST_MESSAGE(compared << " reconcile errors compared");
  BOOST_TEST(compared > 0U);
}

}  // namespace gprov::tests

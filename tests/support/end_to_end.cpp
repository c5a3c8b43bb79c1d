// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/end_to_end.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/manifests.hpp"

namespace gprov::tests {
namespace {

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
  options.extensions[vector.provider] = {hashing::parse_version(vector.old_side.extension),
                                         hashing::parse_version(vector.new_side.extension)};
  options.assumptions = {environment_of(vector.old_side, vector), environment_of(vector.new_side, vector)};
  options.now = hashing::unix_seconds(vector.now).value();
  options.allow_empty = true;
  return options;
}

std::string text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

template <class Named>
const Named* by_name(const std::vector<Named>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Json json_of(const hashing::IntOrString& value) {
  if (const auto* number = std::get_if<std::int32_t>(&value)) return *number;
  return std::get<std::string>(value);
}

enum class Which : std::uint8_t { before, after };

template <class T>
const T& of(const impact::Sides<T>& sides, Which which) {
  return which == Which::before ? sides.before : sides.after;
}

/// One vector's differences on their way into a list.
class Comparison {
 public:
  Comparison(const Vector& vector, const impact::Impact& impact) : vector_(vector), impact_(impact) {}

  std::vector<std::string> differences;

  void run(Refusals refusals) {
    for (const impact::Diagnostic& diagnostic : impact_.diagnostics) {
      if (diagnostic.severity == manifest::Severity::error) tell(diagnostic.message);
    }
    if (impact_.shoots.size() != 1) return tell("not one Shoot");
    shoot_ = &impact_.shoots.front();
    check_side(vector_.old_side, Which::before);
    check_refusals(refusals);
    if (vector_.new_side.expected.contains("error")) return check_error();
    for (const auto& error : shoot_->reconcile_errors) tell("fails: " + error.what.message);
    if (keeps_infrastructure(vector_) || has_twins(vector_)) return;
    check_side(vector_.new_side, Which::after);
    check_verdicts(vector_.rejections.empty() ? vector_.verdicts : vector_.verdicts.at("ifAccepted"));
  }

 private:
  void tell(const std::string& sentence) { differences.push_back(sentence); }

  void check_name(const std::string& what, const impact::Name& actual, const Json& expected, bool may_be_unknown) {
    if (const auto* unknown = std::get_if<impact::UnknownText>(&actual)) {
      if (!may_be_unknown) tell(what + " is unknown: " + unknown->why);
      if (!text(expected).starts_with(unknown->prefix)) tell(what + " does not begin with " + unknown->prefix);
      return;
    }
    const auto* known = std::get_if<std::string>(&actual);
    const std::string name = known == nullptr ? "" : *known;
    if (name != text(expected)) tell(what + " is '" + name + "' instead of '" + text(expected) + "'");
  }

  template <class T>
  void check_value(const std::string& what, const T& actual, const Json& expected) {
    if (Json(actual) != expected) tell(what + " is " + Json(actual).dump() + " instead of " + expected.dump());
  }

  /// Names that upstream draws at random are known only from a Worker's status.
  [[nodiscard]] bool has_random_names() const {
    const Json& after = vector_.new_side.expected;
    return after.contains("dependencies") && !after.at("dependencies").empty();
  }

  void check_pool(const std::string& what, const impact::Pool& pool, const Json& expected, Which which) {
    check_name(what + "secret", of(pool.node_agent_secret_name, which), expected.value("nodeAgentSecretName", ""),
               false);
    check_name(what + "in-place hash", of(pool.in_place_hash, which), expected.value("inPlaceHash", ""), false);
    if (expected.contains("hashVersion")) {
      check_value(what + "hash version", of(pool.hash_version, which).value_or(0), expected.at("hashVersion"));
    }
    for (const Json& wanted : expected.at("machineDeployments")) {
      const auto* deployment = by_name(pool.machine_deployments, text(wanted.at("name")));
      if (deployment == nullptr) {
        tell(what + "has no MachineDeployment " + text(wanted.at("name")));
        continue;
      }
      const std::string label = what + deployment->name + " ";
      check_name(label + "class", of(deployment->class_name, which), wanted.at("className"), has_random_names());
      check_value(label + "minimum", of(deployment->minimum, which).value_or(-1), wanted.at("minimum"));
      check_value(label + "maximum", of(deployment->maximum, which).value_or(-1), wanted.at("maximum"));
      check_value(label + "maxSurge", json_of(of(deployment->max_surge, which).value_or(-1)), wanted.at("maxSurge"));
      check_value(label + "maxUnavailable", json_of(of(deployment->max_unavailable, which).value_or(-1)),
                  wanted.at("maxUnavailable"));
    }
  }

  void check_side(const VectorSide& side, Which which) {
    if (side.expected.is_null()) return;
    const std::string name = which == Which::before ? "old " : "new ";
    for (const auto& [pool_name, expected] : side.expected.at("pools").items()) {
      const impact::Pool* pool = by_name(shoot_->pools, pool_name);
      if (pool == nullptr) {
        tell(name + "has no pool " + pool_name);
      } else {
        check_pool(name + pool_name + " ", *pool, expected, which);
      }
    }
  }

  void check_verdicts(const Json& verdicts) {
    for (const auto& [name, verdict] : verdicts.at("pools").items()) {
      const impact::Pool* pool = by_name(shoot_->pools, name);
      if (pool == nullptr) {
        tell("no pool " + name);
        continue;
      }
      check_verdict("pool " + name, pool->verdict, text(verdict));
      const auto tells = [](const impact::Reason& reason) { return reason.effect != impact::Verdict::none; };
      const bool told = std::any_of(pool->reasons.begin(), pool->reasons.end(), tells);
      if (pool->verdict != impact::Verdict::none && !told) {
        tell("pool " + name + " has a verdict without a reason");
      }
    }
    for (const impact::Pool& pool : shoot_->pools) {
      for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
        check_verdict("deployment " + deployment.name, deployment.verdict,
                      verdicts.at("deployments").value(deployment.name, "no such deployment"));
      }
    }
  }

  void check_verdict(const std::string& what, impact::Verdict actual, const std::string& expected) {
    if (impact::word(actual) != expected) {
      tell(what + " is " + std::string(impact::word(actual)) + " instead of " + expected);
    }
  }

  /// The vector's text begins with the step that failed, or with a panic; that ends with upstream's lines.
  void check_error() {
    std::string expected = text(vector_.new_side.expected.at("error"));
    if (shoot_->reconcile_errors.empty()) return tell("does not fail: " + expected);
    if (expected.starts_with("panic: ")) expected = "step: " + expected.substr(0, expected.rfind(" ("));
    const std::string& actual = shoot_->reconcile_errors.front().what.message;
    if (!expected.ends_with(": " + actual)) tell("fails with '" + actual + "' instead of '" + expected + "'");
    for (const impact::Pool& pool : shoot_->pools) {
      if (pool.verdict != impact::Verdict::none) tell("pool " + pool.name + " is not left alone");
    }
  }

  void check_refusals(Refusals refusals) {
    if (refusals == Refusals::none) return;
    const auto counts = [&](const std::string& by) {
      return refusals == Refusals::all || by.starts_with("extension-");
    };
    const bool words = refusals == Refusals::of_extension_in_words;
    std::multiset<std::string> expected, actual;
    for (const Json& refusal : vector_.rejections) {
      if (!counts(text(refusal.at("by"))) || refusal.contains("notReached")) continue;
      const auto member = [&](const char* key) { return refusal.value(key, Json("")); };
      expected.insert(text(member("object")) + " " + text(member("by")) + " " + text(member("type")) + " " +
                      text(member("field")) + (words ? ": " + text(member("detail")) : ""));
    }
    for (const impact::Refusal& refusal : shoot_->rejections) {
      if (!counts(refusal.what.by)) continue;
      // Upstream has no words for a value where nothing would be supported.
      const std::string& message = refusal.what.message;
      const std::string detail = message.starts_with("Unsupported value: ") ? "" : message;
      actual.insert(refusal.what.object + " " + refusal.what.by + " " + refusal.what.type + " " + refusal.what.path +
                    (words ? ": " + detail : ""));
    }
    for (const std::string& one : expected) {
      if (actual.count(one) != expected.count(one)) tell("not refused as upstream does: " + one);
    }
    for (const std::string& one : actual) {
      if (!expected.contains(one)) tell("refused unlike upstream: " + one);
    }
  }

  const Vector& vector_;
  const impact::Impact& impact_;
  const impact::Shoot* shoot_ = nullptr;
};

}  // namespace

bool keeps_infrastructure(const Vector& vector) {
  const auto config = [](const VectorSide& side) {
    return side.shoot.value(Json::json_pointer("/spec/provider/infrastructureConfig"), Json());
  };
  if (vector.rejections.empty() || vector.old_side.shoot.is_null()) return false;
  return config(vector.old_side) != config(vector.new_side) &&
         vector.old_side.infrastructure_status == vector.new_side.infrastructure_status;
}

bool has_twins(const Vector& vector) {
  const auto twins = [](std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end() || (!names.empty() && names.front().empty());
  };
  std::vector<std::string> pools;
  for (const Json& worker : vector.new_side.shoot.value(Json::json_pointer("/spec/provider/workers"), Json::array())) {
    pools.push_back(worker.value("name", ""));
    if (twins(worker.value("zones", std::vector<std::string>()))) return true;
  }
  return twins(pools);
}

bool is_told_by_files(const Vector& vector) {
  const std::string error = vector.new_side.expected.value("error", "");
  const bool status_lost = error.ends_with("nor in worker status") && !vector.old_side.expected.is_null() &&
                           vector.old_side.worker_status.is_null() && vector.new_side.worker_status.is_null() &&
                           vector.rejections.empty();
  const Json workers = vector.new_side.shoot.value(Json::json_pointer("/spec/provider/workers"), Json::array());
  const bool nameless =
      std::any_of(workers.begin(), workers.end(), [](const Json& worker) { return worker.value("name", "").empty(); });
  return vector.new_side.cloud.is_null() && !status_lost && !nameless;
}

std::vector<std::string> end_to_end_differences(const Vector& vector, std::uint32_t style, Refusals refusals) {
  const model::Objects before = read("old.yaml", write_file(manifests(vector.old_side, vector.new_side), style));
  const model::Objects after = read("new.yaml", write_file(manifests(vector.new_side, vector.old_side), style + 1));
  const impact::Impact impact = impact::analyze(before, after, options_of(vector));
  Comparison comparison(vector, impact);
  comparison.run(refusals);
  return std::move(comparison.differences);
}

Tally compare_end_to_end(std::string_view provider, std::string_view file, Refusals refusals,
                         const std::function<bool(const Vector&)>& in_scope) {
  Tally tally;
  std::uint32_t style = 0;
  for_each_vector(provider, file, [&](const Vector& vector) {
    ++style;
    if (!in_scope(vector)) return;
    ++tally.compared;
    const auto differences = end_to_end_differences(vector, style, refusals);
    if (!differences.empty()) ++tally.failed;
    for (const std::string& sentence : differences) {
      BOOST_ERROR(vector.id << " (" << vector.title << "): " << sentence);
    }
  });
  BOOST_TEST_MESSAGE(provider << "/" << file << ": " << tally.compared << " vectors compared end to end, "
                              << tally.failed << " failed");
  return tally;
}

}  // namespace gprov::tests

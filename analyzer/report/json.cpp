// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <cstdint>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "analyzer/report/hash_pairs.hpp"
#include "analyzer/report/json_text.hpp"
#include "analyzer/report/shard_json.hpp"
#include "analyzer/report/writers.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::report {

namespace {

using Json = nlohmann::ordered_json;
using impact::word;

// Declared ahead: the template below must find the overload of whatever it holds.
Json json(const impact::Position& at);

Json json(const std::string& text) { return text; }
Json json(std::int32_t number) { return number; }
Json json(const hashing::IntOrString& value) {
  return std::visit([](const auto& v) { return Json(v); }, value);
}

template <class T>
Json json(const std::optional<T>& value) {
  return value ? json(*value) : Json(nullptr);
}

Json json(const impact::Position& at) { return {{"file", at.file}, {"line", at.line}, {"column", at.column}}; }

Json json(const impact::Name& name) {
  if (const auto* text = std::get_if<std::string>(&name)) return *text;
  if (const auto* unknown = std::get_if<impact::UnknownText>(&name))
    return {{"unknown", unknown->why}, {"prefix", unknown->prefix}};
  return nullptr;
}

Json json(const impact::When& when) {
  Json object = {{"kind", word(when.kind)}};
  if (when.kind == impact::WhenKind::maintenance && !when.detail.empty()) object["window"] = when.detail;
  if (when.kind == impact::WhenKind::at) object["at"] = when.detail;
  if (when.next) {
    object["next"] = {{"begin", when.next->begin},
                      {"end", when.next->end},
                      {"localBegin", when.next->local_begin},
                      {"localEnd", when.next->local_end}};
  }
  if (!when.note.empty()) object["note"] = when.note;
  return object;
}

Json json(const impact::Nodes& nodes) { return {{"min", nodes.min}, {"max", nodes.max}}; }

template <class T>
Json sides(const impact::Sides<T>& both) {
  return {{"old", json(both.before)}, {"new", json(both.after)}};
}

/// A masked value says only whether both sides are equal.
Json shown(const impact::Shown& value, bool equal) {
  if (value.masked) return {{"masked", true}, {"equal", equal}};
  if (!value.unknown.empty()) return {{"unknown", value.unknown}};
  return json(value.text);
}

enum class Advice : std::uint8_t { none, given };

/// Of a failing reconciliation also what follows from it, which its message does not say.
Json list(const std::vector<impact::Refusal>& refusals, Advice advice = Advice::none) {
  Json array = Json::array();
  for (const auto& [what, at] : refusals) {
    array.push_back({{"rule", what.rule},
                     {"object", what.object},
                     {"by", what.by},
                     {"type", what.type},
                     {"path", what.path},
                     {"message", what.message},
                     {"at", json(at)}});
    const rules::Rule* rule = advice == Advice::given ? rules::find(what.rule) : nullptr;
    if (rule != nullptr) array.back().update({{"why", rule->why}, {"remedy", rule->remedy}});
  }
  return array;
}

using Changed = std::set<const impact::HashLine*>;

/// Of a masked value, all that is told is whether both sides are equal.
Json list(const std::vector<impact::HashLine>& lines, const Changed& changed) {
  Json array = Json::array();
  for (const impact::HashLine& line : lines) {
    array.push_back(
        {{"rule", line.trigger}, {"path", line.path}, {"value", shown(line.value, !changed.contains(&line))}});
  }
  return array;
}

Json hash_data(const impact::Sides<std::optional<impact::ExplainedHash>>& hash) {
  using impact::ExplainedHash;
  Changed changed;
  for (const auto which : {&ExplainedHash::key, &ExplainedHash::extension}) {
    for (const HashPair& pair : aligned(hash_lines(hash.before, which), hash_lines(hash.after, which))) {
      if (differs(pair)) changed.insert({pair.before, pair.after});
    }
  }
  const auto side = [&](const std::optional<ExplainedHash>& one) {
    return one ? Json{{"key", list(one->key, changed)}, {"extension", list(one->extension, changed)}} : Json(nullptr);
  };
  return {{"old", side(hash.before)}, {"new", side(hash.after)}};
}

Json json(const impact::Reason& reason) {
  Json object = {{"rule", reason.rule},
                 {"effect", word(reason.effect)},
                 {"path", reason.path},
                 {"old", shown(reason.before, reason.equal)},
                 {"new", shown(reason.after, reason.equal)},
                 {"oldAt", json(reason.before_at)},
                 {"newAt", json(reason.after_at)},
                 {"why", reason.why},
                 {"remedy", reason.remedy},
                 {"source", reason.source},
                 {"fingerprint", reason.fingerprint}};
  // Words that are not those of the rule's row; a reader has the row.
  const rules::Rule* row = rules::find(reason.rule);
  if (!reason.title.empty() && (row == nullptr || row->title != reason.title)) object["title"] = reason.title;
  if (!reason.deployments.empty()) object["machineDeployments"] = reason.deployments;
  return object;
}

Json json(const impact::DeploymentRollout& rollout) {
  return {{"nodes", json(rollout.nodes)},
          {"steps", json(rollout.steps)},
          {"surge", json(rollout.surge)},
          {"unavailable", json(rollout.unavailable)},
          {"seconds", json(rollout.seconds)}};
}

Json json(const impact::PoolRollout& rollout) {
  const auto known = [](const std::string& quantity) { return quantity.empty() ? Json(nullptr) : Json(quantity); };
  return {{"nodes", json(rollout.nodes)},
          {"steps", json(rollout.steps)},
          {"extraMachines", json(rollout.extra_machines)},
          {"extraCPU", known(rollout.extra_cpu)},
          {"extraMemory", known(rollout.extra_memory)},
          {"seconds", json(rollout.seconds)}};
}

Json json(const impact::MachineDeployment& deployment) {
  Json object = {{"name", deployment.name},
                 {"zone", deployment.zone},
                 {"verdict", word(deployment.verdict)},
                 {"className", sides(deployment.class_name)},
                 {"minimum", sides(deployment.minimum)},
                 {"maximum", sides(deployment.maximum)},
                 {"maxSurge", sides(deployment.max_surge)},
                 {"maxUnavailable", sides(deployment.max_unavailable)}};
  if (deployment.replicas) object["replicas"] = *deployment.replicas;
  if (deployment.rollout) object["rollout"] = json(*deployment.rollout);
  if (deployment.hash.before || deployment.hash.after) object["hashData"] = hash_data(deployment.hash);
  return object;
}

Json json(const impact::Pool& pool) {
  Json object = {{"name", pool.name}, {"verdict", word(pool.verdict)}, {"confidence", word(pool.confidence)}};
  if (pool.counted) object["countsAs"] = word(*pool.counted);
  if (!pool.conditions.empty()) object["conditions"] = pool.conditions;
  if (!pool.recreate_of.empty()) object["recreateOf"] = pool.recreate_of;
  object["when"] = json(pool.when);
  object["updateStrategy"] = pool.update_strategy;
  const bool has_version = pool.hash_version.before || pool.hash_version.after;
  object["hashVersion"] = has_version ? sides(pool.hash_version) : Json(nullptr);
  const auto exists = [](const impact::Name& name) { return !std::holds_alternative<std::monostate>(name); };
  if (exists(pool.in_place_hash.before) || exists(pool.in_place_hash.after)) {
    object["inPlaceHash"] = sides(pool.in_place_hash);
  }
  object["nodeAgentSecretName"] = sides(pool.node_agent_secret_name);
  object["nodes"] = json(pool.nodes);
  if (pool.rollout) object["rollout"] = json(*pool.rollout);
  if (!pool.warnings.empty()) object["warnings"] = pool.warnings;
  object["machineDeployments"] = Json::array();
  for (const auto& deployment : pool.machine_deployments) object["machineDeployments"].push_back(json(deployment));
  object["reasons"] = Json::array();
  for (const auto& reason : pool.reasons) object["reasons"].push_back(json(reason));
  return object;
}

Json list(const std::vector<gardener::MaintenanceChange>& changes) {
  Json array = Json::array();
  for (const gardener::MaintenanceChange& change : changes) {
    Json object = {{"path", change.path}};
    object["old"] = change.masked ? Json{{"masked", true}, {"equal", false}} : json(change.before);
    object["new"] = json(change.after);
    object["why"] = change.why;
    array.push_back(std::move(object));
  }
  return array;
}

/// Nothing to say is a success.
Json json(const impact::MaintenanceRun& run) {
  Json object = {{"at", run.at}, {"ran", run.ran}};
  object["state"] = !run.ran ? "" : run.record.state.empty() ? "Succeeded" : run.record.state;
  object["changes"] = list(run.changes);
  object["rejections"] = list(run.rejections);
  if (!run.rejections.empty()) object["attempted"] = list(run.attempted);
  object["messages"] = run.record.messages;
  object["failureReasons"] = run.record.failures;
  object["repeats"] = run.repeats;
  object["verdict"] = word(run.verdict);
  object["pools"] = Json::array();
  for (const impact::PoolVerdict& pool : run.pools) {
    object["pools"].push_back({{"name", pool.name}, {"verdict", word(pool.verdict)}, {"nodes", json(pool.nodes)}});
  }
  return object;
}

Json json(const impact::Shoot& shoot) {
  const auto side = [](bool exists, const std::string& version) { return exists ? Json(version) : Json(nullptr); };
  Json object = {{"namespace", shoot.ns},
                 {"name", shoot.name},
                 {"provider", shoot.provider},
                 {"region", shoot.region},
                 {"kubernetes",
                  {{"old", side(shoot.exists.before, shoot.kubernetes.before)},
                   {"new", side(shoot.exists.after, shoot.kubernetes.after)}}},
                 {"verdict", word(shoot.verdict)},
                 {"when", json(shoot.when)},
                 {"rejections", list(shoot.rejections)},
                 {"reconcileErrors", list(shoot.reconcile_errors, Advice::given)},
                 {"pools", Json::array()}};
  for (const auto& pool : shoot.pools) object["pools"].push_back(json(pool));
  if (shoot.maintenance) {
    object["maintenance"] = Json::array();
    for (const auto& run : *shoot.maintenance) object["maintenance"].push_back(json(run));
  }
  return object;
}

Json json(const impact::Resource& resource) {
  Json object = {{"kind", resource.kind},
                 {"namespace", resource.ns},
                 {"name", resource.name},
                 {"state", !resource.exists.before  ? "new"
                           : !resource.exists.after ? "gone"
                           : resource.changed       ? "changed"
                                                    : "unchanged"},
                 {"fails", resource.fails},
                 {"rejections", list(resource.rejections)},
                 {"effects", Json::array()}};
  for (const impact::Effect& effect : resource.effects) {
    object["effects"].push_back({{"rule", effect.rule},
                                 {"what", effect.what + ". " + effect.nodes},
                                 {"nodes", effect.nodes},
                                 {"on", effect.on},
                                 {"when", json(effect.when)},
                                 {"at", json(effect.at)}});
  }
  if (!resource.principal.empty()) object["principal"] = resource.principal;
  if (resource.starts) object["starts"] = *resource.starts;
  return object;
}

Json json(const impact::Summary& summary, std::size_t hidden_pools) {
  Json verdicts = Json::object();
  for (std::size_t i = 0; i < impact::kVerdicts; ++i) {
    verdicts[std::string(word(static_cast<impact::Verdict>(i)))] = summary.verdicts.at(i);
  }
  Json object = {{"shoots", summary.shoots},
                 {"pools", summary.pools},
                 {"machineDeployments", summary.machine_deployments},
                 {"verdicts", std::move(verdicts)},
                 {"rejected", summary.rejected},
                 {"reconcileErrors", summary.reconcile_errors},
                 {"ignored", summary.ignored},
                 {"nodes", json(summary.nodes)}};
  if (hidden_pools > 0) object["hiddenPools"] = hidden_pools;
  return object;
}

Json json(const impact::CloudProfile& profile) {
  Json effects = Json::array();
  for (const impact::Effect& effect : profile.effects) {
    effects.push_back({{"what", effect.what}, {"on", effect.on}, {"when", json(effect.when)}, {"at", json(effect.at)}});
  }
  return {{"kind", profile.kind},          {"namespace", profile.ns},
          {"name", profile.name},          {"rejections", list(profile.rejections)},
          {"effects", std::move(effects)}, {"shoots", profile.shoots}};
}

/// Names and messages may hold bytes that are no UTF-8; a report must not fail for them.
std::string dumped(const Json& value, Spacing spacing) {
  return value.dump(spacing == Spacing::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string json_text(const impact::Shoot& shoot) { return dumped(json(shoot), Spacing::compact); }

std::string json_text(const impact::Impact& impact, Spacing spacing, Parts parts) {
  Json report = {{"apiVersion", "gprov-impact/v1"},
                 {"kind", parts == Parts::all ? "ImpactReport" : "ImpactSummary"},
                 {"schemaVersion", "1.0"},
                 {"tool", {{"name", "gprov-impact"}, {"version", GPROV_VERSION}}},
                 {"result",
                  {{"verdict", word(impact.verdict)},
                   {"exitCode", impact.exit_code},
                   {"failOn", impact.fail_on},
                   {"complete", impact.complete}}},
                 {"summary", json(impact.summary, impact.hidden_pools)},
                 {"assumed", Json::array()},
                 {"shoots", Json::array()},
                 {"cloudProfiles", Json::array()},
                 {"resources", Json::array()},
                 {"ignored", Json::array()},
                 {"diagnostics", Json::array()}};
  for (const auto& row : impact.assumed) {
    report["assumed"].push_back({{"what", row.what},
                                 {"old", row.before},
                                 {"new", row.after},
                                 {"source", row.source},
                                 {"matters", row.matters}});
  }
  if (!impact.budgets.empty()) report["result"]["budgets"] = impact.budgets;
  if (parts == Parts::without_shoots) {
    report.erase("shoots");
  } else {
    for (const auto& shoot : impact.shoots) report["shoots"].push_back(json(shoot));
  }
  for (const auto& profile : impact.cloud_profiles) report["cloudProfiles"].push_back(json(profile));
  for (const auto& resource : impact.resources) report["resources"].push_back(json(resource));
  for (const auto& row : impact.ignored) {
    report["ignored"].push_back({{"rule", row.rule},
                                 {"namespace", row.ns},
                                 {"shoot", row.shoot},
                                 {"pool", row.pool},
                                 {"path", row.path},
                                 {"fingerprint", row.fingerprint},
                                 {"reason", row.reason},
                                 {"owner", row.owner},
                                 {"expires", row.expires}});
  }
  for (const auto& row : impact.diagnostics) {
    const bool is_error = row.severity == manifest::Severity::error;
    report["diagnostics"].push_back(
        {{"severity", is_error ? "error" : "warning"}, {"message", row.message}, {"at", json(row.at)}});
  }
  if (impact.shard) report["shard"] = Json::parse(shard_text(*impact.shard));
  return dumped(report, spacing);
}

void write_json(const impact::Impact& impact, const Style&, std::ostream& out) {
  out << json_text(impact, Spacing::indented) << "\n";
}

void write_jsonl_shoot(const impact::Shoot& shoot, std::ostream& out) { out << json_text(shoot) << "\n"; }

void write_jsonl(const impact::Impact& impact, const Style&, std::ostream& out) {
  for (const impact::Shoot& shoot : impact.shoots) write_jsonl_shoot(shoot, out);
  out << json_text(impact, Spacing::compact, Parts::without_shoots) << "\n";
}

}  // namespace gprov::report

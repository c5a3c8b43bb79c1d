// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/read_json.hpp"

#include <nlohmann/json.hpp>

#include "analyzer/report/shard_json.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::report {

namespace {

using Json = nlohmann::json;
using impact::Sides;

/// The member, or null where there is none: fields are only ever added to the contract.
const Json& member(const Json& object, const char* name) {
  static const Json kNull;
  const auto at = object.find(name);
  return at == object.end() ? kNull : *at;
}

std::string text(const Json& object, const char* name) { return object.value(name, std::string()); }

template <class T>
std::optional<T> maybe(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional<T>(value.get<T>());
}

template <class T, class Read>
std::vector<T> list(const Json& array, Read read) {
  std::vector<T> all;
  all.reserve(array.size());
  for (const Json& item : array) all.push_back(read(item));
  return all;
}

std::vector<std::string> texts(const Json& array) {
  return list<std::string>(array, [](const Json& item) { return item.get<std::string>(); });
}

impact::Verdict verdict(const Json& word) {
  return impact::verdict_of(word.get<std::string>()).value_or(impact::Verdict::unknown);
}

impact::Confidence confidence(const Json& value) {
  for (const auto one : {impact::Confidence::certain, impact::Confidence::assumed}) {
    if (value == impact::word(one)) return one;
  }
  return impact::Confidence::unknown;
}

std::optional<impact::Position> position(const Json& at) {
  if (at.is_null()) return std::nullopt;
  return impact::Position{at.at("file"), at.at("line"), at.at("column")};
}

impact::Name name(const Json& value) {
  if (value.is_null()) return std::monostate();
  if (value.is_string()) return value.get<std::string>();
  return impact::UnknownText{text(value, "unknown"), text(value, "prefix")};
}

impact::When when(const Json& value) {
  using impact::WhenKind;
  impact::When result;
  result.kind = WhenKind::now;
  for (const auto kind :
       {WhenKind::maintenance, WhenKind::at, WhenKind::after_wake_up, WhenKind::manual, WhenKind::never}) {
    if (value.at("kind") == impact::word(kind)) result.kind = kind;
  }
  result.detail = text(value, result.kind == WhenKind::at ? "at" : "window");
  result.note = text(value, "note");
  if (const Json& next = member(value, "next"); !next.is_null()) {
    constexpr std::size_t kMoment = sizeof("2026-01-31T08:00:00Z") - 1;
    impact::NextWindow window{next.at("begin"), next.at("end"), next.at("localBegin"), next.at("localEnd")};
    for (const std::string* moment : {&window.begin, &window.end, &window.local_begin, &window.local_end}) {
      if (moment->size() < kMoment) throw ReadError("'" + *moment + "' in a window is no moment");
    }
    result.next = std::move(window);
  }
  return result;
}

impact::Nodes nodes(const Json& range) { return {range.at("min"), range.at("max")}; }

template <class T, class Read>
Sides<T> sides(const Json& both, Read read) {
  return {read(member(both, "old")), read(member(both, "new"))};
}

/// A masked value has no text any more; what stands for it only has to be equal or different on both sides.
impact::Shown shown(const Json& value, const char* side) {
  impact::Shown result;
  if (value.is_string()) {
    result.text = value.get<std::string>();
  } else if (value.is_object() && value.value("masked", false)) {
    result.masked = true;
    result.text = value.value("equal", false) ? "" : side;
  } else if (value.is_object()) {
    result.unknown = text(value, "unknown");
  }
  return result;
}

impact::Refusal refusal(const Json& value) {
  return {{text(value, "rule"), text(value, "object"), text(value, "by"), text(value, "type"), text(value, "path"),
           text(value, "message")},
          position(member(value, "at"))};
}

impact::Reason reason(const Json& value) {
  impact::Reason result;
  result.rule = text(value, "rule");
  result.effect = verdict(value.at("effect"));
  result.path = text(value, "path");
  result.before = shown(member(value, "old"), "old");
  result.after = shown(member(value, "new"), "new");
  result.equal = result.before.unknown.empty() && result.before.text == result.after.text;
  result.before_at = position(member(value, "oldAt"));
  result.after_at = position(member(value, "newAt"));
  if (const rules::Rule* row = rules::find(result.rule)) result.title = row->title;
  if (value.contains("title")) result.title = text(value, "title");
  result.why = text(value, "why");
  result.remedy = text(value, "remedy");
  result.source = text(value, "source");
  result.fingerprint = text(value, "fingerprint");
  result.deployments = texts(member(value, "machineDeployments"));
  return result;
}

std::optional<impact::ExplainedHash> explained(const Json& value, const char* side) {
  if (value.is_null()) return std::nullopt;
  const auto line = [&](const Json& item) {
    return impact::HashLine{text(item, "rule"), text(item, "path"), shown(member(item, "value"), side)};
  };
  return impact::ExplainedHash{list<impact::HashLine>(member(value, "key"), line),
                               list<impact::HashLine>(member(value, "extension"), line)};
}

std::optional<hashing::IntOrString> int_or_string(const Json& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_string()) return value.get<std::string>();
  return value.get<std::int32_t>();
}

impact::MachineDeployment deployment(const Json& value) {
  impact::MachineDeployment result;
  result.name = value.at("name");
  result.zone = text(value, "zone");
  result.verdict = verdict(value.at("verdict"));
  result.class_name = sides<impact::Name>(member(value, "className"), name);
  result.minimum = sides<std::optional<std::int32_t>>(member(value, "minimum"), maybe<std::int32_t>);
  result.maximum = sides<std::optional<std::int32_t>>(member(value, "maximum"), maybe<std::int32_t>);
  result.max_surge = sides<std::optional<hashing::IntOrString>>(member(value, "maxSurge"), int_or_string);
  result.max_unavailable = sides<std::optional<hashing::IntOrString>>(member(value, "maxUnavailable"), int_or_string);
  result.replicas = maybe<std::int32_t>(member(value, "replicas"));
  if (const Json& how = member(value, "rollout"); !how.is_null()) {
    result.rollout = {nodes(how.at("nodes")), nodes(how.at("steps")), nodes(how.at("surge")),
                      nodes(how.at("unavailable")), nodes(how.at("seconds"))};
  }
  const Json& hash = member(value, "hashData");
  result.hash = {explained(member(hash, "old"), "old"), explained(member(hash, "new"), "new")};
  return result;
}

impact::Pool pool(const Json& value) {
  impact::Pool result;
  result.name = value.at("name");
  result.verdict = verdict(value.at("verdict"));
  if (value.contains("countsAs")) result.counted = verdict(value.at("countsAs"));
  result.confidence = confidence(member(value, "confidence"));
  result.conditions = texts(member(value, "conditions"));
  result.when = when(value.at("when"));
  result.update_strategy = text(value, "updateStrategy");
  result.hash_version = sides<std::optional<int>>(member(value, "hashVersion"), maybe<int>);
  result.in_place_hash = sides<impact::Name>(member(value, "inPlaceHash"), name);
  result.node_agent_secret_name = sides<impact::Name>(member(value, "nodeAgentSecretName"), name);
  result.nodes = nodes(value.at("nodes"));
  result.recreate_of = text(value, "recreateOf");
  result.machine_deployments = list<impact::MachineDeployment>(value.at("machineDeployments"), deployment);
  result.reasons = list<impact::Reason>(value.at("reasons"), reason);
  result.warnings = texts(member(value, "warnings"));
  if (const Json& how = member(value, "rollout"); !how.is_null()) {
    const auto quantity = [&](const char* which) { return maybe<std::string>(member(how, which)).value_or(""); };
    result.rollout = {nodes(how.at("nodes")),         nodes(how.at("steps")), nodes(how.at("seconds")),
                      nodes(how.at("extraMachines")), quantity("extraCPU"),   quantity("extraMemory")};
  }
  return result;
}

gardener::MaintenanceChange change(const Json& value) {
  const Json& before = member(value, "old");
  gardener::MaintenanceChange result;
  result.path = text(value, "path");
  result.masked = before.is_object();
  if (!result.masked) result.before = maybe<std::string>(before);
  result.after = maybe<std::string>(member(value, "new"));
  result.why = text(value, "why");
  return result;
}

impact::MaintenanceRun maintenance(const Json& value) {
  impact::MaintenanceRun result;
  result.at = value.at("at");
  result.ran = value.at("ran");
  result.record = {text(value, "state"), texts(member(value, "messages")), texts(member(value, "failureReasons"))};
  result.changes = list<gardener::MaintenanceChange>(value.at("changes"), change);
  result.attempted = list<gardener::MaintenanceChange>(member(value, "attempted"), change);
  result.rejections = list<impact::Refusal>(value.at("rejections"), refusal);
  result.verdict = verdict(value.at("verdict"));
  result.pools = list<impact::PoolVerdict>(value.at("pools"), [](const Json& pool) {
    const Json& range = member(pool, "nodes");
    return impact::PoolVerdict{pool.at("name"), verdict(pool.at("verdict")),
                               range.is_null() ? impact::Nodes{} : nodes(range)};
  });
  result.repeats = value.value("repeats", std::int64_t{0});
  return result;
}

impact::Shoot shoot(const Json& value) {
  impact::Shoot result;
  result.ns = text(value, "namespace");
  result.name = value.at("name");
  result.provider = text(value, "provider");
  result.region = text(value, "region");
  const auto versions = sides<std::optional<std::string>>(member(value, "kubernetes"), maybe<std::string>);
  result.kubernetes = {versions.before.value_or(""), versions.after.value_or("")};
  result.exists = {versions.before.has_value(), versions.after.has_value()};
  result.verdict = verdict(value.at("verdict"));
  result.when = when(value.at("when"));
  result.rejections = list<impact::Refusal>(member(value, "rejections"), refusal);
  result.reconcile_errors = list<impact::Refusal>(member(value, "reconcileErrors"), refusal);
  result.pools = list<impact::Pool>(value.at("pools"), pool);
  if (value.contains("maintenance")) {
    result.maintenance = list<impact::MaintenanceRun>(value.at("maintenance"), maintenance);
  }
  return result;
}

impact::Effect effect(const Json& value) {
  impact::Effect result{text(value, "rule"), text(value, "what"),    text(value, "nodes"),
                        text(value, "on"),   when(value.at("when")), position(member(value, "at"))};
  if (const std::string end = ". " + result.nodes; !result.nodes.empty() && result.what.ends_with(end)) {
    result.what.resize(result.what.size() - end.size());
  }
  return result;
}

impact::Resource resource(const Json& value) {
  impact::Resource result;
  result.kind = text(value, "kind");
  result.ns = text(value, "namespace");
  result.name = text(value, "name");
  const std::string state = text(value, "state");
  result.exists = {state != "new", state != "gone"};
  result.changed = state != "unchanged";
  result.rejections = list<impact::Refusal>(member(value, "rejections"), refusal);
  result.effects = list<impact::Effect>(member(value, "effects"), effect);
  result.principal = text(value, "principal");
  result.starts = maybe<bool>(member(value, "starts"));
  result.fails = value.value("fails", false);
  return result;
}

impact::CloudProfile cloud_profile(const Json& value) {
  impact::CloudProfile result;
  result.kind = text(value, "kind");
  result.ns = text(value, "namespace");
  result.name = text(value, "name");
  result.rejections = list<impact::Refusal>(member(value, "rejections"), refusal);
  result.effects = list<impact::Effect>(member(value, "effects"), effect);
  result.shoots = value.value("shoots", std::int64_t{0});
  return result;
}

impact::Summary summary(const Json& value) {
  impact::Summary result;
  result.shoots = value.at("shoots");
  result.pools = value.at("pools");
  result.machine_deployments = value.at("machineDeployments");
  for (std::size_t i = 0; i < impact::kVerdicts; ++i) {
    const std::string word(impact::word(static_cast<impact::Verdict>(i)));
    result.verdicts.at(i) = value.at("verdicts").value(word, std::int64_t{0});
  }
  result.rejected = value.at("rejected");
  result.reconcile_errors = value.at("reconcileErrors");
  result.ignored = value.value("ignored", std::int64_t{0});
  result.nodes = nodes(value.at("nodes"));
  return result;
}

impact::Impact whole(const Json& report) {
  impact::Impact result;
  const Json& outcome = report.at("result");
  result.verdict = verdict(outcome.at("verdict"));
  result.exit_code = outcome.at("exitCode");
  result.fail_on = outcome.at("failOn");
  result.complete = outcome.at("complete");
  result.budgets = texts(member(outcome, "budgets"));
  result.summary = summary(report.at("summary"));
  result.hidden_pools = report.at("summary").value("hiddenPools", std::size_t{0});
  result.assumed = list<impact::Assumed>(member(report, "assumed"), [](const Json& row) {
    return impact::Assumed{text(row, "what"), text(row, "old"), text(row, "new"), text(row, "source"),
                           row.value("matters", false)};
  });
  result.shoots = list<impact::Shoot>(report.at("shoots"), shoot);
  result.cloud_profiles = list<impact::CloudProfile>(member(report, "cloudProfiles"), cloud_profile);
  result.resources = list<impact::Resource>(member(report, "resources"), resource);
  result.ignored = list<impact::Ignored>(member(report, "ignored"), [](const Json& row) {
    return impact::Ignored{text(row, "rule"),   text(row, "namespace"), text(row, "shoot"),
                           text(row, "pool"),   text(row, "path"),      text(row, "fingerprint"),
                           text(row, "reason"), text(row, "owner"),     text(row, "expires")};
  });
  result.diagnostics = list<impact::Diagnostic>(member(report, "diagnostics"), [](const Json& row) {
    const bool is_error = row.at("severity") == "error";
    return impact::Diagnostic{is_error ? manifest::Severity::error : manifest::Severity::warning, text(row, "message"),
                              position(member(row, "at"))};
  });
  if (const Json& shard = member(report, "shard"); !shard.is_null()) result.shard = read_shard(shard.dump());
  return result;
}

}  // namespace

impact::Impact read_json(const std::string& text_of_report) {
  try {
    const Json report = Json::parse(text_of_report);
    if (!report.is_object() || report.value("kind", "") != "ImpactReport") {
      throw ReadError(
          "this is no report of gprov-impact: expected an object of kind ImpactReport, as -o json writes it");
    }
    if (const std::string version = text(report, "apiVersion"); version != "gprov-impact/v1") {
      throw ReadError("this release reads reports of gprov-impact/v1, not of '" + version + "'");
    }
    return whole(report);
  } catch (const Json::parse_error& error) {
    throw ReadError("this is no JSON: byte " + std::to_string(error.byte) + " is not what it should be");
  } catch (const Json::exception& error) {
    throw ReadError(std::string("this is no complete report of gprov-impact: ") + error.what());
  }
}

}  // namespace gprov::report

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/shard_json.hpp"

#include <nlohmann/json.hpp>

namespace gprov::report {

namespace {

using Json = nlohmann::ordered_json;
using impact::Diagnostic;

Json json(const Diagnostic& row) {
  Json object = {{"error", row.severity == manifest::Severity::error}, {"message", row.message}};
  if (row.at) object["at"] = {row.at->file, row.at->line, row.at->column};
  return object;
}

Diagnostic diagnostic(const Json& object) {
  Diagnostic row{object.at("error").get<bool>() ? manifest::Severity::error : manifest::Severity::warning,
                 object.at("message"),
                 {}};
  if (object.contains("at")) {
    const Json& at = object.at("at");
    row.at = impact::Position{at.at(0), at.at(1), at.at(2)};
  }
  return row;
}

Json json(const std::optional<Diagnostic>& row) { return row ? json(*row) : Json(nullptr); }

Json json(const std::vector<Diagnostic>& rows) {
  Json array = Json::array();
  for (const Diagnostic& row : rows) array.push_back(json(row));
  return array;
}

std::vector<Diagnostic> diagnostics(const Json& array) {
  std::vector<Diagnostic> rows;
  for (const Json& object : array) rows.push_back(diagnostic(object));
  return rows;
}

std::optional<Diagnostic> maybe(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(diagnostic(value));
}

std::optional<std::int64_t> number(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<std::int64_t>());
}

Json json(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(nullptr); }

}  // namespace

std::string shard_text(const impact::ShardNote& note) {
  Json object = {{"number", note.shard.number},
                 {"of", note.shard.of},
                 {"unknown", note.unknown},
                 {"maxPools", json(note.max_pools)},
                 {"maxNodes", json(note.max_nodes)},
                 {"profiles", note.profiles},
                 {"keys", note.keys},
                 {"changes", note.changes},
                 {"before", json(note.before)},
                 {"ofShoots", Json::array()},
                 {"after", json(note.after)},
                 {"ignores", Json::array()}};
  for (const auto& rows : note.of_shoots) object["ofShoots"].push_back(json(rows));
  for (const impact::IgnoreNote& one : note.ignores) {
    object["ignores"].push_back({{"used", one.used}, {"ifUsed", json(one.if_used)}, {"ifUnused", json(one.if_unused)}});
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

impact::ShardNote read_shard(const std::string& text) {
  const Json object = Json::parse(text);
  impact::ShardNote note;
  note.shard = {object.at("number"), object.at("of")};
  note.unknown = object.at("unknown");
  note.max_pools = number(object.at("maxPools"));
  note.max_nodes = number(object.at("maxNodes"));
  note.profiles = object.at("profiles").get<std::vector<std::vector<std::string>>>();
  note.keys = object.at("keys").get<std::vector<std::string>>();
  note.changes = object.at("changes").get<std::vector<std::string>>();
  note.before = diagnostics(object.at("before"));
  for (const Json& rows : object.at("ofShoots")) note.of_shoots.push_back(diagnostics(rows));
  note.after = diagnostics(object.at("after"));
  for (const Json& one : object.at("ignores")) {
    note.ignores.push_back({one.at("used"), maybe(one.at("ifUsed")), maybe(one.at("ifUnused"))});
  }
  return note;
}

}  // namespace gprov::report

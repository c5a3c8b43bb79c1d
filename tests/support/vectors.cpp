// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/vectors.hpp"

#include <algorithm>
#include <filesystem>

#include "tests/support/gzip.hpp"

namespace gprov::tests {

namespace {

constexpr std::string_view suffix = ".jsonl.gz";

std::string folder(std::string_view provider) {
  return std::string(GPROV_SOURCE_DIR) + "/fixtures/vectors/" + std::string(provider) + "/";
}

Json member(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found == object.end() ? Json() : *found;
}

std::string text(const Json& object, const char* key) {
  const Json value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

Json resolve(const Json& value, const Json& shared) {
  if (!value.is_object() || !value.contains("$ref")) return value;
  const Json& target = shared.at(value.at("$ref").get<std::string>());
  return value.contains("$patch") ? target.patch(value.at("$patch")) : target;
}

/// A member that the new side leaves out is the old side's.
Json inherited(const Json& line, const char* key) {
  const Json& fresh = line.at("new");
  return fresh.contains(key) ? fresh.at(key) : member(line.at("old"), key);
}

/// The worker status after the first reconciliation holds the images that it wrote; a new side without them says that
/// they cannot matter.
Vector decode(const Json& line, const Json& profiles, const Json& defaults) {
  Vector vector;
  vector.provider = text(line, "provider");
  vector.id = text(line, "id");
  vector.title = text(line, "title");
  vector.mode = text(line, "mode");
  vector.now = line.contains("now") ? text(line, "now") : "2026-08-21T00:00:00Z";
  const Json& expected = line.at("expected");
  vector.expected = expected;
  vector.rejections = expected.at("rejections");
  vector.verdicts = expected.at("verdicts");

  const auto unprefixed = [](std::string release) { return release.starts_with("v") ? release.substr(1) : release; };
  const Json old = member(line, "old");
  const Json patches = member(expected, "shootDefaulted");
  VectorSide& before = vector.old_side;
  before.shoot = member(old, "shoot");
  before.cloud_profile = resolve(member(old, "cloudProfile"), profiles);
  before.infrastructure_status = member(old, "infrastructureStatus");
  before.worker_status = member(old, "workerStatus");
  before.settings = line.contains("oldSettings") ? line.at("oldSettings") : line.at("settings");
  // The hash versions that pools have are a matter of the old state, wherever they are noted.
  for (const char* key : {"hashVersions", "recordedHashVersions"}) {
    if (line.at("settings").contains(key)) before.settings[key] = line.at("settings").at(key);
  }
  before.expected = member(expected, "old");
  before.shoot_defaulted = resolve(member(patches, "old"), defaults);
  before.gardener = unprefixed(text(line, "gardener"));
  before.extension = unprefixed(text(line, "extension"));
  before.library = text(line, "extensionLib");

  VectorSide& after = vector.new_side;
  after.shoot = inherited(line, "shoot");
  after.cloud_profile = resolve(inherited(line, "cloudProfile"), profiles);
  after.infrastructure_status = inherited(line, "infrastructureStatus");
  after.worker_status = inherited(line, "workerStatus");
  after.settings = line.at("settings");
  after.settings.erase("hashVersions");
  after.settings.erase("recordedHashVersions");
  after.cloud = member(line.at("new"), "cloud");
  after.expected = member(expected, "new");
  after.shoot_defaulted = resolve(member(patches, "new"), defaults);
  const Json upgrade = member(line, "to");
  after.gardener = upgrade.contains("gardener") ? unprefixed(text(upgrade, "gardener")) : before.gardener;
  after.extension = upgrade.contains("extension") ? unprefixed(text(upgrade, "extension")) : before.extension;
  after.library = upgrade.contains("extensionLib") ? text(upgrade, "extensionLib") : before.library;
  return vector;
}

}  // namespace

std::vector<std::string> vector_files(std::string_view provider) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder(provider))) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(suffix)) names.push_back(name.substr(0, name.size() - suffix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

void for_each_vector(std::string_view provider, std::string_view file, const std::function<void(const Vector&)>& use) {
  const std::string base = folder(provider) + std::string(file);
  const Json profiles = Json::parse(read_gzip(base + ".cloudprofiles.json.gz"));
  const std::string defaults_file = base + ".defaults.json.gz";
  const Json defaults = std::filesystem::exists(defaults_file) ? Json::parse(read_gzip(defaults_file)) : Json::object();
  const std::string lines = read_gzip(base + std::string(suffix));
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = std::string_view(lines).substr(begin, end - begin);
    if (!line.empty()) use(decode(Json::parse(line), profiles, defaults));
    begin = end + 1;
  }
}

Json stored_shoot(const VectorSide& side) {
  if (side.shoot_defaulted.is_null()) return Json();
  // The patch names pools instead of counting them.
  Json shoot = side.shoot;
  Json patch = side.shoot_defaulted;
  Json pools = Json::object();
  std::vector<std::string> order;
  if (auto& workers = shoot["spec"]["provider"]["workers"]; workers.is_array()) {
    for (const Json& worker : workers) {
      order.push_back(worker.at("name").get<std::string>());
      pools[order.back()] = worker;
    }
    workers = pools;
  }
  shoot.merge_patch(patch);
  auto& workers = shoot["spec"]["provider"]["workers"];
  Json list = Json::array();
  for (const std::string& name : order) list.push_back(workers.at(name));
  workers = list;
  return shoot;
}

}  // namespace gprov::tests

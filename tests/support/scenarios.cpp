// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/scenarios.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/golden.hpp"

namespace gprov::tests {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

const Arguments kUsual = {"--gardener-version", "1.149.3", "--extension-version", "azure=1.62.1"};

/// Whether one of the releases differs between the sides: then a state against itself may change, too.
bool is_upgrade(const Arguments& releases) {
  return std::any_of(releases.begin(), releases.end(),
                     [](const std::string& flag) { return flag.find(':') != std::string::npos; });
}

Arguments arguments(const Json& scenario, const Arguments& releases, const std::string& new_file) {
  Arguments all = {"old.yaml", new_file, "--today", "2026-08-21"};
  all.insert(all.end(), releases.begin(), releases.end());
  for (const std::string file : scenario.at("with")) {
    all.push_back("--with");
    all.push_back(file);
  }
  return all;
}

}  // namespace

std::size_t for_each_scenario(const std::function<void(const Scenario&)>& visit) {
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios")) {
    if (!entry.is_directory()) continue;
    const std::string folder = entry.path().string(), text = read_file(folder + "/case.json");
    const Json scenario = Json::parse(text);
    const Arguments releases = scenario.value("releases", kUsual);
    const Arguments near_releases = scenario.at("nearMiss").value("releases", releases);
    Scenario one{folder, text, arguments(scenario, releases, "new.yaml"),
                 arguments(scenario, near_releases, "near-miss.yaml"), std::nullopt};
    if (!is_upgrade(releases)) one.same = arguments(scenario, releases, "old.yaml");
    visit(one);
    ++folders;
  }
  return folders;
}

}  // namespace gprov::tests

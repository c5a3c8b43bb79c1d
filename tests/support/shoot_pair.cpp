// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/shoot_pair.hpp"

#include <memory>
#include <stdexcept>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/golden.hpp"

namespace gprov::tests {
namespace {

const std::string kScenarios = std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios/";

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(
      manifest::Source{name, text + "\n---\n" + read_file(kScenarios + "cloudprofile.yaml")});
  manifest::ReadResult result = manifest::read(source);
  model::Objects objects = model::decode(std::move(result.documents), {});
  objects.problems.insert(objects.problems.end(), result.problems.begin(), result.problems.end());
  for (const auto& problem : objects.problems) throw std::runtime_error(name + ": " + problem.message);
  return objects;
}

std::string edited(std::string text, const Edits& edits) {
  for (const auto& [from, to] : edits) {
    std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("the Shoot does not say " + from);
    for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

std::string harbor(const Edits& edits) { return edited(read_file(kScenarios + "pool-renamed/old.yaml"), edits); }

std::string stored_harbor(const std::string& status, const Edits& edits) {
  // The resource-reservation plugin has written what it writes into every Shoot.
  Edits all = {{"metadata:\n", "metadata:\n  uid: 7c3a\n  generation: 4\n"},
               {"    version: 1.34.5\n",
                "    version: 1.34.5\n    kubelet: {kubeReserved: {cpu: 80m, memory: 1Gi, pid: 20k}}\n"}};
  all.insert(all.end(), edits.begin(), edits.end());
  return harbor(all) + "\nstatus:\n  technicalID: shoot--port--harbor\n  observedGeneration: 4\n" + status;
}

std::pair<std::string, std::string> annotated(const std::string& annotation, const std::string& value) {
  return {"metadata:\n", "metadata:\n  annotations: {" + annotation + ": \"" + value + "\"}\n"};
}

impact::Impact compare(const std::string& before, const std::string& after, const std::string& gardener,
                       impact::Update update, impact::Options options) {
  options.gardener = {hashing::parse_version(gardener), hashing::parse_version(gardener)};
  options.extensions["azure"] = {hashing::parse_version("1.62.1"), hashing::parse_version("1.62.1")};
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  options.update = update;
  return impact::analyze(read("old.yaml", before), read("new.yaml", after), options);
}

const impact::Pool& pool(const impact::Impact& impact, const std::string& name) {
  for (const impact::Pool& one : impact.shoots.at(0).pools) {
    if (one.name == name) return one;
  }
  throw std::runtime_error("no pool " + name);
}

std::string verdicts(const impact::Impact& impact) {
  std::string text;
  for (const impact::Pool& one : impact.shoots.at(0).pools) {
    text += (text.empty() ? "" : " ") + std::string(impact::word(one.verdict));
  }
  return text;
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/landscape.hpp"

#include <memory>
#include <stdexcept>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/objects.hpp"
#include "hashing/go_time.hpp"
#include "tests/support/golden.hpp"

namespace gprov::tests {
namespace {

const std::string kScenarios = std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios/";

/// Only the first document: the Shoot.
std::string first_document(const std::string& file) {
  const std::string text = read_file(kScenarios + file);
  return text.substr(0, text.find("\n---"));
}

model::Objects read(const std::string& name, const std::string& text) {
  auto source = std::make_shared<const manifest::Source>(manifest::Source{name, text});
  manifest::ReadResult result = manifest::read(source);
  model::Objects objects = model::decode(std::move(result.documents), {});
  objects.problems.insert(objects.problems.begin(), result.problems.begin(), result.problems.end());
  return objects;
}

}  // namespace

std::string with_edits(std::string text, const Edits& edits) {
  std::size_t from_here = 0;
  for (const auto& [from, to] : edits) {
    const std::size_t at = text.find(from, from_here);
    if (at == std::string::npos) throw std::runtime_error("the text does not say " + from);
    text.replace(at, from.size(), to);
    from_here = at + to.size();
  }
  return text;
}

std::string port_profile(const Edits& edits) { return with_edits(read_file(kScenarios + "cloudprofile.yaml"), edits); }
std::string zoned_shoot(const Edits& edits) { return with_edits(first_document("pool-renamed/old.yaml"), edits); }
std::string zoneless_shoot(const Edits& edits) {
  return with_edits(first_document("s07-fault-domains/old.yaml"), edits);
}

impact::Impact compare_sides(const std::string& before, const std::string& after, const std::string& gardener) {
  impact::Options options;
  options.gardener = {hashing::parse_version(gardener), hashing::parse_version(gardener)};
  options.extensions["azure"] = {hashing::parse_version("1.62.1"), hashing::parse_version("1.62.1")};
  options.now = hashing::unix_seconds("2026-08-21T12:00:00Z").value();
  return impact::analyze(read("old.yaml", before), read("new.yaml", after), options);
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/manifest/reading.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <utility>

#include "analyzer/manifest/files.hpp"

namespace gprov::tests {
namespace {

std::string place_and_message(const manifest::Problem& problem) {
  return std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + ": " + problem.message;
}

}  // namespace

manifest::ReadResult read_text(std::string text) {
  auto source = std::make_shared<manifest::Source>();
  source->name = "f.yaml";
  source->bytes = std::move(text);
  return manifest::read(std::move(source));
}

manifest::ReadResult read_bytes(const std::string& bytes) {
  std::istringstream input(bytes);
  manifest::Gathered gathered = manifest::gather("-", input);
  BOOST_REQUIRE_EQUAL(gathered.sources.size(), 1U);
  manifest::ReadResult result = manifest::read(gathered.sources.front());
  result.problems.insert(result.problems.begin(), gathered.problems.begin(), gathered.problems.end());
  return result;
}

std::vector<std::string> objects(const manifest::ReadResult& result) {
  std::vector<std::string> texts;
  for (const manifest::Document& document : result.documents) texts.push_back(manifest::canonical_json(document.root));
  return texts;
}

std::string only_object(std::string text) {
  const manifest::ReadResult result = read_text(std::move(text));
  return result.problems.empty() && result.documents.size() == 1 ? objects(result).front() : std::string();
}

std::string last_error(const manifest::ReadResult& result) {
  std::string text;
  for (const manifest::Problem& problem : result.problems) {
    if (problem.severity == manifest::Severity::error) text = place_and_message(problem);
  }
  return text;
}

std::string warnings(const manifest::ReadResult& result) {
  std::string text;
  for (const manifest::Problem& problem : result.problems) {
    if (problem.severity == manifest::Severity::warning) text += place_and_message(problem) + "\n";
  }
  return text;
}

}  // namespace gprov::tests

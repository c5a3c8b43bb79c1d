// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/model/reading.hpp"

#include <memory>

namespace gprov::tests {

model::Objects decode_text(const std::string& text, const model::DecodeOptions& options) {
  auto source = std::make_shared<manifest::Source>();
  source->name = "shoot.yaml";
  source->bytes = text;
  manifest::ReadResult read = manifest::read(std::move(source));
  model::Objects objects = model::decode(std::move(read.documents), options);
  objects.problems.insert(objects.problems.begin(), read.problems.begin(), read.problems.end());
  return objects;
}

std::string problems_of(const model::Objects& objects) {
  std::string text;
  for (const manifest::Problem& problem : objects.problems) {
    text += problem.severity == manifest::Severity::error ? "error: " : "warning: ";
    text += manifest::to_string(problem.at) + ": " + problem.message + "\n";
  }
  return text;
}

}  // namespace gprov::tests

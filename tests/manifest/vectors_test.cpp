// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/manifest/yaml_scalar.hpp"
#include "tests/manifest/reading.hpp"
#include "tests/support/gzip.hpp"

// What Kubernetes' own readers answered; fixtures/vectors/yaml/README.md tells how.

using namespace gprov;
using nlohmann::json;

namespace {

struct Answer {
  bool ok = false;
  std::vector<std::string> objects;
  std::size_t refused = 0;  // documents that are no object
  bool operator==(const Answer&) const = default;
};

/// The collection cuts long texts and tells their length.
std::string cut(const std::string& text) {
  constexpr std::size_t kLongest = 4096;
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…(" + std::to_string(text.size()) + " bytes)";
}

Answer expected(const json& kubectl) {
  Answer answer{.ok = kubectl.at("ok"), .objects = {}, .refused = 0};
  for (const json& document : kubectl.at("documents")) {
    if (document.contains("object")) {
      answer.objects.push_back(document.at("object"));
    } else {
      ++answer.refused;
    }
  }
  return answer;
}

Answer ours(const json& vector, bool shorten) {
  const auto bytes = manifest::decode_base64(vector.at("input").get<std::string>());
  BOOST_REQUIRE(bytes);
  const manifest::ReadResult result = tests::read_bytes(*bytes);
  Answer answer{.ok = result.complete, .objects = tests::objects(result), .refused = 0};
  if (shorten) std::transform(answer.objects.begin(), answer.objects.end(), answer.objects.begin(), cut);
  const auto errors =
      std::count_if(result.problems.begin(), result.problems.end(),
                    [](const manifest::Problem& problem) { return problem.severity == manifest::Severity::error; });
  answer.refused = static_cast<std::size_t>(errors) - (result.complete ? 0 : 1);
  return answer;
}

std::string text_of(const Answer& answer) {
  std::string text = answer.ok ? "ok" : "failed";
  for (const std::string& object : answer.objects) text += "\n  " + object;
  return text + "\n  refused: " + std::to_string(answer.refused);
}

}  // namespace

BOOST_AUTO_TEST_CASE(tricky_input_is_read_as_kubectl_reads_it) {
  const auto lines = tests::read_gzip_lines(GPROV_SOURCE_DIR "/fixtures/vectors/yaml/tricky.jsonl.gz");
  BOOST_TEST(lines.size() == 376U);
  for (const std::string& line : lines) {
    const json vector = json::parse(line);
    std::vector<Answer> right{expected(vector.at("kubectl"))};
    if (vector.contains("unstable") && vector.at("unstable").contains("kubectl")) {
      for (const json& answer : vector.at("unstable").at("kubectl")) right.push_back(expected(answer));
    }
    const Answer answer = ours(vector, true);
    BOOST_TEST((std::find(right.begin(), right.end(), answer) != right.end()),
               vector.at("id").get<std::string>()
                   << ": expected " << text_of(right.front()) << "\ngot " << text_of(answer));
  }
}

BOOST_AUTO_TEST_CASE(generated_input_is_read_as_kubectl_reads_it) {
  const auto lines = tests::read_gzip_lines(GPROV_SOURCE_DIR "/fixtures/vectors/yaml/generated.jsonl.gz");
  BOOST_TEST(lines.size() > 4000U);
  for (const std::string& line : lines) {
    const json vector = json::parse(line);
    const Answer right = expected(vector), answer = ours(vector, false);
    BOOST_TEST((right == answer), vector.at("input").get<std::string>()
                                      << ": expected " << text_of(right) << "\ngot " << text_of(answer));
  }
}

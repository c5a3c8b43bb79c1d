// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <string>

#include "hashing/go_json.hpp"
#include "tests/manifest/reading.hpp"

// yaml-cpp knows nothing of YAML 1.1 scalars or Go's decoder, but of ordinary YAML it is a second, independent reader.
// Scalars are texts or small integers here, so that both agree on what they mean.

using namespace gprov;

namespace {

std::string json_of(const YAML::Node& node) {
  std::string out;
  if (node.IsMap()) {
    std::map<std::string, std::string> members;
    for (const auto& member : node) members[member.first.as<std::string>()] = json_of(member.second);
    for (const auto& [key, value] : members) {
      out += out.empty() ? "" : ",";
      hashing::append_json_string(out, key);
      out += ":" + value;
    }
    return "{" + out + "}";
  }
  if (node.IsSequence()) {
    for (const auto& item : node) out += (out.empty() ? "" : ",") + json_of(item);
    return "[" + out + "]";
  }
  if (node.IsNull()) return "null";
  const std::string text = node.Scalar();
  if (node.Tag() == "?" && text.find_first_not_of("0123456789") == std::string::npos) return text;
  hashing::append_json_string(out, text);
  return out;
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string map(int indent, int depth) {
    std::string text;
    for (int i = 0, n = below(4) + 1; i < n; ++i) {
      text += std::string(static_cast<std::size_t>(indent), ' ') + "k" + std::to_string(i) + ":";
      switch (depth > 0 ? below(6) : below(3)) {
        case 0:
          text += " " + scalar() + "\n";
          break;
        case 1:
          text += " # comment\n" + std::string(static_cast<std::size_t>(indent + 2), ' ') + scalar() + "\n";
          break;
        case 2:
          text += block(indent + 2);
          break;
        case 3:
          text += "\n" + map(indent + 2, depth - 1);
          break;
        case 4:
          text += "\n" + list(indent + below(3), depth - 1);
          break;
        default:
          text += " " + flow(depth) + "\n";
          break;
      }
    }
    return text;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  std::string scalar() {
    static const char* const kTexts[] = {
        "shoot--a--b",      "\"with \\\"quotes\\\"\"", "'it''s'", "42",  "50Gi", "https://a/b?c=d#e",
        "text with blanks", "\"tab\\tand ü\"",         "größer",  "a:b", "x#y",  "'0'",
        "eu-west-1"};
    return kTexts[below(13)];
  }

  std::string block(int indent) {
    const std::string blanks(static_cast<std::size_t>(indent), ' ');
    std::string text = below(2) == 0 ? " |" : " >";
    text += std::string(below(3) == 0 ? "-" : "") + "\n";
    for (int i = 0, n = below(3) + 1; i < n; ++i)
      text += blanks + "line " + std::to_string(i) + (below(2) == 0 ? "\n" : " # no comment\n");
    return text;
  }

  std::string list(int indent, int depth) {
    const std::string blanks(static_cast<std::size_t>(indent), ' ');
    std::string text;
    for (int i = 0, n = below(3) + 1; i < n; ++i) {
      text +=
          blanks + "- " +
          (below(2) == 0 ? scalar() + "\n" : map(indent + 2, depth - 1).substr(static_cast<std::size_t>(indent + 2)));
    }
    return text;
  }

  std::string flow(int depth) {
    if (depth <= 0) return "'x'";
    return below(2) == 0 ? "[" + flow(depth - 1) + ", 7]" : "{a: " + flow(depth - 1) + ", b: 'c'}";
  }

  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(yaml_cpp_sees_the_same_in_ordinary_manifests) {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const std::string text = Generator(seed).map(0, 4);
    BOOST_TEST(tests::only_object(text) == json_of(YAML::Load(text)),
               "seed " << seed << ":\n"
                       << text << "\nours: " << tests::only_object(text));
  }
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include "analyzer/manifest/block_yaml.hpp"
#include "analyzer/manifest/cutter.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/files.hpp"

// Any bytes are read without a crash, each place that a node or problem names is in the file, and what was read,
// printed as JSON and read again, prints the same. What the fast reader of YAML takes, it reads as the general one.

namespace {

using namespace gprov::manifest;

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

std::shared_ptr<const Source> source_of(std::string bytes) {
  std::istringstream input(std::move(bytes));
  return gather("-", input).sources.front();
}

void check(const ReadResult& result) {
  for (const Document& document : result.documents) {
    require(document.root.type == Type::map, "a document is an object");
    require(document.begin <= document.end && document.end <= document.source->bytes.size(), "a span is in the file");
    for (const Member& member : document.root.members()) {
      require(member.key_offset <= document.source->bytes.size(), "a key is in the file");
      require(document.root.find(member.key) == &member.value, "each key is found");
    }
  }
  for (const Problem& problem : result.problems) {
    require(problem.at.line > 0 && problem.at.column > 0 && !problem.message.empty(), "a problem has a place");
  }
}

void require_same(const Node& a, const Node& b) {
  require(a.type == b.type && a.offset == b.offset && a.text() == b.text(), "a value is read alike");
  require(a.items().size() == b.items().size() && a.members().size() == b.members().size(), "a list or map is, too");
  for (std::size_t i = 0; i < a.items().size(); ++i) require_same(a.items()[i], b.items()[i]);
  for (std::size_t i = 0; i < a.members().size(); ++i) {
    require(a.members()[i].key_offset == b.members()[i].key_offset, "a key is, too");
    require_same(a.members()[i].value, b.members()[i].value);
  }
}

void check_fast_reader(const std::shared_ptr<const Source>& source) {
  Cutter cutter(source->bytes, 0);
  while (const auto piece = cutter.next()) {
    Reading fast_reading{*source, {}, {}}, reading{*source, {}, {}};
    Document fast = make_document(source, piece->content, piece->end);
    Document general = make_document(source, piece->content, piece->end);
    if (!read_block_yaml(fast_reading, piece->begin, piece->end, fast)) continue;
    const Outcome outcome = read_general_yaml(reading, piece->begin, piece->end, general);
    require(outcome == Outcome::tree && reading.findings.empty(), "the fast reader takes nothing that is wrong");
    require(canonical_json(fast.root) == canonical_json(general.root), "it reads the same");
    require_same(fast.root, general.root);
  }
}

std::string print_and_read(const std::string& printed) {
  const ReadResult result = read(source_of(printed));
  require(result.documents.size() == 1 && result.complete, "what was printed is one document");
  return canonical_json(result.documents.front().root);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const ReadResult result = read(source_of(bytes));
  check(result);
  check_fast_reader(source_of(bytes));
  for (const Document& document : result.documents) {
    const std::string printed = canonical_json(document.root);
    const std::string again = print_and_read(printed);
    // Go prints -0.0 of a JSON file as -0, which is the integer 0 when it is read again.
    require(again == printed || printed.find("-0") != std::string::npos, "what was printed is read as it was");
    require(print_and_read(again) == again, "the second time at the latest");
  }
  return 0;
}

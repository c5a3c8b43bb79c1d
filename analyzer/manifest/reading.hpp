// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/tree.hpp"

namespace gprov::manifest {

/// A problem before its offset became a line and a column.
struct Finding {
  Severity severity = Severity::error;
  std::uint64_t offset = 0;
  std::string message;
};

/// What became of one piece of a stream.
enum class Outcome : std::uint8_t {
  tree,         ///< Document::root is set
  nothing,      ///< no content, only blanks and comments
  undecodable,  ///< well-formed, but Go's decoder refuses a value; the stream goes on
  failed,       ///< the stream ends here
};

enum class YamlReader : std::uint8_t { block, general };

/// What the pieces of one stream share.
struct Reading {
  const Source& source;
  TreeBuilder builder;
  std::vector<Finding> findings;
  std::string_view piece{};  ///< that is being read
  /// In it, and to be passed over.
  std::span<const Stretch> holes{};

  /// A stretch of the piece to show in a message, or words in its place if it may be a credential.
  [[nodiscard]] std::string quote(std::string_view text) const;

  void error(std::uint64_t offset, std::string message) {
    findings.push_back({Severity::error, offset, std::move(message)});
  }
  void warning(std::uint64_t offset, std::string message) {
    findings.push_back({Severity::warning, offset, std::move(message)});
  }
};

/// Composes the piece [begin, end) of the source as sigs.k8s.io/yaml#YAMLToJSON and Go's JSON decoder after it do.
/// Appends one error to the findings when it failed.
/// `by` becomes the reader that did it; only the block reader passes over holes.
[[nodiscard]] Outcome read_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document,
                                YamlReader& by);
/// The same, always by way of libyaml.
[[nodiscard]] Outcome read_general_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document);

class JsonGrammar;

/// The parser's buffers, kept from value to value of a stream.
class JsonParser {
 public:
  JsonParser();
  ~JsonParser();
  JsonParser(const JsonParser&) = delete;
  JsonParser& operator=(const JsonParser&) = delete;

  /// Reads the JSON value at `begin`, which is no blank, as encoding/json#Decoder and sigs.k8s.io/json after it do;
  /// `end` becomes the offset behind it. Holes are values of a list in it, or lie behind it.
  [[nodiscard]] Outcome read(Reading& reading, std::uint64_t begin, std::uint64_t& end, Document& document);

 private:
  struct Buffers;
  bool feed(JsonGrammar& grammar, const char* data, std::size_t from, std::size_t size, bool& strings);
  std::unique_ptr<Buffers> buffers_;
};

/// A document for the span [begin, end), without a tree yet. One with holes in it has no fingerprint.
[[nodiscard]] Document make_document(std::shared_ptr<const Source> source, std::uint64_t begin, std::uint64_t end,
                                     std::span<const Stretch> holes = {});

/// A short stretch of input to show in a message: quoted, control characters and the rest of a long text left out.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace gprov::manifest

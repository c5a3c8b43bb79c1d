// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/bytes.hpp"
#include "analyzer/manifest/line_index.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/manifest/position.hpp"

namespace gprov::manifest {

/// The bytes of one file (or standard input), kept as long as a document of it lives. UTF-8.
struct Source {
  std::string name;  ///< as the user gave it; "<stdin>" for -
  Bytes bytes;
  LineIndex lines{};  ///< for position()
};

/// A stretch of a source, by byte offsets.
struct Stretch {
  std::uint64_t begin = 0, end = 0;
};

/// One document of a stream: its bytes, its tree, and the arena that both the tree's nodes and unescaped text live in.
/// Movable, not copyable. The fingerprint is there before the document is parsed.
struct Document {
  std::shared_ptr<const Source> source;
  std::uint64_t begin = 0, end = 0;  ///< the span of source->bytes
  std::uint64_t fingerprint = 0;     ///< XXH3 of that span
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena;
  Node root;
};

/// Line and column of a byte offset of the document's source. The first call for a source reads all of it, later ones
/// are cheap: for findings only.
[[nodiscard]] Position position(const Source& source, std::uint64_t offset);

struct ReadResult {
  std::vector<Document> documents;  ///< those before the first error, in order; empty ones are left out as kubectl does
  std::vector<Problem> problems;    ///< warnings, errors for documents that are no object, and what ended the stream
  bool complete = true;             ///< false when an error ended the stream: the last one
  /// Documents that libyaml had to read, by their place in the source.
  std::vector<Stretch> general;
  bool holes_kept = true;  ///< false if a document with a hole in it was read without: begin anew, without holes
};

/// Reads a stream as `kubectl apply -f` does (k8s.io/cli-runtime v0.35 FileVisitor and StreamVisitor): JSON or YAML is
/// decided per stream, a stream is cut at lines starting with ---, each piece is composed by YAML 1.1 rules of
/// sigs.k8s.io/yaml v1.6. See fixtures/vectors/yaml/README.md. A document whose root is no map is an error of its own
/// and left out; the ones after it are read, as kubectl does.
[[nodiscard]] ReadResult read(std::shared_ptr<const Source> source);
/// The same as if `holes` were not there: whole documents, or whole items of a list in block YAML, by their lines. They
/// are sorted and apart from each other. Nothing is said about what they hold.
[[nodiscard]] ReadResult read(std::shared_ptr<const Source> source, std::span<const Stretch> holes);

/// The tree as Go's encoder prints an unstructured object: keys sorted, compact, HTML escaped.
[[nodiscard]] std::string canonical_json(const Node& node);

/// Whether canonical_json prints both alike: numbers by value, maps whatever their order was.
[[nodiscard]] bool same_json(const Node& a, const Node& b);

/// The node of Gardener's field path (spec.provider.workers[0].volume.size) in a tree, or of its nearest existing
/// parent. Returns the offset of the value. Keys with dots stand in brackets: metadata.annotations[a.b/c].
[[nodiscard]] std::uint64_t locate(const Node& root, std::string_view path);

}  // namespace gprov::manifest

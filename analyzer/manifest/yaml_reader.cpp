// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <optional>

#include "analyzer/manifest/block_yaml.hpp"
#include "analyzer/manifest/reading.hpp"
#include "analyzer/manifest/yaml_cause.hpp"
#include "analyzer/manifest/yaml_composer.hpp"
#include "analyzer/manifest/yaml_empty_root.hpp"
#include "analyzer/manifest/yaml_events.hpp"
#include "analyzer/manifest/yaml_raw.hpp"

namespace gprov::manifest {
namespace {

std::string first_line(const Reading& reading, std::string_view rest) {
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  return line.empty() ? std::string() : reading.quote(line);
}

Outcome syntax_error(Reading& reading, YamlEvents& events) {
  const std::uint64_t place = std::min<std::uint64_t>(events.error_place(), events.text().size());
  const std::string_view bytes = reading.source.bytes;
  const std::uint64_t offset = std::min<std::uint64_t>(events.offset(place), bytes.size());
  reading.error(offset, explain_yaml(events.error_cause(), first_line(reading, bytes.substr(offset))));
  return Outcome::failed;
}

/// yaml.go#Unmarshal decodes one document and never looks at what follows it in the same piece.
void warn_of_ignored_rest(Reading& reading, YamlEvents& events) {
  const std::string_view text = events.text();
  std::uint64_t place = events.place(events.event().end_mark);
  while (place < text.size()) {
    const std::uint64_t end = std::min(text.find_first_of("\r\n", place), text.size());
    const std::string_view line = text.substr(place, end - place);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first != std::string_view::npos && line[first] != '#' && line.substr(first) != "...") {
      reading.warning(events.offset(place + first),
                      "kubectl ignores what follows the end of a document ('...') up to the "
                      "next '---'; take it out or begin a new document with '---'");
      return;
    }
    place = end + 1;
  }
}

/// Whether libyaml stumbled over a character that upstream takes for text or for a part of a tag; it is disguised then.
bool stumbled(YamlEvents& events, Disguise& disguise) {
  const std::string_view cause = events.error_cause();
  const std::uint64_t place = events.error_place();
  if (place >= events.text().size()) return false;
  const std::string_view rest = events.text().substr(place);
  const auto note = [](std::vector<std::uint64_t>& places, std::uint64_t found) {
    if (!places.empty() && places.back() == found) return false;  // it did not help
    places.push_back(found);
    return true;
  };
  if (cause == "found unexpected ':'" && rest.front() == ':') return note(disguise.colons, place);
  if (cause == "found unknown escape character" && rest.starts_with("\\'")) {
    const std::size_t known = disguise.quotes.size();
    find_escaped_quotes(events.text(), place, disguise.quotes);
    return disguise.quotes.size() > known;
  }
  const bool tag =
      cause == "did not find expected whitespace or line break" || cause == "did not find expected tag URI";
  if (tag && (rest.front() == '[' || rest.front() == ']' || rest.front() == ',')) return note(disguise.in_tags, place);
  return false;
}

/// Reads the piece once; nothing if it is to be read again because the disguise has grown.
std::optional<Outcome> try_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Disguise& disguise,
                                Document& document) {
  document.arena->release();
  reading.builder.start(*document.arena);
  YamlEvents events(reading.source.bytes, begin, end, disguise, *document.arena);
  const auto refuse = [&]() -> std::optional<Outcome> {
    if (stumbled(events, disguise)) return std::nullopt;
    return syntax_error(reading, events);
  };
  if (!events.next() || !events.next()) return refuse();
  if (events.event().type == YAML_STREAM_END_EVENT) return Outcome::nothing;
  const auto* const version = events.event().data.document_start.version_directive;
  if (version != nullptr && (version->major != 1 || version->minor != 1)) {
    reading.error(begin, explain_yaml("found incompatible YAML document", first_line(reading, events.text())));
    return Outcome::failed;
  }
  const std::size_t findings = reading.findings.size(), disguised = disguise.in_tags.size();
  YamlComposer composer(reading, events, disguise);
  if (!composer.compose()) {
    if (reading.findings.size() > findings) return Outcome::failed;
    if (disguise.in_tags.size() > disguised) return std::nullopt;
    return refuse();
  }
  if (!composer.check()) return Outcome::failed;
  document.root = reading.builder.root();
  warn_of_ignored_rest(reading, events);
  return Outcome::tree;
}

Outcome read_disguised(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document) {
  // Each attempt gets a bit further, so a big piece is given few.
  const std::uint64_t patience = std::clamp<std::uint64_t>((std::uint64_t{256} << 20U) / (end - begin + 1), 16, 4096);
  Disguise disguise;
  for (std::uint64_t i = 0; i < patience; ++i) {
    if (const auto outcome = try_yaml(reading, begin, end, disguise, document)) return *outcome;
  }
  reading.error(
      begin,
      "expected YAML, got too many of its oddities to follow: ':' or a tag before a bracket or comma, or \\' in "
      "double quotes; write them another way");
  return Outcome::failed;
}

}  // namespace

Outcome read_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document, YamlReader& by) {
  by = YamlReader::block;
  if (read_block_yaml(reading, begin, end, document)) return Outcome::tree;
  by = YamlReader::general;
  return read_general_yaml(reading, begin, end, document);
}

Outcome read_general_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document) {
  reading.piece = std::string_view(reading.source.bytes).substr(begin, end - begin);
  const std::size_t findings = reading.findings.size();
  const Outcome outcome = read_disguised(reading, begin, end, document);
  if (outcome != Outcome::failed) return outcome;
  const auto root = find_empty_root(reading.piece);
  if (!root) return outcome;
  reading.findings.resize(findings);
  reading.builder.start(*document.arena);
  document.root = Node{};
  document.root.type = root->type;
  document.root.offset = begin + root->place;
  reading.warning(document.root.offset,
                  "kubectl ends the document behind this empty '[]' or '{}' and ignores what follows; "
                  "take one of them out");
  return Outcome::tree;
}

}  // namespace gprov::manifest

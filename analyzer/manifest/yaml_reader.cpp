// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/manifest/reading.hpp"
#include "analyzer/manifest/yaml_cause.hpp"
#include "analyzer/manifest/yaml_composer.hpp"
#include "analyzer/manifest/yaml_events.hpp"

namespace gprov::manifest {
namespace {

Outcome syntax_error(Reading& reading, YamlEvents& events) {
  const std::uint64_t place = std::min<std::uint64_t>(events.error_place(), events.text().size());
  const std::string_view rest = events.text().substr(place);
  const std::uint64_t offset = std::min<std::uint64_t>(events.offset(place), reading.source.bytes.size());
  reading.error(offset, explain_yaml(events.error_cause(), rest));
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

void warn_of_overrides(Reading& reading) {
  for (const Overridden& lost : reading.builder.overridden()) {
    const Position first = position(reading.source, lost.first);
    const std::string where = std::to_string(first.line) + ":" + std::to_string(first.column);
    if (lost.by == Overridden::By::duplicate) {
      reading.warning(lost.second, "the key " + shown(lost.key) + " stands here again; kubectl drops the value at " +
                                       where + "; take one of them out");
    } else {
      reading.warning(lost.second, "this merge key '<<' overrides the value of " + shown(lost.key) + " at " + where +
                                       ", because it comes later; put '<<' first if the other value is meant");
    }
  }
}

}  // namespace

Outcome read_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document) {
  reading.builder.start(*document.arena);
  YamlEvents events(reading.source.bytes, begin, end, *document.arena);
  if (!events.next() || !events.next()) return syntax_error(reading, events);
  if (events.event().type == YAML_STREAM_END_EVENT) return Outcome::nothing;
  const auto* const version = events.event().data.document_start.version_directive;
  if (version != nullptr && (version->major != 1 || version->minor != 1)) {
    reading.error(begin, explain_yaml("found incompatible YAML document", events.text()));
    return Outcome::failed;
  }
  YamlComposer composer(reading, events);
  const std::size_t before = reading.findings.size();
  if (!composer.compose()) {
    return reading.findings.size() > before ? Outcome::failed : syntax_error(reading, events);
  }
  if (!composer.check()) return Outcome::failed;
  document.root = reading.builder.root();
  warn_of_overrides(reading);
  warn_of_ignored_rest(reading, events);
  return Outcome::tree;
}

}  // namespace gprov::manifest

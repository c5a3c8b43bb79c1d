// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <utility>

#include "analyzer/manifest/cutter.hpp"
#include "analyzer/manifest/reading.hpp"
#include "analyzer/manifest/secrets.hpp"
#include "hashing/fingerprint.hpp"

namespace gprov::manifest {
namespace {

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

/// k8s.io/apimachinery/pkg/util/yaml/decoder.go#YAMLOrJSONDecoder with the loop of
/// k8s.io/cli-runtime/pkg/resource/visitor.go#StreamVisitor.Visit around it.
class Stream {
 public:
  Stream(std::shared_ptr<const Source> source, std::span<const Stretch> holes)
      : source_(std::move(source)), holes_(holes), reading_{*source_, {}, {}} {}

  ReadResult read() {
    const std::string_view bytes = source_->bytes;
    std::uint64_t offset = 0;
    if (looks_like_json(bytes)) {
      if (!read_json(offset)) return finish();
      const auto skipped = skip_to_yaml(bytes.substr(offset));
      if (!skipped) {
        complete_ = false;
        reading_.findings.push_back(std::move(json_error_));
        return finish();
      }
      offset += *skipped;
    }
    read_pieces(offset);
    return finish();
  }

 private:
  /// Takes JSON values from `offset` on. True when one was not JSON and the rest is to be read as YAML; json_error_
  /// says why.
  bool read_json(std::uint64_t& offset) {
    const std::string_view bytes = source_->bytes;
    JsonParser parser;
    for (std::size_t count = 0;; ++count) {
      const std::uint64_t begin = bytes.find_first_not_of(" \t\r\n", offset);
      if (begin == std::string_view::npos) return false;
      drop_holes_before(begin);
      if (!holes_.empty() && holes_.front().begin == begin) {
        offset = holes_.front().end;
        continue;
      }
      std::uint64_t end = begin;
      Document document = make_document(source_, begin, begin);
      reading_.holes = holes_;
      const std::size_t before = reading_.findings.size();
      const Outcome outcome = parser.read(reading_, begin, end, document);
      holes_kept_ = holes_kept_ && (outcome != Outcome::failed || holes_.empty());
      if (outcome == Outcome::failed) {
        json_error_ = std::move(reading_.findings.back());
        reading_.findings.resize(before);
        if (count <= 1) return true;
        // More than one value: it is JSON for good.
        reading_.findings.push_back(std::move(json_error_));
        complete_ = false;
        return false;
      }
      document.end = end;
      if (holes_.empty() || holes_.front().begin >= end) {
        document.fingerprint = hashing::fingerprint(bytes.substr(begin, end - begin));
      }
      if (outcome == Outcome::tree) take(std::move(document));
      offset = end;
    }
  }

  void drop_holes_before(std::uint64_t offset) {
    while (!holes_.empty() && holes_.front().begin < offset) holes_ = holes_.subspan(1);
  }

  void read_pieces(std::uint64_t offset) {
    Cutter cutter(source_->bytes, offset, holes_);
    while (const auto piece = cutter.next()) {
      reading_.holes = holes_in(*piece);
      if (reading_.holes.size() == 1 && reading_.holes.front().begin <= piece->content &&
          reading_.holes.front().end >= piece->end) {
        continue;
      }
      Document document = make_document(source_, piece->content, piece->end, reading_.holes);
      const std::size_t before = reading_.findings.size();
      YamlReader by{};
      const Outcome outcome = read_yaml(reading_, piece->begin, piece->end, document, by);
      if (by == YamlReader::general) {
        general_.push_back({piece->begin, piece->end});
        holes_kept_ = holes_kept_ && reading_.holes.empty();
      }
      if (outcome == Outcome::failed) {
        // What begins with { is more likely meant as JSON, so upstream tells that error too.
        if (!json_error_.message.empty()) {
          reading_.findings.resize(before);
          reading_.findings.push_back(std::move(json_error_));
        }
        complete_ = false;
        return;
      }
      json_error_.message.clear();
      if (outcome == Outcome::tree) take(std::move(document));
    }
    if (cutter.bad_separator()) {
      complete_ = false;
      reading_.error(
          *cutter.bad_separator(),
          "expected nothing but a comment behind '---' at the beginning of a line, where kubectl cuts files, got " +
              shown(cutter.bad_text()) + "; put it on the next line, or indent the line if it belongs to a text");
    } else if (cutter.dropped()) {
      reading_.warning(*cutter.dropped(),
                       "kubectl loses this last line, because it has no line end and its length is a "
                       "multiple of 4096; end it with a line break");
    }
  }

  /// Those that begin in the piece; pieces come in order.
  std::span<const Stretch> holes_in(const Piece& piece) {
    std::size_t count = 0;
    while (count < holes_.size() && holes_[count].begin < piece.end) ++count;
    const auto found = holes_.first(count);
    holes_ = holes_.subspan(count);
    return found;
  }

  void take(Document document) {
    warn_of_overrides(reading_);
    if (document.root.type == Type::map) {
      documents_.push_back(std::move(document));
    } else if (document.root.type != Type::null) {
      reading_.error(document.root.offset, "expected an object, that is a map with apiVersion and kind, got " +
                                               std::string(type_name(document.root.type)) +
                                               "; kubectl refuses this document");
    }
  }

  ReadResult finish() {
    ReadResult result;
    result.documents = std::move(documents_);
    result.complete = complete_;
    result.general = std::move(general_);
    result.holes_kept = holes_kept_;
    result.problems.reserve(reading_.findings.size());
    for (Finding& finding : reading_.findings) {
      result.problems.push_back({finding.severity, position(*source_, finding.offset), std::move(finding.message)});
    }
    return result;
  }

  std::shared_ptr<const Source> source_;
  std::span<const Stretch> holes_;  // not yet passed
  Reading reading_;
  std::vector<Document> documents_;
  Finding json_error_;
  std::vector<Stretch> general_;
  bool complete_ = true, holes_kept_ = true;
};

}  // namespace

Document make_document(std::shared_ptr<const Source> source, std::uint64_t begin, std::uint64_t end,
                       std::span<const Stretch> holes) {
  Document document;
  if (holes.empty()) {
    document.fingerprint = hashing::fingerprint(std::string_view(source->bytes).substr(begin, end - begin));
  }
  document.source = std::move(source);
  document.begin = begin;
  document.end = end;
  // Trees take about twice the bytes of their text, those of short lines more.
  std::uint64_t size = end - begin;
  for (const Stretch& hole : holes) size -= std::min(size, hole.end - hole.begin);
  document.arena = std::make_unique<std::pmr::monotonic_buffer_resource>(std::max<std::size_t>(512, 9 * size / 4));
  return document;
}

std::string Reading::quote(std::string_view text) const {
  if (is_sensitive(text)) return "text that may be a credential";
  return looks_like_secret(piece) ? "text of a Secret" : shown(text);
}

ReadResult read(std::shared_ptr<const Source> source) { return read(std::move(source), {}); }

ReadResult read(std::shared_ptr<const Source> source, std::span<const Stretch> holes) {
  return Stream(std::move(source), holes).read();
}

std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string out = "'";
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continuation && ++size > kLongest) {
      out += "…";
      break;
    }
    out += (c >= '\0' && c < ' ') || c == '\x7F' ? '?' : c;
  }
  return out + "'";
}

}  // namespace gprov::manifest

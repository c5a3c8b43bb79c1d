// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_events.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <string>

#include "analyzer/manifest/utf8.hpp"

namespace gprov::manifest {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view text) {
  unsigned char seen = 0;
  for (const char c : text) seen |= static_cast<unsigned char>(c);
  return seen < 0x80;
}

/// An escape of a control character that the text does not use in any form.
struct FreeEscape {
  char letter = '\0';
  char meaning = '\0';
};

FreeEscape find_free_escape(std::string_view text) {
  struct Candidate {
    FreeEscape escape;
    std::string_view low, high;  // its number in hexadecimal
  };
  constexpr auto kCandidates = std::to_array<Candidate>(
      {{{'e', '\x1B'}, "1b", "1B"}, {{'v', '\v'}, "0b", "0B"}, {{'f', '\f'}, "0c", "0C"}, {{'a', '\a'}, "07", "07"}});
  for (const Candidate& candidate : kCandidates) {
    bool is_free = text.find(std::string{'\\', candidate.escape.letter}) == std::string_view::npos;
    for (const std::string prefix : {"\\x", "\\u00", "\\U000000"}) {
      is_free = is_free && text.find(prefix + std::string(candidate.low)) == std::string_view::npos &&
                text.find(prefix + std::string(candidate.high)) == std::string_view::npos;
    }
    if (is_free) return candidate.escape;
  }
  return {};
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

YamlEvents::YamlEvents(std::string_view source, std::uint64_t begin, std::uint64_t end, const Disguise& disguise,
                       std::pmr::memory_resource& arena)
    : text_(source.substr(begin, end - begin)), begin_(begin) {
  ascii_ = is_ascii(text_);
  const bool unended = !text_.ends_with('\n');
  // bufio#Reader.ReadLine takes one carriage return before a line feed away; libyaml would take the rest for a line
  // break.
  const bool doubled = text_.find("\r\r\n") != std::string_view::npos;
  const bool marks = !ascii_ && text_.find(kByteOrderMark, 1) != std::string_view::npos;
  const bool disguised = !disguise.colons.empty() || !disguise.in_tags.empty() || !disguise.quotes.empty();
  if (unended || doubled || marks || disguised) {
    auto* const copy = static_cast<char*>(arena.allocate(text_.size() + 1, 1));
    copy_text(copy, unended, doubled);
    if (marks) disguise_marks(copy);
    if (disguised) this->disguise(copy, disguise);
  }
  if (text_.starts_with(kByteOrderMark)) known_place_ = kByteOrderMark.size();  // libyaml does not count it
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_input(&parser_, &YamlEvents::feed, this);
}

void YamlEvents::copy_text(char* copy, bool unended, bool doubled) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (doubled && text_[i] == '\r' && text_.substr(i).starts_with("\r\r\n")) {
      dropped_.push_back(size);
      copy[size++] = '\r';
      copy[size++] = '\n';
      i += 2;
    } else {
      copy[size++] = text_[i];
    }
  }
  if (unended) copy[size++] = '\n';
  text_ = {copy, size};
}

/// libyaml skips a byte-order mark wherever a line begins, upstream only at the beginning of all. A character for
/// private use that does not occur takes its place.
void YamlEvents::disguise_marks(char* text) {
  constexpr char32_t kFirst = 0xE000, kLast = 0xF8FF;
  for (char32_t c = kFirst; c <= kLast && mark_stand_in_.empty(); ++c) {
    std::string candidate;
    append_utf8(candidate, c);
    if (text_.find(candidate) == std::string_view::npos) mark_stand_in_ = candidate;
  }
  if (mark_stand_in_.empty()) return;
  for (auto at = text_.find(kByteOrderMark, 1); at != std::string_view::npos; at = text_.find(kByteOrderMark, at + 3)) {
    std::memcpy(text + at, mark_stand_in_.data(), mark_stand_in_.size());
  }
}

void YamlEvents::disguise(char* text, const Disguise& places) {
  constexpr std::string_view kNoIndicators = "$;()~^/+_=";
  for (const char c : kNoIndicators) {
    if (text_.find(c) == std::string_view::npos) colon_stand_in_ = c;
  }
  for (const std::uint64_t place : places.colons) {
    if (colon_stand_in_ != '\0') text[place] = colon_stand_in_;
  }
  const FreeEscape escape = places.quotes.empty() ? FreeEscape{} : find_free_escape(text_);
  quote_stand_in_ = escape.meaning;
  for (const std::uint64_t place : places.quotes) {
    if (quote_stand_in_ != '\0') text[place] = escape.letter;
  }
  for (const std::uint64_t place : places.in_tags) text[place] = ';';  // such a tag means nothing anyway
}

bool YamlEvents::is_disguised(std::string_view value) const {
  return (quote_stand_in_ != '\0' && value.find(quote_stand_in_) != std::string_view::npos) ||
         (colon_stand_in_ != '\0' && value.find(colon_stand_in_) != std::string_view::npos) ||
         (!mark_stand_in_.empty() && value.find(mark_stand_in_) != std::string_view::npos);
}

std::string YamlEvents::restore(std::string_view value) const {
  std::string out(value);
  if (quote_stand_in_ != '\0') std::replace(out.begin(), out.end(), quote_stand_in_, '\'');
  if (colon_stand_in_ != '\0') std::replace(out.begin(), out.end(), colon_stand_in_, ':');
  if (mark_stand_in_.empty()) return out;
  for (auto at = out.find(mark_stand_in_); at != std::string::npos; at = out.find(mark_stand_in_, at)) {
    out.replace(at, mark_stand_in_.size(), kByteOrderMark);
  }
  return out;
}

YamlEvents::~YamlEvents() {
  yaml_event_delete(&event_);
  yaml_parser_delete(&parser_);
}

int YamlEvents::feed(void* self, unsigned char* buffer, std::size_t size, std::size_t* size_read) {
  auto& events = *static_cast<YamlEvents*>(self);
  *size_read = std::min<std::size_t>(size, events.text_.size() - events.fed_);
  std::memcpy(buffer, events.text_.data() + events.fed_, *size_read);
  events.fed_ += *size_read;
  return 1;
}

bool YamlEvents::next() {
  yaml_event_delete(&event_);
  return yaml_parser_parse(&parser_, &event_) != 0;
}

std::uint64_t YamlEvents::place(const yaml_mark_t& mark) {
  if (ascii_) return mark.index;
  while (known_index_ < mark.index && known_place_ < text_.size()) {
    do ++known_place_;
    while (known_place_ < text_.size() && is_continuation(text_[known_place_]));
    ++known_index_;
  }
  while (known_index_ > mark.index && known_place_ > 0) {
    do --known_place_;
    while (known_place_ > 0 && is_continuation(text_[known_place_]));
    --known_index_;
  }
  return known_place_;
}

std::uint64_t YamlEvents::offset(std::uint64_t place) const {
  const auto before = std::upper_bound(dropped_.begin(), dropped_.end(), place) - dropped_.begin();
  return begin_ + place + static_cast<std::uint64_t>(before);
}

std::uint64_t YamlEvents::error_place() {
  if (parser_.error == YAML_READER_ERROR) return parser_.problem_offset;
  return place(parser_.problem_mark);
}

std::string_view YamlEvents::error_cause() const {
  return parser_.problem != nullptr ? parser_.problem : "unknown problem";
}

}  // namespace gprov::manifest

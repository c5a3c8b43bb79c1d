// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "analyzer/manifest/json_grammar.hpp"
#include "analyzer/manifest/reading.hpp"

namespace gprov::manifest {
namespace {

/// Where the value at the front of `text` ends if it is well-formed: a list or map at the bracket that closes it. What
/// lies before an end that is wrong is refused by the grammar anyway.
/// `holes` are offsets in `text`, sorted.
std::size_t find_end(std::string_view text, std::span<const Stretch> holes) {
  if (text.front() != '{' && text.front() != '[') return json_scalar_end(text);
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!holes.empty() && i == holes.front().begin) {
      i = static_cast<std::size_t>(holes.front().end) - 1;
      holes = holes.subspan(1);
      continue;
    }
    switch (text[i]) {
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return i + 1;
        break;
      case '"':
        i = json_string_end(text, i) - 1;
        break;
      default:
        break;
    }
  }
  return text.size();
}

}  // namespace

struct JsonParser::Buffers {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> tokens;
  std::string padded;
  std::vector<Stretch> holes;
};

JsonParser::JsonParser() : buffers_(std::make_unique<Buffers>()) {}
JsonParser::~JsonParser() = default;

/// simdjson finds the tokens (its first stage) of a stretch; false if its strings cannot be.
bool JsonParser::feed(JsonGrammar& grammar, const char* data, std::size_t from, std::size_t size, bool& strings) {
  auto& tokens = buffers_->tokens;
  simdjson::error_code error = simdjson::SUCCESS;
  if (!tokens) {
    error = simdjson::get_active_implementation()->create_dom_parser_implementation(size + 1, 1, tokens);
  } else if (tokens->capacity() <= size) {
    error = tokens->set_capacity(size + 1);
  }
  if (error != simdjson::SUCCESS) throw std::bad_alloc();
  error = tokens->stage1(reinterpret_cast<const std::uint8_t*>(data + from), size, simdjson::stage1_mode::regular);
  strings = error != simdjson::UNCLOSED_STRING && error != simdjson::UNESCAPED_CHARS && error != simdjson::EMPTY;
  if (!strings) return false;
  const std::span<const std::uint32_t> starts(tokens->structural_indexes.get(), tokens->n_structural_indexes);
  return grammar.feed(from, starts, error == simdjson::UTF8_ERROR);
}

/// The grammar of values is Go's, which is laxer than simdjson's in some places (lone surrogates, big numbers,
/// ill-formed UTF-8) and names another place in an error.
Outcome JsonParser::read(Reading& reading, std::uint64_t begin, std::uint64_t& end, Document& document) {
  reading.builder.start(*document.arena);
  const std::string_view bytes = reading.source.bytes;
  const std::string_view rest = bytes.substr(begin);
  std::vector<Stretch>& holes = buffers_->holes;
  holes.assign(reading.holes.begin(), reading.holes.end());
  for (Stretch& hole : holes) hole = {hole.begin - begin, hole.end - begin};
  const std::string_view text = rest.substr(0, find_end(rest, holes));
  end = begin + text.size();
  reading.piece = text;

  const char* data = text.data();
  if (bytes.size() - end + reading.source.bytes.spare() < simdjson::SIMDJSON_PADDING) {
    buffers_->padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    data = buffers_->padded.assign(text).data();
  }
  constexpr std::size_t kLargest = 0xFFFFFFFF;  // simdjson counts with 32 bits
  if (text.size() >= kLargest) {
    reading.error(begin, "expected a JSON value below 4 GiB; split the file");
    return Outcome::failed;
  }
  JsonGrammar grammar(reading, text, begin);
  std::size_t from = 0;
  bool fits = true, strings = true;
  for (std::size_t i = 0; fits && i < holes.size() && holes[i].begin < text.size(); ++i) {
    const auto hole = static_cast<std::size_t>(holes[i].begin);
    fits = (hole == from || feed(grammar, data, from, hole - from, strings)) && grammar.pass();
    from = static_cast<std::size_t>(holes[i].end);
  }
  fits = fits && feed(grammar, data, from, text.size() - from, strings);
  if (!strings) return refuse_json_string(reading, begin, text);
  if (!fits) return Outcome::failed;
  const Outcome outcome = grammar.finish();
  if (outcome == Outcome::tree) document.root = reading.builder.root();
  return outcome;
}

}  // namespace gprov::manifest

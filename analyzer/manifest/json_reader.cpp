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
std::size_t find_end(std::string_view text) {
  if (text.front() != '{' && text.front() != '[') return json_scalar_end(text);
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
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
};

JsonParser::JsonParser() : buffers_(std::make_unique<Buffers>()) {}
JsonParser::~JsonParser() = default;

/// simdjson finds the tokens (its first stage); the grammar of values is Go's, which is laxer in some places (lone
/// surrogates, big numbers, ill-formed UTF-8) and names another place in an error.
Outcome JsonParser::read(Reading& reading, std::uint64_t begin, std::uint64_t& end, Document& document) {
  reading.builder.start(*document.arena);
  const std::string& bytes = reading.source.bytes;
  const std::string_view rest = std::string_view(bytes).substr(begin);
  const std::string_view text = rest.substr(0, find_end(rest));
  end = begin + text.size();
  reading.piece = text;

  const char* data = text.data();
  if (bytes.capacity() - end < simdjson::SIMDJSON_PADDING) {
    buffers_->padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    data = buffers_->padded.assign(text).data();
  }
  auto& tokens = buffers_->tokens;
  constexpr std::size_t kLargest = 0xFFFFFFFF;  // simdjson counts with 32 bits
  if (text.size() >= kLargest) {
    reading.error(begin, "expected a JSON value below 4 GiB; split the file");
    return Outcome::failed;
  }
  simdjson::error_code error = simdjson::SUCCESS;
  if (!tokens) {
    error = simdjson::get_active_implementation()->create_dom_parser_implementation(text.size() + 1, 1, tokens);
  } else if (tokens->capacity() <= text.size()) {
    error = tokens->set_capacity(text.size() + 1);
  }
  if (error != simdjson::SUCCESS) throw std::bad_alloc();
  error = tokens->stage1(reinterpret_cast<const std::uint8_t*>(data), text.size(), simdjson::stage1_mode::regular);
  if (error == simdjson::UNCLOSED_STRING || error == simdjson::UNESCAPED_CHARS || error == simdjson::EMPTY) {
    return refuse_json_string(reading, begin, text);
  }
  const std::span<const std::uint32_t> starts(tokens->structural_indexes.get(), tokens->n_structural_indexes);
  JsonGrammar grammar(reading, text, begin, starts, error == simdjson::UTF8_ERROR);
  const Outcome outcome = grammar.parse();
  if (outcome == Outcome::tree) document.root = reading.builder.root();
  return outcome;
}

}  // namespace gprov::manifest

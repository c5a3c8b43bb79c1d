// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::manifest {

std::optional<std::string> decode_base64(std::string_view text) {
  std::string symbols;
  symbols.reserve(text.size());
  for (const char c : text) {
    if (c != '\n' && c != '\r') symbols += c;
  }
  if (symbols.size() % 4 != 0) return std::nullopt;
  const auto value = [](char c) -> int {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  };
  std::size_t padding = 0;
  while (padding < 2 && padding < symbols.size() && symbols[symbols.size() - 1 - padding] == '=') ++padding;
  std::string out;
  unsigned bits = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const int v = i >= symbols.size() - padding ? 0 : value(symbols[i]);
    if (v < 0) return std::nullopt;
    bits = bits << 6 | static_cast<unsigned>(v);
    if (i % 4 == 3) {
      out +=
          {static_cast<char>(bits >> 16 & 0xff), static_cast<char>(bits >> 8 & 0xff), static_cast<char>(bits & 0xff)};
      bits = 0;
    }
  }
  out.resize(out.size() - padding);
  return out;
}

}  // namespace gprov::manifest

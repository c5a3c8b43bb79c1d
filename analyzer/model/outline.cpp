// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline.hpp"

#include "analyzer/model/outline_scanners.hpp"

namespace gprov::model {

bool Outliner::outline(std::string_view text, manifest::Layout layout, std::size_t indent, Outline& out) {
  OutlineParts parts(text, {frame_, part_, inner_, zones_}, out);
  return layout == manifest::Layout::json ? outline_json(text, tokens_, parts)
                                          : outline_yaml(text, indent, lines_, parts);
}

bool equal_at_rest(std::string_view a, const Outline& of_a, std::string_view b, const Outline& of_b) {
  if (of_a.moving.size() != of_b.moving.size()) return false;
  std::size_t at_a = 0, at_b = 0;
  const auto equal_up_to = [&](std::size_t end_a, std::size_t end_b) {
    return a.substr(at_a, end_a - at_a) == b.substr(at_b, end_b - at_b);
  };
  for (std::size_t i = 0; i < of_a.moving.size(); ++i) {
    if (!equal_up_to(of_a.moving[i].begin, of_b.moving[i].begin)) return false;
    at_a = of_a.moving[i].end;
    at_b = of_b.moving[i].end;
  }
  return equal_up_to(a.size(), b.size());
}

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gprov::comment {

/// What the hidden first line of a comment tells; see analyzer/report/markdown.hpp, which writes it.
struct Marker {
  std::string key, at;
};

/// Nothing if the text does not begin with a marker.
[[nodiscard]] std::optional<Marker> marker_of(std::string_view body);

/// Whether a run with stamp `a` began after one with stamp `b`. Stamps are numbers with dots between (a run and its
/// attempt), or moments 2026-08-21T09:12:44Z. One of each kind cannot be told: neither is newer.
[[nodiscard]] bool is_newer(std::string_view a, std::string_view b);

}  // namespace gprov::comment

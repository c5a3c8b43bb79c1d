// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <string_view>

#include "analyzer/impact/impact.hpp"

namespace gprov::impact {
namespace {

constexpr std::array<std::string_view, kVerdicts> kVerdictWords = {"none",    "drift", "create", "in-place",
                                                                   "unknown", "roll",  "delete", "recreate"};

}  // namespace

std::string_view word(Verdict verdict) { return kVerdictWords.at(static_cast<std::size_t>(verdict)); }

std::string_view word(Confidence confidence) {
  switch (confidence) {
    case Confidence::certain:
      return "certain";
    case Confidence::assumed:
      return "assumed";
    case Confidence::unknown:
      return "unknown";
  }
  return "";
}

std::string_view word(WhenKind kind) {
  switch (kind) {
    case WhenKind::now:
      return "now";
    case WhenKind::maintenance:
      return "maintenance";
    case WhenKind::at:
      return "at";
    case WhenKind::after_wake_up:
      return "after-wake-up";
    case WhenKind::manual:
      return "manual";
    case WhenKind::never:
      return "never";
  }
  return "";
}

std::optional<Verdict> verdict_of(std::string_view word) {
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (kVerdictWords.at(i) == word) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

}  // namespace gprov::impact

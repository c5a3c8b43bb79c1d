// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/report/writers.hpp"

namespace gprov::report {

namespace {

constexpr std::array kFormats{
    Format{"text", "for people: worst first, reasons and remedies under each pool", write_text},
    Format{"json", "for programs: the contract of gprov-impact-report(5)", write_json},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace gprov::report

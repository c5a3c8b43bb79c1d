// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// Edits of two Shoots that differ in nothing but their own values: where the outlines have equal parts all the same,
// both are read alike.

#include <cstdio>
#include <cstdlib>

#include "tests/support/outline_pair.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t compared = 0;
  const std::string complaint = gprov::tests::differs_though_alike({data, size}, compared);
  if (complaint.empty()) return 0;
  std::fprintf(stderr, "%s\n", complaint.c_str());
  std::abort();
}

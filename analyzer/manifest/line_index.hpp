// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace gprov::manifest {

/// Line and column at every 4096th byte of a source.
struct LineMark {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
using LineMarks = std::vector<LineMark>;

/// Made when the first position is asked for, from any thread; most sources never need it. A copy starts empty.
class LineIndex {
 public:
  LineIndex() = default;
  LineIndex(const LineIndex& /*other*/) {}
  LineIndex& operator=(const LineIndex& /*other*/) {
    delete marks_.exchange(nullptr);
    return *this;
  }
  ~LineIndex() { delete marks_.load(); }

  /// The marks of `bytes`, which have to be the same on each call.
  [[nodiscard]] const LineMarks& of(std::string_view bytes) const;

 private:
  mutable std::atomic<const LineMarks*> marks_ = nullptr;
};

}  // namespace gprov::manifest

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

namespace gprov::cli {

/// A report on its way into a file. It comes into its place whole or not at all: an interruption or a full disk leaves
/// what was there before (devices and pipes are written to as they are).
class ReportFile {
 public:
  explicit ReportFile(std::string path);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  /// False after a failure; then nothing more is written.
  bool write(const std::string& text);
  /// Brings it into its place. False after a failure, which `err` tells.
  [[nodiscard]] bool finish(std::ostream& err);

 private:
  class Unfinished;  ///< that whoever interrupts the program takes with it

  std::string path_, place_;  ///< as it was named, and what a link means
  std::string part_;          ///< "" if the place is written to at once
  std::unique_ptr<const Unfinished> unfinished_;
  int file_ = -1;
  int failure_ = 0;  ///< errno
};

/// Writes a whole one.
[[nodiscard]] bool write_file(const std::string& path, const std::string& text, std::ostream& err);

}  // namespace gprov::cli

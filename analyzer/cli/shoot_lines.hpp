// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <exception>
#include <memory>

#include "analyzer/cli/both_sides.hpp"
#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/write_file.hpp"
#include "analyzer/impact/impact.hpp"

namespace gprov::cli {

/// Nobody takes what is written any more.
class OutputLost : public std::exception {};

/// The one output of a run whose Shoots are written one after the other, as soon as they are answered.
class ShootLines {
 public:
  /// Whether there is one such output, and nothing looks at all Shoots at once.
  [[nodiscard]] static bool fit(const Options& options);
  [[nodiscard]] Receiver receiver() {
    return {[this](const impact::Shoot& shoot) { write(shoot); }, nullptr, std::nullopt};
  }

  ShootLines(const Options& options, const Streams& streams) : options_(options), streams_(streams) {}

  /// Throws OutputLost.
  void write(const impact::Shoot& shoot);
  /// Whether any was written.
  [[nodiscard]] bool have_begun() const { return begun_; }
  /// What follows the Shoots. `status`, or that the output could not be written.
  [[nodiscard]] ExitStatus finish(const impact::Impact& impact, ExitStatus status);
  /// The same where OutputLost was thrown.
  [[nodiscard]] ExitStatus finish_lost();

 private:
  bool put(const std::string& text);

  const Options& options_;
  const Streams& streams_;
  std::unique_ptr<ReportFile> file_;  // nullptr: standard output
  bool begun_ = false;
};

/// Whether the one output is a text that tells of few Shoots in full (report/text_gravest.hpp).
[[nodiscard]] bool tells_gravest(const Options& options);

}  // namespace gprov::cli

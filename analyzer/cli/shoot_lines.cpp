// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/shoot_lines.hpp"

#include <ostream>
#include <sstream>
#include <utility>

#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

/// Whether there is one output, and nothing but it looks at the Shoots of the answer.
bool has_one_reader(const Options& options) {
  const impact::Options& analysis = options.analysis;
  return options.outputs.size() == 1 && options.view.only.empty() && options.view.skip.empty() &&
         analysis.assumptions.before.hash_versions.empty() && analysis.assumptions.after.hash_versions.empty();
}

}  // namespace

bool ShootLines::fit(const Options& options) {
  return has_one_reader(options) && report::find_format(options.outputs.front().format)->write_shoot != nullptr;
}

bool tells_gravest(const Options& options) {
  return has_one_reader(options) && !options.verbose && options.outputs.front().format == "text";
}

bool ShootLines::put(const std::string& text) {
  if (file_) return file_->write(text);
  streams_.out << text << std::flush;
  return streams_.out.good();
}

void ShootLines::write(const impact::Shoot& shoot) {
  const OutputTarget& target = options_.outputs.front();
  if (!begun_ && !target.path.empty()) file_ = std::make_unique<ReportFile>(target.path);
  begun_ = true;
  std::ostringstream line;
  report::find_format(target.format)->write_shoot(shoot, line);
  if (!put(std::move(line).str())) throw OutputLost();
}

ExitStatus ShootLines::finish(const impact::Impact& impact, ExitStatus status) {
  std::ostringstream rest;
  report::find_format(options_.outputs.front().format)->write(impact, report::Style{}, rest);
  put(std::move(rest).str());
  return file_ && !file_->finish(streams_.err) ? ExitStatus::output : status;
}

ExitStatus ShootLines::finish_lost() {
  // Of standard output, whoever began the program sees why.
  return file_ && !file_->finish(streams_.err) ? ExitStatus::output : ExitStatus::clean;
}

}  // namespace gprov::cli

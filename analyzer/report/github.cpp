// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <ostream>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

// Workflow commands of GitHub Actions. A step shows ten of each level, and the rest vanishes without a word.

namespace gprov::report {

namespace {

constexpr std::size_t kShown = 10;
constexpr std::array<std::string_view, 3> kCommands = {"notice", "warning", "error"};

/// Data of a command: a line end would begin the next one, which anybody could then write.
std::string data(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string property(std::string_view text) {
  std::string out;
  for (const char c : data(text)) {
    if (c == ':') {
      out += "%3A";
    } else if (c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

/// As the checkout has it: without a leading "./".
std::string_view repository_path(std::string_view file) { return file.starts_with("./") ? file.substr(2) : file; }

class Commands {
 public:
  explicit Commands(std::ostream& out) : out_(out) {}

  void write(Level level, const std::optional<impact::Position>& at, const std::string& title,
             const std::string& message) {
    const auto index = static_cast<std::size_t>(level);
    // The last notice is kept for the number of those that are not shown.
    if (written_.at(index) >= (level == Level::note ? kShown - 1 : kShown)) {
      ++left_;
      return;
    }
    ++written_.at(index);
    out_ << "::" << kCommands.at(index) << " ";
    if (at) {
      out_ << "file=" << property(inert(repository_path(at->file))) << ",";
      if (at->line > 0) out_ << "line=" << at->line << ",col=" << at->column << ",";
    }
    out_ << "title=" << property(title) << "::" << data(message) << "\n";
  }

  void finish() {
    if (left_ > 0) {
      out_ << "::notice title=gprov-impact::" << left_ << " more that GitHub would not show; see the whole report\n";
    }
  }

 private:
  std::ostream& out_;
  std::array<std::size_t, kCommands.size()> written_{};
  std::size_t left_ = 0;
};

}  // namespace

void write_github(const impact::Impact& impact, const Style&, std::ostream& out) {
  Commands commands(out);
  const auto tell = [&](manifest::Severity severity) {
    const bool is_error = severity == manifest::Severity::error;
    for (const impact::Diagnostic& row : impact.diagnostics) {
      if (row.severity != severity) continue;
      commands.write(is_error ? Level::error : Level::warning, row.at, "gprov-impact", inert(row.message));
    }
  };
  tell(manifest::Severity::error);
  for (const Finding& finding : findings(impact)) {
    commands.write(finding.level, finding.at, finding.title, finding.message + " (" + finding.rule + ")");
  }
  tell(manifest::Severity::warning);
  commands.finish();
}

}  // namespace gprov::report

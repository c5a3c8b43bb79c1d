// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

namespace gprov::tests {

/// A folder for one test, gone afterwards.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// Writes a file, and the folders on the way to it; its path.
  std::string file(const std::string& name, const std::string& text) const;
  /// The same, to be run.
  std::string program(const std::string& name, const std::string& text) const;

  std::string path;
};

/// Exit code of a command of sh, run in `folder`; 1000 + the signal, if one ended it.
int shell(const std::string& folder, const std::string& command);

}  // namespace gprov::tests

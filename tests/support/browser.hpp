// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <sys/types.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/scratch.hpp"

namespace gprov::tests {

/// Whether Chromium is installed, as Debian does it.
[[nodiscard]] bool has_browser();

/// A Chromium without a window, steered through its DevTools protocol. Throws where it does not answer.
class Browser {
 public:
  Browser();
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// Shows a page of our own, in a window of that width, and waits until its script is done. `fragment` is "" or
  /// begins with #. Forgets what was asked for and said before.
  void open(const std::string& html, const std::string& fragment = "", int width = 1000);
  /// The value of an expression of JavaScript; null for undefined.
  nlohmann::json evaluate(const std::string& expression);
  /// A person hits a key: a character, or Enter, Escape or Tab.
  void press(const std::string& key);

  std::vector<std::string> requests;    ///< addresses that the page asked for, its own among them
  std::vector<std::string> complaints;  ///< what was written on the console, and errors of scripts

 private:
  nlohmann::json call(const std::string& method, const nlohmann::json& parameters);
  nlohmann::json receive();
  void notice(const nlohmann::json& event);

  Scratch folder_;
  pid_t process_ = 0;
  int to_ = -1, from_ = -1;
  int calls_ = 0;
  std::string session_, unread_;
};

}  // namespace gprov::tests

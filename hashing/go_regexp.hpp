// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// Go's regexp, which is RE2. The only place of the program that knows that library.
class GoRegexp {
 public:
  /// Compiles; the pattern is one of ours or of upstream's, never a user's.
  explicit GoRegexp(std::string_view pattern);
  ~GoRegexp();
  GoRegexp(const GoRegexp&) = delete;
  GoRegexp& operator=(const GoRegexp&) = delete;

  /// Whether it matches somewhere in the text. Mirrors regexp#MatchString.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// Mirrors regexp#ReplaceAllLiteral.
  void replace_all(std::string& text, std::string_view literal) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace gprov::hashing

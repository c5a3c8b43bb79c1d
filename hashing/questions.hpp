// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <vector>

#include "hashing/semver.hpp"

// Which rows of the release tables a computation asked about. Another release that answers them all alike gives the
// same classes, without a second computation.

namespace gprov::hashing {

struct Release {
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::uint64_t major = 1;
};

struct Band;

/// A release that was held against a row whose answer can give a pool another class.
struct Question {
  std::uint64_t major = 0;
  Release release;
  const Band* band = nullptr;  ///< of a table, so it lives as long as the program
};

/// Listens to the questions that this thread asks while it lives. The innermost listener of a thread hears them.
class QuestionListener {
 public:
  QuestionListener();
  ~QuestionListener();
  QuestionListener(const QuestionListener&) = delete;
  QuestionListener& operator=(const QuestionListener&) = delete;

  /// Each once.
  [[nodiscard]] const std::vector<Question>& heard() const { return heard_; }

  void hear(const Version& release, const Band& band);

 private:
  std::vector<Question> heard_;
  QuestionListener* outer_;
};

/// Tells the thread's listener, if there is one.
void note_question(const Version& release, const Band& band);

/// Whether `other` answers what was asked of `release` as `release` did.
[[nodiscard]] bool answers_alike(const std::vector<Question>& questions, const Version& release, const Version& other);

}  // namespace gprov::hashing

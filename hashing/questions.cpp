// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/questions.hpp"

#include <algorithm>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

thread_local QuestionListener* listener = nullptr;

bool is_about(const Question& question, const Version& release) {
  return question.major == release.major && question.release.minor == release.minor &&
         question.release.patch == release.patch;
}

}  // namespace

QuestionListener::QuestionListener() : outer_(listener) { listener = this; }

QuestionListener::~QuestionListener() { listener = outer_; }

void QuestionListener::hear(const Version& release, const Band& band) {
  const bool known = std::any_of(heard_.begin(), heard_.end(), [&](const Question& question) {
    return question.band == &band && is_about(question, release);
  });
  if (!known) heard_.push_back({release.major, {release.minor, release.patch}, &band});
}

void note_question(const Version& release, const Band& band) {
  if (listener != nullptr) listener->hear(release, band);
}

bool answers_alike(const std::vector<Question>& questions, const Version& release, const Version& other) {
  return std::all_of(questions.begin(), questions.end(), [&](const Question& question) {
    return !is_about(question, release) || contains(*question.band, release) == contains(*question.band, other);
  });
}

}  // namespace gprov::hashing

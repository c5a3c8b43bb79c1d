// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/go_regexp.hpp"

#include <re2/re2.h>

#include <cassert>

namespace gprov::hashing {

struct GoRegexp::Compiled {
  re2::RE2 regexp;
};

GoRegexp::GoRegexp(std::string_view pattern)
    : compiled_(new Compiled{re2::RE2(re2::StringPiece(pattern.data(), pattern.size()))}) {
  assert(compiled_->regexp.ok());
}

GoRegexp::~GoRegexp() = default;

bool GoRegexp::matches(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->regexp);
}

void GoRegexp::replace_all(std::string& text, std::string_view literal) const {
  std::string rewrite;
  for (const char c : literal) {
    if (c == '\\') rewrite += '\\';
    rewrite += c;
  }
  re2::RE2::GlobalReplace(&text, compiled_->regexp, rewrite);
}

}  // namespace gprov::hashing

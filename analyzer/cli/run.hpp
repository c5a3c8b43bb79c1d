// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>

namespace gprov::cli {

/// The whole program: arguments in, exit code out (see exit_status.hpp). Opens files, reads the environment and the
/// clock; nothing below it does.
int run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace gprov::cli

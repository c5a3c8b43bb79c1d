// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <iostream>

#include "analyzer/cli/run.hpp"

int main(int argc, char** argv) { return gprov::cli::run(argc, argv, std::cin, std::cout, std::cerr); }

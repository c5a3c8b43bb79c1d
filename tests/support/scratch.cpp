// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/scratch.hpp"

#include <sys/wait.h>
#include <cstdlib>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gprov::tests {

namespace fs = std::filesystem;

Scratch::Scratch() : path((fs::temp_directory_path() / "gprov-test-XXXXXX").string()) {
  if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path = fs::canonical(path).string();
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

std::string Scratch::file(const std::string& name, const std::string& text) const {
  const fs::path file = fs::path(path) / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

std::string Scratch::program(const std::string& name, const std::string& text) const {
  const std::string made = file(name, text);
  fs::permissions(made, fs::perms::owner_all);
  return made;
}

int shell(const std::string& folder, const std::string& command) {
  const int status = ::system(("cd '" + folder + "' && " + command).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/write_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

namespace gprov::cli {
namespace {

namespace fs = std::filesystem;

/// errno of the failure, or 0.
int write(const std::string& path, const std::string& text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file.fail()) return 0;
  return errno == 0 ? EIO : errno;
}

bool is_replaceable(const std::string& path) {
  std::error_code ignored;
  const fs::file_type type = fs::symlink_status(path, ignored).type();
  return type == fs::file_type::not_found || type == fs::file_type::regular;
}

int write_beside(const std::string& path, const std::string& text) {
  const std::string part = path + ".part";
  std::error_code error;
  if (fs::exists(part, error)) return write(path, text);  // somebody else's, perhaps
  if (const int failure = write(part, text); failure != 0) {
    fs::remove(part, error);
    // Where no file can be made, there may be one that can be written.
    return failure == EACCES || failure == EPERM || failure == ENAMETOOLONG ? write(path, text) : failure;
  }
  if (const fs::file_status old = fs::status(path, error); !error && fs::exists(old)) {
    fs::permissions(part, old.permissions(), error);
  }
  fs::rename(part, path, error);
  return error.value();
}

}  // namespace

bool write_file(const std::string& path, const std::string& text, std::ostream& err) {
  const int failure = is_replaceable(path) ? write_beside(path, text) : write(path, text);
  if (failure == 0) return true;
  err << "error: '" << path << "' could not be written: " << std::strerror(failure) << "\n";
  return false;
}

}  // namespace gprov::cli

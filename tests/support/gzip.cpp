// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/gzip.hpp"

#include <zlib.h>

#include <array>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace gprov::tests {

std::string read_gzip(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::string bytes;
  std::array<char, 65536> buffer{};
  int count = 0;
  while ((count = gzread(file.get(), buffer.data(), buffer.size())) > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  int error = Z_OK;
  const char* message = gzerror(file.get(), &error);
  if (count < 0 || (error != Z_OK && error != Z_STREAM_END)) throw std::runtime_error(path + ": " + message);
  return bytes;
}

std::vector<std::string> read_gzip_lines(const std::string& path) {
  std::istringstream bytes(read_gzip(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(bytes, line);) lines.push_back(line);
  return lines;
}

}  // namespace gprov::tests

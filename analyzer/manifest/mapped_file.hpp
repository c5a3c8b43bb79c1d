// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace gprov::manifest {

/// A large regular file that is read where the kernel keeps it, without a copy. It stays open, so that at the end can
/// be asked whether somebody wrote to it meanwhile; what is read from it until then may be anything.
class MappedFile {
 public:
  /// Bytes behind the end that may be read; what they are is no matter.
  static constexpr std::size_t kPadding = 64;

  /// Nothing for a file that is small or not regular, for one too many, and where the system does not want to: then it
  /// has to be read.
  [[nodiscard]] static std::unique_ptr<const MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view text() const { return {begin_, size_}; }
  /// Whether size and time of the file are still those of the beginning.
  [[nodiscard]] bool is_intact() const;

 private:
  MappedFile(int file, const struct stat& status) : file_(file), status_(status) {}
  [[nodiscard]] bool map();

  int file_;
  struct stat status_;
  const char* begin_ = nullptr;
  std::size_t size_ = 0, reserved_ = 0;
  std::size_t slot_ = static_cast<std::size_t>(-1);
};

/// Whether nobody wrote to the file between the two: what size and time tell.
[[nodiscard]] bool is_same_file(const struct stat& a, const struct stat& b);

}  // namespace gprov::manifest

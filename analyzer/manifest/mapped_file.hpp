// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace gprov::manifest {

/// What becomes of the pages of a mapped file: they stay in memory as long as it does, or until give_back().
enum class Pages : std::uint8_t { stay, go };

/// A large regular file that is read where the kernel keeps it, without a copy. It stays open, so that at the end can
/// be asked whether somebody wrote to it meanwhile; what is read from it until then may be anything.
class MappedFile {
 public:
  /// Bytes behind the end that may be read; what they are is no matter.
  static constexpr std::size_t kPadding = 64;

  /// Nothing for a file that is small or not regular, for one too many, and where the system does not want to: then it
  /// has to be read.
  [[nodiscard]] static std::unique_ptr<const MappedFile> open(const std::string& path, Pages pages = Pages::stay);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view text() const { return {begin_, size_}; }
  /// Whether size and time of the file are still those of the beginning.
  [[nodiscard]] bool is_intact() const;

 private:
  MappedFile(int file, const struct stat& status) : file_(file), status_(status) {}
  [[nodiscard]] bool map(Pages pages);

  int file_;
  struct stat status_;
  const char* begin_ = nullptr;
  std::size_t size_ = 0, reserved_ = 0;
  std::size_t slot_ = static_cast<std::size_t>(-1);
};

/// If `text` lies in a mapped file whose pages go: they are no longer in this process' memory, and come again from the
/// kernel's when somebody looks at them. Nothing else changes. Cheap enough for every few megabytes.
void give_back(std::string_view text);

/// From now on, its pages go.
void let_go(std::string_view text);

/// Gives back what a walk through `text` has behind it, so that there are never more than a few megabytes of it.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  void reach(std::size_t place) {
    if (place - last_ < kStep) return;
    last_ = place;
    give_back(text_);
  }
  static constexpr std::size_t kStep = std::size_t{2} << 20U;

 private:
  std::string_view text_;
  std::size_t last_ = 0;
};

/// Whether nobody wrote to the file between the two: what size and time tell.
[[nodiscard]] bool is_same_file(const struct stat& a, const struct stat& b);

}  // namespace gprov::manifest

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace gprov::manifest {

class MappedFile;

/// Text that nobody changes any more, in memory of its own or in that of a file. It stays where it is while the source
/// does that it belongs to.
class Bytes {
 public:
  Bytes() = default;
  Bytes(std::string text) : text_(std::move(text)) {}  // NOLINT(google-explicit-constructor): as good as a string
  Bytes(std::string_view text) : text_(text) {}        // NOLINT(google-explicit-constructor)
  Bytes(const char* text) : text_(text) {}             // NOLINT(google-explicit-constructor)
  explicit Bytes(std::shared_ptr<const MappedFile> file);

  operator std::string_view() const { return file_ ? mapped_ : std::string_view(text_); }  // NOLINT: see above
  [[nodiscard]] std::size_t size() const { return file_ ? mapped_.size() : text_.size(); }
  /// How many bytes may be read behind the last one; what they are is no matter.
  [[nodiscard]] std::size_t spare() const;
  /// False if it is a file's, and somebody wrote to the file: then nothing that was read of it can be relied on.
  [[nodiscard]] bool is_intact() const;

 private:
  std::string text_;
  std::shared_ptr<const MappedFile> file_;
  std::string_view mapped_;
};

}  // namespace gprov::manifest

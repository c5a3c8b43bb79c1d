// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/files.hpp"

#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <istream>
#include <optional>
#include <system_error>
#include <utility>

#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/utf8.hpp"

namespace gprov::manifest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPadding = 64;  // behind the bytes, so that the JSON parser needs no copy

void fail(Gathered& gathered, const std::string& name, std::string message) {
  gathered.problems.push_back({Severity::error, {name, 0, 0}, std::move(message)});
}

void warn(Gathered& gathered, Position at, std::string message) {
  gathered.problems.push_back({Severity::warning, std::move(at), std::move(message)});
}

std::string all_of(std::istream& in) {
  std::string text;
  std::array<char, std::size_t{1} << 16U> block{};
  do {
    in.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
  } while (in);
  return text;
}

void add_source(Gathered& gathered, const std::string& name, std::string raw) {
  DecodedText text = decode_text(std::move(raw));
  auto source = std::make_shared<Source>();
  source->name = name;
  text.bytes.reserve(text.bytes.size() + kPadding);
  source->bytes = std::move(text.bytes);
  if (text.mark == DecodedText::Mark::utf8) {
    warn(gathered, {name, 1, 1}, "the file begins with a byte-order mark, which kubectl skips; save it without one");
  } else if (text.mark == DecodedText::Mark::utf16) {
    warn(gathered, {name, 1, 1},
         "the file is UTF-16, which kubectl converts; save it as UTF-8 without a byte-order mark");
  }
  if (text.replaced > 0) {
    warn(gathered, position(*source, text.first_replaced),
         "expected UTF-8, got other bytes here" +
             (text.replaced > 1 ? " and at " + std::to_string(text.replaced - 1) + " more places" : std::string()) +
             "; kubectl replaces them by U+FFFD, so save the file as UTF-8");
  }
  gathered.sources.push_back(std::move(source));
}

/// Closes a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// All bytes, from a pipe too; nothing on an error, which errno tells: EBUSY if somebody wrote into the file meanwhile,
/// for then a part of what was read is old and a part is new.
std::optional<std::string> slurp(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return std::nullopt;
  struct stat status {
  }, end{};
  constexpr std::size_t kOfPipe = std::size_t{1} << 16;
  std::string bytes;
  std::size_t filled = 0;
  const bool is_regular = ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode);
  if (is_regular) bytes.reserve(static_cast<std::size_t>(status.st_size) + kPadding);
  bytes.resize(is_regular ? static_cast<std::size_t>(status.st_size) + 1 : kOfPipe);
  for (;;) {
    if (filled == bytes.size()) bytes.resize(2 * filled);
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) {
      bytes.resize(filled);
      if (!is_regular || ::fstat(file.get(), &end) != 0 || is_same_file(status, end)) return bytes;
      errno = EBUSY;
      return std::nullopt;
    }
    filled += static_cast<std::size_t>(got);
  }
}

/// Nothing if the file has to be copied: it is not large, or its bytes are not those of the text.
std::shared_ptr<Source> map(const std::string& path, const std::string& name, Pages pages) {
  std::shared_ptr<const MappedFile> file = MappedFile::open(path, pages);
  if (!file || !is_plain_utf8(file->text())) return nullptr;
  auto source = std::make_shared<Source>();
  source->name = name;
  source->bytes = Bytes(std::move(file));
  return source;
}

void add_file(Gathered& gathered, const std::string& path, const std::string& name) {
  auto bytes = slurp(path);
  if (!bytes && errno == EBUSY) {
    gathered.problems.push_back(written_meanwhile(name));
    return;
  }
  if (!bytes) {
    fail(gathered, name, std::string("cannot be read: ") + std::strerror(errno) + "; check its permissions");
    return;
  }
  add_source(gathered, name, std::move(*bytes));
}

void add_file(Gathered& gathered, const std::string& path, Loading loading) {
  if (loading != Loading::copied) {
    const Pages pages = loading == Loading::passing ? Pages::go : Pages::stay;
    if (auto source = map(path, path, pages)) return gathered.sources.push_back(std::move(source));
  }
  add_file(gathered, path, path);
}

/// v1, v1beta1
bool is_api_version(std::string_view word) {
  return word.size() > 1 && word[0] == 'v' && word[1] >= '1' && word[1] <= '9' &&
         word.substr(1).find_first_not_of("0123456789alphbet") == std::string_view::npos;
}

bool is_manifest_name(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with('.')) return false;
  if (is_kubectl_diff_name(name)) return true;
  const std::string ending = path.extension().string();
  return ending.empty() || ending == ".yaml" || ending == ".yml" || ending == ".json";
}

/// Like filepath.Walk in k8s.io/cli-runtime/pkg/resource/visitor.go#ExpandPathsToFileVisitors it goes into no symbolic
/// link to a directory, so loops end.
void add_directory(Gathered& gathered, const fs::path& directory, Loading loading) {
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
    entries.push_back(*it);
  if (error) {
    fail(gathered, directory.string(), "cannot be read: " + error.message() + "; check its permissions");
    return;
  }
  std::sort(entries.begin(), entries.end(), [](const fs::directory_entry& a, const fs::directory_entry& b) {
    return a.path().native() < b.path().native();
  });
  for (const fs::directory_entry& entry : entries) {
    std::error_code ignored;
    if (entry.path().filename().native().starts_with('.')) continue;
    if (entry.is_directory(ignored)) {
      if (!entry.is_symlink(ignored)) add_directory(gathered, entry.path(), loading);
      continue;
    }
    if (!is_manifest_name(entry.path())) continue;
    const fs::file_status status = entry.status(ignored);
    // A link to nowhere is an error to tell; a socket or pipe that lies about is not meant.
    if (fs::is_regular_file(status) || !fs::exists(status)) add_file(gathered, entry.path().string(), loading);
  }
}

void add_path(Gathered& gathered, const std::string& path, Loading loading) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    add_file(gathered, path, loading);
    return;
  }
  const std::size_t before = gathered.sources.size() + gathered.problems.size();
  add_directory(gathered, path, loading);
  if (gathered.sources.size() + gathered.problems.size() == before) {
    fail(gathered, path,
         "expected a directory with manifests (.yaml, .yml, .json or no ending), got none in it; check the "
         "path");
  }
}

std::vector<std::string> expand(const std::string& pattern) {
  ::glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

Gathered gather_text(const std::string& name, std::string bytes) {
  Gathered gathered;
  add_source(gathered, name, std::move(bytes));
  return gathered;
}

Gathered gather_file(const std::string& path, const std::string& name) {
  Gathered gathered;
  add_file(gathered, path, name);
  return gathered;
}

bool is_kubectl_diff_name(std::string_view name) {
  // [GROUP.]VERSION.KIND.NAMESPACE.NAME; of dots, only the kind has none before it that could be meant.
  std::size_t begin = 0;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', begin)) {
    const bool is_version = is_api_version(name.substr(begin, dot - begin));
    begin = dot + 1;
    if (!is_version || begin == name.size() || name[begin] < 'A' || name[begin] > 'Z') continue;
    const std::size_t ns = name.find('.', begin);
    return ns != std::string_view::npos && name.find('.', ns + 1) != std::string_view::npos;
  }
  return false;
}

bool is_manifest_path(std::string_view path) {
  return !path.starts_with('.') && path.find("/.") == std::string_view::npos && is_manifest_name(fs::path(path));
}

Problem written_meanwhile(const std::string& name) {
  return {Severity::error, {name, 0, 0}, "was written to while it was read; wait until that has ended, or give a copy"};
}

Gathered gather(const std::string& argument, std::istream& standard_input, Loading loading) {
  Gathered gathered;
  if (argument == "-") {
    add_source(gathered, "<stdin>", all_of(standard_input));
    return gathered;
  }
  std::error_code error;
  if (fs::exists(argument, error)) {
    add_path(gathered, argument, loading);
  } else if (argument.empty()) {
    fail(gathered, "''",
         "expected the name of a file or directory, got an empty text; name one, or '-' for standard input");
  } else if (error) {
    fail(gathered, argument, "cannot be read: " + error.message() + "; check the path and its permissions");
  } else if (argument.find_first_of("*?[") == std::string::npos) {
    fail(gathered, argument, "expected a file, directory or pattern, got a name that does not exist; check the path");
  } else if (const auto paths = expand(argument); paths.empty()) {
    fail(gathered, argument, "expected a pattern that matches files, got one that matches none; check the path");
  } else {
    for (const std::string& path : paths) add_path(gathered, path, loading);
  }
  return gathered;
}

}  // namespace gprov::manifest

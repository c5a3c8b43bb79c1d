// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <ostream>

namespace gprov::cli {
namespace {

constexpr mode_t kUsualMode = 0666;  // less what umask takes

/// The file that is not whole yet.
constinit std::atomic<const char*> unfinished = nullptr;
static_assert(std::atomic<const char*>::is_always_lock_free);  // for a signal handler

void leave(int signal) {
  if (const char* const path = unfinished) ::unlink(path);
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

/// A file that whoever interrupts the program takes with it.
class Unfinished {
 public:
  explicit Unfinished(const std::string& path) {
    unfinished = path.c_str();
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      // Who ignores a signal goes on, such as nohup.
      ::sigaction(kSignals.at(i), nullptr, &before_.at(i));
      if (before_.at(i).sa_handler == SIG_DFL) std::signal(kSignals.at(i), leave);
    }
  }
  ~Unfinished() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals.at(i), &before_.at(i), nullptr);
    unfinished = nullptr;
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

 private:
  static constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, 3> before_{};
};

/// Writes all and closes the file; errno of the failure, or 0.
int fill(int file, const std::string& text) {
  int failure = 0;
  for (std::size_t done = 0; failure == 0 && done < text.size();) {
    const ssize_t put = ::write(file, text.data() + done, text.size() - done);
    if (put > 0) done += static_cast<std::size_t>(put);
    if (put == 0) failure = EIO;
    if (put < 0 && errno != EINTR) failure = errno;
  }
  return ::close(file) != 0 && failure == 0 ? errno : failure;
}

int write_in_place(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kUsualMode);
  return file < 0 ? errno : fill(file, text);
}

struct Part {
  std::string path;
  int file = -1;
};

/// A file beside `path` that nobody else has: one of its name may be that of a run which goes on, or was killed.
Part make_part(const std::string& path) {
  constexpr int kMost = 1000;
  Part part;
  for (int number = 0; number < kMost; ++number) {
    part.path = path + (number == 0 ? "" : "." + std::to_string(number)) + ".part";
    part.file = ::open(part.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kUsualMode);
    if (part.file >= 0 || errno != EEXIST) break;
  }
  return part;
}

int write_beside(const std::string& path, const std::string& text) {
  const Part part = make_part(path);
  if (part.file < 0) {
    // Where no file can be made, there may be one that can be written.
    return errno == EACCES || errno == EPERM || errno == ENAMETOOLONG ? write_in_place(path, text) : errno;
  }
  const Unfinished until_done(part.path);
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0) (void)::fchmod(part.file, old.st_mode & 07777U);
  int failure = fill(part.file, text);
  if (failure == 0 && std::rename(part.path.c_str(), path.c_str()) != 0) failure = errno;
  if (failure != 0) ::unlink(part.path.c_str());
  return failure;
}

/// The file that a link means. Links to what is open already, such as /dev/stdout, stay as they are.
std::string behind_link(const std::string& path) {
  if (path.starts_with("/dev/") || path.starts_with("/proc/")) return path;
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? real.get() : path;
}

bool is_replaceable(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

}  // namespace

bool write_file(const std::string& path, const std::string& text, std::ostream& err) {
  const std::string file = behind_link(path);
  const int failure = is_replaceable(file) ? write_beside(file, text) : write_in_place(file, text);
  if (failure == 0) return true;
  err << "error: '" << path << "' could not be written: " << std::strerror(failure) << "\n";
  return false;
}

}  // namespace gprov::cli

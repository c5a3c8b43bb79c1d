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
#include <utility>

#include "analyzer/report/layout.hpp"

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

}  // namespace

class ReportFile::Unfinished {
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

namespace {

/// errno of the failure, or 0.
int fill(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t put = ::write(file, text.data() + done, text.size() - done);
    if (put > 0) done += static_cast<std::size_t>(put);
    if (put == 0) return EIO;
    if (put < 0 && errno != EINTR) return errno;
  }
  return 0;
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

ReportFile::ReportFile(std::string path) : path_(std::move(path)), place_(behind_link(path_)) {
  if (is_replaceable(place_)) {
    Part part = make_part(place_);
    if (part.file >= 0) {
      file_ = part.file;
      part_ = std::move(part.path);
      unfinished_ = std::make_unique<const Unfinished>(part_);
      struct stat old {};
      if (::stat(place_.c_str(), &old) == 0) (void)::fchmod(file_, old.st_mode & 07777U);
      return;
    }
    failure_ = errno;
    // Where no file can be made, there may be one that can be written.
    if (failure_ != EACCES && failure_ != EPERM && failure_ != ENAMETOOLONG) return;
  }
  file_ = ::open(place_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kUsualMode);
  failure_ = file_ < 0 ? errno : 0;
}

ReportFile::~ReportFile() {
  if (file_ >= 0) ::close(file_);
  if (!part_.empty()) ::unlink(part_.c_str());
}

bool ReportFile::write(const std::string& text) {
  if (failure_ == 0) failure_ = fill(file_, text);
  return failure_ == 0;
}

bool ReportFile::finish(std::ostream& err) {
  if (file_ >= 0 && ::close(file_) != 0 && failure_ == 0) failure_ = errno;
  file_ = -1;
  if (failure_ == 0 && !part_.empty()) {
    if (std::rename(part_.c_str(), place_.c_str()) != 0) {
      failure_ = errno;
    } else {
      part_.clear();
    }
  }
  if (failure_ == 0) return true;
  err << "error: '" << report::inert(path_) << "' could not be written: " << std::strerror(failure_) << "\n";
  return false;
}

bool write_file(const std::string& path, const std::string& text, std::ostream& err) {
  ReportFile file(path);
  file.write(text);
  return file.finish(err);
}

}  // namespace gprov::cli

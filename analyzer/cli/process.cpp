// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

extern char** environ;

namespace gprov::cli {
namespace {

/// Both ends are closed in every program that is started, except where they are put in place of a standard stream.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  }
  ~Pipe() {
    shut(0);
    shut(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void shut(std::size_t end) {
    if (ends.at(end) >= 0) ::close(ends.at(end));
    ends.at(end) = -1;
  }
};

class Actions {
 public:
  Actions() { posix_spawn_file_actions_init(&actions_); }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  void put(int end, int stream) { posix_spawn_file_actions_adddup2(&actions_, end, stream); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// This program ignores SIGPIPE and SIGXFSZ, and programs that it starts would inherit that.
class UsualSignals {
 public:
  UsualSignals() {
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    sigaddset(&signals, SIGXFSZ);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  ~UsualSignals() { posix_spawnattr_destroy(&attributes_); }
  UsualSignals(const UsualSignals&) = delete;
  UsualSignals& operator=(const UsualSignals&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

void read_some(Pipe& pipe, std::string& text) {
  std::array<char, std::size_t{1} << 16> block{};
  const ssize_t got = ::read(pipe.ends[0], block.data(), block.size());
  if (got > 0) text.append(block.data(), static_cast<std::size_t>(got));
  if (got == 0 || (got < 0 && errno != EINTR)) pipe.shut(0);
}

void write_some(Pipe& pipe, const std::string& text, std::size_t& done) {
  const ssize_t put = ::write(pipe.ends[1], text.data() + done, text.size() - done);
  if (put > 0) done += static_cast<std::size_t>(put);
  const bool failed = put < 0 && errno != EINTR && errno != EAGAIN;
  if (failed || done == text.size()) pipe.shut(1);
}

/// Feeds and drains at once: whoever did one after the other would wait for a program that waits for it.
void exchange(Pipe& in, Pipe& out, Pipe& err, const std::string& input, Finished& finished) {
  std::size_t done = 0;
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
  if (input.empty()) in.shut(1);
  while (in.ends[1] >= 0 || out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 3> waiting{
        {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};  // negative ones are skipped
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (waiting[0].revents != 0) write_some(in, input, done);
    if (waiting[1].revents != 0) read_some(out, finished.out);
    if (waiting[2].revents != 0) read_some(err, finished.err);
  }
}

}  // namespace

Finished run_program(const std::vector<std::string>& arguments, const std::string& input) {
  Finished finished;
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  Pipe in, out, err;
  const UsualSignals signals;
  Actions actions;
  actions.put(in.ends[0], STDIN_FILENO);
  actions.put(out.ends[1], STDOUT_FILENO);
  actions.put(err.ends[1], STDERR_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], actions.get(), signals.get(), argv.data(), environ);
  if (error != 0) {
    finished.failure = arguments.front() + " cannot be started: " + std::strerror(error);
    return finished;
  }
  in.shut(0);
  out.shut(1);
  err.shut(1);
  exchange(in, out, err, input, finished);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

bool is_output_abandoned() {
  pollfd waiting{STDOUT_FILENO, 0, 0};
  return ::poll(&waiting, 1, 0) > 0 && (waiting.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/browser.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

extern char** environ;

namespace gprov::tests {

namespace {

using Json = nlohmann::json;

constexpr const char* kBrowser = "/usr/bin/chromium";

/// Both ends beyond those that the browser gives a meaning.
std::array<int, 2> high_pipe() {
  constexpr int kHigh = 20;
  std::array<int, 2> low{}, high{};
  if (::pipe2(low.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  for (std::size_t i = 0; i < 2; ++i) {
    high.at(i) = ::fcntl(low.at(i), F_DUPFD_CLOEXEC, kHigh);
    ::close(low.at(i));
  }
  return high;
}

}  // namespace

bool has_browser() { return ::access(kBrowser, X_OK) == 0; }

Browser::Browser() {
  const std::array<int, 2> commands = high_pipe(), answers = high_pipe();
  constexpr int kCommands = 3, kAnswers = 4;  // of --remote-debugging-pipe
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, commands[0], kCommands);
  posix_spawn_file_actions_adddup2(&actions, answers[1], kAnswers);
  for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  // --no-sandbox: tests may run as root.
  std::vector<std::string> arguments = {kBrowser,
                                        "--headless=new",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--remote-debugging-pipe",
                                        "--disable-dev-shm-usage",
                                        "--user-data-dir=" + folder_.path + "/profile"};
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const int error = posix_spawn(&process_, kBrowser, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(commands[0]);
  ::close(answers[1]);
  to_ = commands[1];
  from_ = answers[0];
  if (error != 0) throw std::runtime_error("the browser does not start");
  const std::string target = call("Target.createTarget", {{"url", "about:blank"}}).at("targetId");
  session_ = call("Target.attachToTarget", {{"targetId", target}, {"flatten", true}}).at("sessionId");
  for (const char* domain : {"Page.enable", "Runtime.enable", "Log.enable", "Network.enable"})
    (void)call(domain, Json::object());
}

Browser::~Browser() {
  ::close(to_);  // the browser ends when nobody can command it any more
  ::close(from_);
  if (process_ > 0) {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
}

Json Browser::receive() {
  constexpr int kPatience = 120'000;  // milliseconds
  std::size_t end = 0;
  while ((end = unread_.find('\0')) == std::string::npos) {
    pollfd waiting{from_, POLLIN, 0};
    std::array<char, 65536> block{};
    if (::poll(&waiting, 1, kPatience) <= 0) throw std::runtime_error("the browser does not answer");
    const ssize_t got = ::read(from_, block.data(), block.size());
    if (got <= 0) throw std::runtime_error("the browser is gone");
    unread_.append(block.data(), static_cast<std::size_t>(got));
  }
  Json message = Json::parse(unread_.substr(0, end));
  unread_.erase(0, end + 1);
  return message;
}

void Browser::notice(const Json& event) {
  const std::string method = event.value("method", "");
  if (method == "Network.requestWillBeSent") {
    requests.push_back(event["params"]["request"]["url"]);
  } else if (method == "Runtime.consoleAPICalled" || method == "Runtime.exceptionThrown" ||
             method == "Log.entryAdded") {
    complaints.push_back(event["params"].dump());
  }
}

Json Browser::call(const std::string& method, const Json& parameters) {
  Json message = {{"id", ++calls_}, {"method", method}, {"params", parameters}};
  if (!session_.empty()) message["sessionId"] = session_;
  const std::string text = message.dump() + '\0';
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t put = ::write(to_, text.data() + at, text.size() - at);
    if (put <= 0) throw std::runtime_error("the browser does not listen");
    at += static_cast<std::size_t>(put);
  }
  for (;;) {
    const Json answer = receive();
    if (answer.value("id", 0) == calls_) {
      if (answer.contains("error")) throw std::runtime_error(method + ": " + answer["error"].dump());
      return answer["result"];
    }
    notice(answer);
  }
}

void Browser::open(const std::string& html, const std::string& fragment, int width) {
  const std::string file = folder_.file("page" + std::to_string(calls_) + ".html", html);
  requests.clear();
  complaints.clear();
  (void)call("Emulation.setDeviceMetricsOverride",
             {{"width", width}, {"height", 900}, {"deviceScaleFactor", 1}, {"mobile", false}});
  (void)call("Page.navigate", {{"url", "file://" + file + fragment}});
  while (evaluate("document.readyState === 'complete' && document.documentElement.dataset.ready === 'true' && "
                  "location.pathname.endsWith('" +
                  file.substr(file.rfind('/')) + "')") != true) {
  }
}

Json Browser::evaluate(const std::string& expression) {
  const Json result = call("Runtime.evaluate", {{"expression", expression}, {"returnByValue", true}});
  if (result.contains("exceptionDetails")) throw std::runtime_error(result["exceptionDetails"].dump());
  return result["result"].value("value", Json());
}

void Browser::press(const std::string& key) {
  Json event = {{"key", key}};
  if (key == "Enter") {
    event.update({{"text", "\r"}, {"windowsVirtualKeyCode", 13}});
  } else if (key == "Escape") {
    event["windowsVirtualKeyCode"] = 27;
  } else if (key == "Tab") {
    event["windowsVirtualKeyCode"] = 9;
  } else {
    event["text"] = key;
  }
  event["type"] = "keyDown";
  (void)call("Input.dispatchKeyEvent", event);
  event["type"] = "keyUp";
  event.erase("text");
  (void)call("Input.dispatchKeyEvent", event);
}

}  // namespace gprov::tests

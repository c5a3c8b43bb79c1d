// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/http_server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <stdexcept>

namespace gprov::tests {
namespace {

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// Everything until `text` has `count` bytes, or until it holds an empty line if `count` is 0.
bool read_until(int connection, std::string& text, std::size_t count) {
  std::array<char, 4096> block{};
  while (count == 0 ? text.find("\r\n\r\n") == std::string::npos : text.size() < count) {
    const ssize_t got = ::recv(connection, block.data(), block.size(), 0);
    if (got <= 0) return false;
    text.append(block.data(), static_cast<std::size_t>(got));
  }
  return true;
}

bool read_request(int connection, HttpRequest& request) {
  std::string text;
  if (!read_until(connection, text, 0)) return false;
  const std::size_t end = text.find("\r\n\r\n");
  std::size_t line = text.find("\r\n");
  const std::string first = text.substr(0, line);
  const std::size_t blank = first.find(' '), target_end = first.rfind(' ');
  request.method = first.substr(0, blank);
  const std::string target = first.substr(blank + 1, target_end - blank - 1);
  const std::size_t mark = target.find('?');
  request.path = target.substr(0, mark);
  request.query = mark == std::string::npos ? "" : target.substr(mark + 1);
  while (line < end) {
    const std::size_t next = text.find("\r\n", line + 2);
    const std::string header = text.substr(line + 2, next - line - 2);
    const std::size_t colon = header.find(':');
    if (colon != std::string::npos) request.headers[small(header.substr(0, colon))] = header.substr(colon + 2);
    line = next;
  }
  const std::string length = request.headers.contains("content-length") ? request.headers["content-length"] : "0";
  const std::size_t whole = end + 4 + std::stoul(length);
  if (whole > text.size() && !read_until(connection, text, whole)) return false;
  request.body = text.substr(end + 4);
  return true;
}

void write_response(int connection, const HttpResponse& response) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) +
                     " X\r\nConnection: close\r\nContent-Length: " + std::to_string(response.body.size()) + "\r\n";
  for (const auto& [name, value] : response.headers) text += name + ": " + value + "\r\n";
  text += "\r\n" + response.body;
  if (response.ending == HttpResponse::Ending::half) text.resize(text.size() - response.body.size() / 2 - 1);
  if (response.ending == HttpResponse::Ending::late) std::this_thread::sleep_for(std::chrono::seconds(2));
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t put = ::send(connection, text.data() + done, text.size() - done, MSG_NOSIGNAL);
    if (put <= 0) return;
    done += static_cast<std::size_t>(put);
  }
}

}  // namespace

HttpServer::HttpServer(std::function<HttpResponse(const HttpRequest&)> answer) : answer_(std::move(answer)) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (socket_ < 0 || ::bind(socket_, plain, size) != 0 || ::listen(socket_, 16) != 0 ||
      ::getsockname(socket_, plain, &size) != 0) {
    throw std::runtime_error("no socket for a server of a test");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

HttpServer::~HttpServer() {
  ends_ = true;
  ::shutdown(socket_, SHUT_RDWR);  // ends accept()
  thread_.join();
  ::close(socket_);
}

std::string HttpServer::url() const { return "http://127.0.0.1:" + std::to_string(port_); }

void HttpServer::serve() {
  while (!ends_) {
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    HttpRequest request;
    if (read_request(connection, request)) write_response(connection, answer_(request));
    ::close(connection);
  }
}

}  // namespace gprov::tests

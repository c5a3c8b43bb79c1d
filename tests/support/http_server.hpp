// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <thread>

namespace gprov::tests {

struct HttpRequest {
  std::string method, path, query;             ///< path as it came, without the query
  std::map<std::string, std::string> headers;  ///< names in small letters
  std::string body;
};

struct HttpResponse {
  int status = 200;
  std::string body;
  std::map<std::string, std::string> headers;
  enum class Ending { whole, half, late } ending = Ending::whole;  ///< half: it breaks off; late: two seconds later
};

/// A server on 127.0.0.1 for one test: one request a connection, one after the other.
class HttpServer {
 public:
  explicit HttpServer(std::function<HttpResponse(const HttpRequest&)> answer);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] std::string url() const;

 private:
  void serve();

  std::function<HttpResponse(const HttpRequest&)> answer_;
  int socket_ = -1;
  int port_ = 0;
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

}  // namespace gprov::tests

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "tests/support/http_server.hpp"

// GitHub and GitLab as far as `gprov-impact comment` speaks to them, from their documentation: docs.github.com/rest
// (issues/comments, users), docs.github.com/graphql (viewer, nodes, minimizeComment), docs.gitlab.com/api/notes.

namespace gprov::tests {

struct FakeComment {
  int id = 0;
  std::string author, body;
  bool hidden = false, system = false;
};

/// An answer in place of the right one, once.
struct Fault {
  std::string method, path;  ///< of the request: the method, and how the path ends
  HttpResponse answer;
  enum class When { instead, after } when = When::instead;  ///< after: what was asked is done, and only then it fails
};

class FakeForge {
 public:
  enum class Kind { github, gitlab };
  explicit FakeForge(Kind kind);

  /// Where `gprov-impact comment --api-url` points to.
  [[nodiscard]] std::string url() const { return server_.url() + (kind_ == Kind::github ? "" : "/api/v4"); }
  /// Whose comments are there; the token's own author is "bot[bot]" on GitHub and "bot" on GitLab.
  int add(const std::string& author, const std::string& body);
  [[nodiscard]] const FakeComment& at(int id) const;
  /// How many requests of this method came.
  [[nodiscard]] int count(const std::string& method) const;

  std::vector<FakeComment> comments;
  std::deque<Fault> faults;
  std::vector<HttpRequest> requests;
  std::string head;          ///< GitHub: the commit that pull request 7 is at
  bool is_workflow = false;  ///< GitHub: the token may not ask who it is by REST

 private:
  HttpResponse answer(const HttpRequest& request);
  HttpResponse right_answer(const HttpRequest& request);
  HttpResponse list(const HttpRequest& request) const;
  HttpResponse change(const HttpRequest& request);
  HttpResponse graphql(const HttpRequest& request);

  Kind kind_;
  int last_ = 100;
  HttpServer server_;
};

}  // namespace gprov::tests

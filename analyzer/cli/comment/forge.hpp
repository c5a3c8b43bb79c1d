// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/cli/comment/patience.hpp"

namespace gprov::comment {

struct Comment {
  std::string id;
  std::string node;  ///< GitHub's other name of it
  std::string body;
  std::string link;
};

/// Where a comment goes, and as whom.
struct Target {
  std::string base;     ///< of the API, without a slash at its end
  std::string graphql;  ///< GitHub's other API
  std::string token;
  bool is_job_token = false;  ///< GitLab's CI_JOB_TOKEN
  std::string project;        ///< OWNER/REPO, or GitLab's path or number
  std::string number;         ///< of the pull or merge request
  std::string author;         ///< whose comments are ours; "": whoever the token belongs to
  Patience patience;
};

/// What is done to a pull request. Everything throws PostError.
class Forge {
 public:
  Forge() = default;
  virtual ~Forge() = default;
  Forge(const Forge&) = delete;
  Forge& operator=(const Forge&) = delete;

  /// Comments of the same author that are not hidden, oldest first.
  [[nodiscard]] virtual std::vector<Comment> own_comments() = 0;
  /// Nothing if it cannot be told whether the comment is there now.
  [[nodiscard]] virtual std::optional<Comment> create(const std::string& body) = 0;
  /// False if the comment is gone.
  [[nodiscard]] virtual bool update(const Comment& comment, const std::string& body) = 0;
  virtual void remove(const Comment& comment) = 0;
  /// Folds it away as outdated.
  virtual void hide(const Comment& comment) = 0;
};

[[nodiscard]] std::unique_ptr<Forge> make_github(const Target& target);
[[nodiscard]] std::unique_ptr<Forge> make_gitlab(const Target& target);

/// All pages of a list, each a JSON array, as they came: from `url` on, as Link headers (or GitLab's X-Next-Page) lead
/// within the same server.
[[nodiscard]] std::vector<std::string> pages(const std::string& url, const std::vector<std::string>& headers,
                                             const std::string& what, const Patience& patience);

/// Where comments, or one of them, are at a server, and what the server calls one.
struct Endpoint {
  std::string url;
  const std::vector<std::string>& headers;
  std::string noun;
};
/// The object that the server made, JSON with an "id"; nothing if it may have made one without saying so.
[[nodiscard]] std::optional<std::string> create_at(const Endpoint& at, const std::string& body,
                                                   const Patience& patience);
/// False if the comment is gone.
[[nodiscard]] bool update_at(const Endpoint& at, const std::string& method, const std::string& body,
                             const Patience& patience);
/// One that is gone already is as good.
void remove_at(const Endpoint& at, const Patience& patience);

/// Every byte that is no letter, digit, dash, dot or underscore, escaped.
[[nodiscard]] std::string escaped(const std::string& text);

}  // namespace gprov::comment

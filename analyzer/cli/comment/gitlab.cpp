// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <nlohmann/json.hpp>

#include "analyzer/cli/comment/forge.hpp"

// GitLab: notes of a merge request (docs.gitlab.com/api/notes).

namespace gprov::comment {
namespace {

using Json = nlohmann::json;

constexpr const char* kNoun = "note";

class GitLab : public Forge {
 public:
  explicit GitLab(const Target& target)
      : target_(target),
        notes_(target.base + "/projects/" + escaped(target.project) + "/merge_requests/" + target.number + "/notes"),
        headers_({(target.is_job_token ? "JOB-TOKEN: " : "PRIVATE-TOKEN: ") + target.token,
                  "Content-Type: application/json"}) {}

  std::vector<Comment> own_comments() override {
    const std::string author = target_.author.empty() ? viewer() : target_.author;
    std::vector<Comment> comments;
    for (const std::string& page :
         pages(notes_ + "?per_page=100&order_by=created_at&sort=asc", headers_, "reading notes", target_.patience)) {
      for (const Json& row : Json::parse(page)) {
        const Json user = row.value("author", Json());
        if (row.value("system", false) || !user.is_object() || user.value("username", "") != author) continue;
        const std::string body = row.contains("body") && row["body"].is_string() ? row["body"].get<std::string>() : "";
        comments.push_back({row.at("id").dump(), "", body, ""});
      }
    }
    return comments;
  }

  std::optional<Comment> create(const std::string& body) override {
    const auto created = create_at({notes_, headers_, kNoun}, body, target_.patience);
    if (!created) return std::nullopt;
    return Comment{Json::parse(*created)["id"].dump(), "", body, ""};
  }

  bool update(const Comment& comment, const std::string& body) override {
    return update_at({url(comment), headers_, kNoun}, "PUT", body, target_.patience);
  }

  void remove(const Comment& comment) override { remove_at({url(comment), headers_, kNoun}, target_.patience); }

  /// GitLab hides no notes: what it said is folded, and without its marker it is none of ours any more.
  void hide(const Comment& comment) override {
    const std::size_t line = comment.body.find('\n');
    const std::string rest = line == std::string::npos ? "" : comment.body.substr(line + 1);
    (void)update(comment, "<details><summary>Outdated report of gprov-impact</summary>\n\n" + rest + "\n</details>\n");
  }

 private:
  [[nodiscard]] std::string url(const Comment& comment) const { return notes_ + "/" + comment.id; }

  std::string viewer() {
    const Response response = send({"GET", target_.base + "/user", headers_, ""}, Effect::same, target_.patience);
    const Json user = Json::parse(response.body, nullptr, false);
    if (response.ok() && user.is_object() && user.contains("username")) return user["username"].get<std::string>();
    throw PostError(complaint("asking whose the token is", response) +
                    (response.status == 401 && !target_.is_job_token ? "" : "; give --author USERNAME"));
  }

  Target target_;
  std::string notes_;
  std::vector<std::string> headers_;
};

}  // namespace

std::unique_ptr<Forge> make_gitlab(const Target& target) { return std::make_unique<GitLab>(target); }

}  // namespace gprov::comment

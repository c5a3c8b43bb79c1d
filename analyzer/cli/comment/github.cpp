// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzer/cli/comment/forge.hpp"
#include "analyzer/cli/comment/marker.hpp"

// GitHub: REST for comments (docs.github.com/rest/issues/comments), GraphQL for what REST does not know: who the token
// of a workflow is, and whether a comment is hidden.

namespace gprov::comment {
namespace {

using Json = nlohmann::json;

constexpr const char* kNoun = "comment";

class GitHub : public Forge {
 public:
  explicit GitHub(const Target& target)
      : target_(target),
        repository_(target.base + "/repos/" + target.project),
        headers_({"Authorization: Bearer " + target.token, "Accept: application/vnd.github+json",
                  "Content-Type: application/json", "X-GitHub-Api-Version: 2022-11-28"}) {}

  std::vector<Comment> own_comments() override {
    const std::string author = target_.author.empty() ? viewer() : target_.author;
    std::vector<Comment> comments;
    for (const std::string& page :
         pages(list_url() + "?per_page=100", headers_, "reading comments", target_.patience)) {
      for (const Json& row : Json::parse(page)) {
        const Json user = row.value("user", Json());
        if (!user.is_object() || !is_same(user.value("login", ""), author)) continue;
        const std::string body = row.contains("body") && row["body"].is_string() ? row["body"].get<std::string>() : "";
        comments.push_back({row.at("id").dump(), row.value("node_id", ""), body, row.value("html_url", "")});
      }
    }
    leave_out_hidden(comments);
    return comments;
  }

  std::optional<Comment> create(const std::string& body) override {
    const auto created = create_at({list_url(), headers_, kNoun}, body, target_.patience);
    if (!created) return std::nullopt;
    const Json json = Json::parse(*created);
    return Comment{json["id"].dump(), json.value("node_id", ""), body, json.value("html_url", "")};
  }

  bool update(const Comment& comment, const std::string& body) override {
    return update_at({url(comment), headers_, kNoun}, "PATCH", body, target_.patience);
  }

  void remove(const Comment& comment) override { remove_at({url(comment), headers_, kNoun}, target_.patience); }

  void hide(const Comment& comment) override {
    const Json answer = graphql(
        "mutation($id:ID!){minimizeComment(input:{subjectId:$id,classifier:OUTDATED}){minimizedComment{isMinimized}}}",
        {{"id", comment.node}}, "hiding a comment");
    if (!answer.is_object()) throw PostError("hiding a comment: GitHub does not say that it did");
  }

 private:
  [[nodiscard]] std::string list_url() const { return repository_ + "/issues/" + target_.number + "/comments"; }
  [[nodiscard]] std::string url(const Comment& comment) const { return repository_ + "/issues/comments/" + comment.id; }

  /// "github-actions[bot]" in one place is "github-actions" in another.
  static bool is_same(const std::string& login, const std::string& author) {
    constexpr std::string_view kBot = "[bot]";
    return login == author || login == author + std::string(kBot);
  }

  /// The data of an answer; throws PostError, also for errors that come with status 200.
  Json graphql(const std::string& query, const Json& variables, const std::string& what) {
    const Json question = {{"query", query}, {"variables", variables}};
    const Response response =
        send({"POST", target_.graphql, headers_, question.dump()}, Effect::same, target_.patience);
    const Json json = Json::parse(response.body, nullptr, false);
    const bool has_data = json.is_object() && json.contains("data") && json["data"].is_object();
    if (!response.ok() || !has_data || json.contains("errors")) throw PostError(complaint(what, response));
    return json["data"];
  }

  /// Who the token belongs to. That of a workflow may not ask REST.
  std::string viewer() {
    const Response response = send({"GET", target_.base + "/user", headers_, ""}, Effect::same, target_.patience);
    if (response.status == 401) throw PostError(complaint("asking whose the token is", response));
    const Json user = Json::parse(response.body, nullptr, false);
    if (response.ok() && user.is_object() && user.contains("login")) return user["login"].get<std::string>();
    try {
      const Json data = graphql("query{viewer{login}}", Json::object(), "asking whose the token is");
      return data.at("viewer").at("login").get<std::string>();
    } catch (const Json::exception&) {
      throw PostError("asking whose the token is: GitHub does not tell; give --author LOGIN");
    } catch (const PostError& error) {
      throw PostError(std::string(error.what()) + "; give --author LOGIN");
    }
  }

  /// A comment that somebody has hidden is not to be written into: nobody would see it. Only ours are asked about;
  /// where that cannot be told, they count as shown.
  void leave_out_hidden(std::vector<Comment>& comments) {
    Json ids = Json::array();
    for (const Comment& comment : comments) {
      if (marker_of(comment.body) && !comment.node.empty() && ids.size() < 100) ids.push_back(comment.node);
    }
    if (ids.empty()) return;
    try {
      const Json data = graphql("query($ids:[ID!]!){nodes(ids:$ids){...on IssueComment{id isMinimized}}}",
                                {{"ids", ids}}, "asking which comments are hidden");
      for (const Json& node : data.at("nodes")) {
        if (!node.is_object() || !node.value("isMinimized", false)) continue;
        std::erase_if(comments, [&](const Comment& comment) { return comment.node == node.value("id", ""); });
      }
    } catch (const PostError&) {
    } catch (const Json::exception&) {
    }
  }

  Target target_;
  std::string repository_;
  std::vector<std::string> headers_;
};

}  // namespace

std::unique_ptr<Forge> make_github(const Target& target) { return std::make_unique<GitHub>(target); }

}  // namespace gprov::comment

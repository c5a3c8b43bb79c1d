// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/fake_forge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace gprov::tests {
namespace {

using Json = nlohmann::json;

constexpr int kPage = 100;
const std::string kGitHubList = "/repos/acme/landscape/issues/7/comments";
const std::string kGitHubOne = "/repos/acme/landscape/issues/comments/";
const std::string kGitLabList = "/api/v4/projects/acme%2Flandscape/merge_requests/7/notes";

HttpResponse json(int status, const Json& body) {
  return {status, body.dump(), {{"Content-Type", "application/json"}}};
}

int page_of(const std::string& query) {
  const std::size_t at = ("&" + query).find("&page=");
  return at == std::string::npos ? 1 : std::stoi(query.substr(at + 5));
}

}  // namespace

FakeForge::FakeForge(Kind kind)
    : kind_(kind), server_([this](const HttpRequest& request) { return answer(request); }) {}

int FakeForge::add(const std::string& author, const std::string& body) {
  comments.push_back({++last_, author, body});
  return last_;
}

const FakeComment& FakeForge::at(int id) const {
  const auto found = std::find_if(comments.begin(), comments.end(), [&](const FakeComment& c) { return c.id == id; });
  if (found == comments.end()) throw std::runtime_error("comment " + std::to_string(id) + " is gone");
  return *found;
}

int FakeForge::count(const std::string& method) const {
  return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const HttpRequest& request) {
    return request.method == method && !request.path.ends_with("/graphql");
  }));
}

HttpResponse FakeForge::answer(const HttpRequest& request) {
  requests.push_back(request);
  const auto fault = std::find_if(faults.begin(), faults.end(), [&](const Fault& row) {
    return row.method == request.method && request.path.ends_with(row.path);
  });
  if (fault == faults.end()) return right_answer(request);
  const Fault found = *fault;
  faults.erase(fault);
  HttpResponse right =
      found.when == Fault::When::after || found.answer.status == 200 ? right_answer(request) : HttpResponse{};
  if (found.answer.status != 200) return found.answer;
  right.ending = found.answer.ending;
  return right;
}

HttpResponse FakeForge::right_answer(const HttpRequest& request) {
  const bool is_github = kind_ == Kind::github;
  const auto token = request.headers.find(is_github ? "authorization" : "private-token");
  if (token == request.headers.end() || token->second != (is_github ? "Bearer s3cret" : "s3cret")) {
    return json(401, {{"message", "Bad credentials"}});
  }
  if (is_github && request.path == "/graphql") return graphql(request);
  if (request.path == (is_github ? "/user" : "/api/v4/user")) {
    if (is_workflow) return json(403, {{"message", "Resource not accessible by integration"}});
    return json(200, is_github ? Json{{"login", "bot[bot]"}} : Json{{"username", "bot"}});
  }
  if (is_github && request.path == "/repos/acme/landscape/pulls/7") return json(200, {{"head", {{"sha", head}}}});
  const std::string& path = is_github ? kGitHubList : kGitLabList;
  if (request.path == path && request.method == "GET") return list(request);
  return change(request);
}

HttpResponse FakeForge::list(const HttpRequest& request) const {
  const int page = page_of(request.query);
  Json rows = Json::array();
  for (int i = (page - 1) * kPage; i < std::min(page * kPage, static_cast<int>(comments.size())); ++i) {
    const FakeComment& row = comments.at(static_cast<std::size_t>(i));
    if (kind_ == Kind::github) {
      rows.push_back({{"id", row.id},
                      {"node_id", "IC_" + std::to_string(row.id)},
                      {"user", {{"login", row.author}}},
                      {"html_url", "https://example.org/c/" + std::to_string(row.id)},
                      {"body", row.body}});
    } else {
      rows.push_back(
          {{"id", row.id}, {"author", {{"username", row.author}}}, {"body", row.body}, {"system", row.system}});
    }
  }
  HttpResponse response = json(200, rows);
  const bool has_more = page * kPage < static_cast<int>(comments.size());
  if (kind_ == Kind::github && has_more) {
    const std::string here = server_.url() + kGitHubList + "?per_page=100&page=";
    response.headers["Link"] = "<" + here + std::to_string(page + 1) + ">; rel=\"next\", <" + here + "9>; rel=\"last\"";
  }
  if (kind_ == Kind::gitlab) response.headers["X-Next-Page"] = has_more ? std::to_string(page + 1) : "";
  return response;
}

HttpResponse FakeForge::change(const HttpRequest& request) {
  const bool is_github = kind_ == Kind::github;
  const std::string author = is_github ? "bot[bot]" : "bot";
  if (request.method == "POST" && request.path == (is_github ? kGitHubList : kGitLabList)) {
    const std::string body = Json::parse(request.body).at("body");
    if (body.size() > 65536) return json(422, {{"message", "Validation Failed"}, {"errors", {"body is too long"}}});
    const int id = add(author, body);
    return json(201, {{"id", id},
                      {"node_id", "IC_" + std::to_string(id)},
                      {"html_url", "https://example.org/c/" + std::to_string(id)},
                      {"body", body}});
  }
  const std::string lead = is_github ? kGitHubOne : kGitLabList + "/";
  if (!request.path.starts_with(lead)) return json(404, {{"message", "Not Found"}});
  const int id = std::stoi(request.path.substr(lead.size()));
  const auto found = std::find_if(comments.begin(), comments.end(), [&](const FakeComment& c) { return c.id == id; });
  if (found == comments.end()) return json(404, {{"message", "Not Found"}});
  if (found->author != author) return json(403, {{"message", "Must be the author"}});
  if (request.method == "DELETE") {
    comments.erase(found);
    return {204, "", {}};
  }
  if (request.method != (is_github ? "PATCH" : "PUT")) return json(405, {{"message", "Method Not Allowed"}});
  found->body = Json::parse(request.body).at("body");
  return json(200, {{"id", id}, {"body", found->body}});
}

HttpResponse FakeForge::graphql(const HttpRequest& request) {
  const Json question = Json::parse(request.body);
  const std::string query = question.at("query");
  if (query.find("viewer{login}") != std::string::npos) {
    return json(200, {{"data", {{"viewer", {{"login", "bot[bot]"}}}}}});
  }
  if (query.find("minimizeComment") != std::string::npos) {
    for (FakeComment& row : comments) {
      if ("IC_" + std::to_string(row.id) != question.at("variables").at("id")) continue;
      row.hidden = true;
      return json(200, {{"data", {{"minimizeComment", {{"minimizedComment", {{"isMinimized", true}}}}}}}});
    }
    // Errors come with status 200 here.
    return json(200, {{"data", nullptr}, {"errors", {{{"message", "Could not resolve to a node"}}}}});
  }
  Json nodes = Json::array();
  for (const Json& id : question.at("variables").at("ids")) {
    for (const FakeComment& row : comments) {
      if ("IC_" + std::to_string(row.id) == id) nodes.push_back({{"id", id}, {"isMinimized", row.hidden}});
    }
  }
  return json(200, {{"data", {{"nodes", nodes}}}});
}

}  // namespace gprov::tests

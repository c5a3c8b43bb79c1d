// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/comment/forge.hpp"

#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

namespace gprov::comment {
namespace {

using Json = nlohmann::json;

std::string origin_of(const std::string& url) {
  const std::size_t host = url.find("://");
  return url.substr(0, url.find('/', host == std::string::npos ? 0 : host + 3));
}

/// The address of <URL>; rel="next".
std::string next_link(const std::string& header) {
  const std::size_t rel = header.find("rel=\"next\"");
  if (rel == std::string::npos) return "";
  const std::size_t end = header.rfind('>', rel), begin = header.rfind('<', rel);
  if (end == std::string::npos || begin == std::string::npos || begin > end) return "";
  return header.substr(begin + 1, end - begin - 1);
}

std::string next_of(const Response& response, const std::string& first) {
  if (const auto link = response.headers.find("link"); link != response.headers.end()) {
    return next_link(link->second);
  }
  const auto page = response.headers.find("x-next-page");
  return page == response.headers.end() || page->second.empty() ? "" : first + "&page=" + escaped(page->second);
}

/// What both APIs take for the text of a comment.
std::string body_object(const std::string& body) {
  return Json{{"body", body}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string escaped(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_') {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

std::vector<std::string> pages(const std::string& url, const std::vector<std::string>& headers, const std::string& what,
                               const Patience& patience) {
  std::vector<std::string> list;
  std::set<std::string> seen;
  for (std::string at = url; !at.empty();) {
    if (!seen.insert(at).second) throw PostError(what + ": the pages of the list never end");
    // A token is for the server that it was given for.
    if (origin_of(at) != origin_of(url)) throw PostError(what + ": the list goes on at another server");
    const Response response = send({"GET", at, headers, ""}, Effect::same, patience);
    if (!response.ok() || !Json::parse(response.body, nullptr, false).is_array()) {
      throw PostError(complaint(what, response));
    }
    list.push_back(response.body);
    at = next_of(response, url);
  }
  return list;
}

std::optional<std::string> create_at(const Endpoint& at, const std::string& body, const Patience& patience) {
  const Response response = send({"POST", at.url, at.headers, body_object(body)}, Effect::twice, patience);
  const Json json = Json::parse(response.body, nullptr, false);
  if (response.ok() && json.is_object() && json.contains("id")) return response.body;
  if (response.ok() || !response.failure.empty() || response.status >= 500) return std::nullopt;
  throw PostError(complaint("posting the " + at.noun, response));
}

bool update_at(const Endpoint& at, const std::string& method, const std::string& body, const Patience& patience) {
  const Response response = send({method, at.url, at.headers, body_object(body)}, Effect::same, patience);
  if (response.status == 404) return false;
  if (!response.ok()) throw PostError(complaint("updating the " + at.noun, response));
  return true;
}

void remove_at(const Endpoint& at, const Patience& patience) {
  const Response response = send({"DELETE", at.url, at.headers, ""}, Effect::same, patience);
  if (!response.ok() && response.status != 404) throw PostError(complaint("deleting a " + at.noun, response));
}

}  // namespace gprov::comment

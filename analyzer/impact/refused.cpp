// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/refused.hpp"

#include <algorithm>

namespace gprov::impact {

namespace {

bool begins(const std::string& line) {
  return line.starts_with("Error from server") || line.starts_with("The ") || line.starts_with("error: ");
}

/// kubectl's errors, each in one line: it tells the patch and the object in lines of their own, and several causes in a
/// list. Its warnings are no errors.
std::vector<std::string> errors_in(const std::string& text) {
  std::vector<std::string> errors;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line.starts_with("Warning: ")) continue;
    if (errors.empty() || begins(line)) {
      errors.push_back(line);
    } else {
      errors.back() += " " + line;
    }
  }
  return errors;
}

Refusal refusal(const std::string& object, const std::string& error) {
  const bool is_invalid = error.find(" is invalid: ") != std::string::npos;
  return {{"core/refused-by-server", object, "server", is_invalid ? "Invalid" : "Forbidden", "", server_words(error)},
          std::nullopt};
}

/// kubectl quotes the name, and of a patch it tells whose it is.
bool speaks_of(const std::string& error, const std::string& name) {
  const std::string quoted = "\"" + name + "\"";
  return error.find(error.find(" Name: \"") == std::string::npos ? quoted : " Name: " + quoted) != std::string::npos;
}

}  // namespace

std::string server_words(const std::string& error) {
  for (const char* lead : {"error when patching \"", "error when creating \""}) {
    const std::size_t at = error.find(lead);
    const std::size_t end = at == std::string::npos ? at : error.find("\": ", at);
    if (end != std::string::npos) return error.substr(end + 3);
  }
  return error;
}

void add_refused_by_server(Impact& impact, const std::string& words) {
  for (const std::string& error : errors_in(words)) {
    bool told = false;
    const auto add = [&](const std::string& kind, const std::string& name, std::vector<Refusal>& rejections) {
      if (!speaks_of(error, name)) return false;
      rejections.insert(rejections.begin(), refusal(kind, error));
      told = true;
      return rejections.size() == 1;
    };
    for (Shoot& shoot : impact.shoots) {
      if (add("Shoot", shoot.name, shoot.rejections)) ++impact.summary.rejected;
    }
    for (CloudProfile& profile : impact.cloud_profiles) add(profile.kind, profile.name, profile.rejections);
    for (Resource& resource : impact.resources) add(resource.kind, resource.name, resource.rejections);
    if (!told) {
      impact.diagnostics.push_back({manifest::Severity::error, "the server refuses: " + server_words(error), {}});
    }
  }
}

}  // namespace gprov::impact

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/decoding.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers {
namespace {

/// Keys are sorted on their way to the decoder, and so are its complaints.
std::optional<std::string> unknown_fields(std::vector<std::string> paths, Strictness strictness) {
  if (paths.empty() || strictness == Strictness::lenient) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  std::string text = "strict decoding error: ";
  for (const std::string& path : paths) {
    if (&path != &paths.front()) text += ", ";
    text += "unknown field \"" + path + "\"";
  }
  return text;
}

/// What the internal type knows of the configuration: nothing.
std::optional<std::string> without_version(const manifest::Node& map, Strictness strictness) {
  std::vector<std::string> unknown;
  for (const manifest::Member& member : map.members()) {
    if (member.key != "apiVersion" && member.key != "kind") unknown.emplace_back(member.key);
  }
  return unknown_fields(std::move(unknown), strictness);
}

}  // namespace

bool is_given(const model::RawExtension& raw) { return raw.node != nullptr && raw.node->type != manifest::Type::null; }

std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type,
                                        std::string_view api_version, Strictness strictness, Reader reader) {
  const manifest::Node* map = map_of(raw);
  if (map == nullptr) return "json: cannot unmarshal " + std::string(manifest::type_name(raw.node->type));
  const std::string version = text(*map, "apiVersion");
  const std::string kind = text(*map, "kind");
  if (!kind.empty() && (kind != type.name || (!version.empty() && version != api_version))) {
    return "no kind \"" + kind + "\" is registered for version \"" + version + "\"";
  }
  if (reader == Reader::admission && kind.empty()) return "Object 'Kind' is missing";
  if (reader == Reader::admission && version.empty()) return "Object 'apiVersion' is missing";
  if (reader == Reader::controller && version.empty()) return without_version(*map, strictness);
  if (!version.empty() && version != api_version) {
    return "no kind \"" + std::string(type.name) + "\" is registered for version \"" + version + "\"";
  }
  std::vector<std::string> unknown;
  for (const model::FieldError& error : model::check(*map, type, "")) {
    if (error.reason != model::FieldError::Reason::unknown_field) return model::sentence(error);
    unknown.push_back(error.path.starts_with('.') ? error.path.substr(1) : error.path);
  }
  return unknown_fields(std::move(unknown), strictness);
}

}  // namespace gprov::providers

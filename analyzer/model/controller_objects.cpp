// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/controller_objects.hpp"

#include <initializer_list>
#include <memory>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/model/api_schema.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Type;

/// The node under a path of member names; nullptr if one is missing.
const Node* at(const Node& node, std::initializer_list<std::string_view> path) {
  const Node* found = &node;
  for (const std::string_view name : path) {
    found = found->type == Type::map ? found->get(name) : nullptr;
    if (found == nullptr) return nullptr;
  }
  return found;
}

std::string text(const Node& node, std::initializer_list<std::string_view> path) {
  const Node* found = at(node, path);
  return found == nullptr || found->type != Type::string ? std::string() : std::string(found->text());
}

ObjectMeta metadata(const Node& node) {
  ObjectMeta meta;
  meta.name = text(node, {"metadata", "name"});
  meta.ns = text(node, {"metadata", "namespace"});
  meta.uid = text(node, {"metadata", "uid"});
  meta.resource_version = text(node, {"metadata", "resourceVersion"});
  return meta;
}

/// registry/repository:tag@digest
std::string tag_of(const std::string& reference) {
  const std::string name = reference.substr(0, reference.find('@'));
  const std::size_t slash = name.rfind('/');
  const std::size_t colon = name.find(':', slash == std::string::npos ? 0 : slash);
  return colon == std::string::npos ? std::string() : name.substr(colon + 1);
}

std::optional<RecordedPool> recorded_pool(const Node& node) {
  RecordedPool pool;
  pool.name = text(node, {"name"});
  const Node* current = at(node, {"currentVersion"});
  const auto number = current == nullptr ? std::nullopt : whole_number(*current);
  if (pool.name.empty() || !number || *number < 1 || *number > 2) return std::nullopt;
  pool.current = static_cast<int>(*number);
  if (const Node* keys = at(node, {"hashVersionToOSCKey"}); keys != nullptr && keys->type == Type::map) {
    for (const manifest::Member& member : keys->members()) {
      if (member.key == "1" || member.key == "2") pool.recorded.insert(member.key == "1" ? 1 : 2);
    }
  }
  return pool;
}

}  // namespace

ControllerDeployment decode_controller_deployment(const Node& node) {
  ControllerDeployment deployment{metadata(node), {}};
  for (const std::string& version :
       {text(node, {"helm", "values", "image", "tag"}), text(node, {"providerConfig", "values", "image", "tag"}),
        text(node, {"helm", "ociRepository", "tag"}), tag_of(text(node, {"helm", "ociRepository", "ref"})),
        tag_of(text(node, {"helm", "values", "image", "ref"}))}) {
    if (deployment.version.empty()) deployment.version = version;
  }
  return deployment;
}

ControllerRegistration decode_controller_registration(const Node& node) {
  ControllerRegistration registration{metadata(node), {}, {}};
  if (const Node* resources = at(node, {"spec", "resources"})) {
    for (const Node& resource : resources->items()) {
      if (text(resource, {"kind"}) == "Worker") registration.worker_types.push_back(text(resource, {"type"}));
    }
  }
  if (const Node* references = at(node, {"spec", "deployment", "deploymentRefs"})) {
    for (const Node& reference : references->items()) registration.deployments.push_back(text(reference, {"name"}));
  }
  return registration;
}

std::optional<HashSecret> decode_hash_secret(const Node& node) {
  HashSecret secret{metadata(node), {}};
  auto source = std::make_shared<manifest::Source>();
  source->name = "data.pools";
  if (const Node* plain = at(node, {"stringData", "pools"})) {
    source->bytes = plain->text();
  } else {
    const auto bytes = manifest::decode_base64(text(node, {"data", "pools"}));
    if (!bytes || bytes->empty()) return std::nullopt;
    source->bytes = *bytes;
  }
  const manifest::ReadResult read = manifest::read(std::move(source));
  if (read.documents.size() != 1) return std::nullopt;
  const Node* pools = at(read.documents.front().root, {"pools"});
  if (pools == nullptr || pools->type != Type::list) return std::nullopt;
  for (const Node& item : pools->items()) {
    const auto pool = recorded_pool(item);
    if (!pool) return std::nullopt;
    secret.pools.push_back(*pool);
  }
  return secret;
}

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/apply.hpp"

#include <stdexcept>

#include "analyzer/model/decode_struct.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "analyzer/model/tree_merge.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Type;

/// kubectl sends the difference as a JSON merge patch, for it knows no patch strategy of Gardener's types.
/// k8s.io/kubectl/pkg/cmd/apply/patcher.go#patchSimple@v0.35: scheme.Scheme.New fails with IsNotRegisteredError.
class Merge {
 public:
  explicit Merge(std::pmr::memory_resource& arena) : arena_(arena) {}

  template <Struct T>
  void members(const Node* original, const Node& modified, T& live) {
    std::apply([&](const auto&... field) { (member(original, modified, field.name, live.*(field.member)), ...); },
               Fields<T>::table);
  }

 private:
  template <class V>
  void member(const Node* original, const Node& modified, const char* name, V& live) {
    const Node* was = original == nullptr ? nullptr : original->find(name);
    const Node* is = modified.find(name);
    if (removes(was, is)) {
      live = V{};
    } else if (is != nullptr && is->type != Type::null) {
      set(was, *is, live);
    }
  }

  template <class V>
  void set(const Node*, const Node& modified, V& live) {
    read(modified, live);
  }

  template <Struct T>
  void set(const Node* original, const Node& modified, T& live) {
    members(original, modified, live);
  }

  template <Struct T>
  void set(const Node* original, const Node& modified, std::optional<T>& live) {
    if (live) {
      members(original, modified, *live);
    } else if (const Node* value = added(original, modified, arena_)) {
      read(*value, live);
    }
  }

  /// Lists are replaced as a whole. One that is equal is no part of the patch, so its raw extensions keep their nulls.
  template <class T>
  void set(const Node*, const Node& modified, std::vector<T>& live) {
    if (equal_value(decode_struct<std::vector<T>>(modified), live)) return;
    read(without_nulls(modified, arena_), live);
  }

  template <class T>
  void set(const Node* original, const Node& modified, std::map<std::string, T>& live) {
    if (original != nullptr) {
      for (const manifest::Member& entry : original->members()) {
        if (modified.find(entry.key) == nullptr) live.erase(std::string(entry.key));
      }
    }
    for (const manifest::Member& entry : modified.members()) {
      const Node* was = original == nullptr ? nullptr : original->find(entry.key);
      if (removes(was, &entry.value)) {
        live.erase(std::string(entry.key));
      } else if (entry.value.type != Type::null) {
        read(entry.value, live[std::string(entry.key)]);
      }
    }
  }

  void set(const Node* original, const Node& modified, RawExtension& live) {
    live.node = live ? &merge_values(original, modified, *live.node, arena_) : added(original, modified, arena_);
  }

  std::pmr::memory_resource& arena_;
};

/// What the server owns, whatever a manifest says.
void keep_servers_part(Shoot& shoot, const Shoot& live) {
  shoot.status = live.status;
  shoot.metadata.uid = live.metadata.uid;
  shoot.metadata.resource_version = live.metadata.resource_version;
  shoot.metadata.generation = live.metadata.generation;
  shoot.metadata.deletion_timestamp = live.metadata.deletion_timestamp;
  shoot.metadata.creation_timestamp = live.metadata.creation_timestamp;
  // kubectl fills in the namespace that it works in.
  if (shoot.metadata.ns.empty()) shoot.metadata.ns = live.metadata.ns;
  shoot.written = nullptr;
}

}  // namespace

Shoot apply(const Shoot& original, const Shoot& modified, const Shoot& live, std::pmr::memory_resource& arena) {
  if (modified.written == nullptr) throw std::logic_error("apply: the manifest was not decoded from a tree");
  Shoot shoot = live;
  Merge(arena).members(original.written, *modified.written, shoot);
  keep_servers_part(shoot, live);
  return shoot;
}

Shoot replace(const Shoot& modified, const Shoot& live) {
  Shoot shoot = modified;
  keep_servers_part(shoot, live);
  return shoot;
}

Shoot create(const Shoot& manifest, std::pmr::memory_resource&) {
  // RawExtension keeps the bytes that kubectl sends, and kubectl sends the nulls of the file.
  Shoot shoot = manifest;
  shoot.written = nullptr;
  return shoot;
}

}  // namespace gprov::model

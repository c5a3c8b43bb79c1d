// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/own_places.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace gprov::cli {

namespace {

using manifest::Node;
using manifest::Position;

constexpr int kMaxDepth = 64;  // hostile nesting

/// An object, and where its positions count.
struct Object {
  const Node* root;
  const manifest::Source* source;
};

std::string text_of(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? "" : std::string(value->text());
}

/// Kind and name; manifests may leave the namespace to kubectl.
using Key = std::pair<std::string, std::string>;

struct Named {
  std::string ns;
  Object object;
};

void add(const Node& root, const manifest::Source& source, std::multimap<Key, Named>& objects) {
  const std::string kind = text_of(root, "kind");
  const Node* items = root.get("items");
  if (kind.ends_with("List") && items != nullptr) {
    for (const Node& item : items->items()) add(item, source, objects);
    return;
  }
  const Node* metadata = root.get("metadata");
  if (metadata == nullptr) return;
  objects.insert({{kind, text_of(*metadata, "name")}, {text_of(*metadata, "namespace"), {&root, &source}}});
}

/// Where the fields of an answer are written.
class Places {
 public:
  [[nodiscard]] const Position* find(const Position& at) const {
    const auto found = places_.find({at.file, at.line, at.column});
    return found == places_.end() ? nullptr : &found->second;
  }

  void add(const Object& answer, const Object& own) { pair(answer, *answer.root, own, *own.root, 0); }

 private:
  void pair(const Object& answer, const Node& there, const Object& own, const Node& here, int depth) {
    const Position at = manifest::position(*answer.source, there.offset);
    places_.try_emplace({at.file, at.line, at.column}, manifest::position(*own.source, here.offset));
    if (depth == kMaxDepth) return;
    for (const manifest::Member& member : there.members()) {
      if (const Node* same = here.find(member.key)) pair(answer, member.value, own, *same, depth + 1);
    }
    for (std::size_t i = 0; i < there.items().size(); ++i) {
      if (const Node* same = counterpart(there.items()[i], i, here)) {
        pair(answer, there.items()[i], own, *same, depth + 1);
      }
    }
  }

  static const Node* counterpart(const Node& item, std::size_t place, const Node& list) {
    const std::string name = text_of(item, "name");
    for (const Node& other : list.items()) {
      if (!name.empty() && text_of(other, "name") == name) return &other;
    }
    const bool fits = place < list.items().size() && text_of(list.items()[place], "name").empty();
    return name.empty() && fits ? &list.items()[place] : nullptr;
  }

  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, Position> places_;
};

using Objects = std::multimap<Key, Named>;

/// The one object of that name; nullptr if there are several, or none.
const Object* only(const Objects& objects, const Key& key, const std::string& ns) {
  const Object* found = nullptr;
  for (auto [at, end] = objects.equal_range(key); at != end; ++at) {
    if (!at->second.ns.empty() && at->second.ns != ns) continue;
    if (found != nullptr) return nullptr;
    found = &at->second.object;
  }
  return found;
}

/// The field that a server's words are about first: "* spec.region: Invalid value"; "" if they name none.
std::string field_in(const std::string& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t end = std::min(words.find_first_of(": ", at), words.size());
    const std::string_view word = std::string_view(words).substr(at, end - at);
    if ((word.starts_with("spec.") || word.starts_with("metadata.")) && words.compare(end, 1, ":") == 0) {
      return std::string(word);
    }
    at = end;
  }
  return "";
}

void move(std::optional<Position>& at, const Places& places) {
  const Position* own = at ? places.find(*at) : nullptr;
  if (own != nullptr) at = *own;
}

void move(std::vector<impact::Refusal>& refusals, const Places& places, const Object* own) {
  for (impact::Refusal& refusal : refusals) {
    move(refusal.at, places);
    const std::string field = field_in(refusal.what.message);
    if (refusal.at || own == nullptr || refusal.what.by != "server" || field.empty()) continue;
    refusal.at = manifest::position(*own->source, manifest::locate(*own->root, field));
  }
}

void move_all(impact::Impact& impact, const Places& places, const Objects& own) {
  for (impact::Shoot& shoot : impact.shoots) {
    move(shoot.rejections, places, only(own, {"Shoot", shoot.name}, shoot.ns));
    move(shoot.reconcile_errors, places, nullptr);
    for (impact::Pool& pool : shoot.pools) {
      for (impact::Reason& reason : pool.reasons) move(reason.after_at, places);
    }
  }
  for (impact::CloudProfile& profile : impact.cloud_profiles) {
    move(profile.rejections, places, only(own, {profile.kind, profile.name}, profile.ns));
    for (impact::Effect& effect : profile.effects) move(effect.at, places);
  }
  for (impact::Resource& resource : impact.resources) {
    move(resource.rejections, places, only(own, {resource.kind, resource.name}, resource.ns));
    for (impact::Effect& effect : resource.effects) move(effect.at, places);
  }
  for (impact::Diagnostic& diagnostic : impact.diagnostics) move(diagnostic.at, places);
}

}  // namespace

void point_at_written(impact::Impact& impact, const Sources& answers, const Sources& written) {
  std::vector<manifest::ReadResult> read;
  const auto objects_in = [&](const Sources& sources) {
    Objects objects;
    for (const auto& source : sources) {
      read.push_back(manifest::read(source));
      for (const manifest::Document& document : read.back().documents) add(document.root, *source, objects);
    }
    return objects;
  };
  const auto own = objects_in(written), theirs = objects_in(answers);
  Places places;
  for (const auto& [key, answer] : theirs) {
    const Object* written_so = only(own, key, answer.ns);
    if (written_so != nullptr) places.add(answer.object, *written_so);
  }
  move_all(impact, places, own);
}

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/written_diff.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/manifest/document.hpp"

namespace gprov::impact {
namespace {

using manifest::Node;
using manifest::Type;

constexpr std::size_t kMaxDepth = 64;  // hostile nesting is told as one difference

std::string member_path(const std::string& path, std::string_view key) {
  const bool plain = key.find_first_of("./[]") == std::string_view::npos;
  return plain ? path + "." + std::string(key) : path + "[" + std::string(key) + "]";
}

std::string item_path(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

/// The same value of the same type.
bool same(const Node& a, const Node& b) {
  if (a.type != b.type) return false;
  switch (a.type) {
    case Type::null:
      return true;
    case Type::boolean:
      return a.boolean == b.boolean;
    case Type::integer:
      return a.integer == b.integer;
    case Type::floating:
      return a.floating == b.floating;
    case Type::string:
      return a.text() == b.text();
    case Type::list:
      return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), same);
    case Type::map:
      return std::equal(a.members().begin(), a.members().end(), b.members().begin(), b.members().end(),
                        [](const manifest::Member& x, const manifest::Member& y) {
                          return x.key == y.key && same(x.value, y.value);
                        });
  }
  return false;
}

/// The names of a list's items; empty unless each has one of its own.
std::vector<std::string_view> names_of(const Node& list) {
  std::vector<std::string_view> names;
  std::set<std::string_view> seen;
  for (const Node& item : list.items()) {
    const Node* name = item.get("name");
    if (name == nullptr || name->type != Type::string || !seen.insert(name->text()).second) return {};
    names.push_back(name->text());
  }
  return names;
}

std::vector<std::string> sorted_items(const Node& list) {
  std::vector<std::string> texts;
  for (const Node& item : list.items()) texts.push_back(manifest::canonical_json(item));
  std::sort(texts.begin(), texts.end());
  return texts;
}

class Walk {
 public:
  std::vector<WrittenDifference> found;

  void differ(const WrittenDifference& at, std::size_t depth) {
    if (at.before == nullptr || at.after == nullptr) {
      if (at.before != at.after) found.push_back(at);
      return;
    }
    if (same(*at.before, *at.after)) return;
    if (depth < kMaxDepth && at.before->type == Type::map && at.after->type == Type::map) return members(at, depth);
    if (depth < kMaxDepth && at.before->type == Type::list && at.after->type == Type::list) return items(at, depth);
    found.push_back(at);
  }

 private:
  void members(const WrittenDifference& at, std::size_t depth) {
    std::set<std::string_view> keys;
    for (const manifest::Member& member : at.before->members()) keys.insert(member.key);
    for (const manifest::Member& member : at.after->members()) keys.insert(member.key);
    for (const std::string_view key : keys) {
      differ({Kind::value, member_path(at.before_path, key), member_path(at.after_path, key), at.before->get(key),
              at.after->get(key)},
             depth + 1);
    }
  }

  void items(const WrittenDifference& at, std::size_t depth) {
    const auto old_names = names_of(*at.before), new_names = names_of(*at.after);
    if (old_names.empty() || new_names.empty()) {
      WrittenDifference& list = found.emplace_back(at);
      if (sorted_items(*at.before) == sorted_items(*at.after)) list.kind = Kind::order;
      return;
    }
    const auto index_of = [](const std::vector<std::string_view>& names, std::string_view name) {
      return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    // What stands in its place under another name was renamed.
    const auto is_renamed = [&](std::size_t i) {
      return i < old_names.size() && i < new_names.size() && index_of(new_names, old_names[i]) == new_names.size() &&
             index_of(old_names, new_names[i]) == old_names.size();
    };
    std::vector<std::size_t> places;  // on the new side, of what both have
    for (std::size_t i = 0; i < old_names.size(); ++i) {
      const std::size_t place = is_renamed(i) ? i : index_of(new_names, old_names[i]);
      const bool stays = place < new_names.size();
      if (stays) places.push_back(place);
      differ({Kind::value, item_path(at.before_path, i), stays ? item_path(at.after_path, place) : "",
              &at.before->items()[i], stays ? &at.after->items()[place] : nullptr},
             depth + 1);
    }
    for (std::size_t i = 0; i < new_names.size(); ++i) {
      if (is_renamed(i) || index_of(old_names, new_names[i]) < old_names.size()) continue;
      found.push_back({Kind::value, "", item_path(at.after_path, i), nullptr, &at.after->items()[i]});
    }
    if (!std::is_sorted(places.begin(), places.end())) {
      found.push_back({Kind::order, at.before_path, at.after_path, at.before, at.after});
    }
  }
};

}  // namespace

std::vector<WrittenDifference> written_differences(const WrittenDifference& whole) {
  Walk walk;
  walk.differ(whole, 0);
  return std::move(walk.found);
}

}  // namespace gprov::impact

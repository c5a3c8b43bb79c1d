// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/idle_changes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "analyzer/impact/written_diff.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "hashing/quantity.hpp"

namespace gprov::impact {
namespace {

using manifest::Node;
using manifest::Type;

const Node* spec_of(const State& state) {
  return state.object->origin.root == nullptr ? nullptr : state.object->origin.root->get("spec");
}

const Node* member(const Node* node, std::string_view key) { return node == nullptr ? nullptr : node->get(key); }

/// The worker as it is written. nullptr if the stored Shoot has it from elsewhere.
const Node* worker_node(const State& state, const gardener::GeneratedPool& pool) {
  const Node* workers = member(member(spec_of(state), "provider"), "workers");
  if (workers == nullptr || pool.index >= workers->items().size()) return nullptr;
  if (pool.index >= state.object->value.spec.provider.workers.size()) return nullptr;
  const Node& worker = workers->items()[pool.index];
  const Node* name = worker.get("name");
  return name != nullptr && name->text() == pool.pool.name ? &worker : nullptr;
}

std::string worker_path(std::size_t index) { return "spec.provider.workers[" + std::to_string(index) + "]"; }

/// Paths with one way to write a key: "capacity[cpu]" and "capacity.cpu" name the same field.
std::string plain(const std::string& path) {
  std::string text;
  for (const char c : path) {
    if (c == ']') continue;
    text += c == '[' ? '.' : c;
  }
  return text;
}

/// Whether one of two fields is the other, or a part of it.
bool overlap(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  const std::string left = plain(a) + ".", right = plain(b) + ".";
  return left.starts_with(right) || right.starts_with(left);
}

bool is_told(const WrittenDifference& difference, const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
    return overlap(reason.path, difference.before_path) || overlap(reason.path, difference.after_path);
  });
}

bool is_scalar(const Node* node) { return node != nullptr && node->type != Type::map && node->type != Type::list; }

bool is_empty(const Node& node) {
  return (node.type == Type::map && node.members().empty()) || (node.type == Type::list && node.items().empty());
}

std::string text_of(const Node& node) {
  return node.type == Type::string ? std::string(node.text()) : manifest::canonical_json(node);
}

/// Fields that Kubernetes reads as quantities; elsewhere "1" and "1.0" are two texts.
bool holds_a_quantity(const std::string& path) {
  return path.find(".nodeTemplate.") != std::string::npos || path.find(".kubelet.") != std::string::npos;
}

bool is_same_quantity(const WrittenDifference& one) {
  if (!is_scalar(one.before) || !is_scalar(one.after) || !holds_a_quantity(one.after_path)) return false;
  return hashing::compare_quantities(text_of(*one.before), text_of(*one.after)) == 0;
}

template <class T>
struct Versions {
  const T &old_stored, &new_stored, &old_written, &new_written;
};

/// Whether manifests say different things in a field that are the same once they are stored.
template <class T>
bool is_same_when_stored(const Versions<T>& of, std::string_view name) {
  const auto answer = [&](const auto& field) {
    const auto member = field.member;
    return name == field.name && model::equal_value(of.old_stored.*member, of.new_stored.*member) &&
           !model::equal_value(of.old_written.*member, of.new_written.*member);
  };
  return std::apply([&](const auto&... field) { return (answer(field) || ...); }, model::Fields<T>::table);
}

/// The member of `parent` that a path leads into; "" if it leads elsewhere.
std::string_view member_of(std::string_view parent, std::string_view path) {
  if (!path.starts_with(parent) || path.size() <= parent.size() || path[parent.size()] != '.') return "";
  const std::string_view rest = path.substr(parent.size() + 1);
  return rest.substr(0, rest.find_first_of(".["));
}

bool is_same_when_stored(const ReasonContext& context, const PoolSide& before, const PoolSide& after,
                         const WrittenDifference& one) {
  const std::size_t old_index = before.generated->index, new_index = after.generated->index;
  const model::Shoot &old_stored = context.before->stored, &new_stored = context.after->stored,
                     &old_written = context.before->object->value, &new_written = context.after->object->value;
  const std::string_view of_worker = one.after_path.empty() ? member_of(worker_path(old_index), one.before_path)
                                                            : member_of(worker_path(new_index), one.after_path);
  if (of_worker.empty()) {
    return is_same_when_stored<model::Kubernetes>({old_stored.spec.kubernetes, new_stored.spec.kubernetes,
                                                   old_written.spec.kubernetes, new_written.spec.kubernetes},
                                                  member_of("spec.kubernetes", one.after_path));
  }
  const auto worker = [](const model::Shoot& shoot, std::size_t index) -> const model::ShootWorker& {
    return shoot.spec.provider.workers.at(index);
  };
  return is_same_when_stored<model::ShootWorker>({worker(old_stored, old_index), worker(new_stored, new_index),
                                                  worker(old_written, old_index), worker(new_written, new_index)},
                                                 of_worker);
}

bool is_size(const std::string& path) { return path.ends_with("].minimum") || path.ends_with("].maximum"); }

const char* rule_of(const WrittenDifference& one, bool same_when_stored) {
  const bool both = one.before != nullptr && one.after != nullptr;
  if (one.kind == Kind::order) return "core/order-free";
  if (is_same_quantity(one)) return "core/same-quantity";
  if (both && one.after_path.ends_with("kubernetes.version")) return "core/kubernetes-patch";
  if (is_size(one.after_path)) return "core/pool-size";
  if (same_when_stored) return "core/written-default";
  if (!both && is_empty(one.before == nullptr ? *one.after : *one.before)) return "core/empty-value";
  return "core/not-hashed";
}

/// What stands in which place: names where items have them.
std::string places(const Node& list) {
  std::string text;
  for (const Node& item : list.items()) {
    const Node* name = item.get("name");
    text += (text.empty() ? "" : ", ") + text_of(name == nullptr ? item : *name);
  }
  return text;
}

/// Text stays in quotes where it differs from a number by them alone.
std::optional<Item> item(const WrittenDifference& one, const Node* node, const std::string& path) {
  if (node == nullptr) return std::nullopt;
  if (one.kind == Kind::order) return Item{path, places(*node)};
  const bool quotes = one.before != nullptr && one.after != nullptr && one.before->type != one.after->type;
  return Item{path, quotes ? manifest::canonical_json(*node) : text_of(*node)};
}

/// The fields of both sides that one pool is made from.
std::vector<WrittenDifference> differences(const ReasonContext& context, const PoolSide& before,
                                           const PoolSide& after) {
  const Node* old_worker = worker_node(*context.before, *before.generated);
  const Node* new_worker = worker_node(*context.after, *after.generated);
  if (old_worker == nullptr || new_worker == nullptr) return {};
  std::vector<WrittenDifference> all = written_differences(
      {Kind::value, worker_path(before.generated->index), worker_path(after.generated->index), old_worker, new_worker});
  for (const char* field : {"version", "kubelet"}) {
    const auto own = [&](const Node* worker) { return member(member(worker, "kubernetes"), field) != nullptr; };
    if (own(old_worker) || own(new_worker)) continue;
    const std::string path = std::string("spec.kubernetes.") + field;
    const auto of_shoot = [&](const State& state) { return member(member(spec_of(state), "kubernetes"), field); };
    for (WrittenDifference& one :
         written_differences({Kind::value, path, path, of_shoot(*context.before), of_shoot(*context.after)})) {
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace

std::vector<Reason> idle_changes(const ReasonContext& context, const Pool& pool, const PoolSide& before,
                                 const PoolSide& after) {
  const bool keeps_names = pool.verdict == Verdict::none || pool.verdict == Verdict::drift;
  if (context.verdicts_only || !keeps_names || context.before == nullptr || context.after == nullptr) return {};
  if (before.generated == nullptr || after.generated == nullptr) return {};
  if (context.before->object->state != context.after->object->state) return {};
  std::vector<Reason> idle;
  for (const WrittenDifference& one : differences(context, before, after)) {
    if (is_told(one, pool.reasons)) continue;
    idle.push_back(make_reason(context, rule_of(one, is_same_when_stored(context, before, after, one)), Verdict::none,
                               providers::Subject::shoot, item(one, one.before, one.before_path),
                               item(one, one.after, one.after_path)));
  }
  return idle;
}

}  // namespace gprov::impact

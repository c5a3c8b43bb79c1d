// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/spec_equal.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/manifest/node.hpp"
#include "analyzer/model/decode_struct.hpp"
#include "analyzer/model/equal.hpp"
#include "hashing/quantity.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Type;
using Text = std::optional<std::string>;

/// Gives equal quantities one spelling: that of `a`.
void align(const Text& a, Text& b) {
  if (a && b && hashing::compare_quantities(*a, *b) == 0) b = a;
}

void align(const std::optional<KubeletReserved>& a, std::optional<KubeletReserved>& b) {
  if (!a || !b) return;
  align(a->cpu, b->cpu);
  align(a->memory, b->memory);
  align(a->pid, b->pid);
  align(a->ephemeral_storage, b->ephemeral_storage);
}

void align(const std::optional<Kubelet>& a, std::optional<Kubelet>& b) {
  if (!a || !b) return;
  align(a->kube_reserved, b->kube_reserved);
  align(a->system_reserved, b->system_reserved);
}

/// The kubelet's blocks of quantities.
bool holds_quantities(std::string_view key) {
  constexpr std::array<std::string_view, 3> kBlocks = {"kubeReserved", "systemReserved", "evictionMinimumReclaim"};
  return std::find(kBlocks.begin(), kBlocks.end(), key) != kBlocks.end();
}

bool is_empty(const Node* node) {
  if (node == nullptr || node->type == Type::null) return true;
  return node->type == Type::list && node->items().empty();
}

bool same(const Node* a, const Node* b, Extent extent, std::string_view block);

bool same_members(const Node& a, const Node& b, Extent extent, std::string_view block) {
  const auto covers = [&](const Node& all, const Node& other) {
    return std::all_of(all.members().begin(), all.members().end(), [&](const manifest::Member& member) {
      const std::string_view inner = holds_quantities(member.key) ? member.key : block;
      const Node* partner = other.find(member.key);
      return &all == &a ? same(&member.value, partner, extent, inner) : same(partner, &member.value, extent, inner);
    });
  };
  return covers(b, a) && (extent == Extent::part || covers(a, b));
}

bool same_scalars(const Node& a, const Node& b, std::string_view block) {
  std::string left, right;
  read(a, left);
  read(b, right);
  if (!block.empty() && hashing::compare_quantities(left, right) == 0) return true;
  return a.type == b.type && left == right && (a.type != Type::boolean || a.boolean == b.boolean);
}

bool same(const Node* a, const Node* b, Extent extent, std::string_view block) {
  if (is_empty(a) || is_empty(b)) return is_empty(a) == is_empty(b);
  if (a->type == Type::map && b->type == Type::map) return same_members(*a, *b, extent, block);
  if (a->type == Type::list && b->type == Type::list) {
    return a->items().size() == b->items().size() &&
           std::equal(a->items().begin(), a->items().end(), b->items().begin(),
                      [&](const Node& x, const Node& y) { return same(&x, &y, extent, block); });
  }
  return same_scalars(*a, *b, block);
}

}  // namespace

bool same_spec(const Shoot& a, const Shoot& b) {
  Shoot left, right;
  left.spec = a.spec;
  right.spec = b.spec;
  align(left.spec.kubernetes.kubelet, right.spec.kubernetes.kubelet);
  const auto& workers = left.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size() && i < right.spec.provider.workers.size(); ++i) {
    ShootWorker& worker = right.spec.provider.workers[i];
    if (workers[i].kubernetes && worker.kubernetes) align(workers[i].kubernetes->kubelet, worker.kubernetes->kubelet);
  }
  return equal(left, right);
}

bool same_written_spec(const Shoot& a, const Shoot& b, Extent extent) {
  if (a.written == nullptr || b.written == nullptr) return false;
  return same(a.written->find("spec"), b.written->find("spec"), extent, "");
}

}  // namespace gprov::model

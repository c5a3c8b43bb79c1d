// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/namespaces.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/impact/index.hpp"

namespace gprov::impact {

namespace {

using manifest::Problem;
using manifest::Severity;

template <class T>
bool names_none(const model::Object<T>& object) {
  return object.value.metadata.ns.empty();
}

/// Names of objects and their namespaces, sorted.
using Names = std::vector<std::pair<std::string_view, std::string_view>>;

/// Those that have no counterpart on the other side.
template <class T>
Names unpaired(const std::vector<model::Object<T>>& objects, const std::vector<model::Object<T>>& others) {
  Names names;
  for (const model::Object<T>& object : objects) {
    const model::ObjectMeta& meta = object.value.metadata;
    if (find(others, meta.ns, meta.name) == nullptr) names.emplace_back(meta.name, meta.ns);
  }
  std::sort(names.begin(), names.end());
  return names;
}

template <class T>
void adopt(const std::string& kind, std::vector<model::Object<T>>& own, const std::vector<model::Object<T>>& others,
           std::vector<Problem>& problems) {
  if (own.empty() || !names_none(own.front())) return;  // sorted: those without come first
  const Names candidates = unpaired(others, own);
  std::vector<std::pair<std::size_t, std::string>> adopted;
  for (std::size_t i = 0; i < own.size() && names_none(own[i]) && !candidates.empty(); ++i) {
    const std::string& name = own[i].value.metadata.name;
    if (find(others, "", name) != nullptr) continue;
    const auto found = std::lower_bound(candidates.begin(), candidates.end(), Names::value_type(name, ""));
    if (found == candidates.end() || found->first != name) continue;
    const manifest::Position at = model::position(own[i].origin, "metadata.name");
    const std::string who = kind + " " + name + " names no namespace, ", ns(found->second);
    if (const auto next = found + 1; next != candidates.end() && next->first == name) {
      problems.push_back({Severity::error, at,
                          who + "and the other side has it in " + ns + " and in " + std::string(next->second) +
                              "; write metadata.namespace"});
      continue;
    }
    problems.push_back({Severity::warning, at,
                        who + "and is taken for that of " + ns + " on the other side; write metadata.namespace"});
    adopted.emplace_back(i, ns);
  }
  if (adopted.empty()) return;
  for (auto& [i, ns] : adopted) own[i].value.metadata.ns = std::move(ns);
  std::sort(own.begin(), own.end(), [](const model::Object<T>& a, const model::Object<T>& b) {
    return std::tie(a.value.metadata.ns, a.value.metadata.name) < std::tie(b.value.metadata.ns, b.value.metadata.name);
  });
}

void adopt_all(model::Objects& own, const model::Objects& others) {
  adopt("Shoot", own.shoots, others.shoots, own.problems);
  adopt("NamespacedCloudProfile", own.namespaced_cloud_profiles, others.namespaced_cloud_profiles, own.problems);
}

}  // namespace

void adopt_namespaces(model::Objects& before, model::Objects& after) {
  adopt_all(before, after);
  adopt_all(after, before);
}

}  // namespace gprov::impact

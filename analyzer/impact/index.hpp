// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/objects.hpp"

namespace gprov::impact {

/// The object of that namespace and name; nullptr if there is none. `objects` is sorted by both.
template <class T>
[[nodiscard]] const model::Object<T>* find(const std::vector<model::Object<T>>& objects, std::string_view ns,
                                           std::string_view name) {
  std::size_t low = 0, high = objects.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const model::ObjectMeta& meta = objects[middle].value.metadata;
    const int order = meta.ns != ns ? std::string_view(meta.ns).compare(ns) : std::string_view(meta.name).compare(name);
    if (order == 0) return &objects[middle];
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return nullptr;
}

/// A CloudProfile as a Shoot sees it; see profile_book.hpp.
struct ProfileReference {
  std::string name;                               ///< "CloudProfile az", for people; "" if the Shoot names none
  std::string root;                               ///< the CloudProfile at the end of its parents; "" if unknown
  const model::CloudProfileSpec* spec = nullptr;  ///< nullptr: not given
  const model::Origin* origin = nullptr;
  const model::Origin* problem_at = nullptr;  ///< a NamespacedCloudProfile that could not be merged
  std::string path_prefix;  ///< what stands before "spec." paths in the object: "" or "status.cloudProfileSpec"
};

}  // namespace gprov::impact

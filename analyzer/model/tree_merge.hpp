// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>

#include "analyzer/manifest/node.hpp"

namespace gprov::model {

/// Whether the patch deletes a member that `original` wrote as said and `modified` does (nullptr: not at all): one that
/// is written no more, or as null, unless it was null before. Mirrors the deletion half of
/// k8s.io/apimachinery/pkg/util/jsonmergepatch/patch.go#CreateThreeWayJSONMergePatch@v0.35.
[[nodiscard]] bool removes(const manifest::Node* original, const manifest::Node* modified);

/// `live` after kubectl's three-way merge of two maps: what apply() does to a struct, on a tree. New nodes live in
/// `arena`.
[[nodiscard]] const manifest::Node& merge_trees(const manifest::Node* original, const manifest::Node& modified,
                                                const manifest::Node& live, std::pmr::memory_resource& arena);

/// The same of two values of any type, `modified` being no null.
[[nodiscard]] const manifest::Node& merge_values(const manifest::Node* original, const manifest::Node& modified,
                                                 const manifest::Node& live, std::pmr::memory_resource& arena);

/// What becomes of `modified`, no null, where `live` has nothing. nullptr: nothing; kubectl takes a map of nothing but
/// nulls that were there before for an empty patch.
[[nodiscard]] const manifest::Node* added(const manifest::Node* original, const manifest::Node& modified,
                                          std::pmr::memory_resource& arena);

/// The tree without the null members of its maps; null items of lists stay. `node` itself if it has none.
/// Mirrors gopkg.in/evanphx/json-patch.v4/merge.go#pruneNulls@v4.13.0.
[[nodiscard]] const manifest::Node& without_nulls(const manifest::Node& node, std::pmr::memory_resource& arena);

}  // namespace gprov::model

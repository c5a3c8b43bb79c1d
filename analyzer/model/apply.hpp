// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>

#include "analyzer/model/shoot.hpp"

namespace gprov::model {

/// The object that the API server stores (before defaulting and admission) when `modified` is applied over `live` and
/// `original` was applied last (Shoot{}: nothing is known of that): kubectl apply's three-way JSON merge patch. Members
/// of `live` that neither manifest names stay, members that only `original` names go, and so do those that `modified`
/// sets to null, unless `original` did too. Lists are replaced as a whole where they differ, without the nulls inside.
/// status and what else the server owns in metadata are the live ones. Raw extensions are merged the same way; new
/// nodes live in `arena`. Both manifests must still have their trees (Shoot::written). Mirrors
/// k8s.io/apimachinery/pkg/util/ jsonmergepatch/patch.go#CreateThreeWayJSONMergePatch@v0.35 and
/// gopkg.in/evanphx/json-patch.v4/merge.go#MergePatch@v4.13.
[[nodiscard]] Shoot apply(const Shoot& original, const Shoot& modified, const Shoot& live,
                          std::pmr::memory_resource& arena);

/// What a PUT of `modified` leaves: the manifest, with the live status.
[[nodiscard]] Shoot replace(const Shoot& modified, const Shoot& live);

/// What a first POST of a manifest stores before defaulting: nulls inside raw extensions stay. The server would drop a
/// status; one that a manifest has is kept, for it tells what the live object looks like.
[[nodiscard]] Shoot create(const Shoot& manifest, std::pmr::memory_resource& arena);

}  // namespace gprov::model

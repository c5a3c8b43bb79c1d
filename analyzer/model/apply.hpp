// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>

#include "analyzer/model/shoot.hpp"

namespace gprov::model {

/// The object that the API server stores (before defaulting and admission) when `modified` is applied over `live` and
/// `original` was applied last: kubectl apply's three-way JSON merge patch. Members of `live` that neither manifest names
/// stay, members that only `original` names go, lists are replaced as a whole, nulls are pruned from what is replaced.
/// status and metadata.uid/resourceVersion are the live ones. Raw extensions are merged the same way; new nodes live in
/// `arena`. Mirrors k8s.io/apimachinery/pkg/util/jsonmergepatch#CreateThreeWayJSONMergePatch and
/// gopkg.in/evanphx/json-patch.v4#MergePatch.
[[nodiscard]] Shoot apply(const Shoot& original, const Shoot& modified, const Shoot& live,
                          std::pmr::memory_resource& arena);

/// What a PUT of `modified` leaves: the manifest, with the live status.
[[nodiscard]] Shoot replace(const Shoot& modified, const Shoot& live);

/// What a first POST of a manifest stores before defaulting (nulls inside raw extensions as upstream keeps or prunes them).
[[nodiscard]] Shoot create(const Shoot& manifest, std::pmr::memory_resource& arena);

}  // namespace gprov::model

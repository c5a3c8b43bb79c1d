// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>

#include "analyzer/gardener/environment.hpp"
#include "hashing/hash_data.hpp"

namespace gprov::gardener {

/// What gardenlet remembers of one pool in the Secret worker-pools-operatingsystemconfig-hashes: its hash version, and
/// the keys of the versions that it watches. The data behind a key stand for it, so that open values stay comparable.
struct HashRecord {
  int current = 2;
  std::map<int, hashing::HashData> keys;
};

/// The version that new pools get: 2 once it exists and gate NewWorkerPoolHash is on.
[[nodiscard]] int newest_hash_version(const Environment& environment);

/// Whether pools can be on version 1 or 2: not before v1.98, not from v1.146.
[[nodiscard]] bool has_hash_versions(const Environment& environment);
/// Asks so in the hearing of a QuestionListener: somebody told of a pool that it is not on the newest.
void note_told_versions(const Environment& environment);

/// The record after a reconciliation. `previous` is nullptr for a pool that is new, or whose history is not known: it
/// gets the told version, else the newest. `keys` are those of the Shoot as it is now, by version.
/// Mirrors operatingsystemconfig.go#updateHashVersioningSecret@v1.145.0.
[[nodiscard]] HashRecord next_record(const HashRecord* previous, const std::map<int, hashing::HashData>& keys,
                                     const std::string& pool, const Environment& environment);

}  // namespace gprov::gardener

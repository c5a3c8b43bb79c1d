// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/items.hpp"
#include "analyzer/manifest/lines.hpp"

namespace gprov::model {

/// The parts of a pool. Each is enough to find what can be wrong with it, together with what it says it hangs on.
struct PoolOutline {
  std::string_view name;
  std::uint64_t zones = 0;   ///< with the frame: whether the infrastructure has them, and how many classes there are
  std::uint64_t type = 0;    ///< machine type and architecture, with the core: whether the profile has it
  std::uint64_t image = 0;   ///< likewise; with the machine type, too, where profiles speak of capabilities
  std::uint64_t rest = 0;    ///< with the core
  std::uint64_t aparts = 0;  ///< what of the pool is among the bystanders, together
  bool is_odd = false;       ///< something about it may hang on anything: its parts are one, with the frame
};

/// What the text of a stored Shoot tells before it is parsed, if it is JSON, or block YAML as Go prints it. Its parts
/// are fingerprints of text from which the Shoot's own values were left out: names, times, counters, numbers of nodes,
/// sizes of disks, values of labels. Each of them is a text, a number or a time that any other of its look can replace:
/// two Shoots are read alike, are refused alike, and decide alike whether their pools can be made, if all their parts
/// are parts of Shoots that are.
struct Outline {
  std::string_view ns, name;
  std::string_view release;               ///< status.gardener.version; it is in the frame, too
  bool is_observed = false;               ///< the reconciliation has seen what is asked for
  std::uint64_t frame = 0;                ///< all that is in no other part
  std::uint64_t aparts = 0;               ///< what stands around the pools and is among the bystanders, together
  std::uint64_t core = 0;                 ///< provider type, region and profile, which are in the frame, too
  std::vector<PoolOutline> pools;         ///< of spec.provider.workers
  std::vector<std::uint64_t> bystanders;  ///< what can be ill-formed, but decides nothing about pools; one an entry
  std::vector<manifest::Stretch> moving;  ///< what changes though nobody does anything: heartbeats and the like
};

/// Outlines Shoots; keeps its buffers from one to the next.
class Outliner {
 public:
  /// False at the first thing that is not as expected, and for a Shoot that asks for an operation or carries ignored
  /// findings. In YAML the keys of `text` stand in column `indent`, whatever stands before the first of them. `out` has
  /// views into `text`.
  [[nodiscard]] bool outline(std::string_view text, manifest::Layout layout, std::size_t indent, Outline& out);

 private:
  std::string frame_, part_, inner_, zones_;
  manifest::Lines lines_;
  std::vector<std::uint32_t> tokens_;
};

/// Whether two texts are equal but for what moves.
[[nodiscard]] bool equal_at_rest(std::string_view a, const Outline& of_a, std::string_view b, const Outline& of_b);

}  // namespace gprov::model

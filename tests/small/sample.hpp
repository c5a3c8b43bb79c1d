// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/impact/analyze.hpp"

// A Shoot of one of the smaller providers with one pool, before and after, as texts.

namespace gprov::tests::small {

struct Sample {
  std::string type, release;
  std::string infrastructure;  ///< lines of infrastructureConfig, without apiVersion and kind; "": there is none
  std::string profile;         ///< lines of the CloudProfile's providerConfig, likewise
  std::string zones = "zones: [a, b]";
  std::string volume = "volume: {size: 50Gi, type: gp3}";
  std::string more;           ///< lines of the pool
  std::string status;         ///< lines of the Infrastructure's status.providerStatus, likewise; "": no Infrastructure
  std::string annotations;    ///< "key: value, key: value"
  std::string control_plane;  ///< lines of controlPlaneConfig
  std::string machine_type = "m5.large";  ///< the one that the CloudProfile has
  std::string networking;                 ///< further members of spec.networking, each with a comma before it
};

/// The usual one of a type, of the newest release that is known.
[[nodiscard]] Sample sample(const std::string& type);

struct Judgement {
  impact::Impact impact;
  std::string verdict;           ///< of the pool
  std::string deployments;       ///< names, with blanks between them
  std::string classes;           ///< of the new side, likewise
  std::string reasons;           ///< ids of rules, likewise
  std::string rejections;        ///< "type field", with "; " between them
  std::string problems;          ///< errors of reading either side and of the provider's check of the new one
  std::string reconcile_errors;  ///< messages, with "; " between them
};

enum class State { stored, stored_version_1 };

/// Gardener 1.144.0 if not told otherwise. The pool is pool-a of machine type m5.large, gardenlinux 1592.9.0,
/// Kubernetes 1.33.5 and containerd: other-providers.md §5 knows its hash.
[[nodiscard]] Judgement judge(const Sample& before, const Sample& after, State state = State::stored,
                              const std::string& gardener = "1.144.0");

/// Judgement::rejections of a Shoot that is made.
[[nodiscard]] std::string refused_when_new(const Sample& one);

}  // namespace gprov::tests::small

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/process.hpp"
#include "analyzer/model/objects.hpp"

// The user's own kubectl, asked for what is in the cluster and for what it would become. Nothing here changes a
// cluster.

namespace gprov::cli {

/// The options of `kubectl gardener-impact` that are kubectl's; all others are those of a comparison.
[[nodiscard]] std::span<const Flag> kubectl_flags();

struct Kubectl {
  std::vector<std::string> cluster;    ///< options that say which cluster and namespace
  std::vector<std::string> manifests;  ///< -f FILE and the like
  std::string standard_input;          ///< what -f - stands for
};

/// What kubectl could not do and nothing can replace: a sentence with its own words.
struct KubectlError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The files, folders or - that -f names; what only kubectl can read, such as an address, is not among them.
[[nodiscard]] std::vector<std::string> named_files(const Kubectl& kubectl);

/// Takes kubectl's options out of `arguments`. Throws UsageError if no manifests are named.
[[nodiscard]] Kubectl take_kubectl_options(std::vector<std::string>& arguments);

/// The objects of the manifests as they are in the cluster; "" if none is there. Throws KubectlError.
[[nodiscard]] std::string live_objects(const Kubectl& kubectl);

/// What the server makes of the manifests.
struct DryRun {
  enum class Answer { stored, refused, not_asked } answer = Answer::stored;
  std::string objects;  ///< as the server would store them; else as they are written, with their namespaces
  std::string words;    ///< why the server refused, or could not be asked
};
/// Throws KubectlError if the server cannot be reached.
[[nodiscard]] DryRun dry_run(const Kubectl& kubectl);

/// The CloudProfiles and NamespacedCloudProfiles that Shoots of `sides` use and that are not among them, as in the
/// cluster; where only profiles are given, also the Shoots that may use them. `notes` tells what could not be read.
[[nodiscard]] std::vector<std::string> surroundings(const Kubectl& kubectl,
                                                    const std::vector<const model::Objects*>& sides,
                                                    std::vector<std::string>& notes);

}  // namespace gprov::cli

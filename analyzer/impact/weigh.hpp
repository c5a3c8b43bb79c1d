// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <vector>

#include "analyzer/impact/shoots.hpp"
#include "analyzer/impact/versions.hpp"
#include "hashing/questions.hpp"

namespace gprov::impact {

/// The comparison once more, with other facts; verdicts and class names only.
using Rerun = std::function<std::vector<Pool>(const Sides<gardener::Environment>& environment, Update update)>;

/// Runs the comparison under everything else that might have been meant (other releases where they are guesses, other
/// values of what manifests cannot tell), lists what was taken, and marks what would come out otherwise. `questions`:
/// what the comparison asked of its releases; one that answers them alike is not tried.
void weigh(ShootAnswer& answer, const Pair& pair, const Releases& releases, const providers::Provider* provider,
           const Given& given, const Options& options, const std::vector<hashing::Question>& questions,
           const Rerun& rerun);

/// Where the releases of both sides differ: tells of every pool whose nodes the upgrade alone replaces which release
/// does it.
void tell_upgrades(ShootAnswer& answer, const Pair& pair, const Releases& releases, const Options& options,
                   const Rerun& rerun);

}  // namespace gprov::impact

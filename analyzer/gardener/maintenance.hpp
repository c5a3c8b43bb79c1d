// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

// What gardener-controller-manager makes of a stored Shoot when its maintenance window comes, or when somebody asks for
// maintenance. Mirrors pkg/controllermanager/controller/shoot/maintenance/reconciler.go@v1.149.3 and its earlier
// releases. The gate DisableNginxIngressInShoot is taken to be off, as it is unless an operator turns it on.

namespace gprov::gardener {

/// One thing that maintenance writes into the spec.
struct MaintenanceChange {
  std::string path;
  std::optional<std::string> before, after;  ///< nothing: absent
  bool masked = false;                       ///< a block, or something secret: no values are told
  std::string why;                           ///< upstream's sentence
};

/// What maintenance is about to ask of the API server.
struct Maintenance {
  model::Shoot shoot;  ///< as it would be stored, but for admission
  std::vector<MaintenanceChange> changes;
  std::vector<std::string> messages;    ///< what is told of each operation; none: there was nothing to do
  std::vector<std::string> failures;    ///< why versions that must be left could not be
  int succeeded = 0, failed = 0;        ///< updates of versions and rotations
  std::vector<std::string> operations;  ///< that gardenlet begins with the reconciliation that follows
};

/// Whether maintenance does anything at `environment.now`: in the effective window, or by operation maintain; never for
/// a Shoot that is being deleted. Mirrors #mustMaintainNow.
[[nodiscard]] bool is_due(const model::Shoot& shoot, const Environment& environment);

/// `shoot` is stored and defaulted. Mirrors #reconcile up to the dry run.
[[nodiscard]] Maintenance maintain(const model::Shoot& shoot, const model::CloudProfileSpec& profile,
                                   const Environment& environment);

enum class DryRun : std::uint8_t { accepted, refused };

/// status.lastMaintenance, in parts.
struct MaintenanceRecord {
  std::string state;  ///< Succeeded or Failed; "": the status is left as it is
  std::vector<std::string> messages, failures;
};

/// What the status says afterwards. `shoot` is the Shoot before. Mirrors #reconcile from the dry run on, and
/// #buildMaintenanceMessages.
[[nodiscard]] MaintenanceRecord record_of(const Maintenance& maintenance, const model::Shoot& shoot, DryRun dry_run,
                                          const Environment& environment);

/// Moments at which maintenance of the Shoot may come to do something else than before: versions enter a stage of their
/// life, credentials reach the age of rotation. Seconds since the epoch, in no order.
[[nodiscard]] std::vector<long long> turning_points(const model::Shoot& shoot, const model::CloudProfileSpec& profile,
                                                    const Environment& environment);

}  // namespace gprov::gardener

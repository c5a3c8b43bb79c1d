// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/validation.hpp"

#include <algorithm>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validation_parts.hpp"

namespace gprov::gardener {

namespace {

/// apivalidation.ValidateObjectMeta, #validateNameConsecutiveHyphens@v1.149.3
void validate_name(const Review& review) {
  const std::string& name = review.shoot.metadata.name;
  if (name.empty()) return;
  for (const std::string& error : dns_label_errors(name)) {
    invalid(review.refusals, "core/name-format", "metadata.name", name, error);
  }
  if (name.find("--") != std::string::npos) {
    invalid(review.refusals, "core/name-format", "metadata.name", name, "name may not contain two consecutive hyphens");
  }
}

/// #ValidateFailureToleranceTypeValue, #validateShootHAControlPlaneSpecUpdate@v1.149.3
void validate_high_availability(const Review& review) {
  const auto type_of = [](const model::Shoot& shoot) -> std::optional<std::string> {
    const auto& control_plane = shoot.spec.control_plane;
    if (!control_plane || !control_plane->high_availability) return std::nullopt;
    return control_plane->high_availability->failure_tolerance.type;
  };
  const std::string path = "spec.controlPlane.highAvailability.failureTolerance.type";
  const auto type = type_of(review.shoot);
  if (type && *type != "node" && *type != "zone") {
    not_supported(review.refusals, "core/field-value", path, *type, {"node", "zone"});
  }
  if (review.old == nullptr) return;
  const auto old_type = type_of(*review.old);
  const bool hibernates = review.shoot.status.hibernated || is_hibernated(review.shoot);
  if (type && !old_type && hibernates) {
    forbidden(review.refusals, "core/hibernation", path,
              "Shoot is currently hibernated and cannot be scaled up to HA. Please make sure your cluster has woken up "
              "before scaling it up to HA");
  }
  if (old_type && review.shoot.spec.seed_name && type.value_or("") != *old_type) {
    invalid(review.refusals, "core/immutable-field", path, type.value_or(""), "field is immutable");
  }
}

/// Several functions check the same field; the API server tells each finding once.
void drop_repeated(std::vector<Rejection>& rejections) {
  std::vector<Rejection> once;
  for (Rejection& rejection : rejections) {
    const bool known = std::any_of(once.begin(), once.end(), [&](const Rejection& other) {
      return other.type == rejection.type && other.path == rejection.path && other.message == rejection.message;
    });
    if (!known) once.push_back(std::move(rejection));
  }
  rejections = std::move(once);
}

}  // namespace

bool is_workerless(const model::Shoot& shoot) { return shoot.spec.provider.workers.empty(); }

bool is_self_hosted(const model::Shoot& shoot) {
  const auto& workers = shoot.spec.provider.workers;
  return std::any_of(workers.begin(), workers.end(),
                     [](const model::ShootWorker& worker) { return worker.control_plane.has_value(); });
}

bool is_hibernated(const model::Shoot& shoot) {
  return shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
}

bool in_place_gate(const Review& review) { return review.environment.in_place_node_updates.value_or(false); }

std::vector<Rejection> validate(const model::Shoot& shoot, const model::Shoot* old, const Environment& environment) {
  Refusals refusals{"validation", {}};
  const Review review{shoot, old, environment, refusals};
  if (old != nullptr) validate_spec_update(review);
  validate_name(review);
  validate_spec(review);
  validate_high_availability(review);
  if (old != nullptr) {
    validate_hibernation_update(review);
    validate_node_local_dns_update(review);
    validate_in_place_updates(review);
  } else {
    validate_in_place_creation(review);
  }
  drop_repeated(refusals.all);
  return std::move(refusals.all);
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validator_parts.hpp"
#include "analyzer/gardener/version_order.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "hashing/semver_constraint.hpp"

// The machine type and image of a pool.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string architecture_in(const model::ShootWorker& worker) { return worker.machine.architecture.value_or("amd64"); }

bool same_architecture(const PoolReview& pool) {
  return pool.old != nullptr && architecture_in(pool.worker) == architecture_in(*pool.old);
}

std::string reference(const model::ShootMachineImage& image) { return image.name + ":" + image.version.value_or(""); }

/// #validateMachineTypes, #validateMachineType@v1.149.3. False: refused.
bool validate_machine_type(const PoolReview& pool) {
  const std::string& type = pool.worker.machine.type;
  if (pool.old != nullptr && type == pool.old->machine.type && same_architecture(pool)) return true;
  bool known = false, architecture = false, available = false, usable = false;
  std::vector<std::string> fitting;
  for (const model::MachineType& candidate : pool.profile.machine_types) {
    const bool right = architecture_of(candidate, pool.profile) == architecture_in(pool.worker);
    const bool everywhere = !is_missing_in_a_zone(pool, &model::RegionZone::unavailable_machine_types, candidate.name);
    const bool free = candidate.usable.value_or(true);
    if (right && everywhere && free) fitting.push_back(candidate.name);
    if (candidate.name != type) continue;
    known = true;
    architecture = architecture || right;
    available = available || everywhere;
    usable = usable || free;
  }
  Refusals& refusals = pool.review.refusals;
  const std::string path = pool.path + ".machine.type";
  fitting = sorted(std::move(fitting));
  if (!known) {
    not_supported(refusals, "core/machine-type-not-offered", path, type, fitting);
    return false;
  }
  if (architecture && available && usable) return true;
  std::string detail = "machine type " + quoted(type) + " ";
  if (!usable) detail += "is unusable, ";
  if (!available) detail += "is unavailable in at least one zone, ";
  if (!architecture) detail += "does not support CPU architecture " + quoted(architecture_in(pool.worker)) + ", ";
  invalid(refusals, "core/machine-type-unfit", path, type, detail + "supported types are " + listed(fitting));
  return false;
}

/// Whether nodes of the pool can be updated in place to this version, or be created with it.
bool supports_in_place(const PoolReview& pool, const model::MachineImageVersion& version) {
  if (!version.in_place_updates || !version.in_place_updates->supported) return false;
  if (pool.old == nullptr) return true;
  const auto& minimum = version.in_place_updates->min_version_for_update;
  const std::string old = pool.old->machine.image ? pool.old->machine.image->version.value_or("") : "";
  return minimum && !is_lower(old, *minimum).value_or(true);
}

/// An expired version is viable only for an existing pool, and not below the pool's present one.
bool is_viable(const PoolReview& pool, const model::MachineImageVersion& version) {
  if (is_active(pool.review, version)) return true;
  if (pool.old == nullptr || !is_expired(pool.review, version)) return false;
  const std::string old = pool.old->machine.image ? pool.old->machine.image->version.value_or("") : "";
  return !is_lower(version.version, old).value_or(false);
}

/// What holds for an image version that a CloudProfile may list more than once.
struct Fitness {
  bool known = false, architecture = false, active = false, in_place = false;
};

/// #validateMachineImagesConstraints@v1.149.3
Fitness fitness_of(const PoolReview& pool, const model::ShootMachineImage& image, std::vector<std::string>& fitting) {
  Fitness result;
  const bool in_place = is_in_place(pool.worker);
  for (const model::CloudProfileImage& candidate : pool.profile.machine_images) {
    if (candidate.name != image.name && has(pool.review, images_by_name)) continue;
    for (const model::MachineImageVersion& version : candidate.versions) {
      const bool architecture = supports_architecture(version, architecture_in(pool.worker), pool.profile);
      const bool active = is_viable(pool, version);
      const bool updatable = in_place && supports_in_place(pool, version);
      if (architecture && active && (!in_place || updatable)) fitting.push_back(candidate.name + ":" + version.version);
      if (candidate.name != image.name || version.version != image.version) continue;
      result.known = true;
      result.architecture = result.architecture || architecture;
      result.active = result.active || active;
      result.in_place = result.in_place || updatable;
    }
  }
  fitting = sorted(std::move(fitting));
  return result;
}

/// #validateMachineImage@v1.149.3. False: refused.
bool validate_machine_image(const PoolReview& pool) {
  const auto& image = pool.worker.machine.image;
  if (!image) return true;
  const bool same = pool.old != nullptr && model::equal_value(image, pool.old->machine.image);
  if (same && same_architecture(pool)) return true;
  std::vector<std::string> fitting;
  const Fitness fitness = fitness_of(pool, *image, fitting);
  Refusals& refusals = pool.review.refusals;
  const std::string path = pool.path + ".machine.image";
  if (!fitness.known) {
    if (has(pool.review, image_unknown_by_version)) {
      not_supported(refusals, "core/image-not-offered", path + ".version", image->version.value_or(""), fitting);
    } else {
      invalid(refusals, "core/image-not-offered", path, reference(*image),
              "machine image version is not supported, supported machine image versions are: " + listed(fitting));
    }
    return false;
  }
  const bool in_place = is_in_place(pool.worker);
  if (fitness.architecture && fitness.active && (!in_place || fitness.in_place)) return true;
  std::string detail = "machine image version '" + reference(*image) + "' ";
  if (!fitness.architecture) {
    detail += "does not support CPU architecture " + quoted(architecture_in(pool.worker)) + ", ";
  }
  if (!fitness.active) detail += "is expired, ";
  if (in_place && !fitness.in_place) {
    detail += pool.old == nullptr ? "does not support in-place updates, "
                                  : "cannot be in-place updated from the current version, ";
  }
  invalid(refusals, "core/image-unfit", path, reference(*image),
          detail + "supported machine image versions are: " + listed(fitting));
  return false;
}

/// #validateMachineCapabilities@v1.149.3. False: refused.
bool validate_capabilities(const PoolReview& pool) {
  const auto& image = pool.worker.machine.image;
  if (!image || pool.profile.machine_capabilities.empty() || !has(pool.review, capabilities)) return true;
  const model::MachineType* type = find_machine_type(pool.profile, pool.worker.machine.type);
  const model::MachineImageVersion* version = find_image_version(pool.profile, *image);
  if (type == nullptr || version == nullptr || fits(*type, *version, pool.profile)) return true;
  invalid(pool.review.refusals, "core/machine-capabilities", pool.path + ".machine.image.version",
          image->version.value_or(""),
          "machine capabilities of machine type " + quoted(type->name) + " are not supported by machine image " +
              reference(*image));
  return false;
}

/// #validateContainerRuntimeInterface, #validateCRI@v1.149.3
void validate_container_runtime(const PoolReview& pool, const model::MachineImageVersion& version) {
  const auto& cri = pool.worker.cri;
  const model::ShootMachineImage& image = *pool.worker.machine.image;
  if (!cri) return;
  if (pool.old != nullptr && model::equal_value(cri, pool.old->cri) &&
      model::equal_value(pool.worker.machine.image, pool.old->machine.image)) {
    return;
  }
  // SetDefaults_MachineImageVersion: containerd, if the CloudProfile tells none.
  std::vector<model::Cri> offered = version.cri;
  if (offered.empty()) offered.push_back({.name = "containerd", .container_runtimes = {}});
  const auto found =
      std::find_if(offered.begin(), offered.end(), [&](const auto& one) { return one.name == cri->name; });
  const std::string prefix = "machine image '" + image.name + "@" + image.version.value_or("") + "' does not support ";
  if (found == offered.end()) {
    std::vector<std::string> names;
    for (const model::Cri& one : offered) names.push_back(one.name);
    return invalid(pool.review.refusals, "core/image-cri", pool.path + ".cri.name", cri->name,
                   prefix + "CRI '" + cri->name + "', supported values: " + listed(names));
  }
  std::vector<std::string> runtimes;
  for (const auto& runtime : found->container_runtimes) runtimes.push_back(runtime.type);
  for (std::size_t i = 0; i < cri->container_runtimes.size(); ++i) {
    const std::string& type = cri->container_runtimes[i].type;
    if (contains(runtimes, type)) continue;
    invalid(pool.review.refusals, "core/image-cri",
            pool.path + ".cri.containerRuntimes[" + std::to_string(i) + "].type", type,
            prefix + "container runtime '" + type + "', supported values: " + listed(runtimes));
  }
}

/// #validateKubeletVersion@v1.149.3: asked even if nothing of the pool changes.
void validate_kubelet_version(const PoolReview& pool, const model::MachineImageVersion& version) {
  const std::string& text = effective_kubernetes_version(pool.review.shoot, pool.worker);
  const auto kubelet = hashing::parse_version(text);
  if (!version.kubelet_version_constraint || !kubelet || !is_full_version(text)) return;
  if (hashing::meets(*kubelet, *version.kubelet_version_constraint).value_or(true)) return;
  const model::ShootMachineImage& image = *pool.worker.machine.image;
  invalid(pool.review.refusals, "core/image-kubelet", pool.path + ".machine.image", reference(image),
          "machine image '" + image.name + "@" + image.version.value_or("") + "' does not support kubelet version '" +
              text + "', supported kubelet versions by this machine image version: '" +
              *version.kubelet_version_constraint + "'");
}

}  // namespace

const model::MachineImageVersion* find_image_version(const model::CloudProfileSpec& profile,
                                                     const model::ShootMachineImage& image) {
  for (const model::CloudProfileImage& candidate : profile.machine_images) {
    if (candidate.name != image.name) continue;
    for (const model::MachineImageVersion& version : candidate.versions) {
      if (version.version == image.version) return &version;
    }
  }
  return nullptr;
}

/// #validateWorkerMachine@v1.149.3 and what follows it; until v1.114 a refused type does not hide the image.
void validate_machine(const PoolReview& pool) {
  const std::string architecture = architecture_in(pool.worker);
  if (architecture != "amd64" && architecture != "arm64") {
    return not_supported(pool.review.refusals, "core/field-value", pool.path + ".machine.architecture", architecture,
                         {"amd64", "arm64"});
  }
  if (!validate_machine_type(pool) && has(pool.review, machine_errors_stop)) return;
  if (!validate_machine_image(pool) || !validate_capabilities(pool)) return;
  const auto& image = pool.worker.machine.image;
  const model::MachineImageVersion* version = image ? find_image_version(pool.profile, *image) : nullptr;
  if (version == nullptr) return;
  validate_container_runtime(pool, *version);
  validate_kubelet_version(pool, *version);
}

}  // namespace gprov::gardener

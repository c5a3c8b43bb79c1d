// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cctype>
#include <string_view>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/maintenance_parts.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/version_update.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver_constraint.hpp"

namespace gprov::gardener {
namespace {

using enum hashing::MaintenanceFeature;

bool equal_fold(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

const model::CloudProfileImage* find_image(const model::CloudProfileSpec& profile, const std::string& name) {
  const auto& images = profile.machine_images;
  const auto found =
      std::find_if(images.begin(), images.end(), [&](const auto& image) { return equal_fold(image.name, name); });
  return found == images.end() ? nullptr : &*found;
}

/// helper.go#filterForCRI. A CloudProfile's version without CRIs is defaulted to containerd.
bool fits_cri(const model::MachineImageVersion& version, const std::optional<model::Cri>& wanted) {
  const std::string name = wanted ? wanted->name : "containerd";
  if (version.cri.empty()) return name == "containerd" && (!wanted || wanted->container_runtimes.empty());
  const auto found =
      std::find_if(version.cri.begin(), version.cri.end(), [&](const model::Cri& cri) { return cri.name == name; });
  if (found == version.cri.end()) return false;
  if (!wanted) return true;
  return std::all_of(wanted->container_runtimes.begin(), wanted->container_runtimes.end(),
                     [&](const model::ContainerRuntime& one) {
                       return std::any_of(found->container_runtimes.begin(), found->container_runtimes.end(),
                                          [&](const model::ContainerRuntime& other) { return other.type == one.type; });
                     });
}

/// helper.go#filterForInPlaceUpdateConstraint
bool fits_in_place(const Maintaining& at, const model::MachineImageVersion& version, const std::string& current) {
  if (!version.in_place_updates || !version.in_place_updates->supported) return false;
  if (has(at, in_place_keeps_current) && version.version == current) return true;
  const auto& minimum = version.in_place_updates->min_version_for_update;
  const auto order = minimum ? compare_numbers(*minimum, current) : std::nullopt;
  return order && *order <= 0;
}

struct Pool {
  const model::ShootWorker& worker;
  const model::MachineType* type;
  hashing::Version kubelet;
  std::string image_version;
};

/// helper.go#FilterMachineImageVersions
bool qualifies(const Maintaining& at, const Pool& pool, const model::MachineImageVersion& version) {
  if (!supports_architecture(version, pool.worker.machine.architecture.value_or("amd64"), at.profile)) return false;
  if (has(at, machine_type_must_exist) && pool.type != nullptr && !at.profile.machine_capabilities.empty() &&
      !fits(*pool.type, version, at.profile)) {
    return false;
  }
  if (!fits_cri(version, pool.worker.cri)) return false;
  if (version.kubelet_version_constraint &&
      !hashing::meets(pool.kubelet, *version.kubelet_version_constraint).value_or(true)) {
    return false;
  }
  return !has(at, in_place_images) || !is_in_place(pool.worker) || fits_in_place(at, version, pool.image_version);
}

Strategy strategy_of(const model::CloudProfileImage& image) {
  if (image.update_strategy == "patch") return Strategy::patch;
  return image.update_strategy == "minor" ? Strategy::minor : Strategy::major;
}

/// Whether the pool's image is to move at all, and why. Mirrors #shouldMachineImageVersionBeUpdated.
struct Need {
  std::string reason;  ///< "": it stays
  Current current = Current::good;
};
Need need_of(const Maintaining& at, const Pool& pool, const model::CloudProfileImage& image,
             const std::vector<const model::MachineImageVersion*>& versions) {
  const auto current = std::find_if(versions.begin(), versions.end(),
                                    [&](const auto* version) { return version->version == pool.image_version; });
  if (image.name != pool.worker.machine.image->name || current == versions.end()) {
    return {"Version does not exist in CloudProfile", Current::expired};
  }
  const std::string strategy = "(image update strategy: " + image.update_strategy.value_or("major") + ")";
  if (candidate(**current, at.environment).stage.expired) {
    return {"Machine image version expired - force update required " + strategy, Current::expired};
  }
  const auto& maintenance = at.old.spec.maintenance;
  if (!maintenance || !maintenance->auto_update || maintenance->auto_update->machine_image_version.value_or(true)) {
    return {"Automatic update of the machine image version is configured " + strategy, Current::good};
  }
  return {};
}

std::optional<UpdateResult> maintain_image(const Maintaining& at, const Pool& pool,
                                           const model::CloudProfileImage& image, std::size_t index) {
  std::vector<const model::MachineImageVersion*> versions;
  for (const model::MachineImageVersion& version : image.versions) {
    if (qualifies(at, pool, version)) versions.push_back(&version);
  }
  const Need need = need_of(at, pool, image, versions);
  if (need.reason.empty()) return std::nullopt;
  std::vector<Candidate> candidates;
  for (const auto* version : versions) candidates.push_back(candidate(*version, at.environment));
  const std::string name = pool.worker.machine.image->name;
  const Choice choice = choose_version(candidates, pool.image_version, need.current, strategy_of(image), name);
  UpdateResult result;
  result.subject = pool_subject(pool.worker.name);
  result.reason = need.reason;
  if (!choice.error.empty()) {
    result.success = UpdateResult::Success::no;
    result.description = "failed to update machine image " + quoted(name) +
                         ": failed to determine the target version for maintenance of machine image " +
                         quoted(image.name) + " with strategy " + quoted(image.update_strategy.value_or("major")) +
                         ": " + choice.error;
    return result;
  }
  if (!choice.version) return std::nullopt;
  result.description = "Updated machine image " + quoted(name) + " from " + quoted(pool.image_version) + " to " +
                       quoted(*choice.version);
  at.result.changes.push_back(
      {worker_path(index) + ".machine.image.version", pool.image_version, *choice.version, false, need.reason});
  at.result.shoot.spec.provider.workers[index].machine.image->version = *choice.version;
  return result;
}

}  // namespace

std::vector<UpdateResult> maintain_images(const Maintaining& at) {
  std::vector<UpdateResult> results;
  const auto& workers = at.old.spec.provider.workers;
  const auto control_plane = hashing::parse_version(at.old.spec.kubernetes.version);
  if (!control_plane) return {};
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker& worker = workers[i];
    if (!worker.machine.image || !worker.machine.image->version) return {};
    const model::MachineType* type = find_machine_type(at.profile, worker.machine.type);
    if (type == nullptr && has(at, machine_type_must_exist)) return {};
    const model::CloudProfileImage* image = find_image(at.profile, worker.machine.image->name);
    if (image == nullptr) return {};
    const bool own_version = worker.kubernetes && worker.kubernetes->version;
    const auto kubelet = own_version ? hashing::parse_version(*worker.kubernetes->version) : control_plane;
    if (!kubelet) return {};
    auto result = maintain_image(at, {worker, type, *kubelet, *worker.machine.image->version}, *image, i);
    if (result) results.push_back(std::move(*result));
  }
  return results;
}

}  // namespace gprov::gardener

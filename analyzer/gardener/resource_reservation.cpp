// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/resource_reservation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

constexpr std::int64_t kMebi = 1024 * 1024;
constexpr std::int64_t kGibi = 1024 * kMebi;
constexpr const char* kPids = "20k";

/// 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of the others. Integers throughout.
std::int64_t reserved_cpu(std::int64_t milli) {
  std::int64_t reserved = 0;
  if (milli > 0) reserved += 60;
  if (milli > 1000) reserved += 10;
  if (milli > 2000) reserved += (std::min<std::int64_t>(milli / 1000, 4) - 2) * 5;
  if (milli > 4000) reserved += (milli / 1000 - 4) * 5 / 2;
  return reserved;
}

/// 255 MiB below 1 GiB, else 25 % of the first 4 GiB, 20 % up to 8, 10 % up to 16, 6 % up to 128 and 2 % of the rest.
/// It divides before it multiplies.
std::int64_t reserved_memory(std::int64_t bytes) {
  if (bytes < kGibi) return 255 * kMebi;
  std::int64_t reserved = std::min(bytes, 4 * kGibi) / 4;
  if (bytes >= 4 * kGibi) reserved += (std::min(bytes, 8 * kGibi) - 4 * kGibi) / 5;
  if (bytes >= 8 * kGibi) reserved += (std::min(bytes, 16 * kGibi) - 8 * kGibi) / 10;
  if (bytes >= 16 * kGibi) reserved += (std::min(bytes, 128 * kGibi) - 16 * kGibi) / 100 * 6;
  if (bytes >= 128 * kGibi) reserved += (bytes - 128 * kGibi) / 100 * 2;
  return reserved;
}

/// quantity.go#CanonicalizeBytes@v0.35 of a BinarySI integer of 1024 at least.
std::string binary_text(std::int64_t bytes) {
  constexpr std::array<const char*, 7> suffixes{"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  std::size_t power = 0;
  for (; bytes % 1024 == 0 && power + 1 < suffixes.size(); bytes /= 1024) ++power;
  return std::to_string(bytes) + suffixes[power];
}

void fill(model::KubeletReserved& reserved, const model::KubeletReserved& defaults) {
  default_to(reserved.cpu, defaults.cpu.value());
  default_to(reserved.memory, defaults.memory.value());
  default_to(reserved.pid, defaults.pid.value());
}

Gap gap(const Request& request, const model::ShootWorker& worker) {
  const std::string needs = profile_name(request.shoot);
  // Computed anew by every write from the CloudProfile as it is then, so two sides never share the token.
  const std::string token = std::string(request.old == nullptr ? "create" : "update") + "/reserved/" + worker.name;
  return {
      worker.name,
      hashing::Trigger::kubelet_reserved,
      {token, "", "GKE's formula reserves by CPU and memory of " + worker.machine.type + "; " + needs + " has them"},
      needs};
}

/// The worker's kubelet block, which replaces the Shoot's as a whole. A new one gets its default at the next decode.
model::KubeletReserved& own_reservation(model::ShootWorker& worker) {
  model::Kubelet& kubelet = ensure(ensure(worker.kubernetes).kubelet);
  default_to(kubelet.fail_swap_on, true);
  return ensure(kubelet.kube_reserved);
}

/// #injectResourceReservations
void reserve_for(model::ShootWorker& worker, std::size_t index, const Request& request) {
  if (request.profile == nullptr) {
    model::KubeletReserved& reserved = own_reservation(worker);
    if (!reserved.cpu || !reserved.memory) request.admission.gaps.push_back(gap(request, worker));
    default_to(reserved.pid, kPids);
    return;
  }
  // The last of several types of one name counts.
  const auto& types = request.profile->machine_types;
  const auto type = std::find_if(types.rbegin(), types.rend(),
                                 [&](const model::MachineType& one) { return one.name == worker.machine.type; });
  if (type == types.rend()) {
    request.admission.rejections.push_back(
        {"core/reservation-machine-type", "Shoot", "resourcereservation", "Invalid",
         worker_path(index) + ".machine.type",
         "Invalid value: " + quoted(worker.machine.type) + ": worker machine type unknown"});
    return;
  }
  fill(own_reservation(worker), reserve_by_formula(*type));
}

}  // namespace

void reserve_statically(model::KubeletReserved& reserved) {
  fill(reserved, {.cpu = "80m", .memory = "1Gi", .pid = kPids, .ephemeral_storage = {}});
}

model::KubeletReserved reserve_by_formula(const model::MachineType& type) {
  // A CloudProfile without the field, which the API server takes for zero.
  const hashing::Quantity cpu = hashing::Quantity::parse(type.cpu).value_or(hashing::Quantity());
  const hashing::Quantity memory = hashing::Quantity::parse(type.memory).value_or(hashing::Quantity());
  const auto cores = hashing::Quantity::parse(std::to_string(reserved_cpu(cpu.milli_value())) + "m");
  return {.cpu = cores.value().text(),
          .memory = binary_text(reserved_memory(memory.value())),
          .pid = kPids,
          .ephemeral_storage = {}};
}

/// resourcereservation/admission.go#Admit@v1.149.3. The static values stand on the Shoot's level only: a worker's own
/// kubelet block is left alone and so loses them.
void reserve_resources(const Request& request) {
  model::Shoot& shoot = request.shoot;
  if (!hashing::has(request.environment.gardener, hashing::GardenerFeature::reservation_by_plugin)) return;
  if (shoot.metadata.deletion_timestamp || shoot.spec.provider.workers.empty()) return;
  const auto& kubelet = shoot.spec.kubernetes.kubelet;
  if (!request.environment.gke_reservations || (kubelet && kubelet->kube_reserved)) {
    reserve_statically(ensure(ensure(shoot.spec.kubernetes.kubelet).kube_reserved));
    return;
  }
  for (std::size_t i = 0; i < shoot.spec.provider.workers.size(); ++i) {
    reserve_for(shoot.spec.provider.workers[i], i, request);
  }
}

}  // namespace gprov::gardener

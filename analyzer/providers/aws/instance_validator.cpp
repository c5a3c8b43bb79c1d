// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "analyzer/providers/aws/admission.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kRule = "aws/worker-config-refused";
constexpr std::int64_t kLargest = std::numeric_limits<std::int32_t>::max();

constexpr std::array<std::string_view, 2> kTokens = {"required", "optional"};
constexpr std::array<std::string_view, 2> kSevSnp = {"enabled", "disabled"};
constexpr std::array<std::string_view, 3> kInterfaceTypes = {"interface", "efa", "efa-only"};
constexpr std::array<std::string_view, 3> kTenancies = {"default", "dedicated", "host"};
constexpr std::array<std::string_view, 2> kAffinities = {"default", "host"};
constexpr std::array<std::string_view, 3> kMarkets = {"spot", "capacity-block", "interruptible-capacity-reservation"};

void check_value(Refusals& refusals, const std::optional<std::string>& value, std::span<const std::string_view> known,
                 const char* type, const std::string& path) {
  if (value && std::find(known.begin(), known.end(), *value) == known.end()) refusals.add(kRule, type, path, *value);
}

void check_range(Refusals& refusals, std::int64_t number, std::int64_t least, const std::string& path) {
  if (number < least) {
    refusals.add(kRule, "Invalid", path, "must be >= " + std::to_string(least));
  } else if (number > kLargest) {
    refusals.add(kRule, "Invalid", path, "must be <= 2147483647");
  }
}

void check_metadata(Refusals& refusals, const WorkerConfig& config) {
  if (!config.metadata) return;
  constexpr std::int64_t kMostHops = 64;
  const std::string path = config.path + ".instanceMetadataOptions";
  const auto& hops = config.metadata->hop_limit;
  if (hops && (*hops < 1 || *hops > kMostHops)) {
    refusals.add(kRule, "Invalid", path + ".httpPutResponseHopLimit", "only values between 1 and 64 are allowed");
  }
  check_value(refusals, config.metadata->http_tokens, kTokens, "Invalid", path + ".httpTokens");
}

/// Before v1.68 upstream crashes without threadsPerCore; what it had found until then is told.
void check_cpu(Refusals& refusals, const WorkerConfig& config) {
  if (!config.cpu) return;
  const hashing::aws::CpuOptions& cpu = *config.cpu;
  const std::string path = config.path + ".cpuOptions";
  const bool optional = refusals.has(Feature::optional_cpu_counts);
  check_value(refusals, cpu.amd_sev_snp, kSevSnp, "NotSupported", path + ".amdSevSnp");
  const bool neither = !cpu.core_count && !cpu.threads_per_core;
  if (optional && neither) return;
  if (!cpu.core_count) refusals.add(kRule, "Required", path + ".coreCount", "CoreCount is required");
  if (!cpu.threads_per_core) refusals.add(kRule, "Required", path + ".threadsPerCore", "ThreadsPerCore is required");
  if (optional && !(cpu.core_count && cpu.threads_per_core)) return;
  if (cpu.threads_per_core && *cpu.threads_per_core != 1 && *cpu.threads_per_core != 2) {
    refusals.add(kRule, "Invalid", path + ".threadsPerCore", "ThreadsPerCore must be 1 or 2");
  }
}

void check_interface(Refusals& refusals, const hashing::aws::NetworkInterface& interface, const std::string& path) {
  check_value(refusals, interface.type, kInterfaceTypes, "NotSupported", path + ".type");
  if (interface.card_index && interface.card_range) {
    refusals.add(kRule, "Invalid", path, "networkCardIndex and networkCardIndexRange are mutually exclusive");
  }
  if (interface.card_index) check_range(refusals, *interface.card_index, 0, path + ".networkCardIndex");
  if (interface.card_range) {
    const std::string at = path + ".networkCardIndexRange";
    if (interface.card_range->from < 0) refusals.add(kRule, "Invalid", at + ".from", "must be >= 0");
    if (interface.card_range->to > kLargest) refusals.add(kRule, "Invalid", at + ".to", "must be <= 2147483647");
    if (interface.card_range->from > interface.card_range->to) {
      refusals.add(kRule, "Invalid", at, "from must be less than or equal to to");
    }
  }
  check_range(refusals, interface.device_index, 0, path + ".deviceIndex");
}

/// Whether the entry makes an interface of card 0 and device 0.
bool is_primary(const hashing::aws::NetworkInterface& interface) {
  if (interface.card_range && interface.card_range->from != 0) return false;
  return interface.card_index.value_or(0) == 0 && interface.device_index == 0;
}

void check_interfaces(Refusals& refusals, const WorkerConfig& config) {
  const auto path = [&](std::size_t i) { return config.path + ".networkInterfaces[" + std::to_string(i) + "]"; };
  for (std::size_t i = 0; i < config.interfaces.size(); ++i) check_interface(refusals, config.interfaces[i], path(i));
  for (std::size_t i = 0; i < config.interfaces.size(); ++i) {
    if (config.interfaces[i].type != "efa-only" || !is_primary(config.interfaces[i])) continue;
    refusals.add(kRule, "Invalid", path(i) + ".type",
                 "the primary network interface (networkCardIndex 0, deviceIndex 0) must be of type \"interface\" or "
                 "\"efa\", not \"efa-only\"");
  }
}

void check_placement(Refusals& refusals, const WorkerConfig& config) {
  if (!config.placement) return;
  const hashing::aws::Placement& placement = *config.placement;
  const std::string path = config.path + ".placement";
  check_value(refusals, placement.tenancy, kTenancies, "NotSupported", path + ".tenancy");
  check_value(refusals, placement.affinity, kAffinities, "NotSupported", path + ".affinity");
  if (placement.host_id && placement.tenancy != "host") {
    refusals.add(kRule, "Forbidden", path + ".hostId", "hostId can only be set when tenancy is \"host\"");
  }
  if (placement.partition_number) check_range(refusals, *placement.partition_number, 1, path + ".partitionNumber");
}

}  // namespace

void check_instance_options(Refusals& refusals, const WorkerConfig& config) {
  check_metadata(refusals, config);
  check_cpu(refusals, config);
  check_interfaces(refusals, config);
  check_placement(refusals, config);
  check_value(refusals, config.market_type, kMarkets, "NotSupported",
              config.path + ".instanceMarketOptions.marketType");
}

}  // namespace gprov::providers::aws

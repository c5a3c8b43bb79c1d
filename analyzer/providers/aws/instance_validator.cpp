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

void check_value(Findings& findings, const std::optional<std::string>& value, std::span<const std::string_view> known,
                 const char* type, const std::string& path) {
  if (!value || std::find(known.begin(), known.end(), *value) != known.end()) return;
  std::string message = quoted(*value) + " is not one of ";
  for (std::size_t i = 0; i < known.size(); ++i) message += (i == 0 ? "" : ", ") + std::string(known[i]);
  findings.add(kRule, type, path, message);
}

void check_range(Findings& findings, std::int64_t number, std::int64_t least, const std::string& path) {
  if (number < least) {
    findings.add(kRule, "Invalid", path, "must be >= " + std::to_string(least));
  } else if (number > kLargest) {
    findings.add(kRule, "Invalid", path, "must be <= 2147483647");
  }
}

void check_metadata(Findings& findings, const WorkerConfig& config) {
  if (!config.metadata) return;
  constexpr std::int64_t kMostHops = 64;
  const std::string path = config.path + ".instanceMetadataOptions";
  const auto& hops = config.metadata->hop_limit;
  if (hops && (*hops < 1 || *hops > kMostHops)) {
    findings.add(kRule, "Invalid", path + ".httpPutResponseHopLimit", "only values between 1 and 64 are allowed");
  }
  check_value(findings, config.metadata->http_tokens, kTokens, "Invalid", path + ".httpTokens");
}

/// Before v1.68 upstream crashes without threadsPerCore; what it had found until then is told.
void check_cpu(Findings& findings, const WorkerConfig& config) {
  if (!config.cpu) return;
  const hashing::aws::CpuOptions& cpu = *config.cpu;
  const std::string path = config.path + ".cpuOptions";
  const bool optional = findings.has(Feature::optional_cpu_counts);
  check_value(findings, cpu.amd_sev_snp, kSevSnp, "NotSupported", path + ".amdSevSnp");
  const bool neither = !cpu.core_count && !cpu.threads_per_core;
  if (optional && neither) return;
  if (!cpu.core_count) findings.add(kRule, "Required", path + ".coreCount", "CoreCount is required");
  if (!cpu.threads_per_core) findings.add(kRule, "Required", path + ".threadsPerCore", "ThreadsPerCore is required");
  if (optional && !(cpu.core_count && cpu.threads_per_core)) return;
  if (cpu.threads_per_core && *cpu.threads_per_core != 1 && *cpu.threads_per_core != 2) {
    findings.add(kRule, "Invalid", path + ".threadsPerCore", "ThreadsPerCore must be 1 or 2");
  }
}

void check_interface(Findings& findings, const hashing::aws::NetworkInterface& interface, const std::string& path) {
  check_value(findings, interface.type, kInterfaceTypes, "NotSupported", path + ".type");
  if (interface.card_index && interface.card_range) {
    findings.add(kRule, "Invalid", path, "networkCardIndex and networkCardIndexRange are mutually exclusive");
  }
  if (interface.card_index) check_range(findings, *interface.card_index, 0, path + ".networkCardIndex");
  if (interface.card_range) {
    const std::string at = path + ".networkCardIndexRange";
    if (interface.card_range->from < 0) findings.add(kRule, "Invalid", at + ".from", "must be >= 0");
    if (interface.card_range->to > kLargest) findings.add(kRule, "Invalid", at + ".to", "must be <= 2147483647");
    if (interface.card_range->from > interface.card_range->to) {
      findings.add(kRule, "Invalid", at, "from must be less than or equal to to");
    }
  }
  check_range(findings, interface.device_index, 0, path + ".deviceIndex");
}

/// Whether the entry makes an interface of card 0 and device 0.
bool is_primary(const hashing::aws::NetworkInterface& interface) {
  if (interface.card_range && interface.card_range->from != 0) return false;
  return interface.card_index.value_or(0) == 0 && interface.device_index == 0;
}

void check_interfaces(Findings& findings, const WorkerConfig& config) {
  const auto path = [&](std::size_t i) { return config.path + ".networkInterfaces[" + std::to_string(i) + "]"; };
  for (std::size_t i = 0; i < config.interfaces.size(); ++i) check_interface(findings, config.interfaces[i], path(i));
  for (std::size_t i = 0; i < config.interfaces.size(); ++i) {
    if (config.interfaces[i].type != "efa-only" || !is_primary(config.interfaces[i])) continue;
    findings.add(kRule, "Invalid", path(i) + ".type",
                 "the primary network interface (networkCardIndex 0, deviceIndex 0) must be of type \"interface\" or "
                 "\"efa\", not \"efa-only\"");
  }
}

void check_placement(Findings& findings, const WorkerConfig& config) {
  if (!config.placement) return;
  const hashing::aws::Placement& placement = *config.placement;
  const std::string path = config.path + ".placement";
  check_value(findings, placement.tenancy, kTenancies, "NotSupported", path + ".tenancy");
  check_value(findings, placement.affinity, kAffinities, "NotSupported", path + ".affinity");
  if (placement.host_id && placement.tenancy != "host") {
    findings.add(kRule, "Forbidden", path + ".hostId", "hostId can only be set when tenancy is \"host\"");
  }
  if (placement.partition_number) check_range(findings, *placement.partition_number, 1, path + ".partitionNumber");
}

}  // namespace

void check_instance_options(Findings& findings, const WorkerConfig& config) {
  check_metadata(findings, config);
  check_cpu(findings, config);
  check_interfaces(findings, config);
  check_placement(findings, config);
  check_value(findings, config.market_type, kMarkets, "NotSupported",
              config.path + ".instanceMarketOptions.marketType");
}

}  // namespace gprov::providers::aws

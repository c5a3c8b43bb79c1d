// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "hashing/aws.hpp"
#include "hashing/go_json.hpp"
#include "hashing/quantity.hpp"

// The internal types have no JSON names, so Go prints the names of their fields and keeps nulls:
// pkg/apis/aws/types_worker.go@v1.66.0.

namespace gprov::hashing::aws {
namespace {

void add(std::string& out, const OptionalText& text) {
  if (text) {
    append_json_string(out, *text);
  } else {
    out += "null";
  }
}

void add(std::string& out, const OptionalNumber& number) {
  if (number) {
    append_json_number(out, *number);
  } else {
    out += "null";
  }
}

/// `name` begins with the brace or comma before it.
template <class Value>
void add(std::string& out, const char* name, const Value& value) {
  out += name;
  out += ':';
  add(out, value);
}

void add(std::string& out, const NodeTemplate& node_template) {
  out += R"({"capacity":)";
  if (!node_template.has_capacity) {
    out += "null}";
    return;
  }
  auto capacity = node_template.capacity;
  std::sort(capacity.begin(), capacity.end());
  char before = '{';
  for (const auto& [resource, text] : capacity) {
    out += before;
    before = ',';
    append_json_string(out, resource);
    out += ':';
    const auto quantity = Quantity::parse(text);
    append_json_string(out, quantity ? quantity->text() : text);
  }
  if (capacity.empty()) out += '{';
  out += "}}";
}

void add(std::string& out, const ConfigVolume& volume) {
  add(out, R"({"IOPS")", volume.iops);
  add(out, R"(,"Throughput")", volume.throughput);
  out += '}';
}

void add(std::string& out, const ConfigDataVolume& volume) {
  out += R"({"Name":)";
  append_json_string(out, volume.name);
  add(out, R"(,"IOPS")", volume.volume.iops);
  add(out, R"(,"Throughput")", volume.volume.throughput);
  add(out, R"(,"SnapshotID")", volume.snapshot_id);
  out += '}';
}

void add(std::string& out, const InstanceProfile& profile) {
  add(out, R"({"Name")", profile.name);
  add(out, R"(,"ARN")", profile.arn);
  out += '}';
}

void add(std::string& out, const MetadataOptions& metadata) {
  add(out, R"({"HTTPTokens")", metadata.http_tokens);
  add(out, R"(,"HTTPPutResponseHopLimit")", metadata.hop_limit);
  out += '}';
}

void add(std::string& out, const CpuOptions& cpu) {
  add(out, R"({"CoreCount")", cpu.core_count);
  add(out, R"(,"ThreadsPerCore")", cpu.threads_per_core);
  out += '}';
}

void add(std::string& out, const CapacityReservation& reservation) {
  add(out, R"({"CapacityReservationPreference")", reservation.preference);
  add(out, R"(,"CapacityReservationID")", reservation.id);
  add(out, R"(,"CapacityReservationResourceGroupARN")", reservation.resource_group_arn);
  out += '}';
}

template <class Block>
void add_block(std::string& out, const char* name, const std::optional<Block>& block) {
  out += name;
  if (block) {
    add(out, *block);
  } else {
    out += "null";
  }
}

}  // namespace

std::string struct_json(const WorkerConfig& config) {
  std::string out;
  add_block(out, R"({"NodeTemplate":)", config.node_template);
  add_block(out, R"(,"Volume":)", config.volume);
  out += R"(,"DataVolumes":)";
  if (config.has_data_volumes) {
    out += '[';
    for (std::size_t i = 0; i < config.data_volumes.size(); ++i) {
      if (i > 0) out += ',';
      add(out, config.data_volumes[i]);
    }
    out += ']';
  } else {
    out += "null";
  }
  add_block(out, R"(,"IAMInstanceProfile":)", config.instance_profile);
  add_block(out, R"(,"InstanceMetadataOptions":)", config.metadata);
  add_block(out, R"(,"CpuOptions":)", config.cpu);
  add_block(out, R"(,"CapacityReservation":)", config.reservation);
  return out + '}';
}

}  // namespace gprov::hashing::aws

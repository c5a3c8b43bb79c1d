// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/providers/aws/machine_class.hpp"
#include "hashing/release_bands_aws.hpp"

// The parts of a class that come from disks and from the WorkerConfig.

namespace gprov::providers::aws {

/// A class under construction.
class Content {
 public:
  explicit Content(const ClassInput& input)
      : input_(input), worker_path_("spec.provider.workers[" + std::to_string(input.pool->index) + "]") {}

  std::vector<ContentItem> items;

  void add(const char* rule, std::string key, std::string path, hashing::DatumValue value,
           Subject subject = Subject::shoot) {
    items.push_back({rule, std::move(key), subject, std::move(path), std::move(value)});
  }
  [[nodiscard]] std::string worker(const std::string& field) const { return worker_path_ + field; }
  [[nodiscard]] const ClassInput& input() const { return input_; }
  [[nodiscard]] const model::WorkerPool& pool() const { return input_.pool->pool; }
  [[nodiscard]] bool has(hashing::aws::Feature feature) const {
    return hashing::aws::has(input_.side->environment.extension, feature);
  }

 private:
  const ClassInput& input_;
  std::string worker_path_;
};

/// Data disks stand in the order of their names. Mirrors machines.go#computeBlockDevices@v1.73.0.
void add_disks(Content& content);

/// Instance profile, metadata, CPU, reservation, market, interfaces and placement.
void add_config_blocks(Content& content);

}  // namespace gprov::providers::aws

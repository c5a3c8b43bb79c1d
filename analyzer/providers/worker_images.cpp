// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/worker_images.hpp"

#include "analyzer/providers/class_content.hpp"

namespace gprov::providers {
namespace {

using hashing::Opaque;

std::string machine_path(const gardener::GeneratedPool& generated) {
  return "spec.provider.workers[" + std::to_string(generated.index) + "].machine";
}

}  // namespace

std::string image_triple(const model::WorkerPool& pool) {
  return pool.machine_image.name + "/" + pool.machine_image.version + "/" + pool.architecture.value_or("amd64");
}

Opaque image_in_status(const model::WorkerPool& pool) {
  const std::string triple = image_triple(pool);
  const std::string token = "image " + triple + " in the Worker's status";
  return {token, token,
          "the CloudProfile has no usable entry for machine image " + triple +
              ", so the pool keeps the one in the status of the Worker object, which was not given"};
}

/// Side::cloud_profile_name tells the kind too: "CloudProfile az".
Opaque decided_by_profile(const Side& side, const model::WorkerPool& pool, const std::string& tag) {
  const std::string family = "machine type " + pool.machine_type + " and image " + image_triple(pool);
  const std::string name = side.cloud_profile_name.empty() ? "the CloudProfile" : side.cloud_profile_name;
  return {family + " in " + name + tag, family,
          name + (tag.empty() ? " was not given" : " was given for one side only")};
}

ReconcileError machine_type_missing(std::string rule, const Side& side, const gardener::GeneratedPool& generated) {
  const model::WorkerPool& pool = generated.pool;
  return {std::move(rule), Subject::shoot, machine_path(generated) + ".type",
          "machine type \"" + pool.machine_type + "\" not found in cloud profile \"" + profile_name(side) + "\"",
          pool.name};
}

ReconcileError image_missing(std::string rule, const gardener::GeneratedPool& generated, std::string message) {
  return {std::move(rule), Subject::shoot, machine_path(generated) + ".image", std::move(message), generated.pool.name};
}

}  // namespace gprov::providers

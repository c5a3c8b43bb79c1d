// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/class_content.hpp"

#include "hashing/quantity.hpp"

namespace gprov::providers {

const std::vector<ContentItem>& ClassContent::items() const {
  static const std::vector<ContentItem> kNone;
  if (!made_) return kNone;
  if (made_->make) made_->items = std::exchange(made_->make, nullptr)();
  return made_->items;
}

hashing::Opaque with_part(hashing::Opaque opaque, const std::string& part) {
  opaque.token += " / " + part;
  opaque.family += " / " + part;
  return opaque;
}

std::string label_path(const Side& side, const gardener::GeneratedPool& generated, const std::string& label) {
  const std::string worker_path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  const bool known = side.shoot != nullptr && generated.index < side.shoot->spec.provider.workers.size();
  const model::ShootWorker* worker = known ? &side.shoot->spec.provider.workers[generated.index] : nullptr;
  if (worker != nullptr && worker->labels.contains(label)) return worker_path + ".labels[" + label + "]";
  if (label == "networking.gardener.cloud/node-local-dns-enabled") return "spec.systemComponents.nodeLocalDNS.enabled";
  if (label == "worker.gardener.cloud/system-components") return worker_path + ".systemComponents.allow";
  if (label == "worker.gardener.cloud/kubernetes-version") {
    const bool pinned = worker != nullptr && worker->kubernetes && worker->kubernetes->version;
    return pinned ? worker_path + ".kubernetes.version" : "spec.kubernetes.version";
  }
  if (label.starts_with("containerruntime.worker.gardener.cloud/")) return worker_path + ".cri.containerRuntimes";
  return worker_path;
}

std::string printed_quantity(std::string text) {
  hashing::canonicalize_quantity(text);
  return text;
}

std::string profile_name(const Side& side) {
  if (side.shoot == nullptr) return side.cloud_profile_name;
  const model::ShootSpec& spec = side.shoot->spec;
  if (spec.cloud_profile && !spec.cloud_profile->name.empty()) return spec.cloud_profile->name;
  return spec.cloud_profile_name.value_or(side.cloud_profile_name);
}

}  // namespace gprov::providers

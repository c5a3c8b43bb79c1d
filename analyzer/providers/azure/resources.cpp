// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/resources.hpp"

#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands_resources.hpp"

namespace gprov::providers::azure {
namespace {

using model::KindId;

void admit(const ResourceRequest& request, ResourceAnswer& answer) {
  Refusals refusals(request.rejections, std::string(gardener::kind_of(request.resource)));
  switch (request.resource.kind) {
    case KindId::seed:
      return admit_seed(request, refusals);
    case KindId::backup_bucket:
      return admit_bucket(request, refusals);
    case KindId::seed_side_bucket:
      return read_bucket(request);
    case KindId::secret:
      if (is_cloud_provider_secret(request)) return admit_cloud_provider_secret(request, answer);
      return admit_secret(request, refusals);
    case KindId::credentials_binding:
    case KindId::secret_binding:
      return admit_binding(request, refusals);
    case KindId::workload_identity:
      return admit_workload_identity(request, refusals);
    default:
      return;
  }
}

void follow(const ResourceRequest& request, ResourceAnswer& answer) {
  const model::RawExtension now = backup_of(&request.resource), old = backup_of(request.old);
  switch (request.resource.kind) {
    case KindId::seed:
      return follow_backup(request, now, old, "spec.backup.providerConfig");
    case KindId::backup_bucket:
    case KindId::seed_side_bucket:
      follow_backup(request, now, old, "spec.providerConfig");
      return follow_rotate_annotation(request, now);
    case KindId::secret:
      return follow_secret(request, answer);
    case KindId::controller_configuration:
      return follow_configuration(request, answer);
    case KindId::controller_deployment:
      return follow_installation(request, answer);
    default:
      return;
  }
}

}  // namespace

const ResourceRules kResourceRules{hashing::azure::resources_supported, admit, follow};

}  // namespace gprov::providers::azure

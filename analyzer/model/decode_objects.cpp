// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/decode_struct.hpp"
#include "analyzer/model/extension_objects_fields.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/model/shoot_fields.hpp"

// The decoders of all kinds are instantiated here and nowhere else.

namespace gprov::model {

Shoot decode_shoot(const manifest::Node& node) {
  Shoot shoot = decode_struct<Shoot>(node);
  shoot.written = &node;
  return shoot;
}

CloudProfile decode_cloud_profile(const manifest::Node& node) { return decode_struct<CloudProfile>(node); }

NamespacedCloudProfile decode_namespaced_cloud_profile(const manifest::Node& node) {
  return decode_struct<NamespacedCloudProfile>(node);
}

Infrastructure decode_infrastructure(const manifest::Node& node) { return decode_struct<Infrastructure>(node); }

Worker decode_worker(const manifest::Node& node) { return decode_struct<Worker>(node); }

MachineDeployment decode_machine_deployment(const manifest::Node& node) {
  return decode_struct<MachineDeployment>(node);
}

}  // namespace gprov::model

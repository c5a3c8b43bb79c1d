// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/equal.hpp"

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/extension_objects_fields.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::model {

bool equal(const RawExtension& a, const RawExtension& b) {
  if (a.node == b.node) return true;
  if (!a || !b) return false;
  return manifest::same_json(*a.node, *b.node);
}

bool equal(const Shoot& a, const Shoot& b) { return equal_struct(a, b); }
bool equal(const ShootSpec& a, const ShootSpec& b) { return equal_struct(a, b); }
bool equal(const ShootWorker& a, const ShootWorker& b) { return equal_struct(a, b); }
bool equal(const CloudProfile& a, const CloudProfile& b) { return equal_struct(a, b); }
bool equal(const CloudProfileSpec& a, const CloudProfileSpec& b) { return equal_struct(a, b); }
bool equal(const NamespacedCloudProfile& a, const NamespacedCloudProfile& b) { return equal_struct(a, b); }
bool equal(const WorkerPool& a, const WorkerPool& b) { return equal_struct(a, b); }
bool equal(const Worker& a, const Worker& b) { return equal_struct(a, b); }
bool equal(const Infrastructure& a, const Infrastructure& b) { return equal_struct(a, b); }

}  // namespace gprov::model

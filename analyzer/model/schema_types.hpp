// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/api_schema.hpp"

// The types that more than one schema_*.cpp names; one home each.

namespace gprov::model {

// schema_common.cpp
extern const TypeSpec kCrossVersionObjectReference, kObjectReference, kSeedSelector, kNamedResourceReference,
    kCloudProfileReference, kCondition, kLastOperation, kLastError, kSecretReference, kSecretKeySelector;
// schema_kubelet.cpp
extern const TypeSpec kKubeletConfig;
// schema_kubernetes.cpp
extern const TypeSpec kKubernetes;
// schema_worker_pool.cpp
extern const TypeSpec kCRI, kTaint, kMachineControllerManagerSettings, kWorker;
// schema_shoot_status.cpp
extern const TypeSpec kShootStatus;

}  // namespace gprov::model

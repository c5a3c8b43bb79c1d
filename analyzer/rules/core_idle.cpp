// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kHash = "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3";

/// Why nodes stay although manifests differ.
constexpr std::array kRules{
    Rule{"core/empty-value", "an empty block says nothing",
         "it is read like none at all, and its text is not hashed here, so no node is replaced", "", kHash},
    Rule{"core/kubernetes-patch", "only the patch version of Kubernetes changed",
         "the class hash takes the major and the minor version; the kubelet of running nodes is updated in place", "",
         "operatingsystemconfig.go#KeyV2@v1.149.3"},
    Rule{"core/not-hashed", "this field does not matter to the machine class",
         "neither the hash in the class's name nor its content depends on it here, so no node is replaced", "", kHash},
    Rule{"core/order-free", "only the order changed",
         "neither the hash in the machine class's name nor its content depends on the order of this list here, so no "
         "node is replaced",
         "", kHash},
    Rule{"core/pool-size", "the pool gets other limits",
         "minimum and maximum are no part of the machine class; nodes may come or go, but none is replaced", "",
         "extensions/pkg/controller/worker/machines.go#DistributeOverZones@v1.149.3"},
    Rule{"core/same-quantity", "this is the same quantity, written in another way",
         "if it is hashed here, then in canonical form, so no node is replaced", "",
         "k8s.io/apimachinery/pkg/api/resource/quantity.go#CanonicalizeBytes@v0.35"},
    Rule{"core/written-default", "the API server fills this in where it is left out",
         "once stored, both manifests say the same here, so no node is replaced", "",
         "pkg/apis/core/v1beta1/defaults_shoot.go#SetDefaults_Worker@v1.149.3"},
};

}  // namespace

std::span<const Rule> core_idle_rules() { return kRules; }

}  // namespace gprov::rules

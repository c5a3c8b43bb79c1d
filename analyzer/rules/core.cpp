// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kKey = "operatingsystemconfig.go#Key@v1.149.3";
constexpr std::string_view kKubelet = "utils/shoot.go#CalculateDataStringForKubeletConfiguration@v1.149.3";
constexpr std::string_view kWithNextRoll =
    "Set it together with a change that rolls the pool anyway, such as the next Kubernetes minor or image version.";

/// What takes part in the node-agent key of a pool: a change of any of them rolls the pool on every provider.
constexpr std::array kRules{
    Rule{"core/ca-rotation", "the rotation of the certificate authorities began for this pool",
         "its time is part of the node-agent key, so every node is replaced to trust the new authority",
         "Start it with rotate-ca-start-without-workers-rollout, and roll the pools one by one with "
         "rotate-rollout-workers=POOL.",
         kKey},
    Rule{"core/cpu-manager-policy", "the kubelet's cpuManagerPolicy changed",
         "the value as written is part of the node-agent key; adding 'none', the kubelet's default, rolls as well",
         kWithNextRoll, kKubelet},
    Rule{"core/cri", "the container runtime interface changed", "its name is part of the node-agent key",
         "Leave cri as it is; without it Gardener writes containerd.", kKey},
    Rule{"core/eviction-hard", "the kubelet's evictionHard changed",
         "its five values as written are part of the node-agent key; adding the block rolls even if it repeats the "
         "defaults or is empty",
         "Keep the values as they are written now, or use evictionSoft, which does not roll.", kKubelet},
    Rule{"core/in-place-hash", "what the nodes of an in-place pool are updated for changed",
         "it is a hash over Kubernetes minor, image version, rotations and kubelet values", "",
         "utils/shoot.go#CalculateWorkerPoolHashForInPlaceUpdate@v1.149.3"},
    Rule{"core/kube-reserved", "the kubelet's kubeReserved changed",
         "its quantities in canonical form are part of the node-agent key; a kubelet block of the worker replaces the "
         "Shoot's as a whole",
         "Keep the quantities, and repeat the Shoot's kubeReserved in a kubelet block of the worker.", kKubelet},
    Rule{"core/kubernetes-minor", "the Kubernetes minor version changed",
         "major and minor of the pool's Kubernetes version are part of the node-agent key; patch versions are not",
         "To move the control plane first, pin workers[].kubernetes.version to the present version and move each pool "
         "when it suits.",
         kKey},
    Rule{"core/machine-image", "the machine image changed",
         "name and full version of the image are part of the node-agent key",
         "Write the full version that runs now in machine.image.version, and move pool by pool.", kKey},
    Rule{"core/machine-type", "the machine type changed", "its name is part of the node-agent key",
         "Add a pool with the new type, drain the old pool, and remove it; or accept the roll.", kKey},
    Rule{"core/node-agent-secret", "the name of the pool's node-agent secret changed",
         "it ends in a hash over the pool's core data, and the class hash begins with it", "",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3"},
    Rule{"core/node-local-dns", "node-local DNS changes how nodes resolve names",
         "below Kubernetes 1.34, and with kube-proxy in IPVS mode, it is part of the node-agent key",
         "Switch it with an upgrade that rolls anyway; from Kubernetes 1.34 and without IPVS it does not roll.", kKey},
    Rule{"core/provider-config", "the worker's providerConfig changed",
         "the pool is on hash version 1, which hashes the whole providerConfig as JSON with sorted keys",
         "Leave it as it is until the pool is on hash version 2.",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHashV1@v1.145.0"},
    Rule{"core/service-account-key-rotation", "the rotation of the service account key began for this pool",
         "its time is part of the node-agent key",
         "Start it with rotate-serviceaccount-key-start-without-workers-rollout, and roll the pools one by one with "
         "rotate-rollout-workers=POOL.",
         kKey},
    Rule{"core/volume-size", "the size of the root volume changed",
         "its text is part of the node-agent key, so even 050Gi for 50Gi counts",
         "Keep the size as it is written now, or use a new pool for the new size.", kKey},
    Rule{"core/volume-type", "the type of the root volume changed",
         "it is part of the node-agent key; removing it counts, even if the provider's default is the same",
         "Keep the type, or use a new pool for the new type.", kKey},
};

}  // namespace

std::span<const Rule> core_rules() { return kRules; }

}  // namespace gprov::rules

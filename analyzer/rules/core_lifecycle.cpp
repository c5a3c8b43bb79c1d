// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

constexpr std::string_view kActuator =
    "extensions/pkg/controller/worker/genericactuator/actuator_reconcile.go#Reconcile@v1.149.3";
constexpr std::string_view kOperations = "pkg/api/core/validation/shoot.go#validateShootOperation@v1.149.3";
constexpr std::string_view kMutator = "plugin/pkg/shoot/mutator/admission.go#Admit@v1.149.3";

/// What comes, goes, or cannot be told; not part of a hash by itself.
constexpr std::array kRules{
    Rule{"core/deployment-renamed", "the extension calls the pool's MachineDeployment otherwise",
         "a MachineDeployment under another name is another one: its machines are created, the old one's deleted", "",
         "extensions/pkg/controller/worker/genericactuator/actuator_reconcile.go#deployMachineDeployments@v1.149.3"},
    Rule{"core/extension-config", "the worker's providerConfig changed",
         "the extension hashes it as a whole, as JSON with sorted keys: --provider-rule says so",
         "Leave it as it is until the pool may roll.",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3"},
    Rule{"core/extension-data", "this release does not know the provider's data",
         "each provider extension adds data of its own to the class hash, and this program does not know that of this "
         "one",
         "Say with --provider-rule what it hashes, or look at the pool by hand.",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3"},
    Rule{"core/extension-upgrade", "the new release of the provider extension hashes other data",
         "with the old release of the extension on both sides the pool would keep its nodes", "",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3"},
    Rule{"core/gardener-upgrade", "the new release of Gardener hashes other data",
         "with the old release of Gardener on both sides the pool would keep its nodes", "",
         "operatingsystemconfig.go#Key@v1.149.3"},
    Rule{"core/hash-order", "the same values stand in another order",
         "the hash is taken over a list, so the order of its values counts", "Keep the order as it is now.",
         "extensions/pkg/controller/worker/machines.go#WorkerPoolHash@v1.149.3"},
    Rule{"core/hash-version", "the pool moves to another hash version",
         "hash versions 1 and 2 hash different lists, so the class name changes whatever is in them; a pool moves when "
         "one of its recorded keys changes, and with the upgrade to Gardener v1.146 at the latest",
         "Let it move together with a change that rolls the pool anyway.",
         "operatingsystemconfig.go#updateHashVersioningSecret@v1.145.0"},
    Rule{"core/image-unknown", "the CloudProfile has no such machine image",
         "admission refuses a pool with an image that the CloudProfile does not list",
         "Write an image that the CloudProfile offers.", kMutator},
    Rule{"core/image-unresolvable", "no machine image fits",
         "the CloudProfile has no version of this image that is neither expired nor in preview and that fits the pool",
         "Write a version that the CloudProfile offers.", kMutator},
    Rule{"core/image-version-syntax", "the machine image version is no version",
         "admission resolves it against the versions of the CloudProfile", "Write a version such as 1877.3.0.",
         kMutator},
    Rule{"core/kubernetes-version-syntax", "the Kubernetes version is no version",
         "admission resolves it against the versions of the CloudProfile", "Write a version such as 1.34.1.", kMutator},
    Rule{"core/kubernetes-version-unresolvable", "no Kubernetes version fits",
         "the CloudProfile offers no supported version that begins like this one",
         "Write a version that the CloudProfile offers.", kMutator},
    Rule{"core/live-name-differs", "the cluster runs another name than the old manifests give",
         "something that the old manifests do not show takes part, or they are not what runs",
         "Give the objects as they are in the cluster, such as the Worker and the Infrastructure, with --with-old.",
         "gprov-impact"},
    Rule{"core/not-supported", "this release does not know the rules for this",
         "it knows the releases of Gardener and of provider extensions that gprov-impact(1) lists",
         "Look at the pool by hand; what is not known is never guessed.", "gprov-impact"},
    Rule{"core/old-state-fails", "the old state cannot be reconciled either",
         "what runs now was made from an earlier state that is not known",
         "Give the Worker of the cluster with --with-old.", "gprov-impact"},
    Rule{"core/operation-combination", "operations that exclude each other are asked for",
         "the API server refuses to begin them together", "Ask for one of them.", kOperations},
    Rule{"core/operation-hibernated", "the operation needs an awake Shoot",
         "most rotations and rollouts are refused while the Shoot is hibernated or waking up",
         "Wake the Shoot up first.", kOperations},
    Rule{"core/operation-pools", "the operation names pools that it cannot roll",
         "each pool must exist, be named once, and not be updated in place", "Name existing rolling pools.",
         kOperations},
    Rule{"core/operation-unknown", "this Gardener release has no such operation",
         "the API server accepts only the operations that it knows", "Write one of the operations that are listed.",
         kOperations},
    Rule{"core/pool-added", "the pool is new", "new machine deployments come up; other pools are not touched", "",
         kActuator},
    Rule{"core/pool-removed", "the pool is gone",
         "its machine deployments are deleted once all wanted ones are available",
         "Drain the pool first, or keep it with minimum and maximum 0.", kActuator},
    Rule{"core/pool-renamed", "the pool has another name",
         "a pool is known by its name: a new one is created, and the old one is deleted with all its nodes at once, "
         "whatever maxSurge says",
         "Keep the name; or add the new pool first, move the load, and remove the old one later.", kActuator},
    Rule{"core/refused-by-server", "the API server refuses it",
         "a dry run was sent to the API server, and this is its answer: the update does not happen", "",
         "staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go#applyOneObject@v1.35.0"},
    Rule{"core/release-not-supported", "this release does not know the rules of that Gardener or extension release",
         "the data behind a hash differ from release to release; what is not known is never guessed",
         "Give --gardener-version or --extension-version if another release runs.", "gprov-impact"},
    Rule{"core/reservation-machine-type", "GKE's formula does not know the machine type",
         "the resource-reservation plugin computes kubeReserved from the CloudProfile's machine types",
         "Choose a machine type of the CloudProfile.",
         "resourcereservation/admission.go#injectResourceReservations@v1.149.3"},
    Rule{"core/rollout-workers", "the pool is rolled on demand",
         "gardenlet writes the time into the template of its machine deployments, so every node is replaced although "
         "the class keeps its name",
         "Name fewer pools in rollout-workers=POOL.",
         "pkg/gardenlet/controller/shoot/shoot/reconciler.go#updateShootStatusOperationStart@v1.149.3"},
    Rule{"core/rotation-phase", "the rotation is not at the point that this operation needs",
         "a rotation is started once the one before is completed, rolled while it waits for its pools, and completed "
         "once it is prepared",
         "Look at status.credentials.rotation, and do what comes next.", kOperations},
    Rule{"core/shoot-added", "the Shoot is new", "all of its pools are created", "", kActuator},
    Rule{"core/shoot-removed", "the Shoot is not among the new manifests",
         "if that means its deletion, all of its nodes go", "Give the new manifest of the Shoot if it is to stay.",
         kActuator},
    Rule{"core/unknown-input", "an input is missing", "the class name cannot be computed without it",
         "Give the object that is named, with --with, --with-old or --with-new.", "gprov-impact"},
    Rule{"core/zone-added", "the pool got a further zone",
         "a new machine deployment comes up, and minimum and maximum are spread anew, so other zones may lose nodes",
         "Raise minimum and maximum together with the zone.",
         "extensions/pkg/controller/worker/machines.go#DistributeOverZones@v1.149.3"},
    Rule{"core/zone-removed", "the pool lost a zone", "the machine deployment of that zone is deleted with its nodes",
         "Use a new pool with the zones wanted; Gardener refuses to remove a zone from a pool.",
         "pkg/utils/validation/validation.go#ShouldEnforceImmutability@v1.149.3"},
};

}  // namespace

std::span<const Rule> core_lifecycle_rules() { return kRules; }

}  // namespace gprov::rules

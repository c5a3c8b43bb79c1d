// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/resolution.hpp"

namespace gprov::gardener {

/// The static defaults, on the Shoot's level only: a worker's own kubelet block is left alone and so loses them.
/// resourcereservation/admission.go#setStaticResourceReservationDefaults@v1.149.3; the GKE formula is off by default.
void reserve_resources(model::Shoot& shoot) {
  if (shoot.metadata.deletion_timestamp || shoot.spec.provider.workers.empty()) return;
  model::KubeletReserved& reserved = ensure(ensure(shoot.spec.kubernetes.kubelet).kube_reserved);
  default_to(reserved.cpu, "80m");
  default_to(reserved.memory, "1Gi");
  default_to(reserved.pid, "20k");
}

}  // namespace gprov::gardener

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"

// Parts of a Shoot that decide no class, only whether the API server takes the Shoot; conventions as in shoot.hpp.

namespace gprov::model {

struct NginxIngress {
  bool enabled = false;
  std::optional<std::string> external_traffic_policy;
};
struct KubernetesDashboard {
  bool enabled = false;
  std::optional<std::string> authentication_mode;
};
struct Addons {
  std::optional<KubernetesDashboard> kubernetes_dashboard;
  std::optional<NginxIngress> nginx_ingress;
};

struct FailureTolerance {
  std::string type;
};
struct HighAvailability {
  FailureTolerance failure_tolerance;
};
struct ControlPlane {
  std::optional<HighAvailability> high_availability;
};

struct Dns {
  std::optional<std::string> domain;
};

struct WorkerBackup {
  std::string provider;
};
/// A pool that runs the control plane makes its Shoot a self-hosted one.
struct WorkerControlPlane {
  std::optional<WorkerBackup> backup;
};

struct HorizontalPodAutoscaler {
  std::optional<std::string> sync_period;
};
struct VerticalPodAutoscaler {
  bool enabled = false;
};

}  // namespace gprov::model

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_parts.hpp"

namespace gprov::model {

template <>
struct Fields<NginxIngress> {
  static constexpr auto table = std::tuple{field("enabled", &NginxIngress::enabled),
                                           field("externalTrafficPolicy", &NginxIngress::external_traffic_policy)};
};

template <>
struct Fields<KubernetesDashboard> {
  static constexpr auto table = std::tuple{field("enabled", &KubernetesDashboard::enabled),
                                           field("authenticationMode", &KubernetesDashboard::authentication_mode)};
};

template <>
struct Fields<Addons> {
  static constexpr auto table = std::tuple{field("kubernetesDashboard", &Addons::kubernetes_dashboard),
                                           field("nginxIngress", &Addons::nginx_ingress)};
};

template <>
struct Fields<FailureTolerance> {
  static constexpr auto table = std::tuple{field("type", &FailureTolerance::type)};
};

template <>
struct Fields<HighAvailability> {
  static constexpr auto table = std::tuple{field("failureTolerance", &HighAvailability::failure_tolerance)};
};

template <>
struct Fields<ControlPlane> {
  static constexpr auto table = std::tuple{field("highAvailability", &ControlPlane::high_availability)};
};

template <>
struct Fields<Dns> {
  static constexpr auto table = std::tuple{field("domain", &Dns::domain)};
};

template <>
struct Fields<WorkerBackup> {
  static constexpr auto table = std::tuple{field("provider", &WorkerBackup::provider)};
};

template <>
struct Fields<WorkerControlPlane> {
  static constexpr auto table = std::tuple{field("backup", &WorkerControlPlane::backup)};
};

template <>
struct Fields<HorizontalPodAutoscaler> {
  static constexpr auto table = std::tuple{field("syncPeriod", &HorizontalPodAutoscaler::sync_period)};
};

template <>
struct Fields<VerticalPodAutoscaler> {
  static constexpr auto table = std::tuple{field("enabled", &VerticalPodAutoscaler::enabled)};
};

}  // namespace gprov::model

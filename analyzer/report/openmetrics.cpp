// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <functional>
#include <iterator>
#include <ostream>
#include <string>

#include "analyzer/report/layout.hpp"
#include "analyzer/report/writers.hpp"

// The OpenMetrics text format 1.0, for a push gateway or a file that a node exporter picks up.

namespace gprov::report {

namespace {

using impact::Verdict;

std::string label(std::string_view name, std::string_view value) {
  std::string out = std::string(name) + "=\"";
  // inert() leaves no line end, but spells things with backslashes.
  for (const char c : inert(value)) {
    if (c == '\\' || c == '"') out += '\\';
    out += c;
  }
  return out + "\"";
}

class Metrics {
 public:
  explicit Metrics(std::ostream& out) : out_(out) {}

  void family(const std::string& name, std::string_view help) {
    name_ = "gprov_impact_" + name;
    out_ << "# TYPE " << name_ << " gauge\n# HELP " << name_ << " " << help << "\n";
  }
  void sample(const std::string& labels, std::int64_t value) {
    out_ << name_ << (labels.empty() ? "" : "{" + labels + "}") << " " << value << "\n";
  }
  void single(const std::string& name, std::string_view help, std::int64_t value) {
    family(name, help);
    sample("", value);
  }

 private:
  std::ostream& out_;
  std::string name_;
};

using Visit = std::function<void(const impact::Pool&, const std::string& labels)>;

void for_each_pool(const impact::Impact& impact, const Visit& visit) {
  for (const impact::Shoot& shoot : impact.shoots) {
    const std::string lead = label("namespace", shoot.ns) + "," + label("shoot", shoot.name) + "," +
                             label("provider", shoot.provider) + "," + label("region", shoot.region) + ",";
    for (const impact::Pool& pool : shoot.pools) visit(pool, lead + label("pool", pool.name));
  }
}

std::int64_t replaced_nodes(const impact::MaintenanceRun& run) {
  std::int64_t nodes = 0;
  for (const impact::PoolVerdict& pool : run.pools) nodes += pool.verdict >= Verdict::roll ? pool.nodes.max : 0;
  return nodes;
}

/// Of a forecast only.
void write_maintenances(const impact::Impact& impact, Metrics& metrics) {
  const auto visit = [&](const std::function<void(const impact::MaintenanceRun&, const std::string&)>& take) {
    for (const impact::Shoot& shoot : impact.shoots) {
      if (!shoot.maintenance) continue;
      const std::string lead = label("namespace", shoot.ns) + "," + label("shoot", shoot.name) + ",";
      for (const impact::MaintenanceRun& run : *shoot.maintenance) take(run, lead + label("at", run.at));
    }
  };
  metrics.family("maintenance_replaced_nodes_max", "Greatest number of nodes that a maintenance replaces.");
  visit([&](const impact::MaintenanceRun& run, const std::string& labels) {
    if (run.verdict != Verdict::none) metrics.sample(labels, replaced_nodes(run));
  });
  metrics.family("maintenance_refused", "1 for a maintenance that the API server refuses.");
  visit([&](const impact::MaintenanceRun& run, const std::string& labels) {
    if (!run.rejections.empty()) metrics.sample(labels, 1);
  });
}

}  // namespace

void write_openmetrics(const impact::Impact& impact, const Style&, std::ostream& out) {
  Metrics metrics(out);
  const impact::Summary& summary = impact.summary;
  metrics.family("pools", "Worker pools by verdict.");
  for (std::size_t i = 0; i < impact::kVerdicts; ++i) {
    metrics.sample(label("verdict", impact::word(static_cast<Verdict>(i))), summary.verdicts.at(i));
  }
  metrics.single("shoots", "Shoots that were compared.", summary.shoots);
  metrics.single("shoots_rejected", "Shoots whose update is refused.", summary.rejected);
  metrics.single("shoots_failing", "Shoots whose worker reconciliation fails.", summary.reconcile_errors);
  metrics.single("findings_ignored", "Findings that somebody accepts.", summary.ignored);
  metrics.single("replaced_nodes_min", "Least number of nodes that are replaced.", summary.nodes.min);
  metrics.single("replaced_nodes_max", "Greatest number of nodes that are replaced.", summary.nodes.max);
  metrics.single("exit_code", "Exit code of the comparison.", impact.exit_code);
  metrics.single("complete", "1 if everything was compared, else 0.", impact.complete ? 1 : 0);
  const auto is_rejected = [](const auto& row) { return !row.rejections.empty(); };
  metrics.single("profiles", "CloudProfiles and NamespacedCloudProfiles that differ.",
                 std::ssize(impact.cloud_profiles));
  metrics.single("profiles_rejected", "Those of them that are refused.",
                 std::count_if(impact.cloud_profiles.begin(), impact.cloud_profiles.end(), is_rejected));
  metrics.single("resources", "Other resources that were compared.", std::ssize(impact.resources));
  metrics.single("resources_rejected", "Those of them that are refused.",
                 std::count_if(impact.resources.begin(), impact.resources.end(), is_rejected));
  metrics.single("resources_failing", "Those of them that are accepted and then fail.",
                 std::count_if(impact.resources.begin(), impact.resources.end(),
                               [](const impact::Resource& row) { return row.fails; }));
  write_maintenances(impact, metrics);
  // Series of what changes only: a landscape has thousands of pools that stay as they are.
  metrics.family("pool_verdict", "1 for the verdict of a pool that does not stay as it is.");
  for_each_pool(impact, [&](const impact::Pool& pool, const std::string& labels) {
    if (pool.verdict != Verdict::none) metrics.sample(labels + "," + label("verdict", impact::word(pool.verdict)), 1);
  });
  metrics.family("pool_replaced_nodes_max", "Greatest number of nodes of a pool that are replaced.");
  for_each_pool(impact, [&](const impact::Pool& pool, const std::string& labels) {
    if (pool.verdict >= Verdict::roll) metrics.sample(labels, pool.nodes.max);
  });
  metrics.family("pool_rollout_seconds_max", "Longest time that the rollout of a pool may take.");
  for_each_pool(impact, [&](const impact::Pool& pool, const std::string& labels) {
    if (pool.rollout) metrics.sample(labels, pool.rollout->seconds.max);
  });
  out << "# EOF\n";
}

}  // namespace gprov::report

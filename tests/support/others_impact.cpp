// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/sample_impact.hpp"

namespace gprov::tests {
namespace {

using impact::Verdict;

impact::Refusal refusal(const std::string& path, const std::string& message) {
  return {{"core/kubernetes-downgrade", "CloudProfile", "validation", "Forbidden", path, message},
          impact::Position{"new.yaml", 7, 3}};
}

impact::MaintenanceRun run(const std::string& at, Verdict verdict, const std::string& text) {
  impact::MaintenanceRun made;
  made.at = at;
  made.ran = true;
  made.verdict = verdict;
  made.pools.push_back({text, verdict, {1, 3}});
  made.pools.push_back({"idle", Verdict::none, {2, 2}});
  gardener::MaintenanceChange change;
  change.path = "spec.kubernetes.version";
  change.before = "1.33.4";
  change.after = text;
  change.why = text;
  made.changes.push_back(change);
  return made;
}

}  // namespace

impact::Impact others_impact(const std::string& text) {
  impact::Impact made;
  made.exit_code = 1;
  impact::When now;
  now.kind = impact::WhenKind::now;
  const impact::Position at{"new.yaml", 12, 5};
  impact::CloudProfile refused{"CloudProfile", "", text, {refusal("spec.kubernetes", text)}, {}, 3, "updated"};
  impact::CloudProfile accepted{"NamespacedCloudProfile", "garden-dev", text, {}, {}, 1, "updated"};
  accepted.effects.push_back({"core/machine-image", text, "2 pools roll in the next maintenance.", "Shoot", now, at});
  made.cloud_profiles = {refused, accepted};
  impact::Resource bucket;
  bucket.kind = "BackupBucket";
  bucket.name = text;
  bucket.changed = true;
  bucket.effects.push_back({"azure/backup-bucket", text, "Worker nodes are not touched.", "bucket", now, at});
  impact::Resource failing = bucket;
  failing.kind = "ControllerDeployment";
  failing.fails = true;
  made.resources = {bucket, failing};
  impact::Shoot shoot;
  shoot.ns = "garden-dev";
  shoot.name = text;
  shoot.provider = "azure";
  shoot.maintenance = std::vector<impact::MaintenanceRun>{run("2026-09-02T21:00:00Z", Verdict::roll, text)};
  impact::MaintenanceRun none = run("2026-09-03T21:00:00Z", Verdict::none, text);
  none.changes.clear();
  impact::MaintenanceRun refusing = run("2026-09-04T21:00:00Z", Verdict::none, text);
  refusing.attempted = refusing.changes;
  refusing.changes.clear();
  refusing.rejections.push_back(refusal("spec.kubernetes.version", text));
  refusing.repeats = 2;
  shoot.maintenance->push_back(none);
  shoot.maintenance->push_back(refusing);
  made.shoots.push_back(shoot);
  made.summary.shoots = 1;
  return made;
}

}  // namespace gprov::tests

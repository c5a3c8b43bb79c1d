// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/sample_impact.hpp"

namespace gprov::tests {
namespace {

using impact::Verdict;

impact::Reason reason(std::string rule, Verdict effect, std::string path, std::optional<std::string> before,
                      std::optional<std::string> after) {
  impact::Reason made;
  made.rule = std::move(rule);
  made.effect = effect;
  made.path = std::move(path);
  made.before.text = std::move(before);
  made.after.text = std::move(after);
  made.before_at = impact::Position{"old.yaml", 12, 14};
  made.after_at = impact::Position{"new.yaml", 13, 15};
  made.title = "something changed";
  made.why = "it is part of the hash";
  made.remedy = "Leave it.";
  made.source = "file.go#Function@v1.0.0";
  made.fingerprint = "0123456789ab";
  return made;
}

impact::MachineDeployment deployment(const std::string& name, Verdict verdict, impact::Name before,
                                     impact::Name after) {
  impact::MachineDeployment made;
  made.name = name;
  made.zone = "1";
  made.verdict = verdict;
  const bool was = !std::holds_alternative<std::monostate>(before), is = !std::holds_alternative<std::monostate>(after);
  if (was)
    made.minimum.before = 1, made.maximum.before = 3, made.max_surge.before = 1, made.max_unavailable.before = "25%";
  if (is) made.minimum.after = 1, made.maximum.after = 3, made.max_surge.after = 1, made.max_unavailable.after = "25%";
  made.class_name.before = std::move(before);
  made.class_name.after = std::move(after);
  return made;
}

impact::Pool pool(const std::string& name, Verdict verdict, impact::MachineDeployment part) {
  impact::Pool made;
  made.name = name;
  made.verdict = verdict;
  made.when.kind = verdict == Verdict::none ? impact::WhenKind::never : impact::WhenKind::now;
  made.update_strategy = "AutoRollingUpdate";
  made.nodes = {1, 3};
  made.node_agent_secret_name = {part.class_name.before, part.class_name.after};
  made.machine_deployments.push_back(std::move(part));
  return made;
}

impact::Pool explained_pool() {
  impact::Pool made =
      pool("roll", Verdict::roll, deployment("md-roll-z1", Verdict::roll, "md-roll-aaaaa-z1", "md-roll-bbbbb-z1"));
  made.hash_version = {2, 2};
  made.reasons.push_back(
      reason("core/machine-type", Verdict::roll, "spec.provider.workers[0].machine.type", "small", "large"));
  impact::Reason secret = reason("azure/diagnostics-storage", Verdict::roll, "spec.provider.workers[0].providerConfig",
                                 "s3cret", "s3cret2");
  secret.before.masked = secret.after.masked = true;
  made.reasons.push_back(secret);
  const auto line = [](const char* rule, const char* path, const char* value) {
    return impact::HashLine{rule, path, {std::string(value), "", false}};
  };
  impact::ExplainedHash before{{line("core/machine-type", "spec.provider.workers[0].machine.type", "small"),
                                line("core/volume-size", "spec.provider.workers[0].volume.size", "50Gi")},
                               {line("core/node-agent-secret", "", "gardener-node-agent-roll-1")}};
  impact::ExplainedHash after{{line("core/machine-type", "spec.provider.workers[1].machine.type", "large"),
                               line("core/volume-size", "spec.provider.workers[1].volume.size", "50Gi"),
                               line("core/cri", "spec.provider.workers[1].cri.name", "containerd")},
                              {line("core/node-agent-secret", "", "gardener-node-agent-roll-2")}};
  after.extension.push_back({"azure/fault-domains", "", {std::nullopt, "a random suffix", false}});
  made.machine_deployments.front().hash = {before, after};
  return made;
}

impact::Shoot every_verdict() {
  impact::Shoot shoot;
  shoot.ns = "garden-dev";
  shoot.name = "crazy-botany";
  shoot.provider = "azure";
  shoot.region = "westeurope";
  shoot.kubernetes = {"1.34.1", "1.35.0"};
  shoot.exists = {true, true};
  shoot.verdict = Verdict::recreate;
  shoot.when.kind = impact::WhenKind::now;
  const impact::Name nothing;
  shoot.pools.push_back(
      pool("none", Verdict::none, deployment("md-none-z1", Verdict::none, "md-none-aaaaa", "md-none-aaaaa")));
  shoot.pools.push_back(
      pool("drift", Verdict::drift, deployment("md-drift-z1", Verdict::drift, "md-drift-aaaaa", "md-drift-aaaaa")));
  shoot.pools.back().reasons.push_back(reason("azure/vm-tags", Verdict::drift, "spec.provider.workers[1].labels[a]",
                                              std::nullopt, "line\nbreak \x1b[31mred \xe2\x80\xae turned"));
  shoot.pools.push_back(
      pool("create", Verdict::create, deployment("md-create-z1", Verdict::create, nothing, "md-create-aaaaa")));
  shoot.pools.back().recreate_of = "delete";
  shoot.pools.push_back(pool("in-place", Verdict::in_place,
                             deployment("md-in-place-z1", Verdict::in_place, "md-in-place-a", "md-in-place-b")));
  shoot.pools.push_back(pool("unknown", Verdict::unknown,
                             deployment("md-unknown-z1", Verdict::unknown, "md-unknown-aaaaa",
                                        impact::UnknownText{"CloudProfile az is missing", "md-unknown-"})));
  shoot.pools.back().confidence = impact::Confidence::unknown;
  shoot.pools.back().conditions = {"CloudProfile az"};
  shoot.pools.push_back(explained_pool());
  shoot.pools.push_back(
      pool("delete", Verdict::remove, deployment("md-delete-z1", Verdict::remove, "md-delete-aaaaa", nothing)));
  shoot.pools.back().recreate_of = "create";
  return shoot;
}

}  // namespace

impact::Impact sample_impact() {
  impact::Impact made;
  made.verdict = Verdict::recreate;
  made.exit_code = 1;
  made.shoots.push_back(every_verdict());
  impact::Shoot refused;
  refused.ns = "garden-dev";
  refused.name = "refused";
  refused.provider = "azure";
  refused.kubernetes = {"1.34.1", ""};
  refused.exists = {true, false};
  refused.rejections.push_back(
      {{"core/image-unknown", "Shoot", "validation", "Forbidden", "spec.kubernetes.version", "must not go down"},
       impact::Position{"new.yaml", 9, 3}});
  refused.reconcile_errors.push_back(
      {{"azure/subnet-missing", "Shoot", "extension-azure", "", "spec.provider.workers[0].zones", "no subnet"},
       std::nullopt});
  made.shoots.push_back(refused);
  made.assumed.push_back({"gardener version", "v1.144.0", "v1.145.0", "the command line", true});
  made.diagnostics.push_back(
      {manifest::Severity::warning, "the key 'a' stands twice", impact::Position{"old.yaml", 3, 1}});
  made.summary = {2, 7, 7, {1, 1, 1, 1, 1, 1, 1, 0}, 1, 1, 0, {2, 6}};
  return made;
}

}  // namespace gprov::tests

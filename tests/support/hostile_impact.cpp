// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/sample_impact.hpp"

namespace gprov::tests {
namespace {

using impact::Verdict;

impact::Pool hostile_pool(const std::string& text) {
  impact::Pool pool;
  pool.name = text;
  pool.verdict = Verdict::roll;
  pool.when.kind = impact::WhenKind::maintenance;
  pool.when.detail = text;
  pool.when.note = text;
  pool.nodes = {1, 2};
  pool.confidence = impact::Confidence::assumed;
  pool.conditions = {text};
  pool.warnings = {text};
  pool.recreate_of = text;
  impact::MachineDeployment deployment;
  deployment.name = text;
  deployment.zone = text;
  deployment.verdict = Verdict::roll;
  deployment.class_name = {text + "-a", impact::UnknownText{text, text}};
  deployment.hash.before = impact::ExplainedHash{{{"core/machine-type", text, {text, "", false}}}, {}};
  deployment.hash.after = impact::ExplainedHash{{{"core/machine-type", text, {std::nullopt, text, false}}}, {}};
  pool.machine_deployments.push_back(deployment);
  impact::Reason reason;
  reason.rule = "core/machine-type";
  reason.effect = Verdict::roll;
  reason.path = "spec.provider.workers[0].labels[" + text + "]";
  reason.before.text = text;
  reason.after.text = text + text;
  reason.after_at = impact::Position{text, 3, 4};
  reason.title = text;
  reason.why = text;
  reason.remedy = text;
  reason.source = text;
  reason.fingerprint = "0123456789ab";
  pool.reasons.push_back(reason);
  return pool;
}

}  // namespace

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> kTexts = {"a | b",
                                                  "`code`",
                                                  "````\nfence",
                                                  "-->",
                                                  "<!-- x",
                                                  "@all",
                                                  "#123",
                                                  "<script>alert(1)</script>",
                                                  "</script><script>",
                                                  "</details>",
                                                  "[text](javascript:alert(1))",
                                                  "![x](http://evil.example/x.png)",
                                                  "https://evil.example www.evil.example",
                                                  "=HYPERLINK(\"x\")",
                                                  "a,b\"c",
                                                  "::error::x",
                                                  "%0A::warning::x",
                                                  "line\nbreak\r\nmore",
                                                  "\xe2\x80\xae turned",
                                                  "\x1b[31mred",
                                                  "bad \xff byte",
                                                  "]]>",
                                                  "&amp;&#64;",
                                                  "~~~",
                                                  "*bold* _x_ ~~y~~",
                                                  "\\|",
                                                  " padded ",
                                                  "",
                                                  "~user",
                                                  "!1 &1 $1",
                                                  "{{ .Values }}",
                                                  "1. one",
                                                  "- two",
                                                  "null",
                                                  "\"",
                                                  "'",
                                                  std::string(10240, 'x'),
                                                  std::string(5000, '|') + std::string(5000, '`')};
  return kTexts;
}

impact::Impact hostile_impact() {
  impact::Impact made;
  made.verdict = Verdict::recreate;
  made.exit_code = 1;
  for (const std::string& text : hostile_texts()) {
    impact::Shoot shoot;
    shoot.ns = "garden-" + text;
    shoot.name = text;
    shoot.provider = shoot.region = text;
    shoot.kubernetes = {text, text};
    shoot.exists = {true, true};
    shoot.verdict = Verdict::recreate;
    shoot.rejections.push_back({{"core/image-unknown", text, text, text, text, text}, impact::Position{text, 1, 1}});
    shoot.pools.push_back(hostile_pool(text));
    shoot.pools.push_back({});
    shoot.pools.back().name = text + "-still";
    made.shoots.push_back(shoot);
    made.assumed.push_back({text, text, text + "2", text, true});
    made.ignored.push_back({"core/cri", "garden-" + text, text, text, text, "ffffffffffff", text, text, text});
    made.diagnostics.push_back({manifest::Severity::error, text, impact::Position{text, 3, 1}});
    made.budgets.push_back(text);
  }
  const auto count = static_cast<std::int64_t>(made.shoots.size());
  made.summary = {count, 2 * count, count, {count, 0, 0, 0, 0, count, 0, 0}, count, 0, 0, {count, 2 * count}};
  return made;
}

impact::Impact large_impact(std::size_t pools) {
  impact::Impact made = hostile_impact();
  const impact::Shoot pattern = made.shoots.front();
  made.shoots.clear();
  made.diagnostics.clear();
  made.budgets.clear();
  for (std::size_t i = 0; i < pools; ++i) {
    if (i % 10 == 0) {
      made.shoots.push_back(pattern);
      made.shoots.back().name = "shoot-" + std::to_string(i / 10);
      made.shoots.back().rejections.clear();
      made.shoots.back().pools.clear();
    }
    std::vector<impact::Pool>& list = made.shoots.back().pools;
    list.insert(list.end(), pattern.pools.begin(), pattern.pools.end());
    list[list.size() - 2].name = "worker-" + std::to_string(i);
    list.back().name = "still-" + std::to_string(i);
  }
  const auto count = static_cast<std::int64_t>(pools);
  made.summary = {(count + 9) / 10, 2 * count, count, {count, 0, 0, 0, 0, count, 0, 0}, 0, 0, 0, {count, 2 * count}};
  return made;
}

}  // namespace gprov::tests

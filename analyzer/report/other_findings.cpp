// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/other_findings.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/impact/fingerprint.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

constexpr Style kProse{Glyphs::unicode, Color::off, 100, false};

/// A sentence ends with a full stop, wherever it comes from.
std::string sentence(const std::string& text) { return text.empty() || text.ends_with('.') ? text : text + "."; }

Finding refused(const std::string& subject, const impact::Refusal& refusal) {
  Finding finding;
  finding.refusal = &refusal;
  finding.subject = subject;
  finding.word = "REJECTED";
  finding.level = Level::error;
  finding.rule = inert(refusal.what.rule);
  finding.title = subject + " is rejected";
  finding.message = inert(refusal.what.path.empty() ? "" : refusal.what.path + ": ") + inert(refusal.what.message);
  if (finding.message.empty()) finding.message = finding.title;
  finding.at = refusal.at;
  finding.fingerprint =
      impact::fingerprint({refusal.what.rule, subject, "is rejected", refusal.what.path, refusal.what.message});
  return finding;
}

Finding effect_of(const std::string& subject, const impact::Effect& effect, bool fails) {
  Finding finding;
  finding.subject = subject;
  finding.word = fails ? "FAILS" : "EFFECT";
  finding.level = fails ? Level::error : Level::note;
  finding.rule = effect.rule.empty() ? "effect/consequence" : inert(effect.rule);
  finding.title = subject + (fails ? " is accepted, but fails" : " has an effect");
  finding.message = sentence(inert(effect.what));
  if (const std::string when = effect_time(effect.when); !when.empty()) finding.message += " When: " + when + ".";
  if (!effect.nodes.empty()) finding.message += " " + sentence(inert(effect.nodes));
  finding.at = effect.at;
  finding.fingerprint = impact::fingerprint({effect.rule, subject, effect.what, effect.on});
  return finding;
}

/// "apps rolls (3–6 nodes)"
std::string pools_text(const impact::MaintenanceRun& run) {
  std::string text;
  for (const impact::PoolVerdict& pool : run.pools) {
    if (pool.verdict == Verdict::none) continue;
    text += (text.empty() ? "Pool " : ", pool ") + shortened(pool.name, 80) + " " + std::string(phrase(pool.verdict)) +
            " (" + node_range(kProse, pool.nodes) + ")";
  }
  return sentence(text);
}

std::string changes_text(const std::vector<gardener::MaintenanceChange>& changes) {
  constexpr std::size_t kMost = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, changes.size()); ++i) {
    const gardener::MaintenanceChange& change = changes[i];
    const auto value = [&](const std::optional<std::string>& side) {
      return side ? shortened(*side, 80) : std::string(change.masked ? "(not shown)" : "–");
    };
    text += (text.empty() ? "" : "; ") + shortened(change.path, 120) + " " + value(change.before) + " → " +
            value(change.after);
  }
  if (changes.size() > kMost)
    text += " and " + counted(static_cast<std::int64_t>(changes.size() - kMost), "more change");
  return sentence(text);
}

bool happens(const impact::MaintenanceRun& run) {
  return !run.rejections.empty() || !run.record.failures.empty() || !run.changes.empty() ||
         run.verdict != Verdict::none;
}

Finding maintenance(const impact::Shoot& shoot, const impact::MaintenanceRun& run) {
  Finding finding;
  finding.shoot = &shoot;
  finding.subject = name_of(shoot);
  finding.verdict = run.verdict;
  const bool is_refused = !run.rejections.empty(), fails = !run.record.failures.empty();
  finding.word = "MAINTENANCE";
  finding.level = is_refused ? Level::error : fails || run.verdict >= Verdict::roll ? Level::warning : Level::note;
  if (is_refused) finding.refusal = &run.rejections.front();
  finding.rule =
      is_refused ? inert(run.rejections.front().what.rule) : "maintenance/" + std::string(impact::word(run.verdict));
  const std::string at = time_text(run.at);
  finding.title = name_of(shoot) + " maintenance at " + at + (is_refused ? " is refused" : fails ? " fails" : "");
  finding.message = "Maintenance of " + name_of(shoot) + " at " + at +
                    (is_refused ? " is refused by the API server and changes nothing." : ".");
  const auto add = [&](const std::string& text) {
    if (text.empty()) return;
    finding.message += " " + text;
    finding.detail += (finding.detail.empty() ? "" : "\n") + text;
  };
  for (const impact::Refusal& refusal : run.rejections) {
    add(inert(refusal.what.path.empty() ? "" : refusal.what.path + ": ") + sentence(inert(refusal.what.message)));
  }
  for (const std::string& failure : run.record.failures) add("Failed: " + sentence(inert(failure)));
  add(pools_text(run));
  add(changes_text(is_refused ? run.attempted : run.changes));
  if (run.repeats > 0) add("The same in the " + counted(run.repeats, "window") + " behind it.");
  finding.at = is_refused ? run.rejections.front().at : std::nullopt;
  finding.fingerprint = impact::fingerprint({"maintenance", shoot.ns + "/" + shoot.name, run.at, finding.message});
  return finding;
}

void add_maintenances(const impact::Impact& impact, std::vector<Finding>& all) {
  std::vector<std::pair<const impact::Shoot*, const impact::MaintenanceRun*>> runs;
  for (const impact::Shoot& shoot : impact.shoots) {
    if (!shoot.maintenance) continue;
    for (const impact::MaintenanceRun& run : *shoot.maintenance) {
      if (happens(run)) runs.emplace_back(&shoot, &run);
    }
  }
  std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second->at, a.first->ns, a.first->name) < std::tie(b.second->at, b.first->ns, b.first->name);
  });
  for (const auto& [shoot, run] : runs) all.push_back(maintenance(*shoot, *run));
}

}  // namespace

std::string subject_of(const std::string& kind, const std::string& ns, const std::string& name) {
  return shortened(kind + "/" + (ns.empty() ? "" : ns + "/") + name, 160);
}

std::vector<Finding> other_findings(const impact::Impact& impact) {
  std::vector<Finding> all;
  for (const impact::CloudProfile& profile : impact.cloud_profiles) {
    const std::string subject = subject_of(profile.kind, profile.ns, profile.name);
    for (const impact::Refusal& refusal : profile.rejections) all.push_back(refused(subject, refusal));
    for (const impact::Effect& effect : profile.effects) all.push_back(effect_of(subject, effect, false));
  }
  for (const impact::Resource& resource : impact.resources) {
    const std::string subject = subject_of(resource.kind, resource.ns, resource.name);
    for (const impact::Refusal& refusal : resource.rejections) all.push_back(refused(subject, refusal));
    for (const impact::Effect& effect : resource.effects) all.push_back(effect_of(subject, effect, resource.fails));
  }
  add_maintenances(impact, all);
  return all;
}

bool compared_others(const impact::Impact& impact) {
  return !impact.resources.empty() || !impact.cloud_profiles.empty();
}

std::string others_headline(const impact::Impact& impact) {
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  std::string text;
  if (!impact.cloud_profiles.empty()) text = counted(number(impact.cloud_profiles.size()), "profile");
  if (!impact.resources.empty()) {
    text += (text.empty() ? "" : " and ") + counted(number(impact.resources.size()), "resource");
  }
  text += " compared, and no Shoot";
  const auto is_rejected = [](const auto& row) { return !row.rejections.empty(); };
  const auto rejected = std::count_if(impact.cloud_profiles.begin(), impact.cloud_profiles.end(), is_rejected) +
                        std::count_if(impact.resources.begin(), impact.resources.end(), is_rejected);
  const auto failing = std::count_if(impact.resources.begin(), impact.resources.end(),
                                     [](const impact::Resource& row) { return row.fails; });
  if (rejected > 0) text += "; " + std::to_string(rejected) + " rejected";
  if (failing > 0) text += "; " + std::to_string(failing) + " that will fail";
  return text + ".";
}

}  // namespace gprov::report

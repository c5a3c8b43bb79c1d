// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/text_gravest.hpp"
#include "analyzer/report/text_shoot.hpp"

// A landscape: what happens to how many, why, and where.

namespace gprov::report {

namespace {

using impact::Verdict;

constexpr std::size_t kCauses = 10, kPlaces = 20;

/// What has the same verdict for the same reason.
struct Cause {
  Verdict verdict = Verdict::none;
  std::string rule, title;
  std::set<const impact::Shoot*> shoots;
  std::int64_t pools = 0;
  impact::Nodes nodes;
};

bool is_replaced(const impact::Pool& pool) { return pool.verdict >= Verdict::roll; }

/// The reasons that make the pool's verdict what it is, by rule.
std::map<std::string, std::string> causes_of(const impact::Pool& pool) {
  std::map<std::string, std::string> rules;
  for (const impact::Reason& reason : pool.reasons) {
    if (reason.effect == pool.verdict) rules.emplace(reason.rule, reason.title);
  }
  if (rules.empty()) rules.emplace("", "no single reason");
  return rules;
}

std::vector<Cause> causes_of(const impact::Impact& impact) {
  std::map<std::pair<Verdict, std::string>, Cause> found;
  for (const impact::Shoot& shoot : impact.shoots) {
    for (const impact::Pool& pool : shoot.pools) {
      if (pool.verdict == Verdict::none) continue;
      for (const auto& [rule, title] : causes_of(pool)) {
        Cause& cause = found[{pool.verdict, rule}];
        cause.verdict = pool.verdict;
        cause.rule = rule;
        cause.title = title;
        cause.shoots.insert(&shoot);
        ++cause.pools;
        cause.nodes.min += pool.nodes.min;
        cause.nodes.max += pool.nodes.max;
      }
    }
  }
  std::vector<Cause> causes;
  for (auto& [key, cause] : found) causes.push_back(std::move(cause));
  std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) {
    return std::tie(b.verdict, b.nodes.max, b.pools) < std::tie(a.verdict, a.nodes.max, a.pools);
  });
  return causes;
}

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

void write_causes(const impact::Impact& impact, const Style& style, std::ostream& out) {
  const std::vector<Cause> causes = causes_of(impact);
  if (causes.empty()) return;
  out << painted(style, Paint::bold, "Causes") << "\n";
  for (std::size_t i = 0; i < std::min(causes.size(), kCauses); ++i) {
    const Cause& cause = causes[i];
    const VerdictLook how = look(style, cause.verdict);
    std::string line = inert(cause.title) + (cause.rule.empty() ? "" : " (" + inert(cause.rule) + ")") + ": " +
                       counted(cause.pools, "pool") + " of " + counted(number(cause.shoots.size()), "shoot");
    if (cause.verdict >= Verdict::roll) line += ", " + node_range(style, cause.nodes);
    const std::string head = std::string(how.symbol) + " " + std::string(how.word);
    out << wrapped(line, "  " + painted(style, how.paint, head) + "  ", "      ", style.width);
  }
  if (causes.size() > kCauses) out << "  and " << counted(number(causes.size() - kCauses), "more cause") << "\n";
  out << "\n";
}

void write_places(const impact::Impact& impact, const Style& style, std::ostream& out) {
  struct Place {
    impact::Nodes nodes;
    std::int64_t pools = 0;
    std::set<const impact::Shoot*> shoots;
  };
  std::map<std::pair<std::string, std::string>, Place> places;
  for (const impact::Shoot& shoot : impact.shoots) {
    for (const impact::Pool& pool : shoot.pools) {
      if (!is_replaced(pool)) continue;
      Place& place = places[{shoot.provider, shoot.region}];
      place.nodes.min += pool.nodes.min;
      place.nodes.max += pool.nodes.max;
      ++place.pools;
      place.shoots.insert(&shoot);
    }
  }
  if (places.empty()) return;
  std::vector<std::pair<std::pair<std::string, std::string>, Place>> order(places.begin(), places.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.nodes.max > b.second.nodes.max; });
  out << painted(style, Paint::bold, "Nodes that go, by provider and region") << "\n";
  for (std::size_t i = 0; i < std::min(order.size(), kPlaces); ++i) {
    const auto& [where, place] = order[i];
    const std::string region = where.second.empty() ? "no region" : inert(where.second);
    out << "  " << padded(inert(where.first) + ", " + region, 32) << node_range(style, place.nodes) << " in "
        << counted(place.pools, "pool") << " of " << counted(number(place.shoots.size()), "shoot") << "\n";
  }
  if (order.size() > kPlaces) out << "  and " << counted(number(order.size() - kPlaces), "more region") << "\n";
  out << "\n";
}

/// Of equal verdicts the Shoot that loses more nodes comes first.
std::vector<const impact::Shoot*> in_order(const std::vector<impact::Shoot>& shoots) {
  std::vector<const impact::Shoot*> order = gravest_first(shoots);
  std::stable_sort(order.begin(), order.end(),
                   [&](const impact::Shoot* a, const impact::Shoot* b) { return gravity(*a) > gravity(*b); });
  return order;
}

}  // namespace

void write_many(const impact::Impact& impact, const Style& style, Told& told, std::ostream& out) {
  write_causes(impact, style, out);
  write_places(impact, style, out);
  std::int64_t left = 0, unchanged = impact.resting;
  std::size_t written = 0;
  for (const impact::Shoot* shoot : in_order(impact.shoots)) {
    if (!is_worth_telling(*shoot)) {
      ++unchanged;
    } else if (written < kGravest) {
      ++written;
      write_shoot(*shoot, style, told, out);
    } else {
      ++left;
    }
  }
  if (left > 0) out << "and " << counted(left, "more shoot") << " with findings: -v lists all of them\n";
  if (unchanged > 0) out << counted(unchanged, "shoot") << " unchanged\n";
  out << "\n";
}

void write_profiles(const impact::Impact& impact, const Style& style, std::ostream& out) {
  for (const impact::CloudProfile& profile : impact.cloud_profiles) {
    const std::string name = (profile.ns.empty() ? "" : profile.ns + "/") + profile.name;
    out << profile.kind << " " << painted(style, Paint::bold, inert(name)) << " " << signs(style).dot << " used by "
        << counted(profile.shoots, "shoot") << "\n";
    if (!profile.rejections.empty()) {
      out << wrapped(
          painted(style, Paint::red, "REJECTED") + ": the API server refuses this update, and nothing happens.",
          painted(style, Paint::red, signs(style).cross) + " ", "    ", style.width);
      for (const impact::Refusal& refusal : profile.rejections) write_refusal(refusal, style, out);
    }
    for (const impact::Effect& effect : profile.effects) {
      out << wrapped(inert(effect.what), "  " + std::string(signs(style).dash) + " ", "    ", style.width);
    }
    out << "\n";
  }
}

}  // namespace gprov::report

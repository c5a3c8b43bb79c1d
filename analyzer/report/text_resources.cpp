// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/text_resources.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "analyzer/report/text_pool.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

namespace {

bool is_quiet(const impact::Resource& resource) {
  return !resource.changed && resource.rejections.empty() && !resource.fails && resource.effects.empty();
}

void write_effect(const impact::Effect& effect, const Style& style, std::ostream& out) {
  out << wrapped(inert(effect.what), "    ", "      ", style.width);
  std::string tail = place(effect.at);
  tail += (tail.empty() ? "" : "   ") + inert(effect.rule) + " (" + effect_time(effect.when) + ")";
  out << "      " << painted(style, Paint::faint, tail) << "\n";
}

void write_resource(const impact::Resource& resource, const Style& style, std::ostream& out) {
  const std::string dot = " " + std::string(signs(style).dot) + " ";
  const std::string name = inert(resource.ns.empty() ? resource.name : resource.ns + "/" + resource.name);
  out << inert(resource.kind) << " " << painted(style, Paint::bold, name);
  out << dot
      << (!resource.exists.before  ? "new"
          : !resource.exists.after ? "gone"
          : resource.changed       ? "changed"
                                   : "unchanged")
      << "\n";
  if (!resource.rejections.empty()) {
    out << painted(style, Paint::red, std::string(signs(style).cross) + " REJECTED") << ": nothing of it happens.\n";
    for (const impact::Refusal& refusal : resource.rejections) write_refusal(refusal, style, out);
  }
  if (resource.fails)
    out << painted(style, Paint::red, std::string(signs(style).cross) + " ACCEPTED, BUT IT FAILS") << "\n";
  for (const impact::Effect& effect : resource.effects) write_effect(effect, style, out);
  std::set<std::string> nodes;
  for (const impact::Effect& effect : resource.effects) {
    if (nodes.insert(effect.nodes).second) out << wrapped(effect.nodes, "  ", "    ", style.width);
  }
  out << "\n";
}

}  // namespace

void write_resources(const std::vector<impact::Resource>& resources, const Style& style, std::ostream& out) {
  std::vector<const impact::Resource*> order;
  std::int64_t unchanged = 0;
  for (const impact::Resource& resource : resources) {
    if (style.verbose || !is_quiet(resource)) {
      order.push_back(&resource);
    } else {
      ++unchanged;
    }
  }
  std::stable_sort(order.begin(), order.end(), [](const impact::Resource* a, const impact::Resource* b) {
    const auto rank = [](const impact::Resource& one) { return one.rejections.empty() ? (one.fails ? 1 : 2) : 0; };
    return rank(*a) < rank(*b);
  });
  for (const impact::Resource* resource : order) write_resource(*resource, style, out);
  if (unchanged > 0) out << counted(unchanged, "other resource") << " unchanged\n\n";
}

std::string resources_line(const std::vector<impact::Resource>& resources) {
  const auto rejected = std::count_if(resources.begin(), resources.end(),
                                      [](const impact::Resource& one) { return !one.rejections.empty(); });
  const auto failing =
      std::count_if(resources.begin(), resources.end(), [](const impact::Resource& one) { return one.fails; });
  std::string line = "Compared " + counted(static_cast<std::int64_t>(resources.size()), "resource");
  if (rejected > 0) line += ", " + std::to_string(rejected) + " rejected";
  if (failing > 0) line += ", " + std::to_string(failing) + " that will fail";
  return line + ", and no Shoot.";
}

}  // namespace gprov::report

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/resting.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "analyzer/impact/witnesses.hpp"
#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/model/outline.hpp"

namespace gprov::impact {
namespace {

using manifest::Item;
using manifest::Layout;
using model::Outline;

constexpr std::size_t kWorthIt = 16;  // Shoots; fewer are read as fast as looked through
constexpr std::size_t kMany = 64;     // Shoots; fewer need hardly any memory
constexpr std::size_t kChunk = 64;

/// A Shoot of one side.
struct Entry {
  Place at;
  std::string_view text;
  Layout layout = Layout::yaml;
  std::size_t indent = 0;
  const Outline* outline = nullptr;  ///< nullptr: not to be counted
};

struct Entries {
  std::vector<Entry> all;
  std::vector<Outline> outlines;  ///< parallel, empty where the other side's is as good
};

/// The first two keys of the object are these with these values.
bool is_json_shoot(std::string_view text) {
  std::size_t at = 1;
  for (const std::string_view wanted :
       {"\"apiVersion\"", ":", "\"core.gardener.cloud/v1beta1\"", ",", "\"kind\"", ":", "\"Shoot\""}) {
    at = manifest::behind_json_space(text, at);
    if (!text.substr(std::min(at, text.size())).starts_with(wanted)) return false;
    at += wanted.size();
  }
  return true;
}

bool is_yaml_shoot(std::string_view text, std::size_t indent) {
  constexpr std::string_view kHead = "apiVersion: core.gardener.cloud/v1beta1\n";
  constexpr std::string_view kKind = "kind: Shoot\n";
  if (text.size() < indent || !text.substr(indent).starts_with(kHead)) return false;
  return text.substr(std::min(text.size(), 2 * indent + kHead.size())).starts_with(kKind);
}

Entries list(const Sources& sources, std::vector<std::vector<Item>>& items) {
  Entries entries;
  items.resize(sources.size());
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const std::string_view bytes = sources[i]->bytes;
    items[i] = manifest::cut_items(bytes);
    for (std::uint32_t j = 0; j < items[i].size(); ++j) {
      const Item& item = items[i][j];
      const std::string_view text = bytes.substr(item.at.begin, item.at.end - item.at.begin);
      if (item.layout == Layout::json ? is_json_shoot(text) : is_yaml_shoot(text, item.indent)) {
        entries.all.push_back({{i, j}, text, item.layout, item.indent, nullptr});
      }
    }
  }
  return entries;
}

bool has_namesakes(std::vector<std::string_view> names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

/// `other`: a side that is outlined already, or nullptr.
void outline_all(Entries& entries, const Entries* other, unsigned jobs) {
  entries.outlines.resize(entries.all.size());
  manifest::for_each_index(jobs, (entries.all.size() + kChunk - 1) / kChunk, [&](std::size_t chunk) {
    model::Outliner outliner;
    const std::size_t end = std::min(entries.all.size(), (chunk + 1) * kChunk);
    for (std::size_t i = chunk * kChunk; i < end; ++i) {
      Entry& entry = entries.all[i];
      if (other != nullptr && i < other->all.size() && other->all[i].text == entry.text) {
        entry.outline = other->all[i].outline;
        continue;
      }
      Outline& outline = entries.outlines[i];
      if (outliner.outline(entry.text, entry.layout, entry.indent, outline) && !has_namesakes(outline.pool_names)) {
        entry.outline = &outline;
      }
    }
  });
}

auto key(const Entry* entry) { return std::tie(entry->outline->ns, entry->outline->name); }

/// Those with outlines, by namespace and name; without those of which there are several.
std::vector<const Entry*> in_order(const Entries& entries) {
  std::vector<const Entry*> order;
  order.reserve(entries.all.size());
  for (const Entry& entry : entries.all) {
    if (entry.outline != nullptr) order.push_back(&entry);
  }
  const auto less = [](const Entry* a, const Entry* b) { return key(a) < key(b); };
  if (!std::is_sorted(order.begin(), order.end(), less)) std::sort(order.begin(), order.end(), less);
  std::vector<const Entry*> single;
  single.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool repeats =
        (i > 0 && key(order[i - 1]) == key(order[i])) || (i + 1 < order.size() && key(order[i + 1]) == key(order[i]));
    if (!repeats) single.push_back(order[i]);
  }
  return single;
}

bool is_at_rest(const Entry& a, const Entry& b) {
  return a.layout == b.layout && a.indent == b.indent && a.outline->is_observed && b.outline->is_observed &&
         (a.outline == b.outline || model::equal_at_rest(a.text, *a.outline, b.text, *b.outline));
}

/// A release that the decoder does not take for nothing.
bool tells(std::string_view release) { return release.starts_with('v'); }

const Place& of(const Sides<Place>& at, Side side) { return side == Side::before ? at.before : at.after; }

}  // namespace

Resting find_resting(const Sides<Sources>& sources, Counting counting, unsigned jobs) {
  Resting resting;
  resting.sources = sources;
  Entries before, after;
  manifest::for_each_index(jobs, 2, [&](std::size_t i) {
    if (i == 0) before = list(sources.before, resting.items.before);
    if (i == 1) after = list(sources.after, resting.items.after);
  });
  const std::size_t enough = counting == Counting::allowed ? kWorthIt : kMany;
  if (std::min(before.all.size(), after.all.size()) < enough) return resting;
  outline_all(before, nullptr, jobs);
  outline_all(after, &before, jobs);
  const std::vector<const Entry*> old_ones = in_order(before), new_ones = in_order(after);
  std::vector<AtRest> at_rest;
  Sides<bool> is_told{false, false};  // which release Gardener has
  auto new_one = new_ones.begin();
  for (const Entry* old_one : old_ones) {
    while (new_one != new_ones.end() && key(*new_one) < key(old_one)) ++new_one;
    if (new_one == new_ones.end()) break;
    if (key(*new_one) != key(old_one)) continue;
    const Sides<const Outline*> outline{old_one->outline, (*new_one)->outline};
    if (counting == Counting::allowed && is_at_rest(*old_one, **new_one)) {
      at_rest.push_back({{old_one->at, (*new_one)->at}, outline});
    } else if (is_told.before && is_told.after) {
      resting.put_off.push_back({outline.after->ns, outline.after->name, {old_one->at, (*new_one)->at}});
    }
    // Of those at rest, the first with a frame is read.
    is_told.before = is_told.before || tells(outline.before->release);
    is_told.after = is_told.after || tells(outline.after->release);
  }
  choose_witnesses(at_rest, resting);
  if (resting.counted.size() < kWorthIt) resting.counted.clear();
  if (resting.put_off.size() < kMany) resting.put_off.clear();
  return resting;
}

bool leaves_out_of(const Resting& resting, Side side, const Sources& sources) {
  const Sources& all = side == Side::before ? resting.sources.before : resting.sources.after;
  const auto is_there = [&](const auto& one) {
    return std::find(sources.begin(), sources.end(), all[of(one.at, side).source]) != sources.end();
  };
  return std::any_of(resting.counted.begin(), resting.counted.end(), is_there) ||
         std::any_of(resting.put_off.begin(), resting.put_off.end(), is_there);
}

void read_all(Resting& resting) {
  resting.counted.clear();
  resting.put_off.clear();
}

std::vector<std::uint32_t> spoiled(const Resting& resting, const std::vector<bool>& speaks) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < resting.counted.size(); ++i) {
    const auto& parts = resting.counted[i].parts;
    if (std::any_of(parts.begin(), parts.end(),
                    [&](std::uint32_t part) { return speaks[resting.parts[part].witness]; }))
      places.push_back(i);
  }
  return places;
}

void drop(Resting& resting, const std::vector<std::uint32_t>& places) {
  std::size_t at = 0, place = 0;
  std::erase_if(resting.counted, [&](const Counted&) {
    const bool gone = at < places.size() && places[at] == place;
    ++place;
    if (gone) ++at;
    return gone;
  });
}

std::vector<std::uint32_t> unread(const Resting& resting, const std::vector<std::uint32_t>& counted) {
  std::vector<std::uint32_t> places = counted;
  for (std::size_t i = 0; i < resting.put_off.size(); ++i) {
    places.push_back(static_cast<std::uint32_t>(resting.counted.size() + i));
  }
  const auto name = [&](std::uint32_t place) {
    if (place < resting.counted.size()) return std::tie(resting.counted[place].ns, resting.counted[place].name);
    const PutOff& one = resting.put_off[place - resting.counted.size()];
    return std::tie(one.ns, one.name);
  };
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
  return places;
}

Holes holes_of_unread(const Resting& resting, Side side) {
  const Sources& sources = side == Side::before ? resting.sources.before : resting.sources.after;
  const auto& items = side == Side::before ? resting.items.before : resting.items.after;
  Holes holes;
  const auto add = [&](const Sides<Place>& at_both) {
    const Place& at = of(at_both, side);
    holes[sources[at.source].get()].push_back(items[at.source][at.item].at);
  };
  for (const Counted& one : resting.counted) add(one.at);
  for (const PutOff& one : resting.put_off) add(one.at);
  for (auto& [source, stretches] : holes) {
    std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  return holes;
}

Holes holes_but(const Resting& resting, Side side, const std::vector<std::uint32_t>& places) {
  const Sources& sources = side == Side::before ? resting.sources.before : resting.sources.after;
  const auto& items = side == Side::before ? resting.items.before : resting.items.after;
  std::vector<std::vector<bool>> wanted(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) wanted[i].resize(items[i].size());
  for (const std::uint32_t place : places) {
    const std::size_t counted = resting.counted.size();
    const Place& at = of(place < counted ? resting.counted[place].at : resting.put_off[place - counted].at, side);
    wanted[at.source][at.item] = true;
  }
  Holes holes;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (std::size_t j = 0; j < items[i].size(); ++j) {
      if (!wanted[i][j]) holes[sources[i].get()].push_back(items[i][j].at);
    }
  }
  return holes;
}

bool is_unread(const Resting& resting, const model::ObjectMeta& meta) {
  const auto wanted = std::tuple(std::string_view(meta.ns), std::string_view(meta.name));
  const auto is_in = [&](const auto& all) {
    const auto at = std::lower_bound(all.begin(), all.end(), wanted,
                                     [](const auto& one, const auto& two) { return std::tie(one.ns, one.name) < two; });
    return at != all.end() && std::tie(at->ns, at->name) == wanted;
  };
  return is_in(resting.counted) || is_in(resting.put_off);
}

void hear(const Resting& resting, Side side, const manifest::Source& source,
          const std::vector<manifest::Stretch>& stretches, const std::vector<manifest::Problem>& problems,
          std::vector<bool>& speaks) {
  const Sources& sources = side == Side::before ? resting.sources.before : resting.sources.after;
  const auto& items = side == Side::before ? resting.items.before : resting.items.after;
  std::vector<std::uint32_t> lines;
  for (const manifest::Problem& problem : problems) {
    if (problem.at.file == source.name) lines.push_back(problem.at.line);
  }
  if (stretches.empty() && lines.empty()) return;
  std::sort(lines.begin(), lines.end());
  for (std::size_t i = 0; i < resting.witnesses.size(); ++i) {
    const Place& at = of(resting.witnesses[i].at, side);
    if (sources[at.source].get() != &source) continue;
    const manifest::Stretch& own = items[at.source][at.item].at;
    const auto stretch = std::upper_bound(stretches.begin(), stretches.end(), own.begin,
                                          [](std::uint64_t begin, const auto& one) { return begin < one.end; });
    bool heard = stretch != stretches.end() && stretch->begin < own.end;
    if (!lines.empty() && !heard) {
      const auto first = std::lower_bound(lines.begin(), lines.end(), manifest::position(source, own.begin).line);
      heard = first != lines.end() && *first <= manifest::position(source, own.end).line;
    }
    speaks[i] = speaks[i] || heard;
  }
}

}  // namespace gprov::impact

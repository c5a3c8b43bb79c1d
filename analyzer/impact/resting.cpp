// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/resting.hpp"

#include <algorithm>
#include <string>

#include "analyzer/impact/entries.hpp"
#include "analyzer/impact/witnesses.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/model/outline.hpp"

namespace gprov::impact {
namespace {

using manifest::Item;
using manifest::Stretch;
using model::Outline;

constexpr std::size_t kWorthIt = 16;  // Shoots; fewer are read as fast as looked through
constexpr std::size_t kMany = 64;     // Shoots; fewer need hardly any memory

bool is_at_rest(const Entry& a, const Entry& b) {
  return a.layout == b.layout && a.indent == b.indent && a.outline->is_observed && b.outline->is_observed &&
         (a.outline == b.outline || model::equal_at_rest(a.text, *a.outline, b.text, *b.outline));
}

const Place& of(const Sides<Place>& at, Side side) { return side == Side::before ? at.before : at.after; }
const Sources& sources_of(const Resting& resting, Side side) {
  return side == Side::before ? resting.sources.before : resting.sources.after;
}
const std::vector<Cut>& cuts_of(const Resting& resting, Side side) {
  return side == Side::before ? resting.cuts.before : resting.cuts.after;
}

/// Covers the items [from, to).
void cover(const Cut& cut, std::uint32_t from, std::uint32_t to, std::vector<Stretch>& holes) {
  auto next = std::upper_bound(cut.begins.begin(), cut.begins.end(), from);
  while (from < to) {
    const std::uint32_t end = next == cut.begins.end() ? to : std::min(to, *next++);
    holes.push_back({cut.items[from].at.begin, cut.items[end - 1].at.end});
    from = end;
  }
}

Profiles profiles_of(const Sides<Sources>& sources, const Entries& before, const Entries& after) {
  const std::string old_text = beside(sources.before, before), new_text = beside(sources.after, after);
  if (old_text != new_text) return Profiles::edited;
  return new_text.find("apabilit") == std::string::npos ? Profiles::plain : Profiles::with_capabilities;
}

/// All that come behind `last_teller`, until which somebody has told the release of both sides. Where most are
/// witnesses, to count the others spares next to nothing, and needs the answers of all witnesses at once.
void put_off_witnesses(Resting& resting, const Entry& last_teller) {
  const bool counts = resting.witnesses.size() <= resting.counted.size();
  const auto put_off = [&](const auto& all) {
    for (const auto& one : all) {
      if (key(last_teller) < key(one)) resting.put_off.push_back({one.ns, one.name, one.at, counts});
    }
  };
  put_off(resting.witnesses);
  if (!counts) {
    put_off(resting.counted);
    resting.counted.clear();
    resting.witnesses.clear();
    resting.parts.clear();
  }
  std::sort(resting.put_off.begin(), resting.put_off.end(),
            [](const PutOff& a, const PutOff& b) { return key(a) < key(b); });
}

/// The places behind `counted` of the witnesses that were put off, or of all others.
void add_put_off(const Resting& resting, bool witnesses, std::vector<std::uint32_t>& places) {
  for (std::size_t i = 0; i < resting.put_off.size(); ++i) {
    if (resting.put_off[i].is_witness != witnesses) continue;
    places.push_back(static_cast<std::uint32_t>(resting.counted.size() + i));
  }
}

}  // namespace

Resting find_resting(const Sides<Sources>& sources, Counting counting, unsigned jobs) {
  Resting resting;
  resting.sources = sources;
  Entries before, after;
  manifest::for_each_index(jobs, 2, [&](std::size_t i) {
    if (i == 0) before = list_entries(sources.before, resting.cuts.before);
    if (i == 1) after = list_entries(sources.after, resting.cuts.after);
  });
  const bool may_count = counting == Counting::allowed;
  if (std::min(before.all.size(), after.all.size()) < (may_count ? kWorthIt : kMany)) return resting;
  if (may_count) {
    outline_all(before, nullptr, jobs);
    outline_all(after, &before, jobs);
  } else {
    name_all(before, sources.before, resting.names, jobs);
    name_all(after, sources.after, resting.names, jobs);
  }
  std::vector<const Entry*> old_ones, new_ones;
  manifest::for_each_index(jobs, 2, [&](std::size_t i) {
    if (i == 0) old_ones = in_order(before);
    if (i == 1) new_ones = in_order(after);
  });
  std::vector<AtRest> at_rest;
  Sides<bool> knows{false, false};  // which release Gardener has
  const Entry* last_teller = nullptr;
  auto new_one = new_ones.begin();
  for (const Entry* old_one : old_ones) {
    while (new_one != new_ones.end() && key(**new_one) < key(*old_one)) ++new_one;
    if (new_one == new_ones.end()) break;
    if (key(**new_one) != key(*old_one)) continue;
    const Sides<Place> at{old_one->at, (*new_one)->at};
    if (may_count && is_at_rest(*old_one, **new_one)) {
      at_rest.push_back({at, {old_one->outline, (*new_one)->outline}});
    } else if (knows.before && knows.after) {
      resting.put_off.push_back({(*new_one)->ns, (*new_one)->name, at});
    }
    // Of those at rest, the first with a frame is read.
    knows.before = knows.before || old_one->tells_release;
    knows.after = knows.after || (*new_one)->tells_release;
    if (last_teller == nullptr && knows.before && knows.after) last_teller = old_one;
  }
  if (!at_rest.empty()) choose_witnesses(at_rest, profiles_of(sources, before, after), resting);
  if (last_teller != nullptr) put_off_witnesses(resting, *last_teller);
  if (resting.counted.size() < kWorthIt) resting.counted.clear();
  if (resting.put_off.size() < kMany) resting.put_off.clear();
  return resting;
}

bool leaves_out_of(const Resting& resting, Side side, const Sources& sources) {
  const Sources& all = sources_of(resting, side);
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
  add_put_off(resting, false, places);
  const auto name = [&](std::uint32_t place) {
    const std::size_t first = resting.counted.size();
    return place < first ? key(resting.counted[place]) : key(resting.put_off[place - first]);
  };
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
  return places;
}

std::vector<std::uint32_t> unread_witnesses(const Resting& resting) {
  std::vector<std::uint32_t> places;
  add_put_off(resting, true, places);
  return places;
}

bool read_witnesses(Resting& resting) {
  return std::erase_if(resting.put_off, [](const PutOff& one) { return one.is_witness; }) != 0;
}

std::vector<Portion> portions(const std::vector<std::uint32_t>& places) {
  constexpr std::size_t kFew = 8, kAtOnce = 16;
  std::vector<Portion> result;
  for (std::size_t from = 0; from < places.size(); from += kFew) {
    if (result.empty() || result.back().size() == kAtOnce) result.emplace_back();
    const auto begin = places.begin() + static_cast<std::ptrdiff_t>(from);
    const auto few = static_cast<std::ptrdiff_t>(std::min(kFew, places.size() - from));
    result.back().emplace_back(begin, begin + few);
  }
  return result;
}

Holes holes_of_unread(const Resting& resting, Side side) {
  std::vector<Place> places;
  for (const Counted& one : resting.counted) places.push_back(of(one.at, side));
  for (const PutOff& one : resting.put_off) places.push_back(of(one.at, side));
  std::sort(places.begin(), places.end());
  Holes holes;
  for (auto from = places.begin(); from != places.end();) {
    auto end = from + 1;
    while (end != places.end() && end->source == from->source && end->item == (end - 1)->item + 1) ++end;
    cover(cuts_of(resting, side)[from->source], from->item, (end - 1)->item + 1,
          holes[sources_of(resting, side)[from->source].get()]);
    from = end;
  }
  return holes;
}

Excerpt excerpt(const Resting& resting, Side side, const std::vector<std::uint32_t>& places) {
  std::vector<Place> wanted;
  for (const std::uint32_t place : places) {
    const std::size_t counted = resting.counted.size();
    wanted.push_back(of(place < counted ? resting.counted[place].at : resting.put_off[place - counted].at, side));
  }
  std::sort(wanted.begin(), wanted.end());
  Excerpt result;
  for (auto one = wanted.begin(); one != wanted.end();) {
    const std::uint32_t number = one->source;
    const Cut& cut = cuts_of(resting, side)[number];
    std::vector<Stretch> holes;
    std::uint32_t from = 0;
    for (; one != wanted.end() && one->source == number; ++one) {
      cover(cut, from, one->item, holes);
      from = one->item + 1;
    }
    cover(cut, from, static_cast<std::uint32_t>(cut.items.size()), holes);
    result.sources.push_back(sources_of(resting, side)[number]);
    result.holes[result.sources.back().get()] = std::move(holes);
  }
  return result;
}

bool is_unread(const Resting& resting, const model::ObjectMeta& meta) {
  const auto wanted = key(meta);
  const auto is_in = [&](const auto& all) {
    const auto at = std::lower_bound(all.begin(), all.end(), wanted,
                                     [](const auto& one, const auto& two) { return key(one) < two; });
    return at != all.end() && key(*at) == wanted;
  };
  return is_in(resting.counted) || is_in(resting.put_off);
}

void hear(const Resting& resting, Side side, const manifest::Source& source,
          const std::vector<manifest::Stretch>& stretches, const std::vector<manifest::Problem>& problems,
          std::vector<bool>& speaks) {
  std::vector<std::uint32_t> lines;
  for (const manifest::Problem& problem : problems) {
    if (problem.at.file == source.name) lines.push_back(problem.at.line);
  }
  if (stretches.empty() && lines.empty()) return;
  std::sort(lines.begin(), lines.end());
  for (std::size_t i = 0; i < resting.witnesses.size(); ++i) {
    const Place& at = of(resting.witnesses[i].at, side);
    if (sources_of(resting, side)[at.source].get() != &source) continue;
    const Stretch& own = cuts_of(resting, side)[at.source].items[at.item].at;
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

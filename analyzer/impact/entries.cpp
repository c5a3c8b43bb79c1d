// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/entries.hpp"

#include <algorithm>
#include <utility>

#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/parallel.hpp"

namespace gprov::impact {
namespace {

using manifest::Item;
using manifest::Layout;
using model::Outline;

constexpr std::size_t kChunk = 64;

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

bool has_namesakes(const Outline& outline) {
  std::vector<std::string_view> names;
  for (const model::PoolOutline& pool : outline.pools) names.push_back(pool.name);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

/// `outline` stays with who calls.
bool look_at(Entry& entry, model::Outliner& outliner, Outline& outline) {
  if (!outliner.outline(entry.text, entry.layout, entry.indent, outline) || has_namesakes(outline)) {
    return false;
  }
  entry.is_known = true;
  entry.tells_release = outline.release.starts_with('v');
  entry.ns = outline.ns;
  entry.name = outline.name;
  return true;
}

template <class Work>
void for_each_chunk(const Entries& entries, unsigned jobs, const Work& work) {
  manifest::for_each_index(jobs, (entries.all.size() + kChunk - 1) / kChunk, [&](std::size_t chunk) {
    work(chunk, chunk * kChunk, std::min(entries.all.size(), (chunk + 1) * kChunk));
  });
}

}  // namespace

Entries list_entries(const Sources& sources, std::vector<Cut>& cuts) {
  Entries entries;
  cuts.resize(sources.size());
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const std::string_view bytes = sources[i]->bytes;
    cuts[i].items = manifest::cut_items(bytes);
    manifest::Walk walk(bytes);
    for (std::uint32_t j = 0; j < cuts[i].items.size(); ++j) {
      const Item& item = cuts[i].items[j];
      if (!item.follows) cuts[i].begins.push_back(j);
      const std::string_view text = bytes.substr(item.at.begin, item.at.end - item.at.begin);
      if (item.layout == Layout::json ? is_json_shoot(text) : is_yaml_shoot(text, item.indent)) {
        Entry& entry = entries.all.emplace_back();
        entry.at = {i, j};
        entry.text = text;
        entry.layout = item.layout;
        entry.indent = item.indent;
      }
      walk.reach(item.at.end);
    }
  }
  return entries;
}

void outline_all(Entries& entries, const Entries* other, unsigned jobs) {
  entries.outlines.resize(entries.all.size());
  for_each_chunk(entries, jobs, [&](std::size_t /*chunk*/, std::size_t begin, std::size_t end) {
    model::Outliner outliner;
    for (std::size_t i = begin; i < end; ++i) {
      Entry& entry = entries.all[i];
      if (other != nullptr && i < other->all.size() && other->all[i].text == entry.text) {
        const Entry& same = other->all[i];
        entry.outline = same.outline;
        entry.is_known = same.is_known;
        entry.tells_release = same.tells_release;
        entry.ns = same.ns;
        entry.name = same.name;
      } else if (look_at(entry, outliner, entries.outlines[i])) {
        entry.outline = &entries.outlines[i];
      }
    }
  });
}

void name_all(Entries& entries, const Sources& sources, Names& names, unsigned jobs) {
  const std::size_t known = names.size();
  names.resize(known + (entries.all.size() + kChunk - 1) / kChunk);
  for_each_chunk(entries, jobs, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    model::Outliner outliner;
    Outline outline;
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      outline = {};
      if (look_at(entries.all[i], outliner, outline)) text.append(outline.ns).append(outline.name);
    }
    names[known + chunk] = std::make_unique<const std::string>(std::move(text));
    std::string_view kept = *names[known + chunk];
    const auto keep = [&](std::string_view& word) {
      word = kept.substr(0, word.size());
      kept.remove_prefix(word.size());
    };
    const manifest::Source* last = nullptr;
    for (std::size_t i = begin; i < end; ++i) {
      if (entries.all[i].is_known) {
        keep(entries.all[i].ns);
        keep(entries.all[i].name);
      }
      const manifest::Source* const source = sources[entries.all[i].at.source].get();
      if (source != last) manifest::give_back(source->bytes);
      last = source;
    }
  });
}

std::string beside(const Sources& sources, const Entries& entries) {
  std::string text;
  auto shoot = entries.all.begin();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    std::string_view rest = sources[i]->bytes;
    for (; shoot != entries.all.end() && shoot->at.source == i; ++shoot) {
      const auto before = static_cast<std::size_t>(shoot->text.data() - rest.data());
      const std::string_view gap = rest.substr(0, before);
      // Of what only separates there are as many as Shoots.
      if (gap != "---\n" && gap != "," && gap != "- ") text += gap;
      rest.remove_prefix(before + shoot->text.size());
    }
    text += rest;
  }
  return text;
}

std::vector<const Entry*> in_order(const Entries& entries) {
  std::vector<const Entry*> order;
  order.reserve(entries.all.size());
  for (const Entry& entry : entries.all) {
    if (entry.is_known) order.push_back(&entry);
  }
  const auto less = [](const Entry* a, const Entry* b) { return key(*a) < key(*b); };
  if (!std::is_sorted(order.begin(), order.end(), less)) std::sort(order.begin(), order.end(), less);
  std::vector<const Entry*> single;
  single.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool repeats = (i > 0 && key(*order[i - 1]) == key(*order[i])) ||
                         (i + 1 < order.size() && key(*order[i + 1]) == key(*order[i]));
    if (!repeats) single.push_back(order[i]);
  }
  return single;
}

}  // namespace gprov::impact

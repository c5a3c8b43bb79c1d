// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/revisions.hpp"

#include <filesystem>
#include <map>

#include "analyzer/cli/git.hpp"
#include "analyzer/manifest/files.hpp"

namespace gprov::cli {
namespace {

namespace fs = std::filesystem;
using manifest::Severity;

/// A repository holds other files, too. One without an API object needs no look; what is escaped may be one.
bool may_hold_object(std::string_view bytes) {
  return bytes.find("apiVersion") != std::string::npos || bytes.find('\\') != std::string::npos;
}

bool may_hold_gardener(std::string_view bytes) {
  return bytes.find("gardener.cloud") != std::string::npos || bytes.find("sapcloud.io") != std::string::npos;
}

void add(Gathered& side, manifest::Gathered more) {
  std::erase_if(more.sources, [](const auto& source) { return !may_hold_object(source->bytes); });
  side.sources.insert(side.sources.end(), more.sources.begin(), more.sources.end());
  side.problems.insert(side.problems.end(), more.problems.begin(), more.problems.end());
}

struct Commit {
  std::string id, shown;
};

void add_commit(Gathered& side, const Commit& commit, const std::string& lead, const std::vector<std::string>& paths) {
  std::vector<std::string> skipped, objects;
  const std::vector<GitFile> files = files_of(commit.id, paths, skipped);
  for (const std::string& path : skipped) {
    side.problems.push_back(
        {Severity::warning, {lead + path, 0, 0}, "is another repository (a submodule), which is not looked into"});
  }
  for (const GitFile& file : files) objects.push_back(file.object);
  std::vector<std::string> texts = read_objects(objects);
  for (std::size_t i = 0; i < files.size(); ++i)
    add(side, manifest::gather_text(lead + files[i].path, std::move(texts[i])));
}

void add_work_tree(Gathered& side, const std::vector<std::string>& paths) {
  const fs::path top = top_level();
  for (const std::string& path : files_of_work_tree(paths)) {
    std::error_code ignored;
    const fs::path file = top / path;
    if (fs::is_directory(file, ignored)) {
      side.problems.push_back(
          {Severity::warning, {path, 0, 0}, "is another repository (a submodule), which is not looked into"});
    } else if (fs::exists(fs::symlink_status(file, ignored))) {  // else it is deleted, and git has not been told yet
      add(side, manifest::gather_file(file.string(), path));
    }
  }
}

/// Files that say the same on both sides, as named on each. Nothing is told about them: they are not the change. Those
/// that do not concern Gardener cannot fail it either.
void mark_unchanged(GatheredSides& sides, const std::string& old_lead) {
  std::map<std::string_view, std::string_view> before;
  for (const auto& source : sides.before.sources) {
    before.emplace(std::string_view(source->name).substr(old_lead.size()), source->bytes);
  }
  for (const auto& source : sides.after.sources) {
    const auto at = before.find(source->name);
    if (at == before.end() || at->second != source->bytes) continue;
    const Told told = may_hold_gardener(source->bytes) ? Told::errors : Told::nothing;
    sides.after.unchanged.emplace(source->name, told);
    sides.before.unchanged.emplace(old_lead + source->name, told);
  }
}

/// Ids are shown as git shortens them, names as they were typed.
Commit commit_as_typed(const std::string& revision) { return {commit_of(revision), revision}; }

Commit parting(const std::string& left, const std::string& right) {
  const std::string id = merge_base(left, right);
  return {id, id.substr(0, 12)};
}

void gather(const Revisions& revisions, GatheredSides& sides) {
  const bool is_range = revisions.kind == Revisions::Kind::range;
  const Commit before = is_range ? commit_as_typed(revisions.before) : parting(revisions.before, revisions.after);
  const std::string lead = before.shown + ":";
  add_commit(sides.before, before, lead, revisions.paths);
  if (revisions.kind == Revisions::Kind::work_tree) {
    add_work_tree(sides.after, revisions.paths);
  } else {
    add_commit(sides.after, commit_as_typed(revisions.after), "", revisions.paths);
  }
  mark_unchanged(sides, lead);
}

}  // namespace

std::optional<Revisions> range_of(const std::string& text) {
  const std::size_t dots = text.find("..");
  std::error_code ignored;
  if (dots == std::string::npos || text.find('/') == dots + 2 || fs::exists(text, ignored)) return std::nullopt;
  const bool is_three = text.compare(dots, 3, "...") == 0;
  Revisions revisions;
  revisions.kind = is_three ? Revisions::Kind::since_parting : Revisions::Kind::range;
  revisions.before = text.substr(0, dots);
  revisions.after = text.substr(dots + (is_three ? 3 : 2));
  for (std::string* side : {&revisions.before, &revisions.after}) {
    if (side->empty()) *side = "HEAD";
  }
  return revisions;
}

GatheredSides gather_revisions(const Revisions& revisions) {
  GatheredSides sides;
  try {
    gather(revisions, sides);
  } catch (const GitError& error) {
    sides = {};
    sides.after.problems.push_back({Severity::error, {"git", 0, 0}, error.what()});
  }
  return sides;
}

}  // namespace gprov::cli

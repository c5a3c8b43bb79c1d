// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "analyzer/cli/git.hpp"
#include "analyzer/manifest/problems.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::cli {

namespace {

using manifest::Problem;
using manifest::Severity;

/// REV:path, unless a file has that name; an address of the network is none.
bool is_of_git(const std::string& name) {
  std::error_code ignored;
  return name.find(':') != std::string::npos && name.find("://") == std::string::npos &&
         !std::filesystem::exists(name, ignored);
}

manifest::Gathered gather_of_git(const std::string& name) {
  manifest::Gathered gathered;
  try {
    const std::vector<GitFile> files = files_at(name);
    std::vector<std::string> objects;
    for (const GitFile& file : files) objects.push_back(file.object);
    std::vector<std::string> texts = read_objects(objects);
    for (std::size_t i = 0; i < files.size(); ++i) {
      manifest::Gathered more = manifest::gather_text(files[i].path, std::move(texts[i]));
      gathered.sources.insert(gathered.sources.end(), more.sources.begin(), more.sources.end());
      gathered.problems.insert(gathered.problems.end(), more.problems.begin(), more.problems.end());
    }
    if (files.empty()) {
      gathered.problems.push_back({Severity::error,
                                   {name, 0, 0},
                                   "expected a directory with manifests (.yaml, .yml, .json or no ending), got none in "
                                   "it; check the path"});
    }
  } catch (const GitError& error) {
    gathered.problems.push_back({Severity::error, {name, 0, 0}, error.what()});
  }
  return gathered;
}

/// Leaves out what is not to be told about files that are no part of the change.
void spare_unchanged(std::vector<Problem>& problems, const std::map<std::string, Told, std::less<>>& unchanged) {
  if (unchanged.empty()) return;
  std::erase_if(problems, [&](const Problem& problem) {
    const auto at = unchanged.find(problem.at.file);
    return at != unchanged.end() && (at->second == Told::nothing || problem.severity != Severity::error);
  });
}

}  // namespace

void Gathered::add(const std::vector<std::string>& names, const Streams& streams, manifest::Loading loading) {
  for (const std::string& name : names) {
    refuse_terminal(name, streams.in);
    manifest::Gathered more = is_of_git(name) ? gather_of_git(name) : manifest::gather(name, streams.in, loading);
    sources.insert(sources.end(), more.sources.begin(), more.sources.end());
    problems.insert(problems.end(), more.problems.begin(), more.problems.end());
  }
}

std::vector<Problem> written_meanwhile(const Sources& sources) {
  std::vector<Problem> problems;
  for (const auto& source : sources) {
    if (!source->bytes.is_intact()) problems.push_back(manifest::written_meanwhile(source->name));
  }
  return problems;
}

bool has_object(const model::Objects& objects, const Sources& sources) {
  const auto among = [&](const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](const auto& object) {
      return std::any_of(sources.begin(), sources.end(),
                         [&](const auto& source) { return source.get() == object.origin.source; });
    });
  };
  return among(objects.shoots) || among(objects.cloud_profiles) || among(objects.namespaced_cloud_profiles) ||
         among(objects.infrastructures) || among(objects.workers) || among(objects.machine_deployments) ||
         among(objects.controller_deployments) || among(objects.controller_registrations) ||
         among(objects.hash_secrets) || among(objects.resources);
}

void refuse_empty(const std::string& argument, const Sources& own, model::Objects& objects) {
  if (manifest::has_error(objects.problems) || has_object(objects, own)) return;
  const std::string name = own.size() == 1 ? own.front()->name : argument;
  objects.problems.push_back(
      {Severity::error,
       {name, 1, 1},
       "there is no object here that this program reads: expected a Shoot, CloudProfile, "
       "Infrastructure, Worker, Seed or the like; give one, or accept an empty side with --allow-empty"});
}

Gathered together(Gathered own, const Gathered& shared) {
  own.sources.insert(own.sources.end(), shared.sources.begin(), shared.sources.end());
  own.problems.insert(own.problems.end(), shared.problems.begin(), shared.problems.end());
  return own;
}

ReadSide read_side(const Gathered& gathered, const model::DecodeOptions& options, const impact::Holes& holes) {
  ReadSide side;
  std::vector<Problem> problems = gathered.problems;
  std::vector<manifest::Document> documents;
  for (const auto& source : gathered.sources) {
    const auto own = holes.find(source.get());
    manifest::ReadResult result = own == holes.end() ? manifest::read(source) : manifest::read(source, own->second);
    std::move(result.documents.begin(), result.documents.end(), std::back_inserter(documents));
    std::move(result.problems.begin(), result.problems.end(), std::back_inserter(problems));
    side.general[source.get()] = std::move(result.general);
    side.holes_kept = side.holes_kept && result.holes_kept;
  }
  model::Objects& objects = side.objects;
  objects = model::decode(std::move(documents), options);
  for (const providers::Provider& provider : providers::registry()) {
    const std::vector<Problem> found = provider.check(objects);
    objects.problems.insert(objects.problems.end(), found.begin(), found.end());
  }
  objects.problems.insert(objects.problems.begin(), problems.begin(), problems.end());
  spare_unchanged(objects.problems, gathered.unchanged);
  return side;
}

}  // namespace gprov::cli

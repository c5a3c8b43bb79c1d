// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/inputs.hpp"

#include <algorithm>

#include "analyzer/manifest/files.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::cli {

namespace {

using manifest::Problem;
using manifest::Severity;

/// Whether any object that this program reads came from one of `sources`.
bool has_object_of(const model::Objects& objects, const Sources& sources) {
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

bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

}  // namespace

void Gathered::add(const std::vector<std::string>& names, const Streams& streams) {
  for (const std::string& name : names) {
    refuse_terminal(name, streams.in);
    manifest::Gathered more = manifest::gather(name, streams.in);
    sources.insert(sources.end(), more.sources.begin(), more.sources.end());
    problems.insert(problems.end(), more.problems.begin(), more.problems.end());
  }
}

void refuse_empty(const std::string& argument, const Sources& own, model::Objects& objects) {
  if (has_error(objects.problems) || has_object_of(objects, own)) return;
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
  return side;
}

}  // namespace gprov::cli

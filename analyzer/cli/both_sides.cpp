// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/both_sides.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "analyzer/impact/namespaces.hpp"
#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/manifest/problems.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

using impact::Side;
using model::Objects;

/// Starting a thread takes as long as reading some ten thousand bytes.
bool is_large(const BothSides& sides) {
  constexpr std::size_t kEnough = std::size_t{1} << 20U;
  std::size_t bytes = 0;
  for (const Gathered* side : {&sides.before, &sides.after}) {
    for (const auto& source : side->sources) bytes += source->bytes.size();
  }
  return bytes >= kEnough;
}

/// Whether Shoots may be read one after the other.
bool may_put_off(const Options& options) {
  const impact::Options& analysis = options.analysis;
  return analysis.shortcuts == impact::Shortcuts::taken && !analysis.shard && analysis.refused_by_server.empty();
}

/// Whether nothing that is written or asked for looks at a Shoot that stays as it is.
bool may_count(const Options& options) {
  const impact::Options& analysis = options.analysis;
  const auto names_pools = [](const gardener::Environment& told) { return !told.hash_versions.empty(); };
  const auto is_manifest = [](const model::DecodeOptions& one) { return one.state == model::StateOption::manifest; };
  return may_put_off(options) && !options.verbose && !analysis.explain_hash && options.view.only.empty() &&
         options.view.skip.empty() && !names_pools(analysis.assumptions.before) &&
         !names_pools(analysis.assumptions.after) && !is_manifest(options.decode_old) &&
         !is_manifest(options.decode_new) &&
         std::all_of(options.outputs.begin(), options.outputs.end(), [](const OutputTarget& target) {
           return report::find_format(target.format)->unchanged == report::Unchanged::counted;
         });
}

/// Objects beside Shoots and profiles may tell of a Shoot what its own text does not.
bool has_companions(const Objects& objects) {
  return !objects.infrastructures.empty() || !objects.workers.empty() || !objects.machine_deployments.empty() ||
         !objects.hash_secrets.empty() || !objects.resources.empty();
}

bool has_namesake(const Objects& objects, const impact::Resting& resting) {
  return std::any_of(objects.shoots.begin(), objects.shoots.end(),
                     [&](const auto& shoot) { return impact::is_unread(resting, shoot.value.metadata); });
}

/// Whether Shoots may be left out beside what was read.
bool can_leave_out(const ReadSide& side, const impact::Resting& resting) {
  return side.holes_kept && !manifest::has_error(side.objects.problems) && !has_companions(side.objects) &&
         !has_namesake(side.objects, resting);
}

void hear(const ReadSide& read, Side side, const impact::Resting& resting, std::vector<bool>& speaks) {
  for (const auto& [source, stretches] : read.general) {
    impact::hear(resting, side, *source, stretches, read.objects.problems, speaks);
  }
}

/// Reads those (see impact::unread), on any thread. Throws ReadTogether.
impact::Sides<Objects> read_some(const BothSides& sides, const Options& options,
                                 const std::vector<std::uint32_t>& places) {
  const auto read = [&](Side side, const model::DecodeOptions& how) {
    impact::Excerpt some = impact::excerpt(sides.resting, side, places);
    ReadSide few = read_side({std::move(some.sources), {}, {}}, how, some.holes);
    if (!few.holes_kept || !few.objects.problems.empty()) throw impact::ReadTogether();
    return std::move(few.objects);
  };
  return {read(Side::before, options.decode_old), read(Side::after, options.decode_new)};
}

template <class Visit>
void for_each_source(const BothSides& sides, const Visit& visit) {
  for (const auto* all : {&sides.resting.sources.before, &sides.resting.sources.after}) {
    for (const auto& source : *all) visit(source->bytes);
  }
}

/// Gives back the pages of files that go. Those of the others go, too, where so much is read a few at a time that this
/// takes longer than to get them again.
class Rest {
 public:
  explicit Rest(const BothSides& sides) : sides_(sides) {}

  void operator()() {
    constexpr std::size_t kMany = 3;
    if (++times_ == kMany) for_each_source(sides_, [](std::string_view bytes) { manifest::let_go(bytes); });
    for_each_source(sides_, [](std::string_view bytes) { manifest::give_back(bytes); });
  }

 private:
  const BothSides& sides_;
  std::size_t times_ = 0;
};

/// Reads all that was put off, to see whether it can be read so. Throws ReadTogether.
void read_through(const BothSides& sides, const Options& options) {
  Rest rest(sides);
  for (const impact::Portion& portion : impact::portions(impact::unread(sides.resting, {}))) {
    rest();
    manifest::for_each_index(options.analysis.jobs, portion.size(),
                             [&](std::size_t i) { (void)read_some(sides, options, portion[i]); });
  }
}

unsigned jobs_for(const BothSides& sides, const Options& options) {
  return is_large(sides) ? options.analysis.jobs : 1;
}

/// Reads all that is not left out.
void read_rest(BothSides& sides, const Options& options) {
  const unsigned jobs = jobs_for(sides, options);
  impact::Resting& resting = sides.resting;
  for (;;) {
    ReadSide before, after;
    manifest::for_each_index(jobs, 2, [&](std::size_t i) {
      if (i == 0) before = read_side(sides.before, options.decode_old, holes_of_unread(resting, Side::before));
      if (i == 1) after = read_side(sides.after, options.decode_new, holes_of_unread(resting, Side::after));
    });
    const auto take = [&] {
      sides.old_side = std::move(before.objects);
      sides.new_side = std::move(after.objects);
    };
    if (!leaves_out(resting)) return take();
    if (!can_leave_out(before, resting) || !can_leave_out(after, resting)) {
      read_all(resting);
      continue;
    }
    std::vector<bool> speaks(resting.witnesses.size());
    hear(before, Side::before, resting, speaks);
    hear(after, Side::after, resting, speaks);
    const std::vector<std::uint32_t> places = impact::spoiled(resting, speaks);
    if (places.empty()) return take();
    impact::drop(resting, places);
  }
}

}  // namespace

void read_both(BothSides& sides, const Options& options) {
  if (may_put_off(options)) {
    const impact::Counting counting = may_count(options) ? impact::Counting::allowed : impact::Counting::forbidden;
    const impact::Sides<impact::Sources> sources{sides.before.sources, sides.after.sources};
    sides.resting = impact::find_resting(sources, counting, jobs_for(sides, options));
  }
  read_rest(sides, options);
}

impact::Impact analyze_both(BothSides& sides, const Options& options, const Receiver* receiver) {
  const auto read = [&](const std::vector<std::uint32_t>& places) { return read_some(sides, options, places); };
  const impact::Unread unread{sides.resting, read, Rest(sides), receiver == nullptr ? std::nullopt : receiver->enough};
  impact::adopt_namespaces(sides.old_side, sides.new_side);
  const impact::HandOn* const take_one = receiver == nullptr ? nullptr : &receiver->take;
  const bool is_final = receiver != nullptr && !receiver->begin_anew;
  bool has_begun = false;
  try {
    if (!leaves_out(sides.resting)) return impact::analyze(sides.old_side, sides.new_side, options.analysis);
    if (is_final) read_through(sides, options);
    has_begun = true;
    return impact::analyze(sides.old_side, sides.new_side, options.analysis, &unread, take_one);
  } catch (const impact::ReadTogether&) {
    if (has_begun && is_final) throw std::runtime_error("a file reads otherwise than a moment before");
  }
  if (receiver != nullptr && receiver->begin_anew) receiver->begin_anew();
  if (impact::read_witnesses(sides.resting)) {
    read_rest(sides, options);
    return analyze_both(sides, options, receiver);
  }
  read_all(sides.resting);
  const auto take = [](Objects& side, const Gathered& gathered, const model::DecodeOptions& how) {
    // An error was found in what was read, not in reading it, or nothing would have been left out.
    std::vector<manifest::Problem> found = std::move(side.problems);
    std::erase_if(found, [](const manifest::Problem& one) { return one.severity != manifest::Severity::error; });
    side = {};
    side = read_side(gathered, how).objects;
    side.problems.insert(side.problems.end(), found.begin(), found.end());
  };
  manifest::for_each_index(options.analysis.jobs, 2, [&](std::size_t i) {
    if (i == 0) take(sides.old_side, sides.before, options.decode_old);
    if (i == 1) take(sides.new_side, sides.after, options.decode_new);
  });
  impact::adopt_namespaces(sides.old_side, sides.new_side);
  return impact::analyze(sides.old_side, sides.new_side, options.analysis);
}

}  // namespace gprov::cli

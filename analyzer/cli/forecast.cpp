// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/forecast.hpp"
#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/inputs.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/cli/progress.hpp"
#include "analyzer/cli/suggestions.hpp"
#include "analyzer/impact/view.hpp"

namespace gprov::cli {

namespace {

struct Forecast {
  model::Objects objects;
  impact::Impact impact;
};

}  // namespace

ExitStatus run_forecast(const Options& options, const GetEnvironment& environment, const Streams& streams) {
  Gathered own, shared;
  own.add(options.files, streams);
  const Sources sources = own.sources;
  shared.add(options.with, streams);
  auto forecast = std::make_unique<Forecast>();
  forecast->objects = read_side(together(std::move(own), shared), options.decode_old).objects;
  if (!options.analysis.allow_empty) refuse_empty(options.files.front(), sources, forecast->objects);
  {
    const Progress progress("letting maintenances run", options, environment, streams);
    forecast->impact = impact::forecast(forecast->objects, options.analysis, *options.horizon);
  }
  tell_unknown_names(options, forecast->impact, streams.err);
  impact::hide(forecast->impact, options.view);
  const impact::Impact& impact = forecast->impact;
  tell_errors(impact, options, streams);
  return write_outputs(impact, options, environment, streams, static_cast<ExitStatus>(impact.exit_code));
}

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <ostream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/configuration.hpp"
#include "analyzer/report/layout.hpp"

namespace gprov::cli {

ExitStatus run_config(const std::vector<std::string>& arguments, long long now, const Streams& streams) {
  if (arguments.empty() || arguments.front() != "check" || arguments.size() > 2) {
    throw UsageError("config: expected check [FILE], such as gprov-impact config check .gprov-impact.yaml");
  }
  const std::string path = arguments.size() == 2 ? arguments[1] : kConfigurationFile;
  const Configuration configuration = read_configuration(path, now);
  std::size_t expired = 0;
  for (const impact::Ignore& entry : configuration.ignores) {
    if (!impact::is_expired(entry, now)) continue;
    ++expired;
    streams.out << report::inert(manifest::to_string(*entry.at)) << ": ignore entry for " << report::inert(entry.rule)
                << " expired on " << report::inert(entry.expires_text) << "; renew it or take it out\n";
  }
  streams.out << report::inert(path) << ": " << configuration.ignores.size()
              << (configuration.ignores.size() == 1 ? " ignore entry, " : " ignore entries, ") << expired
              << " expired\n";
  return expired == 0 ? ExitStatus::clean : ExitStatus::finding;
}

}  // namespace gprov::cli

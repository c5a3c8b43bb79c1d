// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/configuration.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <sstream>

#include "analyzer/cli/assumptions.hpp"
#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/cli/values.hpp"
#include "analyzer/rules/rule.hpp"
#include "hashing/go_time.hpp"

namespace gprov::cli {

namespace {

constexpr long long kDay = 24LL * 60 * 60;
constexpr std::size_t kReasonLength = 10;

using Keys = std::vector<std::string_view>;

/// Throws UsageError if the option cannot have that value.
void try_value(std::string_view flag, const std::string& value) {
  impact::Options tried;
  if (flag == "max-pools" || flag == "max-nodes") {
    (void)count_of(flag, value);
  } else if (flag == "feature-gate") {
    add_feature_gate(value, tried);
  } else if (flag == "assume") {
    add_assumption(value, tried);
  } else if (flag == "provider-rule") {
    add_provider_rule(value, tried.provider_rules);
  } else {
    const auto row = std::find_if(flags().begin(), flags().end(), [&](const Flag& one) { return one.name == flag; });
    (void)choice(flag, value, row->choices);
  }
}

class Reader {
 public:
  Reader(std::string path, long long now) : path_(std::move(path)), now_(now) {}

  Configuration read(const YAML::Node& root) {
    Configuration result;
    expect_map(root, "the file");
    allow(root, "",
          {"apiVersion", "failOn", "unknown", "maxPools", "maxNodes", "maxIgnoreDays", "versions", "featureGates",
           "assume", "providerRules", "ignore"});
    const YAML::Node version = root["apiVersion"];
    if (!version || text(version, "apiVersion") != "gprov-impact/v1") {
      refuse(version ? version : root, "apiVersion: expected gprov-impact/v1; write apiVersion: gprov-impact/v1");
    }
    for (const auto& [key, flag] : {std::pair("failOn", "fail-on"), std::pair("unknown", "unknown"),
                                    std::pair("maxPools", "max-pools"), std::pair("maxNodes", "max-nodes")}) {
      if (const YAML::Node value = root[key]) add(result, key, flag, value, text(value, key));
    }
    for (const auto& [key, flag] : {std::pair("featureGates", "feature-gate"), std::pair("assume", "assume"),
                                    std::pair("providerRules", "provider-rule")}) {
      for (const auto& [name, value] : words(root[key], key))
        add(result, key, flag, root[key][name], name + "=" + value);
    }
    if (const YAML::Node versions = root["versions"]) {
      expect_map(versions, "versions");
      allow(versions, "versions.", {"gardener", "provider"});
      if (const YAML::Node gardener = versions["gardener"]) {
        result.gardener = text(gardener, "versions.gardener");
        try_out(gardener, "versions.gardener", [&] { (void)gardener_versions(*result.gardener); });
      }
      result.extensions = words(versions["provider"], "versions.provider");
      std::map<std::string, impact::VersionPair> tried;
      for (const auto& [provider, value] : result.extensions) {
        try_out(versions["provider"][provider], "versions.provider",
                [&, &type = provider, &told = value] { add_extension_versions(type + "=" + told, tried); });
      }
    }
    if (const YAML::Node days = root["maxIgnoreDays"]) longest_ = number(days, "maxIgnoreDays");
    const YAML::Node ignore = root["ignore"];
    if (ignore && !ignore.IsSequence()) refuse(ignore, "ignore: expected a list of entries");
    for (std::size_t i = 0; ignore && i < ignore.size(); ++i) {
      result.ignores.push_back(entry(ignore[i], "ignore[" + std::to_string(i) + "]."));
    }
    return result;
  }

 private:
  /// What is wrong with the value of an option is told with its place here, for nobody gave the option.
  template <class Use>
  void try_out(const YAML::Node& node, const std::string& key, const Use& use) const {
    std::string wrong;
    try {
      use();
    } catch (const UsageError& error) {
      wrong = error.what();
    }
    if (!wrong.empty()) refuse(node, key + wrong.substr(std::min(wrong.find(": "), wrong.size())));
  }

  void add(Configuration& result, const std::string& key, const std::string& flag, const YAML::Node& node,
           const std::string& value) const {
    try_out(node, key, [&] { try_value(flag, value); });
    result.flags[flag].push_back(value);
  }

  [[noreturn]] void refuse(const YAML::Node& node, const std::string& sentence) const {
    const YAML::Mark mark = node.Mark();
    throw UsageError(path_ + ":" + std::to_string(mark.line + 1) + ":" + std::to_string(mark.column + 1) + ": " +
                     sentence);
  }

  void expect_map(const YAML::Node& node, const std::string& what) const {
    if (!node.IsMap()) refuse(node, what + ": expected keys with values");
  }

  void allow(const YAML::Node& node, const std::string& where, const Keys& known) const {
    Keys seen;
    for (const auto& item : node) {
      const std::string& key = item.first.Scalar();
      const auto found = std::find(known.begin(), known.end(), key);
      if (found == known.end()) {
        const std::string_view near = nearest(key, known);
        refuse(item.first, where + key + ": there is no such key" +
                               (near.empty() ? "" : "; did you mean '" + std::string(near) + "'?"));
      }
      if (std::find(seen.begin(), seen.end(), *found) != seen.end())
        refuse(item.first, where + key + ": is given twice");
      seen.push_back(*found);
    }
  }

  [[nodiscard]] std::string text(const YAML::Node& node, const std::string& name) const {
    if (!node.IsScalar() || node.Scalar().empty()) refuse(node, name + ": expected a text");
    return node.Scalar();
  }

  [[nodiscard]] long long number(const YAML::Node& node, const std::string& name) const {
    const std::string digits = text(node, name);
    if (digits.find_first_not_of("0123456789") != std::string::npos || digits.size() > 9) {
      refuse(node, name + ": expected a number, got '" + digits + "'");
    }
    return std::stoll(digits);
  }

  [[nodiscard]] std::map<std::string, std::string> words(const YAML::Node& node, const std::string& name) const {
    std::map<std::string, std::string> result;
    if (!node) return result;
    expect_map(node, name);
    for (const auto& item : node) result[item.first.Scalar()] = text(item.second, name + "." + item.first.Scalar());
    return result;
  }

  void check_rule(const YAML::Node& node, const std::string& name, const std::string& rule) const {
    std::vector<std::string_view> known;
    for (const rules::Rule& row : rules::all()) known.push_back(row.id);
    const bool any = std::any_of(known.begin(), known.end(),
                                 [&](std::string_view id) { return impact::names_rule(rule, std::string(id)); });
    if (any) return;
    const std::string_view near = nearest(rule, known);
    refuse(node, name + ": there is no rule '" + rule + "'" +
                     (near.empty() ? "; see gprov-impact rules" : "; did you mean '" + std::string(near) + "'?"));
  }

  void read_expiry(const YAML::Node& node, const std::string& where, impact::Ignore& entry) const {
    const YAML::Node expires = node["expires"], permanent = node["permanent"];
    const bool stays = permanent && text(permanent, where + "permanent") == "true";
    if (static_cast<bool>(expires) == stays) {
      refuse(node, where + "expires: expected the day on which the entry ends, such as 2026-12-31, or permanent: true");
    }
    if (!expires) return;
    entry.expires_text = text(expires, where + "expires");
    entry.expires = hashing::unix_seconds(entry.expires_text + "T00:00:00Z");
    if (!entry.expires) {
      refuse(expires, where + "expires: '" + entry.expires_text + "' is not a day such as 2026-12-31");
    }
    if (*entry.expires - now_ > longest_ * kDay) {
      refuse(expires, where + "expires: " + entry.expires_text + " is more than " + std::to_string(longest_) +
                          " days away; choose an earlier day, or set maxIgnoreDays");
    }
  }

  [[nodiscard]] impact::Ignore entry(const YAML::Node& node, const std::string& where) const {
    expect_map(node, where.substr(0, where.size() - 1));
    allow(node, where, {"rule", "shoots", "pools", "path", "fingerprint", "reason", "owner", "expires", "permanent"});
    impact::Ignore entry;
    entry.at = manifest::Position{path_, static_cast<std::uint32_t>(node.Mark().line + 1),
                                  static_cast<std::uint32_t>(node.Mark().column + 1)};
    if (!node["rule"]) refuse(node, where + "rule: expected the id of a rule; see gprov-impact rules");
    entry.rule = text(node["rule"], where + "rule");
    check_rule(node["rule"], where + "rule", entry.rule);
    for (const auto& [key, member] :
         {std::pair("shoots", &impact::Ignore::shoots), std::pair("path", &impact::Ignore::path),
          std::pair("fingerprint", &impact::Ignore::fingerprint), std::pair("reason", &impact::Ignore::reason),
          std::pair("owner", &impact::Ignore::owner)}) {
      if (const YAML::Node value = node[key]) entry.*member = text(value, where + key);
    }
    if (entry.reason.size() < kReasonLength) {
      refuse(node["reason"] ? node["reason"] : node,
             where + "reason: expected why this is accepted, in at least ten characters");
    }
    if (const YAML::Node pools = node["pools"]) {
      if (!pools.IsSequence()) refuse(pools, where + "pools: expected a list of names");
      for (const auto& pool : pools) entry.pools.push_back(text(pool, where + "pools"));
    }
    read_expiry(node, where, entry);
    return entry;
  }

  std::string path_;
  long long now_;
  long long longest_ = 366;
};

}  // namespace

Configuration read_configuration(const std::string& path, long long now) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf())) {
    throw UsageError(path +
                     ": the configuration could not be read: " + (errno == 0 ? "it is empty" : std::strerror(errno)));
  }
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(bytes.str());
    if (documents.size() > 1) {
      throw UsageError(path + ":" + std::to_string(documents[1].Mark().line + 1) +
                       ":1: a configuration is one document; put the second into the first");
    }
    return Reader(path, now).read(documents.empty() ? YAML::Node() : documents.front());
  } catch (const YAML::ParserException& error) {
    throw UsageError(path + ":" + std::to_string(error.mark.line + 1) + ":" + std::to_string(error.mark.column + 1) +
                     ": not YAML: " + error.msg);
  }
}

}  // namespace gprov::cli

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/values.hpp"

#include <array>
#include <charconv>
#include <thread>
#include <vector>

#include "analyzer/cli/flags.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/report/report.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/semver.hpp"

namespace gprov::cli {

namespace {

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    list.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

std::string joined(const std::vector<std::string_view>& list) {
  std::string text;
  for (const std::string_view word : list) {
    text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text;
}

hashing::Version version_in(std::string_view flag, std::string_view whose, const std::string& text,
                            const hashing::SupportedRange& range) {
  const std::string span = "v" + hashing::major_minor(range.oldest) + " to v" + hashing::major_minor(range.newest);
  const auto version = hashing::parse_version(text);
  if (!version) {
    throw UsageError("--" + std::string(flag) + ": '" + text + "' is not a version; give one of " + std::string(whose) +
                     " " + span + ", such as " + hashing::to_string(range.newest));
  }
  const auto in = [&](const hashing::Version& v) {
    return v.major == range.oldest.major && v.minor >= range.oldest.minor && v.minor <= range.newest.minor;
  };
  if (!in(*version)) {
    throw UsageError("--" + std::string(flag) + ": this release knows " + std::string(whose) + " " + span + ", not " +
                     text);
  }
  return *version;
}

impact::VersionPair version_pair(std::string_view flag, std::string_view whose, const std::string& text,
                                 const hashing::SupportedRange& range) {
  const std::size_t colon = text.find(':');
  impact::VersionPair pair;
  pair.before = version_in(flag, whose, text.substr(0, colon), range);
  pair.after = colon == std::string::npos ? pair.before : version_in(flag, whose, text.substr(colon + 1), range);
  return pair;
}

}  // namespace

OutputTarget output_target(const std::string& text) {
  const std::size_t equals = text.find('=');
  OutputTarget target{text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1)};
  if (report::find_format(target.format) == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& format : report::formats()) known.push_back(format.name);
    const std::string_view near = nearest(target.format, known);
    throw UsageError("--output: there is no format '" + target.format + "'" +
                     (near.empty() ? "; known are " + joined(known) : "; did you mean '" + std::string(near) + "'?"));
  }
  if (equals != std::string::npos && target.path.empty()) {
    throw UsageError("--output: '" + text + "' names no path after the equals sign");
  }
  if (target.path == "-") target.path.clear();
  return target;
}

impact::VersionPair gardener_versions(const std::string& text) {
  return version_pair("gardener-version", "Gardener", text, hashing::supported_gardener());
}

void add_extension_versions(const std::string& text, std::map<std::string, impact::VersionPair>& extensions) {
  const std::size_t equals = text.find('=');
  const std::string type = text.substr(0, equals);
  if (equals == std::string::npos) {
    throw UsageError("--extension-version: '" + text +
                     "' does not look like PROVIDER=OLD[:NEW], such as azure=v1.62.1");
  }
  const providers::Provider* provider = providers::find(type);
  if (provider == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& p : providers::registry()) known.push_back(p.type);
    throw UsageError("--extension-version: this release does not know the provider '" + type +
                     "'; known: " + joined(known));
  }
  extensions[type] =
      version_pair("extension-version", "provider-" + type, text.substr(equals + 1), provider->supported());
}

void add_provider_rule(const std::string& text, std::map<std::string, gardener::ProviderRule>& rules) {
  const std::size_t equals = text.find('=');
  const std::string type = equals == std::string::npos ? "*" : text.substr(0, equals);
  const std::string rule =
      choice("provider-rule", text.substr(equals == std::string::npos ? 0 : equals + 1), "raw none");
  if (equals == 0) throw UsageError("--provider-rule: '" + text + "' names no provider type before the equals sign");
  if (providers::find(type) != nullptr) {
    throw UsageError("--provider-rule: this release knows itself what provider '" + type + "' hashes");
  }
  rules[type] = rule == "raw" ? gardener::ProviderRule::raw : gardener::ProviderRule::none;
}

long long moment(const std::string& text, std::string_view flag) {
  const auto seconds = hashing::unix_seconds(text.size() == 10 ? text + "T00:00:00Z" : text);
  if (!seconds) {
    throw UsageError(std::string(flag) + ": '" + text +
                     "' is neither a date such as 2026-01-31 nor a moment such as 2026-01-31T08:00:00Z");
  }
  return *seconds;
}

std::int64_t count_of(std::string_view flag, const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) {
    throw UsageError("--" + std::string(flag) + ": '" + text + "' is not a number of 0 or more");
  }
  return value;
}

unsigned jobs_of(const std::string& text) {
  constexpr std::int64_t kMost = 1024;
  const std::int64_t jobs = count_of("jobs", text);
  if (jobs > kMost) throw UsageError("--jobs: '" + text + "' is more than 1024");
  return jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : static_cast<unsigned>(jobs);
}

impact::Shard shard_of(const std::string& text) {
  constexpr std::int64_t kMost = 100'000;
  const std::size_t slash = text.find('/');
  const std::string wrong = "--shard: expected K/N such as 2/8, with K from 1 to N, got '" + text + "'";
  if (slash == std::string::npos) throw UsageError(wrong);
  const std::int64_t number = count_of("shard", text.substr(0, slash)), of = count_of("shard", text.substr(slash + 1));
  if (number < 1 || number > of || of > kMost) throw UsageError(wrong);
  return {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(of)};
}

unsigned columns(const std::string& text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 40 || value > 1000) {
    throw UsageError("--width: '" + text + "' is not a number from 40 to 1000");
  }
  return value;
}

bool truth(std::string_view variable, const std::string& text) {
  for (const std::string_view yes : {"1", "true", "yes", "on"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"0", "false", "no", "off"}) {
    if (text == no) return false;
  }
  throw UsageError(std::string(variable) + ": '" + text + "' is neither 1 nor 0");
}

std::string choice(std::string_view flag, const std::string& text, std::string_view choices) {
  const auto known = words(choices);
  for (const std::string_view word : known) {
    if (word == text) return text;
  }
  const std::string_view near = nearest(text, known);
  throw UsageError("--" + std::string(flag) + ": '" + text + "' is none of " + joined(known) +
                   (near.empty() ? "" : "; did you mean '" + std::string(near) + "'?"));
}

}  // namespace gprov::cli

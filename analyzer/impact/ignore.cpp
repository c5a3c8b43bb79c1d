// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/ignore.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <tuple>

#include "hashing/go_time.hpp"

namespace gprov::impact {
namespace {

using manifest::Severity;

constexpr long long kDay = 24LL * 60 * 60;
constexpr long long kWarnSeconds = 14 * kDay;
constexpr std::string_view kAnnotation = "gprov-impact/ignore";
constexpr std::size_t kReasonLength = 10;

bool fits(const std::string& pattern, const std::string& text) {
  return pattern.empty() || fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

bool matches(const Ignore& entry, const Shoot& shoot, const Pool& pool, const Reason& reason) {
  const auto& pools = entry.pools;
  return names_rule(entry.rule, reason.rule) && fits(entry.shoots, shoot.ns + "/" + shoot.name) &&
         (pools.empty() || std::any_of(pools.begin(), pools.end(),
                                       [&](const std::string& pattern) { return fits(pattern, pool.name); })) &&
         (entry.path.empty() || entry.path == reason.path) &&
         (entry.fingerprint.empty() || entry.fingerprint == reason.fingerprint);
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\n"), end = text.find_last_not_of(" \t\n");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

/// "RULE; reason=...; expires=DATE" of a Shoot's annotation; nothing and a diagnostic if it is not written so.
std::optional<Ignore> of_annotation(const model::Object<model::Shoot>& shoot, const std::string& text,
                                    std::vector<Diagnostic>& diagnostics) {
  Ignore entry;
  entry.shoots = shoot.value.metadata.ns + "/" + shoot.value.metadata.name;
  entry.at = model::position(shoot.origin, "metadata.annotations[" + std::string(kAnnotation) + "]");
  std::string complaint;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::string part = trimmed(text.substr(begin, end - begin));
    if (begin == 0) {
      entry.rule = part;
    } else if (part.starts_with("reason=")) {
      entry.reason = part.substr(7);
    } else if (part.starts_with("expires=")) {
      entry.expires_text = part.substr(8);
      entry.expires = hashing::unix_seconds(entry.expires_text + "T00:00:00Z");
      if (!entry.expires) complaint = "'" + entry.expires_text + "' is not a day such as 2026-12-31";
    } else if (!part.empty()) {
      complaint = "'" + part + "' is none of its parts";
    }
    begin = end + 1;
  }
  if (entry.reason.size() < kReasonLength) complaint = "a reason of at least ten characters is missing";
  if (!entry.expires && complaint.empty()) complaint = "the day on which it expires is missing";
  if (complaint.empty()) return entry;
  diagnostics.push_back({Severity::warning,
                         "annotation " + std::string(kAnnotation) + " is not followed: " + complaint +
                             "; expected \"RULE; reason=TEXT; expires=DATE\"",
                         entry.at});
  return std::nullopt;
}

void ignore_in(const Shoot& shoot, Pool& pool, const std::vector<Ignore>& entries, std::vector<bool>& used,
               long long now, std::vector<Ignored>& ignored) {
  Verdict left = Verdict::none;
  bool any = false;
  for (const Reason& reason : pool.reasons) {
    bool accepted = false;
    for (std::size_t i = 0; i < entries.size() && reason.effect != Verdict::none; ++i) {
      if (reason.effect == Verdict::unknown || !matches(entries[i], shoot, pool, reason)) continue;
      used[i] = true;
      if (is_expired(entries[i], now) || accepted) continue;
      accepted = any = true;
      ignored.push_back({reason.rule, shoot.ns, shoot.name, pool.name, reason.path, reason.fingerprint,
                         entries[i].reason, entries[i].owner, entries[i].expires_text});
    }
    if (!accepted) left = std::max(left, reason.effect);
  }
  if (any && pool.verdict != Verdict::unknown && left < pool.verdict) pool.counted = left;
}

IgnoreNote note_on(const Ignore& entry, bool used, long long now) {
  const auto tell = [&](const std::string& message) { return Diagnostic{Severity::warning, message, entry.at}; };
  const std::string name = "ignore entry for " + entry.rule;
  IgnoreNote note{used, {}, {}};
  if (is_expired(entry, now)) {
    note.if_used = note.if_unused =
        tell(name + " expired on " + entry.expires_text + ": its findings count again; renew it or take it out");
    return note;
  }
  note.if_unused = tell("unused-ignore: " + name + " matched nothing; take it out");
  if (entry.expires && *entry.expires + kDay - now <= kWarnSeconds) {
    note.if_used = tell(name + " expires on " + entry.expires_text);
  }
  return note;
}

}  // namespace

bool is_expired(const Ignore& entry, long long now) { return entry.expires && *entry.expires + kDay <= now; }

bool names_rule(const std::string& selector, const std::string& rule) {
  if (!selector.starts_with("*/")) return selector == rule;
  return rule.substr(std::min(rule.find('/'), rule.size())) == selector.substr(1);
}

Ignoring begin_ignoring(const std::vector<Ignore>& given, AnnotatedShoots after) {
  Ignoring ignoring{given, {}, {}};
  for (const auto& shoot : after) {
    const auto& annotations = shoot.value.metadata.annotations;
    const auto found = annotations.find(std::string(kAnnotation));
    if (found == annotations.end()) continue;
    if (auto entry = of_annotation(shoot, found->second, ignoring.complaints)) {
      ignoring.entries.push_back(std::move(*entry));
    }
  }
  ignoring.used.resize(ignoring.entries.size());
  return ignoring;
}

void ignore_in(Shoot& shoot, Ignoring& ignoring, long long now, std::vector<Ignored>& ignored) {
  for (Pool& pool : shoot.pools) ignore_in(shoot, pool, ignoring.entries, ignoring.used, now, ignored);
}

std::vector<IgnoreNote> notes_on(const Ignoring& ignoring, long long now) {
  std::vector<IgnoreNote> notes;
  for (std::size_t i = 0; i < ignoring.entries.size(); ++i) {
    notes.push_back(note_on(ignoring.entries[i], ignoring.used[i], now));
  }
  return notes;
}

}  // namespace gprov::impact
